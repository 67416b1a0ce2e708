import type { EventOf, Slot } from './events.ts';

/** A stored answer with everything said about it. */
export type AttemptState = {
  id: string;
  text: string;
  via: EventOf<'answered'>['via'];
  verbatim: EventOf<'answered'>['verbatim'];
  at: number;
  assessed: EventOf<'assessed'>[];
  confirmed: EventOf<'confirmed'>[];
};

export type TurnState = {
  asked: EventOf<'asked'>;
  worded: EventOf<'worded'> | null;
  attempts: AttemptState[];
  decided: EventOf<'decided'> | null;
  steered: EventOf<'steered'>[];
};

export type SlotState = {
  slot: Slot;
  status: 'pending' | 'open' | 'closed' | 'skipped';
  /** Turn ids of its thread in order. */
  turns: string[];
  shown: EventOf<'shown'>[];
  selfRating: 1 | 2 | 3 | 'declined' | null;
};

export type TicketState = EventOf<'work-owed'> & { outcome: EventOf<'work-closed'>['outcome'] | null };

/** Where a session stands; derived from its events by `step`, never stored. */
export type SessionState = {
  id: string;
  seq: number;
  updatedAt: number;
  started: EventOf<'started'> | null;
  planned: EventOf<'planned'> | null;
  coach: EventOf<'started'>['coach'];
  slots: SlotState[];
  turns: Map<string, TurnState>;
  turnOrder: string[];
  /** The turn that waits for an answer now; null while something is owed or after the end. */
  open: string | null;
  /** A finished turn that the candidate answers again (attempt 2) before going on; null otherwise. */
  retrying: string | null;
  tickets: Map<string, TicketState>;
  /** Session-wide self-rating; null until given. */
  selfRating: 1 | 2 | 3 | 'declined' | null;
  ended: EventOf<'ended'> | null;
  summarised: EventOf<'summarised'> | null;
  /** The latest prose on the dossier, of a session that is about one. */
  built: EventOf<'built'> | null;
  /** Briefs that the coach could not do, in order. */
  failures: EventOf<'work-failed'>[];
};

/** The state before the first event. */
export function emptySession(id: string): SessionState {
  return {
    id,
    seq: 0,
    updatedAt: 0,
    started: null,
    planned: null,
    coach: 'offline',
    slots: [],
    turns: new Map(),
    turnOrder: [],
    open: null,
    retrying: null,
    tickets: new Map(),
    selfRating: null,
    ended: null,
    summarised: null,
    built: null,
    failures: [],
  };
}

export function slotOf(state: SessionState, slotId: string): SlotState {
  const slot = state.slots.find((candidate) => candidate.slot.id === slotId);
  if (!slot) throw new RangeError(`no slot ${slotId}`);
  return slot;
}

export function turnOf(state: SessionState, turnId: string): TurnState {
  const turn = state.turns.get(turnId);
  if (!turn) throw new RangeError(`no turn ${turnId}`);
  return turn;
}

/** The latest attempt of a turn, or null. */
export function lastAttempt(turn: TurnState): AttemptState | null {
  return turn.attempts.at(-1) ?? null;
}

/** Follow-ups already put in a slot's thread. */
export function depthOf(state: SessionState, slot: SlotState): number {
  return slot.turns.filter((id) => turnOf(state, id).asked.kind === 'follow-up').length;
}

/** How many closed threads in a row, ending with the latest, closed with 모르겠습니다 twice. */
export function unknownThreadsInARow(state: SessionState): number {
  let count = 0;
  for (const slot of state.slots.filter((s) => s.status === 'closed').reverse()) {
    const last = slot.turns.at(-1);
    if (!last || turnOf(state, last).decided?.code !== 'unknown-twice') break;
    count += 1;
  }
  return count;
}

/** True when every planned slot is closed or skipped. */
export function allSlotsDone(state: SessionState): boolean {
  return state.slots.length > 0 && state.slots.every((s) => s.status === 'closed' || s.status === 'skipped');
}

/** Feedback, expected points and the report stay closed in exam mode until the candidate rated or declined. */
export function reportIsOpen(state: SessionState): boolean {
  if (!state.started) return false;
  if (state.started.mode === 'coach') return true;
  return state.ended !== null && state.selfRating !== null;
}
