import type { Span } from '../evidence/evidence.ts';
import { contentWords } from '../korean.ts';
import { sharedStems, stemsOf } from '../plan/word-overlap.ts';
import { comparable, inCommonUnit, type Metric } from '../signals/metrics.ts';
import { sameConditions } from './conditions.ts';
import type { Line, Place, Telling } from './conflicts.ts';
import { yearsClash } from './years-said.ts';

/**
 * Values whose subject stands in the question or in the sentence before: ‘초당 3,000건까지 처리했습니다’ after a question
 * about the lock. Stricter than where the sentence names its subject itself: the words before the value name nothing
 * else, the other line is by far the nearest, rate and statistic agree, and of ‘A에서 B로’ the value before is held
 * against the value before.
 */
export type ByContext = { kind: 'number' | 'year'; places: [Place, Place]; other: number };

/** What is measured. A count of people, machines or steps without its noun may be of anything. */
const MEASURED = new Set(['ms', '%', '건', 'tps', 'rps', '원', 'usd', 'B']);
const RATE =
  /(?:(초당|per second)|(분당|per minute)|(시간당|per hour)|((?<![가-힣])(?:하루|매일|일))|((?<![가-힣])(?:한 ?달|매달|월))|((?<![가-힣])(?:한 ?주|매주|주))|((?<![가-힣])(?:1년|매년|연)))(?:에|에만)?\s?(?:평균|최대|약)?\s?(?:만에)?\s?$/iu;
const STATISTIC = /(?<![a-z])p\s?\d{2,3}|중앙값|평균|median|average|mean/iu;
/** Words before a value that name no thing of their own. */
const LIGHT =
  /^(?:처음|원래|기존|당시|결과|최대|최소|최종|평균|전체|실제|하루|매일|초당|분당|시간당|시간|매달|한 ?달|이전|이후|전후|지금|현재|덕분|그때|도입|개선|작업|적용|전환|건수|수치|값|성능|처리|소요)/u;
const WAS_BEFORE = /^\s?(?:씩\s?)?(?:에서\s|→|->|이던|였던|이었|였는데|쯤이던|걸리|걸렸|나던|들던|나왔는데|나왔지만)/u;
const IS_AFTER = /^\s?(?:으로|로|까지|이 (?:됐|되었)|가 (?:됐|되었)|만에|이면 |대로)/u;
/** As far as rounding in speech goes. */
const ROUNDED = 0.1;

/** @param others the other texts in order; `other` of a finding is the index of the one it is about */
export function valuesByContext(own: Telling, question: string, others: readonly Telling[]): ByContext[] {
  const lines = others.flatMap((telling, other) => telling.lines.map((line) => ({ line, other })));
  const out: ByContext[] = [];
  for (const [i, line] of own.lines.entries()) {
    const context = contextOf(own, i, question);
    const stems = stemsOf(context);
    for (const [k, value] of line.values.entries()) {
      if (!MEASURED.has(value.unit) || /^(?:의|짜리)\s/u.test(line.text.slice(value.end))) continue;
      const lead = line.text.slice(k === 0 ? 0 : line.values[k - 1]!.end, value.start);
      const near = lines
        .filter(({ line: l }) => l.text !== line.text && l.values.some((m) => m.unit === value.unit))
        .map((one) => ({ ...one, score: sharedStems(stems, one.line.stems) + agreeing(line, one.line) }))
        .sort((a, b) => b.score - a.score);
      const [best, next] = near;
      if (!best || (next && next.score === best.score && next.line.text !== best.line.text)) continue;
      if (near.some(({ line: l, score }) => score >= 2 && l.values.some((m) => isNear(m, value)))) continue;
      const against = best.line;
      const named = contentWords(lead).filter((word) => !LIGHT.test(word));
      if (named.some((word) => !against.text.toLowerCase().includes(word))) continue;
      const asked = sharedStems(stemsOf(`${question} ${line.text}`), against.stems) + agreeing(line, against);
      if (best.score < 3 && (named.length === 0 || asked < 2)) continue;
      const before = own.lines[i - 1];
      if (named.length === 0 && before && sharedStems(before.stems, against.stems) < 1) continue;
      if (!sameConditions(`${before?.text ?? ''} ${line.text}`, against.text)) continue;
      if (STATISTIC.test(line.text) !== STATISTIC.test(against.text)) continue;
      const differing = counterpart(line, value, against);
      if (!differing || own.said.has(keyOf(differing)) || isNear(differing, value)) continue;
      if (!sameRate(line, value, against, differing)) continue;
      if (comparable({ metric: value, context }, { metric: differing, context: against.text }) !== 'different')
        continue;
      out.push({
        kind: 'number',
        other: best.other,
        places: [
          { ...value, line },
          { ...differing, line: against },
        ],
      });
    }
  }
  return out;
}

