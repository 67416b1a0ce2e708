import { KkoriError } from '../errors.ts';
import type { Span } from '../evidence/evidence.ts';
import type { Hit, PreparedText } from './prepared-text.ts';

export { type PreparedText, prepare } from './prepared-text.ts';

/**
 * A signal of a page: clauses of which one must hold, each made of parts that must hold together within one sentence
 * or two adjacent ones. A term is kept as written, or with its groups written out (`(같은|한)트랜잭션` is two terms).
 */
export type SignalExpression = { source: string; clauses: readonly Clause[] };
export type Clause = readonly Part[];
export type Part = { not: boolean; atoms: readonly Atom[] };
export type Atom = { kind: 'term'; text: string } | { kind: 'point'; id: string } | { kind: 'slot'; name: SlotName };

const SLOT_NAMES = ['posting.domain'] as const;
export type SlotName = (typeof SLOT_NAMES)[number];

/** What placeholders stand for; an absent or empty list means that nothing matches there. */
export type SlotValues = { readonly [name in SlotName]?: readonly string[] };

/** `filled`: ids of the card's expected points that were met (by signals or by the candidate's own word). */
export type MatchContext = { filled: ReadonlySet<string>; slots: SlotValues };

/**
 * Where an expression holds: `quote === text.slice(start, end)`, one sentence or two, at most `QUOTE_MAX` units; `hit`
 * is the place of the first term. Only `#id` parts: an empty quote at 0, for there is no place in this text.
 */
export type Match = Span & { quote: string; hit: Span };

export const QUOTE_MAX = 200;
const SOURCE_MAX = 2000;
const ALTERNATIVES_MAX = 64;

const NO_CONTEXT: MatchContext = { filled: new Set(), slots: {} };

/**
 * Reads a signal: `;` or · `&` and · `( | )` group · `!` must not stand there · `#id` point met · `{posting.domain}`.
 * Throws KkoriError `config` naming `where` for anything else. What is plainly well-formed is taken apart only when it
 * is first looked at: most signals of a knowledge base are never needed in one run.
 */
export function parseSignals(source: string, where: { page: string; line: number }): SignalExpression {
  if (source.length > SOURCE_MAX || !PLAIN.test(source)) return { source, clauses: parseClauses(source, where) };
  let clauses: readonly Clause[] | null = null;
  return {
    source,
    get clauses() {
      clauses ??= parseClauses(source, where);
      return clauses;
    },
  };
}

/** A signal of words of two letters or more and plain groups. Every step is decided by one character: no backtracking. */
const PLAIN = (() => {
  const word = ' *[가-힣A-Za-z0-9]{2}[^;&()|!#{}]*';
  const part = `(?:${word}| *\\(${word}(?:\\|${word})*\\) *)`;
  return new RegExp(`^${part}(?:[;&]${part})*$`);
})();

function parseClauses(source: string, where: { page: string; line: number }): Clause[] {
  const fail: Fail = (problem) => {
    const shown = source.length > 80 ? `${source.slice(0, 80)}…` : source;
    throw new KkoriError('config', `${where.page} ${where.line}행: 신호 ‘${shown}’ — ${problem}`);
  };
  if (source.length > SOURCE_MAX) fail(`${SOURCE_MAX}자를 넘습니다`);
  const clauses: Clause[] = [];
  let parts: Part[] = [];
  let texts = [''];
  let group: string[] | null = null;
  let not = false;
  let start = 0;
  for (let i = 0; i <= source.length; i++) {
    const code = i < source.length ? source.charCodeAt(i) : 0x3b;
    if (code > 0x7c || MARKS[code] === 0) continue;
    const mark = i < source.length ? source[i]! : ';';
    const text = source.slice(start, i);
    start = i + 1;
    if (group) {
      if (mark === '(') fail('묶음 안에 묶음을 쓸 수 없습니다');
      if (i === source.length) fail('닫는 괄호가 없습니다');
      if (mark !== '|' && mark !== ')') fail(`묶음 안에는 ‘|’만 쓸 수 있습니다(‘${mark}’)`);
      if (text.trim() === '') fail('묶음에 빈 낱말이 있습니다');
      group.push(text.trim());
      if (mark === '|') continue;
      if (texts.length * group.length > ALTERNATIVES_MAX) fail(`펼치면 ${ALTERNATIVES_MAX}개를 넘습니다`);
      texts = product(texts, group);
      group = null;
    } else if (mark === '!') {
      if (not || text.trim() !== '' || texts[0] !== '') fail('‘!’는 묶음이나 낱말의 맨 앞에만 씁니다');
      not = true;
    } else if (mark === '(') {
      texts = product(texts, [text]);
      group = [];
    } else {
      if (mark === ')') fail('여는 괄호가 없습니다');
      if (mark === '|') fail('‘|’는 괄호 안에서만 씁니다');
      const atoms = product(texts, [text]).map((whole) => parseAtom(whole, not, fail));
      parts.push({ not, atoms });
      texts = [''];
      not = false;
      if (mark === '&') continue;
      clauses.push(checked(parts, fail));
      parts = [];
    }
  }
  return clauses;
}

