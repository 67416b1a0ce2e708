import { materialOf, type Session } from '../../src/app/advance.ts';
import type { Deps } from '../../src/app/deps.ts';
import { answerIn, type StartOptions, startRehearsal } from '../../src/app/rehearse.ts';
import { steerIn } from '../../src/app/steer.ts';
import { turnOf } from '../../src/core/session/state.ts';

/** Holds a whole rehearsal: `say` gives the answer to each question put. Stops after 200 turns. */
export async function hold(
  deps: Deps,
  options: Partial<StartOptions>,
  say: (question: string, key: string, kind: 'main' | 'follow-up') => string,
): Promise<Session> {
  const session = await startRehearsal(deps, { coach: 'offline', ...options });
  const material = await materialOf(deps, session.state);
  for (let i = 0; i < 200 && session.state.open !== null; i++) {
    const { asked } = turnOf(session.state, session.state.open);
    await answerIn(deps, session, material, { text: say(asked.question, asked.key, asked.kind), via: 'file' });
  }
  if (session.state.ended && session.state.selfRating === null)
    await steerIn(deps, session, material, { action: 'self-rate', rating: 'declined' });
  return session;
}

/** Blocks of a script by the key they are for. */
export function scriptOf(text: string): Map<string, string[]> {
  const out = new Map<string, string[]>();
  for (const block of text.split(/^---$/m)) {
    const match = /<!-- for: (\S+) -->\n([\s\S]+)/.exec(block);
    if (match) out.set(match[1]!, [...(out.get(match[1]!) ?? []), match[2]!.trim()]);
  }
  return out;
}
