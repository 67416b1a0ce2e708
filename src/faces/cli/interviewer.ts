import { lastAttempt, type SessionState, slotOf, turnOf } from '../../core/session/state.ts';
import { numberOf } from './transcript.ts';
import { wordsFor } from './words.ts';

/** Syllables of a typed answer after which a real interviewer cuts in. */
const CUT_AT = 600;

/**
 * What the interviewer says before a question: a nod that praises nothing and is never the same twice running, a word
 * on changing the subject, and once a session (exam mode) that a very long answer is enough.
 */
export function leadIn(state: SessionState, turnId: string): string {
  const words = wordsFor(state.started!.lang);
  const index = state.turnOrder.indexOf(turnId);
  const before = state.turnOrder[index - 1];
  if (index <= 0 || !before || state.retrying === turnId) return '';
  const said = lastAttempt(turnOf(state, before))?.text ?? '';
  if (said === '') return '';
  const long = (id: string) => (lastAttempt(turnOf(state, id))?.text.replace(/\s/g, '').length ?? 0) > CUT_AT;
  const cut = state.started!.mode === 'exam' && long(before) && !state.turnOrder.slice(0, index - 1).some(long);
  if (cut) return words.cut;
  if (turnOf(state, turnId).asked.kind === 'main') return words.next;
  const earlier = leadIn(state, before);
  // After a plain 모르겠습니다 nobody says that they understand.
  const nods = words.unknownIn.test(said) ? words.nods.slice(0, 2) : words.nods;
  return nods.find((nod, i) => nod !== earlier && i >= index % nods.length) ?? nods.find((nod) => nod !== earlier)!;
}

/** The question as it is said: its number at the start of a thread, the lead-in unless the question has its own. */
export function spoken(state: SessionState, turnId: string): string {
  const { asked } = turnOf(state, turnId);
  const lead = /^(네|알겠|이해)[.,\s]/u.test(asked.question) ? '' : leadIn(state, turnId);
  const number = asked.kind === 'main' && slotOf(state, asked.slot) ? `[${numberOf(state, asked.slot)}]` : '';
  return [number, lead, asked.question].filter(Boolean).join(' ');
}
