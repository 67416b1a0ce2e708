import { openSession, type Session } from '../../app/advance.ts';
import type { Deps } from '../../app/deps.ts';
import { KkoriError, nearest } from '../../core/errors.ts';

/** How many sessions are looked through for the one that was meant. */
const LOOKED = 20;

/** Loads a session. Throws not-found with the nearest id, or the ones that are open. */
export async function sessionNamed(deps: Deps, id: string): Promise<Session> {
  try {
    return await openSession(deps, id);
  } catch (error) {
    if (!(error instanceof KkoriError) || error.kind !== 'not-found') throw error;
    throw new KkoriError('not-found', `‘${id.slice(0, 80)}’ 회차를 찾지 못했습니다.`, { hint: await hint(deps, id) });
  }
}

async function hint(deps: Deps, id: string): Promise<string> {
  const sessions = await deps.store.sessions({ limit: LOOKED });
  const near = nearest(
    id.slice(0, 80),
    sessions.map((s) => s.id),
  );
  if (near) return `혹시 ${near}인가요? (did you mean this one?)`;
  const open = sessions.filter((s) => !s.ended).slice(0, 5);
  if (open.length === 0)
    return '열린 회차가 없습니다. start_rehearsal로 시작해 주세요 (no open session: call start_rehearsal).';
  return `열린 회차 (open sessions): ${open.map((s) => s.id).join(', ')}`;
}
