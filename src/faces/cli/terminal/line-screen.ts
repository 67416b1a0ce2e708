import type { Writable } from 'node:stream';
import { widthOf } from '../text.ts';
import type { LineBuffer } from './line-buffer.ts';
import { type Layout, layout } from './line-layout.ts';

/** A prompt and the columns it takes: its text may carry colours. What is typed stands beside it on every row. */
export type Prompt = { text: string; width: number };

/** Draws the line being typed where the cursor stands, and only that; knows nothing of keys. */
export class LineScreen {
  private readonly out: Writable & { columns?: number; rows?: number };
  private readonly fallbackColumns: number;
  /** Rows drawn last, as widths, and the cursor's place among them. */
  private drawn: { widths: number[]; row: number; column: number } | null = null;

  constructor(out: Writable & { columns?: number; rows?: number }, fallbackColumns: number) {
    this.out = out;
    this.fallbackColumns = fallbackColumns;
  }

  get columns(): number {
    return Math.max(8, this.out.columns || this.fallbackColumns || 80);
  }

  draw(prompt: Prompt, buffer: LineBuffer, tall: 'window' | 'whole' = 'window'): void {
    const laid = layout(buffer, this.columns, prompt.width);
    const { first, last } = tall === 'whole' ? { first: 0, last: laid.rows.length } : this.windowOf(laid);
    const indent = ' '.repeat(prompt.width);
    const texts = laid.rows.slice(first, last).map((row) => row.text);
    if (first > 0) texts[0] = `… (↑ ${first})`;
    const rows = texts.map((text, i) => (first + i === 0 ? prompt.text : indent) + text);
    const row = laid.cursorRow - first;
    const column = laid.cursorColumn;
    const up = rows.length - 1 - row;
    this.out.write(
      `\x1b[?25l${this.home()}\x1b[J${rows.join('\r\n')}${up > 0 ? `\x1b[${up}A` : ''}\r${column > 0 ? `\x1b[${column}C` : ''}\x1b[?25h`,
    );
    this.drawn = { widths: texts.map((text) => prompt.width + widthOf(text)), row, column };
  }

  /** Leaves the finished line on the screen whole and goes below it. */
  finish(prompt: Prompt, buffer: LineBuffer): void {
    this.draw(prompt, { text: buffer.text, cursor: buffer.text.length }, 'whole');
    this.out.write('\r\n');
    this.drawn = null;
  }

  /** Takes the line off the screen. */
  erase(): void {
    this.out.write(`${this.home()}\x1b[J`);
    this.drawn = null;
  }

  /** The rows around the cursor that fit on the screen. */
  private windowOf(laid: Layout): { first: number; last: number } {
    const room = Math.max(3, (this.out.rows ?? 24) - 1);
    if (laid.rows.length <= room) return { first: 0, last: laid.rows.length };
    const first = Math.max(0, Math.min(laid.cursorRow - room + 2, laid.rows.length - room));
    return { first, last: first + room };
  }

  /** To the first cell of what was drawn, also when the terminal has become narrower and broke the rows anew. */
  private home(): string {
    if (!this.drawn) return '\r';
    const { columns } = this;
    const above = this.drawn.widths
      .slice(0, this.drawn.row)
      .reduce((sum, width) => sum + Math.max(1, Math.ceil(width / columns)), 0);
    const up =
      above + Math.floor(Math.min(this.drawn.column, Math.max(0, this.drawn.widths[this.drawn.row]!)) / columns);
    return `${up > 0 ? `\x1b[${up}A` : ''}\r`;
  }
}
