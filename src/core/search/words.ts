import type { Span } from '../evidence/evidence.ts';

/** A word as the index knows it, and where it stands in the text it was taken from (UTF-16 offsets). */
export type Word = Span & { term: string };

/** Names with a sign in them come whole. */
const SIGNED = /(?:n\+1(?![\p{L}\p{N}])|c\+\+|[cf]#(?![\p{L}\p{N}])|\.net(?![a-z]))/iuy;
const SIGNED_START = new Set([...'nNcCfF.'].map((letter) => letter.charCodeAt(0)));
/** Addresses and link targets say nothing that is looked for. */
const ADDRESS = /https?:\/\/[^\s)>\]]+|\]\([^()\s]*\)/g;
const PART = /[가-힣]+|[a-z0-9\u00c0-\u024f]+|[^가-힣a-z0-9\u00c0-\u024f]+/g;
const WORD_CHARACTER = /[\p{L}\p{N}\p{M}]/u;
const HANGUL = /^[가-힣]/;
const LATIN = /^[a-z0-9\u00c0-\u024f]/;
/** No word is longer; what is (a key, a line of base64) is cut. */
const LONGEST = 40;

/**
 * The words of a text for indexing and for asking alike, in order: NFKC, lower case, Korean without particles and the
 * endings of 하다, 되다, 시키다 (격리를 → 격리), English without the plural s, `camelCase` whole and in its parts,
 * addresses left out. Pure, the same for every engine: joined with spaces the terms can be the text of an FTS5 row or
 * of a PostgreSQL `to_tsvector('simple', …)`, since a term holds no white space. Linear; never throws.
 */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  const plain = text.replace(ADDRESS, (hidden) => ' '.repeat(hidden.length));
  for (let start = 0; start < plain.length; ) {
    if (SIGNED_START.has(plain.charCodeAt(start))) {
      SIGNED.lastIndex = start;
      const signed = SIGNED.exec(plain)?.[0];
      if (signed) {
        words.push({ term: signed.toLowerCase(), start, end: start + signed.length });
        start += signed.length;
        continue;
      }
    }
    const { end, kinds } = runAt(plain, start);
    if (kinds > 0) putRun(words, plain.slice(start, end), kinds, { start, end });
    start = Math.max(end, start + 1);
  }
  return words;
}

/** What a run holds, as bits: Hangul syllables, small letters and digits, capitals, anything else that is a letter. */
const SYLLABLE = 1;
const SMALL = 2;
const CAPITAL = 4;
const OTHER = 8;

function runAt(text: string, start: number): { end: number; kinds: number } {
  let kinds = 0;
  let end = start;
  while (end < text.length) {
    const code = text.charCodeAt(end);
    if (code >= 0xac00 && code <= 0xd7a3) kinds |= SYLLABLE;
    else if ((code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39)) kinds |= SMALL;
    else if (code >= 0x41 && code <= 0x5a) kinds |= CAPITAL;
    else {
      if (code < 0x80) break;
      const letter = String.fromCodePoint(text.codePointAt(end)!);
      if (!WORD_CHARACTER.test(letter)) break;
      kinds |= OTHER;
      end += letter.length - 1;
    }
    end += 1;
  }
  return { end, kinds };
}

function putRun(words: Word[], run: string, kinds: number, span: Span): void {
  if (kinds === SYLLABLE || kinds === SMALL) {
    put(words, run, span);
    return;
  }
  const folded = kinds & OTHER ? run.normalize('NFKC') : run;
  for (const part of camelParts(folded)) put(words, part, span);
  for (const { 0: part } of folded.toLowerCase().matchAll(PART)) {
    const last = words.at(-1);
    // A particle glued to a Latin word (Redis를) is no word of its own.
    if (HANGUL.test(part) && last && last.end === span.end && LATIN.test(last.term) && GLUED.has(part)) continue;
    put(words, part, span);
  }
}

function put(words: Word[], part: string, span: Span): void {
  const code = part.charCodeAt(0);
  const term = code >= 0xac00 && code <= 0xd7a3 ? koreanStem(part) : latinStem(part);
  if (term !== '' && !/\s/.test(term))
    words.push({ term: term.length > LONGEST ? term.slice(0, LONGEST) : term, ...span });
}

function camelParts(run: string): string[] {
  if (!/[a-z][A-Z]/.test(run)) return [];
  const parts = run.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? [];
  return parts.length > 1 ? parts.filter((part) => part.length > 1).map((part) => part.toLowerCase()) : [];
}

function latinStem(word: string): string {
  return word.length > 3 && /^[a-z]+s$/.test(word) && !/(?:ss|us|is)$/.test(word) ? word.slice(0, -1) : word;
}

const one = (words: string) => words.split(' ');

/** Endings to be looked up by the end of a word. */
type Ends = { all: ReadonlySet<string>; longest: number };
function ends(words: string): Ends {
  const all = new Set(one(words));
  return { all, longest: Math.max(...[...all].map((end) => end.length)) };
}

/** The word without the longest ending that leaves two syllables (one for those of `short`); null without any. */
function without(word: string, { all, longest }: Ends, short?: ReadonlySet<string>): string | null {
  for (let cut = Math.min(longest, word.length - 1); cut > 0; cut--) {
    const end = word.slice(-cut);
    if (all.has(end) && word.length - cut >= (short?.has(end) ? 1 : 2)) return word.slice(0, -cut);
  }
  return null;
}

