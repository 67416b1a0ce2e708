import { describe, expect, it } from 'vitest';
import { materialOf } from '../../src/app/advance.ts';
import { reportFrom } from '../../src/app/review.ts';
import { FORMATS } from '../../src/core/vocabulary.ts';
import { sampleFiles, testDeps } from '../support/deps.ts';
import { hold } from '../support/rehearsal.ts';

/** Papers as people really leave them. A rehearsal runs to its report on each, and what is missing is said. */
const POOR: Readonly<Record<string, string>> = {
  'empty drafts':
    '# 준비\n\n## 예상 질문\n\n### Q1. 인덱스를 설계할 때 무엇을 보시나요?\n\n**답변 초안**\n\n### Q2. 장애를 겪은 경험이 있나요?\n\n**답변 초안**\n',
  'no question marks':
    '# 준비\n\n## 예상 질문\n\n1. 인덱스 설계 시 고려한 점\n2. 가장 어려웠던 장애와 대응\n3. 메시지 큐를 고른 이유\n',
  'labels used twice':
    '# 준비\n\n## 예상 질문\n\n### Q1. 인덱스를 설계할 때 무엇을 보시나요?\n\n### Q1. 캐시를 비우는 때는 언제인가요?\n',
  'a section twice': '# 준비\n\n## 자격요건\n\n- 서버 개발 3년\n\n## 자격요건\n\n- 서버 개발 3년\n- 쿠버네티스 운영\n',
  'headings only': '# 백엔드 개발자\n\n## 주요 업무\n\n## 자격요건\n\n## 우대사항\n',
};

describe('a rehearsal on poor papers', () => {
  const cases = Object.keys(POOR).flatMap((name) => FORMATS.map((format) => [name, format] as const));

  it.each(cases)('%s, %s', async (name, format) => {
    const deps = testDeps({
      'kkori.json': '{}',
      'resume.md': sampleFiles()['resume.md']!,
      'dossiers/poor/dossier.md': POOR[name]!,
    });
    const session = await hold(
      deps,
      { dossier: 'poor', format, questions: 4 },
      () => '저희 팀에서 인덱스를 바꿔 많이 빨라졌습니다.',
    );
    expect(session.state.ended).not.toBeNull();
    expect(session.state.turnOrder.length).toBeGreaterThan(0);
    const questions = session.state.turnOrder.map((id) => session.state.turns.get(id)!.asked.question);
    expect(new Set(questions).size).toBe(questions.length);
    for (const question of questions) expect(question).not.toMatch(/undefined|null|\{|‘’/u);
    const report = await reportFrom(deps, session.state);
    expect(report.turns.length).toBe(questions.length);
    expect((await materialOf(deps, session.state)).dossier?.slug).toBe('poor');
  });
});
