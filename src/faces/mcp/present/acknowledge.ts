import { syllables } from '../../../core/korean.ts';
import { lastAttempt, type SessionState, slotOf, turnOf } from '../../../core/session/state.ts';
import type { Language } from '../../../core/vocabulary.ts';

/**
 * What an interviewer in exam mode says between an answer and the next question: one of six, never the same twice in a
 * row; no praise, no surprise, no summary, no confirmation.
 */
export const ACKNOWLEDGEMENTS = {
  ko: [
    '네.',
    '네, 알겠습니다.',
    '이해했습니다.',
    '네, 여기까지 듣겠습니다.',
    '그 부분은 됐습니다.',
    '다음으로 여쭙겠습니다.',
  ],
  en: [
    'I see.',
    'All right.',
    'Understood.',
    'Let me stop you there.',
    'That is enough on that.',
    'On to the next question.',
  ],
} as const satisfies Record<Language, readonly string[]>;

/** An answer longer than this is cut off, once a session. */
const LONG = { syllables: 600, characters: 2500 };

/**
 * The acknowledgement of the answer before `turn` (null: of the last answer of the session). Derived from the session
 * alone, so that a repeated call says the same.
 */
export function acknowledgement(state: SessionState, turn: string | null): string {
  const words = ACKNOWLEDGEMENTS[state.started?.lang ?? 'ko'];
  const end = turn === null ? state.turnOrder.length : state.turnOrder.indexOf(turn);
  let said = -1;
  let cut = false;
  for (let i = 1; i <= end; i++) {
    const options = optionsAt(state, i, cut);
    const next = options.find((option) => option !== said) ?? 0;
    if (next === 3) cut = true;
    said = next;
  }
  return words[said] ?? words[1];
}

function optionsAt(state: SessionState, i: number, cut: boolean): number[] {
  const before = turnOf(state, state.turnOrder[i - 1]!);
  const text = lastAttempt(before)?.text ?? '';
  const next = state.turnOrder[i];
  const changes = next === undefined || turnOf(state, next).asked.slot !== before.asked.slot;
  if (!cut && (syllables(text) > LONG.syllables || text.length > LONG.characters)) return [3, 1];
  if (!changes)
    return [
      [0, 1, 2],
      [1, 2, 0],
      [2, 0, 1],
    ][i % 3]!;
  const slot = slotOf(state, before.asked.slot);
  const code = before.decided?.code;
  if (slot.status === 'skipped' || code === 'unknown-twice' || code === 'honest') return [4, 5];
  return [5, 1];
}
