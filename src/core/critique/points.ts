import type { Rubric, RubricCheck } from '../knowledge/page.ts';
import { sharedWords } from '../plan/word-overlap.ts';
import { type Look, lookAt } from '../probes/look.ts';
import type { CheckResult, EventOf, Point } from '../session/events.ts';
import { has } from '../signals/signals.ts';
import type { Thread } from '../thread.ts';
import { LEVELS, type Level } from '../vocabulary.ts';
import { fixWords, keepWords, lastSentence, sayWords } from './phrases.ts';
import { ALL_ASKED, bareValue, demandPoint, type Stops, stopsIn, worthKeeping } from './thread-points.ts';

type View = Pick<EventOf<'assessed'>, 'checks' | 'expected' | 'points' | 'gate'>;

/** At most this many points; more than three go unread (and a third of all feedback makes things worse). */
const MAX = 3;
/** At most this many missing core points are named. */
const MISSING_MAX = 2;

/**
 * The feedback of a thread from its checks, for coaches that send no points of their own: first what to keep (a core
 * check met, with its quote), then what an interviewer would stop at, the gravest first: another paper or a card says
 * otherwise; what the question asks for and nothing speaks of; missing core points of the candidate's level; checks not
 * met. On a strong answer one keep and one next step is right.
 *
 * @param look what was seen of the thread already, so that it is not read twice
 */
export function feedbackPoints(thread: Thread, view: View, look: Look | null = null): Point[] {
  if (view.points.length > 0) return view.points.slice(0, MAX);
  const { rubric } = thread;
  if (!rubric || view.gate) return [];
  const seen = look ?? lookAt(thread);
  if (!seen) return [];
  const stops = stopsIn(seen);
  const keep = correctedPoint(seen) ?? keepPoint(seen, view, rubric, stops);
  const points: Point[] = keep ? [keep] : [];
  const add = (point: Point | null) => {
    if (
      point &&
      points.length < MAX &&
      !points.some((p) => p.kind === 'fix' && p.check !== undefined && p.check === point.check)
    )
      points.push(point);
  };
  for (const point of stops.points) add(point);
  add(latePoint(seen, view));
  const failed = failedChecks(view.checks, rubric);
  if (view.checks.some((c) => c.id === ALL_ASKED && c.met === false)) add(demandPoint(seen));
  const basis = failed.find((f) => BASIS.test(f.check.id));
  if (basis) {
    const bare = bareValue(seen, basis.check);
    add(bare && { ...bare, next: sayWords(basis.definition, thread.lang, thread.slot.question) });
  }
  for (const point of missingCore(thread, view.expected)) add(missingPoint(point, thread));
  for (const { check, definition } of failed) {
    // The two cost checks and the like would say the same twice; one point per criterion.
    const said = points.some((p) => p.check && definitionOf(rubric, p.check)?.criterion === definition.criterion);
    if (said && !FAIR.test(check.id)) continue;
    if (MATCH.test(check.id) && stops.points.some((p) => p.check === undefined)) continue;
    add(checkPoint(check, definition, thread));
  }
  return points;
}

/** A value in the answer against another paper: named with both values where they are known. */
const MATCH = /\.(?:match\.(?:resume|earlier)|result\.match)$/u;
const BASIS = /\.(?:proof|result)\.basis$/u;

type Failed = { check: CheckResult; definition: RubricCheck };

/** Checks of the type that are not met: what was said of others first, then core ones, then those with a quote. */
function failedChecks(checks: readonly CheckResult[], rubric: Rubric): Failed[] {
  const rank = ({ check, definition }: Failed) =>
    4 * Number(FAIR.test(check.id)) + 2 * Number(definition.core) + Number(!!check.quote);
  return checks
    .flatMap((check) => {
      const definition = check.met === false ? definitionOf(rubric, check.id) : undefined;
      return definition ? [{ check, definition }] : [];
    })
    .sort((a, b) => rank(b) - rank(a));
}

