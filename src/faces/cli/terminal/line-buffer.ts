import { graphemes } from '../text.ts';

/** The text being typed and where the cursor stands (UTF-16 offset, never inside a letter). Pure: every edit is a new one. */
export type LineBuffer = { text: string; cursor: number };

export const emptyBuffer: LineBuffer = { text: '', cursor: 0 };

/** Control characters typed or pasted: everything that is neither a line break nor visible. */
const INVISIBLE = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/g;

/** What a keyboard or a paste gives, as text: line breaks unified, tabs as spaces, letters composed. */
export function typed(raw: string): string {
  return raw.replace(/\r\n?/g, '\n').replace(/\t/g, '  ').replace(INVISIBLE, '').normalize('NFC');
}

export function insert(b: LineBuffer, raw: string): LineBuffer {
  const text = typed(raw);
  return { text: b.text.slice(0, b.cursor) + text + b.text.slice(b.cursor), cursor: b.cursor + text.length };
}

export type Edit =
  | 'backspace'
  | 'delete'
  | 'left'
  | 'right'
  | 'line-start'
  | 'line-end'
  | 'word-left'
  | 'word-right'
  | 'kill-to-end'
  | 'kill-to-start'
  | 'kill-word';

/** Applies one edit; a letter is a grapheme, so one key takes a whole syllable, composed or not. */
export function edit(b: LineBuffer, how: Edit): LineBuffer {
  const { text, cursor } = b;
  const remove = (from: number, to: number): LineBuffer => ({
    text: text.slice(0, from) + text.slice(to),
    cursor: from,
  });
  switch (how) {
    case 'backspace':
      return remove(letterBefore(text, cursor), cursor);
    case 'delete':
      return remove(cursor, letterAfter(text, cursor));
    case 'left':
      return { text, cursor: letterBefore(text, cursor) };
    case 'right':
      return { text, cursor: letterAfter(text, cursor) };
    case 'line-start':
      return { text, cursor: lineStart(text, cursor) };
    case 'line-end':
      return { text, cursor: lineEnd(text, cursor) };
    case 'word-left':
      return { text, cursor: wordBefore(text, cursor) };
    case 'word-right':
      return { text, cursor: wordAfter(text, cursor) };
    case 'kill-to-end':
      return remove(cursor, Math.max(lineEnd(text, cursor), cursor));
    case 'kill-to-start':
      return remove(lineStart(text, cursor), cursor);
    case 'kill-word':
      return remove(wordBefore(text, cursor), cursor);
  }
}

function lineStart(text: string, cursor: number): number {
  return cursor === 0 ? 0 : text.lastIndexOf('\n', cursor - 1) + 1;
}

function lineEnd(text: string, cursor: number): number {
  const at = text.indexOf('\n', cursor);
  return at < 0 ? text.length : at;
}

function letterBefore(text: string, cursor: number): number {
  if (cursor === 0) return 0;
  const from = lineStart(text, cursor);
  if (from === cursor) return cursor - 1;
  return cursor - (graphemes(text.slice(from, cursor)).at(-1)?.length ?? 1);
}

function letterAfter(text: string, cursor: number): number {
  if (cursor >= text.length) return text.length;
  if (text[cursor] === '\n') return cursor + 1;
  return cursor + (graphemes(text.slice(cursor, lineEnd(text, cursor)))[0]?.length ?? 1);
}

function wordBefore(text: string, cursor: number): number {
  const before = text.slice(0, cursor).replace(/\s+$/u, '');
  return before.search(/\S+$/u) < 0 ? 0 : before.search(/\S+$/u);
}

function wordAfter(text: string, cursor: number): number {
  const rest = /^\s*\S+/u.exec(text.slice(cursor))?.[0] ?? text.slice(cursor);
  return cursor + rest.length;
}
