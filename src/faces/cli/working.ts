import type { CoachEvent } from '../../ports.ts';
import type { Console } from './console.ts';
import { wrap } from './text.ts';
import type { Words } from './words.ts';

/**
 * The lines at the bottom of a terminal while a model works: what it does, and the question as it is written. They are
 * taken away when it is done, and what counts is printed in their place: nothing unverified stays on the screen.
 */
export class Working {
  private readonly console: Console;
  private readonly words: Words;
  private rows = 0;

  constructor(console: Console, words: Words) {
    this.console = console;
    this.words = words;
  }

  show(event: CoachEvent): void {
    const { working } = this.words;
    if (event.type === 'work') this.draw(working.brief[event.brief] ?? working.other);
    else if (event.type === 'text' && event.text !== '') this.draw(event.text);
    else if (event.type === 'tool') this.draw(working.looking);
    else if (event.type === 'retry') this.draw(working.again(Math.ceil(event.inMs / 1000)));
    else if (event.type === 'done') this.clear();
  }

  calledOff(): void {
    this.clear();
    this.console.out(this.console.style.dim(this.words.working.calledOff));
  }

  clear(): void {
    if (this.rows === 0) return;
    this.console.env.stdout.write(`${this.rows > 1 ? `\x1b[${this.rows - 1}A` : ''}\r\x1b[J`);
    this.rows = 0;
  }

  private draw(text: string): void {
    const lines = wrap(text, this.console.width - 2, '· ', '  ');
    this.clear();
    this.console.env.stdout.write(lines.map(this.console.style.dim).join('\n'));
    this.rows = lines.length;
  }
}
