import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import path from 'node:path';
import { Client as ClientV2 } from '@modelcontextprotocol/client';
import { StdioClientTransport as StdioV2 } from '@modelcontextprotocol/client/stdio';
import { Client as ClientV1 } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport as StdioV1 } from '@modelcontextprotocol/sdk/client/stdio.js';
import { describe, expect, it, onTestFinished } from 'vitest';
import { TOOLS } from '../../../src/faces/mcp/server.ts';
import { SAID } from '../../support/mcp-candidate.ts';
import { hostOver } from '../../support/mcp-client.ts';
import { rehearse } from '../../support/mcp-rehearsal.ts';

const CHILD = path.join(import.meta.dirname, '..', '..', 'support', 'mcp-serve-child.ts');
const ROOT = path.join(import.meta.dirname, '..', '..', '..');
const server = (...args: string[]) => ({
  command: process.execPath,
  args: [CHILD, ...args],
  cwd: ROOT,
  stderr: 'ignore' as const,
});

type Line = {
  jsonrpc: string;
  id?: number;
  result?: { content?: { text: string }[]; isError?: boolean; tools?: unknown[] };
  error?: unknown;
  method?: string;
};

/** A process with its pipes, spoken to by hand at the 2025-11-25 revision. */
function raw(...args: string[]) {
  const child: ChildProcessWithoutNullStreams = spawn(process.execPath, [CHILD, ...args], { cwd: ROOT });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => (out += String(chunk)));
  child.stderr.on('data', (chunk) => (err += String(chunk)));
  onTestFinished(() => void child.kill('SIGKILL'));
  const exited = new Promise<number | null>((resolve) => child.on('exit', (code) => resolve(code)));
  const send = (message: object) => child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  const lines = (): Line[] =>
    out
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Line);
  const answer = async (id: number): Promise<Line> => {
    for (let i = 0; i < 1000; i++) {
      const found = lines().find((l) => l.id === id);
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error(`no answer to ${id}: ${out} ${err}`);
  };
  const hello = async () => {
    send({
      id: 1,
      method: 'initialize',
      params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'by-hand', version: '1' } },
    });
    await answer(1);
    send({ method: 'notifications/initialized' });
  };
  return { child, exited, send, lines, answer, hello, err: () => err };
}

const call = (id: number, name: string, args: object) => ({
  id,
  method: 'tools/call',
  params: { name, arguments: args },
});

describe('over stdio', () => {
  it('speaks nothing but JSON-RPC, answers work in flight after stdin has ended, and leaves with 0', async () => {
    const server = raw('400');
    await server.hello();
    server.send({ id: 2, method: 'tools/list' });
    server.send(call(3, 'start_rehearsal', { dossier: 'hanigyeol', format: 'technical', questions: 2, mode: 'coach' }));
    await server.answer(3);
    server.send(call(4, 'submit_answer', { session: 's-0001', turn: 't1', answer: SAID.outbox }));
    server.send(call(5, 'no_such_tool', {}));
    server.send({ id: 6, method: 'no/such/method' });
    server.child.stdin.write('this is not JSON\n');
    server.child.stdin.end();
    expect(await server.exited).toBe(0);
    const lines = server.lines();
    for (const line of lines) expect(line.jsonrpc).toBe('2.0');
    expect(
      lines
        .map((l) => l.id)
        .filter((id) => id !== undefined)
        .sort(),
    ).toEqual([1, 2, 3, 4, 5, 6]);
    const answered = lines.find((l) => l.id === 4)!.result!;
    expect(answered.isError).toBeUndefined();
    expect(answered.content![0]!.text).toContain('t1 a1 저장');
    expect(server.err()).toContain('store closed');
  });

  it('lists its tools without opening the workspace', async () => {
    const server = raw();
    await server.hello();
    server.send({ id: 2, method: 'tools/list' });
    expect((await server.answer(2)).result!.tools).toHaveLength(TOOLS.length);
    server.child.stdin.end();
    expect(await server.exited).toBe(0);
    expect(server.err()).toBe('');
  });

  it('tells the host when the workspace cannot be opened, and tries again', async () => {
    const server = raw('0', 'broken');
    await server.hello();
    server.send(call(2, 'list_dossiers', {}));
    const first = await server.answer(2);
    expect(first.result!.isError).toBe(true);
    expect(first.result!.content![0]!.text).not.toContain('/home');
    server.send(call(3, 'list_dossiers', {}));
    expect((await server.answer(3)).result!.content![0]!.text).toContain('지원 건 2');
    server.child.stdin.end();
    expect(await server.exited).toBe(0);
  });

  it('leaves when the host is gone without a word', async () => {
    const server = raw();
    server.child.stdin.end();
    expect(await server.exited).toBe(0);
    expect(server.lines()).toEqual([]);
  });
});

describe('clients of both lines of the SDK', () => {
  it('v1 1.32 (2025-11-25)', async () => {
    const client = new ClientV1({ name: 'v1-host', version: '1' });
    await client.connect(new StdioV1(server()));
    onTestFinished(() => client.close());
    expect((await client.listTools()).tools).toHaveLength(TOOLS.length);
    expect(client.getInstructions()).toContain('면접');
    await rehearse(hostOver(client, () => client.close()));
  });

  it.each(['auto', 'legacy'] as const)('v2 2.4, %s', async (mode) => {
    const client = new ClientV2({ name: 'v2-host', version: '1' }, { versionNegotiation: { mode } });
    await client.connect(new StdioV2(server()));
    onTestFinished(() => client.close());
    expect((await client.listTools()).tools).toHaveLength(TOOLS.length);
    await rehearse(hostOver(client, () => client.close()));
  });
});
