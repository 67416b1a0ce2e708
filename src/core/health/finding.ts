import type { Evidence } from '../evidence/evidence.ts';

/**
 * What a health report tells of: what is not there, what was true a year ago, what stands in no other paper, and what
 * has no draft yet. In this order.
 */
export const FINDING_KINDS = ['missing', 'stale', 'unsourced', 'undrafted'] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** Closed list of what can be found, for whoever reads the JSON. */
export type FindingId =
  | 'posting'
  | 'requirements'
  | 'resume'
  | 'company'
  | 'untouched'
  | 'dated'
  | 'deadline'
  | 'interview'
  | 'prose'
  | 'draft-number'
  | 'note-number'
  | 'note-technology'
  | 'company-number'
  | 'no-questions'
  | 'own-questions'
  | 'predicted'
  | 'short';

export type Finding = {
  kind: FindingKind;
  id: FindingId;
  /** One sentence, in the language of the report. */
  text: string;
  /** Where it stands, cut from the source; empty for what is not there. */
  evidence: Evidence[];
  /** What the person would type next. */
  next: string;
};
