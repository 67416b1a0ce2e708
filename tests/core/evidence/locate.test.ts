import { afterEach, describe, expect, test, vi } from 'vitest';
import { locate, locateAll, locateAnchor, occurrences, quoteOfAnswer } from '../../../src/core/evidence/locate.ts';
import { Reducer } from '../../../src/core/evidence/reduce.ts';

const read = (text: string, quote: string) => {
  const span = locate(text, quote);
  return span && text.slice(span.start, span.end);
};

describe('locate finds', () => {
  test.each([
    ['저는 캐시를 도입했습니다.', '캐시를 도입했습니다', '캐시를 도입했습니다'],
    ['**Redis**를 `user_id`로\n조회했습니다.', 'redis를 user_id로 조회했습니다', 'Redis**를 `user_id`로\n조회했습니다'],
    ['| 응답 | 40%<br />감소 |', '응답 40% 감소', '응답 | 40%<br />감소'],
    ['| 응답 | 40%<br />감소 |', '| 응답 | 40%<br />감소 |', '응답 | 40%<br />감소'],
    ['[Redis 문서](https://redis.io/a_b)를 읽고', 'Redis 문서를 읽고', 'Redis 문서](https://redis.io/a_b)를 읽고'],
    ['캐시를 도입했습니다'.normalize('NFD'), '캐시를 도입했습니다', '캐시를 도입했습니다'.normalize('NFD')],
    ['캐시를 도입했습니다', '캐시를 도입했습니다'.normalize('NFD'), '캐시를 도입했습니다'],
    ['그는 “맞습니다 정말” 하고', '"맞습니다 정말"', '“맞습니다 정말”'],
    ['처리 할 수 있었습니다', '처리할수있었습니다', '처리 할 수 있었습니다'],
    ['처리할수있었습니다', '처리 할 수 있었습니다', '처리할수있었습니다'],
    ['앞 👨‍👩‍👧 가족 서비스', '👨‍👩‍👧 가족 서비스', '👨‍👩‍👧 가족 서비스'],
    ['지연은 10–20ms 였다', '10-20ms 였다', '10–20ms 였다'],
    ['Redis 썼다', 'Redis 썼다', 'Redis 썼다'],
    ['-5개 서비스\n-3개 서비스', '3개 서비스', '3개 서비스'],
    ['결과가 -5% 감소', '-5% 감소', '-5% 감소'],
  ])('%j: %j', (text, quote, found) => {
    expect(read(text, quote)).toBe(found);
  });
});

describe('locate refuses', () => {
  test.each([
    ['too short', '값은 캐시', '캐시'],
    ['one word of seven', 'Redises가', 'Redises'],
    ['two marks and a word', '- 캐시 -', '- 캐시 -'],
    ['only punctuation', '............ ....', '............'],
    ['longer than 200', `${'가나다라 '.repeat(60)}`, '가나다라 '.repeat(41)],
    ['nothing', '가나다라', ''],
    ['markup only', '**|**|**', '**|**|**'],
    ['a changed number', '응답 시간을 40% 줄였습니다', '응답 시간을 50% 줄였습니다'],
    ['a changed word', '캐시를 도입했습니다', '캐시를 도입하였습니다'],
    ['a left-out word', '캐시를 전부 도입했습니다', '캐시를 도입했습니다'],
    ['other order', '도입했습니다 캐시를', '캐시를 도입했습니다'],
    ['a cut number, left', '응답을 40% 줄였습니다', '0% 줄였습니다'],
    ['a cut number, right', '응답 시간을 40% 줄였습니다', '응답 시간을 4'],
    ['a cut number with a word', 'ran 40 services', '0 services'],
    ['another number of services', 'ran 40 services', '50 services'],
    ['a decimal, left', '지연이 1.5초로 줄었습니다', '5초로 줄었습니다'],
    ['a decimal, right', '지연이 1.5초로', '지연이 1'],
    ['thousands', '하루 1,000건을 처리했습니다', '000건을 처리했습니다'],
    ['thousands, right', '하루에 1,000건', '하루에 1'],
    ['a sign', '결과가 -5% 줄었습니다', '5% 줄었습니다'],
    ['a power', '대략 10² 건', '대략 10'],
    ['a power read as a number', '초당 10²건을 처리', '초당 102건을 처리'],
    ['a unit', '모두 40ms 이하', '모두 40'],
    ['a range without its dash', '지연은 1020ms 였다', '10-20ms 였다'],
    ['a range with a dash too many', '지연은 10-20ms 였다', '1020ms 였다'],
    ['a Latin word, left', '우리 microservice 구조', 'service 구조'],
    ['a Latin word, right', '전부 services 구조', '전부 service'],
    ['a name with _', '키는 user_id 입니다', 'id 입니다'],
    ["can't, right of it", "I can't stop it", 't stop it'],
    ['a decimal without its zero', '대략 .5초로 줄었습니다', '5초로 줄었습니다'],
    ["can't", "I can't do it", 'I can'],
    ['C++', '언어는 C++ 입니다', '언어는 C'],
    ['C#', '언어는 C# 입니다', '언어는 C'],
    ['spaces between Latin words', 'the cache layer', 'thecache layer'],
    ['a joined emoji as another', '앞 👨‍👩‍👧 가족', '앞 👨‍👩‍👦 가족'],
  ])('%s', (_, text, quote) => {
    expect(locate(text, quote)).toBeNull();
    expect(locateAll(text, quote)).toEqual([]);
  });

  test('at the limits of length', () => {
    const text = `${'가'.repeat(300)} 나나나나나나나 다다다다다다다다`;
    expect(locate(text, '가'.repeat(200))).not.toBeNull();
    expect(locate(text, '가'.repeat(201))).toBeNull();
    expect(locate(text, '나나나나나나나')).toBeNull();
    expect(locate(text, '다다다다다다다다')).not.toBeNull();
    expect(locate('a b', 'a b')).toEqual({ start: 0, end: 3 });
  });

  test('a refused edge is no end of the search', () => {
    expect(locate('140% 감소, 40% 감소', '40% 감소')).toEqual({ start: 9, end: 15 });
    expect(locate('110 10 10', '10 10')).toEqual({ start: 4, end: 9 });
  });
});

