import type { Span } from '../evidence/evidence.ts';
import { ending } from './entry.ts';

const SAID_KO =
  /(?:다고|라고|자고|냐고|달라고|으라고|다며|라며)\s?(?:했|하셨|하더|하면|해서|하기|말|주장|묻|물었|제안|요청|지적|반대|우려|걱정|전했|전해|보고|답|설득|얘기|이야기)[가-힣]{0,6}/gu;
const HEARSAY_KO = /(?:다고|라고|자고)\s?(?:들었|전해 들|하더라|합디다)[가-힣]{0,6}|[다라]고 합니다/gu;
/** 제가 만든 … is no subject of what follows. */
const SUBJECT_KO = new RegExp(
  `(?<self>(?<![가-힣])(?:저는|저도|저희는|우리는|나는|(?:제가|저희가|우리가|내가)(?!\\s[가-힣]{0,4}${ending('ㄴ')}\\s)))|(?<![가-힣])(?:[가-힣A-Z]{0,6}(?:동료|팀장|리더|리드|기획자|기획팀|디자이너|운영팀|담당자|리뷰어|사장|상대방?|상사|고객|매니저|선배|후배|대표|팀원|개발자|면접관|누군가)|PM|PO|QA|CTO|그분|그)(?:들)?(?:님)?(?:이|가|께서|은|는|께서는|도)(?=[\\s,])`,
  'gu',
);
const QUOTE = /(?:“[^“”]{1,200}”|‘[^‘’]{1,200}’|"[^"]{1,200}")(?=\s?(?:이?라고|이?라는|이?란|고 |하고|라며))/gu;
const SAID_EN =
  /\b(?:he|she|they|someone|(?:my|our|the|a|one)\s(?:\w{1,12}\s)?(?:colleague|teammate|lead|manager|boss|designer|reviewer|pm|po|owner|customer|engineer|cto|client|interviewer)s?)\s(?:\w{1,8}\s)?(?:said|says|told|claimed|argued|insisted|complained|suggested|asked|thought|believed|mentioned)\b/giu;
const QUOTE_EN =
  /(?<=\b(?:said|says|told|asked|claimed|argued|saying)[\w\s,:]{0,12})(?:“[^“”]{1,200}”|"[^"]{1,200}"|‘[^‘’]{1,200}’)/giu;

/**
 * Stretches of a sentence that are other people's words: ‘동료가 …하자고 했습니다’, hearsay, quotations. What the speaker
 * says himself (제가 …라고 제안했습니다) is not. One pass over the subjects and the reporting verbs: linear.
 */
export function mutedSpans(sentence: string, lang: 'ko' | 'en'): Span[] {
  const out: Span[] = [];
  if (lang === 'en') {
    const reported = sentence.matchAll(SAID_EN).next().value;
    if (reported) out.push({ start: reported.index, end: sentence.length });
    for (const match of sentence.matchAll(QUOTE_EN))
      out.push({ start: match.index, end: match.index + match[0].length });
    return out;
  }
  for (const match of sentence.matchAll(QUOTE)) out.push({ start: match.index, end: match.index + match[0].length });
  const subjects = [...sentence.matchAll(SUBJECT_KO)].map((m) => ({
    start: m.index,
    self: m.groups?.self !== undefined,
  }));
  let next = 0;
  let subject: { start: number; self: boolean } | null = null;
  for (const match of sentence.matchAll(SAID_KO)) {
    while (next < subjects.length && subjects[next]!.start < match.index) subject = subjects[next++]!;
    if (subject && !subject.self) out.push({ start: subject.start, end: match.index + match[0].length });
  }
  for (const match of sentence.matchAll(HEARSAY_KO)) out.push({ start: 0, end: match.index + match[0].length });
  return out;
}

/** ‘중복은 없었습니다’, ‘장애가 나지 않았습니다’; 없앴다, 없어졌다 and a failure to prevent (막지 못했다) are no denials. */
const DENIED_KO =
  /^[가-힣]{0,6}(?:(?<=[한된난긴은는던진])\s[가-힣]{1,6}[은는이가도])?(?:\s(?:전혀|절대로?|결코|거의|더는|더 이상|다시는?|하나도|아예|한 번도|것|일|적|부분)[은는이도]?){0,2}(?:\s(?!막|피하|줄이|해결하|잡|찾|알|고치|발견하|처리하|견디|버티|따라)\S{1,5}지[는도를]?)?\s?(?:없(?!어[지졌]|앴|애)|않|못하|못했|아니|아닙|안 나|나지)/u;
const DENIED_AFTER_EN = /^\s(?:\w{1,12}\s){0,1}(?:did|was|were|is|are|do|does|has|have)(?:\s(?:not|never)|n['’]t)\b/iu;
const DENIED_BEFORE_EN = /(?:\b(?:no|not|never|without|nothing|neither|nor)|n['’]t)\s(?:\w{1,12}\s){0,2}$/iu;

/** Whether what stands at `[start, end)` of a sentence is denied. Looks at 24 characters on either side. */
export function denied(sentence: string, start: number, end: number, lang: 'ko' | 'en'): boolean {
  const after = sentence.slice(end, end + 24);
  if (lang === 'ko') return DENIED_KO.test(after);
  return DENIED_AFTER_EN.test(after) || DENIED_BEFORE_EN.test(sentence.slice(Math.max(0, start - 24), start));
}
