import { describe, expect, it } from 'vitest';
import { compare } from '../../src/app/compare.ts';
import { UNKNOWN } from '../../src/core/compare-dossiers.ts';
import { testDeps } from '../support/deps.ts';

const posting = (name: string, ...rest: string[]) => [`# ${name} · 서버 개발자`, ...rest].join('\n');

/** Cells of one row for a posting beside another that says nothing. */
async function cell(id: string, ...rest: string[]): Promise<string> {
  const deps = testDeps({
    'kkori.json': '{}',
    'dossiers/solbaram/posting.md': posting('솔바람', ...rest),
    'dossiers/pado/posting.md': posting('파도소리', '## 자격요건', '- Kotlin으로 서버를 만들어 보신 분'),
  });
  const { comparison } = await compare(deps, ['solbaram', 'pado']);
  return comparison!.rows.find((row) => row.id === id)!.cells[0]!.value;
}

describe('dossiers side by side', () => {
  it.each([
    ['culture', '테스트 코드를 작성해 보신 분'],
    ['culture', '장애 회고를 이끌어 본 경험'],
    ['growth', '코드 리뷰에 적극적으로 참여하시는 분'],
    ['growth', '동료를 멘토링해 보신 분'],
    ['impact', '오너십을 가지고 일하시는 분'],
  ])('take no demand on the applicant for what the company offers (%s: %s)', async (row, line) => {
    expect(await cell(row, '## 자격요건', `- ${line}`)).toBe(UNKNOWN);
    expect(await cell(row, '## 우대사항', `- ${line}`)).toBe(UNKNOWN);
  });

  it.each([
    ['culture', '## 이렇게 일해요', '장애가 나면 모두가 함께 회고합니다.'],
    ['growth', '## 혜택 및 복지', '교육비와 컨퍼런스 참가를 지원합니다.'],
    ['impact', '## 주요 업무', '기획 단계부터 기획자와 함께 제품을 정합니다.'],
  ])('take what the company says of itself (%s, %s)', async (row, heading, line) => {
    expect(await cell(row, heading, `- ${line}`)).toContain(line.slice(0, 8));
  });

  it('take what is asked of an applicant for what the work is', async () => {
    expect(await cell('traffic', '## 자격요건', '- 대용량 트래픽을 다뤄 보신 분')).toContain('대용량 트래픽');
    expect(await cell('on-call', '## 자격요건', '- 2주에 한 번 온콜이 가능하신 분')).toContain('온콜');
  });
});
