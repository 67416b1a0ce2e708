import { describe, expect, it } from 'vitest';
import { employmentIn } from '../../../src/core/build/employment.ts';
import type { Resume, ResumeFact } from '../../../src/core/dossier.ts';

const NOW = Date.parse('2026-11-22T09:00:00+09:00');

function resume(...facts: [org: string | null, period: string | null][]): Resume {
  return {
    uri: 'kkori://resume',
    sha: '0'.repeat(16),
    warnings: [],
    facts: facts.map(
      ([org, period], i): ResumeFact => ({
        id: `F${i + 1}`,
        grade: 'resume',
        text: '예약 서버를 옮겼습니다',
        evidence: { uri: 'kkori://resume', sha: '0'.repeat(16), start: 0, end: 1, quote: '예' },
        org,
        project: null,
        role: null,
        period,
        metrics: [],
        technologies: [],
        deed: true,
      }),
    ),
  };
}

describe('employment written in a résumé', () => {
  it.each([
    ['two employers one after the other', resume(['가온', '2020.01 ~ 2021.12'], ['나루', '2022.01 ~ 2022.06']), 30],
    ['overlapping ones once', resume(['가온', '2020.01 ~ 2020.12'], ['나루', '2020.07 ~ 2021.06']), 18],
    ['the same period of two lines once', resume(['가온', '2020.01 ~ 2020.12'], ['가온', '2020.01 ~ 2020.12']), 12],
    ['what goes on until now', resume(['가온', '2026.01 ~ 현재']), 11],
    ['English months', resume(['Gaon', 'Jan 2020 – Jun 2020']), 6],
    ['years alone from January to December', resume(['가온', '2019 ~ 2020']), 24],
  ])('counts %s', (_, paper, months) => {
    expect(employmentIn(paper, NOW)).toEqual({ months, undated: false });
  });

  it.each([
    ['no résumé', null],
    ['no period', resume(['가온', null])],
    ['a school', resume(['한결대학교', '2015.03 ~ 2019.02'])],
    ['work of one’s own', resume([null, '2020.01 ~ 2020.12'])],
    ['a period without an end', resume(['가온', '2020.01'])],
    ['a period that runs backwards', resume(['가온', '2021.01 ~ 2020.01'])],
    ['a century', resume(['가온', '1920.01 ~ 2020.01'])],
  ])('counts nothing of %s', (_, paper) => {
    expect(employmentIn(paper, NOW)).toBeNull();
  });

  it('says that lines without a period are left out', () => {
    expect(employmentIn(resume(['가온', '2020.01 ~ 2020.12'], ['나루', null]), NOW)).toEqual({
      months: 12,
      undated: true,
    });
  });
});
