import { PassThrough, type Readable, type Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import type { JSONRPCMessage, Transport } from '@modelcontextprotocol/server';
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio';
import type { Deps } from '../../app/deps.ts';
import { type ServerInfo, serverOver } from './server.ts';

/** How long work in flight may take after the host has left, ms. */
const LEAVE_WITHIN = 10_000;
const LOOK_EVERY = 5;

export type Streams = { stdin: Readable; stdout: Writable };

/**
 * Serves MCP over stdio until the host closes stdin; calls in flight are finished and answered first. Nothing but the
 * protocol reaches stdout. `open` is called once, by the first call that needs the workspace; a failure to open is told
 * to the host and tried again at the next call. Returns the exit code.
 */
export async function serveOverStdio(
  open: () => Promise<{ deps: Deps }>,
  info: ServerInfo,
  streams: Streams = process,
): Promise<number> {
  const workspace = openedOnce(open);
  const report = async (message: string, error: unknown) => (await workspace.opened())?.deps.log.warn(message, error);
  const wire = new CountingTransport(streams);
  const left = new Promise<void>((resolve) => wire.whenClosed(resolve));
  serveStdio(() => serverOver(workspace.deps, info), {
    transport: wire,
    onerror: (error) => void report('mcp connection', error).catch(() => undefined),
  });
  await left;
  await workspace.close();
  return 0;
}

/**
 * Serves MCP over HTTP on loopback until `stop` is aborted. Returns the exit code; throws KkoriError `config` for a port
 * that cannot be had.
 */
export async function serveOverHttp(
  open: () => Promise<{ deps: Deps }>,
  info: ServerInfo,
  options: { port: number; token: string | null; ready: (url: string) => void; stop: AbortSignal },
): Promise<number> {
  const { listenOverHttp } = await import('./http.ts');
  const workspace = openedOnce(open);
  const report = async (error: Error) => (await workspace.opened())?.deps.log.warn('mcp http', error);
  const app = await listenOverHttp(() => serverOver(workspace.deps, info), {
    port: options.port,
    token: options.token,
    onerror: (error) => void report(error).catch(() => undefined),
  });
  options.ready(app.url);
  if (!options.stop.aborted)
    await new Promise<void>((resolve) => options.stop.addEventListener('abort', () => resolve(), { once: true }));
  await app.close();
  await workspace.close();
  return 0;
}

/** A workspace opened by the first call that needs it; a failure to open is told to that call and tried again at the next. */
function openedOnce(open: () => Promise<{ deps: Deps }>) {
  let opened: Promise<{ deps: Deps }> | null = null;
  return {
    opened: () => opened,
    async deps(): Promise<Deps> {
      opened ??= open().catch((error: unknown) => {
        opened = null;
        throw error;
      });
      return (await opened).deps;
    },
    close: async () => {
      await opened
        ?.then(({ deps: { search, store } }) => Promise.all([search.close(), store.close()]))
        .catch(() => undefined);
    },
  };
}

/**
 * The SDK's stdio transport closes at the end of stdin and drops what it is still working on. This one counts requests
 * and hands the end on only when every one of them is answered.
 */
class CountingTransport implements Transport {
  onclose?: () => void;
  onerror?: (error: Error) => void;
  onmessage?: Transport['onmessage'];
  private readonly input = new PassThrough();
  private readonly inner: StdioServerTransport;
  private readonly streams: Streams;
  private readonly waiting = new Set<string | number>();
  private readonly listeners: (() => void)[] = [];

  constructor(streams: Streams) {
    this.streams = streams;
    this.inner = new StdioServerTransport(this.input, streams.stdout);
  }

  whenClosed(listener: () => void): void {
    this.listeners.push(listener);
  }

  async start(): Promise<void> {
    const { stdin } = this.streams;
    this.inner.onmessage = (message) => {
      this.count(message);
      this.onmessage?.(message);
    };
    this.inner.onerror = (error) => this.onerror?.(error);
    this.inner.onclose = () => {
      this.onclose?.();
      stdin.pause();
      for (const listener of this.listeners.splice(0)) listener();
    };
    await this.inner.start();
    stdin.on('data', (chunk: Buffer) => void this.input.write(chunk));
    stdin.once('end', () => void this.leave());
    stdin.once('close', () => void this.leave());
    stdin.once('error', () => void this.leave());
  }

  async send(message: JSONRPCMessage): Promise<void> {
    await this.inner.send(message);
    if ('id' in message && !('method' in message) && message.id !== undefined) this.waiting.delete(message.id);
  }

  async close(): Promise<void> {
    await this.inner.close();
  }

  private count(message: JSONRPCMessage): void {
    if (!('method' in message)) return;
    if (message.method === 'notifications/cancelled')
      this.waiting.delete((message.params as { requestId?: string | number })?.requestId ?? '');
    // A subscription is open for as long as the host is there.
    else if ('id' in message && message.id !== undefined && message.method !== 'subscriptions/listen')
      this.waiting.add(message.id);
  }

  private async leave(): Promise<void> {
    const limit = Date.now() + LEAVE_WITHIN;
    do await wait(LOOK_EVERY);
    while ((this.input.readableLength > 0 || this.waiting.size > 0) && Date.now() < limit);
    this.input.end();
  }
}
