import { bigrams, contentWords, hangulShare, sentences, squeezed } from '../korean.ts';
import { headNoun } from '../noun-phrase.ts';
import { SAME_IN_BOTH_SCRIPTS } from './lexicon/parts.ts';
import { has, signalsOf } from './signals.ts';

/** Why no rubric is applied to an answer (rubrics.md §0). */
export type Gate = 'empty' | 'unknown' | 'echo' | 'copied' | 'off-topic' | 'other-language';

export type GateOptions = {
  question: string;
  lang: 'ko' | 'en';
  /** For follow-ups that a few letters can answer (‘네, 하나요’). */
  short?: boolean;
  /** Sentences the candidate may have read on a card: expected points, sample lines. */
  cardTexts?: readonly string[];
  /** Other questions of the plan, to tell an answer to another question. */
  otherQuestions?: readonly string[];
};

const LEAST_LETTERS = 10;
const LEAST_LETTERS_SHORT = 4;
const ECHO = 0.6;
const COPIED_RUN = 12;
const COPIED_SHARE = 0.5;
const OTHER_LANGUAGE = 0.3;

/**
 * The first threshold an answer fails, or null when its rubric applies. Order: unknown (모르겠습니다 is short, not empty),
 * empty, echo, copied, other language, off topic.
 */
export function gateOf(answer: string, options: GateOptions): Gate | null {
  const letters = answer.match(/[가-힣A-Za-z]/g)?.length ?? 0;
  if (letters > 0 && onlyUnknown(answer, options.lang)) return 'unknown';
  // A short answer with a word of its own (약 3초요, TTL 5분) is an answer.
  const least = options.short ? LEAST_LETTERS_SHORT : LEAST_LETTERS;
  if (letters < least && !(options.short && /\d/.test(answer) && letters > 0)) return 'empty';
  if (!options.short && onlyNames(answer, options.lang)) return 'empty';
  if (repeats(answer, options.question)) return 'echo';
  if (copied(answer, options.cardTexts ?? [], options.lang)) return 'copied';
  if (inOtherLanguage(answer, options.lang)) return 'other-language';
  if (offTopic(answer, options.question, options.otherQuestions ?? [])) return 'off-topic';
  return null;
}

const FILLER =
  /^(?:음+|어+|네|예|아|글쎄요?|저|그|죄송(?:합니다|하지만|해요)?|솔직히|사실|아쉽지만|잠시만요|well|um+|uh+|sorry|honestly|hmm+|yes|no)$/iu;
