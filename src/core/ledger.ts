import type { ResumeFact } from './dossier.ts';
import { sharedStems, stemsOf } from './plan/word-overlap.ts';
import { assessmentOf } from './session/reading.ts';
import { lastAttempt, type SessionState, type SlotState, turnOf } from './session/state.ts';

/**
 * 방어함: far more was found than left open · 일부: much of it was not found · 막힘: 모르겠습니다, or nothing
 * that answers · 아직 안 다룸: nothing has been said about it yet, asked or not (넘어가기 is never scored).
 */
export type LineState = 'defended' | 'partly' | 'stuck' | 'not-asked';

/** One line of the résumé over one or several sessions. */
export type LedgerRow = {
  fact: string;
  state: LineState;
  /** How many threads stood on it; 0 when it was never asked about. */
  times: number;
};

/** The lines of a résumé that tell of something done: a list of skills or a degree is no line to explain. */
export function linesToExplain(facts: readonly ResumeFact[]): ResumeFact[] {
  return facts.filter((fact) => fact.deed || fact.org !== null || fact.project !== null);
}

/** Less than half of what a card asks of the candidate's level was found. */
const CORE_POINTS = 'technical.core.points';

/** Words that an answer shares with its question and the line it stands on, at the least, to be about them. */
const TAKEN_UP = 2;

/** A line counts as defended when twice as much was found as not found: even strong answers leave a check open. */
const FOUND_TO_OPEN = 2;

/**
 * How a thread went, by what was found in its answers and never by why it ended: a thread may close because three
 * follow-ups were put, or because one thing was heard, with the rest still open.
 */
export function threadState(state: SessionState, slot: SlotState): LineState {
  const answered = slot.turns.map((id) => turnOf(state, id)).filter((turn) => turn.attempts.length > 0);
  const last = answered.at(-1);
  if (!last) return 'not-asked';
  const code = last.decided?.code;
  if (code === 'unknown-twice' || code === 'gate') return 'stuck';
  const view = assessmentOf(state, slot);
  const found =
    (view?.checks.filter((c) => c.met === true && c.mark !== 'honest').length ?? 0) +
    (view?.expected.filter((point) => point.met).length ?? 0);
  // An honest limit is no failure, but alone it explains no line; a plain 모르겠습니다 is asked one level lower, and a
  // thread of nothing else has no checks.
  if (found === 0)
    return !view?.checks.length || answered.some((turn) => turn.decided?.probe === 'step-down') ? 'stuck' : 'partly';
  const missed = view!.checks.filter((c) => c.met === false);
  if (missed.some((c) => c.id === CORE_POINTS)) return 'partly';
  // A good story about something else explains no line: some word of the question or of the line must be taken up.
  const about = stemsOf([slot.slot.question, ...slot.slot.evidence.map((e) => e.quote)].join(' '));
  const said = stemsOf(answered.map((turn) => lastAttempt(turn)?.text ?? '').join(' '));
  if (sharedStems(about, said) < TAKEN_UP) return 'partly';
  return slot.status !== 'skipped' && found >= FOUND_TO_OPEN * missed.length ? 'defended' : 'partly';
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
      if (!slot.slot.fact) continue;
      const cited = slot.slot.evidence.map((e) => byText.get(e.quote)).find((id) => id !== undefined);
      const id = cited ?? (rows.has(slot.slot.fact) ? slot.slot.fact : null);
      const how = threadState(state, slot);
      if (id && how !== 'not-asked') here.set(id, [...(here.get(id) ?? []), how]);
    }
    for (const [id, states] of here) {
      const row = rows.get(id)!;
      row.times += states.length;
      row.state = states.includes('stuck') ? 'stuck' : states.includes('partly') ? 'partly' : 'defended';
    }
  }
  return [...rows.values()];
}
