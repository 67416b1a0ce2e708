import type { Span } from '../evidence/evidence.ts';
import type { Block } from './document.ts';
import { exactMeaning, type Meaning, meaningOf } from './meaning.ts';
import { plainWords, trimmed } from './words.ts';

/** `**Title:** value` taken apart: the label's words and meaning, and where the value stands (null when there is none). */
export type Label = { words: string; meaning: Meaning | null; value: Span | null };

const BOLD = /^(\*\*|__)\s*([^*_\n:：][^*\n:：]{0,60}?)\s*(?:([:：])\s*\1|\1\s*([:：]))\s*/u;
/** `**Title: value**`: label and value in one stretch of bold. */
const WHOLE = /^(\*\*|__)\s*([^*_\n:：]{1,30}?)\s*[:：]\s*(?=[^*_\n]+\1\s*$)/u;
const PLAIN = /^([^\n:：*_]{1,40}?)\s*[:：](?!\/\/|\d)\s*/u;
const BRACKET = /^(?:\[([^\]\n]{1,30})\]|【([^】\n]{1,30})】)\s*[:：]?\s*/u;

/** The label that a block begins with, or null. A sentence with a colon in its middle is no label. */
export function labelOf(text: string, block: Span): Label | null {
  const raw = text.slice(block.start, block.end);
  const whole = WHOLE.exec(raw);
  const bold = BOLD.exec(raw) ?? (whole && exactMeaning(plainWords(whole[2]!)) ? whole : null);
  const match = bold ?? PLAIN.exec(raw) ?? bracketed(raw);
  if (!match) return null;
  const words = plainWords(bold ? match[2]! : (match[1] ?? match[2])!);
  if (words === '' || /[.?!]\s|[.?!]$/u.test(words) || /^https?$/iu.test(words) || !/\p{L}/u.test(words)) return null;
  if (!bold && words.split(' ').length > 5) return null;
  const end = bold !== null && bold === whole ? block.start + raw.trimEnd().length - whole[1]!.length : block.end;
  const value = trimmed(text, { start: block.start + match[0].length, end });
  return {
    words,
    meaning: meaningOf(words),
    value: value && plainWords(text.slice(value.start, value.end)) !== '' ? value : null,
  };
}

/** `[근무지] 대전` is a label only when the bracket says something known. */
function bracketed(raw: string): RegExpExecArray | null {
  const match = BRACKET.exec(raw);
  return match && match[0].length < raw.length && exactMeaning(plainWords((match[1] ?? match[2])!)) ? match : null;
}

/** A block with what stands under it: deeper items, and paragraphs inside an item. */
export type Outline = { block: Block; under: Outline[] };

/** Blocks as a tree by the nesting of items. Headings do not come here. Does not recurse. */
export function outline(blocks: readonly Block[]): Outline[] {
  const roots: Outline[] = [];
  const open: Outline[] = [];
  for (const block of blocks) {
    const node: Outline = { block, under: [] };
    const depth = block.kind === 'item' ? block.depth : block.kind === 'row' ? 0 : block.depth;
    // An item at depth d stands under the last item that is less deep; a paragraph of depth d + 1 under the item at d.
    while (open.length > 0 && open.at(-1)!.block.depth >= depth) open.pop();
    (open.at(-1)?.under ?? roots).push(node);
    if (block.kind === 'item') open.push(node);
  }
  return roots;
}

/** All blocks of a subtree in order, the node's own first. */
export function flatten(node: Outline): Block[] {
  const out: Block[] = [];
  const stack = [node];
  while (stack.length > 0) {
    const next = stack.pop()!;
    out.push(next.block);
    for (const child of [...next.under].reverse()) stack.push(child);
  }
  return out;
}
