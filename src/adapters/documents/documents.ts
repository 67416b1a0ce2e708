import type { Source } from '../../core/evidence/evidence.ts';
import type { Block, ReadDocument } from '../../core/reading/document.ts';
import type { Documents } from '../../ports.ts';
import { decode } from './decode.ts';
import { frontMatter } from './front-matter.ts';
import { markdownBlocks } from './markdown.ts';
import { pieces } from './pieces.ts';
import { plainBlocks } from './plain-text.ts';

/**
 * Blocks of a Markdown or plain text, with offsets into `source.text` (UTF-16 units), which stays untouched. Never
 * throws: what cannot be parsed as Markdown is read line by line and a warning says so. Time is bounded by cutting the
 * text into pieces of at most 16 thousand units.
 */
export function read(source: Source): ReadDocument {
  const { text } = source;
  const { data, bodyStart, warnings } = frontMatter(text);
  const blocks: Block[] = [];
  let plain = false;
  for (const piece of pieces(text, bodyStart)) {
    const found = piece.as === 'markdown' ? attempt(text, piece) : null;
    if (!found) plain = true;
    for (const block of found ?? plainBlocks(text, piece)) blocks.push(block);
  }
  if (plain) warnings.push('아주 길거나 깊이 겹친 부분은 Markdown으로 보지 않고 줄 단위로 읽었습니다.');
  return { ...source, frontMatter: data, blocks, warnings };
}

function attempt(text: string, span: { start: number; end: number }): Block[] | null {
  try {
    return markdownBlocks(text, span);
  } catch {
    return null;
  }
}

/** The port: files to text, texts to blocks. */
export function documents(): Documents {
  return { decode: async (name, bytes) => decode(name, bytes), read };
}
