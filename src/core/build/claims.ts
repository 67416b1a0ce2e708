import type { Evidence } from '../evidence/evidence.ts';

/** The eight sections of a built dossier, in the order in which they are read. */
export const BUILT_SECTIONS = [
  'overview',
  'fit',
  'highlights',
  'company',
  'questions',
  'ask',
  'concepts',
  'advice',
] as const;
/** Longest prose of a coach on one section, in characters. */
export const PROSE_MAX = 3000;
export type BuiltSectionId = (typeof BUILT_SECTIONS)[number];

/**
 * Whose word a claim is: the posting's, the résumé's, a knowledge page's, the candidate's own notes, or a coach's (which
 * the rules are too). A claim that is not a coach's cites its place.
 */
export type Origin = 'posting' | 'resume' | 'knowledge' | 'user' | 'coach';

export type Claim = {
  text: string;
  origin: Origin;
  evidence: Evidence[];
  /** The heading it stands under within its section; absent for none. */
  theme?: string;
  /** What stands beside it: the résumé lines of a requirement, the posting lines of a résumé line. */
  under?: Claim[];
  /** A requirement for which the résumé holds nothing that was found. */
  gap?: boolean;
  /** Technologies it names that stand nowhere in the résumé. */
  missing?: string[];
};

export type BuiltSection = { id: BuiltSectionId; claims: Claim[] };
