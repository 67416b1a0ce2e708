import { graphemes, widthOf } from '../text.ts';
import type { LineBuffer } from './line-buffer.ts';

/** The typed text as rows of a terminal, and where the cursor stands among them. */
export type Layout = { rows: Row[]; cursorRow: number; cursorColumn: number };
/** `start` = offset in the text of the row's first letter. */
export type Row = { text: string; start: number; end: number };

/** Fewest columns a row of text gets, however narrow the terminal is. */
const ROOM_MIN = 4;

/**
 * Breaks the text into rows of at most `columns - indent` columns. A two-column letter that does not fit goes to the
 * next row whole; a cursor after a row that is exactly full stands at the start of the next one.
 */
export function layout(buffer: LineBuffer, columns: number, indent: number): Layout {
  const room = Math.max(ROOM_MIN, columns - indent);
  const rows: Row[] = [];
  let cursorRow = 0;
  let cursorColumn = indent;
  let offset = 0;
  for (const line of buffer.text.split('\n')) {
    let row: Row = { text: '', start: offset, end: offset };
    let width = 0;
    const place = () => {
      cursorRow = rows.length;
      cursorColumn = indent + width;
    };
    for (const letter of graphemes(line)) {
      const wide = quickWidth(letter);
      if (width + wide > room && row.text !== '') {
        rows.push(row);
        row = { text: '', start: offset, end: offset };
        width = 0;
      }
      if (offset === buffer.cursor) place();
      row.text += letter;
      offset += letter.length;
      row.end = offset;
      width += wide;
    }
    if (offset === buffer.cursor) {
      if (width >= room) {
        rows.push(row);
        row = { text: '', start: offset, end: offset };
        width = 0;
      }
      place();
    }
    rows.push(row);
    offset += 1;
  }
  return { rows, cursorRow, cursorColumn };
}

/** The offset one row up or down, at the nearest column; null at the edge. */
export function moveRow(buffer: LineBuffer, columns: number, indent: number, by: -1 | 1): number | null {
  const { rows, cursorRow, cursorColumn } = layout(buffer, columns, indent);
  const row = rows[cursorRow + by];
  if (!row) return null;
  let column = indent;
  let offset = row.start;
  for (const letter of graphemes(row.text)) {
    if (column + quickWidth(letter) > cursorColumn) break;
    column += quickWidth(letter);
    offset += letter.length;
  }
  return offset;
}

/** The measured width, with the two commonest cases decided by the letter's code. */
function quickWidth(letter: string): number {
  if (letter.length === 1) {
    const code = letter.charCodeAt(0);
    if (code >= 0x20 && code < 0x7f) return 1;
    if (code >= 0xac00 && code <= 0xd7a3) return 2;
  }
  return widthOf(letter);
}
