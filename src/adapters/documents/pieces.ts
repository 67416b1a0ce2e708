import type { Span } from '../../core/evidence/evidence.ts';

/** A stretch of the text that is parsed by itself. `lines`: too large or too deeply nested to parse as Markdown. */
export type Piece = Span & { as: 'markdown' | 'lines' };

/** A piece is closed at the first safe place after this many units. */
const WANTED = 4_096;
/** The Markdown parser takes time in the square of a list's size; beyond this a piece is read line by line. */
const LARGEST_PIECE = 16_384;
/** Beyond this much Markdown the rest is read line by line: no dossier is that long, and the time stays bounded. */
const LARGEST_MARKDOWN = 131_072;
/** Marks of nesting on one line: `>`, list marks and indentation (two columns each). */
const DEEPEST = 24;

/**
 * Cuts a text where no Markdown construct can reach across: at a heading, or at an unindented line after a blank one,
 * outside of fenced code and comments. Blocks found in the pieces are the blocks of the whole. O(n).
 */
export function pieces(text: string, from: number): Piece[] {
  const out: Piece[] = [];
  let start = from;
  let blank = true;
  let fence: string | null = null;
  let comment = false;
  let deep = false;
  let longest = 0;
  let markdown = 0;

  const close = (end: number) => {
    if (end <= start) return;
    const size = end - start;
    const fits = !deep && size <= LARGEST_PIECE && longest <= LARGEST_PIECE / 2 && markdown + size <= LARGEST_MARKDOWN;
    if (fits) markdown += size;
    out.push({ start, end, as: fits ? 'markdown' : 'lines' });
    start = end;
    deep = false;
    longest = 0;
  };

  for (let at = from; at < text.length; ) {
    const newline = text.indexOf('\n', at);
    const end = newline === -1 ? text.length : newline + 1;
    const line = text.slice(at, Math.min(end, at + 2_000));
    const free = fence === null && !comment;
    const heading = free && /^#{1,6}[ \t]/u.test(line);
    if (at - start >= WANTED && free && (heading || (blank && /^\S/u.test(line)))) close(at);
    longest = Math.max(longest, end - at);
    if (nesting(line) > DEEPEST) deep = true;

    const ticks = /^ {0,3}(`{3,}|~{3,})/u.exec(line)?.[1];
    if (ticks && !comment) {
      if (fence === null) fence = ticks;
      else if (ticks[0] === fence[0] && ticks.length >= fence.length) fence = null;
    }
    if (fence === null) {
      const opens = line.lastIndexOf('<!--');
      const closes = line.lastIndexOf('-->');
      if (opens > closes) comment = true;
      else if (closes >= 0) comment = false;
    }
    // An unclosed fence or comment must not swallow the rest of a long document.
    if (at - start > LARGEST_PIECE) {
      fence = null;
      comment = false;
    }
    blank = /^\s*$/u.test(line);
    at = end;
  }
  close(text.length);
  return out;
}

function nesting(line: string): number {
  const lead = /^(?:[ \t]|>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))*/u.exec(line)![0];
  const marks = lead.replace(/[ \t]/gu, '').replace(/\d+/gu, '').length;
  // Tables and drawings of a pasted text are indented far as well: columns count little, marks count fully.
  return marks * 2 + Math.floor(lead.length / 4);
}
