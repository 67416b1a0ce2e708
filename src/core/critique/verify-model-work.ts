import type { Assessment, CritiqueSources, ModelAssessWork, ModelCritiqueWork } from '../brief.ts';
import type { Rubric } from '../knowledge/page.ts';
import { hangulShare } from '../korean.ts';
import { levelsOf } from '../rubric/levels.ts';
import type { Dropped, Improved, Noticed } from '../session/events.ts';
import type { Thread } from '../thread.ts';
import { quoteInThread, verifyAssessWork } from './verify-assessment.ts';
import { improvedProblems, withSlots } from './verify-critique.ts';

/** A value that passed, or what is wrong with it in words for whoever made it. */
type Checked<V> = { value: V; problems?: undefined } | { value?: undefined; problems: string[] };

/** Share of 어절 with Hangul that Korean feedback has at least, and English feedback at most (0–1). */
const KOREAN_MIN = 0.6;
const ENGLISH_MAX = 0.3;

/**
 * A model's assessment against the thread: what `verifyAssessWork` says of any coach's, and besides the language of the
 * feedback, misconceptions that the card really names, and résumé lines that are really there. Levels are computed here.
 * What is wrong in a way that the model can mend comes back as problems; an unverified quote is dropped and counted.
 */
export function verifyModelWork(
  thread: Thread,
  work: ModelAssessWork,
  also: Rubric | null = null,
): Checked<Assessment> {
  const wrong = languageProblems(thread, work);
  if (wrong.length > 0) return { problems: wrong };
  const verified = verifyAssessWork(thread, { checks: work.checks, points: work.points }, also, 'anthropic');
  if (!verified.assessment) return { problems: verified.problems };
  const unquoted = verified.assessment.dropped.filter((d) => d.what !== 'point' && /quote/u.test(d.why));
  // Quotes that are not there for half of the yes answers: it did not read the answer, and is asked again.
  const yes = work.checks.filter((check) => check.met === 'yes').length;
  if (yes > 0 && unquoted.length * 2 > yes) return { problems: unquoted.map((d) => `${d.what}: ${d.why}`) };
  const { noticed, dropped } = noticedIn(thread, work);
  return {
    value: {
      ...verified.assessment,
      dropped: [...verified.assessment.dropped, ...dropped].slice(0, 60),
      ...(noticed.length > 0 ? { noticed } : {}),
      ...(thread.rubric ? { levels: levelsOf(thread.rubric, verified.assessment.checks) } : {}),
    },
  };
}

/** The same of a draft, and an improved answer only if it invents nothing; an invention is named so that it can be mended. */
export function verifyModelCritique(
  thread: Thread,
  work: ModelCritiqueWork,
  { draftRubric, sources, aliases }: CritiqueSources,
): Checked<Assessment & { improved?: Improved }> {
  const invented = work.improved ? improvedProblems(work.improved, sources, aliases) : [];
  if (invented.length > 0) return { problems: invented };
  const verified = verifyModelWork(thread, work, draftRubric);
  if (verified.problems) return verified;
  return { value: { ...verified.value, ...(work.improved ? { improved: withSlots(work.improved) } : {}) } };
}

function languageProblems(thread: Thread, { points }: ModelAssessWork): string[] {
  return points.flatMap(({ say, next }, i) => {
    const share = hangulShare(`${say} ${next ?? ''}`);
    if (thread.lang === 'ko' && share < KOREAN_MIN) return [`points.${i}: write in Korean`];
    if (thread.lang === 'en' && share > ENGLISH_MAX) return [`points.${i}: write in English`];
    return [];
  });
}

function noticedIn(thread: Thread, work: ModelAssessWork): { noticed: Noticed[]; dropped: Dropped[] } {
  const dropped: Dropped[] = [];
  const take = (kind: Noticed['kind'], known: boolean, id: string, quote: string): Noticed[] => {
    const found = known ? quoteInThread(thread, quote) : null;
    if (found) return [{ kind, id, ...found }];
    dropped.push({
      what: id.slice(0, 80),
      why: known ? 'the quote does not stand in the answers of this thread' : `no such ${kind} to notice`,
    });
    return [];
  };
  const { card, facts } = thread;
  const misconceptions = work.misconceptions.flatMap(({ id, quote }) =>
    take('misconception', card?.misconceptions.some((m) => m.id === id) ?? false, id, quote),
  );
  const conflicts = work.conflicts.flatMap(({ fact, quote }) =>
    take(
      'conflict',
      facts.some((f) => f.id === fact),
      fact,
      quote,
    ),
  );
  return { noticed: [...misconceptions, ...conflicts], dropped };
}
