import { type Canon, canon } from './canon.ts';
import { isSyllable } from './clusters.ts';
import { cutsLeft, cutsRight } from './edges.ts';
import type { Span } from './evidence.ts';

/** Canonical UTF-16 units of a quote: more are no quote, fewer must be two words or an anchor (contracts, Evidence 4). */
const QUOTE_MIN = 8;
const QUOTE_MAX = 200;
const ANCHOR_MIN = 2;

/**
 * Where `text` holds the quote: whole grapheme clusters of the original text, or null. The quote must have 8–200
 * canonical characters (UTF-16 units of `canon`), or at least two words; it is looked for in canonical form and, if it
 * is not there, with the spaces between two Hangul letters dropped on both sides. Nothing else is forgiven, and a match
 * whose edge cuts a number or a Latin word is none. The first match counts. Linear in the text, never throws.
 */
export function locate(text: string, quote: string): Span | null {
  return isQuote(quote) ? (spans(text, quote, 1)[0] ?? null) : null;
}

/** As `locate` for the anchor of a follow-up: a phrase of 2 to 20 canonical characters is enough. */
export function locateAnchor(text: string, quote: string): Span | null {
  const { length } = canonOf(quote).s;
  return length >= ANCHOR_MIN && length <= QUOTE_MAX ? (spans(text, quote, 1)[0] ?? null) : null;
}

/** Every place that `locate` could give, from the start on and without overlaps; empty where it gives null. */
export function locateAll(text: string, quote: string): Span[] {
  return isQuote(quote) ? spans(text, quote) : [];
}

/** As `locate` in an answer, but null when the quote also stands in the question: it shows nothing of the answer. */
export function quoteOfAnswer(answer: string, quote: string, question: string): Span | null {
  const span = locate(answer, quote);
  return span && spans(question, quote, 1).length === 0 ? span : null;
}

/** As `locateAll` without limits of length, for what was cut from a source by code; it must hold a letter or a digit. */
export function occurrences(text: string, quote: string): Span[] {
  return spans(text, quote);
}

const isSpoken = (s: string): boolean => /[\p{L}\p{N}]/u.test(s);

function isQuote(quote: string): boolean {
  const { s } = canonOf(quote);
  return s.length <= QUOTE_MAX && (s.length >= QUOTE_MIN || s.split(' ').filter(isSpoken).length >= 2);
}

function spans(text: string, quote: string, limit = Number.POSITIVE_INFINITY): Span[] {
  const [whole, part] = [canonOf(text), canonOf(quote)];
  if (!isSpoken(part.s)) return [];
  const exact = matches(text, whole, whole.s, part.s, null, limit);
  if (exact.length > 0) return exact;
  const { s, at } = tightOf(whole);
  return matches(text, whole, s, tightOf(part).s, at, limit);
}

/** Matches of `needle` in `s`, whose unit i is the unit `at[i]` (or i) of the text's canonical form. */
function matches(text: string, form: Canon, s: string, needle: string, at: Uint32Array | null, limit: number): Span[] {
  const found: Span[] = [];
  for (let i = s.indexOf(needle); i >= 0 && found.length < limit; ) {
    const first = at ? at[i]! : i;
    const last = at ? at[i + needle.length - 1]! : i + needle.length - 1;
    const cut = (cutsLeft(form.s, first) && !isListDash(text, form, first)) || cutsRight(form.s, last + 1);
    if (!cut) found.push({ start: form.from[first]!, end: form.to[last]! });
    i = s.indexOf(needle, cut ? i + 1 : i + needle.length);
  }
  return found;
}

/** Whether the sign before unit i opens a line (`-5개 서비스`) and is thus a list dash without its space, no minus. */
function isListDash(text: string, form: Canon, i: number): boolean {
  if (i < 2 || form.s[i - 2] !== ' ') return false;
  return form.s[i - 1] === '-' && text.slice(form.from[i - 2], form.from[i]).includes('\n');
}

type Tight = { s: string; at: Uint32Array };

/** Canonical text without the spaces between two Hangul letters. */
function tighten(s: string): Tight {
  const at = new Uint32Array(s.length);
  const parts: string[] = [];
  let length = 0;
  let start = 0;
  for (let i = 0; i < s.length; i++) {
    if (s.charCodeAt(i) === 32 && isHangul(s.charCodeAt(i - 1)) && isHangul(s.charCodeAt(i + 1))) {
      parts.push(s.slice(start, i));
      start = i + 1;
    } else at[length++] = i;
  }
  parts.push(s.slice(start));
  return { s: parts.join(''), at: at.subarray(0, length) };
}

const isHangul = (c: number): boolean => isSyllable(c) || (c >= 0x3131 && c <= 0x318e) || (c >= 0x1100 && c <= 0x11ff);

/** The forms of the last few texts and quotes: a thread's checks look for dozens of quotes in one answer. */
const KEPT = 16;
const kept = new Map<string, Canon>();
const tights = new WeakMap<Canon, Tight>();

function canonOf(text: string): Canon {
  const form = kept.get(text) ?? canon(text);
  kept.delete(text);
  kept.set(text, form);
  if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
  return form;
}

function tightOf(form: Canon): Tight {
  const tight = tights.get(form) ?? tighten(form.s);
  tights.set(form, tight);
  return tight;
}
