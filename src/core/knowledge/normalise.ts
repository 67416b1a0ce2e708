import { editDistance, KkoriError } from '../errors.ts';
import type { Span } from '../evidence/evidence.ts';

/**
 * A text reduced for comparing, with the way back. `from[i]` and `to[i]` are the UTF-16 offsets in the source of unit
 * `i` of `text`; both never decrease, so `source.slice(from[i], to[j - 1])` is what stood behind `text.slice(i, j)`.
 */
export type Squeezed = { text: string; from: Uint32Array; to: Uint32Array };

/** A name squeezed, the card it belongs to (an index into `AliasTable.cards`), and the token it stands for. */
type Name = { key: string; card: number; token: string };

/**
 * Every name of every card: titles, aliases and misspellings. What says the same as the card's title is one token in
 * all its spellings and in both languages (아웃박스, outbox, transactional outbox); any other alias (파드 of the
 * Kubernetes card) is a token of its own, and a misspelling stands for the alias next to it. A token is a single
 * private-use character, so that it never adds a word that nobody said.
 */
export type AliasTable = {
  readonly cards: readonly string[];
  /** By the first two units of the key; longest key first. */
  readonly buckets: ReadonlyMap<string, readonly Name[]>;
};

/** A card's name found in a squeezed text: units `[start, end)` of it. */
export type NameHit = Span & { card: string; token: string };

type Named = { id: string; title: { ko: string; en: string }; aliases: string[]; misspellings: string[] };

const TOKEN_BASE = 0xe000;
const TOKEN_LAST = 0xf8ff;

const LINE_START = /^[ \t]*(?:(?:#{1,6}|[-*•+]|\d{1,3}[.)])[ \t]+|>[ \t]?)/gm;
const LINK_TARGET = /\]\([^()\s]*\)/g;
const MARKS = new Set([...'*`[]|"\'“”‘’«»「」『』']);
const INVISIBLE = /[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]/;
const HYPHENS = new Set([...'-‐‑‒–—―−']);
const LATIN = /[a-z0-9\u00c0-\u024f]/;
const HANGUL = /[가-힣]/;
/** A title that names two things: its parts do not say the same. */
const JOINED_TITLE = /[·,/&]|[가-힣][와과] |\band\b|\bvs\b/i;
/** What may stand behind a name of two syllables: a particle or a copula, not the rest of another word. */
const AFTER_SHORT_NAME =
  /^(?:은|는|이|가|을|를|과|와|의|에|도|로|만|나|랑|으로|부터|까지|처럼|보다|마다|조차|이나|이랑|라|이라|입|였|이었|이에|이고|하|화|들|용|별|형)/;

/**
 * Reduces a text for comparing: NFC, lower case, Markdown marks, quotes and invisible characters removed, spaces and
 * hyphens removed. With `aliases` every name of a card becomes that card's token. O(n); nothing is thrown.
 */
export function squeeze(text: string, aliases?: AliasTable): Squeezed {
  const squeezed = reduce(text, '');
  return aliases ? withTokens(squeezed, namesIn(squeezed, aliases)) : squeezed;
}

/** As `squeeze` without aliases, for matching whole words: runs of spaces and hyphens become one space. O(n). */
export function spaced(text: string): Squeezed {
  return reduce(text, ' ');
}

function reduce(text: string, gap: '' | ' '): Squeezed {
  const out: string[] = [];
  const from: number[] = [];
  const to: number[] = [];
  const put = (unit: string, start: number, end: number) => {
    out.push(unit);
    from.push(start);
    to.push(end);
  };
  const hidden = markup(text);
  let next = 0;
  for (const { segment, index } of clusters(text)) {
    const end = index + segment.length;
    while (next < hidden.length && hidden[next]!.end <= index) next++;
    if (next < hidden.length && index >= hidden[next]!.start) continue;
    const code = segment.charCodeAt(0);
    if (segment.length === 1 && isPlain(code)) put(segment, index, end);
    else if (HYPHENS.has(segment) || /^\s/.test(segment)) {
      if (gap && out.length > 0 && out.at(-1) !== gap) put(gap, index, end);
    } else if (!skipped(text, segment, index)) {
      for (const unit of segment.normalize('NFC').toLowerCase().split('')) put(unit, index, end);
    }
  }
  return { text: out.join(''), from: Uint32Array.from(from), to: Uint32Array.from(to) };
}

/** Hangul syllables, small Latin letters and digits: what most text is made of. */
const isPlain = (code: number) =>
  (code >= 0xac00 && code <= 0xd7a3) || (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);

/** One piece per character; a text that is not composed is walked by grapheme so that its Hangul maps whole. */
function clusters(text: string): Iterable<{ segment: string; index: number }> {
  if (text.normalize('NFC') !== text) return new Intl.Segmenter('ko').segment(text);
  return characters(text);
}

function* characters(text: string): Generator<{ segment: string; index: number }, void> {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const next = code >= 0xd800 && code < 0xdc00 ? text.charCodeAt(index + 1) : 0;
    if (next >= 0xdc00 && next < 0xe000) yield { segment: text.slice(index, index++ + 2), index: index - 1 };
    else yield { segment: text[index]!, index };
  }
}

