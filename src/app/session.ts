import type { BriefName } from '../core/brief.ts';
import { KkoriError } from '../core/errors.ts';
import { type By, EVENT_VERSION, type NewEvent, type SessionEvent } from '../core/session/events.ts';
import { emptySession, type SessionState } from '../core/session/state.ts';
import { parseEvent, replay, step } from '../core/session/step.ts';
import type { Deps } from './deps.ts';
import { type Material, materialFor } from './material.ts';

/** An open session: its state and the seq up to which it is stored. */
export class Session {
  readonly state: SessionState;
  private readonly deps: Deps;
  private stored: number;
  private pending: SessionEvent[] = [];

  constructor(deps: Deps, state: SessionState) {
    this.deps = deps;
    this.state = state;
    this.stored = state.seq;
  }

  /** Applies an event at once; it reaches the store with the next `commit`. */
  record(happened: NewEvent): void {
    const whole = { v: EVENT_VERSION, seq: this.state.seq + 1, at: this.deps.clock.now(), ...happened } as SessionEvent;
    // Parsed before it counts: what is applied now is what a replay reads later, to the byte.
    const event = parseEvent(whole);
    step(this.state, event);
    this.pending.push(event);
  }

  /** Appends everything recorded since the last commit as one unit. Throws `conflict` when another process was first. */
  async commit(): Promise<void> {
    if (this.pending.length === 0) return;
    const outcome = await this.deps.store.append(this.state.id, this.stored, this.pending);
    if (outcome === 'conflict') {
      throw new KkoriError('conflict', '같은 회차가 다른 곳에서 먼저 움직였습니다.', {
        hint: '다시 불러온 뒤 이어 가 주세요. 앞서 저장된 답은 그대로 있습니다.',
        retryable: true,
      });
    }
    this.stored = this.state.seq;
    this.pending = [];
  }
}

/** Loads and replays a session. Throws `not-found`, or `storage` for records this version cannot read. */
export async function openSession(deps: Deps, id: string): Promise<Session> {
  const events = /^[a-z0-9][a-z0-9-]{0,79}$/.test(id) ? await deps.store.load(id) : null;
  if (!events) {
    throw new KkoriError('not-found', `‘${id.slice(0, 80)}’ 회차를 찾지 못했습니다.`, {
      hint: '`kkori report`로 있는 회차를 볼 수 있습니다.',
    });
  }
  return new Session(deps, replay(id, events));
}

export function newSession(deps: Deps): Session {
  return new Session(deps, emptySession(deps.ids.session()));
}

/** Papers and knowledge of a session's dossier. A dossier that was deleted meanwhile is treated as absent. */
export async function materialOf(deps: Deps, state: SessionState): Promise<Material> {
  const slug = state.started?.dossier?.slug ?? null;
  try {
    return await materialFor(deps, slug);
  } catch (error) {
    if (slug !== null && error instanceof KkoriError && error.kind === 'not-found') return materialFor(deps, null);
    throw error;
  }
}

/** A brief that the session's coach could not do is a fact of the session, with what it cost. */
export function recordFailure(
  session: Session,
  brief: BriefName,
  outcome: { kind: string; reason?: string; by?: By },
  turn?: string,
): void {
  session.record({
    type: 'work-failed',
    ...(turn ? { turn } : {}),
    brief,
    reason: (outcome.reason ?? 'not done').slice(0, 300),
    by: outcome.by ?? { coach: session.state.coach },
  });
}
