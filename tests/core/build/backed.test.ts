import { describe, expect, it } from 'vitest';
import { evidenceIn, yearsAskedIn } from '../../../src/core/build/backed.ts';
import { resolveConcepts } from '../../../src/core/knowledge/cards.ts';
import { testDeps } from '../../support/deps.ts';
import { RESUMES } from './requirements-and-resume.ts';

const knowledge = await testDeps().library.load();
const conceptsOf = (text: string) => resolveConcepts(text, knowledge).map(({ card }) => card);

/** What is found for each requirement, beside what a colleague would point at. */
const judged = RESUMES.flatMap(({ name, lines, lists, asked }) => {
  const keys = Object.keys(lines);
  const compare = evidenceIn(
    keys.map((key) => ({ text: lines[key]!, deed: !lists.includes(key) })),
    conceptsOf,
  );
  return asked.map(({ requirement, right, missing = [] }) => {
    const { lines: found, missing: absent } = compare(requirement);
    const shown = found.map((at) => keys[at]!);
    return {
      about: `${name}: ${requirement} → ${shown.join('') || 'none'} (right: ${right || 'none'})`,
      wrong: shown.filter((key) => !right.includes(key)).length > 0,
      missed: right !== '' && !shown.some((key) => right.includes(key)),
      absent: [...absent].sort().join(),
      expected: [...missing].sort().join(),
    };
  });
});

describe('a requirement beside the résumé', () => {
  // Measured: 1 wrong and 2 missed of 113, among cases the rules were mended on. Of twenty cases written and judged before
  // the rules had seen them, two were wrong and two missed. What breaks a floor is printed.
  it('is shown with a wrong line in at most three of a hundred cases', () => {
    const wrong = judged.filter((one) => one.wrong).map((one) => one.about);
    expect(judged.length).toBeGreaterThanOrEqual(110);
    expect(wrong.length / judged.length, wrong.join('\n')).toBeLessThanOrEqual(0.03);
  });

  it('misses a line that speaks for it in at most four of a hundred cases', () => {
    const missed = judged.filter((one) => one.missed).map((one) => one.about);
    expect(missed.length / judged.length, missed.join('\n')).toBeLessThanOrEqual(0.04);
  });

  it.each(judged)('names the technologies that stand nowhere: $about', ({ absent, expected }) => {
    expect(absent).toBe(expected);
  });
});

describe('the years a requirement asks for', () => {
  it.each([
    ['서버 개발 경력 5년 이상', 5],
    ['백엔드 0~2년', 0],
    ['3+ years of Java', 3],
    ['2026년에 졸업 예정인 분도 환영', null],
    ['10년 뒤에도 남을 코드를 쓰고 싶은 분', null],
    ['성능 개선 경험', null],
  ])('%s → %s', (line, years) => {
    expect(yearsAskedIn(line)).toBe(years);
  });
});
