import { materialOf } from '../../app/advance.ts';
import type { Deps } from '../../app/deps.ts';
import { lockedPages } from './key.ts';
import { sessionNamed } from './sessions.ts';

/** Open sessions whose threads can lock a page. */
const SESSIONS_LOOKED = 50;

/** Sessions that still wait for answers, each with the pages (`concepts/…`, `designs/…`) that hold their key. */
export async function* locks(deps: Deps): AsyncGenerator<{ session: string; pages: Set<string> }> {
  for (const summary of await deps.store.sessions({ limit: SESSIONS_LOOKED })) {
    // An exam in a host that has ended but was not rated keeps its key as well.
    if (summary.ended && (summary.mode !== 'exam' || summary.coach !== 'host')) continue;
    const { state } = await sessionNamed(deps, summary.id);
    yield { session: state.id, pages: lockedPages(state, await materialOf(deps, state)) };
  }
}
