import { z } from 'zod';
import { forbiddenInFeedback, praiseIn } from '../critique/forbidden.ts';
import { inventedIn } from '../critique/invention.ts';
import { parseWork } from '../critique/verify-assessment.ts';
import type { AliasTable } from '../knowledge/normalise.ts';
import { hangulShare } from '../korean.ts';
import type { Language } from '../vocabulary.ts';
import { BUILT_SECTIONS, PROSE_MAX } from './claims.ts';

/** What a host or model sends for `build-dossier`: prose for some of the eight sections. */
export const DossierWork = z.object({
  sections: z
    .array(z.object({ id: z.enum(BUILT_SECTIONS), text: z.string().min(1).max(PROSE_MAX) }))
    .min(1)
    .max(BUILT_SECTIONS.length),
});
export type DossierWork = z.infer<typeof DossierWork>;

const NAMED = 6;
/** Share of 어절 with Hangul that Korean prose has at least, and English prose at most (0–1). */
const KOREAN_MIN = 0.6;
const ENGLISH_MAX = 0.3;

/**
 * A coach's prose for a dossier against everything it may stand on: no number, name or technology that is in none of the
 * sources (A9), nothing about the person or the verdict, no praise, in the dossier's language, each section once. Whatever
 * is wrong refuses the whole, in words for whoever wrote it; the ticket stays open then.
 *
 * @param sources posting, résumé, notes and what the rules put together from them
 */
export function verifyDossierWork(
  raw: unknown,
  sources: readonly string[],
  aliases: AliasTable,
  lang: Language,
): { work: DossierWork; problems?: undefined } | { work?: undefined; problems: string[] } {
  const parsed = parseWork(DossierWork, raw);
  if ('problems' in parsed) return { problems: parsed.problems };
  const seen = new Set<string>();
  const problems = parsed.work.sections.flatMap(({ id, text }) => {
    const said = `sections.${id}`;
    const twice = seen.has(id) ? [`${said}: the same section twice`] : [];
    seen.add(id);
    const forbidden = forbiddenInFeedback(text) ?? praiseIn(text);
    const share = hangulShare(text);
    const wrongLanguage = lang === 'ko' ? share < KOREAN_MIN : share > ENGLISH_MAX;
    return [
      ...twice,
      ...(forbidden ? [`${said}: leave out ‘${forbidden}’: nothing about the person, the verdict, no praise`] : []),
      ...(wrongLanguage ? [`${said}: write in ${lang === 'ko' ? 'Korean' : 'English'}`] : []),
      ...inventedIn(text, sources, aliases)
        .slice(0, NAMED)
        .map(
          ({ quote, kind }) =>
            `${said}: the ${kind} ‘${quote}’ stands in neither posting, résumé, notes nor the sections above. Leave it out, or put a blank such as [확인]`,
        ),
    ];
  });
  return problems.length > 0 ? { problems: problems.slice(0, 40) } : { work: parsed.work };
}
