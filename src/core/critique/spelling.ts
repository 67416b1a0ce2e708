import { editDistance } from '../errors.ts';
import { everydaySyllable, keystrokes, neighbouringKeys } from '../jamo.ts';
import { type AliasTable, aliasTable, namesIn, squeeze } from '../knowledge/normalise.ts';
import type { ConceptCard } from '../knowledge/page.ts';
import { headNoun } from '../noun-phrase.ts';
import { LATIN_NAMES, REAL_WORDS, TRADE_NOUNS } from './trade-words.ts';

/**
 * A name or a word of the trade that is spelt wrong, at `[start, end)` of the text, and what was probably meant.
 * `misspelling`: a wrong spelling that a card lists; `near`: one slip of the finger away from a known word.
 */
export type Spelling = { quote: string; start: number; end: number; suggestion: string; why: 'misspelling' | 'near' };

/**
 * What is spelt right. `own`: company, product, posting and résumé terms, the dossier's own vocabulary. `names`: those
 * of them that are proper names, which are also looked for with a space in the middle (하늬 결).
 */
export type SpellingVocabulary = {
  cards: readonly ConceptCard[];
  own: readonly string[];
  names?: readonly string[];
};

const HANGUL_RUN = /[가-힣]{2,24}/gu;
const LATIN_RUN = /(?<![\p{L}\p{N}_@./\\#-])[A-Za-z]{6,24}(?![A-Za-z\d_@/\\(-]|\.[a-z])/gu;
/** Identifiers, addresses and paths are spelt as they are spelt. */
const CODE =
  /```[^`]{0,20000}```|`[^`\n]{1,200}`|https?:\/\/[^\s<>]{1,300}|(?<![\w./-])[\w.-]{1,60}(?:\/[\w.-]{1,60}){1,8}|(?<![\w./-])[\w-]{1,60}\.(?:ts|js|py|go|kt|java|md|ya?ml|json|sql|sh)(?!\w)/gu;
/** What may stand behind a noun: particles and the forms of 하다, 되다 and 이다. */
const AFTER_NOUN =
  /^(?:은|는|이|가|을|를|과|와|의|에|에서|에게|도|로|으로|만|나|이나|까지|부터|처럼|보다|마다|라|라는|라고|이라|입니다|였|이었|인|들|하|한|할|함|합|해|했|되|된|될|됨|됩|돼|됐)/u;

/**
 * Names and words of the trade that are spelt wrong, in order of their places. Rather silent than wrong: a real word in
 * the wrong place (고정 for 과정) is not found, and no inflected form, identifier or word of the vocabulary is named.
 * Linear in the text for a given vocabulary.
 */
export function spellings(text: string, vocabulary: SpellingVocabulary): Spelling[] {
  const known = knownOf(vocabulary);
  const found: Spelling[] = [];
  const put = (start: number, end: number, suggestion: string, why: Spelling['why']) =>
    void found.push({ quote: text.slice(start, end), start, end, suggestion, why });
  const squeezed = squeeze(text);
  for (const hit of namesIn(squeezed, known.table)) {
    const suggestion = known.listed.get(hit.card);
    // 카프가 is no slip within 스카프가.
    if (suggestion && !/[가-힣]/u.test(text[squeezed.from[hit.start]! - 1] ?? ''))
      put(squeezed.from[hit.start]!, squeezed.to[hit.end - 1]!, suggestion, 'misspelling');
  }
  let last: { word: string; start: number; end: number } | null = null;
  for (const { index, 0: word } of text.matchAll(HANGUL_RUN)) {
    const slip = koreanSlip(word, known);
    if (slip) put(index, index + slip.length, slip.suggestion, 'near');
    if (last && last.end + 1 === index && text[last.end] === ' ') {
      const whole = partedName(last.word, word, known);
      if (whole) put(last.start, last.end + 1 + whole.length - last.word.length, whole, 'near');
    }
    last = { word, start: index, end: index + word.length };
  }
  for (const { index, 0: word } of text.matchAll(LATIN_RUN)) {
    const suggestion = latinSlip(word, known);
    if (suggestion) put(index, index + word.length, suggestion, 'near');
  }
  return withoutOverlap(found, text);
}

/** In order; code left out; where two overlap, what a card lists goes first. */
function withoutOverlap(found: Spelling[], text: string): Spelling[] {
  const code = [...text.matchAll(CODE)].map((m) => ({ start: m.index, end: m.index + m[0].length }));
  found.sort((a, b) => a.start - b.start || Number(a.why === 'near') - Number(b.why === 'near'));
  const out: Spelling[] = [];
  let at = 0;
  for (const one of found) {
    while (at < code.length && code[at]!.end <= one.start) at++;
    if (at < code.length && code[at]!.start < one.end) continue;
    if (out.length === 0 || one.start >= out.at(-1)!.end) out.push(one);
  }
  return out;
}

/** A word that others are compared with: as written and as typed. */
type Target = { word: string; typed: string };

type Known = {
  /** Lower case, without spaces. */
  words: ReadonlySet<string>;
  /** By how many keys they take. */
  korean: ReadonlyMap<number, readonly Target[]>;
  latin: ReadonlyMap<string, string>;
  /** Names to be written in one, by each of their beginnings. */
  parted: ReadonlyMap<string, readonly string[]>;
  table: AliasTable;
  /** By the id a wrong spelling has in `table`. */
  listed: ReadonlyMap<string, string>;
};

const made = new WeakMap<SpellingVocabulary, Known>();

function knownOf(vocabulary: SpellingVocabulary): Known {
  const known = made.get(vocabulary) ?? makeKnown(vocabulary);
  made.set(vocabulary, known);
  return known;
}

function makeKnown({ cards, own, names = [] }: SpellingVocabulary): Known {
  const cardNames = cards.flatMap((card) => [card.title.ko, card.title.en, ...card.aliases]);
  const right = [...cardNames, ...own, ...names, ...TRADE_NOUNS, ...LATIN_NAMES];
  const words = new Set<string>();
  for (const name of right) {
    words.add(name.toLowerCase().replace(/\s+/gu, ''));
    for (const word of name.toLowerCase().match(/[a-z][a-z0-9]*|[가-힣]+/gu) ?? []) words.add(word);
  }
  const korean = new Map<number, Target[]>();
  // Short card names and own terms are known but no targets: too much lies beside them.
  const targets = [...names.filter((n) => n.length >= 3), ...[...cardNames, ...own].filter((n) => n.length >= 4)];
  for (const word of new Set([...TRADE_NOUNS, ...targets.filter((n) => /^[가-힣]+$/u.test(n) && headNoun(n) === n)])) {
    const typed = keystrokes(word);
    const list = korean.get(typed.length);
    if (list) list.push({ word, typed });
    else korean.set(typed.length, [{ word, typed }]);
  }
  const latin = new Map(
    [...LATIN_NAMES, ...names.filter((n) => /^[A-Za-z]{6,}$/u.test(n))].map((n) => [n.toLowerCase(), n]),
  );
  const listed = new Map<string, string>();
  const wrong = cards.flatMap((card) =>
    card.misspellings.map((spelling) => {
      const id = `wrong ${spelling}`;
      listed.set(id, nearestOf(spelling, [...card.aliases, card.title.ko, card.title.en]));
      return { id, title: { ko: spelling, en: spelling }, aliases: [spelling], misspellings: [] };
    }),
  );
  // A right name that a wrong one begins, or is without its space, claims the place first.
  const table = aliasTable([{ id: '', title: { ko: '', en: '' }, aliases: right, misspellings: [] }, ...wrong]);
  const parted = new Map<string, string[]>();
  for (const name of new Set(names)) {
    if (!/^[가-힣]{3,}$/u.test(name)) continue;
    for (let n = 1; n < name.length; n++) {
      const first = name.slice(0, n);
      parted.set(first, [...(parted.get(first) ?? []), name]);
    }
  }
  return { words, korean, latin, parted, table, listed };
}

/** The name a wrong spelling stands for: the one that takes the fewest other keys. */
function nearestOf(wrong: string, names: readonly string[]): string {
  const typed = keystrokes(wrong);
  let best = names[0]!;
  let least = Number.POSITIVE_INFINITY;
  for (const name of names) {
    const distance = editDistance(typed, keystrokes(name));
    if (distance < least) [best, least] = [name, distance];
  }
  return best;
}

function isKnown(word: string, words: ReadonlySet<string>): boolean {
  return words.has(word) || REAL_WORDS.has(word);
}

/** The word known to be meant by the beginning of a run of Hangul, and how many syllables of it are wrong. */
function koreanSlip(run: string, known: Known): { length: number; suggestion: string } | null {
  for (let n = Math.min(run.length, 8); n >= 2; n--) if (isKnown(run.slice(0, n), known.words)) return null;
  const odd = [...run].findIndex((ch) => !everydaySyllable(ch));
  let best: { length: number; suggestion: string } | null = null;
  for (let n = 2; n <= Math.min(run.length, 10); n++) {
    const wrong = run.slice(0, n);
    const rest = run.slice(n);
    const strange = odd >= 0 && odd < n;
    if (rest !== '' && !AFTER_NOUN.test(rest) && !(strange && rest.length <= 2)) continue;
    const typed = keystrokes(wrong);
    for (const size of [typed.length, typed.length - 1, typed.length + 1]) {
      for (const target of known.korean.get(size) ?? []) {
        if (Math.abs(target.word.length - n) > 1 || !oneSlip(typed, target.typed)) continue;
        if (!strange && endsInParticle(wrong, target.word)) continue;
        if (best === null || target.word.length > best.suggestion.length) best = { length: n, suggestion: target.word };
      }
    }
  }
  return best;
}

/** 모듈로 is 모듈 with its particle, not 모듈러. */
function endsInParticle(wrong: string, meant: string): boolean {
  const stem = wrong.slice(0, -1);
  return (
    stem.length >= 2 && meant.startsWith(stem) && /[로서이가은는을를에의도만나지기고게어자면해한할함음]$/u.test(wrong)
  );
}

/** One neighbouring key, one key too many or too few, or two keys the wrong way round. */
function oneSlip(typed: string, meant: string): boolean {
  let from = 0;
  while (from < typed.length && typed[from] === meant[from]) from++;
  let a = typed.length;
  let b = meant.length;
  while (a > from && b > from && typed[a - 1] === meant[b - 1]) {
    a--;
    b--;
  }
  if (a - from === 1 && b - from === 1) return neighbouringKeys(typed[from]!, meant[from]!);
  if (a - from + (b - from) === 1) return true;
  return a - from === 2 && b - from === 2 && typed[from] === meant[from + 1] && typed[from + 1] === meant[from];
}

/** Endings of English words: with one of them off, a known word is no slip. */
const ENGLISH_ENDINGS = ['', 's', 'es', 'd', 'ed', 'ing', 'r', 'er', 'rs', 'ers', 'ly', 'y', 'al', 'ion', 'ions', 'e'];

function latinSlip(word: string, known: Known): string | null {
  const typed = word.toLowerCase();
  if (/[a-z][A-Z][a-z]/u.test(word) || known.words.has(typed) || REAL_WORDS.has(typed)) return null;
  const stems = ENGLISH_ENDINGS.filter((ending) => typed.endsWith(ending)).map((e) =>
    typed.slice(0, typed.length - e.length),
  );
  if (stems.some((stem) => known.words.has(stem) || known.words.has(`${stem}e`) || known.words.has(`${stem}y`)))
    return null;
  for (const [name, written] of known.latin) {
    if (Math.abs(name.length - typed.length) > 1 || name[0] !== typed[0]) continue;
    if (!oneLetterOff(typed, name) || stems.some((stem) => stem.length >= 5 && name === `${stem}d`)) continue;
    return written;
  }
  return null;
}

function oneLetterOff(typed: string, meant: string): boolean {
  if (typed.length === meant.length && editDistance(typed, meant) === 2) return oneSlip(typed, meant);
  return editDistance(typed, meant) === 1;
}

/** The name that two neighbouring words are the pieces of, when what follows it is a particle or nothing. */
function partedName(first: string, second: string, known: Known): string | null {
  for (const name of known.parted.get(first) ?? []) {
    const rest = name.slice(first.length);
    if (second.startsWith(rest) && (second === rest || AFTER_NOUN.test(second.slice(rest.length)))) return name;
  }
  return null;
}
