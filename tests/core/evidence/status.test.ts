import { describe, expect, test } from 'vitest';
import { cut } from '../../../src/core/evidence/evidence.ts';
import { statusOf } from '../../../src/core/evidence/status.ts';
import { sha16 } from '../../../src/core/evidence/text.ts';

const source = (text: string) => ({ uri: 'kkori://resume', text, sha: sha16(text) });
const evidenceOf = (text: string, quote: string, from = 0) => {
  const start = text.indexOf(quote, from);
  return cut(source(text), { start, end: start + quote.length });
};
const read = (text: string, quote: string, now: string) => {
  const { status, span } = statusOf(evidenceOf(text, quote), source(now));
  return [status, span && now.slice(span.start, span.end)];
};

const text = '# 경력\n\n- 응답 시간을 40% 줄였습니다.\n- **Redis**를 도입했습니다.\n';

describe('statusOf', () => {
  test('current: the same text', () => {
    const evidence = evidenceOf(text, '응답 시간을 40% 줄였습니다.');
    expect(statusOf(evidence, source(text))).toEqual({
      status: 'current',
      span: { start: evidence.start, end: evidence.end },
    });
  });

  test('moved: an edit before, behind, or around', () => {
    expect(read(text, '40% 줄였습니다', `새 줄\n${text}`)).toEqual(['moved', '40% 줄였습니다']);
    expect(read(text, '40% 줄였습니다', `${text}새 줄\n`)).toEqual(['moved', '40% 줄였습니다']);
    expect(read(text, '40% 줄였습니다', '40% 줄였습니다')).toEqual(['moved', '40% 줄였습니다']);
  });

  test('moved: other markup, spacing or normalisation', () => {
    expect(read(text, '**Redis**를 도입했습니다.', '요약: Redis를\n도입했습니다.')).toEqual([
      'moved',
      'Redis를\n도입했습니다.',
    ]);
    expect(read(text, '응답 시간을 40%', '응답시간을 40% 정도')).toEqual(['moved', '응답시간을 40%']);
    expect(read(text, '줄였습니다', '그래서 줄였습니다'.normalize('NFD'))).toEqual([
      'moved',
      '줄였습니다'.normalize('NFD'),
    ]);
  });

  test('moved: a short quote, a long one, and one of mere punctuation', () => {
    expect(read('기술: Java\n', 'Java', '사용 기술: Java, Kotlin\n')).toEqual(['moved', 'Java']);
    const long = '가나다라 '.repeat(300).trim();
    expect(read(`앞 ${long} 뒤`, long, `새 앞 ${long} 뒤`)).toEqual(['moved', long]);
    expect(read('a\n---\nb', '---', 'a a\n---\nb')).toEqual(['moved', '---']);
  });

  test('moved: of several places the one whose neighbourhood fits', () => {
    const before = '가 팀에서 캐시를 도입했습니다. 좋았습니다.\n나 팀에서 캐시를 도입했습니다. 아쉬웠습니다.\n';
    const evidence = evidenceOf(before, '캐시를 도입했습니다', before.indexOf('나 팀'));
    const now = `나 팀에서 캐시를 도입했습니다. 아쉬웠습니다.\n${'채움 '.repeat(20)}\n가 팀에서 캐시를 도입했습니다. 좋았습니다.\n`;
    expect(statusOf(evidence, source(now)).span!.start).toBe(now.indexOf('캐시'));
    const first = evidenceOf(before, '캐시를 도입했습니다');
    expect(statusOf(first, source(now)).span!.start).toBe(now.lastIndexOf('캐시'));
  });

  test('moved: what stands before or behind is enough to tell places apart', () => {
    const now = '이제 앞 하나: 캐시를 쓴다. 하나 뒤 그리고 앞 둘: 캐시를 쓴다. 둘 뒤';
    const whole = evidenceOf('앞 둘: 캐시를 쓴다. 둘 뒤', '캐시를 쓴다');
    const start = now.lastIndexOf('캐시');
    expect(statusOf({ ...whole, after: '' }, source(now)).span!.start).toBe(start);
    expect(statusOf({ ...whole, before: '' }, source(now)).span!.start).toBe(start);
  });

  test('moved: without context the nearest', () => {
    const { before: _, after: __, ...bare } = evidenceOf('가나 캐시를 쓴다', '캐시를 쓴다');
    const now = `${'끝 '.repeat(3)}캐시를 쓴다, ${'또 '.repeat(9)}캐시를 쓴다`;
    expect(statusOf(bare, source(now)).span!.start).toBe(now.indexOf('캐시'));
    expect(statusOf({ ...bare, start: 40, end: 46 }, source(now)).span!.start).toBe(now.lastIndexOf('캐시'));
  });

  test('stale: the quote is changed', () => {
    expect(read(text, '40% 줄였습니다', text.replace('40%', '50%'))).toEqual(['stale', null]);
    expect(read(' 0% 줄였습니다', '0% 줄였습니다', '40% 줄였습니다')).toEqual(['stale', null]);
    expect(read('하루 1건 처리', '하루 1', '하루 1,000건 처리')).toEqual(['stale', null]);
    expect(read(text, '40% 줄였습니다', '')).toEqual(['stale', null]);
    expect(read('a 👨 b', '👨', 'a 👨‍👩‍👧 b')).toEqual(['stale', null]);
  });

  test('a quote that was cut inside a word is found again inside that word', () => {
    expect(read('microservices 구조', 'services 구조', '우리 microservices 구조')).toEqual(['moved', 'services 구조']);
  });

  test('gone: no file', () => {
    expect(statusOf(evidenceOf(text, 'Redis'), null)).toEqual({ status: 'gone', span: null });
  });

  test('offsets that do not hold the quote are not believed', () => {
    const evidence = { ...evidenceOf(text, '40% 줄였습니다'), start: 0, end: 9 };
    expect(statusOf(evidence, source(text))).toEqual({
      status: 'moved',
      span: { start: text.indexOf('40%'), end: text.indexOf('40%') + 9 },
    });
  });
});