/** Blame is heard before anything that is only missing. */
const FAIR = /\.fair$/u;

function definitionOf(rubric: Rubric, id: string): RubricCheck | undefined {
  return rubric.checks.find((check) => `${rubric.id}.${check.id}` === id);
}

function keepPoint(seen: Look, view: View, rubric: Rubric, stops: Stops): Point | null {
  const { lang } = seen.thread;
  const keep = keepOf(
    view.checks.filter((check) => worthKeeping(check, seen, stops)),
    [rubric],
  );
  return (
    keep && {
      kind: 'keep',
      quote: keep.quote!,
      say: keepWords(keep, definitionOf(rubric, keep.id), lang),
      check: keep.id,
      ...(keep.turn ? { turn: keep.turn } : {}),
    }
  );
}

function missingPoint({ card, point, text }: View['expected'][number], thread: Thread): Point {
  return {
    kind: 'fix',
    missing: phraseOf(thread),
    say: thread.lang === 'ko' ? `답에 들어갈 것 가운데 찾지 못했습니다: ${text}` : `Not found in your answers: ${text}`,
    check: `${card}#${point}`,
  };
}

function checkPoint(check: CheckResult, definition: RubricCheck, thread: Thread): Point {
  const { lang, slot } = thread;
  return {
    kind: 'fix',
    ...(check.quote ? { quote: check.quote } : { missing: phraseOf(thread) }),
    say: fixWords(check, definition, lang),
    next: sayWords(definition, lang, slot.question),
    check: check.id,
    ...(check.turn ? { turn: check.turn } : {}),
  };
}

/**
 * Core points that were not found: nearest to what was asked first, then the candidate's own level downwards. A page holds
 * more than one question asks for: a point that shares no word with it was not asked.
 */
export function missingCore(thread: Thread, expected: View['expected']): View['expected'] {
  const asked = (p: View['expected'][number]) => sharedWords(thread.slot.question, p.text);
  return expected
    .filter((p) => !p.met && p.weight === 'core' && asked(p) > 0)
    .sort((a, b) => asked(b) - asked(a) || distance(a.level, thread) - distance(b.level, thread))
    .slice(0, MISSING_MAX);
}

/** The check whose sentence is worth keeping: something said plainly first, then a core check. */
export function keepOf(checks: readonly CheckResult[], rubrics: readonly Rubric[]): CheckResult | null {
  const core = new Map<string, boolean>(
    rubrics.flatMap((r) => r.checks.map((c) => [`${r.id}.${c.id}`, c.core] as const)),
  );
  return (
    checks
      .filter((c) => c.met === true && c.quote && core.has(c.id) && !ONLY_UNKNOWN.test(c.quote.trim()))
      .sort(
        (a, b) =>
          Number(b.mark === 'honest') - Number(a.mark === 'honest') || Number(core.get(b.id)) - Number(core.get(a.id)),
      )[0] ?? null
  );
}

/** Steps from the candidate's own level; what lies above it comes last. */
function distance(level: string, thread: Thread): number {
  const steps = LEVELS.indexOf(thread.level) - LEVELS.indexOf(level as Level);
  return steps >= 0 ? steps : LEVELS.length - steps;
}

