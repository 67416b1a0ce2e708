import type { Heading, ListItem, Nodes, Paragraph, Parent, PhrasingContent, Root, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { Span } from '../../core/evidence/evidence.ts';
import type { Block, Cell } from '../../core/reading/document.ts';
import { LONGEST_LINE, lineBlock, statementLines } from '../../core/reading/lines.ts';
import { plainWords, trimmed } from '../../core/reading/words.ts';
import { plainBlocks } from './plain-text.ts';

/** Words of an inline node and where they stand in the whole text. */
type Piece = Span & { words: string };

/** Where a node stands: how many lists it is in, and the list item whose first paragraph it would be. */
type Place = { nesting: number; item: ListItem | null };

/**
 * Blocks of one stretch of Markdown, in order, with offsets into the whole text. Indented code is not code here: pasted
 * postings and résumés indent. Does not recurse. Time grows with the square of a list's length, so the caller cuts.
 */
export function markdownBlocks(text: string, span: Span): Block[] {
  const root: Root = fromMarkdown(text.slice(span.start, span.end), {
    extensions: [gfmTable(), { disable: { null: ['codeIndented'] } }],
    mdastExtensions: [gfmTableFromMarkdown()],
  });
  const blocks: Block[] = [];
  const stack: { node: Nodes; place: Place }[] = [{ node: root, place: { nesting: 0, item: null } }];
  while (stack.length > 0) {
    const { node, place } = stack.pop()!;
    const range = rangeOf(node, span.start);
    switch (node.type) {
      case 'root':
      case 'blockquote':
      case 'list':
      case 'listItem':
        for (const child of inPlace(node, place).reverse()) stack.push(child);
        break;
      case 'heading':
        blocks.push(...headingBlocks(text, node, range, span.start));
        break;
      case 'paragraph':
        blocks.push(...paragraphBlocks(text, node, range, place, span.start));
        break;
      case 'table':
        blocks.push(...rowBlocks(text, node, span.start));
        break;
      case 'code':
        blocks.push(...codeBlock(text, node.value, range, place));
        break;
      case 'html':
        blocks.push(...htmlBlocks(text, range));
        break;
      case 'definition':
        blocks.push(...[lineBlock(text, range, place.nesting)].filter((b) => b !== null));
        break;
      default: // rules; inline nodes never come here
    }
  }
  return blocks;
}

function inPlace(node: Parent & Nodes, place: Place): { node: Nodes; place: Place }[] {
  if (node.type !== 'listItem') {
    const deeper = node.type === 'list' ? { nesting: place.nesting + 1, item: null } : place;
    return node.children.map((child) => ({ node: child as Nodes, place: deeper }));
  }
  return node.children.map((child, i) => ({
    node: child as Nodes,
    place: { nesting: place.nesting, item: i === 0 && child.type === 'paragraph' ? node : null },
  }));
}

function rangeOf(node: Nodes, base: number): Span {
  return { start: base + (node.position?.start.offset ?? 0), end: base + (node.position?.end.offset ?? 0) };
}

function headingBlocks(text: string, node: Heading, range: Span, base: number): Block[] {
  const first = node.children[0];
  const last = node.children.at(-1);
  if (!first || !last) return [];
  const content = { start: rangeOf(first, base).start, end: rangeOf(last, base).end };
  const underlined = !/^#/u.test(text.slice(range.start, range.end).trimStart());
  // A paragraph that happens to stand on a `---` line is a paragraph.
  const odd = underlined && (text.slice(content.start, content.end).includes('\n') || content.end - content.start > 80);
  if (odd || content.end - content.start > LONGEST_LINE) {
    return linesOf(text, content, pieces(text, node.children, base), { nesting: 0, item: null });
  }
  const words = wordsIn(text, content, pieces(text, node.children, base));
  return words === '' ? [] : [{ kind: 'heading', depth: node.depth, words, ...content }];
}

function paragraphBlocks(text: string, node: Paragraph, range: Span, place: Place, base: number): Block[] {
  return linesOf(text, range, pieces(text, node.children, base), place, base);
}

function linesOf(text: string, range: Span, found: Piece[], place: Place, base = 0): Block[] {
  const blocks: Block[] = [];
  for (const [i, line] of statementLines(text, range).entries()) {
    // An unindented line after a list is a lazy continuation to Markdown, a new line to whoever pasted it.
    const outside = i > 0 && text[line.start - 1] === '\n';
    const block = lineBlock(text, line, outside ? 0 : place.nesting, wordsIn(text, line, found));
    if (!block) continue;
    if (i === 0 && place.item) blocks.push(asItem(text, block, place, rangeOf(place.item, base).start));
    else blocks.push(block);
  }
  return blocks;
}

/** The first line of a list item, with the mark that stands before it. Nesting of items counts from 0. */
function asItem(text: string, block: Block, place: Place, itemStart: number): Block {
  const outer = text.slice(itemStart, block.start).trim();
  const written = block.mark ?? outer.replace(/\s.*$/su, '').replace(/\[[ xX]\]$/u, '');
  const number = block.number ?? /^(\d{1,9})[.)]$/u.exec(written)?.[1];
  const task = /^\[[ xX]\]\s+/u.exec(text.slice(block.start, block.end));
  const start = block.start + (task?.[0].length ?? 0);
  const words = task ? plainWords(text.slice(start, block.end)) : block.words;
  return {
    ...block,
    kind: 'item',
    depth: place.nesting - 1,
    mark: written,
    ...(number ? { number } : {}),
    words,
    start,
  };
}

