import type { Language } from '../../../core/vocabulary.ts';

/** Where a workspace is when nobody chose a folder. The address of any other folder is the person's own business. */
const HOME_FOLDER = '~/kkori';

/** Where the person puts files, in words. @param display the workspace as it is shown to the person */
export function inboxPlace(display: string, lang: Language): string {
  if (display === HOME_FOLDER) return lang === 'ko' ? '홈 폴더 아래 kkori/inbox' : 'kkori/inbox in the home folder';
  return lang === 'ko' ? 'kkori 설정에서 고른 폴더의 inbox' : 'inbox in the folder chosen in the settings of kkori';
}
