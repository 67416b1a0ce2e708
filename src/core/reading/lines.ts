import type { Span } from '../evidence/evidence.ts';
import type { Block } from './document.ts';
import { exactMeaning } from './meaning.ts';
import { plainWords, trimmed } from './words.ts';

/** A mark at the start of a line: its text, how many units it takes with the space behind it, its number if it has one. */
export type LineMark = { mark: string; length: number; number?: string };

const SPACED_MARK = /^[-*+–—→]\s+/u;
const MARK = /^[•◦‣▪▫·ㆍ∙⁃■□◆◇▶▷►●○◎★☆※❖✓✔☑✅➤➔▸]\ufe0f?\s*/u;
const NUMBER = /^(?:\(?(\d{1,3})[.)]|([①-⑳])|([가-하])[.)])\s+/u;
const TASK = /^\[[ xX]\]\s+/u;

/** The list mark that a line (without indentation) begins with, or null. */
function markOf(line: string): LineMark | null {
  const numbered = NUMBER.exec(line);
  if (numbered) {
    const number = numbered[1] ?? (numbered[2] ? String(numbered[2].charCodeAt(0) - 0x245f) : undefined);
    return { mark: numbered[0].trim(), length: numbered[0].length, ...(number ? { number } : {}) };
  }
  const plain = SPACED_MARK.exec(line) ?? MARK.exec(line);
  return plain ? { mark: plain[0].trim(), length: plain[0].length } : null;
}

/**
 * The lines of a paragraph that stand for themselves. A line break in notes and pasted postings separates statements;
 * in a hard-wrapped text it does not. Lines are joined again where the paragraph looks wrapped at a column (each line
 * as long as it could be) or where the next one plainly goes on. `<br>` always separates.
 */
export function statementLines(text: string, span: Span): Span[] {
  const lines = rawLines(text, span);
  const raws = lines.map((l) => text.slice(l.start, l.end));
  const wrapped = looksWrapped(raws);
  const out: Span[] = [];
  for (const [i, line] of lines.entries()) {
    const before = raws[i - 1];
    const alone = before === undefined || line.hard || markOf(raws[i]!) || FORM.test(raws[i]!) || FORM.test(before);
    if (!alone && goesOn(before, raws[i]!, wrapped)) out[out.length - 1] = { start: out.at(-1)!.start, end: line.end };
    else out.push({ start: line.start, end: line.end });
  }
  return out.flatMap((line) => (line.end - line.start > LONGEST_LINE ? pieces(text, line) : [line]));
}

/** No block is longer: nobody writes such a statement, and evidence quotes no more than this. UTF-16 units. */
export const LONGEST_LINE = 4000;

/** A line that is too long, cut at white space where there is some, never inside a letter. */
function pieces(text: string, line: Span): Span[] {
  const out: Span[] = [];
  let { start } = line;
  while (line.end - start > LONGEST_LINE) {
    let end = start + LONGEST_LINE;
    const space = text.slice(end - 200, end).search(/\s\S*$/u);
    if (space > 0) end = end - 200 + space;
    else while (end > start + 1 && /[\udc00-\udfff\u1160-\u11ff\p{M}\u200d]/u.test(text[end]!)) end -= 1;
    const piece = trimmed(text, { start, end });
    if (piece) out.push(piece);
    start = end;
  }
  const rest = trimmed(text, { start, end: line.end });
  return rest ? [...out, rest] : out;
}

/** Bold-only, bracketed or labelled lines, which never join with a neighbour. */
const FORM = /^(?:\*\*[^*]+\*\*:?|__[^_]+__:?|\[[^\]]+\]|【[^】]+】|[^.?!]{1,30}[:：])$/u;
const TERMINATED = /[.?!。:：)\]”"'’*]$/u;

function goesOn(before: string, next: string, wrapped: boolean): boolean {
  if (TERMINATED.test(before)) return false;
  if (wrapped) return true;
  return (
    /^[a-z]/u.test(next) ||
    /(?:,|·|\b(?:and|or|of|the|a|to|in|with|for))$/u.test(before) ||
    (columns(before) >= 60 && columns(next) <= 12 && !exactMeaning(next))
  );
}

/** At least two full lines, none of which had room for the first word of the next. */
function looksWrapped(raws: string[]): boolean {
  if (raws.length < 3) return false;
  const widths = raws.map(columns);
  const widest = widths.reduce((a, b) => Math.max(a, b), 0);
  if (widest < 50 || widest > 130) return false;
  return raws.every(
    (_, i) => i === raws.length - 1 || widths[i]! + 1 + columns(raws[i + 1]!.split(/\s/u, 1)[0]!) > widest,
  );
}

type RawLine = Span & { hard: boolean };

function rawLines(text: string, span: Span): RawLine[] {
  const out: RawLine[] = [];
  const slice = text.slice(span.start, span.end);
  const breaks = /\r?\n|\r|<br\s*\/?>/giu;
  let from = 0;
  let hard = false;
  const push = (to: number) => {
    const line = trimmed(text, { start: span.start + from, end: span.start + to });
    if (line) out.push({ ...line, hard });
  };
  for (const match of slice.matchAll(breaks)) {
    push(match.index);
    hard = match[0].startsWith('<');
    from = match.index + match[0].length;
  }
  push(slice.length);
  return out;
}

/** Width on a terminal: Hangul and other wide letters count two. */
function columns(line: string): number {
  let width = 0;
  for (const char of line) width += char >= '\u1100' && char.codePointAt(0)! < 0x1f000 ? 2 : 1;
  return width;
}

/** A ruled line, or the line under a table's header. */
const RULE = /^[-=*_~|: ]{3,}$/u;

/**
 * A line as a block: an item when it begins with a list mark, else a paragraph. `depth` is the nesting it is found in.
 * `words` when the reader knows them better than the text alone tells.
 */
export function lineBlock(text: string, line: Span, depth: number, words?: string): Block | null {
  const raw = text.slice(line.start, line.end);
  const mark = markOf(raw);
  let start = line.start + (mark?.length ?? 0);
  const task = mark && TASK.exec(text.slice(start, line.end));
  if (task) start += task[0].length;
  const content = trimmed(text, { start, end: line.end });
  if (!content) return null;
  const known = mark ? undefined : words;
  const plain = known ?? plainWords(text.slice(content.start, content.end));
  if (plain === '' || RULE.test(plain)) return null;
  return {
    kind: mark ? 'item' : 'paragraph',
    depth,
    ...(mark?.number ? { number: mark.number } : {}),
    ...(mark ? { mark: mark.mark } : {}),
    words: plain,
    ...content,
  };
}
