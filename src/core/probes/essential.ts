import type { Bilingual } from '../vocabulary.ts';
import { questionAnchor } from './anchors.ts';
import type { ProbeCandidate } from './candidate.ts';
import type { Look } from './look.ts';

/**
 * What an interviewer needs to hear before moving on: a core check of a type's rubric that rules can see. `heard` uses
 * weak evidence (to hold back a question, little is enough); `ask` opens only on strong evidence.
 */
export type Essential = {
  id: string;
  heard(seen: Look): boolean;
  /** Heard outright: only then it is named as a reason for moving on. */
  told(seen: Look): boolean;
  ask(seen: Look): ProbeCandidate | null;
  /** Named in the reason for moving on. */
  name: Bilingual;
  /** A main question that asks for this by itself: an answer without it has left it open. */
  demanded?: RegExp;
  /** Asked outright, the answers hold something of it, however little: it is not asked again. */
  answered?(seen: Look): boolean;
  /** Put once more where it was asked and the answer passed over it. */
  plainer?: Bilingual;
};

/** One that is asked in fixed words, taking hold of the question. `key` names it once for the whole session. */
export function fixed(
  {
    id,
    key,
    probe,
    name,
    heard,
    told,
  }: Omit<Essential, 'ask' | 'plainer' | 'demanded' | 'answered'> & {
    key?: string;
    probe: ProbeCandidate['probe'];
  },
  words: Bilingual | ((seen: Look) => Bilingual | null),
  why: Bilingual,
): Essential {
  return {
    id,
    name,
    heard,
    told,
    ask: (seen) => {
      const { lang, slot } = seen.thread;
      const question = typeof words === 'function' ? words(seen) : words;
      if (!question) return null;
      return {
        tier: 5,
        probe,
        question: question[lang],
        anchor: questionAnchor(seen.answers[0]!.turn),
        key: key ?? `${slot.key}/${id}`,
        why: why[lang],
        evidence: slot.evidence.slice(0, 2),
        by: 'offline',
      };
    },
  };
}
