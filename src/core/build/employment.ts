import type { Resume } from '../dossier.ts';

/** Months of work that a résumé writes down, and whether any of it has no dates that could be read. */
export type Employment = { months: number; undated: boolean };

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DATE =
  /(?<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s(?<named>(?:19|20)\d{2})|(?:(?<year>(?:19|20)\d{2})|'(?<short>\d{2}))(?:\s?[./년-]\s?(?<month>1[0-2]|0?[1-9])(?!\d))?/giu;
const RANGE = /[~∼〜–—-]|부터|\bto\b/u;
const NOW = /현재|재직|진행\s?중|present|now|current/iu;
const NO_EMPLOYER = /대학|학교|학원|부트\s?캠프|아카데미|교육|university|college|school|bootcamp|academy/iu;

/**
 * The months that the periods of a résumé's employers cover, each counted once where they overlap. A year without a
 * month counts from its January to its December, so the sum is about right, never exact. Null where no employer has a
 * period with two ends.
 *
 * @param now the end of what goes on, ms
 */
export function employmentIn(resume: Resume | null, now: number): Employment | null {
  const facts = (resume?.facts ?? []).filter(
    (fact) => fact.grade === 'resume' && fact.org !== null && !NO_EMPLOYER.test(fact.org),
  );
  const spans = [...new Set(facts.flatMap(({ period }) => (period === null ? [] : [period])))].flatMap((period) =>
    spanOf(period, now),
  );
  const covered = new Set<number>();
  for (const { from, to } of spans) for (let month = from; month <= to; month++) covered.add(month);
  if (covered.size === 0) return null;
  return { months: covered.size, undated: facts.some(({ period }) => period === null) };
}

/** The first and last month of a period, counted since year 0; none where it cannot be told or runs backwards. */
function spanOf(period: string, now: number): { from: number; to: number }[] {
  const dates = [...period.matchAll(DATE)].map(({ groups }) => {
    const { name, named, year, short, month } = groups!;
    const y = Number(named ?? year ?? `20${short}`);
    return { y, m: name ? MONTHS.indexOf(name.slice(0, 3).toLowerCase()) : month ? Number(month) - 1 : null };
  });
  const [first, last] = dates;
  if (!first || !RANGE.test(period)) return [];
  const today = new Date(now);
  const to = last
    ? last.y * 12 + (last.m ?? 11)
    : NOW.test(period)
      ? today.getUTCFullYear() * 12 + today.getUTCMonth()
      : null;
  const from = first.y * 12 + (first.m ?? 0);
  // Longer than a working life is a date misread.
  return to === null || to < from || to - from > 12 * 50 ? [] : [{ from, to }];
}
