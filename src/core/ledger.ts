import { assessmentOf } from './session/reading.ts';
import { type SessionState, type SlotState, turnOf } from './session/state.ts';

/** 방어함: dug into and nothing left open · 일부: something was not found · 막힘: 모르겠습니다 twice or skipped · 안 물어봄. */
export type LineState = 'defended' | 'partly' | 'stuck' | 'not-asked';

/** One line of the résumé over one or several sessions. */
export type LedgerRow = {
  fact: string;
  state: LineState;
  /** How many threads stood on it; 0 when it was never asked about. */
  times: number;
};

/** Less than half of what a card asks of the candidate's level was found. */
const CORE_POINTS = 'technical.core.points';

/** How a thread about a résumé line went; `not-asked` for a thread that was never opened. */
export function threadState(state: SessionState, slot: SlotState): LineState {
  const last = slot.turns.at(-1);
  if (!last) return 'not-asked';
  const code = turnOf(state, last).decided?.code;
  if (slot.status === 'skipped' || code === 'unknown-twice' || code === 'gate') return 'stuck';
  const checks = assessmentOf(state, slot)?.checks ?? [];
  // A line of which nothing was explained is not defended, however the thread ended.
  if (!checks.some((c) => c.met === true) || checks.some((c) => c.id === CORE_POINTS && c.met === false))
    return 'partly';
  const open = checks.some((c) => c.met === false);
  return code === 'filled' || code === 'honest' || code === 'depth' || !open ? 'defended' : 'partly';
}

/**
 * The ledger of résumé lines over sessions, oldest first. A line counts as it went the last time; lines are recognised
 * by their text, so that a résumé in which something was added keeps its history.
 *
 * @param lines id and exact text of each line of the résumé as it is now
 */
export function ledgerOf(
  sessions: readonly SessionState[],
  lines: readonly { id: string; quote: string }[],
): LedgerRow[] {
  const rows = new Map(lines.map((line) => [line.id, { fact: line.id, state: 'not-asked' as LineState, times: 0 }]));
  const byText = new Map(lines.map((line) => [line.quote, line.id]));
  for (const state of sessions) {
    const here = new Map<string, LineState[]>();
    for (const slot of state.slots) {
      if (!slot.slot.fact || slot.turns.length === 0) continue;
      const cited = slot.slot.evidence.map((e) => byText.get(e.quote)).find((id) => id !== undefined);
      const id = cited ?? (rows.has(slot.slot.fact) ? slot.slot.fact : null);
      if (id) here.set(id, [...(here.get(id) ?? []), threadState(state, slot)]);
    }
    for (const [id, states] of here) {
      const row = rows.get(id)!;
      row.times += states.length;
      row.state = states.includes('stuck') ? 'stuck' : states.includes('partly') ? 'partly' : 'defended';
    }
  }
  return [...rows.values()];
}
