const DAY = String.raw`(?:(?:19|20)\d{2}\s?(?:[./-]\s?\d{1,2}(?:[./-]\s?\d{1,2})?\.?|년(?:\s?\d{1,2}월)?)?|'\d{2}[./]\d{1,2}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s(?:19|20)\d{2})`;
const NOW = String.raw`(?:현재|재직\s?중|재직중|진행\s?중|present|now|current)`;
const PERIOD = new RegExp(`(?<![\\d.])${DAY}\\s*(?:[~∼〜–—-]|부터|to)\\s*(?:${DAY}|${NOW})?(?!\\d)`, 'iu');
const SINGLE = new RegExp(`(?<![\\d.])${DAY}(?![\\d])`, 'iu');

/** An employer or project line taken apart: its name, the role and the period written there. */
export type Place = { name: string | null; role: string | null; period: string | null };

/** A job title: a part of a place line that says as what somebody worked there. */
const ROLE =
  /^(?=.{2,30}$)(?:[^,]*(?:개발자|엔지니어|개발 ?리드|테크 ?리드|팀 ?리드|리드|팀장|파트장|기획자|연구원|인턴|아키텍트|\b(?:engineer|developer|lead|manager|architect|intern|SRE|DBA|CTO))|(?:서버|백엔드|프론트엔드|풀스택|데브옵스) ?(?:개발|엔지니어링)?|back-?end|front-?end|full-?stack)(?:\s?\([^()]{1,20}\))?$/iu;

/** True for words that are a job title and nothing else: `백엔드 개발자`, `Senior Engineer`. */
export function isRole(words: string): boolean {
  return ROLE.test(words.trim());
}

/** True when `inner` lies within `outer`, by the years and months that both write. False where either writes none. */
export function within(inner: string, outer: string): boolean {
  const [a, b] = [monthsOf(inner), monthsOf(outer)];
  if (a.length === 0 || b.length === 0) return false;
  const end = (months: number[], open: boolean) => (open ? Number.POSITIVE_INFINITY : months.at(-1)!);
  const open = (words: string) => new RegExp(`${NOW}|[~∼〜–—-]\\s*$`, 'iu').test(words);
  return a[0]! >= b[0]! && end(a, open(inner)) <= end(b, open(outer));
}

/** Months since year 0 of every date written, in order; a year alone is its January. */
function monthsOf(words: string): number[] {
  return [...words.matchAll(/((?:19|20)\d{2})(?:\s?[./년-]\s?(\d{1,2})(?!\d))?/gu)].map(
    ([, year, month]) => Number(year) * 12 + Number(month ?? 1) - 1,
  );
}

/** The first period in the words, as written (`2024.06–현재`), or null. A single date is none. */
export function periodIn(words: string): string | null {
  return PERIOD.exec(words)?.[0].trim() ?? null;
}

/** True where the words begin with a period or a date before anything else. */
export function startsWithPeriod(words: string): boolean {
  const match = PERIOD.exec(words) ?? SINGLE.exec(words);
  return match !== null && words.slice(0, match.index).replace(/[\s([|]/gu, '') === '';
}

/**
 * `이름 (2024.06–현재) · 당일 배송`, `이름 | 2021.03 ~ 2023.02 | 백엔드 개발자`, `2021.03 ~ 2023.02 이름` → the first
 * name that is left when period and job title are taken out, the job title, and the period.
 */
export function placeOf(words: string): Place {
  const period = periodIn(words) ?? SINGLE.exec(words)?.[0].trim() ?? null;
  const rest = period ? words.replace(period, ' | ') : words;
  const parts = rest
    .split(/\s[·–—-]\s|\s*[|｜]\s*|\s·|·\s/u)
    .flatMap((part) => {
      const [, before, last] = /^(.+),\s*([^,]+)$/u.exec(part) ?? [];
      return before && last && isRole(last) ? [before, last] : [part];
    })
    .map((part) => part.replace(/^[\s()[\],:·–—~-]+|[\s()[\],:·–—~-]+$/gu, '').trim())
    .filter((part) => /\p{L}/u.test(part) && !/^(?:\d+\s?년\s?)?\d+\s?개월$/u.test(part));
  const role = parts.find(isRole) ?? null;
  const name =
    parts
      .find((part) => part !== role)
      ?.replace(/\s?\([^()]{0,100}$/u, '')
      .trim() ?? null;
  return { name: name === '' ? null : name, role, period };
}
