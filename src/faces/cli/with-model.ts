import type { SessionState } from '../../core/session/state.ts';
import type { Sitting } from './sitting.ts';
import { Working } from './working.ts';

/**
 * Does what may take the session's model: what it writes is seen as it grows, and Ctrl-C goes on without it. In a
 * session without a model the work is simply done.
 */
export async function withModel<T>(
  { rehearsal, terminal }: Sitting,
  { coach }: SessionState,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  if (coach !== 'anthropic') return work(new AbortController().signal);
  const { deps, console, words } = rehearsal;
  const working = new Working(console, words);
  deps.watch = (event) => working.show(event);
  try {
    return await terminal.during((signal) => {
      signal.addEventListener('abort', () => working.calledOff());
      return work(signal);
    });
  } finally {
    deps.watch = undefined;
    working.clear();
  }
}
