import { materialOf, openSession } from '../../app/advance.ts';
import type { Deps } from '../../app/deps.ts';
import type { Material } from '../../app/material.ts';
import { threadOf } from '../../app/threads.ts';
import { aliasesOf, pointsMet } from '../../core/knowledge/cards.ts';
import type { ConceptCard } from '../../core/knowledge/page.ts';
import { prepare } from '../../core/knowledge/prepared-text.ts';
import { AT_THE_DESK } from '../../core/session/events.ts';
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

/** How many sessions are looked through for ones that still ask. */
const SESSIONS_LOOKED = 50;

/** Pages that hold the key of any session that is still to be answered or rated. */
export async function pagesLockedNow(deps: Deps): Promise<Set<string>> {
  const out = new Set<string>();
  for (const summary of await deps.store.sessions({ without: AT_THE_DESK, limit: SESSIONS_LOOKED })) {
    if (summary.ended && (summary.mode !== 'exam' || summary.coach !== 'host')) continue;
    const { state } = await openSession(deps, summary.id);
    for (const page of lockedPages(state, await materialOf(deps, state))) out.add(page);
  }
  return out;
}

/** Tells of a line of the candidate's material whether it says an expected point of one of these pages. */
export function keyGuard(locked: ReadonlySet<string>, lang: Language, material: Material): (line: string) => boolean {
  const cards = [...locked]
    .filter((id) => id.startsWith('concepts/'))
    .flatMap((id): ConceptCard | never[] => material.knowledge.concepts.get(id.slice('concepts/'.length)) ?? []);
  return (line) => {
    const prepared = [prepare(line, aliasesOf(material.knowledge))];
    return cards.some(
      (card) =>
        card.points.some((p) => line.includes(p.text[lang])) || pointsMet(card, prepared, lang).some((p) => p.met),
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
