import { z } from 'zod';
import { occurrences } from '../evidence/locate.ts';
import type { AliasTable } from '../knowledge/normalise.ts';
import { hangulShare } from '../korean.ts';
import { SUMMARY_MAX } from '../session/events.ts';
import type { Language } from '../vocabulary.ts';
import { forbiddenInFeedback, praiseIn } from './forbidden.ts';
import { inventedIn } from './invention.ts';
import { parseWork } from './verify-assessment.ts';

const NEXT_MAX = 3;

/** What a host or model sends for `summarise`: a few sentences on the whole session, and what to practise next. */
export const SummaryWork = z.object({
  text: z.string().min(1).max(SUMMARY_MAX),
  next: z.array(z.string().min(1).max(200)).max(NEXT_MAX).default([]),
});
export type SummaryWork = z.infer<typeof SummaryWork>;

const NAMED = 6;
/** Share of 어절 with Hangul that a Korean summary has at least, and an English one at most (0–1). */
const KOREAN_MIN = 0.6;
const ENGLISH_MAX = 0.3;
/** What stands between quotation marks is somebody's words; shorter ones are names and terms. */
const QUOTED = /[‘“]([^‘’“”]{6,300})[’”]/gu;

/**
 * A coach's summary of a session against what was said in it: every quotation stands in an answer or a question, no
 * number, name or technology comes from nowhere, nothing about the person or the verdict, no praise, in the session's
 * language. Whatever is wrong refuses the whole, in words for whoever wrote it.
 *
 * @param answers what the candidate said, for quotations
 * @param sources all that a summary may stand on besides: questions, feedback, expected points, résumé
 */
export function verifySummaryWork(
  raw: unknown,
  answers: readonly string[],
  sources: readonly string[],
  { aliases, lang }: { aliases: AliasTable; lang: Language },
): { work: SummaryWork; problems?: undefined } | { work?: undefined; problems: string[] } {
  const parsed = parseWork(SummaryWork, raw);
  if ('problems' in parsed) return { problems: parsed.problems };
  const whole = [parsed.work.text, ...parsed.work.next].join('\n');
  const all = [...answers, ...sources];
  const forbidden = forbiddenInFeedback(whole) ?? praiseIn(whole);
  const share = hangulShare(whole);
  const quotes = [...whole.matchAll(QUOTED)].map((match) => match[1]!);
  const problems = [
    ...(forbidden ? [`leave out ‘${forbidden}’: nothing about the person, the verdict, no praise`] : []),
    ...((lang === 'ko' ? share < KOREAN_MIN : share > ENGLISH_MAX)
      ? [`write in ${lang === 'ko' ? 'Korean' : 'English'}`]
      : []),
    ...quotes
      .filter((quote) => !all.some((text) => occurrences(text, quote).length > 0))
      .slice(0, NAMED)
      .map((quote) => `‘${quote.slice(0, 80)}’ is quoted and stands in no answer or question of this session`),
    ...inventedIn(whole, all, aliases)
      .slice(0, NAMED)
      .map(({ quote, kind }) => `the ${kind} ‘${quote}’ stands in nothing that was said or asked: leave it out`),
  ];
  return problems.length > 0 ? { problems } : { work: parsed.work };
}
