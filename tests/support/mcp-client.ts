import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { createMcpHandler } from '@modelcontextprotocol/server';
import type { Deps } from '../../src/app/deps.ts';
import { buildServer } from '../../src/faces/mcp/server.ts';

export type Result = { text: string; failed: boolean };

/** A host: calls tools and reads the one text that comes back. */
export type Host = {
  client: Client;
  call(tool: string, args?: Record<string, unknown>): Promise<Result>;
  /** Every text that came back, in order. */
  heard: { tool: string; args: Record<string, unknown>; text: string }[];
  close(): Promise<void>;
};

/** A real v2 client of our server in this process, at revision 2026-07-28, with no port. */
export async function hostOf(deps: Deps): Promise<Host> {
  const handler = createMcpHandler(() => buildServer(deps, { version: '0.0.0-test' }));
  const client = new Client(
    { name: 'scripted-host', version: '1.0.0' },
    { versionNegotiation: { mode: { pin: '2026-07-28' } } },
  );
  await client.connect(
    new StreamableHTTPClientTransport(new URL('http://kkori.test/mcp'), {
      fetch: (url, init) => handler.fetch(new Request(url, init)),
    }),
  );
  return hostOver(client, async () => {
    await client.close();
    await handler.close();
  });
}

type Caller = { callTool(params: { name: string; arguments: Record<string, unknown> }): Promise<unknown> };

export function hostOver<C extends Caller>(client: C, close: () => Promise<void>): Host & { client: C } {
  const heard: Host['heard'] = [];
  return {
    client: client as C & Client,
    heard,
    close,
    async call(tool, args = {}) {
      const result = (await client.callTool({ name: tool, arguments: args })) as {
        content: { type: string; text: string }[];
        isError?: boolean;
        structuredContent?: unknown;
      };
      if (result.content.length !== 1 || result.content[0]!.type !== 'text') throw new Error('a result is one text');
      if (result.structuredContent !== undefined) throw new Error('no structured content');
      const { text } = result.content[0]!;
      heard.push({ tool, args, text });
      return { text, failed: result.isError === true };
    },
  };
}

/** The literal calls of a result, as a host would copy them. */
export function callsIn(text: string): { tool: string; arguments: Record<string, unknown> }[] {
  const block = /\*\*(?:다음 호출|Next call)\*\*\n```json\n([\s\S]*?)\n```/.exec(text)?.[1] ?? '';
  return block
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { tool: string; arguments: Record<string, unknown> });
}

/** The text under one heading of a result; null where there is none. */
export function part(text: string, heading: string): string | null {
  const found = new RegExp(
    `^\\*\\*${heading}\\*\\*[^\\n]*(?:\\n(?!\\*\\*(?:저장|지금 할 말|이어서|확인할 것|평가|근거|다음 호출|Stored|Say now|Then|To check|Assessment|Material|Next call)\\*\\*)[^\\n]*)*`,
    'mu',
  ).exec(text);
  return found ? found[0].trim() : null;
}

/** What a result has the host say. */
export function spokenIn(text: string): string {
  return (part(text, '지금 할 말') ?? part(text, 'Say now') ?? '')
    .split('\n')
    .filter((l) => l.startsWith('>'))
    .map((l) => l.replace(/^> ?/, ''))
    .join('\n');
}