type Fail = (problem: string) => never;

/** By character code: 1 for the six marks of the grammar. */
const MARKS = Uint8Array.from({ length: 0x7d }, (_, code) => (';&()|!'.includes(String.fromCharCode(code)) ? 1 : 0));

function product(texts: string[], options: readonly string[]): string[] {
  if (texts.length === 1 && texts[0]!.trim() === '') return [...options];
  if (options.length === 1 && options[0]!.trim() === '') return texts;
  return texts.flatMap((text) => options.map((option) => text + option));
}

function parseAtom(written: string, not: boolean, fail: Fail): Atom {
  const text = written.trim();
  if (text === '') fail(not ? '‘!’ 뒤가 비어 있습니다' : '빈 낱말이 있습니다');
  if (!/[#{}]/.test(text)) return letters(text) > 0 ? { kind: 'term', text } : fail('빈 낱말이 있습니다');
  if (/^#[a-z0-9][a-z0-9-]*$/.test(text)) return { kind: 'point', id: text.slice(1) };
  const slot = /^\{([^{}]*)\}$/.exec(text);
  if (!slot) fail(`‘${text}’: ‘#id’와 ‘{자리}’는 따로 씁니다`);
  const name = SLOT_NAMES.find((known) => known === slot![1]);
  return name ? { kind: 'slot', name } : fail(`모르는 자리 ‘${text}’`);
}

/** A clause holds by something that must stand there, and not by a single syllable. */
function checked(parts: Part[], fail: Fail): Clause {
  const positive = parts.filter((part) => !part.not);
  if (positive.length === 0) fail('‘!’만으로는 걸릴 수 없습니다');
  if (positive.every((part) => part.atoms.some((atom) => atom.kind === 'term' && letters(atom.text) < 2))) {
    fail('한글 낱말은 두 음절 이상이어야 합니다(‘&’로 더 긴 낱말과 묶을 때만 한 음절)');
  }
  return parts;
}

/** Letters and digits of a term, counted up to two. */
function letters(term: string): number {
  let count = 0;
  for (let i = 0; i < term.length && count < 2; i++) {
    const code = term.charCodeAt(i);
    const plain = (code >= 0xac00 && code <= 0xd7a3) || (code >= 0x61 && code <= 0x7a);
    if (plain || /[\p{L}\p{N}]/u.test(term[i]!)) count++;
  }
  return count;
}

/** Every atom of an expression, in order. */
export function atomsOf(expression: SignalExpression): Atom[] {
  return expression.clauses.flatMap((clause) => clause.flatMap((part) => part.atoms));
}

/**
 * Where `expression` holds in one answer, or null. The first clause that holds wins; a single sentence is preferred to
 * a pair. Linear in the number of sentences and parts.
 */
export function matches(expression: SignalExpression, text: PreparedText, context = NO_CONTEXT): Match | null {
  for (const clause of expression.clauses) {
    const match = matchClause(clause, text, context);
    if (match) return match;
  }
  return null;
}

type BySentence = ReadonlyMap<number, Hit>;

function matchClause(clause: Clause, text: PreparedText, context: MatchContext): Match | null {
  const needed: BySentence[] = [];
  const barred: BySentence[] = [];
  for (const part of clause) {
    if (part.atoms.some((atom) => atom.kind === 'point' && context.filled.has(atom.id))) {
      if (part.not) return null;
      continue;
    }
    const hits = hitsOf(part, text, context.slots);
    if (part.not) barred.push(hits);
    else if (hits.size === 0) return null;
    else needed.push(hits);
  }
  if (needed.length === 0) {
    return barred.some((hits) => hits.size > 0) ? null : { start: 0, end: 0, quote: '', hit: { start: 0, end: 0 } };
  }
  const places = needed.reduce((a, b) => (a.size <= b.size ? a : b));
  const holds = (first: number, last: number) =>
    needed.every((hits) => hits.has(first) || hits.has(last)) &&
    !barred.some((hits) => hits.has(first) || hits.has(last));
  for (const sentence of places.keys()) if (holds(sentence, sentence)) return found(text, needed, sentence, sentence);
  for (const sentence of places.keys()) {
    for (const first of [sentence - 1, sentence])
      if (holds(first, first + 1)) return found(text, needed, first, first + 1);
  }
  return null;
}

/** What each part found in a text, where no slot value has a say: one answer is held against the same cards many times. */
const foundBefore = new WeakMap<PreparedText, Map<Part, BySentence>>();
const NOWHERE: BySentence = new Map();

/** The first hit of a part in each sentence, in the order of the text. */
function hitsOf(part: Part, text: PreparedText, slots: SlotValues): BySentence {
  const known = foundBefore.get(text) ?? new Map<Part, BySentence>();
  foundBefore.set(text, known);
  const before = known.get(part);
  if (before) return before;
  const found = lookedUp(part, text, slots);
  if (!part.atoms.some((atom) => atom.kind === 'slot')) known.set(part, found);
  return found;
}

function lookedUp(part: Part, text: PreparedText, slots: SlotValues): BySentence {
  let terms = 0;
  let all: Hit[] | null = null;
  const look = (term: string) => {
    terms += 1;
    const hits = text.hits(term);
    if (hits.length > 0) all = all ? [...all, ...hits] : [...hits];
  };
  for (const atom of part.atoms) {
    if (atom.kind === 'term') look(atom.text);
    else if (atom.kind === 'slot') for (const value of slots[atom.name] ?? []) look(value);
  }
  if (!all) return NOWHERE;
  const hits: Hit[] = all;
  if (terms > 1) hits.sort((a, b) => a.start - b.start);
  const by = new Map<number, Hit>();
  for (const hit of hits) if (!by.has(hit.sentence)) by.set(hit.sentence, hit);
  return by;
}

/** Cuts the quote: both sentences when they are short enough, else what stands around the first hit. */
function found(text: PreparedText, needed: readonly BySentence[], first: number, last: number): Match {
  const hits = needed.flatMap((by) => [by.get(first), by.get(last)].filter((hit) => hit !== undefined));
  const hit = hits.reduce((a, b) => (b.start < a.start ? b : a));
  let start = text.sentences[first]!.start;
  let end = text.sentences[last]!.end;
  if (end - start > QUOTE_MAX) ({ start, end } = text.sentences[hit.sentence]!);
  if (end - start > QUOTE_MAX) ({ start, end } = around(text.text, hit, { start, end }));
  return { start, end, quote: text.text.slice(start, end), hit: { start: hit.start, end: hit.end } };
}

/** At most `QUOTE_MAX` units of a long sentence around a hit, cut at spaces where there are any. */
function around(text: string, hit: Span, sentence: Span): Span {
  const room = Math.max(0, QUOTE_MAX - (hit.end - hit.start));
  let start = Math.max(sentence.start, hit.start - Math.floor(room / 2));
  let end = Math.min(sentence.end, start + QUOTE_MAX);
  if (start > sentence.start) {
    const space = text.slice(start, hit.start).search(/\s\S/);
    if (space >= 0) start += space + 1;
  }
  if (end < sentence.end) {
    const tail = /\s+\S*$/.exec(text.slice(hit.end, end));
    if (tail) end = hit.end + tail.index;
  }
  return whole(text, { start, end });
}

/** Never half a surrogate. */
function whole(text: string, { start, end }: Span): Span {
  const low = (i: number) => /[\udc00-\udfff]/.test(text[i] ?? '');
  return { start: low(start) ? start + 1 : start, end: low(end) ? end - 1 : end };
}
