import type { Span } from '../evidence/evidence.ts';

/** A day, month or year of the calendar written in a text. `after` is the first moment behind it, ms, Korean time. */
export type DateSaid = Span & { after: number };

/** Postings and notes are written for Korean days: UTC+9, no summer time. */
const KOREA_MS = 9 * 3_600_000;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const DATE =
  /(?<![\d.,A-Za-z])(?<year>20\d\d)(?:\s?년(?!\s?(?:차|간|동안))(?:\s?(?<month>1[0-2]|0?[1-9])\s?월(?:\s?(?<day>3[01]|[12]\d|0?[1-9])\s?일)?)?|\s?[./-]\s?(?<month2>1[0-2]|0?[1-9])(?!\d)(?:\s?[./-]\s?(?<day2>3[01]|[12]\d|0?[1-9])(?!\d))?|(?=\)))|\b(?<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s(?:(?<day3>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)?,?\s)?(?<year2>20\d\d)(?!\d)/giu;
/** ‘~ 10/31’ behind a full date: the same year, unless that would be before it. */
const SHORT_END =
  /^\.?\s?(?:\([가-힣]\))?\s?(?:[~∼–—-]|부터)\s?(?<month>1[0-2]|0?[1-9])(?:\s?월\s?|\s?[./-]\s?)(?<day>3[01]|[12]\d|0?[1-9])(?!\d|\.\d)/u;
/** A range that goes on to what is no date: its end is not known. */
const OPEN_END = /^\.?\s?(?:\([가-힣]\))?\s?(?:[~∼]|부터)/u;

/** Dates with a year, in order. A range whose end is not written gives none for its beginning. */
export function datesIn(text: string): DateSaid[] {
  const out: DateSaid[] = [];
  const found = [...text.matchAll(DATE)];
  for (const [i, match] of found.entries()) {
    const g = match.groups!;
    const year = Number(g.year ?? g.year2);
    const month = g.name ? MONTHS.indexOf(g.name.toLowerCase()) + 1 : numberOf(g.month ?? g.month2);
    const day = numberOf(g.day ?? g.day2 ?? g.day3);
    const end = match.index + match[0].length;
    const rest = text.slice(end, end + 24);
    const short = SHORT_END.exec(rest);
    if (short && month !== null) {
      const [m, d] = [Number(short.groups!.month), Number(short.groups!.day)];
      out.push({ start: match.index, end: end + short[0].length, after: endOf(m < month ? year + 1 : year, m, d) });
      continue;
    }
    const next = found[i + 1];
    const ranged = next !== undefined && text.slice(end, next.index).length <= 8;
    if (OPEN_END.test(rest) && !ranged) continue;
    out.push({ start: match.index, end, after: endOf(year, month, day) });
  }
  return out;
}

/** First moment after a day, a month (no day) or a year (no month), ms. */
function endOf(year: number, month: number | null, day: number | null): number {
  const utc =
    month === null
      ? Date.UTC(year + 1, 0, 1)
      : day === null
        ? Date.UTC(year, month, 1)
        : Date.UTC(year, month - 1, day + 1);
  return utc - KOREA_MS;
}

function numberOf(digits: string | undefined): number | null {
  return digits === undefined ? null : Number(digits);
}

/** The same moment a year before, ms: what ended before it is older than twelve months. */
export function aYearBefore(now: number): number {
  const then = new Date(now);
  then.setUTCFullYear(then.getUTCFullYear() - 1);
  return then.getTime();
}
