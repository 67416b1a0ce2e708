import type { Span } from '../../core/evidence/evidence.ts';
import type { Block } from '../../core/reading/document.ts';
import { LONGEST_LINE, lineBlock, statementLines } from '../../core/reading/lines.ts';
import { plainWords, trimmed } from '../../core/reading/words.ts';

const RULE = /^\s*([-=*_~])(?:\s*\1){2,}\s*$/u;
const HEADING = /^(#{1,6})[ \t]+(.+?)[ \t]*#*$/u;
const MARKUP_ONLY = /^(?:<!--.*-->|<\/?[a-z][^<>]{0,100}>|```.*|~~~.*)$/iu;

/**
 * Blocks of a text without Markdown, or of Markdown that is not parsed: `#` headings, list marks of every kind, table
 * rows, and paragraphs cut at blank lines. Linear.
 */
export function plainBlocks(text: string, span: Span): Block[] {
  const blocks: Block[] = [];
  let paragraph: Span | null = null;
  const flush = () => {
    if (!paragraph) return;
    for (const line of statementLines(text, paragraph)) {
      const block = lineBlock(text, line, 0);
      if (block) blocks.push(block);
    }
    paragraph = null;
  };
  for (let at = span.start; at < span.end; ) {
    const newline = text.indexOf('\n', at);
    const end = newline === -1 || newline >= span.end ? span.end : newline + 1;
    const line = trimmed(text, { start: at, end });
    const indent = line ? line.start - at : 0;
    at = end;
    const raw = line ? text.slice(line.start, line.end) : '';
    if (!line || RULE.test(raw) || MARKUP_ONLY.test(raw)) {
      flush();
      continue;
    }
    const special = headingBlock(text, line) ?? rowBlock(text, line);
    if (special) {
      flush();
      blocks.push(special);
      continue;
    }
    const quoted = skipQuoteMarks(text, line);
    const own = quoted && lineBlock(text, quoted, Math.min(8, Math.floor(indent / 2)));
    if (own?.kind === 'item') {
      flush();
      for (const [i, part] of statementLines(text, own).entries()) {
        const words = plainWords(text.slice(part.start, part.end));
        if (words !== '')
          blocks.push(
            i === 0 ? { ...own, ...part, words } : { kind: 'paragraph', depth: own.depth + 1, words, ...part },
          );
      }
    } else if (own) {
      paragraph = paragraph
        ? { start: (paragraph as Span).start, end: line.end }
        : { start: quoted.start, end: line.end };
    }
  }
  flush();
  return blocks;
}

function headingBlock(text: string, line: Span): Block | null {
  if (line.end - line.start > LONGEST_LINE) return null;
  const match = HEADING.exec(text.slice(line.start, line.end));
  if (!match) return null;
  const start = line.start + match[0].indexOf(match[2]!, match[1]!.length);
  const end = start + match[2]!.length;
  const words = plainWords(match[2]!);
  return words === '' ? null : { kind: 'heading', depth: match[1]!.length, words, start, end };
}

/** `| a | b |` as a row; the line under a header is skipped. All rows count as body rows: a header is not told apart. */
function rowBlock(text: string, line: Span): Block | null {
  const raw = text.slice(line.start, line.end);
  if (raw.length > LONGEST_LINE || !/^\|.*\|$/u.test(raw) || /^[|\s:-]+$/u.test(raw)) return null;
  const cells: NonNullable<Block['cells']> = [];
  let at = line.start + 1;
  for (const [column, part] of raw.slice(1, -1).split('|').entries()) {
    const cell = trimmed(text, { start: at, end: at + part.length });
    if (cell) cells.push({ column, words: plainWords(part), ...cell });
    at += part.length + 1;
  }
  if (cells.length === 0) return null;
  return {
    kind: 'row',
    depth: 1,
    words: cells.map((c) => c.words).join(' | '),
    cells,
    start: cells[0]!.start,
    end: cells.at(-1)!.end,
  };
}

function skipQuoteMarks(text: string, line: Span): Span | null {
  let start = line.start;
  while (start < line.end && (text[start] === '>' || text[start] === ' ')) start += 1;
  return start < line.end ? { start, end: line.end } : null;
}
