import { describe, expect, test } from 'vitest';
import type { OtherText } from '../../../src/core/critique/conflicts.ts';
import { unsupportedIn } from '../../../src/core/critique/unsupported.ts';

const RESUME: OtherText[] = [
  { uri: 'kkori://resume', text: '- 주문 API의 처리량을 40% 올렸습니다.\n- 저장 비용 20% 절감', origin: 'resume' },
];
const found = (text: string, sources: OtherText[] = [], lang: 'ko' | 'en' = 'ko') =>
  unsupportedIn(text, {
    lang,
    sources,
    question: lang === 'ko' ? '성과를 말씀해 주세요.' : 'Tell me about a result.',
  }).map((u) => `${u.kind}: ${u.quote}`);

describe('numbers with nothing under them', () => {
  test.each([
    ['캐시를 붙여서 처리 속도를 40% 향상했습니다.', 'number: 40%'],
    ['새 구조로 가용성 99.99%를 달성했습니다.', 'number: 99.99%'],
    ['도입한 뒤 생산성이 두 배 늘었습니다.', 'number: 두 배'],
    ['비용 30%를 절감함', 'number: 30%'],
    ['개발 기간을 3주 단축했습니다.', 'number: 3주'],
  ])('%s', (text, claim) => {
    expect(found(text)).toContain(claim);
  });
  test.each([
    ['a value before and after', '응답을 1.8초에서 0.4초로 줄였습니다.'],
    ['how it was measured, one sentence on', '처리 속도가 40% 올랐습니다. 배포 전후 2주를 APM으로 비교한 값입니다.'],
    ['told plainly', '처리 속도가 40% 올랐습니다. 다만 월말에는 재지 않았습니다.'],
    ['a setting', 'TTL을 5분으로 두고 재시도는 세 번까지만 했습니다.'],
    ['a plan', '오류율이 1%를 넘으면 되돌리겠습니다.'],
    ['an estimate', '하루 90만 건쯤이라고 가정하고 시작했습니다.'],
    ['a price that was paid', '대신 쓰기가 하루 20만 번 늘었습니다.'],
    ['a time at which it happened', '석 달 뒤에 다시 해 봤습니다.'],
    ['people', '세 명이 두 달 동안 했습니다.'],
    ['a version', 'Java 17로 올렸습니다.'],
  ])('not %s: %s', (_, text) => {
    expect(found(text).filter((f) => f.startsWith('number'))).toEqual([]);
  });
  test('a source with the same value supports it, another value does not', () => {
    expect(found('처리량을 40% 올렸습니다.', RESUME)).toEqual([]);
    expect(found('처리량을 70% 올렸습니다.', RESUME)).toEqual(['number: 70%']);
  });
});

describe('claims without exception', () => {
  test.each([
    ['이 구조에서는 유실이 절대 일어나지 않습니다.', 'absolute: 절대'],
    ['정합성을 완벽하게 보장합니다.', 'absolute: 완벽'],
    ['로컬 캐시를 쓰면 응답이 항상 빨라집니다.', 'absolute: 항상'],
  ])('%s', (text, claim) => {
    expect(found(text)).toContain(claim);
  });
  test('once a sentence', () => {
    expect(found('절대로 완벽하게 항상 보장합니다.')).toHaveLength(1);
  });
  test.each([
    '같은 회원은 항상 같은 쪽에 있게 했습니다.',
    '절대 깨지면 안 되는 값과 밀려도 되는 값을 나눴습니다.',
    '서로를 기다리면 둘 다 영원히 못 움직입니다.',
    '항상 그런 것은 아닙니다.',
    '완벽하지는 않았습니다.',
    '그 부분은 전혀 모르고 있었습니다.',
  ])('not %s', (text) => {
    expect(found(text).filter((f) => f.startsWith('absolute'))).toEqual([]);
  });
});

describe('vague words where the result should be', () => {
  test.each([
    ['성능을 크게 개선했습니다.', 'vague: 크게'],
    ['문의가 많이 줄었습니다.', 'vague: 많이'],
    ['팀에서 좋은 평가를 받았습니다.', 'vague: 좋은 평가'],
    ['성능을 획기적으로 개선한 경험이 있습니다.', 'vague: 획기적'],
  ])('%s', (text, claim) => {
    expect(found(text)).toContain(claim);
  });
  test.each([
    '성능을 크게 개선했습니다. 1.8초에서 0.4초가 됐습니다.',
    '크게 두 가지로 나눴습니다.',
    '높은 결합도를 수치로 만들겠습니다.',
    '빠르게 확인하고 알렸습니다.',
  ])('not %s', (text) => {
    expect(found(text).filter((f) => f.startsWith('vague'))).toEqual([]);
  });
  test('in English', () => {
    expect(found('We improved performance significantly.', [], 'en')).toContain('vague: significantly');
    expect(found('Latency went from 900 ms to 300 ms.', [], 'en')).toEqual([]);
  });
});

test('quotes stand where they are said to', () => {
  const text = '성능을 크게 개선했습니다.\n팀도 커졌습니다.\n가용성 99.9%를 달성했고 절대 멈추지 않습니다.';
  const all = unsupportedIn(text, { lang: 'ko', sources: [], question: '' });
  expect(all.length).toBeGreaterThanOrEqual(3);
  for (const { quote, start, end } of all) expect(text.slice(start, end)).toBe(quote);
});
