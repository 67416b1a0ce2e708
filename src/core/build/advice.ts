import type { Line } from '../dossier.ts';
import { cutWords } from '../evidence/text.ts';
import type { Backed } from './backed.ts';
import type { BuildInput } from './build.ts';
import type { Claim } from './claims.ts';
import { buildWords, INSIDE_MAX } from './words.ts';

/** Lines named in one piece of advice: three can be worked on before an interview, ten cannot. */
const EACH_MAX = 3;
const TECHNOLOGIES_MAX = 6;
const REFS_MAX = 12;

/**
 * What to do next, from what the papers show: technologies of the requirements that stand nowhere in the résumé,
 * requirements without a line, résumé lines that carry requirements and no number, questions without a draft. Each kind
 * once, with the lines it is about. A coach's word, with the places it comes from.
 */
export function adviceFor(backed: readonly Backed[], { dossier, resume, lang }: BuildInput): Claim[] {
  const words = buildWords(lang);
  const must = backed.filter(({ kind }) => kind === 'must');
  const absent = [...new Set(must.flatMap(({ missing }) => missing))].slice(0, TECHNOLOGIES_MAX);
  // What could stand in a résumé comes before how somebody is.
  const gaps = must
    .filter(({ gap, missing }) => gap && missing.length === 0)
    .sort((a, b) => Number(b.named) - Number(a.named))
    .map(({ line }) => line);
  const bare = [...new Set(backed.flatMap((b) => b.facts))].filter((fact) => fact.deed && fact.metrics.length === 0);
  const undrafted = dossier.questions.filter((q) => q.draft === null);
  const about = (
    lines: readonly Pick<Line, 'text' | 'evidence'>[],
    said: (quoted: string, more: number) => string,
  ): Claim[] => {
    const shown = lines.slice(0, EACH_MAX);
    if (shown.length === 0) return [];
    const quoted = shown.map(({ text }) => `‘${cutWords(text, INSIDE_MAX)}’`).join(', ');
    return [
      {
        text: said(quoted, lines.length - shown.length),
        origin: 'coach',
        evidence: shown.map(({ evidence }) => evidence),
      },
    ];
  };
  const coach = (text: string, evidence: Claim['evidence']): Claim => ({ text, origin: 'coach', evidence });
  return [
    ...(resume ? [] : [coach(words.noResume, [])]),
    ...(absent.length > 0
      ? [
          coach(
            words.absent(absent),
            must
              .filter(({ missing }) => missing.length > 0)
              .slice(0, EACH_MAX)
              .map(({ line }) => line.evidence),
          ),
        ]
      : []),
    ...about(gaps, words.gaps),
    ...about(bare, words.bare),
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
