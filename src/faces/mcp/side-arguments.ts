import { ANSWER_MAX, ASKED_MAX } from '../../core/session/events.ts';

/**
 * What comes beside an answer: an array or object, or the same as a JSON string (several hosts send nested values so).
 * None of it can cost the answer: what cannot be read is reported and left out.
 */

const PROPOSALS_MAX = 2;
export const MISSED_MAX = 20;
/** A nested value sent as a string is not parsed beyond this length. */
const TEXT_MAX = 600_000;

export type Read<T> = { value: T; problems: string[] };

/** The value behind a JSON string; anything else as it is. */
export function unfolded(raw: unknown, name: string): Read<unknown> {
  if (raw === null || raw === '') return { value: undefined, problems: [] };
  if (typeof raw !== 'string') return { value: raw, problems: [] };
  if (raw.length > TEXT_MAX) return { value: undefined, problems: [`${name}: 너무 깁니다 (too long)`] };
  try {
    return { value: JSON.parse(raw) as unknown, problems: [] };
  } catch {
    return { value: undefined, problems: [`${name}: JSON이 아닌 문자열입니다 (a string that is not JSON)`] };
  }
}

/** Proposals as the core takes them: at most two, `why` may be left out. Their content is checked there. */
export function followUpsIn(raw: unknown): Read<Record<string, unknown>[]> {
  const { value, problems } = unfolded(raw, 'followUps');
  if (value === undefined) return { value: [], problems };
  const list = Array.isArray(value) ? value : [value];
  const proposals = list.slice(0, PROPOSALS_MAX).flatMap((item): Record<string, unknown>[] => {
    if (typeof item === 'object' && item !== null && !Array.isArray(item)) return [{ why: '', ...item }];
    problems.push('followUps: {probe, anchor, question, why}의 목록이어야 합니다 (a list of objects)');
    return [];
  });
  if (list.length > PROPOSALS_MAX)
    problems.push(`followUps: 처음 ${PROPOSALS_MAX}개만 봅니다 (only the first ${PROPOSALS_MAX})`);
  return { value: proposals, problems };
}

export type Missed = { asked: string; answer: string };

/** Turns held without calling. Everything that holds an answer is kept; `lost` counts what could not be read. */
export function missedIn(raw: unknown): Read<Missed[]> & { lost: number } {
  const { value, problems } = unfolded(raw, 'missed');
  if (value === undefined) return { value: [], problems, lost: problems.length };
  const list = Array.isArray(value) ? value : [value];
  const turns: Missed[] = [];
  for (const item of list.slice(0, MISSED_MAX)) {
    const { asked, answer } = (typeof item === 'object' && item !== null ? item : {}) as Record<string, unknown>;
    if (typeof answer !== 'string' || answer.trim() === '')
      problems.push('missed: answer가 없는 항목이 있습니다 (an item without an answer)');
    else if (answer.length > ANSWER_MAX)
      problems.push(`missed: ${ANSWER_MAX}자가 넘는 답이 있습니다 (an answer that is too long)`);
    else turns.push({ asked: typeof asked === 'string' ? asked.slice(0, ASKED_MAX) : '', answer });
  }
  if (list.length > MISSED_MAX)
    problems.push(`missed: 한 번에 ${MISSED_MAX}개까지입니다 (at most ${MISSED_MAX} at once)`);
  return { value: turns, problems, lost: list.length - turns.length };
}

/** What the host really said; too long is cut, anything else than text is left out. */
export function askedIn(raw: unknown): string | undefined {
  return typeof raw === 'string' && raw.trim() !== '' ? raw.trim().slice(0, ASKED_MAX).toWellFormed() : undefined;
}
