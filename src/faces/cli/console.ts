import type { Writable } from 'node:stream';
import type { CliEnvironment, OpenOptions, Workbench } from './environment.ts';
import { asTyped, shellPath } from './invocation.ts';
import { makeStyle, type Style } from './text.ts';

/** Columns of text that are still comfortable to read; a wider terminal is not filled. */
const WIDTH_MAX = 92;
const WIDTH_MIN = 24;
/** Work that takes longer than this says on stderr that it is going on, ms. */
const PATIENCE = 1000;

/** One run of the command line: its streams, its width, its colours, the workspace it opened. */
export type Console = {
  env: CliEnvironment;
  json: boolean;
  workspace: string | undefined;
  style: Style;
  /** Columns of text now: a terminal may be resized. */
  readonly width: number;
  /** Product output: stdout. */
  out(text: string): void;
  /** Everything else: stderr. Commands in it are written as they work for how kkori was started. */
  err(text: string): void;
  /** Text of ours with its commands as they work for how kkori was started. */
  typed(text: string): string;
  /** One whole command for this workspace, on no other line than its own: `kkori report --workspace ~/notes`. */
  command(words: string, workspace?: string): string;
  printJson(value: unknown): void;
  /** The result of `work`; `doing` is said on stderr once it takes more than a second. */
  during<T>(doing: string, work: Promise<T>): Promise<T>;
  /** For work in many steps: says on stderr how far it is, from the first second on and then every other. */
  progress(doing: string): (done: number, total: number) => void;
  /** Opens the workspace, hands it over, and closes it again whatever happens. */
  withWorkspace<T>(use: (bench: Workbench) => Promise<T>, options?: OpenOptions): Promise<T>;
  /** Waits until everything is written. False when stdout could not take it (a full disk), except for a closed pipe. */
  flush(): Promise<boolean>;
};

/** @param json taken from the command line before it is parsed, so that its own mistakes come out as JSON too */
export function makeConsole(env: CliEnvironment, json: boolean): Console {
  let broken = false;
  const stdout = quietly(env.stdout, () => {
    broken = true;
  });
  const stderr = quietly(env.stderr, () => {});
  const self: Console = {
    env,
    json,
    workspace: undefined,
    style: makeStyle(env.isTTY && env.config.colour),
    get width() {
      const columns = (env.stdout as { columns?: number }).columns ?? env.columns;
      return Math.max(WIDTH_MIN, Math.min(columns || 80, WIDTH_MAX));
    },
    out: (text) => stdout(`${text}\n`),
    err: (text) => stderr(`${self.json ? text : self.typed(text)}\n`),
    typed: (text) => asTyped(text, env.invocation),
    command(words, workspace = self.workspace) {
      const at = workspace ? ` --workspace ${shellPath(workspace, env.config.home)}` : '';
      return `${env.invocation} ${words}${at}`;
    },
    printJson: (value) => stdout(`${JSON.stringify(value, null, 2)}\n`),
    async during(doing, work) {
      const timer = setTimeout(() => stderr(`${doing}…\n`), PATIENCE);
      try {
        return await work;
      } finally {
        clearTimeout(timer);
      }
    },
    progress(doing) {
      let next = performance.now() + PATIENCE;
      return (done, total) => {
        if (performance.now() < next || done >= total) return;
        next = performance.now() + 2 * PATIENCE;
        stderr(`${doing}… ${done.toLocaleString('en')} / ${total.toLocaleString('en')}\n`);
      };
    },
    async withWorkspace(use, options = {}) {
      const bench = await env.open({ ...(self.workspace ? { workspace: self.workspace } : {}), ...options });
      try {
        return await use(bench);
      } finally {
        await bench.deps.search.close();
        await bench.deps.store.close();
      }
    },
    async flush() {
      await new Promise<void>((resolve) => {
        if (env.stdout.destroyed || broken) resolve();
        else env.stdout.write('', () => resolve());
      });
      return !broken;
    },
  };
  return self;
}

/**
 * Writes until the reader has gone away (`kkori … | head`): after EPIPE the rest is dropped without a word, and what
 * was being stored is stored all the same.
 */
function quietly(stream: Writable, onFailure: () => void): (text: string) => void {
  let gone = false;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    gone = true;
    if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') onFailure();
  });
  return (text) => {
    if (!gone && !stream.destroyed) stream.write(text);
  };
}
