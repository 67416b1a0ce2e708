import type { Bilingual, Probe } from '../vocabulary.ts';

/** What each kind of follow-up asks for, in a line: what a model is told about the kind that code decided. */
export const PROBE_MEANING: Readonly<Record<Probe, Bilingual>> = {
  clarify: { ko: '뜻이 갈리는 말을 한 번만 더 풀어 달라고 묻습니다', en: 'asks to spell out one ambiguous thing' },
  quantify: { ko: '얼마에서 얼마로 달라졌는지 묻습니다', en: 'asks from what to what it changed' },
  verify: {
    ko: '그 값을 무엇으로, 어떤 조건에서 쟀는지 묻습니다',
    en: 'asks how and under what conditions it was measured',
  },
  ownership: { ko: '그 일에서 본인이 직접 한 것을 묻습니다', en: 'asks for what the candidate did personally' },
  mechanism: { ko: '안에서 어떻게 동작하는지 묻습니다', en: 'asks how it works inside' },
  why: { ko: '그렇게 정한 까닭을 묻습니다', en: 'asks for the reason of the decision' },
  alternative: { ko: '견주어 본 다른 방법을 묻습니다', en: 'asks for another way that was considered' },
  'trade-off': { ko: '그 선택으로 나빠지거나 포기한 것을 묻습니다', en: 'asks what got worse or was given up' },
  failure: { ko: '그것이 멈추거나 실패하면 어떻게 되는지 묻습니다', en: 'asks what happens when it stops or fails' },
  scale: { ko: '규모가 커지면 무엇이 먼저 힘들어지는지 묻습니다', en: 'asks what suffers first at a larger scale' },
  transfer: {
    ko: '이 회사의 업무에 옮기면 어떻게 되는지 묻습니다',
    en: 'asks how it would go in this company’s business',
  },
  counterfactual: { ko: '다시 한다면 무엇을 달리할지 묻습니다', en: 'asks what would be done differently next time' },
  contradiction: {
    ko: '두 곳의 말이 다른 것을 나란히 놓고 묻습니다',
    en: 'puts two differing statements side by side',
  },
  correctness: {
    ko: '틀릴 수 있는 말을 정정하지 않고 조건을 들어 스스로 보게 묻습니다',
    en: 'lets the candidate find a wrong claim by a condition, without correcting',
  },
  people: {
    ko: '생각이 다른 사람의 입장이나 설득할 근거를 묻습니다',
    en: 'asks for the other person’s side, or what would persuade them',
  },
  pushback: {
    ko: '더 단순한 방법으로 반박하고 그래도 그렇게 할지 묻습니다',
    en: 'objects with something simpler and asks whether they would still do it',
  },
  constraint: {
    ko: '사람이나 시간, 돈이 줄면 무엇을 뺄지 묻습니다',
    en: 'asks what to drop with less people, time or money',
  },
  'step-down': { ko: '한 계단 쉬운 것부터 묻습니다', en: 'asks one step lower' },
};
