import type { CheckResult, PointResult } from '../session/events.ts';

/** What two attempts at one question are compared by: nothing of it grows with length, fluff or digits. */
export type Judged = {
  gate?: string | null | undefined;
  checks: readonly CheckResult[];
  /** Ids of the checks that are the heart of their criterion (● on the rubric pages). */
  coreChecks: readonly string[];
  expected: readonly PointResult[];
  contradictions: readonly { quote: string }[];
  misconceptions: readonly { quote: string }[];
  unsupported: readonly { quote: string }[];
};

export type Comparison = { better: 'a' | 'b' | 'cannot-tell'; reasons: Reason[] };

/** One difference, and whom it speaks for. `weight` 1–3: how much an interviewer makes of it. */
export type Reason = {
  for: 'a' | 'b';
  kind: 'gate' | 'point' | 'check' | 'contradiction' | 'misconception' | 'unsupported';
  /** Id of the check or `card#point`; the number of places otherwise. */
  what: string;
  weight: number;
};

/**
 * How much each difference counts. Coverage of reference points orders answers to the same question .76 of the time,
 * which is the most that rules reach; the rest only breaks ties, and what cannot be told is not told.
 */
const WEIGHT = {
  gate: 8,
  corePoint: 3,
  extraPoint: 1,
  coreCheck: 2,
  check: 1,
  contradiction: 3,
  misconception: 3,
  unsupported: 1,
} as const;

/** The lead that one attempt must have, in the weights above: a single check decides nothing. */
const LEAD = 3;

/** Checks that speak of form, of order, or of what stands outside the answer: never a reason to call one better. */
const NO_REASON = /^draft\.(?:(?:speak|tail)\.|answer\.first$)|\.(?:lean)$/u;

/**
 * Which of two answers to the same question holds more of what was asked for, by expected points and checks found and by
 * claims without support. Symmetric: swapping the arguments swaps the outcome. Most weighty reasons first.
 */
export function compareAnswers(a: Judged, b: Judged): Comparison {
  const reasons = [...speaksFor('a', a, b), ...speaksFor('b', b, a)].sort(
    (x, y) => y.weight - x.weight || (x.what < y.what ? -1 : x.what > y.what ? 1 : 0),
  );
  const sum = (side: 'a' | 'b') => reasons.filter((r) => r.for === side).reduce((n, r) => n + r.weight, 0);
  const lead = sum('a') - sum('b');
  return { better: lead >= LEAD ? 'a' : lead <= -LEAD ? 'b' : 'cannot-tell', reasons };
}

function speaksFor(side: 'a' | 'b', mine: Judged, other: Judged): Reason[] {
  const out: Reason[] = [];
  const add = (kind: Reason['kind'], what: string, weight: number) => {
    if (weight > 0) out.push({ for: side, kind, what, weight });
  };
  if (!mine.gate && other.gate) add('gate', other.gate, WEIGHT.gate);
  const found = (judged: Judged) =>
    new Map(judged.expected.filter((p) => p.met).map((p) => [`${p.card}#${p.point}`, p.weight] as const));
  const theirs = found(other);
  for (const [id, weight] of found(mine))
    if (!theirs.has(id)) add('point', id, weight === 'core' ? WEIGHT.corePoint : WEIGHT.extraPoint);
  // What rests on a sentence that is itself taken issue with (유실을 완전히 없앴습니다) speaks for nobody.
  const met = (judged: Judged) =>
    new Set(judged.checks.filter((c) => c.met === true && !attacked(judged, c.quote)).map((c) => c.id));
  const failed = (judged: Judged) => new Set(judged.checks.filter((c) => c.met === false).map((c) => c.id));
  const [theirMet, theirFailed] = [met(other), failed(other)];
  const core = new Set([...mine.coreChecks, ...other.coreChecks]);
  for (const id of met(mine)) {
    if (NO_REASON.test(id) || theirMet.has(id)) continue;
    add('check', id, core.has(id) && !id.startsWith('draft.') ? WEIGHT.coreCheck : WEIGHT.check);
  }
  // Not judged in mine, a fault in theirs: a reason too, but a small one.
  const [myMet, myFailed] = [met(mine), failed(mine)];
  for (const id of theirFailed)
    if (!NO_REASON.test(id) && !myFailed.has(id) && !myMet.has(id)) add('check', id, WEIGHT.check);
  const fewer = (key: 'contradictions' | 'misconceptions' | 'unsupported') => other[key].length - mine[key].length;
  add('contradiction', String(fewer('contradictions')), Math.min(2, fewer('contradictions')) * WEIGHT.contradiction);
  add('misconception', String(fewer('misconceptions')), Math.min(2, fewer('misconceptions')) * WEIGHT.misconception);
  add('unsupported', String(fewer('unsupported')), Math.min(2, fewer('unsupported')) * WEIGHT.unsupported);
  return out;
}

function attacked({ contradictions, misconceptions, unsupported }: Judged, quote: string | undefined): boolean {
  if (quote === undefined) return false;
  return [...contradictions, ...misconceptions, ...unsupported].some(
    (issue) => quote.includes(issue.quote) || issue.quote.includes(quote),
  );
}