const JOINED = /입사|합류|근무|재직|다니|다녔|일(?:했|하고|해 왔|한)|joined|worked|started/iu;

/** Years of employment without the name of the employer: it stands in the sentence before, or in the question. */
export function yearsByContext(own: Telling, question: string, others: readonly Telling[]): ByContext[] {
  const headings = others.flatMap((telling, other) =>
    telling.lines.flatMap((line) => {
      const [years] = line.years;
      const name = contentWords(line.text)[0];
      return years?.ranged && name && name.length >= 3 ? [{ line, other, years, name }] : [];
    }),
  );
  return own.lines.flatMap((line, i): ByContext[] => {
    const [said] = line.years;
    if (!said || line.years.length > 1 || !JOINED.test(line.text)) return [];
    if (headings.some(({ name }) => holds(line.text, name))) return [];
    // Whatever else the sentence names may be what the year is of.
    if (contentWords(line.text.slice(0, said.start)).some((word) => !LIGHT.test(word))) return [];
    const where = [own.lines[i - 1]?.text ?? '', question].find((text) => headings.some((h) => holds(text, h.name)));
    const meant = headings.filter(({ name }) => where !== undefined && holds(where, name));
    if (new Set(meant.map((h) => h.name)).size !== 1 || meant.some((h) => !yearsClash(said, h.years))) return [];
    const { line: against, years, other } = meant[0]!;
    return [
      {
        kind: 'year',
        other,
        places: [
          { ...said, line },
          { start: years.start, end: years.end, line: against },
        ],
      },
    ];
  });
}

const holds = (text: string, name: string) => text.toLowerCase().includes(name.toLowerCase());

function keyOf(metric: Metric): string {
  const { unit, value } = inCommonUnit(metric);
  return `${unit} ${value}`;
}

function isNear(a: Metric, b: Metric): boolean {
  return a.unit === b.unit && Math.abs(a.value - b.value) <= ROUNDED * Math.max(a.value, b.value);
}

/** The question, and up to two sentences before as long as they go on about one thing, then the sentence itself. */
function contextOf(own: Telling, at: number, question: string): string {
  return [question, ...own.lines.slice(Math.max(0, at - 2), at + 1).map((line) => line.text)].join(' ');
}

/** Another value that both sentences give: then they speak of one thing. */
function agreeing(a: Line, b: Line): number {
  return a.values.some((m) => b.values.some((o) => keyOf(m) === keyOf(o))) ? 1 : 0;
}

/** Of ‘A → B’ the value that stands where the said one does: before, or after. Null where that cannot be told. */
function counterpart(line: Line, value: Metric, against: Line): Metric | null {
  const there = against.values.filter((m) => m.unit === value.unit);
  if (there.length === 1) return line.values.filter((m) => m.unit === value.unit).at(-1) === value ? there[0]! : null;
  if (there.length !== 2) return null;
  const behind = line.text.slice(value.end);
  if (WAS_BEFORE.test(behind)) return there[0]!;
  return IS_AFTER.test(behind) ? there[1]! : null;
}

function rateAt(text: string, { start }: Span): number | null {
  const match = RATE.exec(text.slice(Math.max(0, start - 16), start));
  return match ? match.slice(1).findIndex((group) => group !== undefined) : null;
}

/** The same rate on both sides (of ‘월 40건 → 0건’ it stands before the first value); one without is no answer to one with. */
function sameRate(line: Line, value: Metric, against: Line, other: Metric): boolean {
  const of = (l: Line, m: Metric) => rateAt(l.text, m) ?? rateAt(l.text, l.values.find((v) => v.unit === m.unit) ?? m);
  return of(line, value) === of(against, other) || (agreeing(line, against) > 0 && rateAt(line.text, value) === null);
}
