import type { OtherText } from './conflicts.ts';

export type { OtherText };

/** A text of the candidate's beside the draft that is looked at. */
export type TextBeside = OtherText & {
  /** The question it answers, when it is a draft. */
  question?: string;
  /** Its label in the notes (Q3). */
  ref?: string;
};
