/** A text of the candidate's beside the one that is looked at. */
export type OtherText = {
  uri: string;
  text: string;
  origin: 'resume' | 'posting' | 'notes' | 'draft' | 'follow-up' | 'earlier' | 'dossier';
  /** The question it answers, when it is a draft. */
  question?: string;
  /** Its label in the notes (Q3). */
  ref?: string;
};
