import type { Span } from '../evidence/evidence.ts';
import { locate } from '../evidence/locate.ts';

/** A list mark at the start of a line, with what goes before it. */
const LEAD = /^[ \t>]*(?:(?:[-*+•◦]|\(?\d{1,3}[.)])[ \t]+)+/u;
const EMPTY_LINE = /^[ \t>]*(?:(?:[-*+•◦]|\(?\d{1,3}[.)])[ \t]*)?$/u;

/**
 * A notes file with one sentence of a draft moved to its front, and the draft as it was below it in an HTML comment (the
 * reader passes over comments). Everything else of the file stays as it is. Null when the sentence is not found.
 *
 * @param draft where the draft stands in the file
 * @param sentence words of the draft, as they are said
 * @param day for the mark of the old draft, such as 2026-11-22
 */
export function withStartInFront(file: string, draft: Span, sentence: string, day: string): string | null {
  const old = file.slice(draft.start, draft.end);
  const at = locate(old, sentence);
  if (!at) return null;
  const moved = old.slice(at.start, at.end).trim();
  const lead = LEAD.exec(old)?.[0] ?? '';
  const rest = tidied(old.slice(0, at.start), old.slice(at.end));
  const front = lead ? `${lead}${moved}\n` : `${moved} `;
  const mended = `${front}${lead ? rest : rest.trimStart()}`.trimEnd();
  return `${file.slice(0, draft.start)}${mended}\n\n${comment(old, day)}${file.slice(draft.end)}`;
}

/** What is left around the sentence: a connective that led to it goes, and a list item that holds nothing any more. */
function tidied(before: string, after: string): string {
  const lineStart = before.lastIndexOf('\n') + 1;
  const head = before
    .slice(lineStart)
    .replace(/(?:그 ?결과(?:로)?|결과적으로|그래서|이를 통해|따라서|as a result|so|therefore),?\s*$/iu, '');
  const gap = /\S$/u.test(head) && !EMPTY_LINE.test(head) ? ' ' : '';
  const tail = after.replace(/^[ \t*_.]*(?=\n|$)/u, '').replace(/^[ \t]+/u, gap);
  if (EMPTY_LINE.test(head) && (tail === '' || tail.startsWith('\n')))
    return `${before.slice(0, lineStart)}${tail.replace(/^\n/u, '')}`;
  return `${before.slice(0, lineStart)}${head}${tail}`;
}

/** `--` must not stand in a comment, and `-->` would end it. */
function comment(old: string, day: string): string {
  return `<!-- 고치기 전 초안 (${day})\n${old.trimEnd().replaceAll('--', '- -')}\n-->`;
}
