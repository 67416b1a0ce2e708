import { contentWords } from '../korean.ts';
import { type Metric, metrics } from './quantities.ts';

/** A value with the sentence or the résumé line it stands in. */
export type InContext = { metric: Metric; context: string };

/** Words that measure nothing by themselves: what they are the value of must be named besides. */
const GENERIC = new Set(
  '결과 시간 기간 전체 평균 배포 기준 수치 값 이후 이전 전후 당일 하루 초당 동시 달성 단축 개선 감소 증가 전환 작업 적용 도입 측정 비교 확인 목표 최대 최소 기존 서버 서비스 시스템 데이터 요청 응답 api apm db reduced improved average time result total server service system data request response'.split(
    ' ',
  ),
);
const STATISTIC = /(?<![a-z])p\s?\d{2,3}|중앙값|평균|median|average|mean/giu;
/** Closer than this, two exact values are not called different (3시간, 3시간 10분). */
const TOO_CLOSE = 0.06;
/** What 약, 쯤, 넘게 cover. */
const APPROX = 0.1;

/**
 * Whether two values say the same of the same thing. Conservative: `different` only for one unit, one statistic and a
 * shared subject within the two contexts; `same` also when approximation covers the gap, or when either context names
 * the other value (a before-value, a correction) or the gap itself (1.4초 beside 1.8초 → 0.4초); else `unknown`.
 */
export function comparable(one: InContext, other: InContext): 'same' | 'different' | 'unknown' {
  const a = { ...one, metric: inCommonUnit(one.metric) };
  const b = { ...other, metric: inCommonUnit(other.metric) };
  if (a.metric.unit !== b.metric.unit) return 'unknown';
  if (alike(a.metric, b.metric)) return 'same';
  const besideA = valuesIn(a.context, a.metric.unit);
  const besideB = valuesIn(b.context, b.metric.unit);
  if (besideB.some((m) => alike(a.metric, m)) || besideA.some((m) => alike(b.metric, m))) return 'same';
  if (isGap(a.metric, besideB) || isGap(b.metric, besideA)) return 'same';
  if (!sameSubject(subjectOf(a), subjectOf(b))) return 'unknown';
  return Math.abs(a.metric.value - b.metric.value) <= TOO_CLOSE * Math.max(a.metric.value, b.metric.value)
    ? 'unknown'
    : 'different';
}

/** Years in months: 2년 and 24개월 are the same. */
export function inCommonUnit(metric: Metric): Metric {
  return metric.unit === 'year' ? { ...metric, unit: 'month', value: metric.value * 12 } : metric;
}

function valuesIn(context: string, unit: string): Metric[] {
  return metrics(context)
    .map(inCommonUnit)
    .filter((m) => m.unit === unit);
}

function alike(a: Metric, b: Metric): boolean {
  const gap = Math.abs(a.value - b.value);
  const most = Math.max(a.value, b.value);
  return gap <= 1e-9 * most || ((a.approx || b.approx) && gap <= APPROX * most);
}

function isGap(metric: Metric, beside: readonly Metric[]): boolean {
  if (beside.length < 2) return false;
  const gap = Math.abs(beside[0]!.value - beside.at(-1)!.value);
  return Math.abs(gap - metric.value) <= 1e-6 * Math.max(gap, 1);
}

/** The statistic, what it is said to be of, every telling word of the context, and the one nearest before the value. */
type Subject = { statistic: string | null; owner: Set<string>; words: Set<string>; nearest: string | null };

function subjectOf({ metric, context }: InContext): Subject {
  // `start` is an offset into the text the metric was found in, which need not be this context.
  const at = Math.max(
    0,
    context.slice(metric.start, metric.end) === metric.text ? metric.start : context.indexOf(metric.text),
  );
  let statistic: RegExpExecArray | null = null;
  for (const match of context.matchAll(STATISTIC)) if (statistic === null || match.index <= at) statistic = match;
  const before = telling(context.slice(0, at));
  return {
    statistic: statistic ? nameOf(statistic[0]) : null,
    owner: statistic ? ownerOf(context, statistic.index) : new Set(),
    words: new Set(telling(context)),
    nearest: before.at(-1) ?? telling(context.slice(at + metric.text.length)).at(0) ?? null,
  };
}

function nameOf(statistic: string): string {
  const name = statistic.toLowerCase().replaceAll(/\s/gu, '');
  return name === 'median' ? '중앙값' : /average|mean/u.test(name) ? '평균' : name;
}

/** The nouns right before a statistic: ‘정산 API의 p95’ → 정산. A verb before it ends the search. */
function ownerOf(context: string, at: number): Set<string> {
  const owner = new Set<string>();
  for (const word of context.slice(0, at).trimEnd().split(/\s+/).slice(-3).reverse()) {
    const noun = contentWords(word)[0];
    if (!noun || !/^(?:의|[a-z0-9]*)$/iu.test(word.slice(noun.length))) break;
    if (!GENERIC.has(noun)) owner.add(noun);
  }
  return owner;
}

function telling(context: string): string[] {
  return contentWords(context.replace(STATISTIC, ' ')).filter((word) => !GENERIC.has(word) && !/^[\d]/u.test(word));
}

function sameSubject(a: Subject, b: Subject): boolean {
  if (a.statistic && b.statistic) {
    if (a.statistic !== b.statistic) return false;
    const named = a.owner.size > 0 && b.owner.size > 0;
    return !named || [...a.owner].some((word) => b.owner.has(word));
  }
  const shared = [...a.words].filter((word) => b.words.has(word)).length;
  const near =
    Number(a.nearest !== null && b.words.has(a.nearest)) + Number(b.nearest !== null && a.words.has(b.nearest));
  return near === 2 || (near === 1 && shared >= 2);
}