/** Where line-start marks and link targets stand, in order. */
function markup(text: string): Span[] {
  const hidden: Span[] = [];
  for (const pattern of [LINE_START, LINK_TARGET]) {
    for (const { index, 0: mark } of text.matchAll(pattern)) hidden.push({ start: index, end: index + mark.length });
  }
  return hidden.sort((a, b) => a.start - b.start);
}

function skipped(text: string, segment: string, index: number): boolean {
  const code = segment.charCodeAt(0);
  if (code >= TOKEN_BASE && code <= TOKEN_LAST) return true;
  if (segment === "'" || segment === '_') return !(isWord(text[index - 1]) && isWord(text[index + 1]));
  if (MARKS.has(segment) || INVISIBLE.test(segment)) return true;
  return segment === '~' && (text[index - 1] === '~' || text[index + 1] === '~');
}

const isWord = (unit: string | undefined) => unit !== undefined && /[A-Za-z0-9]/.test(unit);

/**
 * The table of all names of `cards`: titles, aliases, misspellings. A name that two cards claim belongs to the first
 * (the loader refuses such pages); an alias goes before a title. Names of one character are left out.
 * Throws KkoriError `config` beyond 6,400 different names.
 */
export function aliasTable(cards: Iterable<Named>): AliasTable {
  const all = [...cards];
  const names = new Map<string, Name>();
  let tokens = TOKEN_BASE;
  const newToken = () => {
    if (tokens > TOKEN_LAST) throw new KkoriError('config', '개념 카드의 이름이 너무 많습니다');
    return String.fromCharCode(tokens++);
  };
  const claim = (key: string, card: number, token: () => string) => {
    if (key.length >= 2 && !names.has(key)) names.set(key, { key, card, token: token() });
  };
  all.forEach((card, index) => {
    const titles = [card.title.ko, card.title.en]
      .filter((title) => !JOINED_TITLE.test(title))
      .map((t) => squeeze(t).text);
    const own = newToken();
    const aliases = card.aliases.map((alias) => squeeze(alias).text);
    for (const key of aliases) {
      claim(key, index, titles.some((title) => title.includes(key) || key.includes(title)) ? () => own : newToken);
    }
    for (const wrong of card.misspellings.map((word) => squeeze(word).text)) {
      const right = names.get(nearestName(wrong, aliases) ?? '');
      claim(wrong, index, right?.card === index ? () => right.token : newToken);
    }
  });
  all.forEach((card, index) => {
    const own = names.get(squeeze(card.title.ko).text) ?? names.get(squeeze(card.title.en).text);
    const token = own?.card === index ? own.token : newToken();
    for (const title of [card.title.ko, card.title.en]) claim(squeeze(title).text, index, () => token);
  });
  const buckets = new Map<string, Name[]>();
  for (const name of names.values()) {
    const start = name.key.slice(0, 2);
    const bucket = buckets.get(start);
    if (bucket) bucket.push(name);
    else buckets.set(start, [name]);
  }
  for (const bucket of buckets.values()) bucket.sort((a, b) => b.key.length - a.key.length);
  return { cards: all.map((card) => card.id), buckets };
}

