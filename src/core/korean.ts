import { headNoun, isFunctionWord } from './noun-phrase.ts';

export { changePhraseAt, isNounPhrase, nounPhraseAt } from './noun-phrase.ts';

/** A sentence with its place: `text === whole.slice(start, end)`, UTF-16 offsets, no white space at either end. */
export type Sentence = { text: string; start: number; end: number };

const BREAK = /[\n\r\u2028\u2029]/;
const SPACE = /\s/;
const HANGUL = /[가-힣]/;
const STOP = new Set(['.', '?', '!', '。', '？', '！']);
const CLOSING = new Set(['"', "'", '”', '’', ')', ']', '」', '』', '`', '*']);
const BULLET = /^(?:[•■□◆◇▪▸►●○※✓✔]|[-*+–—]\s|>\s?|#{1,6}\s)\s*/;
/** Words that carry a period without ending a sentence. */
const ABBREVIATIONS = new Set([
  'vs',
  'etc',
  'no',
  'fig',
  'ver',
  'mr',
  'mrs',
  'ms',
  'dr',
  'st',
  'inc',
  'ltd',
  'co',
  'corp',
  'approx',
  'cf',
  'al',
  'resp',
  'e.g',
  'i.e',
  'a.m',
  'p.m',
  'u.s',
  'eg',
  'ie',
]);
/** Polite endings that end a sentence even when the speaker typed no period. */
const SPOKEN_END =
  /(?:[었았했겠있없됐렸졌]어요|[인은는던]가요|까요|나요|세요|[이에]요|예요|네요|거든요|군요|[었았했겠]죠)$/;
const DATE_END = /\d{4}\.\s?\d{1,2}(?:\.\s?\d{1,2})?$/;
const GOES_ON = /^(?:라고|라는|라며|하고|고|만|라면|던데)(?:\s|$)/;

/**
 * Cuts Korean and English text into sentences. A line break always ends one, a bullet starts one (its mark is left
 * out; list numbers stay), and so do polite endings without a period. Decimals, versions, dates, initials and common
 * abbreviations do not end one, nor does an ellipsis. One pass: linear in the length.
 */
export function sentences(text: string): Sentence[] {
  const out: Sentence[] = [];
  let from = 0;
  const close = (to: number) => {
    const span = trimmed(text, from, to);
    if (span) out.push(span);
    from = to;
  };
  for (let i = 0; i < text.length; i++) {
    const ch = text[i]!;
    if (BREAK.test(ch)) close(i);
    else if (/[•■▪●]/.test(ch) && SPACE.test(text[i + 1] ?? '')) close(i);
    else if (STOP.has(ch)) {
      const run = i;
      while (STOP.has(text[i + 1] ?? '')) i++;
      const dots = text.slice(run, i + 1) === '.' ? 1 : i - run + 1;
      let after = i + 1;
      while (CLOSING.has(text[after] ?? '')) after++;
      if (ends(text, from, run, dots, after)) {
        close(after);
        i = after - 1;
      }
    } else if (
      SPACE.test(ch) &&
      /[다요죠]/.test(text[i - 1] ?? '') &&
      endsPolitely(text.slice(Math.max(from, i - 4), i))
    ) {
      if (!GOES_ON.test(text.slice(i + 1, i + 6))) close(i);
    }
  }
  close(text.length);
  return out;
}

/** …ㅂ니다 by its final consonant, the other polite endings by their letters. */
function endsPolitely(tail: string): boolean {
  if (tail.endsWith('니다')) return ((tail.charCodeAt(tail.length - 3) || 0) - 0xac00) % 28 === 17;
  return SPOKEN_END.test(tail);
}

/** Whether the stop at `at` (a run of `length`) ends the sentence that began at `from`; `after` is past closing marks. */
function ends(text: string, from: number, at: number, length: number, after: number): boolean {
  const next = text[after] ?? '';
  const before = text[at - 1] ?? '';
  if (text[at] !== '.') return next === '' || SPACE.test(next) || HANGUL.test(next);
  if (length > 1) return next === '' || (length < 3 && SPACE.test(next)) || BREAK.test(next);
  // Typed without a space after it: only a Korean ending followed by Hangul is sure.
  if (next !== '' && !SPACE.test(next)) return after === at + 1 && /[다요죠까]/.test(before) && HANGUL.test(next);
  if (next === '' || BREAK.test(next)) return true;
  const word = wordBefore(text, from, at);
  if (/^[(]?\d{1,3}$/.test(word) && text.slice(Math.max(from, at - 8), at).trim() === word && at - from < 8)
    return false; // 1. a list number
  if (
    /\d$/.test(word) &&
    (/^\s+\d/.test(text.slice(after, after + 4)) || DATE_END.test(text.slice(Math.max(from, at - 14), at)))
  )
    return false; // 2025. 4. 12.
  if (/^[A-Za-z]$/.test(word) || ABBREVIATIONS.has(word.toLowerCase())) return false;
  return true;
}

/** The word that stands right before `at`, at most 12 characters of it. */
function wordBefore(text: string, from: number, at: number): string {
  let start = at;
  while (start > from && at - start < 12 && !SPACE.test(text[start - 1]!)) start--;
  return text.slice(start, at).replace(/^[("'‘“]+/, '');
}

function trimmed(text: string, from: number, to: number): Sentence | null {
  let start = from;
  let end = to;
  while (start < end && SPACE.test(text[start]!)) start++;
  while (end > start && SPACE.test(text[end - 1]!)) end--;
  start += BULLET.exec(text.slice(start, Math.min(end, start + 12)))?.[0].length ?? 0;
  if (start >= end || !/[\p{L}\p{N}]/u.test(text.slice(start, end))) return null;
  return { text: text.slice(start, end), start, end };
}

/** How fast an interview answer is spoken: 320 Korean syllables a minute (rubrics.md §8, speak.time). */
const SYLLABLES_PER_MINUTE = 320;
/** Syllables of an English word as read in a Korean answer (rubrics.md §8). */
const LATIN_WORD = 2.5;
const UNIT_READINGS: Readonly<Record<string, number>> = { '%': 3, '℃': 2, '+': 3, '&': 2 };

/** Syllables as spoken: Hangul one each, a Latin word 2.5, digits as read in Korean (1.8 → 일점팔 3, 2025 → 이천이십오 5). */
export function syllables(text: string): number {
  let total = 0;
  for (const [token] of text.matchAll(/[가-힣]|[A-Za-z]+|\d[\d,]*(?:\.\d+)?|[%℃]/g)) {
    if (HANGUL.test(token)) total += 1;
    else if (/[A-Za-z]/.test(token)) total += LATIN_WORD;
    else total += UNIT_READINGS[token] ?? numberReading(token);
  }
  return total;
}

function numberReading(token: string): number {
  const [whole = '', fraction] = token.replaceAll(',', '').split('.');
  const digits = whole.replace(/^0+(?=\d)/, '');
  // Numbers longer than a telephone number are spelled out digit by digit.
  const read = digits.length > 16 || digits === '0' ? digits.length : integerReading(digits);
  return read + (fraction ? 1 + fraction.length : 0);
}

/** 사천팔백 = 4 digits with their places; a leading 일 is dropped before 십, 백, 천 and a first 만. */
function integerReading(digits: string): number {
  let total = 0;
  for (let i = 0; i < digits.length; i++) {
    const place = digits.length - 1 - i;
    const silentOne = digits[i] === '1' && (place % 4 > 0 || (place === 4 && i === 0));
    if (digits[i] !== '0') total += (silentOne ? 0 : 1) + (place % 4 > 0 ? 1 : 0);
    if (place > 0 && place % 4 === 0 && /[1-9]/.test(digits.slice(Math.max(0, i - 3), i + 1))) total += 1;
  }
  return total;
}

/** Seconds to say the text aloud at 320 syllables a minute, not rounded. */
export function speakingSeconds(text: string): number {
  return (syllables(text) / SYLLABLES_PER_MINUTE) * 60;
}

const CODE_AND_QUOTES = /```[^`]*```|`[^`\n]*`|‘[^‘’\n]*’|“[^“”\n]*”|"[^"\n]*"|(?<![\p{L}\p{N}])'[^'\n]+'/gu;

/**
 * Share of 어절 that hold Hangul, 0–1; 1 when nothing is left to count. Code spans, quotes (‘’ “” "" ''), 어절 without a
 * letter and the terms of `ignore` (as written or lower case, up to four words) are left out.
 */
export function hangulShare(text: string, ignore: ReadonlySet<string> = new Set()): number {
  const words = text
    .replace(CODE_AND_QUOTES, ' ')
    .split(/\s+/)
    .map((word) => withoutEdges(word, /[^\p{L}\p{N}+#]/u))
    .filter((word) => /\p{L}/u.test(word));
  let counted = 0;
  let hangul = 0;
  for (let i = 0; i < words.length; i++) {
    const run = ignoredRun(words, i, ignore);
    if (run > 0) {
      i += run - 1;
      continue;
    }
    counted++;
    if (HANGUL.test(words[i]!)) hangul++;
  }
  return counted === 0 ? 1 : hangul / counted;
}

/** Drops characters of a class at both ends; by hand, for a pattern would look at a run within the text again and again. */
function withoutEdges(text: string, drop: RegExp): string {
  let start = 0;
  let end = text.length;
  while (start < end && drop.test(text[start]!)) start++;
  while (end > start && drop.test(text[end - 1]!)) end--;
  return text.slice(start, end);
}

function ignoredRun(words: readonly string[], at: number, ignore: ReadonlySet<string>): number {
  if (ignore.size === 0) return 0;
  for (let n = Math.min(4, words.length - at); n > 0; n--) {
    const term = words.slice(at, at + n).join(' ');
    if (ignore.has(term) || ignore.has(term.toLowerCase())) return n;
  }
  return 0;
}

/** Polite requests at the end of a question, longest first; what is asked stays. */
const REQUESTS: readonly RegExp[] = [
  /\s*(?:하나만|하나|한\s*가지만?|조금\s*더|좀\s*더|한\s*번|간단히|자세히|구체적으로|차례대로|함께)?\s*(?:말씀|이야기|얘기|설명|소개|공유|기술|서술|답변|작성|정리|예시)(?:을|를)?\s*(?:좀\s*)?(?:해|하여|들어)?\s*(?:주시겠어요|주시겠습니까|주실\s*수\s*있(?:나요|을까요|으신가요|습니까)|주실래요|주세요|주십시오|주시기\s*바랍니다|주시면\s*됩니다|보시겠어요|보세요|봅시다)(?=[?.!\s]|$)/gu,
  /\s*(?:하나만|하나|한\s*가지만?|조금\s*더|좀\s*더)?\s*(?:들려|알려|풀어|적어|짚어|보여)\s*(?:주시겠어요|주시겠습니까|주실\s*수\s*있(?:나요|을까요|으신가요|습니까)|주실래요|주세요|주십시오)(?=[?.!\s]|$)/gu,
  /\s*(?:어떻게\s*)(?:하시겠어요|하시겠습니까|하실\s*건가요|하실\s*것인가요|하실까요|하셨나요|하나요|되나요|될까요|생각하시나요|생각하세요)(?=[?.!\s]|$)/gu,
  /(?:은|는|이|가)?\s*(?:무엇(?:이라고\s*생각하시나요|인가요|입니까|이었나요|이었습니까|일까요|이죠)|뭔가요|뭐였나요|어떻게\s*되나요|어떤가요)(?=[?.!\s]|$)/gu,
  /\s*(?:묻겠습니다|여쭙겠습니다|여쭤보겠습니다|궁금합니다)(?=[?.!\s]|$)/gu,
  /(?:^|(?<=[.!?]\s))(?:could|can|would)\s+you\s+(?:please\s+)?(?:briefly\s+)?(?:tell\s+(?:me|us)\s+(?:more\s+)?(?:about\s+)?|describe\s+|explain\s+|walk\s+(?:me|us)\s+through\s+|share\s+|talk\s+(?:me\s+through|about)\s+|give\s+(?:me|us)\s+(?:an?\s+)?)/giu,
  /(?:^|(?<=[.!?]\s))(?:please\s+)?(?:tell\s+(?:me|us)\s+(?:more\s+)?about\s+|describe\s+|explain\s+|walk\s+(?:me|us)\s+through\s+|share\s+|talk\s+about\s+)/giu,
  /(?:^|(?<=[.!?]\s))(?:how\s+(?:would|do|did)\s+you\s+(?:handle|approach|go\s+about)\s+|what\s+(?:is|are|was|were)\s+)/giu,
];

/**
 * The question without its polite request phrases and final mark, for comparing what is asked: ‘재발을 막은 경험을 하나
 * 들려주시겠어요?’ → ‘재발을 막은 경험을’. What remains may be empty of nothing but the request.
 */
export function stripRequest(question: string): string {
  let out = question.replace(/\s+/g, ' ');
  for (const pattern of REQUESTS) out = out.replace(pattern, '');
  out = out.replace(/\s+/g, ' ').replace(/ ?([?.!])(?: ?[?.!])+/g, '$1');
  return withoutEdges(out, /[\s?.!,]/u);
}

/** Letters and digits alone, lower case, NFC: what bigrams are made of. */
export function squeezed(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Distinct character bigrams of the squeezed text. */
export function bigrams(text: string): Set<string> {
  const letters = squeezed(text);
  const out = new Set<string>();
  for (let i = 0; i + 1 < letters.length; i++) out.add(letters.slice(i, i + 2));
  return out;
}

/** Jaccard overlap of character bigrams, 0–1; two texts without bigrams are alike only when they are equal. */
export function bigramJaccard(a: string, b: string): number {
  const left = bigrams(a);
  const right = bigrams(b);
  if (left.size === 0 && right.size === 0) return squeezed(a) === squeezed(b) ? 1 : 0;
  return jaccard(left, right);
}

/** Jaccard overlap of two sets, 0–1; 0 when both are empty. */
export function jaccard(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  let shared = 0;
  for (const one of left) if (right.has(one)) shared++;
  return shared === 0 ? 0 : shared / (left.size + right.size - shared);
}

const WORD = /[A-Za-z][A-Za-z0-9]*(?:[.+#/-][A-Za-z0-9]+)*[+#]*|[가-힣]+/g;

/**
 * Distinct words that carry meaning, in order of appearance: particles and endings stripped, stop words out, Latin
 * terms in lower case (‘Kafka와 아웃박스로 전환했습니다’ → kafka, 아웃박스, 전환). Single syllables are kept only when they are
 * known nouns of the trade (큐, 락, 키 …).
 */
export function contentWords(text: string): string[] {
  const out = new Set<string>();
  for (const [word] of text.normalize('NFC').matchAll(WORD)) {
    if (HANGUL.test(word)) {
      const noun = headNoun(word);
      if (noun && !isFunctionWord(noun)) out.add(noun);
    } else {
      const term = word.toLowerCase();
      if (!isFunctionWord(term)) out.add(term);
    }
  }
  return [...out];
}