/** Particles, longest first. They may leave two syllables; those of `SHORT` may leave one (락을 → 락). */
const PARTICLES = ends(
  '에서부터 으로부터 에게서 으로서 으로써 이라는 이라고 이라도 이라면 이란 에서 에게 한테 부터 까지 처럼 보다 마다 조차 마저 밖에 으로 로서 로써 라는 라고 라도 라면 이나 이랑 이며 입니다 인가요 이에요 예요 이죠 인지 일까요 들이 들은 들을 들의 은 는 이 가 을 를 의 에 와 과 도 로 만 랑 란 들',
);
const SHORT = new Set(one('은 는 을 를'));
/** What may follow a Latin word without a space. */
const GLUED = new Set([...PARTICLES.all, ...one('나 요 인 일 이고 이면 이지만 하고 하는 했 한 할 함')]);

/** Endings of verbs made from a noun, longest first; they leave two syllables. */
const ENDINGS = ends(
  '하였습니다 했습니다 하겠습니다 하십시오 하시겠어요 하시나요 하셨나요 하는지 했는지 하는가 하면서 하려면 하려고 하지만 하도록 하거나 하더라도 했더니 했는데 하는데 했다가 했어요 합니다 했던 하던 하는 하고 하면 하여 하니 하지 하기 하게 하자 해서 해야 해도 해요 한다 했다 하다 하며 할까요 할지 할 한 함 해 된다면 되었습니다 됐습니다 되는지 되면서 되려면 되지만 되도록 되거나 됩니다 되었던 되었다 되어서 되어야 되나요 되는 되고 되면 되어 되지 되기 되게 돼서 돼야 됐다 된다 되다 될까요 될지 될 된 됨 돼 되 시킵니다 시켰습니다 시키는 시키고 시키면 시켜서 시킨다 시켰다 시키기 시키 시킨 시켜 시킬',
);

/** Nouns that end like a particle: cut, they would no longer be found by the whole word. */
const WHOLE = new Set(
  one(
    '회의 정의 동의 주의 강의 논의 합의 협의 문의 편의 심의 건의 결과 성과 경과 통과 효과 초과 속도 정도 온도 빈도 제도 시도 의도 용도 한도 각도 척도 순도 별도 재시도 난이도 복잡도 결합도 응집도 신뢰도 만족도 중요도 완성도 경로 회로 도로 제로 매크로 마이크로 추가 평가 증가 허가 휴가 참가 대가 단가 주가 이미지 메시지 페이지 패키지 높이 길이 깊이 차이 사이 아이 종이 어디 무엇이 하나 우리 여러 이러 그러 판다 마을 가을 노을 게이트웨이 딜레이 릴레이 플레이 디스플레이 미디어 서비스 프로그램만 개인 체인 도메인 온라인 오프라인 파이프라인 디자인 로그인 승인 확인 원인 할인 권한 제한 무한 기한 상한 하한 최대한 최소한 역할 분할 이해 방해 피해 저해 참여 부여 기여',
  ),
);

/**
 * The stem of a Korean word: stripped until nothing more comes off, so that it is the same whatever stands behind the
 * word (재시도를, 재시도), and its root where it is a verb (느려졌다, 느려지면 → 느려지). Not a dictionary form: nouns
 * that end in ㄴ, ㄹ, ㅁ, ㅂ, ㅆ lose that letter too (패턴 → 패터), which nothing but other stems ever sees.
 */
export function koreanStem(word: string): string {
  let stem = word.length > 20 ? word.slice(0, 20) : word;
  for (let round = 0; round < 4; round++) {
    if (WHOLE.has(stem)) return stem;
    const next = without(stem, ENDINGS) ?? without(stem, PARTICLES, SHORT);
    if (next === null) return root(stem);
    stem = next;
  }
  return root(stem);
}

/** Endings of verbs, longest first; they leave two syllables. */
const VERB_ENDINGS = ends(
  '는거 는건 는걸 는게 는법 은거 던거 으려면 으려고 려면 려고 느라고 느라 면서 으면 으며 지만 는데 은데 던데 도록 다가 니까 으니 므로 습니다 어서 아서 어도 아도 어야 아야 는지 은지 을지 을까 는다 으로 거나 더니 어요 아요 네요 나요 지요 죠 면 며 고 지 기 게 자 니 다 서 는 은 을 던 요 까',
);

/** Final consonants that come and go with the ending: ㄴ ㄹ ㅁ ㅂ ㅆ, by their number in a syllable. */
const LOOSE_FINALS = new Set([4, 8, 16, 17, 20]);
const PAST = 20;
/** Vowels of stem and ending in one, and the stem's own: ㅕ→ㅣ, ㅘ→ㅗ, ㅝ→ㅜ, ㅙ→ㅚ. */
const CONTRACTED: Readonly<Record<number, number>> = { 6: 20, 9: 8, 14: 13, 10: 11 };

/** 느려졌다 → 느려지, 기다리느라 → 기다리, 멈춤 → 멈추; measured on the judged queries, mostly on descriptions. */
function root(word: string): string {
  const first = without(word, VERB_ENDINGS) ?? word;
  const second = without(first, VERB_ENDINGS);
  // 느려지 is a root of its own, not 느려 with an ending.
  const stem = second === null || (first.endsWith('지') && second.length === first.length - 1) ? first : second;
  if (stem.length < 2) return stem;
  const code = stem.charCodeAt(stem.length - 1) - 0xac00;
  if (code < 0 || code > 11171) return stem;
  const final = code % 28;
  const vowel = Math.floor(code / 28) % 21;
  const bare = LOOSE_FINALS.has(final);
  const verbal = final === PAST || (stem !== word && (bare || final === 0));
  const kept = (verbal && CONTRACTED[vowel]) || vowel;
  return stem.slice(0, -1) + String.fromCharCode(0xac00 + code - final - vowel * 28 + kept * 28 + (bare ? 0 : final));
}
