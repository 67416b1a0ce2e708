import { openSession } from '../../app/advance.ts';
import type { Deps } from '../../app/deps.ts';
import { KkoriError, nearest } from '../../core/errors.ts';
import { AT_THE_DESK } from '../../core/session/events.ts';
import type { SessionState } from '../../core/session/state.ts';
import type { SessionSummary } from '../../ports.ts';
import { formatName } from '../report-words.ts';
import { mistakes, say } from './command-words.ts';
import { UsageError } from './environment.ts';
import { dayOf } from './text.ts';

const LISTED = 5;
const SEARCHED = 300;
/** `s-` and six letters: enough among a few hundred sessions, short enough to type. */
const SHORT_ID = 8;

/** The session of this id, or of an id that begins so. Throws UsageError with the nearest or the latest ones. */
export async function sessionNamed(deps: Deps, wanted: string): Promise<string> {
  const sessions = await deps.store.sessions({ limit: SEARCHED });
  const ids = sessions.map((session) => session.id);
  if (ids.includes(wanted)) return wanted;
  const begun = ids.filter((id) => wanted.length >= 3 && id.startsWith(wanted));
  if (begun.length === 1) return begun[0]!;
  if (ids.length >= SEARCHED && /^[a-z0-9][a-z0-9-]{0,79}$/.test(wanted) && (await deps.store.load(wanted)))
    return wanted;
  const near = nearest(wanted, ids);
  const meant = begun.length > 1 ? sessions.filter(({ id }) => begun.includes(id)) : sessions;
  throw new UsageError(
    say.noSession(wanted.slice(0, 80)),
    near ? mistakes.maybe(near) : (await listed(deps, meant, ids)).join('\n'),
  );
}

/** A session has to be named and is not: the latest are. */
export async function sessionNeeded(deps: Deps): Promise<UsageError> {
  const sessions = await deps.store.sessions({ without: AT_THE_DESK, limit: SEARCHED });
  if (sessions.length === 0) return new UsageError(say.noSessions, say.noSessionsHint);
  const ids = sessions.map(({ id }) => id);
  return new UsageError(say.sessionNeeded, (await listed(deps, sessions, ids)).join('\n'));
}

/** Rehearsals as somebody remembers them: the day, the application, the format, how much was answered. */
async function listed(deps: Deps, sessions: readonly SessionSummary[], ids: readonly string[]): Promise<string[]> {
  const shown = sessions.filter(({ purpose }) => !AT_THE_DESK.includes(purpose)).slice(0, LISTED);
  if (shown.length === 0) return [];
  const answers = await Promise.all(
    shown.map(async ({ id }) => new Set((await deps.store.turns({ session: id })).map(({ turn }) => turn)).size),
  );
  return [
    say.theSessions,
    ...shown.map(({ id, updatedAt, dossier, title, format }, i) =>
      say.sessionLine(
        shortId(id, ids),
        dayOf(updatedAt),
        [dossier ?? title, formatName(format, 'ko')].filter(Boolean).join(' · '),
        answers[i]!,
      ),
    ),
  ];
}

/** As much of an id as tells it from the others. */
function shortId(id: string, ids: readonly string[]): string {
  for (let length = SHORT_ID; length < id.length; length++) {
    const start = id.slice(0, length);
    if (ids.filter((other) => other.startsWith(start)).length === 1) return start;
  }
  return id;
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
