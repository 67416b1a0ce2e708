import { describe, expect, it } from 'vitest';
import { ownQuestion } from '../../../src/core/plan/own-question.ts';
import { noteFacts } from '../../../src/core/reading/facts.ts';
import { borneOut, premiseFacts, premiseOf } from '../../../src/core/reading/premises.ts';
import { readResume } from '../../../src/core/reading/resume.ts';
import { docOf, dossierOf, expectQuote } from './sound.ts';

describe('what a question takes for granted', () => {
  it.each([
    ['타일 응답을 2.4초에서 0.7초로 줄이셨는데, 무엇이 가장 컸나요?', '타일 응답을 2.4초에서 0.7초로 줄이셨'],
    ['이력서에서 야간 배치를 혼자 맡았다고 하셨습니다. 왜 그렇게 하셨나요?', '이력서에서 야간 배치를 혼자 맡았'],
    ['You mentioned that you moved the tile cache, what broke first?', 'You mentioned that you moved the tile cache'],
    ['트랜잭션 격리 수준을 고를 때 무엇을 보시나요?', null],
    ['장애가 났는데 담당자가 없다면 어떻게 하시겠어요?', null],
    ['운영하던 서버가 새벽에 죽었는데 알림이 없다면 무엇부터 보시겠어요?', null],
  ])('%s', (question, premise) => expect(premiseOf(question)).toBe(premise));

  const notes =
    '## 예상 질문\n- Q1. 타일 응답을 2.4초에서 0.7초로 줄이셨는데, 무엇이 가장 컸나요?\n- Q2. 큐를 왜 쓰나요?\n';

  it('is a fact of the lowest grade, cut from the question', () => {
    const { dossier } = dossierOf({ dossier: notes });
    const facts = premiseFacts(dossier.questions);
    expect(facts).toMatchObject([{ id: 'P1', grade: 'premise', deed: false, metrics: ['2.4초', '0.7초'] }]);
    expectQuote(facts[0]!.evidence, docOf(notes).text);
  });

  it('stays in the question only where résumé or notes bear it out', () => {
    const { facts } = readResume(
      docOf('## 경력\n### 등대지도 (2023.01–현재)\n- 타일 응답을 2.4초에서 0.7초로 줄였습니다\n'),
    );
    const premise = '타일 응답을 2.4초에서 0.7초로 줄이셨는데';
    expect(borneOut(premise, facts)).toBe(true);
    expect(borneOut('타일 응답을 2.4초에서 0.3초로 줄이셨는데', facts)).toBe(false);
    expect(borneOut('결제 서버를 새로 만드셨는데', facts)).toBe(false);
    expect(borneOut(premise, [])).toBe(false);
    const { dossier } = dossierOf({ dossier: notes });
    expect(borneOut(premise, premiseFacts(dossier.questions)), 'a premise does not vouch for itself').toBe(false);
    expect(noteFacts(dossier.highlights)).toEqual([]);

    const written = '타일 응답을 개선하셨는데, 무엇이 가장 크게 바뀌었나요?';
    expect(ownQuestion(written, 'ko', () => true)).toBe(written);
    expect(ownQuestion(written, 'ko')).toBe('무엇이 가장 크게 바뀌었나요?');
  });
});
