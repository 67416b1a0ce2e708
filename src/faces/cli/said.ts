import { confirmSaid } from '../../app/steer.ts';
import { KkoriError } from '../../core/errors.ts';
import { lastAttempt, type SessionState, slotOf, turnOf } from '../../core/session/state.ts';
import type { Sitting } from './sitting.ts';
import { cutTo } from './text.ts';

/** Sentences shorter than this cannot be quoted safely, letters. */
const SENTENCE_MIN = 8;
const OFFERED = 12;

/**
 * The candidate says that something not found was said: they point at the sentence among the thread's answers, and it
 * is stored as confirmed by them. Nothing changes when none of the sentences is chosen.
 */
export async function confirmSaidIn(
  { rehearsal, terminal }: Sitting,
  state: SessionState,
  slotId: string,
  check: string,
): Promise<SessionState> {
  const { words, console } = rehearsal;
  const sentences = sentencesOf(state, slotId);
  const chosen = await terminal.choose(
    words.saidWhich,
    [
      ...sentences
        .slice(-OFFERED)
        .map((text, i) => ({ value: String(i), label: cutTo(text, Math.max(20, console.width - 8)) })),
      { value: 'none', label: words.saidNone },
    ],
    'none',
  );
  if (chosen === 'none') return state;
  try {
    const session = await confirmSaid(rehearsal.deps, rehearsal.id, check, sentences.slice(-OFFERED)[Number(chosen)]!);
    rehearsal.print([words.saidDone]);
    return session.state;
  } catch (error) {
    if (!(error instanceof KkoriError)) throw error;
    rehearsal.print([error.message]);
    return state;
  }
}

/** The sentences of a thread's latest answers, as they stand in them. */
export function sentencesOf(state: SessionState, slotId: string): string[] {
  return slotOf(state, slotId).turns.flatMap((id) => {
    const text = lastAttempt(turnOf(state, id))?.text ?? '';
    return text
      .split(/(?<=[.?!。])\s+|\n+/u)
      .map((sentence) => sentence.trim())
      .filter((sentence) => sentence.length >= SENTENCE_MIN)
      .map((sentence) => sentence.slice(0, 190).toWellFormed());
  });
}

/** Checks and expected points of a thread that the candidate has confirmed to have said. */
export function saidChecks(state: SessionState, slotId: string): Set<string> {
  const turns = slotOf(state, slotId).turns.map((id) => turnOf(state, id));
  return new Set(turns.flatMap((turn) => turn.attempts.flatMap((attempt) => attempt.confirmed.map((c) => c.check))));
}
