import { emitKeypressEvents, type Key } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { type Edit, edit, emptyBuffer, insert, type LineBuffer } from './line-buffer.ts';
import { moveRow } from './line-layout.ts';
import { LineScreen, type Prompt } from './line-screen.ts';

/** What came of asking for a line. `interrupt`: Ctrl-C, a signal, or the input went away; `end`: Ctrl-D on an empty line. */
export type LineResult = { kind: 'line'; text: string } | { kind: 'interrupt' } | { kind: 'end' };

export type ReadOptions = {
  prompt: Prompt;
  initial?: string;
  /** Counts down before the prompt until a key is pressed: the prompt for each second that is left. */
  countdown?: { seconds: number; prompt: (left: number) => Prompt };
};

type Pressed = { s: string | undefined; key: Key };

/**
 * More keys than this in one go, with a line break among them, were pasted by a terminal that does not mark its
 * pastes: the breaks belong to the text, and only the last one sends it.
 */
const BURST = 30;

const KEYS: Record<string, Edit> = {
  backspace: 'backspace',
  delete: 'delete',
  left: 'left',
  right: 'right',
  home: 'line-start',
  end: 'line-end',
};
const CONTROLS: Record<string, Edit> = {
  a: 'line-start',
  e: 'line-end',
  b: 'left',
  f: 'right',
  d: 'delete',
  h: 'backspace',
  k: 'kill-to-end',
  u: 'kill-to-start',
  w: 'kill-word',
  left: 'word-left',
  right: 'word-right',
};
const METAS: Record<string, Edit> = {
  b: 'word-left',
  f: 'word-right',
  left: 'word-left',
  right: 'word-right',
  backspace: 'kill-word',
};

/**
 * A line editor for answers. node:readline splits a pasted text into several lines and leaves rests on the screen when
 * Hangul wraps (tried in tmux, Node 24), so the editing is done here: a paste is one text whatever it contains, a
 * syllable is one letter, there is no history. Raw mode stays on from `open` to `close`, so that what is typed while
 * an answer is being looked at is not lost and not echoed twice.
 */
export class LineInput {
  private readonly input: Readable & { setRawMode?(on: boolean): unknown };
  private readonly output: Writable;
  private readonly screen: LineScreen;
  private waiting: Pressed[] = [];
  private pasting: string | null = null;
  private interrupted = false;
  private active = false;
  private scheduled = false;
  private reading: Reading | null = null;
  /** While something is waited for: what Ctrl-C calls off instead of leaving. */
  whileWorking: (() => void) | null = null;

  constructor(input: Readable, output: Writable, columns: number) {
    this.input = input;
    this.output = output;
    this.screen = new LineScreen(output, columns);
  }

  get columns(): number {
    return this.screen.columns;
  }

  /** Takes the terminal over. */
  open(): void {
    if (this.active) return;
    this.active = true;
    emitKeypressEvents(this.input);
    this.input.on('keypress', this.onKeypress);
    this.input.on('end', this.onEnd);
    this.input.on('error', this.onEnd);
    this.output.on('resize', this.onResize);
    this.input.setRawMode?.(true);
    this.input.resume();
    this.output.write('\x1b[?2004h');
  }

  /** Gives the terminal back as it was; `open` takes it again. Safe to call twice. */
  close(): void {
    if (!this.active) return;
    this.active = false;
    this.input.off('keypress', this.onKeypress);
    this.input.off('end', this.onEnd);
    this.input.off('error', this.onEnd);
    this.output.off('resize', this.onResize);
    this.output.write('\x1b[?2004l\x1b[?25h');
    this.input.setRawMode?.(false);
    this.input.pause();
  }

  /** Ends the line being read, or the next one, as Ctrl-C does. */
  interrupt(): void {
    this.interrupted = true;
    if (this.reading) this.finish({ kind: 'interrupt' });
  }

  read(options: ReadOptions): Promise<LineResult> {
    if (this.reading) throw new Error('a line is being read already');
    return new Promise((resolve) => {
      const text = options.initial ?? '';
      this.reading = { prompt: options.prompt, buffer: { text, cursor: text.length }, resolve, timer: null };
      if (this.interrupted) return this.finish({ kind: 'interrupt' });
      if (options.countdown) this.count(this.reading, options);
      this.draw();
      this.process();
    });
  }

