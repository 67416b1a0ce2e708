import type { Span } from '../evidence/evidence.ts';
import { tellsMethod } from '../probes/look.ts';
import { type Metric, metrics } from '../signals/metrics.ts';
import { has, type SentenceSignals, signalsOf } from '../signals/signals.ts';
import { answerAlone } from '../signals/to-the-grader.ts';
import type { Language } from '../vocabulary.ts';
import type { OtherText } from './conflicts.ts';

/**
 * A claim with nothing under it, at `[start, end)` of the answer: a `number` without a before-value, a way or a time of
 * measuring nearby, nor in any source; an `absolute` claim; a `vague` word in the place of a result.
 */
export type Unsupported = Span & { kind: 'number' | 'absolute' | 'vague'; quote: string };

export type UnsupportedOptions = { lang: Language; sources: readonly OtherText[]; question: string };

/** Units of what came out of a measurement. A count of people, days or steps is told, not measured. */
const MEASURED_UNITS = new Set(['%', 'ms', '배', 'tps', 'rps', '건', '원', 'usd', 'B', '점', '번', 'month', 'day']);
/** Of these, the ones that are a result only where something changed or was reached. */
const ONLY_WHEN_CHANGED = new Set(['ms', '건', '원', 'usd', 'B', '번', 'month', 'day']);
const CHANGED =
  /줄(?:었|였|어들|인 |이게|일 수)|늘(?:었|렸|어났|린 )|올렸|올랐|올린|끌어올|높(?:였|아졌|인)|낮(?:췄|아졌|춘)|빨라|단축|개선|향상|절감|달성|감소|증가|improv|reduc|\bcut\b|increas|decreas|faster|achiev|saved/iu;
/** Notes leave the tense out: 절감함, 달성함. */
const NOTES = /[가-힣](?:함|됨|음)[.\s]*$/u;
/** As far as rounding in speech goes. */
const ROUNDED = 0.1;

/**
 * Numbers, absolute claims and vague results of an answer that nothing supports, in order. Settings, plans, estimates and
 * counts are no results; what the candidate says was not measured is told plainly. Linear in the text.
 */
export function unsupportedIn(text: string, { lang, sources, question }: UnsupportedOptions): Unsupported[] {
  const seen = signalsOf(answerAlone(text), { lang, question }).sentences;
  const given = sources.flatMap((source) => metrics(source.text));
  const out: Unsupported[] = [];
  const put = (kind: Unsupported['kind'], { start, end }: Span) =>
    void out.push({ kind, quote: text.slice(start, end), start, end });
  for (const [i, sentence] of seen.entries()) {
    const near = [seen[i - 1], sentence, seen[i + 1]].filter((s) => s !== undefined);
    const claim = sentence.hits.absolute?.[0];
    if (claim && !softened(sentence)) put('absolute', claim);
    const value = unbacked(sentence, near, given);
    if (value) put('number', { start: sentence.start + value.start, end: sentence.start + value.end });
    for (const vague of vagueResults(sentence, near)) put('vague', vague);
  }
  return out.sort((a, b) => a.start - b.start);
}

const PRACTICE =
  /(?:봅니다|둡니다|씁니다|적습니다|확인합니다|돌립니다|남깁니다|읽습니다|묻습니다|여쭙니다|잽니다|[봐둬써]요)[.\s]*$/u;

/** A practice of one’s own (항상 로그부터 봅니다), and what is told as a limit, are no claims without exception. */
function softened(sentence: SentenceSignals): boolean {
  return has(sentence, 'honest') || (has(sentence, 'habit') && PRACTICE.test(sentence.text));
}

function unbacked(
  sentence: SentenceSignals,
  near: readonly SentenceSignals[],
  given: readonly Metric[],
): Metric | null {
  if (has(sentence, 'before-after') || has(sentence, 'estimate') || has(sentence, 'asking-back')) return null;
  // What was paid for it, and what would be, is no success to be proved.
  if (has(sentence, 'cost') || (!has(sentence, 'past') && !NOTES.test(sentence.text))) return null;
  const changed = has(sentence, 'result') || CHANGED.test(sentence.text);
  if (!changed) return null;
  const values = metrics(sentence.text).filter(
    (m) => MEASURED_UNITS.has(m.unit) && (!ONLY_WHEN_CHANGED.has(m.unit) || nextToChange(sentence.text, m)),
  );
  if (values.length === 0) return null;
  if (near.some((s) => tellsMethod(s) || has(s, 'honest'))) return null;
  return values.find((m) => !given.some((g) => sameValue(g, m))) ?? null;
}

/** How far a changed value may stand from the word of the change. Characters. */
const BESIDE = 16;

function nextToChange(sentence: string, { end }: Metric): boolean {
  return CHANGED.test(sentence.slice(end, end + BESIDE));
}

function sameValue(a: Metric, b: Metric): boolean {
  return a.unit === b.unit && Math.abs(a.value - b.value) <= ROUNDED * Math.max(a.value, b.value);
}

/** A value that says how much: ‘두 번’ and ‘사흘’ do not. */
function measuredValue(s: SentenceSignals): boolean {
  return metrics(s.text).some((m) => MEASURED_UNITS.has(m.unit) && !/^(?:번|day|month)$/u.test(m.unit));
}

function vagueResults(sentence: SentenceSignals, near: readonly SentenceSignals[]): Span[] {
  const vague = sentence.hits.vague;
  // How much it cost may be said in passing.
  if (!vague || !has(sentence, 'past') || has(sentence, 'cost')) return [];
  const praise = vague.find((hit) => /^좋은|^good /u.test(hit.quote));
  if (praise && !has(sentence, 'number')) return [praise];
  const result = sentence.hits.result ?? (CHANGED.test(sentence.text) ? sentence.hits.past : undefined);
  if (!result || near.some((s) => has(s, 'before-after') || measuredValue(s))) return [];
  // The vague word that the change is said with: ‘크게 줄었습니다’, not ‘빠르게 퍼진 문의가 줄었습니다’.
  return vague.filter((hit) => result.some((r) => r.start - hit.end <= BESIDE && hit.start - r.end <= BESIDE));
}
