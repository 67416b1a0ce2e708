import { clean, type Line, type Written } from './written.ts';

/** Collects running text into lines and blocks, as a page or a Word file gives it piece by piece. */
export class Flow {
  readonly out: Written[] = [];
  /** The list item whose words come next; taken by the first block. */
  item: { depth: number; mark: string } | null = null;
  private lines: Line[] = [];
  private text = '';
  private boldLetters = 0;
  private letters = 0;

  add(text: string, bold: boolean): void {
    if (text === '') return;
    this.text += text;
    const letters = text.replace(/\s+/gu, '').length;
    this.letters += letters;
    if (bold) this.boldLetters += letters;
  }

  /** A line ends, the block does not. */
  lineBreak(): void {
    const text = clean(this.text);
    if (text !== '') this.lines.push({ text, bold: this.letters > 0 && this.boldLetters === this.letters });
    this.text = '';
    this.boldLetters = 0;
    this.letters = 0;
  }

  /** Nothing was added since the last block. */
  get empty(): boolean {
    return this.lines.length === 0 && clean(this.text) === '';
  }

  /** The lines since the last block, taken out of it. */
  take(): Line[] {
    this.lineBreak();
    const lines = this.lines;
    this.lines = [];
    return lines;
  }

  /** The block ends: a paragraph, or the item that was begun. */
  flush(): void {
    const lines = this.take();
    if (lines.length === 0) return;
    if (this.item) {
      const { depth, mark } = this.item;
      // `<li>• …`: the mark that was typed stands for the mark of the list.
      const first = lines[0]!.text.replace(/^[•·▪◦‣-]\s*/u, '');
      this.out.push({
        kind: 'item',
        depth,
        mark,
        lines: [{ ...lines[0]!, text: first || lines[0]!.text }, ...lines.slice(1)],
      });
      this.item = null;
    } else this.out.push({ kind: 'paragraph', lines });
  }

  heading(level: number): void {
    const text = this.take()
      .map((line) => line.text)
      .join(' ');
    if (text !== '') this.out.push({ kind: 'heading', level, text });
    this.item = null;
  }
}
