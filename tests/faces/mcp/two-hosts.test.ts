import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client as ClientV2 } from '@modelcontextprotocol/client';
import { StdioClientTransport as StdioV2 } from '@modelcontextprotocol/client/stdio';
import { Client as ClientV1 } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport as StdioV1 } from '@modelcontextprotocol/sdk/client/stdio.js';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openTurn, SAID, ticketIn } from '../../support/mcp-candidate.ts';
import { type Host, hostOver, spokenIn } from '../../support/mcp-client.ts';
import { sampleFiles } from '../../support/mcp-deps.ts';
import { rehearse } from '../../support/mcp-rehearsal.ts';

/** The program as a host starts it, each in a process of its own, on a folder. */

const ROOT = path.join(import.meta.dirname, '..', '..', '..');

function workspace(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'kkori-hosts-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [file, text] of Object.entries({ ...sampleFiles(), 'kkori.json': '{}' })) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  return folder;
}

const server = (folder: string) => ({
  command: process.execPath,
  args: [path.join(ROOT, 'bin', 'kkori.cjs'), 'serve', '--workspace', folder],
  cwd: ROOT,
  stderr: 'ignore' as const,
});

async function current(folder: string): Promise<Host> {
  const client = new ClientV2(
    { name: 'host-a', version: '1' },
    { versionNegotiation: { mode: { pin: '2026-07-28' } } },
  );
  await client.connect(new StdioV2(server(folder)));
  onTestFinished(() => client.close());
  return hostOver(client, () => client.close());
}

async function older(folder: string): Promise<Host> {
  const client = new ClientV1({ name: 'host-b', version: '1' });
  await client.connect(new StdioV1(server(folder)));
  onTestFinished(() => client.close());
  return hostOver(client, () => client.close()) as unknown as Host;
}

const START = { dossier: 'hanigyeol', format: 'technical', questions: 1, mode: 'coach' };
const sessionIn = (text: string) => /^(s-[\w-]+) /u.exec(text)![1]!;

// Up to four processes start at once: more than the default limit on a busy machine.
describe('two hosts on one workspace at once, of both lines of the SDK', { timeout: 90_000 }, () => {
  it('each hold a whole rehearsal', async () => {
    const folder = workspace();
    const [a, b] = await Promise.all([current(folder), older(folder)]);
    const [first, second] = await Promise.all([rehearse(a), rehearse(b)]);
    expect(first).not.toBe(second);
    for (const session of [first, second]) expect((await b.call('get_report', { session })).failed).toBe(false);
  });

  it('answer the same open question once: the other is told what is stored and what is open', async () => {
    const folder = workspace();
    const [a, b] = await Promise.all([current(folder), older(folder)]);
    const session = sessionIn((await a.call('start_rehearsal', START)).text);
    const resumed = await b.call('steer_rehearsal', { session, action: 'resume' });
    expect(openTurn(resumed)).toBe('t1');

    const same = { session, turn: 't1', answer: SAID.outbox };
    const twice = await Promise.all([a.call('submit_answer', same), b.call('submit_answer', same)]);
    expect(twice.map((r) => r.failed)).toEqual([false, false]);
    expect(spokenIn(twice[0].text)).toBe(spokenIn(twice[1].text));
    const stored = await a.call('read_source', { uri: `kkori://sessions/${session}/turns/t1/a2` });
    expect(stored.failed).toBe(true);

    const rival = await Promise.all([
      a.call('submit_answer', { session, turn: 't2', answer: SAID.weak }),
      b.call('submit_answer', { session, turn: 't2', answer: SAID.numbers }),
    ]);
    expect(rival.map((r) => r.failed).sort()).toEqual([false, true]);
    const lost = rival.find((r) => r.failed)!;
    const won = rival.find((r) => !r.failed)!;
    expect(lost.text).not.toMatch(/SQLITE|Error/u);
    // The one who was late is told where the interview stands; nothing was written over.
    const open = openTurn(won);
    if (open) expect(lost.text).toContain(spokenIn(won.text).split('\n').at(-1)!);
    const answer = (await b.call('read_source', { uri: `kkori://sessions/${session}/turns/t2/a1` })).text;
    expect([answer.includes(SAID.weak), answer.includes(SAID.numbers)].filter(Boolean)).toHaveLength(1);
  });

  it("refuses another workspace's session and ticket, and one that was deleted", async () => {
    const [mine, theirs] = [workspace(), workspace()];
    const [a, b] = await Promise.all([current(mine), older(theirs)]);
    let result = await a.call('start_rehearsal', START);
    const session = sessionIn(result.text);
    for (let i = 0; ticketIn(result) === null && i < 8; i++)
      result = await a.call('submit_answer', { session, turn: openTurn(result)!, answer: `${SAID.unknown}` });
    const ticket = ticketIn(result)!;
    const work = { checks: [{ id: 'core.answered', met: 'no' }] };
    for (const refused of [
      await b.call('submit_work', { ticket, work }),
      await b.call('submit_answer', { session, turn: 't1', answer: SAID.weak }),
      await b.call('get_report', { session }),
    ]) {
      expect(refused.failed, refused.text).toBe(true);
      expect(refused.text).not.toContain(mine);
    }
    const gone = spawnSync(
      process.execPath,
      [path.join(ROOT, 'bin', 'kkori.cjs'), '--workspace', mine, 'delete', 'session', session, '--yes'],
      { encoding: 'utf8', cwd: ROOT },
    );
    expect(gone.status, gone.stderr).toBe(0);
    for (const refused of [
      await a.call('submit_work', { ticket, work }),
      await a.call('steer_rehearsal', { session, action: 'resume' }),
      await a.call('read_source', { uri: `kkori://sessions/${session}/report` }),
    ])
      expect(refused.failed, refused.text).toBe(true);
  });
});
