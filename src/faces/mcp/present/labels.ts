import type { Language } from '../../../core/vocabulary.ts';

/** Headings of a result, always in this order. */
const HEADINGS = {
  stored: { ko: '저장', en: 'Stored' },
  say: { ko: '지금 할 말', en: 'Say now' },
  next: { ko: '이어서', en: 'Then' },
  check: { ko: '확인할 것', en: 'To check' },
  assess: { ko: '평가', en: 'Assessment' },
  material: { ko: '근거', en: 'Material' },
  call: { ko: '다음 호출', en: 'Next call' },
} as const;

export function heading(name: keyof typeof HEADINGS, lang: Language, aside = ''): string {
  return `**${HEADINGS[name][lang]}**${aside ? ` (${aside})` : ''}`;
}

export const modeName = (mode: 'exam' | 'coach', lang: Language): string =>
  lang === 'ko' ? (mode === 'exam' ? '실전 모드' : '연습 모드') : mode === 'exam' ? 'exam mode' : 'coach mode';
