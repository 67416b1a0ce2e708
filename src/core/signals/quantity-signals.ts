import type { Span } from '../evidence/evidence.ts';
import type { Metric } from './quantities.ts';

const PERCENTILE = /(?<![A-Za-z])[pP]\d{2,3}(?!\d)/gu;

/** 수치: quantities and percentiles of one sentence. Offsets are the sentence's own, as those of `found`. */
export function numberHits(sentence: string, found: readonly Metric[]): Span[] {
  const percentiles = [...sentence.matchAll(PERCENTILE)].map((m) => ({ start: m.index, end: m.index + m[0].length }));
  return [...found.map(({ start, end }) => ({ start, end })), ...percentiles].sort((a, b) => a.start - b.start);
}

const BETWEEN =
  /^(?:이|가)?\s?(?:쯤|정도|가량|넘게|이상)?\s?(?:에서|->|→|⇒|~>|–|이던|였던|이었던|걸리던|나던|하던|되던|나오던|to)(?![가-힣]{0,1}도)/iu;
/** ‘A에서 B로’, ‘A이던 …를 B로’, ‘from A to B’: the same unit on both sides and few words between. */
const BETWEEN_MAX = 32;
const RELATIVE = /(?:이전|전|기존|예전|지난번|원래|작년|전년|처음)\s?(?:보다|대비)/gu;
const RELATIVE_EN =
  /\b(?:than (?:before|it was|the (?:old|previous))|compared (?:to|with) (?:before|the (?:old|previous)))\b/giu;
const THEN_AND_NOW =
  /(?:이전|기존|전|예전|원래)에?[는은]\s?.{0,60}(?:이후|지금|현재|바꾼 뒤|고친 뒤|적용 후|도입 후|배포 후)/gu;

/** 전후: two values of one unit before and after, or a value against what was before. */
export function beforeAfterHits(sentence: string, found: readonly Metric[], lang: 'ko' | 'en'): Span[] {
  const out: Span[] = [];
  for (let i = 0; i + 1 < found.length; i++) {
    const before = found[i]!;
    // The other value of the same unit, at most two further on (1.8초에서 하루 만에 0.4초로).
    const after = found.slice(i + 1, i + 3).find((m) => m.unit === before.unit);
    if (!after || after.start - before.end > BETWEEN_MAX) continue;
    if (BETWEEN.test(sentence.slice(before.end, after.start).replace(/^\s/u, ' ').trimStart()))
      out.push({ start: before.start, end: after.end });
  }
  if (found.length > 0) {
    for (const match of sentence.matchAll(lang === 'ko' ? RELATIVE : RELATIVE_EN))
      out.push({ start: match.index, end: match.index + match[0].length });
  }
  if (lang === 'ko' && found.length > 1)
    for (const match of sentence.matchAll(THEN_AND_NOW))
      out.push({ start: match.index, end: match.index + match[0].length });
  return out;
}

const SCALE_UNITS = new Set(['건', '명', '곳', '대', '개', 'B', 'tps', 'rps', '원', '번']);
const GUESS_BEFORE =
  /(?:(?<![가-힣])(?:약|대략|어림(?:잡아)?|가정하면)\s?|(?<![가-힣])(?:하루에?|초당|분당|시간당|동시에?|피크에?|한 번에)\s(?:\S{1,6}\s)?|\b(?:about|roughly|assume|assuming|say|if|around|per (?:second|day|hour)|estimate)\s(?:\S{1,6}\s)?)$/iu;
const GUESS_AFTER =
  /^(?:씩)?\s?(?:쯤|정도|가량|이?라고? (?:가정|치|하|보)|이?라면|이?면(?=[\s,])|이라(?=[\s,])|으?로 (?:가정|잡|보|치)|을? ?곱하|에 \S{1,6}(?:을|를) 곱|×|\*|x\s|times|per (?:second|day|hour|minute)|a (?:second|day|hour)|씩 (?:곱|계산))/iu;

/** 추정: a size (건, 명, 곳, GB, TPS …) beside a word of estimating. Not in what is told as done: that is a result. */
export function estimateHits(sentence: string, found: readonly Metric[], past: boolean): Span[] {
  if (past) return [];
  return found
    .filter((m) => SCALE_UNITS.has(m.unit))
    .filter(
      (m) =>
        GUESS_BEFORE.test(sentence.slice(Math.max(0, m.start - 18), m.start)) ||
        GUESS_AFTER.test(sentence.slice(m.end, m.end + 18)),
    )
    .map(({ start, end }) => ({ start, end }));
}
