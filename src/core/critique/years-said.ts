import type { Span } from '../evidence/evidence.ts';

/** A span of calendar years told in a text: one year, or from the first to the last (open ends go on for ever). */
export type YearsSaid = Span & { from: number; to: number; ranged: boolean };

const YEAR =
  /(?<![\d.,])(?<year>(?:19|20)\d\d)(?:년|\s?[./-]\s?(?<month>0?[1-9]|1[0-2])(?![\d])|(?=\s?[–~-])|(?=\s[가-힣(]|\)|,|\.?$|\s(?:and|as|to|with|i|we|on|at|when|where|until)\b))/giu;
const RANGE = /^\s?(?:\d{1,2}월)?(?:\s?\(?[가-힣]{0,4}\)?)?\s?(?:[–~—-]|부터|에서)\s?$/u;
const OPEN = /^\s?(?:\d{1,2}월)?\s?(?:[–~—-]\s?(?:현재|재직|now|present)|부터 (?:지금|현재))/iu;

/** Years of the calendar in a sentence, in order; `2024.06–현재` is open. */
export function yearsIn(sentence: string): YearsSaid[] {
  const found = [...sentence.matchAll(YEAR)].map((m) => ({
    start: m.index,
    end: m.index + m[0].length,
    year: Number(m.groups!.year),
  }));
  const out: YearsSaid[] = [];
  for (let i = 0; i < found.length; i++) {
    const { start, end, year } = found[i]!;
    const next = found[i + 1];
    if (next && RANGE.test(sentence.slice(end, next.start))) {
      out.push({ start, end: next.end, from: year, to: next.year, ranged: true });
      i++;
    } else if (OPEN.test(sentence.slice(end, end + 16)))
      out.push({ start, end, from: year, to: Number.POSITIVE_INFINITY, ranged: true });
    else out.push({ start, end, from: year, to: year, ranged: false });
  }
  return out;
}

/** Whether what is said of one thing leaves no year in common. */
export function yearsClash(a: YearsSaid, b: YearsSaid): boolean {
  return a.to < b.from || b.to < a.from;
}
