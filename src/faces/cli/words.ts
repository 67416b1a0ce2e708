import type { Language } from '../../core/vocabulary.ts';
import { en } from './words.en.ts';
import { ko, type Words } from './words.ko.ts';

export type { Words };

/** The words of a session's language. What is said outside of a session is in `commands/words.ts`. */
export function wordsFor(lang: Language): Words {
  return lang === 'en' ? en : ko;
}
