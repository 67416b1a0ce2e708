import { request } from 'node:http';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { Client as OldClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as OldTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { describe, expect, it, onTestFinished } from 'vitest';
import { listenOverHttp } from '../../../src/faces/mcp/http.ts';
import { buildServer } from '../../../src/faces/mcp/server.ts';
import { SAID } from '../../support/mcp-candidate.ts';
import { hostOver } from '../../support/mcp-client.ts';
import { testDeps } from '../../support/mcp-deps.ts';
import { rehearse, stateOf } from '../../support/mcp-rehearsal.ts';

async function app(token: string | null = null) {
  const deps = testDeps();
  const served = await listenOverHttp(() => buildServer(deps, { version: '0.0.0-test' }), { port: 0, token });
  onTestFinished(() => served.close());
  return { url: new URL(served.url), deps };
}

/** One raw request, with headers that a client library would not let through. */
function raw(url: URL, headers: Record<string, string>, body = '{}', path = url.pathname) {
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const sent = request(
      {
        host: url.hostname,
        port: url.port,
        path,
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream', ...headers },
      },
      (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

const LIST = JSON.stringify({
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 't', version: '1' } },
});

describe('Streamable HTTP', () => {
  it.each<[string, object]>([
    ['at 2026-07-28', { pin: '2026-07-28' }],
    ['before it', 'legacy' as unknown as object],
  ])('serves the current client %s a whole rehearsal', async (_name, mode) => {
    const { url, deps } = await app();
    const client = new Client({ name: 'web-host', version: '1' }, { versionNegotiation: { mode: mode as never } });
    await client.connect(new StreamableHTTPClientTransport(url));
    onTestFinished(() => client.close());
    expect((await client.listTools()).tools.length).toBeGreaterThan(8);
    const session = await rehearse(hostOver(client, () => client.close()));
    const { ended, turns } = await stateOf(deps, session);
    expect(ended?.reason).toBe('finished');
    expect(turns.get('t1')!.attempts[0]).toMatchObject({ text: SAID.outbox, via: 'host' });
  });

  it('serves the client that most hosts still speak through a whole rehearsal', async () => {
    const { url, deps } = await app();
    const client = new OldClient({ name: 'old-host', version: '1' });
    await client.connect(new OldTransport(url) as never);
    onTestFinished(() => client.close());
    expect((await client.listTools()).tools.map((t) => t.name)).toContain('start_rehearsal');
    const session = await rehearse(hostOver(client, () => client.close()));
    expect((await stateOf(deps, session)).ended?.reason).toBe('finished');
  });

  it.each<[string, Record<string, string>, number]>([
    ['another page', { origin: 'https://evil.example' }, 403],
    ['another page on a rebound name', { host: 'evil.example' }, 403],
    ['a sandboxed page', { origin: 'null' }, 403],
  ])('lets in no request from %s', async (_name, headers, status) => {
    const { url } = await app();
    expect((await raw(url, headers, LIST)).status).toBe(status);
  });

  it('lets in its own page and a program without an origin', async () => {
    const { url } = await app();
    expect((await raw(url, {}, LIST)).status).toBe(200);
    expect((await raw(url, { origin: `http://localhost:${url.port}` }, LIST)).status).toBe(200);
  });

  it('asks for the token where one is set, and says nothing about it', async () => {
    const token = 'a-token-of-sixteen-letters';
    const { url } = await app(token);
    for (const given of [undefined, 'Bearer wrong', `Bearer ${token}x`, token, 'Basic abc'])
      expect((await raw(url, given ? { authorization: given } : {}, LIST)).status).toBe(401);
    expect((await raw(url, {}, LIST)).text).not.toContain(token);
    expect((await raw(url, { authorization: `Bearer ${token}` }, LIST)).status).toBe(200);
  });

  it('has one address, and bounds what it reads', async () => {
    const { url } = await app();
    expect((await raw(url, {}, LIST, '/')).status).toBe(404);
    expect((await raw(url, {}, LIST, '/mcp/../etc/passwd')).status).toBe(404);
    expect((await raw(url, {}, `{"x":"${'a'.repeat(2 * 1024 * 1024)}"}`)).status).toBe(413);
    expect((await raw(url, {}, 'not json')).status).toBe(400);
  });

  it('says in one sentence that a port is taken', async () => {
    const { url } = await app();
    const second = listenOverHttp(() => buildServer(testDeps(), { version: '0' }), {
      port: Number(url.port),
      token: null,
    });
    await expect(second).rejects.toThrow(`${url.port}번 포트는 이미 쓰이고 있습니다.`);
  });
});
