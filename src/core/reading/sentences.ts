import type { Span } from '../evidence/evidence.ts';
import { trimmed } from './words.ts';

const OPEN = new Set([...'([{（「『【<“‘']);
const CLOSE = new Set([...')]}）」』】>”’']);

/**
 * The sentences of a stretch of text: cut after `.`, `?`, `!` and `。` where white space or the end follows, outside of
 * brackets and curly quotes, and not after a number (`3.`), a single Latin letter or a known abbreviation. Line breaks inside are
 * white space. Linear.
 */
export function sentences(text: string, span: Span): Span[] {
  const out: Span[] = [];
  let from = span.start;
  let depth = 0;
  for (let i = span.start; i < span.end; i++) {
    const char = text[i]!;
    if (OPEN.has(char) && !(char === '<' && !/[\p{L}/]/u.test(text[i + 1] ?? ''))) depth = Math.min(depth + 1, 3);
    else if (CLOSE.has(char)) depth = Math.max(depth - 1, 0);
    if (!'.?!。'.includes(char)) continue;
    let end = i + 1;
    while (end < span.end && '.?!。”’")\'*_`'.includes(text[end]!)) end += 1;
    const next = text[end];
    if (end < span.end && next !== undefined && !/\s/u.test(next)) continue;
    if (depth > 0 && end < span.end && !/[”’)\]」』】]/u.test(text.slice(i + 1, end)) && end - from < 400) continue;
    if (char === '.' && ABBREVIATION.test(text.slice(Math.max(from, i - 6), i))) continue;
    const sentence = trimmed(text, { start: from, end });
    if (sentence) out.push(sentence);
    from = end;
    depth = 0;
    i = end - 1;
  }
  const rest = trimmed(text, { start: from, end: span.end });
  if (rest) out.push(rest);
  return out;
}

const ABBREVIATION = /(?:^|[\s(])(?:\d{1,2}|[A-Za-z]|e\.g|i\.e|vs|etc|Inc|Co|Ltd|No|Mr|Ms|Dr|St)$/u;

/** The parts of a stretch between top-level commas (`,` `、` `;`), not those inside brackets. Linear. */
export function commaParts(text: string, span: Span): Span[] {
  const out: Span[] = [];
  let from = span.start;
  let depth = 0;
  for (let i = span.start; i <= span.end; i++) {
    const char = i === span.end ? ',' : text[i]!;
    if (OPEN.has(char) && char !== '<') depth += 1;
    else if (CLOSE.has(char) && char !== '>') depth = Math.max(0, depth - 1);
    const separates =
      i === span.end ||
      (depth === 0 && ',、;'.includes(char) && !(/\d/u.test(text[i - 1] ?? '') && /\d/u.test(text[i + 1] ?? '')));
    if (!separates) continue;
    const part = trimmed(text, { start: from, end: i });
    if (part) out.push(part);
    from = i + 1;
  }
  return out;
}

/** What stands behind a label or in a cell: its sentences, or what stands between its commas, or the whole. */
export function statements(text: string, value: Span): Span[] {
  const found = sentences(text, value);
  if (found.length > 1 || /[.!?]$/u.test(text.slice(value.start, value.end))) return found;
  const parts = commaParts(text, value);
  return parts.length > 1 && parts.every((p) => p.end - p.start >= 2) ? parts : [value];
}