/** Not knowing is no fault, but nothing to keep either. */
const ONLY_UNKNOWN =
  /^(음+[,….\s]*)?(네[,.]?\s*)?(그건|그 부분은|잘|아직)?\s*(모르겠습니다|모릅니다|모르겠어요)[.!]?$|^I do(n't| not) know[.!]?$/iu;

/** The phrase of the question that a missing thing answers to: its last clause, without the request. */
export function phraseOf(thread: Thread): string {
  return lastSentence(thread.slot.question).slice(0, 120);
}

/** A value put right after a contradiction was shown: the most convincing thing an answer can do. */
function correctedPoint(seen: Look): Point | null {
  const answer = seen.answers.find((a) => a.turn.probe === 'contradiction');
  if (!answer?.sentences.some((s) => has(s, 'number') || has(s, 'measured'))) return null;
  const [first, second] = answer.sentences;
  if (!first) return null;
  const end = second && second.end - first.start <= QUOTE_MAX ? second.end : first.end;
  const measured = answer.sentences.some((s) => has(s, 'measured'));
  const ko = seen.thread.lang === 'ko';
  const say = measured
    ? { ko: '기준과 잰 방법으로 바로잡았습니다.', en: 'Put right with the basis and how it was measured.' }
    : { ko: '어느 값이 맞는지 분명히 했습니다.', en: 'Made clear which value is right.' };
  return {
    kind: 'keep',
    quote: answer.turn.answer.slice(first.start, end).replace(/[.。]$/u, ''),
    say: ko ? say.ko : say.en,
    turn: answer.turn.turn,
  };
}

/** A session-level quote is shown in one or two lines. */
const QUOTE_MAX = 80;

/** One's own part that came only after a follow-up asked for it: it belongs into the first sentence. */
function latePoint(seen: Look, view: View): Point | null {
  const main = seen.answers[0];
  const team = main?.sentences.find((s) => has(s, 'team'));
  const own = view.checks.find(
    (c) => /\.(act\.own|own\.part)$/.test(c.id) && c.met === true && c.turn !== main?.turn.turn,
  );
  if (!main || !team || !own?.quote || main.sentences.some((s) => has(s, 'self'))) return null;
  const ko = seen.thread.lang === 'ko';
  const quote = own.quote.replace(/[.。]$/u, '').slice(0, 60);
  return {
    kind: 'fix',
    quote: team.text.slice(0, 300),
    say: ko ? '이 문장에서는 지원자님이 한 일이 보이지 않습니다.' : 'This sentence does not show what you did.',
    next: ko
      ? `꼬리에서 하신 ‘${quote}’ 부분을 첫 문장으로 옮겨 보세요.`
      : `Move ‘${quote}’, which came only in the follow-up, to the front.`,
    turn: main.turn.turn,
  };
}

type Placed = Point & { slot: string };

/** The same thing said of the same words, in another thread. */
const sameWords = (a: Point, b: Point) => a.say === b.say && a.quote === b.quote;

/**
 * The points of a whole session: at most one to keep and two to mend, the telling ones first (what was put right or
 * said plainly; what came too late or was not found), from different threads where possible.
 */
export function sessionPoints(points: readonly Placed[]): Placed[] {
  const weight = (p: Placed): number => {
    const plainly = /솔직|plainly/u.test(p.say);
    // 모르겠습니다 alone is credited where nothing else can be kept; what to read, where nothing was found wrong.
    if (p.kind === 'keep') return p.check === undefined ? (plainly ? 0 : 3) : plainly ? 2 : 1;
    if (p.check === undefined) return p.quote ? 3 : 1.2;
    return p.check.includes('#') || p.check === ALL_ASKED ? 2 : p.quote ? 1.5 : 1;
  };
  const best = (kind: Point['kind']) =>
    points
      .map((p, i) => ({ p, i }))
      .filter(({ p }) => p.kind === kind)
      .sort((a, b) => weight(b.p) - weight(a.p) || a.i - b.i)
      .map(({ p }) => p);
  const fixes: Placed[] = [];
  for (const fix of [...best('fix'), ...best('fix')]) {
    if (fixes.length >= 2 || fixes.includes(fix)) continue;
    if (fixes.some((f) => (fix.check !== undefined && f.check === fix.check) || sameWords(f, fix))) continue;
    if (fixes.some((f) => f.slot === fix.slot) && best('fix').some((f) => !fixes.includes(f) && f.slot !== fix.slot))
      continue;
    fixes.push(fix);
  }
  return [...best('keep').slice(0, 1), ...fixes];
}
