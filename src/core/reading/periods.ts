const DAY = String.raw`(?:(?:19|20)\d{2}\s?(?:[./-]\s?\d{1,2}(?:[./-]\s?\d{1,2})?\.?|년(?:\s?\d{1,2}월)?)?|'\d{2}[./]\d{1,2}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s(?:19|20)\d{2})`;
const NOW = String.raw`(?:현재|재직\s?중|재직중|진행\s?중|present|now|current)`;
const PERIOD = new RegExp(`(?<![\\d.])${DAY}\\s*(?:[~∼〜–—-]|부터|to)\\s*(?:${DAY}|${NOW})?(?!\\d)`, 'iu');
const SINGLE = new RegExp(`(?<![\\d.])${DAY}(?![\\d])`, 'iu');

/** An employer or project line taken apart: its name and the period written there. */
export type Place = { org: string | null; period: string | null };

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
 * `이름 (2024.06–현재) · 당일 배송`, `이름 | 2021.03 ~ 2023.02 | 역할`, `2021.03 ~ 2023.02 이름` → the first name that is
 * left when the period is taken out, and the period.
 */
export function placeOf(words: string): Place {
  const period = periodIn(words) ?? SINGLE.exec(words)?.[0].trim() ?? null;
  const rest = period ? words.replace(period, ' | ') : words;
  const parts = rest
    .split(/\s[·–—-]\s|\s*[|｜]\s*|\s·|·\s/u)
    .map((part) => part.replace(/^[\s()[\],:·–—~-]+|[\s()[\],:·–—~-]+$/gu, '').trim())
    .filter((part) => /\p{L}/u.test(part) && !/^(?:\d+\s?년\s?)?\d+\s?개월$/u.test(part));
  const org = parts[0]?.replace(/\s?\([^()]{0,100}$/u, '').trim() ?? null;
  return { org: org === '' ? null : org, period };
}
