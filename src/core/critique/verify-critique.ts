import { type Assessment, type CritiqueSources, CritiqueWork } from '../brief.ts';
import type { AliasTable } from '../knowledge/normalise.ts';
import type { Improved } from '../session/events.ts';
import type { Thread } from '../thread.ts';
import { inventedIn } from './invention.ts';
import { parseWork, verifyAssessWork } from './verify-assessment.ts';

export type VerifiedCritique = { assessment: Assessment | null; improved: Improved | null; problems: string[] };

/** A blank as it stands in an improved answer. */
const SLOT = /\[([^[\]\n]{1,40})\]/gu;
const NAMED = 6;

/**
 * A host's or model's critique of a draft: checks and points as for a thread, and an improved answer only if it invents
 * nothing (A9). An invention refuses the whole with what to put instead, for an answer that was mended by hand here would
 * be nobody's; the ticket stays open then.
 *
 * @param draftRubric the checks of a draft, beside those of the question's type
 * @param sources what the candidate's own papers say: draft, résumé, dossier
 */
export function verifyCritiqueWork(
  thread: Thread,
  raw: unknown,
  { draftRubric, sources, aliases }: CritiqueSources,
): VerifiedCritique {
  const parsed = parseWork(CritiqueWork, raw);
  if ('problems' in parsed) return { assessment: null, improved: null, problems: parsed.problems };
  const { improved, ...rest } = parsed.work;
  const problems = improved ? improvedProblems(improved, sources, aliases) : [];
  if (problems.length > 0) return { assessment: null, improved: null, problems };
  const verified = verifyAssessWork(thread, rest, draftRubric);
  if (!verified.assessment) return { ...verified, improved: null };
  return { assessment: verified.assessment, improved: improved ? withSlots(improved) : null, problems: [] };
}

/** What speaks against an improved answer, in words for whoever wrote it; empty = nothing is invented. */
export function improvedProblems(improved: Improved, sources: readonly string[], aliases: AliasTable): string[] {
  const invented = inventedIn(improved.text, sources, aliases).slice(0, NAMED);
  const missing = improved.slots.filter((slot) => !slotsIn(improved.text).includes(bare(slot)));
  return [
    ...invented.map(
      ({ quote, kind }) =>
        `improved: the ${kind} ‘${quote}’ stands in neither the draft, the résumé nor the dossier. Put a blank instead, such as ${BLANK[kind]}, and ask the candidate`,
    ),
    ...missing
      .slice(0, NAMED)
      .map((slot) => `improved: the slot ‘${slot}’ does not stand in the text as [${bare(slot)}]`),
  ];
}

const BLANK = { number: '[측정값]', name: '[이름]', technology: '[기술]' } as const;

function slotsIn(text: string): string[] {
  return [...text.matchAll(SLOT)].map((match) => match[1]!.trim());
}

function bare(slot: string): string {
  return slot.replace(/^\[|\]$/gu, '').trim();
}

/** Slots as they stand in the text: what was listed may be fewer. */
export function withSlots(improved: Improved): Improved {
  return { text: improved.text, slots: [...new Set(slotsIn(improved.text))].slice(0, 20) };
}
