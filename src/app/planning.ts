import { KkoriError, nearest } from '../core/errors.ts';
import { aliasesOf, resolveConcepts } from '../core/knowledge/cards.ts';
import { matches, type PreparedText, prepare } from '../core/knowledge/signal-expression.ts';
import type { PastQuestion, PlanInput } from '../core/plan/candidate.ts';
import { makePlan, type Plan, questionKeys } from '../core/plan/plan.ts';
import { noteFacts } from '../core/reading/facts.ts';
import { AT_THE_DESK } from '../core/session/events.ts';
import type { Format, Language, Level } from '../core/vocabulary.ts';
import type { Deps } from './deps.ts';
import type { Material } from './material.ts';

/** Earlier sessions of a dossier whose questions are not repeated. */
const HISTORY_SESSIONS = 3;

export type PlanOptions = {
  format: Format;
  questions?: number;
  minutes?: number;
  lang?: Language;
  level?: Level;
  seed?: number;
  input?: 'typed' | 'spoken';
  ignoreHistory?: boolean;
  only?: readonly string[];
};

/** Settings (flags, then the workspace's own, then the dossier's) and the plan made from them. */
export async function planFor(
  deps: Deps,
  material: Material,
  options: PlanOptions,
): Promise<{ plan: Plan; lang: Language; level: Level }> {
  const input = await planInputFor(deps, material, options);
  for (const key of options.only ?? []) {
    const keys = questionKeys(input);
    if (keys.includes(key)) continue;
    const near = nearest(key, keys);
    throw new KkoriError('not-found', `‘${key.slice(0, 80)}’ 질문을 찾지 못했습니다.`, {
      hint: near ? `혹시 ‘${near}’인가요?` : '보고서의 JSON에 있는 질문의 key를 적어 주세요.',
    });
  }
  return { plan: makePlan(input), lang: input.lang, level: input.level };
}

/** What a plan is made from: the papers with everything resolved, and the settings. Throws input or config. */
export async function planInputFor(deps: Deps, material: Material, options: PlanOptions): Promise<PlanInput> {
  const { knowledge, dossier } = material;
  const format = knowledge.formats.get(options.format);
  if (!format) throw new KkoriError('config', `‘${options.format}’ 형식의 쪽이 없습니다.`);
  if (options.questions !== undefined && (options.questions < 1 || options.questions > 30))
    throw new KkoriError('input', '질문 수는 1에서 30까지입니다.');
  if (options.minutes !== undefined && (options.minutes < 5 || options.minutes > 240))
    throw new KkoriError('input', '시간은 5분에서 240분까지입니다.');
  const settings = await deps.workspace.settings();
  const aliases = aliasesOf(knowledge);
  // Every offered question is held against every line: a line is taken apart once.
  const lines = new Map<string, PreparedText>();
  const prepared = (line: string): PreparedText => {
    const known = lines.get(line) ?? prepare(line, aliases);
    lines.set(line, known);
    return known;
  };
  return {
    dossier,
    resume: withNotes(material),
    knowledge,
    format,
    lang: options.lang ?? settings.language ?? 'ko',
    level: options.level ?? levelOf(material),
    input: options.input ?? 'typed',
    limits: { questions: options.questions ?? null, minutes: options.minutes ?? null },
    seed: options.seed ?? 0,
    ...(options.only ? { only: options.only } : {}),
    past: dossier && !options.ignoreHistory ? await pastQuestions(deps, dossier.slug) : [],
    conceptsOf: (text) => resolveConcepts(text, knowledge).map((mention) => mention.card),
    fits: (line, { signals }) => signals !== null && matches(signals, prepared(line)) !== null,
    now: deps.clock.now(),
  };
}

/** Level by the years that the posting asks for, on the role pages; mid when it does not say. */
export function levelOf({ dossier, knowledge }: Material): Level {
  const years = dossier?.yearsMin ?? null;
  if (years === null) return 'mid';
  for (const level of ['junior', 'mid', 'senior'] as const) {
    const range = knowledge.roles.get(`backend-${level}`)?.years;
    if (range && years >= range[0] && years <= range[1]) return level;
  }
  return years > 6 ? 'senior' : 'mid';
}

/** Résumé facts, with what the notes say about the candidate as facts of a lower grade: what questions are made of. */
export function withNotes({ resume, dossier }: Material) {
  const notes = noteFacts(dossier?.highlights ?? []);
  if (notes.length === 0) return resume;
  return {
    uri: resume?.uri ?? dossier!.uri,
    sha: resume?.sha ?? dossier!.sha,
    facts: [...(resume?.facts ?? []), ...notes],
    warnings: resume?.warnings ?? [],
  };
}

async function pastQuestions(deps: Deps, slug: string): Promise<PastQuestion[]> {
  const sessions = (await deps.store.sessions({ dossier: slug, without: AT_THE_DESK, limit: HISTORY_SESSIONS })).map(
    (s) => s.id,
  );
  const rows = sessions.length === 0 ? [] : await deps.store.turns({ dossier: slug, limit: 400 });
  return rows
    .filter((row) => row.kind === 'main' && sessions.includes(row.session))
    .map((row) => ({
      session: row.session,
      questionKey: row.questionKey,
      question: row.question,
      at: row.at,
      weak: row.selfRating === 1 || row.checks.filter((c) => c.met === false).length >= 4,
    }));
}
