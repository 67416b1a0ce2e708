import type { Span } from '../evidence/evidence.ts';
import { sentences } from '../korean.ts';
import {
  type AliasTable,
  latinEdges,
  namesAt,
  namesIn,
  type Squeezed,
  spaced,
  squeeze,
  withTokens,
} from './normalise.ts';

/** A place of a term in the source text, and the sentence it stands in (an index into `sentences`). */
export type Hit = Span & { sentence: number };

/**
 * An answer made ready for any number of signals: split, squeezed and indexed once. Terms already looked for are
 * remembered, so that all cards together cost one linear search per distinct term.
 */
export type PreparedText = {
  readonly text: string;
  readonly sentences: readonly Span[];
  /** Indices of sentences that only repeat the question; nothing is found in them. */
  readonly echoes: ReadonlySet<number>;
  /** Where `term` (as written in a signal) stands: at most once per sentence, in order. */
  hits(term: string): readonly Hit[];
};

/** A term in the forms in which it is looked for. `token`: with card names as tokens, when it holds any. */
type Term = { raw: string; token: string | null; words: { stem: string; pattern: RegExp } | null };

/** How much of a sentence must stand in the question for it to be a repetition. */
const ECHO_SHARE = 0.8;

/**
 * Prepares an answer for `matches`. Terms are compared squeezed, by card name (any alias of a card stands for every
 * other), and, for Latin terms, word by word with simple inflection. O(n) here and per distinct term; never throws.
 *
 * @param question the question it answers: sentences that merely repeat it do not count
 */
export function prepare(text: string, aliases: AliasTable, question = ''): PreparedText {
  const spans = sentences(text).map(({ start, end }) => ({ start, end }));
  const raw = squeeze(text);
  const names = namesIn(raw, aliases);
  const plain = index(raw, spans);
  const tokens = names.length > 0 ? index(withTokens(raw, names), spans) : null;
  const named = names.length > 0 ? namedPlaces(raw, aliases) : new Map<string, Span[]>();
  const words = /[A-Za-z]/.test(text) ? index(spaced(text), spans) : null;
  const echoes = question === '' ? new Set<number>() : echoesOf(raw, plain, spans.length, question);
  const known = new Map<string, readonly Hit[]>();

  const find = (term: Term): readonly Hit[] => {
    const by = new Map<number, Hit>();
    const keep = (hit: Hit) => {
      if (!echoes.has(hit.sentence) && !by.has(hit.sentence)) by.set(hit.sentence, hit);
    };
    scan(plain, term.raw, keep);
    if (term.token?.length === 1)
      for (const { start, end } of named.get(term.token) ?? []) emit(plain, start, end, keep);
    else if (tokens && term.token) scan(tokens, term.token, keep);
    if (words && term.words?.stem !== undefined && words.squeezed.text.includes(term.words.stem)) {
      for (const match of words.squeezed.text.matchAll(term.words.pattern)) {
        emit(words, match.index, match.index + match[0].length, keep);
      }
    }
    return [...by.values()].sort((a, b) => a.start - b.start);
  };

  return {
    text,
    sentences: spans,
    echoes,
    hits(written) {
      let hits = known.get(written);
      if (!hits) {
        hits = find(termOf(written, aliases));
        known.set(written, hits);
      }
      return hits;
    },
  };
}

/** How many texts are kept prepared: the answers of the threads that a few sessions are at. */
const KEPT = 32;
const keptOf = new WeakMap<AliasTable, Map<string, PreparedText>>();

/**
 * As `prepare`, for a text that is looked at again and again: each step of a turn sees the same answers, and what one
 * card found there the next need not look for.
 */
export function preparedOnce(text: string, aliases: AliasTable, question = ''): PreparedText {
  const kept = keptOf.get(aliases) ?? new Map<string, PreparedText>();
  keptOf.set(aliases, kept);
  const key = `${question}\0${text}`;
  const ready = kept.get(key) ?? prepare(text, aliases, question);
  // The one looked at last stands last, and the first goes.
  kept.delete(key);
  kept.set(key, ready);
  if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
  return ready;
}

/** A reduced text, the sentence of each of its units (-1: none), the last unit of each sentence, and its bigrams. */
type Index = { squeezed: Squeezed; sentence: Int32Array; last: Int32Array; pairs: Set<number> };

function index(squeezed: Squeezed, spans: readonly Span[]): Index {
  const { text, from } = squeezed;
  const sentence = new Int32Array(text.length).fill(-1);
  const last = new Int32Array(spans.length).fill(-1);
  const pairs = new Set<number>();
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    while (at < spans.length && spans[at]!.end <= from[i]!) at++;
    if (at < spans.length && from[i]! >= spans[at]!.start) {
      sentence[i] = at;
      last[at] = i;
    }
    if (i + 1 < text.length) pairs.add(pairAt(text, i));
  }
  return { squeezed, sentence, last, pairs };
}

