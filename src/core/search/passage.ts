import type { Span } from '../evidence/evidence.ts';
import type { Names } from './names.ts';
import type { QueryTerms } from './query.ts';
import { wordsOf } from './words.ts';

/** A quote of a section and the places in it that were looked for; all offsets are of the whole text. */
export type Passage = Span & { marks: Span[] };

/** Evidence quotes at most 200 characters; a little less leaves room for a word's end. */
const LONGEST = 180;

/** What a card leaves open for the candidate's own words, `{resume.span}`. */
const BLANK = /\{[a-z]+\.[a-z]+\}/g;

/** A quote of a page as a person reads it: `…` for what a card leaves open. */
export const readable = (quote: string) => quote.replace(BLANK, '…');

/**
 * The line of a section that holds the most of what was looked for, cut between words to at most 180 units around it.
 * `text.slice(start, end)` is the quote. Without a match (a hit by title or heading) the section's first line of words.
 *
 * @param lesser lines that are shown only where no other says as much
 */
export function passageOf(
  text: string,
  section: Span & { body: number },
  wanted: QueryTerms,
  names: Names,
  lesser?: RegExp,
): Passage {
  const words = new Set(wanted.words);
  const meant = new Set(wanted.names);
  let best: { from: number; to: number; marks: Span[]; worth: number } | null = null;
  for (const line of linesOf(text, section)) {
    const piece = text.slice(line.start, line.end);
    const hits: (Span & { what: string })[] = [];
    for (const { term, start, end } of wordsOf(piece)) if (words.has(term)) hits.push({ what: term, start, end });
    if (meant.size > 0)
      for (const { terms, start, end } of names.in(piece)) {
        const what = terms.find((term) => meant.has(term));
        if (what) hits.push({ what, start, end });
      }
    if (hits.length === 0) continue;
    hits.sort((a, b) => a.start - b.start);
    const window = bestWindow(hits);
    // A heading says where it is, not what; a question with a blank for the résumé reads badly alone.
    const weight = line.start < section.body || piece.search(BLANK) >= 0 || lesser?.test(piece) ? 0.6 : 1;
    const worth = weight * (window.kinds + Math.min(window.hits.length, 6) / 20);
    if (best && worth <= best.worth) continue;
    const at = (span: Span) => ({ start: line.start + span.start, end: line.start + span.end });
    best = { from: line.start, to: line.end, marks: window.hits.map(at), worth };
  }
  if (!best) {
    const first =
      linesOf(text, { start: section.body, end: section.end }).next().value ?? linesOf(text, section).next().value;
    const span = first ?? trimmed(text, section);
    return { ...cut(text, span, []), marks: [] };
  }
  const quote = cut(text, { start: best.from, end: best.to }, best.marks);
  return { ...quote, marks: merged(best.marks.filter((m) => m.start >= quote.start && m.end <= quote.end)) };
}

/** Lines with letters in them, without their marks and white space at the ends. */
function* linesOf(text: string, { start, end }: Span): Generator<Span, undefined> {
  for (let at = start; at < end; ) {
    const newline = text.indexOf('\n', at);
    const stop = newline < 0 || newline > end ? end : newline;
    const line = trimmed(text, { start: at, end: stop });
    if (line.end > line.start && /[\p{L}\p{N}]/u.test(text.slice(line.start, Math.min(line.end, line.start + 400))))
      yield line;
    at = stop + 1;
  }
  return undefined;
}

const LEAD = /^(?:[\s>|]|#{1,6}[ \t]|[-*+•][ \t]+|\d{1,3}[.)][ \t]+|\[[ xX]\][ \t])*/;

function trimmed(text: string, { start, end }: Span): Span {
  const lead = LEAD.exec(text.slice(start, Math.min(end, start + 200)))![0].length;
  let stop = end;
  while (stop > start + lead && /[\s|]/.test(text[stop - 1]!)) stop--;
  return { start: start + lead, end: Math.max(stop, start + lead) };
}

/** The stretch of hits, no longer than a quote, with the most different ones. */
function bestWindow(hits: (Span & { what: string })[]): { hits: Span[]; kinds: number } {
  let best = { hits: [] as Span[], kinds: 0 };
  let last = 0;
  for (let first = 0; first < hits.length; first++) {
    last = Math.max(last, first + 1);
    while (last < hits.length && hits[last]!.end - hits[first]!.start <= LONGEST * 0.8) last++;
    const inside = hits.slice(first, Math.min(last, first + 24));
    const kinds = new Set(inside.map((hit) => hit.what)).size;
    if (kinds > best.kinds) best = { hits: inside, kinds };
  }
  return best;
}

/** At most `LONGEST` units of a line around the marks, between words and never inside a character. */
function cut(text: string, line: Span, marks: readonly Span[]): Span {
  if (line.end - line.start <= LONGEST) return { start: line.start, end: line.end };
  const first = marks[0]?.start ?? line.start;
  const last = Math.min(marks.at(-1)?.end ?? first, first + LONGEST);
  const room = LONGEST - (last - first);
  let start = Math.max(line.start, Math.min(first - Math.floor(room / 3), line.end - LONGEST));
  let end = Math.min(line.end, start + LONGEST);
  if (start > line.start) {
    const gap = text.slice(start, first).search(/\s/);
    start = gap >= 0 ? start + gap + 1 : inside(text, start);
  }
  if (end < line.end) {
    const gap = text.slice(last, end).lastIndexOf(' ');
    end = gap > 0 ? last + gap : inside(text, end);
  }
  return { start, end };
}

/** Not between the halves of a pair, nor before a mark that belongs to the letter before. */
function inside(text: string, at: number): number {
  let i = at;
  while (i < text.length && /[\uDC00-\uDFFF\u0300-\u036f\u1160-\u11ff\u200d\ufe0f]/.test(text[i]!)) i++;
  return i;
}

function merged(spans: readonly Span[]): Span[] {
  const out: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = out.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else out.push({ ...span });
  }
  return out;
}