function codeBlock(text: string, value: string, range: Span, place: Place): Block[] {
  const words = value.replace(/\s+/gu, ' ').trim().normalize('NFC');
  const span = trimmed(text, range);
  return words === '' || !span ? [] : [{ kind: 'code', depth: place.nesting, words, ...span }];
}

/** HTML between blank lines: its words line by line; `<summary>` and `<h1>`… as headings; `<br />` alone is nothing. */
function htmlBlocks(text: string, range: Span): Block[] {
  const blocks: Block[] = [];
  const bare = text.slice(range.start, range.end).replace(/<!--[\s\S]*?(?:-->|$)/gu, (c) => c.replace(/[^\n]/gu, ' '));
  let at = range.start;
  for (const raw of bare.split('\n')) {
    const heading = /<(summary|h([1-6]))\b[^<>]{0,200}>/iu.exec(raw);
    const open = /^(?:\s|<[^<>]{0,300}>)*/u.exec(raw)![0].length;
    const close = /(?:\s|<[^<>]{0,300}>)*$/u.exec(raw.slice(open))![0].length;
    const line = { start: at + open, end: at + raw.length - close };
    at += raw.length + 1;
    if (line.start >= line.end) continue;
    // `<br />` with a list or heading right under it is HTML to Markdown, not to whoever wrote it.
    if (/^(?:#{1,6}[ \t]|\|.*\|$)/u.test(text.slice(line.start, line.end))) {
      for (const block of plainBlocks(text, line)) blocks.push(block);
      continue;
    }
    const block = lineBlock(text, line, 0);
    if (!block) continue;
    blocks.push(heading ? { ...block, kind: 'heading', depth: Number(heading[2] ?? 6) } : block);
  }
  return blocks;
}

function rowBlocks(text: string, table: Table, base: number): Block[] {
  const blocks: Block[] = [];
  for (const [index, row] of table.children.entries()) {
    const cells: Cell[] = [];
    for (const [column, cell] of row.children.entries()) {
      const first = cell.children[0];
      const last = cell.children.at(-1);
      if (!first || !last) continue;
      const found = pieces(text, cell.children, base);
      for (const line of statementLines(text, { start: rangeOf(first, base).start, end: rangeOf(last, base).end })) {
        const words = wordsIn(text, line, found);
        if (words !== '') cells.push({ column, words, ...line });
      }
    }
    if (cells.length === 0) continue;
    const words = cells.map((c) => c.words).join(' | ');
    blocks.push({
      kind: 'row',
      depth: index === 0 ? 0 : 1,
      words,
      cells,
      start: cells[0]!.start,
      end: cells.at(-1)!.end,
    });
  }
  return blocks;
}

/** The words of inline nodes with their place; a text over several lines gives a piece a line. Does not recurse. */
function pieces(text: string, children: PhrasingContent[], base: number): Piece[] {
  const out: Piece[] = [];
  const stack: PhrasingContent[] = [...children].reverse();
  while (stack.length > 0) {
    const node = stack.pop()!;
    if (node.type === 'text') out.push(...textPieces(text, node.value, rangeOf(node, base)));
    else if (node.type === 'inlineCode') out.push({ ...rangeOf(node, base), words: node.value });
    else if (node.type === 'image' || node.type === 'imageReference')
      out.push({ ...rangeOf(node, base), words: node.alt ?? '' });
    else if (node.type === 'break' || node.type === 'html') out.push({ ...rangeOf(node, base), words: ' ' });
    else if ('children' in node) for (const child of [...node.children].reverse()) stack.push(child);
  }
  return out;
}

/** A text node's value line by line: its lines are those of the source, save for indentation. */
function textPieces(text: string, value: string, range: Span): Piece[] {
  const values = value.split('\n');
  const lines = text.slice(range.start, range.end).split('\n');
  if (values.length === 1 || values.length !== lines.length) return [{ ...range, words: value }];
  let at = range.start;
  return values.map((words, i) => {
    const start = at;
    at += lines[i]!.length + 1;
    return { start, end: Math.min(range.end, at), words: i < values.length - 1 ? `${words} ` : words };
  });
}

/** Words of the pieces inside a line; a piece that reaches beyond the line is read from the text instead. */
function wordsIn(text: string, line: Span, found: Piece[]): string {
  let words = '';
  for (const piece of found) {
    if (piece.end <= line.start || piece.start >= line.end) continue;
    const whole = piece.start >= line.start && piece.end <= line.end + 1;
    words += whole
      ? piece.words
      : ` ${plainWords(text.slice(Math.max(piece.start, line.start), Math.min(piece.end, line.end)))} `;
  }
  return words
    .replace(/~~|==|\*\*/gu, '') // `**…(…)**는` is not closed for a Markdown parser
    .replace(/\[\[(?:[^[\]|]{0,200}\|)?([^[\]|]{0,200})\]\]/gu, '$1')
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/gu, '')
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .trim();
}
