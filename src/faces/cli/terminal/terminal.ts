import * as clack from '@clack/prompts';
import type { CliEnvironment } from '../environment.ts';
import { writeInEditor } from './external-editor.ts';
import { Left } from './left.ts';
import { LineInput, type ReadOptions } from './line-input.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Aborts when the input ends (Ctrl-D, a terminal that went away): the prompt library closes its reader then and never
 * answers. `signal` ends an open prompt as a cancellation; call `done` after it.
 */
function endOfInput(env: CliEnvironment): { signal: AbortSignal; done(): void } {
  const over = new AbortController();
  const abort = () => over.abort();
  const watch = (_: unknown, key: { ctrl?: boolean; name?: string } | undefined) => {
    if (key?.ctrl && key.name === 'd') abort();
  };
  env.stdin.on('keypress', watch);
  env.stdin.once('end', abort);
  return {
    signal: over.signal,
    done: () => {
      env.stdin.off('keypress', watch);
      env.stdin.off('end', abort);
    },
  };
}

/** A person at a terminal: lines to type, things to choose from, an editor. Always gives the terminal back. */
export class Terminal {
  private readonly env: CliEnvironment;
  private readonly lines: LineInput;
  private readonly leaving = new AbortController();

  constructor(env: CliEnvironment) {
    this.env = env;
    this.lines = new LineInput(env.stdin, env.stdout, env.columns);
  }

  get columns(): number {
    return this.lines.columns;
  }

  open(): void {
    this.lines.open();
    for (const signal of SIGNALS) process.on(signal, this.onSignal);
  }

  close(): void {
    this.lines.close();
    for (const signal of SIGNALS) process.off(signal, this.onSignal);
  }

  /** A line, or null for Ctrl-D. Throws Left. */
  async line(options: ReadOptions): Promise<string | null> {
    const result = await this.lines.read(options);
    if (result.kind === 'interrupt') throw new Left();
    return result.kind === 'end' ? null : result.text;
  }

  /** One of the options, `initial` (else the first) already marked; `dismissed` for Esc. Throws Left for Ctrl-C. */
  choose<T extends string>(
    message: string,
    options: { value: T; label: string }[],
    dismissed: T,
    initial?: T,
  ): Promise<T> {
    const asked = { ...this.streams(), message, options, showInstructions: false };
    return this.prompting(
      (signal) =>
        clack.select<string>({ ...asked, signal, ...(initial ? { initialValue: initial } : {}) }) as Promise<
          T | symbol
        >,
      dismissed,
    );
  }

  /** Yes or no; Esc is no. Throws Left for Ctrl-C. */
  confirm(message: string, yes: string, no: string): Promise<boolean> {
    return this.prompting<boolean>(
      (signal) => clack.confirm({ ...this.streams(), signal, message, active: yes, inactive: no, initialValue: false }),
      false,
    );
  }

  /** Work that the person waits for and may call off with Ctrl-C; a signal to the process calls it off, too. */
  async during<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const calledOff = new AbortController();
    this.lines.whileWorking = () => calledOff.abort();
    try {
      return await work(AbortSignal.any([calledOff.signal, this.leaving.signal]));
    } finally {
      this.lines.whileWorking = null;
    }
  }

  /** What was written in the person's editor; null when it failed. */
  async editor(command: string, note: string): Promise<string | null> {
    this.lines.close();
    try {
      return await writeInEditor(command, note);
    } finally {
      this.lines.open();
    }
  }

  private async prompting<T>(ask: (signal: AbortSignal) => Promise<T | symbol>, dismissed: T): Promise<T> {
    this.lines.close();
    // clack tells Esc and Ctrl-C apart only by the key that it was given.
    let leaving = false;
    const watch = (_: unknown, key: { ctrl?: boolean; name?: string } | undefined) => {
      if (key?.ctrl && key.name === 'c') leaving = true;
    };
    this.env.stdin.on('keypress', watch);
    const ended = endOfInput(this.env);
    try {
      const chosen = await ask(AbortSignal.any([this.leaving.signal, ended.signal]));
      if (!clack.isCancel(chosen)) return chosen as T;
      if (leaving || this.leaving.signal.aborted) throw new Left();
      return dismissed;
    } finally {
      ended.done();
      this.env.stdin.off('keypress', watch);
      this.lines.open();
    }
  }

  private streams() {
    return { input: this.env.stdin, output: this.env.stdout };
  }

  private readonly onSignal = () => {
    this.leaving.abort();
    this.lines.interrupt();
  };
}

/** One choice outside of a rehearsal. Throws Left when it is cancelled. */
export async function chooseOnce<T extends string>(
  env: CliEnvironment,
  message: string,
  options: { value: T; label: string }[],
): Promise<T> {
  const ended = endOfInput(env);
  const chosen = await clack
    .select<string>({
      input: env.stdin,
      output: env.stdout,
      signal: ended.signal,
      message,
      options,
      showInstructions: false,
    })
    .finally(ended.done);
  if (clack.isCancel(chosen)) throw new Left();
  return chosen as T;
}

/** One yes or no outside of a rehearsal; cancelled = no. */
export async function confirmOnce(env: CliEnvironment, message: string, yes: string, no: string): Promise<boolean> {
  const ended = endOfInput(env);
  const sure = await clack
    .confirm({
      input: env.stdin,
      output: env.stdout,
      signal: ended.signal,
      message,
      active: yes,
      inactive: no,
      initialValue: false,
    })
    .finally(ended.done);
  return sure === true;
}
