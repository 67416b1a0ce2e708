import { describe, expect, it } from 'vitest';
import { clarificationIn } from '../../../src/core/session/words.ts';

describe('a question about the question', () => {
  it.each([
    '질문이 이해가 안 됩니다',
    '죄송한데 질문이 이해가 안 됩니다.',
    '죄송합니다. 질문의 의도를 잘 모르겠습니다.',
    '무슨 뜻인가요?',
    '어떤 상황을 말씀하시는 건가요?',
    '어떤 부분을 말씀하시는 걸까요?',
    '무엇을 물어보시는 건지요?',
    '왜 물어보시는 거예요?',
    '좀 더 설명해 주실 수 있나요?',
    '조금 더 자세히 말씀해 주시겠어요?',
    '예를 하나 들어 주실 수 있을까요?',
    '음, 무슨 말씀인지 잘 모르겠습니다.',
    'Sorry, what do you mean?',
    "I don't understand the question.",
    'Could you clarify, please?',
  ])('is no answer: %s', (text) => {
    expect(clarificationIn(text)).toBe('meaning');
  });

  it.each([
    '규모는 하루 만 건으로 보면 될까요?',
    '운영 중인 서비스라고 가정해도 될까요?',
    '팀이 함께 한 일도 말씀드리면 될까요?',
    '협업 도구를 여쭤보신 뜻인가요?',
    'May I assume a single region?',
  ])('asks to agree on something: %s', (text) => {
    expect(clarificationIn(text)).toBe('assuming');
  });

  it.each([
    '인덱스를 타지 않아서 그런 것 아닐까요?',
    'N+1 문제 아닌가요?',
    '커넥션 풀이 마르지 않을까요?',
    '잘 모르겠습니다.',
    '그 부분은 잘 모르겠습니다.',
    '질문을 받으면 먼저 로그를 봅니다.',
    '기획자에게 무슨 뜻인지 물어보고 예시를 받아서 다시 만들었습니다.',
    '어떤 상황인지부터 확인하겠습니다.',
    '동료에게 좀 더 설명해 달라고 했습니다.',
    '고객이 왜 물어보시는지 먼저 들었습니다.',
    '이벤트 루프가 무엇을 의미하는지 이해하지 못한 채 썼다가 장애를 냈습니다.',
    'I asked them what they meant and wrote it down.',
    '',
    '네.',
  ])('is told from an answer: %s', (text) => {
    expect(clarificationIn(text)).toBeNull();
  });

  it('is short: a long text is an answer', () => {
    expect(clarificationIn(`${'먼저 로그를 보고 원인을 좁히겠습니다. '.repeat(6)}무슨 뜻인가요?`)).toBeNull();
  });
});
