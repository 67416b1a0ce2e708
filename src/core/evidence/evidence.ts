import { z } from 'zod';

/**
 * A claim's anchor in a source file. Invariant: `quote === text.slice(start, end)` of the text whose `sha` this is;
 * the quote is cut from the source, never a model's words. Offsets are UTF-16 units, half-open, from the file's start.
 */
export const Evidence = z.object({
  uri: z.string().max(400),
  /** First 16 hex digits of the sha256 of the decoded text. */
  sha: z.string().regex(/^[0-9a-f]{16}$/),
  start: z.number().int().nonnegative(),
  end: z.number().int().positive(),
  quote: z.string().min(1).max(4000),
  /** Up to 200 characters on each side, kept in the event so that a moved source can be found again. */
  before: z.string().max(400).optional(),
  after: z.string().max(400).optional(),
});
export type Evidence = z.infer<typeof Evidence>;

/** How stored evidence reads against the source as it is now. */
export type EvidenceStatus = 'current' | 'moved' | 'stale' | 'gone';

/** A text with its address: what evidence is cut from. `text` is decoded, BOM off, CRLF → LF, otherwise untouched. */
export type Source = { uri: string; sha: string; text: string };

/** A half-open range of UTF-16 offsets. */
export type Span = { start: number; end: number };

/** Cuts evidence out of a source, with its context. Throws RangeError when the span is outside the text. */
export function cut(source: Source, span: Span): Evidence {
  const { text, uri, sha } = source;
  if (span.start < 0 || span.end > text.length || span.start >= span.end) throw new RangeError('span outside the text');
  return {
    uri,
    sha,
    start: span.start,
    end: span.end,
    quote: text.slice(span.start, span.end),
    before: text.slice(Math.max(0, span.start - 200), span.start).toWellFormed(),
    after: text.slice(span.end, span.end + 200).toWellFormed(),
  };
}