  private readonly onKeypress = (s: string | undefined, key: Key | undefined) => {
    this.waiting.push({ s, key: key ?? { sequence: s ?? '' } });
    // All keys of one chunk arrive before the microtask: a burst is seen as one, and drawn once.
    if (this.scheduled) return;
    this.scheduled = true;
    queueMicrotask(() => {
      this.scheduled = false;
      this.process();
    });
  };

  private readonly onEnd = () => {
    this.process();
    this.interrupt();
  };

  private readonly onResize = () => {
    if (this.reading) this.draw();
  };

  private process(): void {
    const unmarked =
      this.pasting === null && this.waiting.length > BURST && !this.waiting.some((p) => p.key.name === 'paste-start');
    let changed = false;
    while (this.waiting.length > 0) {
      if (this.waiting[0]!.key.ctrl && this.waiting[0]!.key.name === 'c') {
        this.waiting = [];
        this.pasting = null;
        return this.whileWorking ? this.whileWorking() : this.interrupt();
      }
      if (!this.reading) return;
      const pressed = this.waiting.shift()!;
      changed = true;
      this.stopCounting();
      if (this.pasted(pressed)) continue;
      const more = unmarked && this.waiting.some((p) => p.s !== undefined && !isBreak(p));
      if (isBreak(pressed) && (more || pressed.key.meta)) this.apply((b) => insert(b, '\n'));
      else if (isBreak(pressed)) {
        // CR LF is one Enter.
        if (pressed.key.name === 'return' && this.waiting[0]?.key.name === 'enter') this.waiting.shift();
        return this.finish({ kind: 'line', text: this.reading.buffer.text });
      } else if (this.command(pressed)) return;
    }
    if (changed && this.reading && this.pasting === null) this.draw();
  }

  /** True when the key was part of a marked paste. */
  private pasted({ s, key }: Pressed): boolean {
    if (key.name === 'paste-start') this.pasting = '';
    else if (key.name === 'paste-end') {
      const text = this.pasting ?? '';
      this.pasting = null;
      this.apply((b) => insert(b, text));
    } else if (this.pasting === null) return false;
    else this.pasting += s ?? '';
    return true;
  }

  /** Carries out one key; true when it ended the line. */
  private command({ s, key }: Pressed): boolean {
    const name = key.name ?? '';
    const { buffer, prompt } = this.reading!;
    if (key.ctrl && name === 'd' && buffer.text === '') {
      this.finish({ kind: 'end' });
      return true;
    }
    const how = key.ctrl ? CONTROLS[name] : key.meta ? METAS[name] : KEYS[name];
    if (how) this.apply((b) => edit(b, how));
    else if (name === 'up' || name === 'down') {
      const cursor = moveRow(buffer, this.columns, prompt.width, name === 'up' ? -1 : 1);
      if (cursor !== null) this.apply((b) => ({ ...b, cursor }));
    } else if (s !== undefined && !key.ctrl && !key.meta) this.apply((b) => insert(b, s));
    return false;
  }

  private apply(change: (buffer: LineBuffer) => LineBuffer): void {
    if (this.reading) this.reading.buffer = change(this.reading.buffer);
  }

  private draw(): void {
    if (this.active && this.reading) this.screen.draw(this.reading.prompt, this.reading.buffer);
  }

  private count(reading: Reading, { prompt, countdown }: ReadOptions): void {
    let left = countdown!.seconds;
    reading.prompt = countdown!.prompt(left);
    reading.after = prompt;
    reading.timer = setInterval(() => {
      left -= 1;
      if (left > 0) reading.prompt = countdown!.prompt(left);
      else this.stopCounting();
      this.draw();
    }, 1000);
  }

  private stopCounting(): void {
    const { reading } = this;
    if (!reading?.timer) return;
    clearInterval(reading.timer);
    reading.timer = null;
    reading.prompt = reading.after ?? reading.prompt;
  }

  private finish(result: LineResult): void {
    this.stopCounting();
    const { prompt, buffer, resolve } = this.reading!;
    if (this.active) this.screen.finish(prompt, result.kind === 'end' ? emptyBuffer : buffer);
    this.reading = null;
    resolve(result);
  }
}

type Reading = {
  prompt: Prompt;
  after?: Prompt;
  buffer: LineBuffer;
  resolve: (result: LineResult) => void;
  timer: NodeJS.Timeout | null;
};

function isBreak({ key }: Pressed): boolean {
  return key.name === 'return' || key.name === 'enter';
}
