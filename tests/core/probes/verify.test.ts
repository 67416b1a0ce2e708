import { describe, expect, it } from 'vitest';
import { forbiddenTopic } from '../../../src/core/probes/forbidden-topics.ts';
import { wordingProblems } from '../../../src/core/probes/verify.ts';

const ko = { lang: 'ko' } as const;

describe('the rules of a follow-up', () => {
  it.each([
    '그 대응에서 직접 하신 일을 하나만 말씀해 주시겠어요?',
    '‘크게 줄었다’ 부분은 얼마에서 얼마로 달라진 것인가요?',
    '그 트랜잭션 안에서 실제로 저장되는 것은 무엇과 무엇인가요?',
    '이력서에는 ‘0.4초’ 값이 적혀 있는데, 방금은 ‘0.2초’ 값을 말씀하셨습니다. 어느 쪽이 맞나요?',
  ])('let %s stand', (question) => {
    expect(wordingProblems(question, ko)).toEqual([]);
  });

  it.each([
    ['두 번 묻나요? 그리고 또 묻나요?', 'exactly one question mark'],
    ['물음표가 없습니다', 'exactly one question mark'],
    ['그 작업을 왜 하셨고, 어떻게 재셨나요?', 'one demand'],
    ['‘카프카’를 왜 고르셨나요?', 'no particle'],
    ['그 부분을 구체적으로 말씀해 주시겠어요?', '구체적으로'],
    ['버린 이유는요?', '은요'],
    ['훌륭한 답변이네요. 그 값은 무엇으로 재셨나요?', 'praise'],
    ['결혼은 하셨나요?', 'may not ask'],
    ['What did you change in the relay?', 'not in Korean'],
    [`${'아주 긴 질문을 계속 이어서 여쭙겠습니다 '.repeat(5)}무엇인가요?`, 'at most 80'],
    ['‘TPS를 달성할 수 있었습니다.’ 부분은 어떻게 된 것인가요?', 'final period'],
  ])('stop %s', (question, why) => {
    expect(wordingProblems(question, ko).join(' / ')).toContain(why);
  });

  it('knows what an employer may not ask', () => {
    for (const topic of [
      '나이가 어떻게 되세요?',
      '부모님 직업은 무엇인가요?',
      '희망 처우는 어떻게 되나요?',
      '종교가 있으신가요?',
    ])
      expect(forbiddenTopic(topic)).not.toBeNull();
    for (const fine of ['이 시스템의 나이테 같은 기록은 무엇인가요?', '가장 어려웠던 결정은 무엇인가요?'])
      expect(forbiddenTopic(fine)).toBeNull();
  });
});
