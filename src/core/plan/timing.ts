import type { QuestionType } from '../vocabulary.ts';

/**
 * How long things take. Speaking: about 300–350 Korean syllables a minute in an interview, taken as 320; typing: about
 * 110. A thread (main question and up to three follow-ups) is 5 minutes spoken and 9 typed. Practice values from
 * published hiring guides and write-ups, not a study; a posting that states its own times wins.
 */
export const SYLLABLES_PER_MINUTE = { spoken: 320, typed: 110 } as const;
const THREAD_MINUTES = { spoken: 5, typed: 9 } as const;

/** Share of main questions that may have a draft in the notes, and that must not stand in the notes at all. */
export const DRAFTED_MAX = 0.34;
export const UNSEEN_MIN = 0.5;

/** At most this many follow-ups in a thread, whatever the format says. */
export const DEPTH_MAX = 3;

/** Minutes a thread of this type takes, for planning. Short types take what their stage gives them. */
export function threadMinutes(type: QuestionType, input: 'typed' | 'spoken', followUps: number): number {
  if (type === 'opening' || type === 'closing' || type === 'reverse') return 0;
  const whole = THREAD_MINUTES[input];
  // The main answer is about two fifths of a thread; each of three follow-ups a fifth.
  return whole * (0.4 + 0.2 * Math.min(followUps, DEPTH_MAX));
}
