import { describe, expect, it } from 'vitest';
import { aYearBefore, datesIn } from '../../../src/core/health/dates.ts';

const saidIn = (text: string) =>
  datesIn(text).map(({ start, end, after }) => [text.slice(start, end), new Date(after - 1).toISOString()]);
/** The last millisecond of a day in Korea, as ISO in UTC. */
const lastOf = (day: string) => `${day}T14:59:59.999Z`;

describe('dates with a year', () => {
  it.each([
    ['AWS 전환 완료 (2024.5)', '2024.5', lastOf('2024-05-31')],
    ['2025년 3월 12일에 시리즈 B를 받았습니다', '2025년 3월 12일', lastOf('2025-03-12')],
    ['2025년 2월 출시', '2025년 2월', lastOf('2025-02-28')],
    ['가계부를 냈습니다(2023)', '2023', lastOf('2023-12-31')],
    ['마감 2026-10-31', '2026-10-31', lastOf('2026-10-31')],
    ['마감 2026/1/5 자정', '2026/1/5', lastOf('2026-01-05')],
    ['raised a round in May 2024.', 'May 2024', lastOf('2024-05-31')],
    ['apply by October 3, 2026', 'October 3, 2026', lastOf('2026-10-03')],
    ['2026-12-20 ~ 1/10', '2026-12-20 ~ 1/10', lastOf('2027-01-10')],
    ['2026.09.01.(화) ~ 09.30.', '2026.09.01.(화) ~ 09.30', lastOf('2026-09-30')],
  ])('%s', (text, words, last) => {
    expect(saidIn(text)).toEqual([[words, last]]);
  });

  it('of a range are both, and of a range whose end is not written none', () => {
    expect(saidIn('2026-09-01 ~ 2026-10-31').map(([words]) => words)).toEqual(['2026-09-01', '2026-10-31']);
    expect(saidIn('2026-09-01 ~ 채용 시까지')).toEqual([]);
    expect(saidIn('2026.09.01부터')).toEqual([]);
  });

  it.each(['2024명이 씁니다', 'v2024.5.1', '2,024.5초', '2024년차 개발자', '2025년간', '192.168.2024.5', '13월', ''])(
    'is none: %s',
    (text) => expect(saidIn(text)).toEqual([]),
  );

  it('stays linear in a long text', () => {
    expect(datesIn('2024.5 ~ '.repeat(20_000)).length).toBeGreaterThan(0);
    expect(datesIn('20'.repeat(100_000))).toEqual([]);
  });
});

it('a year before the last day of February is a day that there is', () => {
  expect(new Date(aYearBefore(Date.UTC(2028, 1, 29))).toISOString()).toMatch(/^2027-0(?:2-28|3-01)/u);
});
