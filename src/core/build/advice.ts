import type { Backed, BuildInput } from './build.ts';
import type { Claim } from './claims.ts';
import { buildWords, cutWords } from './words.ts';

/** Pieces of one kind of advice: three things can be done before an interview, ten cannot. */
const EACH_MAX = 3;
const REFS_MAX = 12;

/**
 * What to do next, from what the papers show: requirements without a résumé line, résumé lines that carry requirements
 * and no number, questions without a draft. A coach's word, with the place it comes from.
 */
export function adviceFor(backed: readonly Backed[], { dossier, resume, lang }: BuildInput): Claim[] {
  const words = buildWords(lang);
  const gaps = backed.filter((b) => b.kind === 'must' && !b.years && b.facts.length === 0);
  const bare = [...new Set(backed.flatMap((b) => b.facts))].filter((fact) => fact.deed && fact.metrics.length === 0);
  const undrafted = dossier.questions.filter((q) => q.draft === null);
  const coach = (text: string, evidence: Claim['evidence']): Claim => ({ text, origin: 'coach', evidence });
  return [
    ...(resume ? [] : [coach(words.noResume, [])]),
    ...(resume ? gaps : [])
      .slice(0, EACH_MAX)
      .map(({ line }) => coach(words.gap(cutWords(line.text)), [line.evidence])),
    ...bare.slice(0, EACH_MAX).map((fact) => coach(words.bare(cutWords(fact.text)), [fact.evidence])),
    ...(undrafted.length > 0
      ? [
          coach(
            words.undrafted(
              undrafted.length,
              undrafted
                .slice(0, REFS_MAX)
                .map((q) => q.ref)
                .join(', '),
            ),
            undrafted.slice(0, 1).map((q) => q.evidence),
          ),
        ]
      : []),
  ];
}
