import type { Deps } from '../../../app/deps.ts';
import type { Config, ModelConfig } from '../../../config.ts';
import { KkoriError } from '../../../core/errors.ts';
import type { Knowledge } from '../../../core/knowledge/page.ts';
import type { SessionState } from '../../../core/session/state.ts';
import { replay } from '../../../core/session/step.ts';
import { type ModelUsage, usageOf } from '../../../core/session/usage.ts';
import { PRICES, PRICES_AS_OF, type Price } from '../../../core/usage.ts';
import type { Console } from '../console.ts';
import { EXIT } from '../environment.ts';
import { padTo, wrap } from '../text.ts';
import { ko } from '../words.ko.ts';

/** Node below this cannot run the sources. */
const NODE_NEEDED = [22, 18] as const;

type Examined = {
  kkori: string;
  node: { version: string; ok: boolean };
  workspace: { display: string | null; dossiers: number; resume: boolean; problem: string | null; hint: string };
  store: { sessions: number; open: number; problem: string | null };
  /** What models read and wrote in the latest sessions of this workspace. */
  usage: ModelUsage[];
  knowledge: { version: string | null; pages: Record<string, number>; problem: string | null };
  coach: { name: 'offline' | 'anthropic'; asked: string; why: string };
  model: {
    model: string;
    endpoint: string;
    price: Price | null;
    pricesAsOf: string;
    limits: object;
    prompts: string;
  } | null;
  leaves: { when: string; what: string }[];
};

/** `kkori doctor`: what is configured, which coach and why, and what would leave this machine. 1 when something is broken. */
export async function doctor(console: Console): Promise<number> {
  const found = await console.during('살펴보는 중입니다', examine(console));
  if (console.json) console.printJson(found);
  else for (const line of linesOf(found, console)) console.out(line);
  return found.node.ok && !found.knowledge.problem && !found.store.problem ? EXIT.ok : EXIT.failed;
}

async function examine(console: Console): Promise<Examined> {
  const { env } = console;
  const found: Examined = {
    kkori: env.version,
    node: { version: process.versions.node, ok: recentNode(process.versions.node) },
    workspace: { display: null, dossiers: 0, resume: false, problem: null, hint: '' },
    store: { sessions: 0, open: 0, problem: null },
    usage: [],
    knowledge: { version: null, pages: {}, problem: null },
    coach: coachOf(env.config),
    model: env.config.model ? modelOf(env.config.model) : null,
    leaves: [
      {
        when: '터미널에서 규칙 코치로 (--coach offline)',
        what: '아무것도 나가지 않습니다. 규칙 코치는 이 컴퓨터에서만 돕니다.',
      },
      ...modelLeaves(env.config),
      {
        when: 'AI 어시스턴트 안에서 (kkori serve)',
        what: '도구가 돌려준 것(질문, 이력서와 공고의 인용, 내 답, 보고서)이 그 어시스턴트의 제공자에게 전달됩니다. 전화, 메일, 주민등록번호, 주소, 연봉은 가립니다.',
      },
    ],
  };
  try {
    await console.withWorkspace(async ({ deps, display }) => {
      found.workspace.display = display;
      await into(found.workspace, async () => {
        const entries = await deps.workspace.list();
        found.workspace.dossiers = new Set(entries.flatMap((entry) => entry.dossier ?? [])).size;
        found.workspace.resume = entries.some((entry) => entry.kind === 'resume');
      });
      await into(found.store, async () => {
        found.store.sessions = (await deps.store.sessions()).length;
        found.store.open = (await deps.store.sessions({ open: true })).length;
        found.usage = await recentUsage(deps);
      });
      await into(found.knowledge, async () => {
        const knowledge = await deps.library.load();
        found.knowledge.version = knowledge.version.slice(0, 12);
        found.knowledge.pages = countPages(knowledge);
      });
    });
  } catch (error) {
    if (!(error instanceof KkoriError)) throw error;
    found.workspace.problem = error.message;
    found.workspace.hint = error.hint;
  }
  return found;
}

function coachOf({ coach, model }: Config): Examined['coach'] {
  if (coach === 'offline') return { name: 'offline', asked: coach, why: 'KKORI_COACH=offline' };
  if (!model) return { name: 'offline', asked: coach, why: '키도 주소도 없어 규칙만 씁니다' };
  return { name: 'anthropic', asked: coach, why: model.baseURL ? 'ANTHROPIC_BASE_URL' : 'ANTHROPIC_API_KEY' };
}

