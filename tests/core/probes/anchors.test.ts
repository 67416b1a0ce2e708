import { describe, expect, it } from 'vitest';
import { answerAnchor, questionAnchor } from '../../../src/core/probes/anchors.ts';
import type { ThreadTurn } from '../../../src/core/thread.ts';

const turn = (words: Partial<ThreadTurn>) => ({ turn: 't1', question: '', answer: '', ...words }) as ThreadTurn;

describe('what a follow-up takes hold of', () => {
  it.each([
    ['기억나는 지적을 하나 말씀해 주세요.', '지적'],
    ['일하면서 가장 힘들었던 순간은 언제였나요?', '힘들었던 순간'],
    ['그렇게 정하신 까닭은 무엇인가요?', '정하신 까닭'],
    ['로그인을 만들기 전에 무엇을 정하셨나요?', '로그인'],
  ])('is a noun of the question: %s', (question, quote) => {
    const anchor = questionAnchor(turn({ question }));
    expect(anchor.quote).toBe(quote);
    expect(question.slice(anchor.start, anchor.end)).toBe(quote);
  });

  it.each([
    ['제가 조회 열에 인덱스를 걸었습니다.', '걸었', '인덱스'],
    ['유니크 제약을 걸어 막았습니다.', '막았', '제약'],
    ['목록에는 캐시를 넣었습니다.', '넣었', '캐시'],
  ])('is the noun before a bare verb: %s', (answer, verb, quote) => {
    const start = answer.indexOf(verb);
    const { anchor } = answerAnchor(turn({ answer }), { start, end: start + verb.length });
    expect(anchor.quote).toBe(quote);
    expect(answer.slice(anchor.start, anchor.end)).toBe(quote);
  });
});
