import { isFraming } from '../plan/quotas.ts';
import { AT_THE_DESK } from './events.ts';
import {
  allSlotsDone,
  depthOf,
  lastAttempt,
  reportIsOpen,
  type SessionState,
  type SlotState,
  slotOf,
  turnOf,
} from './state.ts';

/**
 * What a session owes now, derived from its state alone: recovery after a crash is the same call with no new event.
 * `null` = nothing; it waits for the candidate (an open turn, a self-rating) or is over.
 */
export type Owed =
  | { kind: 'assess'; turn: string; attempt: string }
  | { kind: 'decide'; turn: string }
  | { kind: 'follow-up'; turn: string; slot: string }
  /** Coach mode: the points of a closed thread are shown. */
  | { kind: 'show'; slot: string }
  /** Host: the checks of a closed thread go out as work. Exam mode: only after the self-rating. */
  | { kind: 'ticket'; slot: string }
  /** Host or model: a summary of the whole, once everything is judged. */
  | { kind: 'summary' }
  | { kind: 'ask'; slot: string }
  | { kind: 'end'; reason: 'finished' | 'time' };

/** What a session owes next, the most urgent first; null where nothing is. */
export function owed(state: SessionState): Owed | null {
  if (!state.planned || !state.started) return null;

  for (const id of state.turnOrder) {
    const turn = turnOf(state, id);
    for (const attempt of turn.attempts) {
      // Rules assess every answer at once, whoever coaches: other assessments add up beside this one.
      if (!attempt.assessed.some((a) => a.by.coach === 'offline'))
        return { kind: 'assess', turn: id, attempt: attempt.id };
    }
    if (turn.attempts.length > 0 && !turn.decided) return { kind: 'decide', turn: id };
  }

  const last = state.turnOrder.at(-1);
  if (!state.ended && last && state.open === null) {
    const turn = turnOf(state, last);
    if (turn.decided?.outcome === 'probe') return { kind: 'follow-up', turn: last, slot: turn.asked.slot };
  }

  for (const slot of state.slots) {
    if (!wantsFeedback(state, slot)) continue;
    const due = state.started.mode === 'coach' || (state.ended !== null && state.selfRating !== null);
    if (state.coach === 'host' && due && !hasTicket(state, slot) && !judgedByHost(state, slot))
      return { kind: 'ticket', slot: slot.slot.id };
    const ours = state.coach !== 'host' || judgedByHost(state, slot);
    if (ours && state.started.mode === 'coach' && slot.shown.length === 0) return { kind: 'show', slot: slot.slot.id };
  }

  if (state.ended && wantsSummary(state)) return { kind: 'summary' };
  if (state.ended || state.open !== null) return null;
  const next = nextSlot(state);
  if (next) return { kind: 'ask', slot: next.slot.id };
  return { kind: 'end', reason: allSlotsDone(state) ? 'finished' : 'time' };
}

/** A closed thread with at least one real answer, of a type that has checks. */
function wantsFeedback(state: SessionState, slot: SlotState): boolean {
  if (slot.status !== 'closed' || slot.slot.type === 'opening' || slot.slot.type === 'closing') return false;
  return slot.turns.some((id) => (lastAttempt(turnOf(state, id))?.text ?? '').trim() !== '');
}

/**
 * A rehearsal that is over, rated and judged, in which something was answered, and of which no summary is there yet. A
 * model is asked once: what it could not do is not tried again.
 */
function wantsSummary(state: SessionState): boolean {
  if (state.summarised || AT_THE_DESK.includes(state.started!.purpose) || !reportIsOpen(state)) return false;
  const answered = state.slots.some((slot) => hasContent(state, slot));
  if (state.coach === 'anthropic') return answered && !state.failures.some((failed) => failed.brief === 'summarise');
  const tickets = [...state.tickets.values()].filter((ticket) => ticket.outcome !== 'voided');
  // A thread that the end cut short has no ticket of its own; what was said in it is summed up all the same.
  return (
    state.coach === 'host' &&
    (answered || tickets.some((ticket) => JUDGES.has(ticket.brief))) &&
    tickets.every((ticket) => JUDGES.has(ticket.brief) && ticket.outcome !== null)
  );
}

/** An answer of the thread, closed or cut short, that passed the thresholds: not empty, not 모르겠습니다, no echo. */
function hasContent(state: SessionState, slot: SlotState): boolean {
  if (isFraming(slot.slot.type)) return false;
  const assessed = slot.turns.flatMap((id) => lastAttempt(turnOf(state, id))?.assessed ?? []);
  return assessed.some((a) => a.by.coach === 'offline' && a.gate === undefined);
}

/** Briefs whose work holds the checks of a thread. */
const JUDGES: ReadonlySet<string> = new Set(['assess', 'critique-draft']);

function hasTicket(state: SessionState, slot: SlotState): boolean {
  return [...state.tickets.values()].some(
    (ticket) => JUDGES.has(ticket.brief) && ticket.subject.slot === slot.slot.id && ticket.outcome !== 'voided',
  );
}

/** The checks of the whole thread came with its closing answer: nothing is owed any more. */
function judgedByHost(state: SessionState, slot: SlotState): boolean {
  const last = slot.turns.at(-1);
  return last !== undefined && (lastAttempt(turnOf(state, last))?.assessed ?? []).some((a) => a.by.coach === 'host');
}

/** The next question; when the time is up, the main questions that are left give way to 역질문 and the last words. */
function nextSlot(state: SessionState): SlotState | null {
  const pending = state.slots.filter((slot) => slot.status === 'pending');
  if (!timeIsUp(state)) return pending[0] ?? null;
  return pending.find((slot) => isFraming(slot.slot.type)) ?? null;
}

/** True when the rest of the time limit is shorter than one more thread beside the framing stages. */
export function timeIsUp(state: SessionState): boolean {
  const minutes = state.started?.limits.minutes ?? null;
  if (minutes === null || !state.started) return false;
  const elapsed = (state.updatedAt - state.started.at) / 60_000;
  const framing = state.slots
    .filter((s) => s.status === 'pending' && isFraming(s.slot.type))
    .reduce((sum, s) => sum + s.slot.minutes, 0);
  return elapsed + framing >= minutes;
}

/** True when the thread of this slot may still get a follow-up by count alone. */
export function hasDepthLeft(state: SessionState, slotId: string): boolean {
  const slot = slotOf(state, slotId);
  const limit = Math.min(slot.slot.followUps, state.started?.limits.depth ?? slot.slot.followUps);
  return depthOf(state, slot) < limit;
}
