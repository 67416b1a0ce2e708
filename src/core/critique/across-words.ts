import type { Language } from '../vocabulary.ts';
import type { Found } from './across.ts';

/** The diagnosis in words: what an interviewer notices, and nothing about the person. */
export function acrossWords({ id, refs, quotes, what = '' }: Found, all: number, lang: Language): string {
  const list = refs.join('·');
  if (lang === 'en') return english({ id, refs, quotes, what }, all);
  switch (id) {
    case 'one-story':
      return `같은 ‘${what}’ 이야기가 ${list}에 나옵니다. 면접관은 두 번째부터 새 정보를 찾습니다.`;
    case 'two-causes':
      return `한 결과의 원인이 둘로 적혀 있습니다(${list}): ‘${short(quotes[0]!.quote)}’ / ‘${short(quotes[1]!.quote)}’. 각각의 몫을 어떻게 나누시겠어요?`;
    case 'past-told':
      return `지난 일을 말하는 문장: ${what}. ${list}에는 실제 사례 하나가 있으면 좋습니다.`;
    case 'no-incident':
      return '장애나 의견 충돌을 겪은 일을 말하는 문장은 어느 답에서도 찾지 못했습니다.';
    case 'numbers':
      return refs.length === 0
        ? '어느 답에서도 값을 찾지 못했습니다. 재신 것이 하나라도 있으신가요?'
        : `값이 있는 답은 ${list}뿐입니다.`;
    case 'side-number':
      return `${list}의 ‘${what}’ 값이 질문과 어떻게 이어지는지 찾지 못했습니다. 꼬리는 그 숫자로 옵니다.`;
    case 'no-cost':
      return '어느 답에서도 나빠진 것을 말하는 문장을 찾지 못했습니다. 꼬리는 거기로 옵니다.';
    case 'same-ending':
      return `${all}개 가운데 ${refs.length}개(${list})가 다짐으로 끝납니다. 면접관은 그 문장을 적지 않습니다.`;
  }
}

function english({ id, refs, quotes, what }: Found, all: number): string {
  const list = refs.join(', ');
  switch (id) {
    case 'one-story':
      return `The same ‘${what}’ story is told in ${list}. From the second on, interviewers look for something new.`;
    case 'two-causes':
      return `One result has two causes (${list}): ‘${short(quotes[0]!.quote)}’ / ‘${short(quotes[1]!.quote)}’. How would you divide it between them?`;
    case 'past-told':
      return `Sentences about something that happened: ${what}. One real event would help ${list}.`;
    case 'no-incident':
      return 'No sentence about an incident or a disagreement was found in any answer.';
    case 'numbers':
      return refs.length === 0
        ? 'No value was found in any answer. Is there anything at all that you measured?'
        : `Only ${list} hold a value.`;
    case 'side-number':
      return `How the value ‘${what}’ in ${list} belongs to the question was not found. That is where the follow-up goes.`;
    case 'no-cost':
      return 'No sentence about what got worse was found in any answer. That is where the follow-up goes.';
    case 'same-ending':
      return `${refs.length} of ${all} (${list}) end with a pledge. Interviewers do not write it down.`;
  }
}

function short(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 39).toWellFormed()}…`;
}