describe('locateAnchor', () => {
  test.each([
    ['Redis 캐시를 썼다', 'Redis', 'Redis'],
    ['값은 **캐시**에', '캐시', '캐시'],
    ['약 40% 감소', '40%', '40%'],
    ['낙관적 락을 썼다', '낙관적 락', '낙관적 락'],
    [
      '긴 문장도 그대로 앵커가 될 수 있습니다 정말로',
      '문장도 그대로 앵커가 될 수 있습니다',
      '문장도 그대로 앵커가 될 수 있습니다',
    ],
  ])('%j: %j', (text, quote, found) => {
    const span = locateAnchor(text, quote);
    expect(span && text.slice(span.start, span.end)).toBe(found);
  });

  test.each([
    ['Redisson을 썼다', 'Redis'],
    ['140% 증가', '40%'],
    ['C++ 개발', 'C+'],
    ['값', '값'],
    ['...', '...'],
    ['가'.repeat(300), '가'.repeat(201)],
  ])('%j has no %j', (text, quote) => {
    expect(locateAnchor(text, quote)).toBeNull();
  });
});

describe('locateAll and occurrences', () => {
  test('give every place once, without overlaps', () => {
    expect(locateAll('캐시를 썼다. 캐시를 썼다.', '캐시를 썼다')).toEqual([
      { start: 0, end: 6 },
      { start: 8, end: 14 },
    ]);
    expect(locateAll('아아아아아아아아아아아아아아아아아', '아아아아아아아아')).toHaveLength(2);
  });

  test('places with other spacing only when there is no exact one', () => {
    expect(locateAll('캐시를 썼다. 캐시를썼다.', '캐시를 썼다')).toEqual([{ start: 0, end: 6 }]);
    expect(locateAll('캐시를썼다. 캐 시를썼다.', '캐시를 썼다')).toHaveLength(2);
  });

  test('occurrences takes any length but no mere punctuation', () => {
    expect(occurrences('값: Java', 'Java')).toEqual([{ start: 3, end: 7 }]);
    expect(occurrences(`앞 ${'가'.repeat(900)}`, '가'.repeat(900))).toEqual([{ start: 2, end: 902 }]);
    expect(occurrences('a --- b', '---')).toEqual([]);
  });
});

describe('quoteOfAnswer', () => {
  const question = '캐시를 도입한 이유를 설명해 주세요.';
  const answer = '캐시를 도입한 이유를 말하면, 읽기가 쓰기의 열 배였습니다.';
  test('is a place in the answer', () => {
    const span = quoteOfAnswer(answer, '읽기가 쓰기의 열 배', question)!;
    expect(answer.slice(span.start, span.end)).toBe('읽기가 쓰기의 열 배');
  });
  test.each(['캐시를 도입한 이유를', '**캐시를** 도입한  이유를', '캐시를도입한이유를', '도입한 이유'])(
    '%j only says the question again',
    (quote) => {
      expect(locate(answer, quote)).not.toBeNull();
      expect(quoteOfAnswer(answer, quote, question)).toBeNull();
    },
  );
  test('is null for what is not there', () => {
    expect(quoteOfAnswer(answer, '읽기가 쓰기의 스무 배', question)).toBeNull();
  });
});

describe('work', () => {
  afterEach(() => void vi.restoreAllMocks());
  test('one text is brought to its form once for many quotes', () => {
    const result = vi.spyOn(Reducer.prototype, 'result');
    const text = `한 답변입니다. ${'캐시를 도입했습니다. '.repeat(50)}`;
    for (let i = 0; i < 100; i++) locate(text, `없는 인용 번호 ${i}`);
    expect(result.mock.calls.length).toBeLessThanOrEqual(101);
    expect(result.mock.calls.length).toBeGreaterThanOrEqual(100);
  });
});
