import { KkoriError } from '../../core/errors.ts';
import { EVENT_VERSION, SessionEvent } from '../../core/session/events.ts';
import { ID_PATTERN } from '../../core/vocabulary.ts';
import type { SessionSummary } from '../../ports.ts';

/** What both stores hold to: which events may come in, how stored ones are read, and the summary kept beside them. */

/**
 * Checks an append before anything is written, so that nothing unreadable is ever stored.
 * @param expectedSeq last seq the caller saw, 0 for a new session
 * @returns the events as they will be read back: known fields only, frozen
 * Throws KkoriError `input` when an id, a seq or an event is not as the contract says.
 */
export function acceptEvents(id: string, expectedSeq: number, events: readonly SessionEvent[]): SessionEvent[] {
  const refuse = (message: string, cause?: unknown) => new KkoriError('input', message, { cause });
  if (!ID_PATTERN.test(id)) throw refuse('세션 이름의 꼴이 맞지 않아 저장하지 않았습니다.');
  if (!Number.isSafeInteger(expectedSeq) || expectedSeq < 0)
    throw refuse('이어 쓸 자리가 맞지 않아 저장하지 않았습니다.');
  return events.map((event, i) => {
    const parsed = SessionEvent.safeParse(event);
    if (!parsed.success) throw refuse('기록의 꼴이 맞지 않아 저장하지 않았습니다.', parsed.error);
    if (parsed.data.seq !== expectedSeq + i + 1) throw refuse('기록의 순서가 맞지 않아 저장하지 않았습니다.');
    const first = expectedSeq === 0 && i === 0;
    if (first !== (parsed.data.type === 'started')) throw refuse('세션은 시작 기록 하나로 시작해야 합니다.');
    return freeze(parsed.data);
  });
}

/**
 * Reads one stored event. Throws KkoriError `storage`, in one sentence, for a version or shape that this kkori does
 * not know; the stored text stays as it is.
 * @param seq the place it was stored at, which the event must agree with
 */
export function readEvent(json: string, seq: number): SessionEvent {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw unreadable(error);
  }
  const version = typeof value === 'object' && value !== null && 'v' in value ? value.v : undefined;
  if (typeof version === 'number' && version > EVENT_VERSION)
    throw new KkoriError('storage', '이 세션은 더 새로운 kkori가 남긴 기록이라 읽을 수 없습니다.', {
      hint: 'kkori를 새 버전으로 올려 주세요. 기록은 고치지 않고 두었습니다.',
    });
  const parsed = SessionEvent.safeParse(value);
  if (!parsed.success) throw unreadable(parsed.error);
  if (parsed.data.seq !== seq) throw unreadable(new Error(`seq ${parsed.data.seq} stored at ${seq}`));
  return freeze(parsed.data);
}

/** A stored session that cannot be understood. `cause` is for the log. */
export function unreadable(cause: unknown): KkoriError {
  return new KkoriError('storage', '이 세션의 기록이 깨져 있어 읽을 수 없습니다.', {
    hint: '다른 세션은 그대로 쓸 수 있습니다. 기록은 고치지 않고 두었습니다.',
    cause,
  });
}

/** The summary after `events`, which follow those that `before` already holds (null for a new session). */
export function summaryAfter(
  id: string,
  before: SessionSummary | null,
  events: readonly SessionEvent[],
): SessionSummary | null {
  let summary = before;
  for (const event of events) {
    if (event.type === 'started') {
      summary = {
        id,
        startedAt: event.at,
        updatedAt: event.at,
        seq: event.seq,
        purpose: event.purpose,
        dossier: event.dossier?.slug ?? null,
        title: event.title,
        format: event.format,
        mode: event.mode,
        coach: event.coach,
        ended: false,
      };
    }
    if (!summary) return null;
    summary = { ...summary, seq: event.seq, updatedAt: Math.max(summary.updatedAt, event.at) };
    if (event.type === 'coach-changed') summary.coach = event.to;
    if (event.type === 'ended') summary.ended = true;
  }
  return summary;
}

/** Events are facts and may be shared between callers: changing one is a mistake that must show at once. */
function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
}
