import type { EventOf, SessionEvent } from './events.ts';

/** One attempt at a question, joined across sessions by `questionKey`. What no-repeat, progress and practice read. */
export type TurnRow = {
  session: string;
  /** Turn and attempt as in the events: `t3`, `a1`. */
  turn: string;
  attempt: string;
  /** When the answer came, ms since the epoch. */
  at: number;
  /** Slug of the dossier; null for a session without one. */
  dossier: string | null;
  /** The slot's, for main questions and follow-ups alike; which follow-up it was stands in `probe`. */
  questionKey: string;
  /** The question as planned or generated, not as a host worded it. */
  question: string;
  type: string;
  kind: 'main' | 'follow-up';
  concepts: string[];
  requirement: string | null;
  fact: string | null;
  probe: string | null;
  /** Who made the question: `code`, `dossier`, `offline`, `host` or `anthropic`. */
  by: string;
  /** The last assessment's; empty when there is none. A check that the candidate confirmed counts as met. */
  checks: { id: string; met: boolean | null }[];
  /** 1 막힘, 2 보통, 3 자신; null when not rated or declined. */
  selfRating: number | null;
};

/**
 * The rows of one session, in the order of its answers; a pure function of its events, so that a projection kept
 * step by step and one rebuilt from the events are the same.
 *
 * Checks: the latest `assessed` of that turn and attempt; where there is none, the latest assessment of another turn of
 * the same thread that came after the answer. Self-rating: the slot's last, else the session's last.
 *
 * @param events all events of the session in order; answers to a turn that was never asked give no row
 */
export function turnRows(sessionId: string, events: readonly SessionEvent[]): TurnRow[] {
  const found = gather(events);
  const rows: TurnRow[] = [];
  for (const answer of found.answers.values()) {
    const asked = found.asked.get(answer.turn);
    const slot = asked && found.slots.get(asked.slot);
    if (!asked || !slot) continue;
    rows.push({
      session: sessionId,
      turn: answer.turn,
      attempt: answer.attempt,
      at: answer.at,
      dossier: found.dossier,
      questionKey: slot.questionKey,
      question: asked.question,
      type: slot.type,
      kind: asked.kind,
      concepts: [...slot.concepts],
      requirement: slot.requirement ?? null,
      fact: slot.fact ?? null,
      probe: asked.probe ?? null,
      by: asked.by.coach,
      checks: checksOf(answer, asked.slot, found),
      selfRating: found.ratings.get(asked.slot) ?? (found.ratings.has(asked.slot) ? null : found.sessionRating),
    });
  }
  return rows;
}

type Gathered = {
  dossier: string | null;
  slots: Map<string, EventOf<'planned'>['slots'][number]>;
  asked: Map<string, EventOf<'asked'>>;
  answers: Map<string, EventOf<'answered'>>;
  /** Latest assessment by turn and attempt. */
  assessed: Map<string, EventOf<'assessed'>>;
  confirmed: Map<string, Set<string>>;
  /** By slot; null = declined. */
  ratings: Map<string, number | null>;
  sessionRating: number | null;
};

const attemptKey = (event: { turn: string; attempt: string }) => `${event.turn} ${event.attempt}`;

function gather(events: readonly SessionEvent[]): Gathered {
  const found: Gathered = {
    dossier: null,
    slots: new Map(),
    asked: new Map(),
    answers: new Map(),
    assessed: new Map(),
    confirmed: new Map(),
    ratings: new Map(),
    sessionRating: null,
  };
  for (const event of events) {
    switch (event.type) {
      case 'started':
        found.dossier = event.dossier?.slug ?? null;
        break;
      case 'planned':
        for (const slot of event.slots) found.slots.set(slot.id, slot);
        break;
      case 'asked':
        found.asked.set(event.turn, event);
        break;
      case 'answered':
        found.answers.set(attemptKey(event), event);
        break;
      case 'assessed':
        found.assessed.set(attemptKey(event), event);
        break;
      case 'confirmed': {
        const key = attemptKey(event);
        found.confirmed.set(key, (found.confirmed.get(key) ?? new Set()).add(event.check));
        break;
      }
      case 'self-rated': {
        const rating = event.rating === 'declined' ? null : event.rating;
        if (event.slot) found.ratings.set(event.slot, rating);
        else found.sessionRating = rating;
        break;
      }
    }
  }
  return found;
}

function checksOf(answer: EventOf<'answered'>, slot: string, found: Gathered): TurnRow['checks'] {
  const assessed = found.assessed.get(attemptKey(answer)) ?? threadAssessment(answer, slot, found);
  const confirmed = found.confirmed.get(attemptKey(answer));
  return (assessed?.checks ?? []).map(({ id, met }) => ({ id, met: confirmed?.has(id) ? true : met }));
}

function threadAssessment(answer: EventOf<'answered'>, slot: string, found: Gathered): EventOf<'assessed'> | null {
  let latest: EventOf<'assessed'> | null = null;
  for (const event of found.assessed.values()) {
    const sameThread = event.turn !== answer.turn && found.asked.get(event.turn)?.slot === slot;
    if (sameThread && event.seq > answer.seq && event.seq > (latest?.seq ?? 0)) latest = event;
  }
  return latest;
}
