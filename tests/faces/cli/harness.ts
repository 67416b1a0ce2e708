import { PassThrough } from 'node:stream';
import type { Deps } from '../../../src/app/deps.ts';
import type { Config } from '../../../src/config.ts';
import { KkoriError } from '../../../src/core/errors.ts';
import type { CliEnvironment } from '../../../src/faces/cli/environment.ts';
import { run } from '../../../src/faces/cli/run.ts';
import { ROOT, sampleFiles, testDeps } from '../../support/deps.ts';

export const CONFIG: Config = {
  workspace: null,
  coach: 'auto',
  model: null,
  httpToken: null,
  log: 'silent',
  now: null,
  colour: true,
  editor: null,
  sampleHome: '/tmp/kkori-test-sample',
  home: '/home/nobody',
  root: ROOT,
};

export type Ran = { code: number; out: string; err: string };
export type Setup = {
  deps?: Deps;
  files?: Record<string, string>;
  stdin?: string;
  config?: Partial<Config>;
  columns?: number;
  environment?: Partial<CliEnvironment>;
};

/** A stream that keeps what was written to it. */
export function sink(): PassThrough & { text(): string } {
  const stream = new PassThrough();
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return Object.assign(stream, { text: () => Buffer.concat(chunks).toString('utf8') });
}

/** The environment that `main` would hand in, over memory adapters; the store stays open between commands. */
export function environmentOf(
  setup: Setup,
  streams: Pick<CliEnvironment, 'stdin' | 'stdout' | 'stderr' | 'isTTY'>,
): CliEnvironment {
  const deps = setup.deps ?? testDeps(setup.files ?? sampleFiles());
  const kept: Deps = { ...deps, store: { ...deps.store, close: async () => {} } };
  return {
    config: { ...CONFIG, ...setup.config },
    version: '9.9.9',
    invocation: 'kkori',
    open: async () => ({ deps: kept, display: '(memory)' }),
    init: async () => ['inbox/', 'dossiers/'],
    sample: async () => ({ deps: kept, display: '(memory)', answers: `${ROOT}/examples/answers` }),
    serve: async () => 0,
    columns: setup.columns ?? 80,
    ...streams,
    ...setup.environment,
  };
}

/** Runs one command without a terminal. */
export async function cli(argv: string[], setup: Setup = {}): Promise<Ran> {
  const stdin = new PassThrough();
  stdin.end(setup.stdin ?? '');
  const stdout = sink();
  const stderr = sink();
  const code = await run(argv, environmentOf(setup, { stdin, stdout, stderr, isTTY: false }));
  return { code, out: stdout.text(), err: stderr.text() };
}

/** A person at a terminal: keys go in, and what has come out can be waited for. */
export class Person {
  readonly stdin = new PassThrough();
  readonly stdout = sink();
  readonly stderr = sink();
  readonly done: Promise<number>;
  private seen = 0;

  constructor(argv: string[], setup: Setup = {}) {
    Object.assign(this.stdin, { isTTY: true, setRawMode: () => this.stdin });
    Object.assign(this.stdout, { isTTY: true, columns: setup.columns ?? 80, rows: 40 });
    this.done = run(
      argv,
      environmentOf(
        { ...setup, config: { colour: false, ...setup.config } },
        { stdin: this.stdin, stdout: this.stdout, stderr: this.stderr, isTTY: true },
      ),
    );
  }

  /** What came out since the last call, up to and including the first occurrence of `text`. Fails when the run ends before. */
  async until(text: string): Promise<string> {
    let over = false;
    void this.done.then(() => {
      over = true;
      this.stdout.emit('over');
    });
    for (;;) {
      const all = this.stdout.text();
      const at = all.indexOf(text, this.seen);
      if (at >= 0) {
        const out = all.slice(this.seen, at + text.length);
        this.seen = at + text.length;
        return out;
      }
      if (over) throw new Error(`the run ended before ‘${text}’:\n${all.slice(this.seen)}\n${this.stderr.text()}`);
      await new Promise<void>((resolve) => {
        const go = () => {
          this.stdout.off('data', go);
          this.stdout.off('over', go);
          resolve();
        };
        this.stdout.on('data', go);
        this.stdout.on('over', go);
      });
    }
  }

  /** Waits for the prompt of an answer, then types. */
  async answer(text: string, prompt = '답>'): Promise<void> {
    await this.until(prompt);
    this.keys(`${text}\r`);
  }

  keys(text: string): void {
    this.stdin.write(text);
  }
}

export const KEY = {
  down: '\u001b[B',
  left: '\u001b[D',
  enter: '\r',
  interrupt: '\u0003',
  end: '\u0004',
  escape: '\u001b',
} as const;

/** An environment whose workspace is not there. */
export const noWorkspace: Partial<CliEnvironment> = {
  open: async () => {
    throw new KkoriError('config', '작업 공간으로 쓸 폴더가 없습니다.', { hint: '`kkori init`' });
  },
};
