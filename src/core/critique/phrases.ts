import type { RubricCheck } from '../knowledge/page.ts';
import type { CheckResult } from '../session/events.ts';
import type { Language } from '../vocabulary.ts';

/** Feedback in words: about the answer, never the person; not found, never missing. */

export function keepWords(check: CheckResult, definition: RubricCheck, lang: Language): string {
  if (check.mark === 'honest') {
    return lang === 'ko'
      ? '모르거나 재지 않은 것을 솔직하게 밝혔습니다. 이렇게 말하면 더 캐묻지 않습니다.'
      : 'Says plainly what was not known or measured; an interviewer stops digging there.';
  }
  return lang === 'ko'
    ? `이 문장에서 확인했습니다: ${definition.text.ko.replace(/\?$/u, '')}. 그대로 두세요.`
    : `This sentence shows it: ${definition.text.en.replace(/\?$/, '')}. Keep it.`;
}

export function fixWords(check: CheckResult, definition: RubricCheck, lang: Language): string {
  if (check.quote) {
    return lang === 'ko'
      ? `이 문장만으로는 알 수 없습니다: ${definition.text.ko.replace(/\?$/u, '')}.`
      : `This sentence leaves open: ${definition.text.en.replace(/\?$/, '')}.`;
  }
  return lang === 'ko'
    ? `찾지 못했습니다: ${definition.text.ko.replace(/\?$/u, '')}.`
    : `Not found: ${definition.text.en.replace(/\?$/, '')}.`;
}
