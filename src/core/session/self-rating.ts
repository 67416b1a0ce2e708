import { isFraming } from '../plan/quotas.ts';
import type { SessionState, SlotState } from './state.ts';
import { lastAttempt, turnOf } from './state.ts';

/** 막힘 1, 보통 2, 자신 3. */
export type SelfRating = 1 | 2 | 3;

/** The threads a candidate can rate: answered, in the order in which they were asked. */
export function rateableThreads(state: SessionState): SlotState[] {
  return state.slots.filter(
    ({ slot, turns }) => !isFraming(slot.type) && turns.some((id) => lastAttempt(turnOf(state, id)) !== null),
  );
}

/**
 * One mark a thread, in order, as people write them: `2 1 3`, `213`, `2, -, 3`. 1 stuck, 2 all right, 3 confident; 0 or
 * `-` leaves a thread out. Null when it holds anything else or not exactly one mark for each thread.
 *
 * @returns marks by slot id
 */
export function threadRatings(text: string, threads: readonly SlotState[]): Record<string, SelfRating> | null {
  const marks = [...text.replace(/[\s,·/]+/gu, '')];
  if (marks.length !== threads.length || marks.some((mark) => !/^[0-3-]$/u.test(mark))) return null;
  return Object.fromEntries(
    threads.flatMap(({ slot }, i) => (/[1-3]/u.test(marks[i]!) ? [[slot.id, Number(marks[i]) as SelfRating]] : [])),
  );
}
