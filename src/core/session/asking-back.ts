import { type SessionState, slotOf, turnOf } from './state.ts';
import { asksBack, clarificationIn } from './words.ts';

/**
 * Whether what was said to an open question is a question back and no answer. A question about the question is none,
 * wherever it comes, but where questions are what is asked for (역질문). In a design thread any question back is none: the
 * interviewer tells what the problem card says.
 */
export function isAskingBack(state: SessionState, turnId: string, text: string): boolean {
  const { slot } = slotOf(state, turnOf(state, turnId).asked.slot);
  if (slot.type === 'reverse') return false;
  if (clarificationIn(text) !== null) return true;
  return (slot.type === 'system-design' || slot.design !== undefined) && asksBack(text);
}
