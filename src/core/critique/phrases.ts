import type { RubricCheck } from '../knowledge/page.ts';
import type { CheckResult } from '../session/events.ts';
import type { Language } from '../vocabulary.ts';

/** Feedback in words: about the answer, never the person; not found, never missing. */

export function keepWords(check: CheckResult, criterion: string, lang: Language): string {
  if (check.mark === 'honest') {
    return lang === 'ko'
      ? '모르거나 재지 않은 것을 솔직하게 밝혔습니다. 이렇게 말하면 더 캐묻지 않습니다.'
      : 'Says plainly what was not known or measured; an interviewer stops digging there.';
  }
  return lang === 'ko'
    ? `‘${criterion}’ 쪽이 보이는 문장입니다. 그대로 두세요.`
    : `This sentence shows “${criterion}”. Keep it.`;
}

/** A check put as what was looked for: 말했는가 → 말했는지, 같은가 → 같은지; in English the question as it is. */
export function fixWords(check: CheckResult, definition: RubricCheck, lang: Language): string {
  const ko = definition.text.ko.replace(/가\?.*$/u, '지');
  const en = definition.text.en.replace(/^[A-Z]/u, (first) => first.toLowerCase());
  if (check.quote)
    return lang === 'ko' ? `면접관은 이 문장에서 멈춥니다: ${ko}.` : `An interviewer stops at this sentence: ${en}`;
  return lang === 'ko' ? `찾지 못했습니다: ${ko}.` : `Not found: ${en}`;
}

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