/** The alias closest to a misspelling, compared letter by letter (jamo), in the same script. */
function nearestName(wrong: string, aliases: readonly string[]): string | null {
  let best: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  const letters = wrong.normalize('NFD');
  for (const alias of aliases) {
    const other = alias.normalize('NFD');
    if (Math.abs(other.length - letters.length) >= least) continue;
    const distance = editDistance(letters, other);
    if (distance < least) [best, least] = [alias, distance];
  }
  return best;
}

/**
 * Names of cards in a squeezed text, leftmost and longest first, not overlapping. Latin names stand at word boundaries
 * of the source; a Korean name of two syllables does not start or end inside another word.
 */
export function namesIn(squeezed: Squeezed, table: AliasTable): NameHit[] {
  const hits: NameHit[] = [];
  for (let i = 0; i + 1 < squeezed.text.length; ) {
    const found = namesAt(squeezed, table, i).next();
    if (!found.done) hits.push(found.value);
    i = found.done ? i + 1 : found.value.end;
  }
  return hits;
}

/** Names that stand at unit `i`, longest first. */
export function* namesAt(squeezed: Squeezed, table: AliasTable, i: number): Generator<NameHit, void> {
  for (const name of table.buckets.get(squeezed.text.slice(i, i + 2)) ?? []) {
    if (!stands(squeezed, i, name.key)) continue;
    yield { card: table.cards[name.card]!, token: name.token, start: i, end: i + name.key.length };
  }
}

/** Whether `key` stands at unit `i` and is a word of its own there, as far as its script demands. */
function stands(squeezed: Squeezed, i: number, key: string): boolean {
  const { text } = squeezed;
  if (!text.startsWith(key, i)) return false;
  const end = i + key.length;
  if (!latinEdges(squeezed, i, end, false)) return false;
  if (key.length > 2 || !HANGUL.test(key[0]!)) return true;
  if (i > 0 && HANGUL.test(text[i - 1]!) && touches(squeezed, i)) return false;
  const touching = end < text.length && HANGUL.test(text[end]!) && touches(squeezed, end);
  return !touching || AFTER_SHORT_NAME.test(text.slice(end, end + 3));
}

/**
 * Whether units `[start, end)` begin and end at a word boundary of the source where they begin or end with a Latin
 * letter or a digit. A plural `s` may follow; where `prefix` holds, a word of five letters or more may go on
 * (`duplicate`, `duplicates`, `duplicated`).
 */
export function latinEdges(squeezed: Squeezed, start: number, end: number, prefix: boolean): boolean {
  const { text } = squeezed;
  const joined = (i: number) => i > 0 && i < text.length && LATIN.test(text[i]!) && touches(squeezed, i);
  if (joined(start) && LATIN.test(text[start - 1]!)) return false;
  if (!LATIN.test(text[end - 1]!) || !joined(end)) return true;
  if (/\d/.test(text[end - 1]!) || /\d/.test(text[end]!)) return false;
  let word = end - 1;
  while (word > start && LATIN.test(text[word - 1]!) && touches(squeezed, word)) word--;
  if (prefix && end - word >= 5) return true;
  return end - word >= 3 && text[end] === 's' && text.slice(word, end) !== 'http' && !joined(end + 1);
}

/** Whether units `i - 1` and `i` stand side by side in the source. */
const touches = ({ from, to }: Squeezed, i: number) => to[i - 1] === from[i];

/** The same text with every found name as its card's token. `hits` come from `namesIn` on it. */
export function withTokens(squeezed: Squeezed, hits: readonly NameHit[]): Squeezed {
  if (hits.length === 0) return squeezed;
  const parts: string[] = [];
  const from: number[] = [];
  const to: number[] = [];
  let done = 0;
  const copy = (end: number) => {
    parts.push(squeezed.text.slice(done, end));
    for (let i = done; i < end; i++) {
      from.push(squeezed.from[i]!);
      to.push(squeezed.to[i]!);
    }
  };
  for (const hit of hits) {
    copy(hit.start);
    parts.push(hit.token);
    from.push(squeezed.from[hit.start]!);
    to.push(squeezed.to[hit.end - 1]!);
    done = hit.end;
  }
  copy(squeezed.text.length);
  return { text: parts.join(''), from: Uint32Array.from(from), to: Uint32Array.from(to) };
}
