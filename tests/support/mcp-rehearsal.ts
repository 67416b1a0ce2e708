import { expect, onTestFinished } from 'vitest';
import { openSession } from '../../src/app/advance.ts';
import { type SessionState, turnOf } from '../../src/core/session/state.ts';
import { checkIds, openTurn, SAID, ticketIn } from './mcp-candidate.ts';
import { type Host, hostOf, type Result, spokenIn } from './mcp-client.ts';
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

/**
 * The same whole rehearsal for every client, from the first question to the report: objects and JSON strings arrive as
 * they were sent. Returns the session's id.
 */
export async function rehearse(host: Host): Promise<string> {
  let result = await host.call('start_rehearsal', {
    dossier: 'hanigyeol',
    format: 'technical',
    questions: 1,
    mode: 'coach',
  });
  const session = /^(s-[\w-]+) /u.exec(result.text)![1]!;
  result = await host.call('submit_answer', {
    session,
    turn: 't1',
    answer: SAID.outbox,
    followUps: [{ probe: 'failure', anchor: '릴레이', question: '릴레이가 멈추면 누가 아나요?', why: '' }],
  });
  expect(result.failed).toBe(false);
  expect(result.text).toContain('제안');
  for (let i = 0; openTurn(result); i++) {
    result = await host.call('submit_answer', {
      session,
      turn: openTurn(result)!,
      answer: `${SAID.weak} ${i}`,
      followUps: JSON.stringify([{ probe: 'quantify', anchor: '크게', question: '얼마에서 얼마로요?' }]),
    });
    expect(result.failed).toBe(false);
    expect(result.text).not.toContain('JSON이 아닌');
  }
  const work = { checks: [{ id: checkIds(result)[0], met: 'no' }] };
  result = await host.call('submit_work', { ticket: ticketIn(result), work: JSON.stringify(work) });
  expect(result.text).toContain('체크 1');
  expect(spokenIn(result.text)).not.toBe('');
  expect((await host.call('get_report', { session })).text).toContain(SAID.outbox.slice(0, 20));
  return session;
}
