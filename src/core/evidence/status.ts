import { isBoundary } from './clusters.ts';
import { cutsLeft, cutsRight } from './edges.ts';
import type { Evidence, EvidenceStatus, Source, Span } from './evidence.ts';
import { occurrences } from './locate.ts';

/**
 * How stored evidence reads against its source as it is now; `source` is null when there is no such file.
 * - `current`: the same sha, and the stored offsets hold the quote; `span` is them.
 * - `moved`: the text has changed, and the quote is found in it (word for word, else in canonical form); of several
 *   places the one whose neighbourhood agrees best with the stored context, then the nearest to the old one.
 * - `stale`: the file is there, the quote is not. · `gone`: no file. Both without a span.
 * Offsets are of `source.text`. Never throws.
 */
export function statusOf(evidence: Evidence, source: Source | null): { status: EvidenceStatus; span: Span | null } {
  if (!source) return { status: 'gone', span: null };
  const { start, end, quote, sha } = evidence;
  const { text } = source;
  if (source.sha === sha && text.slice(start, end) === quote) return { status: 'current', span: { start, end } };
  const verbatim = wordForWord(evidence, text);
  const places = verbatim.length > 0 ? verbatim : occurrences(text, quote);
  const span = bestOf(places, evidence, text);
  return span ? { status: 'moved', span } : { status: 'stale', span: null };
}

/** Where the quote stands unchanged, in whole clusters, with no edge that cuts a word more than it did where it was. */
function wordForWord(evidence: Evidence, text: string): Span[] {
  const { quote, before = '', after = '' } = evidence;
  const was = `${before}${quote}${after}`;
  const wasCutLeft = cutsLeft(was, before.length);
  const wasCutRight = cutsRight(was, before.length + quote.length);
  const found: Span[] = [];
  for (let start = text.indexOf(quote); start >= 0; start = text.indexOf(quote, start + 1)) {
    const end = start + quote.length;
    if (!wasCutLeft && cutsLeft(text, start)) continue;
    if (!wasCutRight && cutsRight(text, end)) continue;
    if (isBoundary(text, start) && isBoundary(text, end)) found.push({ start, end });
  }
  return found;
}

function bestOf(places: Span[], evidence: Evidence, text: string): Span | null {
  const { before = '', after = '', start } = evidence;
  let best: Span | null = null;
  let bestFit = -1;
  for (const place of places) {
    const fit = commonEnd(before, text, place.start) + commonStart(after, text, place.end);
    const nearer = best && Math.abs(place.start - start) < Math.abs(best.start - start);
    if (fit > bestFit || (fit === bestFit && nearer)) [best, bestFit] = [place, fit];
  }
  return best;
}

/** How many units before `end` of the text agree with the end of `before`. */
function commonEnd(before: string, text: string, end: number): number {
  let n = 0;
  while (n < before.length && n < end && before.charCodeAt(before.length - 1 - n) === text.charCodeAt(end - 1 - n)) n++;
  return n;
}

/** How many units from `start` of the text agree with the start of `after`. */
function commonStart(after: string, text: string, start: number): number {
  let n = 0;
  while (n < after.length && start + n < text.length && after.charCodeAt(n) === text.charCodeAt(start + n)) n++;
  return n;
}
