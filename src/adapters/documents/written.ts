/**
 * What a PDF, a Word file or a web page says, before it is written down as Markdown: the few kinds of block that the
 * reading knows. The Markdown is what the candidate keeps and what evidence points into, so nothing is invented here:
 * marks of headings, lists and tables are added, words are not.
 */

/** A line of text, white space collapsed; `bold` where all of it is. */
export type Line = { text: string; bold: boolean };

export type Written =
  | { kind: 'heading'; level: number; text: string }
  | { kind: 'paragraph'; lines: Line[] }
  /** `mark`: `-` or a number with its point; `depth` from 0. */
  | { kind: 'item'; depth: number; mark: string; lines: Line[] }
  | { kind: 'code'; text: string }
  /** Rows of cells of blocks. */
  | { kind: 'table'; rows: Written[][][] };

const DEEPEST_LIST = 6;
/** A bold line that is longer is emphasis, not a heading. */
const LONGEST_HEADING = 60;

/** The blocks as Markdown, with a line break at the end; '' for none. */
export function toMarkdown(blocks: readonly Written[]): string {
  const out: string[] = [];
  /** The items that the next one may stand under: how deep they were, and the column at which their words begin. */
  let open: { depth: number; column: number }[] = [];
  for (const block of blocks.flatMap((one) => (one.kind === 'table' ? ofTable(one.rows) : [one]))) {
    if (block.kind === 'item') {
      const lines = block.lines.map((line) => lineText(line)).filter(Boolean);
      if (lines.length === 0) continue;
      open = open.filter(({ depth }) => depth < block.depth).slice(0, DEEPEST_LIST);
      const indent = ' '.repeat(open.at(-1)?.column ?? 0);
      const hang = `${indent}${' '.repeat(block.mark.length + 1)}`;
      if (open.length === 0 && out.at(-1) !== '' && !isItem(out.at(-1))) out.push('');
      out.push(`${indent}${block.mark} ${lines[0]}`, ...lines.slice(1).map((line) => hang + line));
      open.push({ depth: block.depth, column: hang.length });
      continue;
    }
    open = [];
    const lines = linesOf(block);
    if (lines.length === 0) continue;
    if (out.length > 0 && out.at(-1) !== '') out.push('');
    out.push(...lines, '');
  }
  const text = out
    .join('\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
  return text === '' ? '' : `${text}\n`;
}

const isItem = (line: string | undefined) => line !== undefined && /^\s*(?:-|\d+\.) /u.test(line);

function linesOf(block: Exclude<Written, { kind: 'item' }>): string[] {
  switch (block.kind) {
    case 'heading': {
      const text = plainLine(block.text);
      return text === '' ? [] : [`${'#'.repeat(Math.min(6, Math.max(1, block.level)))} ${text}`];
    }
    case 'paragraph':
      return block.lines.map((line) => lineText(line)).filter(Boolean);
    case 'code': {
      const fence = block.text.includes('```') ? '~~~' : '```';
      return /\S/u.test(block.text) ? [fence, ...block.text.split('\n'), fence] : [];
    }
    case 'table': {
      const rows = block.rows.map((row) => row.map(cellText));
      const width = Math.max(...rows.map((row) => row.length));
      const [head, ...body] = rows.map((row) => `| ${[...row, ...Array(width - row.length).fill('')].join(' | ')} |`);
      return [head!, `|${'---|'.repeat(width)}`, ...body];
    }
  }
}

function lineText({ text, bold }: Line): string {
  const plain = plainLine(text);
  if (!bold || plain.length > LONGEST_HEADING || /^[-*•]|[*_]/u.test(plain) || !/[\p{L}\p{N}]/u.test(plain))
    return plain;
  return `**${plain}**`;
}

/** What Markdown would take for markup though the author wrote words: tags, a year at the start of a line, ruled lines. */
function plainLine(text: string): string {
  return clean(text)
    .replace(/<(?=[a-z/])/giu, '\\<')
    .replace(/<!/gu, '\\<\\!')
    .replace(/^(\d{3,9})([.)])(?=\s)/u, '$1\\$2')
    .replace(/^(?=(?:```|~~~))/u, '\\')
    .replace(/^[-=_*~\s]{3,}$/u, '');
}

/** One line, NFC, white space collapsed, without what cannot be seen. */
export function clean(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu, '')
    .replace(/[\s\u0000-\u001f\u007f-\u009f]+/gu, ' ')
    .trim();
}

type Block = Exclude<Written, { kind: 'table' | 'code' | 'heading' }>;
const isShort = (cell: Written[]): cell is Block[] => {
  if (!cell.every((block) => block.kind === 'paragraph' || block.kind === 'item')) return false;
  const lines = (cell as Block[]).flatMap((block) => block.lines);
  return lines.length <= 4 && lines.reduce((sum, line) => sum + line.text.length, 0) <= 300;
};

function cellText(cell: Written[]): string {
  return (cell as Block[])
    .flatMap((block) => block.lines)
    .map((line) => plainLine(line.text).replaceAll('|', '\\|'))
    .filter(Boolean)
    .join('<br>');
}

/**
 * A table of short cells stays a table. One that lays out a page (lists, headings, long texts in its cells) is written
 * row by row: what leads a row shortly (a period, `자격요건`) as a bold line, the rest under it.
 */
function ofTable(all: Written[][][]): Written[] {
  const rows = all.filter((row) => row.some((cell) => cell.length > 0));
  const width = Math.max(0, ...rows.map((row) => row.length));
  const used = Array.from({ length: width }, (_, i) => i).filter((i) => rows.some((row) => (row[i]?.length ?? 0) > 0));
  const kept = rows.map((row) => used.map((i) => row[i] ?? []));
  if (used.length <= 1)
    return kept.flat(2).flatMap((block) => (block.kind === 'table' ? ofTable(block.rows) : [block]));
  if (kept.every((row) => row.every(isShort))) return [{ kind: 'table', rows: kept }];
  const [head, ...body] = kept;
  // Names of columns say nothing in a line of their own; as a bold one they would be taken for a heading.
  const named = used.length > 2 && body.length > 0 && head!.every(isName);
  const top: Written[] = named
    ? [{ kind: 'paragraph', lines: [{ text: head!.map(cellText).join(' | '), bold: false }] }]
    : [];
  return [...top, ...(named ? body : kept).flatMap(rowByRow)];
}

/** A cell that can name a column. */
function isName(cell: Written[]): boolean {
  return cell.length === 1 && isShort(cell) && cell[0]!.lines.length === 1 && cell[0]!.lines[0]!.text.length <= 12;
}

function rowByRow(row: Written[][]): Written[] {
  const cells = row.filter((cell) => cell.length > 0);
  const lead: string[] = [];
  for (const cell of cells.slice(0, -1)) {
    const only = cell.length === 1 && isShort(cell) ? cell[0]!.lines : [];
    if (only.length !== 1 || only[0]!.text.length > 40) break;
    lead.push(only[0]!.text);
  }
  const rest = cells.slice(lead.length).flat();
  const nested = rest.flatMap((block) => (block.kind === 'table' ? ofTable(block.rows) : [block]));
  const title = lead.join(' | ');
  return title === '' ? nested : [{ kind: 'paragraph', lines: [{ text: title, bold: true }] }, ...nested];
}