/** Two neighbouring units as one number. */
const pairAt = (text: string, i: number) => text.charCodeAt(i) * 0x10000 + text.charCodeAt(i + 1);

/** Places of every name by its token, also of a name within a longer one (아웃박스 in 아웃박스 패턴). */
function namedPlaces(raw: Squeezed, aliases: AliasTable): Map<string, Span[]> {
  const places = new Map<string, Span[]>();
  for (let i = 0; i + 1 < raw.text.length; i++) {
    for (const { token, start, end } of namesAt(raw, aliases, i)) {
      const known = places.get(token);
      if (known) known.push({ start, end });
      else places.set(token, [{ start, end }]);
    }
  }
  return places;
}

/** Calls `keep` for the first standing occurrence of `key` in each sentence. */
function scan(within: Index, key: string, keep: (hit: Hit) => void): void {
  const { squeezed, sentence, last, pairs } = within;
  if (key.length >= 2 && !pairs.has(pairAt(key, 0))) return;
  for (let i = squeezed.text.indexOf(key); i >= 0; ) {
    const inside = sentence[i]!;
    const stands = emit(within, i, i + key.length, keep);
    i = squeezed.text.indexOf(key, stands ? Math.max(i, last[inside]!) + 1 : i + 1);
  }
}

/** Passes units `[start, end)` on as a hit when they lie in one sentence and end at word boundaries. */
function emit({ squeezed, sentence }: Index, start: number, end: number, keep: (hit: Hit) => void): boolean {
  const inside = sentence[start]!;
  if (inside < 0 || sentence[end - 1] !== inside || !latinEdges(squeezed, start, end, true)) return false;
  keep({ sentence: inside, start: squeezed.from[start]!, end: squeezed.to[end - 1]! });
  return true;
}

function echoesOf(raw: Squeezed, { sentence }: Index, count: number, question: string): Set<number> {
  const asked = squeeze(question).text;
  const pairs = new Set<string>();
  for (let i = 0; i + 1 < asked.length; i++) pairs.add(asked.slice(i, i + 2));
  const all = new Uint32Array(count);
  const shared = new Uint32Array(count);
  for (let i = 0; i + 1 < raw.text.length; i++) {
    const inside = sentence[i]!;
    const end = /[.?!]/.test(raw.text[i + 1]!);
    if (inside < 0 || end || sentence[i + 1] !== inside) continue;
    all[inside]!++;
    if (pairs.has(raw.text.slice(i, i + 2))) shared[inside]!++;
  }
  const echoes = new Set<number>();
  for (let i = 0; i < count; i++) if (all[i]! > 1 && shared[i]! / all[i]! >= ECHO_SHARE) echoes.add(i);
  return echoes;
}

const termsOf = new WeakMap<AliasTable, Map<string, Term>>();

function termOf(written: string, aliases: AliasTable): Term {
  let terms = termsOf.get(aliases);
  if (!terms) {
    terms = new Map();
    termsOf.set(aliases, terms);
  }
  let term = terms.get(written);
  if (!term) {
    const raw = squeeze(written);
    const names = namesIn(raw, aliases);
    const token = names.length > 0 ? withTokens(raw, names).text : null;
    term = { raw: raw.text, token, words: wordsOf(written) };
    terms.set(written, term);
  }
  return term;
}

/** A pattern for a term of Latin words: word by word, each with its simple inflections. */
function wordsOf(written: string): Term['words'] {
  const text = spaced(written).text.trim();
  if (!/^[a-z0-9][a-z0-9 ']*$/.test(text)) return null;
  const words = text.split(/ +/);
  const stem = stemOf(words[0]!);
  return { stem, pattern: new RegExp(`(?<![a-z0-9])${words.map(inflected).join('[ ,]{1,2}')}(?![a-z0-9])`, 'g') };
}

/** The part of a word that its inflections share: no final `e` or `y`, no plural `s` of a longer word. */
function stemOf(word: string): string {
  if (word.length >= 6 && /[^usi]s$/.test(word)) return word.slice(0, -1);
  return word.length > 2 ? word.replace(/[ey]$/, '') : word;
}

/** `save` → saves, saved, saving; `retry` → retries; `drop` → dropped; five letters or more: any ending. */
function inflected(word: string): string {
  if (/\d/.test(word) || word.length < 3 || word === 'http') return word;
  const stem = stemOf(word);
  if (word.length >= 5) return `${stem}[a-z]{0,6}`;
  const last = word.at(-1)!;
  if (last === 'e') return `${stem}(?:e|es|ed|ing)`;
  if (last === 'y') return `${stem}(?:y|ys|ies|ied|ying|yed)`;
  return `${word}(?:s|es|ed|ing|${last}ed|${last}ing)?`;
}
