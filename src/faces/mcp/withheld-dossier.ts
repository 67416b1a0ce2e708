import type { BuiltDossier } from '../../app/build-dossier.ts';
import type { BuiltSectionId, Claim } from '../../core/build/claims.ts';
import { untold, type Withheld } from './withheld.ts';

/** Sections in which only the candidate's own notes are somebody else's words: the rest is asked or named by us. */
const OURS: readonly BuiltSectionId[] = ['questions', 'concepts'];

/**
 * A built dossier as it may be read while sessions still ask. Posting, résumé and notes say what they say; what rules,
 * pages and coaches add is left out where it tells. `cut` = sections from which something was left out.
 */
export function untoldDossier<D extends BuiltDossier>(built: D, withheld: Withheld): D & { cut: Set<BuiltSectionId> } {
  const cut = new Set<BuiltSectionId>();
  const sections = built.sections.map(({ id, claims }) => {
    const ours = ({ origin }: Claim) =>
      OURS.includes(id) ? origin !== 'user' : origin === 'knowledge' || origin === 'coach';
    const kept = untold(claims, withheld, (claim) => claim.text, ours).filter((claim) => claim !== null);
    if (kept.length < claims.length) cut.add(id);
    return { id, claims: kept };
  });
  const prose = built.prose.filter(({ id, text }) => {
    if (!withheld.tells(text)) return true;
    cut.add(id);
    return false;
  });
  return { ...built, sections, prose, cut };
}
