import { type Canon, canon } from './canon.ts';
import type { Span } from './evidence.ts';

/** Canonical UTF-16 units of a quote: a longer one is no quote, a shorter one must have two words or be an anchor. */
const QUOTE_MIN = 8;
const QUOTE_MAX = 200;
/** Canonical units of a follow-up's anchor at least; up to 20 it needs no second word. */
const ANCHOR_MIN = 2;

/**
 * Where the text holds the quote, as whole grapheme clusters of the original text, or null. The quote must have 8–200
 * canonical characters (UTF-16 units of `canon`), or two words; it is looked for in canonical form, and if it is not
 * there, with the spaces between two Hangul letters dropped on both sides. Nothing else is forgiven: no fuzzy step. An
 * edge that cuts a number or a Latin word is no match. The first match counts. Never throws.
 */
export function locate(text: string, quote: string): Span | null {
  const form = canonCached(quote);
  return isQuote(form.s) ? (spans(text, quote, 1)[0] ?? null) : null;
}

/** As `locate`, for the anchor of a follow-up: a phrase of 2 to 20 canonical characters is enough. */
export function locateAnchor(text: string, quote: string): Span | null {
  const form = canonCached(quote);
  return isAnchor(form.s) ? (spans(text, quote, 1)[0] ?? null) : null;
}

/** Every place where `locate` could find the quote, from the start on, without overlaps; empty where it gives null. */
export function locateAll(text: string, quote: string): Span[] {
  return isQuote(canonCached(quote).s) ? spans(text, quote, Number.POSITIVE_INFINITY) : [];
}

/** As `locate` in an answer, but null when the quote stands in the question too: the candidate only said it again. */
export function quoteOfAnswer(answer: string, quote: string, question: string): Span | null {
  const span = locate(answer, quote);
  return span && spans(question, quote, 1).length === 0 ? span : null;
}

/** As `locateAll`, for a quote of any length that holds a letter or a digit: for quotes cut from a source by code. */
export function occurrences(text: string, quote: string): Span[] {
  return spans(text, quote, Number.POSITIVE_INFINITY);
}

const isQuote = (s: string): boolean => s.length <= QUOTE_MAX && (s.length >= QUOTE_MIN || words(s) >= 2);
const isAnchor = (s: string): boolean => s.length <= QUOTE_MAX && s.length >= ANCHOR_MIN;
const words = (s: string): number => s.split(' ').filter((w) => /[\p{L}\p{N}]/u.test(w)).length;

function spans(text: string, quote: string, limit: number): Span[] {
  const [hay, needle] = [canonCached(text), canonCached(quote)];
  if (!/[\p{L}\p{N}]/u.test(needle.s)) return [];
  const exact = matches(hay, hay.s, needle.s, null, limit);
  if (exact.length > 0) return exact;
  const [wide, narrow] = [tightened(hay), tightened(needle)];
  return matches(hay, wide.s, narrow.s, wide.at, limit);
}

/** Matches of `needle` in `s`, whose units stand at `at` in `hay.s` (at the same places when null). */
function matches(hay: Canon, s: string, needle: string, at: Uint32Array | null, limit: number): Span[] {
  const found: Span[] = [];
  let i = s.indexOf(needle);
  while (i >= 0 && found.length < limit) {
    const first = at ? at[i]! : i;
    const last = at ? at[i + needle.length - 1]! : i + needle.length - 1;
    const whole = !cutsLeft(hay.s, first) && !cutsRight(hay.s, last + 1);
    if (whole) found.push({ start: hay.from[first]!, end: hay.to[last]! });
    i = s.indexOf(needle, whole ? i + needle.length : i + 1);
  }
  return found;
}

const isDigit = (c: number): boolean => c >= 48 && c <= 57;
/** Digits and the numerals that `canon` leaves alone next to them: `10²`. */
const isNumeral = (c: number): boolean => isDigit(c) || c === 0xb2 || c === 0xb3 || c === 0xb9 || (c >= 0x2070 && c <= 0x2089);
const isLatin = (c: number): boolean =>
  (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c >= 0xc0 && c <= 0x24f && c !== 0xd7 && c !== 0xf7) || (c >= 0x1e00 && c <= 0x1eff);
/** Units of a number or a Latin word; `_` stands in canonical text only inside one. */
const isWord = (c: number): boolean => isNumeral(c) || isLatin(c) || c === 95;
const [COMMA, DOT, MINUS, PLUS, APOSTROPHE, SHARP, SPACE] = [44, 46, 45, 43, 39, 35, 32];

/** Whether a quote starting at `i` would leave part of a number (`1.|5`, ` -|5`) or of a Latin word behind. */
export function cutsLeft(s: string, i: number): boolean {
  const [c, prev, prev2] = [s.charCodeAt(i), s.charCodeAt(i - 1), s.charCodeAt(i - 2)];
  if (isWord(prev) && isWord(c)) return true;
  if (prev === APOSTROPHE) return isLatin(prev2) && isLatin(c);
  if (!isDigit(c)) return (prev === DOT || prev === COMMA) && false;
  return ((prev === DOT || prev === COMMA) && isDigit(prev2)) || ((prev === MINUS || prev === PLUS) && prev2 === SPACE);
}

/** Whether a quote ending before `i` would leave part of a number (`1|.5`) or of a Latin word (`can|'t`, `c|++`) behind. */
export function cutsRight(s: string, i: number): boolean {
  const [prev, c, next] = [s.charCodeAt(i - 1), s.charCodeAt(i), s.charCodeAt(i + 1)];
  if (isWord(prev) && isWord(c)) return true;
  if (c === APOSTROPHE || c === SHARP) return isLatin(prev) && (c === SHARP || isLatin(next));
  if (c === PLUS) return isLatin(prev) && next === PLUS;
  return (c === DOT || c === COMMA) && isDigit(prev) && isDigit(next);
}
