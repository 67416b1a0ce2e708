import { materialOf } from '../../src/app/advance.ts';
import { answerIn, startRehearsal } from '../../src/app/rehearse.ts';
import { turnOf } from '../../src/core/session/state.ts';
import type { Block, Body } from '../support/fake-model.ts';
import { modelOf } from '../support/model-deps.ts';
import { briefOf, scripted } from '../support/scripted-model.ts';
import { lineOf, type Row } from './row.ts';

/** Prices relative to fresh input (the provider's own ratios, notes of 2026-11-22): a write to the cache, a read from it. */
const WRITE = 1.25;
const READ = 0.1;
/** Blocks before a mark in which the provider looks for an earlier one. */
const LOOK_BACK = 20;
/** Below this many tokens nothing is cached. */
const CACHEABLE = 512;

type Counted = { fresh: number; written: number; read: number };
const tokens = (text: string) => Math.ceil(Buffer.byteLength(text) / 4);
const units = (c: Counted) => c.fresh + WRITE * c.written + READ * c.read;

/** What a request is in order, as the cache sees it: tools, system, messages. */
function blocksOf(body: Body): { text: string; marked: boolean }[] {
  const plain = (block: Block) => ({
    text: JSON.stringify({ ...block, cache_control: undefined }),
    marked: block.cache_control !== undefined,
  });
  const system = typeof body.system === 'string' ? [{ type: 'text', text: body.system }] : (body.system ?? []);
  return [
    ...(body.tools ?? []).map((tool) => ({ text: JSON.stringify(tool), marked: false })),
    ...system.map((block) => plain(block as Block)),
    ...body.messages.flatMap(({ content }) =>
      typeof content === 'string' ? [{ text: content, marked: false }] : content.map(plain),
    ),
  ];
}

/** The provider's cache, as its documentation describes it: prefixes up to a mark, found again from a later mark. */
class Cache {
  private readonly prefixes = new Set<string>();

  count(body: Body): Counted {
    const blocks = blocksOf(body);
    const upTo = (end: number) =>
      blocks
        .slice(0, end)
        .map((b) => b.text)
        .join('\u0000');
    const size = (from: number, end: number) => blocks.slice(from, end).reduce((n, b) => n + tokens(b.text), 0);
    const marks = blocks.flatMap((b, i) => (b.marked ? [i + 1] : []));
    let hit = 0;
    for (const mark of marks)
      for (let end = mark; end > Math.max(0, mark - LOOK_BACK); end--)
        if (end > hit && this.prefixes.has(upTo(end))) {
          hit = end;
          break;
        }
    const last = marks.at(-1) ?? 0;
    for (const mark of marks) if (size(0, mark) >= CACHEABLE) this.prefixes.add(upTo(mark));
    const written = size(0, last) >= CACHEABLE ? size(hit, last) : 0;
    return { read: size(0, hit), written, fresh: size(hit, blocks.length) - written };
  }
}

const ANSWER =
  '주문 상태를 바꾸는 트랜잭션에서 이벤트를 함께 저장하고 릴레이가 읽어 보냅니다. 커밋한 뒤 바로 보내면 프로세스가 죽을 때 잃기 때문에 그렇게 했습니다. 대신 지연이 1초 늘었고, 밀린 건수를 지표로 보고 있습니다. 같은 이벤트가 두 번 오는 것은 이벤트 번호로 가려냅니다.';

/**
 * Input of a 20-question rehearsal with a model, in units of fresh input, against the same rehearsal that sends the whole
 * transcript each time and caches nothing. What is counted is what is really sent; the cache is the provider's as its
 * documentation describes it, not the provider.
 */
export async function costRows(): Promise<Row[]> {
  const cache = new Cache();
  let transcript = 0;
  const calls: { brief: string; counted: Counted; reference: number }[] = [];
  const model = modelOf((body, request) => {
    const counted = cache.count(body);
    const brief = briefOf(body);
    const own = units({ fresh: counted.fresh + counted.written + counted.read, written: 0, read: 0 });
    calls.push({ brief, counted, reference: own + transcript });
    return scripted()(body, request);
  });
  const session = await startRehearsal(model.deps, {
    dossier: 'hanigyeol',
    format: 'full',
    questions: 20,
    coach: 'anthropic',
    seed: 7,
  });
  const material = await materialOf(model.deps, session.state);
  const perAnswer: number[] = [];
  const references: number[] = [];
  let thread = '';
  let threadTokens = 0;
  while (session.state.open !== null) {
    const { asked } = turnOf(session.state, session.state.open);
    // Of the transcript, the thread itself is sent anyway.
    if (asked.slot !== thread) {
      transcript += threadTokens;
      threadTokens = 0;
      thread = asked.slot;
    }
    threadTokens += tokens(asked.question) + tokens(ANSWER);
    const from = calls.length;
    await answerIn(model.deps, session, material, { text: `${ANSWER} (${asked.question.slice(0, 12)})`, via: 'file' });
    const made = calls.slice(from);
    if (made.length === 0) continue;
    perAnswer.push(made.reduce((n, c) => n + units(c.counted), 0));
    references.push(made.reduce((n, c) => n + c.reference, 0));
  }
  const sum = (list: number[]) => list.reduce((a, b) => a + b, 0);
  const all = calls.slice(1);
  const read = sum(all.map((c) => c.counted.read));
  const total = sum(all.map((c) => c.counted.read + c.counted.written + c.counted.fresh));
  const share = sum(perAnswer) / sum(references);
  const growth = perAnswer[19]! / perAnswer[2]!;
  const per = (list: number[]) => `${Math.round(sum(list) / list.length)} tok`;
  return [
    {
      what: `model input per answer, whole transcript and no cache (${perAnswer.length} answers)`,
      ours: per(perAnswer),
      reference: per(references),
      result: `${share.toFixed(3)} ×`,
      bar: '≤ 0.25 ×',
      ok: share <= 0.25,
    },
    {
      what: 'the same, the 20th answer against the 3rd',
      ours: per(perAnswer.slice(19, 20)),
      reference: per(perAnswer.slice(2, 3)),
      result: `${growth.toFixed(3)} ×`,
      bar: '≤ 1.2 ×',
      ok: growth <= 1.2,
    },
    {
      what: `model input read from the cache (${all.length} calls)`,
      ours: `${read} tok`,
      reference: `${total} tok`,
      result: (read / total).toFixed(3),
      bar: '≥ 0.7',
      ok: read / total >= 0.7,
    },
  ];
}

if (import.meta.main) for (const row of await costRows()) process.stdout.write(`${lineOf(row)}\n`);
