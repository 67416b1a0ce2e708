import { styleText } from 'node:util';
import stringWidth from 'fast-string-width';
import { clean } from '../../core/evidence/text.ts';

/** Text for a terminal: Hangul counts two columns, nothing is cut inside a letter, colours only where they are wanted. */

const letters = new Intl.Segmenter('ko', { granularity: 'grapheme' });

/** The letters of a text as a reader sees them: a composed syllable or an emoji is one. */
export function graphemes(text: string): string[] {
  return Array.from(letters.segment(text), (part) => part.segment);
}

/** Columns a text takes. Composed first: a decomposed syllable is one letter to the eye and to the terminal. */
export function widthOf(text: string): number {
  return stringWidth(text.normalize('NFC'));
}

/** One line, safe for a terminal: no control or bidirectional characters, white space squeezed. */
export function inline(text: string): string {
  return clean(text).replace(/\s+/gu, ' ').trim();
}

/** Between words; a sign that joins two parts stays with what is before it. */
const WORD_BREAK = /[ \t]+(?![·×→/—] )/u;

/**
 * Lines of at most `width` columns, broken between words and inside a word only where it is wider than a whole line.
 * `first` stands before the first line, `rest` before the others; line breaks of the text stay.
 */
export function wrap(text: string, width: number, first = '', rest = first): string[] {
  const lines: string[] = [];
  for (const paragraph of clean(text).split('\n')) {
    let line = '';
    const lead = () => (lines.length === 0 ? first : rest);
    const room = () => Math.max(8, width - widthOf(lead()));
    const push = () => {
      lines.push(`${lead()}${line}`.trimEnd());
      line = '';
    };
    for (const word of paragraph.split(WORD_BREAK).filter(Boolean)) {
      if (line !== '' && widthOf(line) + 1 + widthOf(word) > room()) push();
      if (widthOf(word) <= room()) {
        line = line === '' ? word : `${line} ${word}`;
        continue;
      }
      for (const letter of graphemes(word)) {
        if (line !== '' && widthOf(line) + widthOf(letter) > room()) push();
        line += letter;
      }
    }
    push();
  }
  return lines;
}

/** A text of at most `width` columns, with … where it was cut. */
export function cutTo(text: string, width: number): string {
  const plain = inline(text);
  if (widthOf(plain) <= width) return plain;
  let out = '';
  for (const letter of graphemes(plain)) {
    if (widthOf(out) + widthOf(letter) > width - 1) break;
    out += letter;
  }
  return `${out.trimEnd()}…`;
}

/** Padded with spaces on the right to `width` columns. */
export function padTo(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

export type Style = {
  bold(text: string): string;
  dim(text: string): string;
  /** The interviewer's and kkori's own words. */
  accent(text: string): string;
  good(text: string): string;
  warn(text: string): string;
};

/** Colours, or the text as it is. */
export function makeStyle(colour: boolean): Style {
  const paint = (format: Parameters<typeof styleText>[0]) => (text: string) =>
    colour && text !== '' ? styleText(format, text, { validateStream: false }) : text;
  return { bold: paint('bold'), dim: paint('dim'), accent: paint('cyan'), good: paint('green'), warn: paint('yellow') };
}

/** The day of a moment (ms) where the person sits: `2026-11-26`. */
export function dayOf(at: number): string {
  const day = new Date(at);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