/** The model as configured: never the key, and of an address only where it is. */
function modelOf({ model, baseURL, limits }: ModelConfig): Examined['model'] {
  return {
    model,
    endpoint: baseURL ? new URL(baseURL).host : 'api.anthropic.com',
    price: PRICES[model] ?? null,
    pricesAsOf: PRICES_AS_OF,
    limits,
    prompts: 'prompts/',
  };
}

/** Which text goes to the endpoint, brief by brief, before it goes. */
function modelLeaves({ model }: Config): Examined['leaves'] {
  if (!model) return [];
  const where = modelOf(model)!.endpoint;
  return [
    {
      when: `터미널에서 모델로 (${where})`,
      what: '공고의 업무·요건, 이력서와 노트의 사실, 지금 줄기의 질문과 답, 그 질문의 평가표와 카드가 갑니다. 질문을 다듬거나 꼬리를 찾을 때는 모델이 찾아본 자료도 갑니다. 다른 줄기의 답과 파일 전체는 가지 않습니다. 회차가 끝나 정리를 쓸 때만 그 회차의 질문과 답이 한 번 함께 갑니다. 전화, 메일, 주민등록번호, 주소, 연봉은 가립니다.',
    },
  ];
}

/** Runs one look; what it throws becomes the part's problem. */
async function into(part: { problem: string | null }, look: () => Promise<void>): Promise<void> {
  try {
    await look();
  } catch (error) {
    if (!(error instanceof KkoriError)) throw error;
    part.problem = error.message;
  }
}

function countPages(knowledge: Knowledge): Record<string, number> {
  const { concepts, rubrics, formats, industries, roles, designs, pages } = knowledge;
  return {
    concepts: concepts.size,
    rubrics: rubrics.size,
    formats: formats.size,
    industries: industries.size,
    roles: roles.size,
    designs: designs.size,
    all: pages.size,
  };
}

/** Sessions whose usage is added up. */
const USAGE_SESSIONS = 100;

async function recentUsage(deps: Deps): Promise<ModelUsage[]> {
  const states: SessionState[] = [];
  for (const { id } of await deps.store.sessions({ limit: USAGE_SESSIONS })) {
    const events = await deps.store.load(id);
    if (events) states.push(replay(id, events));
  }
  return usageOf(states);
}

function modelWords({ model, endpoint, price, pricesAsOf }: NonNullable<Examined['model']>): string {
  const cost = price
    ? `백만 토큰에 읽기 $${price.input}, 쓰기 $${price.output} (${pricesAsOf} 기준)`
    : '값을 모르는 모델이라 비용은 세지 않습니다';
  return `${model} · ${endpoint} · ${cost}`;
}

function linesOf(
  { kkori, node, workspace, store, usage, knowledge, coach, model, leaves }: Examined,
  console: Console,
): string[] {
  const row = (name: string, text: string) => wrap(text, console.width, padTo(name, 12), ' '.repeat(12));
  const pages = knowledge.pages;
  return [
    ...row('kkori', kkori),
    ...row('Node', `${node.version}${node.ok ? '' : ` (${NODE_NEEDED.join('.')} 이상이 필요합니다)`}`),
    ...row(
      '작업 공간',
      workspace.problem
        ? `${workspace.problem} ${workspace.hint}`
        : `${workspace.display} · 지원 건 ${workspace.dossiers} · 이력서 ${workspace.resume ? '있음' : '없음'}`,
    ),
    ...(workspace.display === null
      ? []
      : row('기록', store.problem ?? `회차 ${store.sessions}개 (하던 것 ${store.open}개), SQLite, 이 컴퓨터에만`)),
    ...(workspace.display === null
      ? []
      : row(
          '지식',
          knowledge.problem ??
            `${pages.all}쪽 (개념 ${pages.concepts} · 평가표 ${pages.rubrics} · 형식 ${pages.formats} · 산업 ${pages.industries} · 역할 ${pages.roles} · 설계 ${pages.designs}), 판 ${knowledge.version}`,
        )),
    ...row('코치', `${coach.name === 'offline' ? '규칙 코치(모델 없음)' : '모델 코치'} · ${coach.why}`),
    ...(model ? row('모델', modelWords(model)) : []),
    ...usage.flatMap((u) =>
      row(
        '쓴 양',
        `${u.model} · ${ko.modelUsed(u.input + u.cacheWrite + u.cacheRead, u.cacheRead, u.output, u.usd)} (최근 ${USAGE_SESSIONS}회차까지)`,
      ),
    ),
    '',
    '이 컴퓨터를 떠나는 것',
    ...leaves.flatMap(({ when, what }) => [`  ${when}`, ...wrap(what, console.width, '    ')]),
  ];
}

function recentNode(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > NODE_NEEDED[0] || (major === NODE_NEEDED[0] && minor >= NODE_NEEDED[1]);
}
