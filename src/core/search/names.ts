import { editDistance } from '../errors.ts';
import type { Span } from '../evidence/evidence.ts';
import { type AliasTable, namesAt } from '../knowledge/normalise.ts';
import { SAME_WORDS } from './same-words.ts';

/** What a card is called, and how it is misspelt. */
export type Named = { id: string; title: { ko: string; en: string }; aliases: string[]; misspellings: string[] };

/** A name in a text, and the terms that it stands for. */
export type NameFound = Span & { terms: readonly string[] };

/** Finds names of cards and words of the trade, in either script and with or without spaces. */
export type Names = { in(text: string): NameFound[] };

/** A title that names two things: its parts are no two names of one. */
const JOINED_TITLE = /[·,/&]|[가-힣][와과] |\band\b|\bvs\b/i;

/**
 * The names of all cards and of `SAME_WORDS`. Each stands for a term shared by its other spellings (카프카, kafka →
 * `_n12`), and a card's name for its card as well (`_c_kafka`). Terms hold only letters, digits and `_`, and are the
 * same as long as the cards are: an index made with other cards has to be made anew.
 */
export function namesOf(cards: Iterable<Named>): Names {
  const groups = new Groups();
  const cardOf = new Map<string, string>();
  for (const card of cards) {
    const titles = [card.title.ko, card.title.en].filter((title) => !JOINED_TITLE.test(title)).map(keyOf);
    const aliases = card.aliases.map(keyOf);
    groups.join(titles);
    // What says the same as the title, as the signals of the cards have it (아웃박스 in 트랜잭셔널 아웃박스).
    for (const key of aliases)
      groups.join(titles.some((t) => t.includes(key) || key.includes(t)) ? [titles[0]!, key] : [key]);
    for (const wrong of card.misspellings.map(keyOf)) {
      const right = nearestTo(wrong, [...titles, ...aliases]);
      groups.join(right === null ? [wrong] : [right, wrong]);
    }
    const own = `_c_${card.id.replaceAll('-', '_')}`;
    for (const key of [
      ...titles,
      ...aliases,
      ...card.misspellings.map(keyOf),
      keyOf(card.title.ko),
      keyOf(card.title.en),
    ])
      if (!cardOf.has(key)) cardOf.set(key, own);
  }
  for (const words of SAME_WORDS) groups.join(words.map(keyOf));

  const terms = new Map<string, readonly string[]>();
  for (const key of groups.keys()) {
    const own = cardOf.get(key);
    terms.set(key, [`_n${groups.numberOf(key)}`, ...(own ? [own] : [])]);
  }
  for (const [key, own] of cardOf) if (!terms.has(key)) terms.set(key, [own]);
  const table = tableOf([...terms.keys()].filter((key) => key.length >= 2));
  return { in: (text) => namesFound(text, table, terms) };
}

function namesFound(text: string, table: AliasTable, terms: ReadonlyMap<string, readonly string[]>): NameFound[] {
  const close = closed(text);
  const found: NameFound[] = [];
  for (let i = 0; i + 1 < close.text.length; ) {
    // Most places begin no name at all.
    const hit = table.buckets.has(close.text.slice(i, i + 2)) ? namesAt(close, table, i).next().value : undefined;
    if (hit) found.push({ terms: terms.get(hit.card)!, start: close.from[hit.start]!, end: close.to[hit.end - 1]! });
    i = hit ? hit.end : i + 1;
  }
  return found;
}

const keyOf = (name: string) => closed(name).text;

const LEFT_OUT = /[\s\p{Pd}\p{Cf}\p{Mn}*`[\]|"'“”‘’«»「」『』_~#>]/u;

/**
 * A text with nothing between its letters: NFC, lower case, no white space, hyphens, quotes or marks of Markdown, and
 * the way back. What `squeeze` of the signals does, for whole vaults: an order of magnitude faster and less exact about
 * marks, which is enough to find a name.
 */
function closed(text: string): { text: string; from: Uint32Array; to: Uint32Array } {
  const composed = text.normalize('NFC') === text ? null : [...new Intl.Segmenter('ko').segment(text)];
  const from = new Uint32Array(text.length);
  const to = new Uint32Array(text.length);
  const parts: string[] = [];
  let length = 0;
  const put = (unit: string, start: number, end: number) => {
    for (let k = 0; k < unit.length && length < from.length; k++) {
      from[length] = start;
      to[length++] = end;
    }
    parts.push(unit);
  };
  if (composed) {
    for (const { segment, index } of composed) {
      const unit = segment.normalize('NFC').toLowerCase();
      if (!LEFT_OUT.test(unit) && unit.length <= segment.length) put(unit, index, index + segment.length);
    }
  } else {
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      const plain =
        (code >= 0xac00 && code <= 0xd7a3) || (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
      if (plain) put(text[i]!, i, i + 1);
      else if (code >= 0x41 && code <= 0x5a) put(String.fromCharCode(code + 32), i, i + 1);
      else if (code > 0x20 && !LEFT_OUT.test(text[i]!)) put(lower(text[i]!), i, i + 1);
    }
  }
  return { text: parts.join(''), from: from.subarray(0, length), to: to.subarray(0, length) };
}

/** One unit stays one unit (`İ` would become two). */
function lower(unit: string): string {
  const small = unit.toLowerCase();
  return small.length === 1 ? small : unit;
}

/** One entry a key: what it stands for is looked up by the key, not by a card. */
function tableOf(all: readonly string[]): AliasTable {
  const buckets = new Map<string, { key: string; card: number; token: string }[]>();
  all.forEach((key, card) => {
    const bucket = buckets.get(key.slice(0, 2)) ?? [];
    bucket.push({ key, card, token: '' });
    buckets.set(key.slice(0, 2), bucket);
  });
  for (const bucket of buckets.values()) bucket.sort((a, b) => b.key.length - a.key.length);
  return { cards: all, buckets };
}

function nearestTo(wrong: string, names: readonly string[]): string | null {
  let best: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const name of names) {
    const distance = editDistance(wrong.normalize('NFD'), name.normalize('NFD'));
    if (distance < least) [best, least] = [name, distance];
  }
  return best;
}

/** Keys that say the same, numbered in the order in which their groups were first seen. */
class Groups {
  private readonly parent = new Map<string, string>();

  join(keys: readonly string[]): void {
    const [first] = keys;
    if (first === undefined) return;
    for (const key of keys) this.parent.set(this.root(key), this.root(first));
  }

  keys(): string[] {
    return [...this.parent.keys()];
  }

  numberOf(key: string): number {
    this.numbers ??= new Map();
    const root = this.root(key);
    const known = this.numbers.get(root) ?? this.numbers.size;
    this.numbers.set(root, known);
    return known;
  }

  private numbers: Map<string, number> | undefined;

  private root(key: string): string {
    let at = key;
    for (let up = this.parent.get(at); up !== undefined && up !== at; up = this.parent.get(at)) at = up;
    if (!this.parent.has(at)) this.parent.set(at, at);
    return at;
  }
}
