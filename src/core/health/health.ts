import type { Backed } from '../build/backed.ts';
import type { Dossier, Resume } from '../dossier.ts';
import type { Source } from '../evidence/evidence.ts';
import type { Slot } from '../session/events.ts';
import type { Language } from '../vocabulary.ts';
import type { Differing } from './differing.ts';
import { FINDING_KINDS, type Finding } from './finding.ts';
import { missingIn } from './missing.ts';
import { staleIn } from './stale.ts';
import { undraftedIn } from './undrafted.ts';
import { unsourcedIn } from './unsourced.ts';

export type HealthInput = {
  dossier: Dossier;
  resume: Resume | null;
  /** The files of the dossier, as they are now. */
  sources: readonly Source[];
  hasPostingFile: boolean;
  /** Requirements beside the résumé lines that speak for them. */
  backed: readonly Backed[];
  /** Questions that a rehearsal would ask and the notes do not hold. */
  predicted: readonly Slot[];
  /** Texts of the candidate's other papers: the résumé, notes, what other dossiers' notes tell. */
  elsewhere: readonly string[];
  /** Notes of the workspace that name the candidate's employers or projects. */
  notes: readonly string[];
  conceptsOf: (text: string) => string[];
  /** What is told differently elsewhere: it stands in another paper, with another value. */
  differing: readonly Differing[];
  /** A coach's prose was written before the papers changed. */
  proseIsOld: boolean;
  now: number;
  lang: Language;
};

/**
 * The state of one dossier: what is missing, stale, unsourced and undrafted, in this order. Pure and deterministic; what
 * code cannot see is not said. Every place is cut from the source.
 */
export function healthOf(input: HealthInput): Finding[] {
  const found = [...missingIn(input), ...staleIn(input), ...unsourcedIn(input), ...undraftedIn(input)];
  return FINDING_KINDS.flatMap((kind) => found.filter((finding) => finding.kind === kind));
}
