import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';

type Reply = { id?: number; result?: unknown; error?: { message: string } };

/** A bare JSON-RPC client over a spawned server's stdio: nothing between the measurement and the wire. */
export class StdioClient {
  readonly started = performance.now();
  /** Settles when the process has ended. */
  readonly gone: Promise<void>;
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly waiting = new Map<number, (reply: Reply) => void>();
  private buffer = '';
  private next = 1;

  constructor(args: string[], env: Record<string, string> = {}) {
    this.child = spawn(process.execPath, args, { env: { ...process.env, ...env } });
    this.child.stdout.setEncoding('utf8');
    this.child.stdout.on('data', (chunk: string) => this.read(chunk));
    this.child.stderr.on('data', (chunk: Buffer) => process.stderr.write(chunk));
    // A write to a process that was killed is no error of ours.
    this.child.stdin.on('error', () => {});
    this.gone = new Promise((resolve) => this.child.once('exit', () => resolve()));
    void this.gone.then(() => {
      for (const answer of this.waiting.values()) answer({ error: { message: 'the server is gone' } });
    });
  }

  /** Kills the server without a warning after so many ms. */
  killAfter(ms: number): void {
    setTimeout(() => this.child.kill('SIGKILL'), ms);
  }

  private read(chunk: string): void {
    this.buffer += chunk;
    for (let at = this.buffer.indexOf('\n'); at >= 0; at = this.buffer.indexOf('\n')) {
      const reply = JSON.parse(this.buffer.slice(0, at)) as Reply;
      this.buffer = this.buffer.slice(at + 1);
      if (reply.id !== undefined) this.waiting.get(reply.id)?.(reply);
    }
  }

  request(method: string, params: unknown): Promise<unknown> {
    const id = this.next++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, (reply) => (reply.error ? reject(new Error(reply.error.message)) : resolve(reply.result)));
      this.child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`);
    });
  }

  async open(): Promise<void> {
    await this.request('initialize', {
      protocolVersion: '2025-11-25',
      capabilities: {},
      clientInfo: { name: 'bench', version: '0' },
    });
    this.child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', method: 'notifications/initialized' })}\n`);
  }

  async call(name: string, args: unknown): Promise<string> {
    const result = (await this.request('tools/call', { name, arguments: args })) as {
      content: { text: string }[];
      isError?: boolean;
    };
    if (result.isError) throw new Error(result.content[0]?.text);
    return result.content[0]?.text ?? '';
  }

  async close(): Promise<void> {
    this.child.stdin.end();
    await this.gone;
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}
