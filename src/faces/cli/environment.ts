import type { Readable, Writable } from 'node:stream';
import type { Deps } from '../../app/deps.ts';
import type { Config } from '../../config.ts';
import type { Invocation } from './invocation.ts';

export type OpenOptions = { workspace?: string; coach?: string; now?: number; ids?: 'fixed' };
export type Workbench = { deps: Deps; display: string };

/**
 * Everything the command line needs from outside, handed in by `main`, so that a test can run it in process. Streams
 * are the only way out: nothing here writes anywhere else.
 */
export type CliEnvironment = {
  config: Config;
  version: string;
  /** What is typed to start kkori again as it was started: `kkori`, `npm run kkori --` … */
  invocation: Invocation;
  /** Opens a workspace. Throws KkoriError, also when there is none yet. */
  open(options: OpenOptions): Promise<Workbench>;
  /** Makes a workspace and returns what was made, for display. */
  init(dir: string): Promise<string[]>;
  /** The bundled, invented sample; `answers` is the folder of its scripted answers. */
  sample(): Promise<Workbench & { answers: string }>;
  /** `http`: the port of Streamable HTTP on loopback; without it stdio. */
  serve(options: { workspace?: string; http?: number }): Promise<number>;
  stdin: Readable;
  stdout: Writable;
  stderr: Writable;
  /** True when a person sits at both ends: stdin and stdout are terminals. */
  isTTY: boolean;
  columns: number;
};

/** Exit codes: 0 ok, 1 the work failed, 2 usage, 130 left with Ctrl-C. */
export const EXIT = { ok: 0, failed: 1, usage: 2, interrupted: 130 } as const;

/** What the person typed cannot be carried out as typed. Exit code 2, one or two lines, never a stack trace. */
export class UsageError extends Error {
  readonly hint: string;

  constructor(message: string, hint = '') {
    super(message);
    this.name = 'UsageError';
    this.hint = hint;
  }
}
