import { KkoriError } from '../../core/errors.ts';
import type { Source } from '../../core/evidence/evidence.ts';
import type { Block, ReadDocument } from '../../core/reading/document.ts';
import type { Decoded, Documents } from '../../ports.ts';
import { checkSize, decode, labelOf, notRead } from './decode.ts';
import { formatOf } from './format.ts';
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

/**
 * The text of a file, by what the file is: texts as they are; pages, Word files and PDFs as Markdown, read in a worker.
 * Nothing but the text's own decoder is loaded for a text.
 */
async function decodeAny(name: string, bytes: Uint8Array): Promise<Decoded> {
  const label = labelOf(name);
  if (bytes.length > 0) checkSize(label, bytes);
  const format = await formatOf(name, bytes);
  if (typeof format === 'object') throw notRead(label, format.unread);
  if (format === 'archive') throw notRead(label, '압축(.zip)');
  if (format === 'text') return { text: decode(name, bytes), format, warnings: [] };
  const { inWorker } = await import('./in-worker.ts');
  return { ...(await inWorker({ format, label, bytes })), format };
}

async function unpack(name: string, bytes: Uint8Array): Promise<{ name: string; bytes: Uint8Array }[] | null> {
  if ((await formatOf(name, bytes)) !== 'archive') return null;
  const label = labelOf(name);
  checkSize(label, bytes);
  const found = (await import('./zip.ts')).documentsIn(label, bytes);
  if (found.length > 0) return found;
  throw new KkoriError('input', `‘${label}’ 안에서 읽을 문서를 찾지 못했습니다.`, {
    hint: 'Markdown, 글, HTML, PDF, Word(.docx) 파일이 든 압축을 읽습니다.',
  });
}

/** The port: files to text, texts to blocks. */
export function documents(): Documents {
  return { decode: decodeAny, unpack, read };
}