/** Before a 모름 in the same sentence: something was said, and only then not known. */
const SAID_BEFORE = /(?:는데|(?<!까)지만|으나|니까),?\s|[고며],\s|\b(?:but|though|although)\b/u;
/** 들어 본 적은 있는데 자세히는 모르겠습니다: to have heard of it is nothing said of it. */
const HEARD_OF =
  /^(?:(?:이름|말|용어|그건|그것은|얘기|이야기)[은는도만]?\s?)?(?:들어|써|해)?\s?(?:는\s?)?(?:봤|보았|보기는\s?했|본\s?적[은이]?\s?(?:있|없)|들었|알고는\s?있)[가-힣]{0,3}(?:는데|지만|으나|고),?\s*|^i(?:['’]ve| have)? (?:only )?heard (?:of|about) (?:it|that),? but /iu;
/** 문서를 찾아보겠습니다: a promise, and no word on the matter. With what is looked at first, it is one. */
const LOOKS_IT_UP =
  /^(?:[가-힣]{1,5}\s){0,3}(?:찾아\s?보|알아\s?보|공부해?\s?(?:보|두|하)|배우|익히|살펴\s?보)겠습니다[.!]?$|^i(?:['’]ll| will| would) (?:look it up|read up on it|study it|find out)[.!]?$/iu;
/** As much of a sentence without 모름 as is still only a lead-in (그 부분은). */
const LEAD_IN_LETTERS = 8;

function onlyUnknown(answer: string, lang: 'ko' | 'en'): boolean {
  let unknown = false;
  for (const sentence of signalsOf(answer, { lang }).sentences) {
    const hit = sentence.hits.unknown?.[0];
    if (hit) {
      if (
        SAID_BEFORE.test(sentence.text.slice(0, hit.start - sentence.start).replace(HEARD_OF, '')) &&
        !/^(?:죄송|솔직|아쉽|sorry)/iu.test(sentence.text)
      )
        return false;
      if (saysMore(sentence.text.slice(hit.end - sentence.start))) return false;
      unknown = true;
    } else if (LOOKS_IT_UP.test(sentence.text)) continue;
    else if (has(sentence, 'honest')) return false;
    else {
      const words = sentence.text.split(/[\s,.…!?]+/u).filter((word) => word !== '' && !FILLER.test(word));
      if (words.join('').length > LEAD_IN_LETTERS) return false;
    }
  }
  return unknown;
}

/** 모르겠지만 캐시라고 생각합니다: after the 모름 the sentence goes on with something of its own. */
function saysMore(rest: string): boolean {
  const on = /^(?:[가-힣]{0,2}(?:지만|는데|으나|나)|,?\s?(?:but|though))[,\s]*/iu.exec(rest);
  return on !== null && contentWords(rest.slice(on[0].length)).length > 0;
}

/** So many words without one that says something about another are no answer: the words of a card one after the other. */
const BAG_LEAST = 8;
/** Of them, as many may still carry a particle or an ending by chance. */
const BAG_SAID = 0.15;

function onlyNames(answer: string, lang: 'ko' | 'en'): boolean {
  if (lang === 'en') {
    const words = answer.match(/[A-Za-z]+/g) ?? [];
    return words.length >= BAG_LEAST && !ENGLISH_FUNCTION_WORD.test(answer);
  }
  const words = answer.match(/[가-힣]{2,}/g) ?? [];
  const said = words.filter((word) => headNoun(word) !== word).length;
  return words.length >= BAG_LEAST && said < BAG_SAID * words.length;
}

/** Both most of the answer stands in the question and, together, they share most of what they are made of. */
function repeats(answer: string, question: string): boolean {
  const said = bigrams(answer);
  const asked = bigrams(question);
  if (said.size === 0 || asked.size === 0) return false;
  let shared = 0;
  for (const bigram of said) if (asked.has(bigram)) shared++;
  return shared / said.size >= ECHO && (2 * shared) / (said.size + asked.size) >= ECHO;
}

/** Runs of 12 letters (24 in English) or more that stand in a card cover half of the answer or more. Linear in both. */
function copied(answer: string, cardTexts: readonly string[], lang: 'ko' | 'en'): boolean {
  const length = lang === 'en' ? 2 * COPIED_RUN : COPIED_RUN;
  const said = squeezed(answer);
  if (said.length < length) return false;
  const runs = new Set<string>();
  for (const text of cardTexts) {
    const card = squeezed(text);
    for (let i = 0; i + length <= card.length; i++) runs.add(card.slice(i, i + length));
  }
  let covered = 0;
  let until = 0;
  for (let i = 0; i + length <= said.length; i++) {
    const run = said.slice(i, i + length);
    if (!runs.has(run) || (lang === 'ko' && isName(run))) continue;
    covered += i + length - Math.max(until, i);
    until = i + length;
  }
  return covered / said.length >= COPIED_SHARE;
}

/** READ COMMITTED, at-least-once: the same names stand in every text on the subject. */
function isName(run: string): boolean {
  return (run.match(/[a-z]/gi)?.length ?? 0) > COPIED_RUN / 2;
}

const ENGLISH_FUNCTION_WORD = /\b(?:the|a|an|is|are|was|were|to|of|and|in|it|that|we|i|for|with|on|my|our)\b/i;

/** Too few letters and too few 어절 of the language; a bare technology name answers in any language. */
function inOtherLanguage(answer: string, lang: 'ko' | 'en'): boolean {
  const hangul = answer.match(/[가-힣]/g)?.length ?? 0;
  const latin = answer.match(/[A-Za-z]/g)?.length ?? 0;
  if (hangul + latin < LEAST_LETTERS) return false;
  const share = hangul / (hangul + latin);
  if (lang === 'en') return 1 - share < OTHER_LANGUAGE;
  return share < OTHER_LANGUAGE && hangulShare(answer) < OTHER_LANGUAGE && ENGLISH_FUNCTION_WORD.test(answer);
}

/** Of the keywords that only another question has: long questions share two with almost any answer. */
const THEIR_SHARE = 0.5;

/** No keyword of its question, in either script, but two or more, and a good part, of those of another question. */
function offTopic(answer: string, question: string, others: readonly string[]): boolean {
  if (others.length === 0) return false;
  const said = answer.toLowerCase();
  const own = keywords(question);
  if (own.length === 0 || own.some((word) => spellings(word).some((w) => said.includes(w)))) return false;
  return others.some((other) => {
    const theirs = keywords(other).filter((word) => !own.includes(word));
    const hits = theirs.filter((word) => spellings(word).some((w) => said.includes(w))).length;
    return hits >= 2 && hits >= THEIR_SHARE * theirs.length;
  });
}

function keywords(question: string): string[] {
  return [...new Set(sentences(question).flatMap((s) => contentWords(s.text)))];
}

const SPELLINGS = new Map(SAME_IN_BOTH_SCRIPTS.flatMap((names) => names.map((name) => [name, names] as const)));

function spellings(word: string): readonly string[] {
  return SPELLINGS.get(word) ?? [word];
}
