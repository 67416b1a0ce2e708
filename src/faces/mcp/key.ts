import type { Material } from '../../app/material.ts';
import { threadOf } from '../../app/threads.ts';
import { aliasesOf, pointsMet } from '../../core/knowledge/cards.ts';
import type { ConceptCard } from '../../core/knowledge/page.ts';
import { prepare } from '../../core/knowledge/prepared-text.ts';
import { reportIsOpen, type SessionState } from '../../core/session/state.ts';
import type { Language } from '../../core/vocabulary.ts';

/**
 * The key never arrives before the answer: until a thread is over (in exam mode until the candidate rated), nothing
 * that a host reads may hold its card's expected points.
 */

/** Ids of pages (`concepts/…`, `designs/…`) that hold the key of a thread still to be answered in this session. */
export function lockedPages(state: SessionState, material: Material): Set<string> {
  const out = new Set<string>();
  const all = state.started?.mode === 'exam' && !reportIsOpen(state);
  for (const { slot, status } of state.slots) {
    const unanswered = state.ended === null && (status === 'pending' || status === 'open');
    if (!unanswered && !all) continue;
    if (slot.card) out.add(`concepts/${slot.card}`);
    for (const concept of slot.concepts) out.add(`concepts/${concept}`);
    if (slot.design) out.add(`designs/${slot.design}`);
    if (status === 'open') for (const card of threadOf(state, slot.id, material).cards) out.add(`concepts/${card.id}`);
  }
  return out;
}

/** Tells of a line of the candidate's material whether it says an expected point of one of these pages. */
export function keyGuard(
  locked: ReadonlySet<string>,
  langs: readonly Language[],
  { knowledge }: Pick<Material, 'knowledge'>,
): (line: string) => boolean {
  const cards = [...locked]
    .filter((id) => id.startsWith('concepts/'))
    .flatMap((id): ConceptCard | never[] => knowledge.concepts.get(id.slice('concepts/'.length)) ?? []);
  return (line) => {
    const prepared = [prepare(line, aliasesOf(knowledge))];
    return cards.some((card) =>
      langs.some(
        (lang) =>
          card.points.some((p) => line.includes(p.text[lang])) || pointsMet(card, prepared, lang).some((p) => p.met),
      ),
    );
  };
}

/**
 * The lines that may stand together before the answer: two that only together say an expected point count as well.
 * `beside` = what already stands there.
 */
export function keyless(lines: readonly string[], holdsKey: (line: string) => boolean, beside = ''): (string | null)[] {
  let kept = beside;
  return lines.map((line) => {
    if (holdsKey(`${kept}\n${line}`)) return null;
    kept = `${kept}\n${line}`;
    return line;
  });
}
