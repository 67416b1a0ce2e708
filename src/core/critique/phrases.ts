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

export function fixWords(check: CheckResult, definition: RubricCheck, lang: Language): string {
  const ko = definition.text.ko
    .replace(/는가\?$/u, '는지')
    .replace(/인가\?$/u, '인지')
    .replace(/\?.*$/u, '');
  const en = definition.text.en.replace(/\?$/, '');
  if (check.quote)
    return lang === 'ko' ? `면접관은 이 문장에서 멈춥니다: ${ko}.` : `An interviewer stops at this sentence: ${en}.`;
  return lang === 'ko' ? `찾지 못했습니다: ${ko}.` : `Not found: ${en}.`;
}
