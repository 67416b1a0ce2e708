import { expect, onTestFinished } from 'vitest';
import { openSession } from '../../src/app/advance.ts';
import { type SessionState, turnOf } from '../../src/core/session/state.ts';
import { SAID, ticketIn } from './mcp-candidate.ts';
import { type Host, hostOf, type Result } from './mcp-client.ts';
import { type TestDeps, testDeps } from './mcp-deps.ts';

/** The two questions of the contract. */
export const TECHNICAL = { dossier: 'hanigyeol', format: 'technical', questions: 2, mode: 'coach' };

/** A rehearsal that has just begun, in a workspace and with a host of its own. */
export async function started(
  options: Record<string, unknown> = TECHNICAL,
): Promise<{ host: Host; deps: TestDeps; first: Result; session: string }> {
  const deps = testDeps();
  const host = await hostOf(deps);
  onTestFinished(() => host.close());
  const first = await host.call('start_rehearsal', options);
  expect(first.failed).toBe(false);
  return { host, deps, first, session: 's-0001' };
}

export const stateOf = async (deps: TestDeps, id = 's-0001'): Promise<SessionState> =>
  (await openSession(deps, id)).state;

export const closedThread = (result: Result): boolean => ticketIn(result) !== null;

/** The probe that rules decide after the outbox answer, from a session of its own. */
export async function decidedProbe(seed: number): Promise<string | undefined> {
  const { host, session, deps } = await started({ ...TECHNICAL, seed });
  await host.call('submit_answer', { session, turn: 't1', answer: SAID.outbox });
  return turnOf(await stateOf(deps), 't1').decided?.probe;
}
