import { withJosa } from '../josa.ts';
import type { RubricCheck } from '../knowledge/page.ts';
import type { CheckResult } from '../session/events.ts';
import type { Bilingual, Language } from '../vocabulary.ts';

/** Feedback in words: about the answer, never the person; not found, never missing. */

export function keepWords(check: CheckResult, definition: RubricCheck | undefined, lang: Language): string {
  if (check.mark === 'honest') {
    return lang === 'ko'
      ? '모르거나 재지 않은 것을 솔직하게 밝혔습니다. 이렇게 말하면 더 캐묻지 않습니다.'
      : 'Says plainly what was not known or measured; an interviewer stops digging there.';
  }
  const does =
    KEPT[check.id]?.[lang] ?? (definition && (lang === 'ko' ? `${that(definition.text.ko)} 문장입니다.` : null));
  if (lang === 'ko') return `${does ?? '질문에 답하는 문장입니다.'} 그대로 두세요.`;
  return does ? `${does} Keep it.` : `This sentence answers “${definition?.text.en ?? 'what was asked'}” Keep it.`;
}

/** What a sentence does, where the check speaks of the whole answer. */
const KEPT: Readonly<Record<string, Bilingual>> = {
  'draft.answer.first': { ko: '물은 것에 바로 답하는 문장입니다.', en: 'This sentence answers what was asked.' },
  'draft.proof.number': {
    ko: '있었던 일을 값과 함께 말한 문장입니다.',
    en: 'This sentence tells what happened with a value.',
  },
  'draft.proof.match': { ko: '이력서와 같은 값을 말한 문장입니다.', en: 'This value agrees with the résumé.' },
  'behavioural.result.match': {
    ko: '이력서나 앞선 답과 같은 값을 말한 문장입니다.',
    en: 'This value agrees with what was said elsewhere.',
  },
  'resume.match.resume': { ko: '이력서와 같은 값을 말한 문장입니다.', en: 'This value agrees with the résumé.' },
  'resume.match.earlier': {
    ko: '앞선 답과 같은 값을 말한 문장입니다.',
    en: 'This value agrees with an earlier answer.',
  },
  'behavioural.result.basis': {
    ko: '앞뒤 값이나 잰 방법을 말한 문장입니다.',
    en: 'This sentence has the values or how they were measured.',
  },
  'resume.proof.basis': {
    ko: '수치의 값과 잰 방법을 말한 문장입니다.',
    en: 'This sentence has the value and how it was measured.',
  },
  'technical.core.points': {
    ko: '답에 들어갈 것을 말한 문장입니다.',
    en: 'This sentence holds a point that belongs into the answer.',
  },
};

/** What is found wrong with a quoted sentence: the check's own question reads the other way round beside it. */
const FAULTS: Readonly<Record<string, Bilingual>> = {
  fair: { ko: '남을 깎아내리는 말로 들릴 수 있는 문장입니다.', en: 'This may sound like running others down.' },
  'move.fair': {
    ko: '전 회사를 탓하는 말로 들릴 수 있는 문장입니다.',
    en: 'This may sound like blaming your former company.',
  },
  'move.same': {
    ko: '다른 지원 건에서 말한 이유와 다르게 들릴 수 있는 문장입니다.',
    en: 'This may sound unlike the reason given elsewhere.',
  },
  'proof.absolute': { ko: '예외가 하나면 무너지는 문장입니다.', en: 'One exception breaks this.' },
  'proof.vague': {
    ko: '결과를 말하는데 기준이 되는 값을 찾지 못한 문장입니다.',
    en: 'A result to which no value was found.',
  },
  'right.misconception': { ko: '흔한 오해와 닿은 문장입니다.', en: 'Close to a common misconception.' },
  'move.secret': {
    ko: '전 회사의 비공개 정보로 들릴 수 있는 문장입니다.',
    en: 'This may sound like a confidential fact of your former company.',
  },
  'match.resume': { ko: '이력서와 다른 값을 말한 문장입니다.', en: 'This value differs from the résumé.' },
  'match.earlier': { ko: '앞선 답과 다른 값을 말한 문장입니다.', en: 'This value differs from an earlier answer.' },
  'result.match': {
    ko: '다른 곳에서와 다른 값을 말한 문장입니다.',
    en: 'This value differs from what was said elsewhere.',
  },
  'speak.breath': { ko: '한 숨에 말하기에는 긴 문장입니다.', en: 'This sentence is too long for one breath.' },
  'speak.form': { ko: '다른 문장과 말투가 다른 곳입니다.', en: 'The style of speech changes here.' },
  'speak.pledge': {
    ko: '다짐만 있고 새로운 내용을 찾지 못한 문장입니다.',
    en: 'A pledge in which nothing new was found.',
  },
  'right.absolute': { ko: '예외가 없다고 말한 문장입니다.', en: 'This is said without any exception.' },
  'proof.link': {
    ko: '도구가 결과를 만든 것처럼 들리는 문장입니다.',
    en: 'This sounds as if the tool had made the result.',
  },
  'event.lean': { ko: '상황 설명이 답의 절반을 넘습니다.', en: 'The scene takes more than half of the answer.' },
  'flow.simple': { ko: '처음부터 여러 부품을 놓은 곳입니다.', en: 'Several parts are put here from the start.' },
  'aim.new': { ko: '공고에 적혀 있을 만한 것을 묻는 문장입니다.', en: 'The posting may already say this.' },
  'fit.who': {
    ko: '이 자리의 면접관이 답하기 어려울 수 있는 질문입니다.',
    en: 'This interviewer may not be the one to answer it.',
  },
  'fit.open': { ko: '예, 아니오로 끝날 수 있는 질문입니다.', en: 'This can be answered with yes or no.' },
  'fit.one': { ko: '한 번에 둘을 묻는 질문입니다.', en: 'This asks for two things at once.' },
  'use.safe': { ko: '탓하거나 시험하는 말로 들릴 수 있는 질문입니다.', en: 'This may sound like blame or a test.' },
};
const NOT_FOUND: Readonly<Record<string, Bilingual>> = {
  'answer.kind': {
    ko: '질문이 물은 종류의 답(있었던 일, 앞으로 할 일)으로 보이는 문장을 찾지 못했습니다.',
    en: 'No sentence of the kind that was asked for (what happened, what you would do) was found.',
  },
  'event.lean': { ko: '상황 설명이 답의 절반을 넘습니다.', en: 'The scene takes more than half of the answer.' },
};

