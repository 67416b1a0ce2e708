import { expect, it } from 'vitest';
import { materialFor } from '../../../src/app/material.ts';
import { planFor } from '../../../src/app/planning.ts';
import { usualSubject } from '../../../src/core/plan/usual-subject.ts';
import { testDeps } from '../../support/deps.ts';

/** What every interview asks once is asked once, by whoever asks it. */

const POSTING = `지어낸 예시입니다.

# 샘골페이 서버 개발자

## 주요 업무
- 결제 서버를 만듭니다.

## 자격요건
- Kotlin 서버 개발 경험
- 다른 직군과 소통해 보신 분
`;

const NOTES = `지어낸 예시입니다.

# 샘골페이 준비 노트

## 예상 질문

### Q1. 왜 샘골페이에 지원하셨나요?

### Q2. 이직하시려는 이유는 무엇인가요?

### Q3. 분석가와 의견이 갈렸던 경험
`;

it('knows them in other words, and takes no tool for a company', () => {
  const of = (question: string) => usualSubject(question, '샘골페이 (Samgol Pay)');
  for (const question of [
    '왜 샘골페이인가요?',
    '지원 동기를 말씀해 주세요.',
    '저희 회사에 지원하신 까닭은 무엇인가요?',
  ])
    expect(of(question), question).toBe('why-here');
  for (const question of ['이직 사유는 무엇인가요?', '지금 자리를 옮기려고 마음먹으신 계기는 무엇이었나요?'])
    expect(of(question), question).toBe('why-move');
  for (const question of [
    '왜 Redis인가요?',
    '외부 API를 지원한 이유는 무엇인가요?',
    '다국어 지원 이유는 무엇인가요?',
    '왜 서버를 나누셨나요?',
  ])
    expect(of(question), question).toBeNull();
});

it.each(['culture-fit', 'executive', 'full', 'technical'] as const)('asks no subject twice: %s', async (format) => {
  const deps = testDeps({
    'kkori.json': '{}',
    'dossiers/samgol/posting.md': POSTING,
    'dossiers/samgol/dossier.md': NOTES,
  });
  const material = await materialFor(deps, 'samgol');
  for (const questions of [undefined, 8, 12])
    for (const seed of [1, 2, 3, 4]) {
      const { plan } = await planFor(deps, material, { format, seed, ...(questions ? { questions } : {}) });
      const subjects = plan.slots.flatMap((slot) => usualSubject(slot.question, '샘골페이') ?? []);
      expect(subjects, plan.slots.map((slot) => slot.question).join('\n')).toEqual([...new Set(subjects)]);
      if (format === 'technical')
        expect(plan.slots.filter((s) => s.type === 'technical').map((s) => s.ref)).not.toContain('Q1');
    }
});
