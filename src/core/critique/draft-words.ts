import { josa } from '../josa.ts';
import type { Language } from '../vocabulary.ts';
import type { Conflict } from './conflicts.ts';
import type { Unsupported } from './unsupported.ts';

/** What is said of a conflict or an unsupported claim: what an interviewer would ask, never who is right. */

const WHERE: Record<Conflict['other']['origin'], Record<Language, string>> = {
  resume: { ko: '이력서에는', en: 'The résumé says' },
  posting: { ko: '공고에는', en: 'The posting says' },
  draft: { ko: '다른 초안에는', en: 'Another draft says' },
  earlier: { ko: '앞 답에는', en: 'An earlier answer says' },
  dossier: { ko: '다른 노트에는', en: 'Other notes say' },
};

const WHICH: Record<Conflict['kind'], Record<Language, string>> = {
  number: { ko: '어느 쪽이 맞나요?', en: 'Which one is right?' },
  year: { ko: '어느 시기가 맞나요?', en: 'Which time is right?' },
  technology: { ko: '그때 쓰신 것은 어느 쪽인가요?', en: 'Which of them was used then?' },
  role: { ko: '그 일에서 직접 하신 부분은 어디까지인가요?', en: 'How far did your own part in it go?' },
};

export function conflictWords({ quote, other, kind }: Conflict, lang: Language): string {
  return lang === 'ko'
    ? `${WHERE[other.origin].ko} ‘${other.quote}’, 이 초안에는 ‘${quote}’${kind === 'role' ? ' 쪽으로' : josa(quote, '으로/로')} 적혀 있습니다. ${WHICH[kind].ko}`
    : `${WHERE[other.origin].en} ‘${other.quote}’, this draft ‘${quote}’. ${WHICH[kind].en}`;
}

/** @param resume whether there is a résumé to look for the value in */
export function unsupportedWords(kind: Unsupported['kind'], resume: boolean, lang: Language): string {
  const ko = lang === 'ko';
  switch (kind) {
    case 'number':
      if (!resume)
        return ko
          ? '이 값을 잰 방법이나 기간을 찾지 못했습니다.'
          : 'How or over what time it was measured was not found.';
      return ko
        ? '이력서에서 이 값을 찾지 못했고, 잰 방법도 찾지 못했습니다.'
        : 'Neither this value in the résumé nor how it was measured was found.';
    case 'absolute':
      return ko ? '예외가 하나면 무너지는 말입니다.' : 'One exception breaks it.';
    case 'vague':
      return ko ? '결과인데 기준이 되는 값을 찾지 못했습니다.' : 'A result, and no value to it was found.';
  }
}

/** What to write in the place of a vague word: its own word is taken up, and praise has none that a value could replace. */
export function insteadOf(quote: string, lang: Language): string {
  const ko = lang === 'ko';
  if (PRAISE.test(quote))
    return ko
      ? '무엇이 달라졌는지 하나만 짚어 적어 보세요. 잰 값이 있으면 얼마에서 얼마가 됐는지도 함께요.'
      : 'Name one thing that changed, and from what to what if it was measured.';
  const word = VAGUE_WORD.exec(quote)?.[0];
  return ko
    ? `${word ? `‘${word}’ 대신 ` : ''}얼마에서 얼마가 됐는지 적어 보세요. 재지 않으셨다면 무엇이 달라졌는지만 적어도 됩니다.`
    : `${word ? `Instead of “${word}”, say ` : 'Say '}from what to what; if it was not measured, only what changed.`;
}

const PRAISE = /^(?:좋은|뛰어난|훌륭한|만족스러운|의미 있는|good|great|positive)(?![가-힣a-z])/iu;
const VAGUE_WORD =
  /^(?:크게|대폭|많이|상당히|훨씬|매우|빠르게|확연히|획기적으로|높은|효율적|안정적|greatly|significantly|a lot)(?![가-힣a-z])/iu;
