import { openSession } from '../../app/advance.ts';
import type { Deps } from '../../app/deps.ts';
import { KkoriError, nearest } from '../../core/errors.ts';
import { AT_THE_DESK } from '../../core/session/events.ts';
import type { SessionState } from '../../core/session/state.ts';
import { mistakes, say } from './command-words.ts';
import { UsageError } from './environment.ts';

const LISTED = 5;
const SEARCHED = 300;

/** The session of this id, or of an id that begins so. Throws UsageError with the nearest or the latest ones. */
export async function sessionNamed(deps: Deps, wanted: string): Promise<string> {
  const ids = (await deps.store.sessions({ limit: SEARCHED })).map((session) => session.id);
  if (ids.includes(wanted)) return wanted;
  const begun = ids.filter((id) => wanted.length >= 3 && id.startsWith(wanted));
  if (begun.length === 1) return begun[0]!;
  if (ids.length >= SEARCHED && /^[a-z0-9][a-z0-9-]{0,79}$/.test(wanted) && (await deps.store.load(wanted)))
    return wanted;
  const near = nearest(wanted, ids);
  const listed = (begun.length > 1 ? begun : ids).slice(0, LISTED).join(', ');
  throw new UsageError(
    say.noSession(wanted.slice(0, 80)),
    near ? mistakes.maybe(near) : listed ? say.theSessions(listed) : '',
  );
}

/**
 * What `--resume` goes on with: the session named (one that ended shows its last screen again), else the latest open one
 * (of the dossier), else one that ended and waits for its self-rating. Throws UsageError when there is none.
 */
export async function sessionToResume(
  deps: Deps,
  wanted: string | true,
  dossier: string | undefined,
): Promise<SessionState> {
  if (wanted !== true) {
    return (await openSession(deps, await sessionNamed(deps, wanted))).state;
  }
  const of = dossier === undefined ? {} : { dossier };
  for (const summary of await deps.store.sessions({ ...of, open: true, limit: LISTED })) {
    if (summary.purpose === 'rehearsal' || summary.purpose === 'attack')
      return (await openSession(deps, summary.id)).state;
  }
  for (const summary of await deps.store.sessions({ ...of, without: AT_THE_DESK, limit: LISTED })) {
    const { state } = await openSession(deps, summary.id).catch((error) => {
      if (error instanceof KkoriError) return { state: null };
      throw error;
    });
    if (state && waitsForRating(state)) return state;
  }
  throw new UsageError(say.nothingToResume, 'kkori rehearse');
}

function waitsForRating(state: SessionState): boolean {
  return state.ended !== null && state.started?.mode === 'exam' && state.selfRating === null;
}
