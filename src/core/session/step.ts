import { KkoriError } from '../errors.ts';
import { EVENT_VERSION, type EventOf, SessionEvent } from './events.ts';
import { emptySession, type SessionState, slotOf, turnOf } from './state.ts';

/**
 * What happened, applied. Never judges: plans, checks, probes and skip reasons are facts in the events, so a replay
 * under newer rules or cards gives the same state. Returns the same object, changed (callers own it).
 * Throws KkoriError `storage` when the events do not form a session (a sequence gap, an event before its cause).
 */
export function step(state: SessionState, event: SessionEvent): SessionState {
  if (event.seq !== state.seq + 1) {
    throw new KkoriError('storage', `이 회차의 기록이 이어지지 않습니다 (${state.seq} 다음에 ${event.seq}).`);
  }
  if (state.started === null && event.type !== 'started') {
    throw new KkoriError('storage', '이 회차의 기록이 시작부터 있지 않습니다.');
  }
  try {
    apply(state, event);
  } catch (error) {
    if (error instanceof RangeError) {
      throw new KkoriError('storage', '이 회차의 기록이 서로 맞지 않습니다.', { cause: error });
    }
    throw error;
  }
  state.seq = event.seq;
  state.updatedAt = event.at;
  return state;
}

function apply(state: SessionState, event: SessionEvent): void {
  switch (event.type) {
    case 'started':
      if (state.started) throw new RangeError('started twice');
      state.started = event;
      state.coach = event.coach;
      return;
    case 'planned':
      state.planned = event;
      state.slots = event.slots.map((slot) => ({ slot, status: 'pending', turns: [], shown: [], selfRating: null }));
      return;
    case 'asked':
      return asked(state, event);
    case 'worded':
      turnOf(state, event.turn).worded = event;
      return;
    case 'answered':
      return answered(state, event);
    case 'assessed': {
      const attempt = turnOf(state, event.turn).attempts.find((a) => a.id === event.attempt);
      if (!attempt) throw new RangeError(`no attempt ${event.attempt}`);
      attempt.assessed.push(event);
      return;
    }
    case 'decided':
      return decided(state, event);
    case 'steered':
      return steered(state, event);
    case 'shown':
      slotOf(state, event.slot).shown.push(event);
      return;
    case 'self-rated':
      if (event.slot) slotOf(state, event.slot).selfRating = event.rating;
      else state.selfRating = event.rating;
      return;
    case 'confirmed': {
      const attempt = turnOf(state, event.turn).attempts.find((a) => a.id === event.attempt);
      if (!attempt) throw new RangeError(`no attempt ${event.attempt}`);
      attempt.confirmed.push(event);
      return;
    }
    case 'work-owed':
      if (state.tickets.has(event.ticket)) throw new RangeError('ticket twice');
      state.tickets.set(event.ticket, { ...event, outcome: null });
      return;
    case 'work-closed': {
      const ticket = state.tickets.get(event.ticket);
      if (!ticket) throw new RangeError('no ticket');
      // A refusal with fixable problems leaves the ticket open for the corrected work.
      if (event.outcome !== 'refused') ticket.outcome = event.outcome;
      return;
    }
    case 'work-failed':
      state.failures.push(event);
      return;
    case 'coach-changed':
      state.coach = event.to;
      return;
    case 'ended':
      state.ended = event;
      state.open = null;
      state.retrying = null;
      return;
    case 'built':
      state.built = event;
      return;
    case 'summarised':
      state.summarised = event;
      return;
  }
}

function asked(state: SessionState, event: EventOf<'asked'>): void {
  if (state.turns.has(event.turn)) throw new RangeError(`turn ${event.turn} twice`);
  const slot = slotOf(state, event.slot);
  slot.status = 'open';
  slot.turns.push(event.turn);
  state.turns.set(event.turn, { asked: event, worded: null, attempts: [], decided: null, steered: [] });
  state.turnOrder.push(event.turn);
  state.open = event.turn;
}

function answered(state: SessionState, event: EventOf<'answered'>): void {
  const turn = turnOf(state, event.turn);
  turn.attempts.push({
    id: event.attempt,
    text: event.text,
    via: event.via,
    verbatim: event.verbatim,
    at: event.at,
    assessed: [],
    confirmed: [],
  });
  // A second attempt at an earlier turn leaves the question that is open now open.
  if (state.open === event.turn) state.open = null;
  if (state.retrying === event.turn) state.retrying = null;
}

function decided(state: SessionState, event: EventOf<'decided'>): void {
  const turn = turnOf(state, event.turn);
  turn.decided = event;
  if (event.outcome === 'move-on') {
    const slot = slotOf(state, turn.asked.slot);
    slot.status = event.code === 'skipped' ? 'skipped' : 'closed';
    if (state.open === event.turn) state.open = null;
  }
}

function steered(state: SessionState, event: EventOf<'steered'>): void {
  turnOf(state, event.turn).steered.push(event);
  if (event.action === 'retry') state.retrying = event.turn;
}

/** Rebuilds a session from its stored events. Throws KkoriError `storage` for events of an unknown version or shape. */
export function replay(id: string, events: readonly unknown[]): SessionState {
  const state = emptySession(id);
  for (const raw of events) step(state, parseEvent(raw));
  return state;
}

/** Parses one stored event. An unknown version is refused in one sentence; nothing is guessed. */
export function parseEvent(raw: unknown): SessionEvent {
  const version = typeof raw === 'object' && raw !== null && 'v' in raw ? raw.v : undefined;
  if (version !== EVENT_VERSION) {
    throw new KkoriError(
      'storage',
      `이 회차는 다른 판의 kkori가 만들었습니다 (기록 형식 ${String(version).slice(0, 20)}).`,
      {
        hint: 'kkori를 새 판으로 올린 뒤 다시 열어 주세요.',
      },
    );
  }
  const parsed = SessionEvent.safeParse(raw);
  if (!parsed.success) {
    throw new KkoriError('storage', '이 회차의 기록을 읽을 수 없습니다 (모르는 모양의 사건).', { cause: parsed.error });
  }
  return parsed.data;
}