/** What was not found, or what is wrong with the quoted sentence, as one would say it to a colleague. */
export function fixWords(check: CheckResult, definition: RubricCheck, lang: Language): string {
  const en = definition.text.en.replace(/^[A-Z]/u, (first) => first.toLowerCase());
  const table = check.quote ? FAULTS : NOT_FOUND;
  const own = table[definition.id] ?? table[definition.id.split('.').at(-1)!];
  if (own) return own[lang];
  if (lang === 'en') return check.quote ? `An interviewer stops at this sentence: ${en}` : `Not found: ${en}`;
  if (check.quote) return `면접관은 이 문장에서 멈춥니다: ${definition.text.ko.replace(/가\?.*$/u, '지')}.`;
  const there = /^(.+?)[이가] 있는가\?/u.exec(definition.text.ko);
  return there
    ? `${withJosa(there[1]!, '을/를')} 찾지 못했습니다.`
    : `${that(definition.text.ko)} 문장을 찾지 못했습니다.`;
}

/** A check's question before a noun: 이유를 말했는가? → 이유를 말한, 드러나는가? → 드러나는. */
function that(question: string): string {
  const clause = question
    .replace(/\?.*$/u, '')
    .replace(/\([^)]*\)|한 문장으로 |하나 이상 (?=드러|말)/gu, '')
    .trim();
  if (clause.endsWith('같은가') || clause.endsWith('인가')) return clause.slice(0, -1);
  if (!clause.endsWith('는가')) return `${clause.replace(/가$/u, '지')} 보이는`;
  const verb = clause.slice(0, -2);
  const last = verb.codePointAt(verb.length - 1)! - HANGUL_START;
  // 있는가, 없는가 and the present tense keep their 는.
  if (last % FINALS !== SS || /[있겠]$/u.test(verb)) return `${verb}는`;
  const vowel = Math.floor(last / FINALS) % VOWELS;
  const stem = verb.slice(0, -1);
  // 견주었 → 견준, 내놓았 → 내놓은: the past syllable goes.
  if (/[았었]$/u.test(verb)) {
    const before = stem.codePointAt(stem.length - 1)! - HANGUL_START;
    return before % FINALS === 0 ? stem.slice(0, -1) + String.fromCodePoint(HANGUL_START + before + N) : `${stem}은`;
  }
  const back = PAST_VOWELS[vowel] ?? vowel;
  return stem + String.fromCodePoint(HANGUL_START + last - SS + N + (back - vowel) * FINALS);
}

const HANGUL_START = 0xac00;
const FINALS = 28;
const VOWELS = 21;
/** Final consonants ㅆ and ㄴ by their number in a syllable. */
const SS = 20;
const N = 4;
/** 말했 → 말한 (ㅐ → ㅏ), 밝혔 → 밝힌 (ㅕ → ㅣ), 다뤘 → 다룬 (ㅝ → ㅜ), 봤 → 본 (ㅘ → ㅗ), by number of the vowel. */
const PAST_VOWELS: Readonly<Record<number, number>> = { 1: 0, 6: 20, 14: 13, 9: 8 };

/**
 * What a check's page says to do, ready to be shown. Its place to fill in (‘…’) takes what the question asks for; one at
 * the end, after a colon, stands for the quote beside it and goes.
 */
export function sayWords(definition: RubricCheck, lang: Language, question: string): string {
  return definition.say[lang].replace(/:?\s*‘…’$/u, '').replace('‘…’', `‘${askedIn(question)}’`);
}

/** Longest part of a question that is said back, characters. */
const ASKED_MAX = 44;
/** Below this a part after the last comma says nothing by itself. */
const PART_MIN = 12;

/**
 * What a question asks for, short enough to be said back in ‘…’: its last sentence, of a long one the last part; quotes
 * within it become double ones.
 */
export function askedIn(question: string): string {
  const sentence = lastSentence(question)
    .trim()
    .replace(/‘([^’]*)’/gu, '“$1”');
  if (sentence.length <= ASKED_MAX) return sentence;
  const part = sentence.slice(sentence.lastIndexOf(', ') + 1).trim();
  if (part.length >= PART_MIN && part.length <= ASKED_MAX) return part;
  return `…${sentence.slice(-ASKED_MAX).replace(/^\S*\s+/u, '')}`;
}

/** The sentence of a question that asks: its last one. */
export function lastSentence(question: string): string {
  return question.split(/(?<=[.?!])\s+/u).at(-1) ?? question;
}
