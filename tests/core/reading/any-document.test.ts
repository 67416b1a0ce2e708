import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectKind } from '../../../src/core/reading/kind.ts';
import { readResumeWithAccount } from '../../../src/core/reading/resume.ts';
import { docOf, expectQuote, soundDossier } from './sound.ts';

const LINES = [
  '# 물결상점 서버 개발자',
  '## 주요업무',
  '### [지도]',
  '#### 1. 성능(Performance) : 빠르게',
  '■ 자격요건',
  '**우대사항**',
  '[우리가 믿는 것]',
  'Requirements:',
  '## 예상 질문',
  '## 시스템 디자인',
  '## Questions to Ask Them',
  '## 경력',
  '### 등대지도 (2023.03–현재)',
  '### Q1. "왜 나누셨나요?"',
  'Q2) 왜',
  '### 모의 질문 1. 설계해 보세요',
  '#### 꼬리 질문 1. 멈추면요?',
  '- **Title:** 개발자',
  '- **Requirements:** 서버 3년 이상, SQL, 협업',
  '- 연봉: 5,000만 원 ~ 6,000만 원',
  '- 서버를 만들었습니다',
  '  - 지연 40% 감소',
  '1. **지도**',
  '   - “길은?”',
  '   - 우대: 지도 경험',
  '| 자격요건 | 우대 |',
  '|---|---|',
  '| 가 | 나 |',
  'A. 그래서요.',
  '답변: (작성 예정)',
  '물안개소프트 | 2020.01 ~ 2023.02',
  '키워드: Rust, Kafka',
  '지도를 만듭니다. 함께 그립니다.',
  '이런 분을 찾습니다.',
  '<br />',
  '```',
  '---',
  '',
  '',
  'Good luck, 누구!',
  '🙂',
  '자격요건'.normalize('NFD'),
];

describe('any document', () => {
  it('is accounted for to the last block, and every quote is the text', () => {
    const text = fc.array(fc.constantFrom(...LINES), { maxLength: 40 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(text, fc.option(text), (first, second) => {
        const files = [{ role: 'dossier' as const, doc: docOf(first) }];
        if (second !== null) files.push({ role: 'dossier', doc: docOf(second, 'kkori://dossiers/test/qa') });
        soundDossier(files);
        const doc = docOf(first);
        detectKind(doc);
        const { resume, roles } = readResumeWithAccount(doc);
        for (const fact of resume.facts) expectQuote(fact.evidence, doc.text);
        expect(roles).toHaveLength(doc.blocks.length);
      }),
      { numRuns: 400, seed: 11 },
    );
  });

  it('comes out the same every time', () => {
    const text = LINES.join('\n\n');
    expect(soundDossier([{ role: 'qa', doc: docOf(text) }])).toEqual(soundDossier([{ role: 'qa', doc: docOf(text) }]));
  });

  const n = 20_000;
  it.each([
    ['digits', '1'.repeat(n)],
    ['grouped digits', '1,'.repeat(n)],
    ['sums', '1만 '.repeat(n)],
    ['quotes', `가${'"'.repeat(n)}`],
    ['colons', '가: '.repeat(n)],
    ['growth', '매출'.repeat(n)],
    ['periods', '2020.01 ~ '.repeat(n)],
    ['stops', '가.'.repeat(n)],
    ['brackets', '('.repeat(n)],
    ['underscores', '_a'.repeat(n)],
    ['question words', '질문 '.repeat(n)],
    ['commas', 'ab, '.repeat(n)],
    ['decomposed letters', '가'.normalize('NFD').repeat(n)],
    ['emoji', '🙂'.repeat(n)],
    ['spaces', `가${' '.repeat(n)}나`],
  ])('takes bounded time over a long run of %s', (_, run) => {
    const start = performance.now();
    for (const line of [
      `## 자격요건\n- ${run}`,
      `## 회사 소개\n${run}`,
      `## ${run}`,
      `### Q1. ${run}\n${run}`,
      `## 예상 질문\n- ${run}`,
      `**${run}:** ${run}`,
      `| ${run} | 나 |\n|---|---|\n| 다 | ${run} |`,
    ]) {
      const doc = docOf(`# 물결상점 개발자\n\n${line}\n`);
      soundDossier([{ role: 'dossier', doc }]);
      readResumeWithAccount(doc);
      detectKind(doc);
    }
    expect(performance.now() - start).toBeLessThan(15_000);
  });
});
