import type { AnswerLook, Look } from '../probes/look.ts';
import { near } from '../probes/look.ts';
import type { SentenceSignals, SignalName } from '../signals/signals.ts';

/** What a rule saw. Authority (yes only, no only, both) is applied afterwards: a rule may see more than it may say. */
export type Finding =
  | { met: true; quote: string; turn: string; honest?: boolean }
  | { met: false; quote?: string; turn?: string }
  | null;
export type Rule = (seen: Look) => Finding;

export type Place = { answer: AnswerLook; sentence: SentenceSignals };

export const yes = (place: Place | null, honest = false): Finding =>
  place
    ? { met: true, quote: clip(place.sentence.text), turn: place.answer.turn.turn, ...(honest ? { honest: true } : {}) }
    : null;
export const no = (place: Place | null): Finding =>
  place ? { met: false, quote: clip(place.sentence.text), turn: place.answer.turn.turn } : null;
export const notFound: Finding = { met: false };

function clip(text: string): string {
  return text.length <= 300 ? text : text.slice(0, 300).toWellFormed();
}

/** Yes where one sentence carries all the signals; not found otherwise. */
export const sentence =
  (...signals: SignalName[]): Rule =>
  (seen) =>
    yes(seen.where(...signals)) ?? notFound;

/** Yes where one sentence carries a signal and matches a pattern. */
export const worded =
  (pattern: RegExp, ...signals: SignalName[]): Rule =>
  (seen) =>
    yes(find(seen, (s) => pattern.test(s.text) && signals.every((name) => s.hits[name]))) ?? notFound;

/** No where a sentence shows the fault. */
export const fault =
  (test: (sentence: SentenceSignals, answer: AnswerLook) => boolean): Rule =>
  (seen) =>
    no(find(seen, test));

export function find(seen: Look, test: (sentence: SentenceSignals, answer: AnswerLook) => boolean): Place | null {
  for (const answer of seen.answers)
    for (const s of answer.sentences) if (test(s, answer)) return { answer, sentence: s };
  return null;
}

/** The first of several rules that says yes; otherwise the last one's word. */
export const anyOf =
  (...rules: Rule[]): Rule =>
  (seen) => {
    let last: Finding = null;
    for (const rule of rules) {
      last = rule(seen);
      if (last?.met) return last;
    }
    return last;
  };

/** An honest limit counts as met, with its mark; it stands before anything that merely sounds like a measurement. */
export const honestly =
  (rule: Rule): Rule =>
  (seen) => {
    // 모르겠습니다 alone is no word about a value or a method.
    const plain = find(seen, (s) => !!s.hits.honest && !s.hits.unknown);
    return plain ? yes(plain, true) : rule(seen);
  };

export const neighbour = near;

/** Sentences that carry all the signals, in order over all answers. */
export function all(seen: Look, ...signals: SignalName[]): Place[] {
  return seen.answers.flatMap((answer) =>
    answer.sentences.filter((s) => signals.every((n) => s.hits[n])).map((s) => ({ answer, sentence: s })),
  );
}
