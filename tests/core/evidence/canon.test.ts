import { afterEach, describe, expect, test, vi } from 'vitest';
import { canon } from '../../../src/core/evidence/canon.ts';
import { Reducer } from '../../../src/core/evidence/reduce.ts';

describe('letters', () => {
  test.each([
    ['ＲＥＤＩＳ　３대', 'redis 3대'],
    ['ﬁle ㎳ ℃', 'file ms °c'],
    ['“가” ‘나’ «다» 「라」', '"가" \'나\' "다" "라"'],
    ['10–20 — 30 − 40', '10-20 - 30 - 40'],
    ['3〜5년 ～', '3~5년 ~'],
    ['끝…', '끝...'],
    ['비\u200B밀\u00AD번\u2060호', '비밀번호'],
    ['  앞\t\t뒤\u00A0\u3000\n\n끝  ', '앞 뒤 끝'],
    ['👨‍👩‍👧 ❤️ 🇰🇷', '👨👩👧 ❤ 🇰🇷'],
    ['10² ½ ①10ms ㄱㅏ ㅋㅋ', '10² ½ ①10ms ㄱㅏ ㅋㅋ'],
    ['캐시를 도입'.normalize('NFD'), '캐시를 도입'],
    ['가\u200B\u11A8', '각'],
    ['e\u200B\u0301', 'é'],
    ['가 \u0301나 \u200B\u0301다', '가 나 다'],
    ['¨ ﷺ', '¨ ﷺ'],
    ['ŉ ‴ ︱', "'n ''' -"],
  ])('%j → %j', (text, s) => {
    expect(canon(text).s).toBe(s);
  });
});

describe('markup', () => {
  test.each([
    // emphasis, code, strike
    ['**Redis**를 `SETNX`로 _직접_ ~~썼다~~', 'redis를 setnx로 직접 썼다'],
    ['user_id, a**b, snake_case_', 'user_id, a**b, snake_case'],
    ['```ts\nconst a = 1\n```', 'ts const a = 1'],
    ['10~20ms, 월~금, 3년 ~ 5년', '10~20ms, 월~금, 3년 ~ 5년'],
    ['\\*별\\* user\\_id C:\\dev', '별 user_id c:\\dev'],
    ['a\\(b\\) 1\\.5 \\\\끝', 'a(b) 1.5 \\끝'],
    // starts of lines
    ['# 제목\n## 둘\n> 인용\n- 하나\n* 둘\n• 셋\n1. 넷\n> - 2) 다섯', '제목 둘 인용 하나 둘 셋 넷 다섯'],
    ['**1.** 굵은 번호', '굵은 번호'],
    ['C# 개발 - 3년 > 2년', 'c# 개발 - 3년 > 2년'],
    ['#태그 -5도 2024. 3. 1.', '#태그 -5도 2024. 3. 1.'],
    ['위\n---\n아래', '위 아래'],
    // tables
    ['| 이름 | 값 |\n|---|:--:|\n| 가<br />- 나 | 10ms |', '이름 값 가 나 10ms'],
    ['Java | 3년 이상', 'java 3년 이상'],
    // tags
    ['<b>굵</b>게 <img src="a.png" alt="x"/>끝', '굵게 끝'],
    ['한 줄<br>다음<p class="a">끝</p>', '한 줄 다음 끝'],
    ['10<sup>6</sup>건', '10 6 건'],
    ['보이는 <!-- for: q-1\n안 --> 말', '보이는 말'],
    ['List<String> Map<K, V> a<b && b>c, x < y > z', 'list<string> map<k, v> a<b && b>c, x < y > z'],
    ['<<b>b>', ''],
    ['x <b a> c=1>', 'x <b a> c=1>'],
    ['앞 <!-- 가 <!-- 나 --> 뒤 --> 끝', '앞 뒤 --> 끝'],
    ['<b x=<!-- y>가나다라마바사아자차카타 --> 끝', '가나다라마바사아자차카타 --> 끝'],
    ['foo <a\nhref=x>abc> d', 'foo abc> d'],
    // links
    ['[문서](https://a.b/c_d_(e) "제목")를 보고', '문서를 보고'],
    ['[문서](https://a.b/c)와 [둘](/b)', '문서와 둘'],
    ['[우대] Java (3년 이상)', '우대 java (3년 이상)'],
    ['[우대](자바 3년 이상)', '우대(자바 3년 이상)'],
    ['**굵게**(참고) 끝', '굵게(참고) 끝'],
    ['[가](b(c d)e) 끝', '가(b(c d)e) 끝'],
    ['[가](b<i x=1>c) 끝', '가 끝'],
    ['<b [](=>x) 끝', 'x) 끝'],
    ['- [ ] 할 일', '할 일'],
    ['', ''],
    ['*** ** `` ~~', ''],
  ])('%j → %j', (text, s) => {
    expect(canon(text).s).toBe(s);
  });
});

describe('markup that comes about when something is dropped is dropped too', () => {
  test.each([
    '~<b>~',
    '<b[](>)>',
    '<*b>',
    '[1.](x) 가',
    '<[b](x)>',
    '![*](~)~',
    '**1.** 가',
    '＜b＞',
    '\\<b>.',
    '-| \u200B\u0301',
    '\u0600\n가',
  ])('%j', (text) => {
    const { s } = canon(text);
    expect(canon(s).s).toBe(s);
  });
});

describe('places', () => {
  test('a unit comes from its whole cluster', () => {
    const text = `- ${'값'.normalize('NFD')}ﬁ👨‍👩‍👧`;
    const { s, from, to } = canon(text);
    expect(s).toBe('값fi👨👩👧');
    expect([...from]).toEqual([2, 5, 5, 6, 6, 6, 6, 6, 6]);
    expect([...to]).toEqual([5, 6, 6, 14, 14, 14, 14, 14, 14]);
  });

  test('what stays around markup keeps its own place', () => {
    const { s, from, to } = canon('**가**\r\n| 나');
    expect(s).toBe('가 나');
    expect([...from]).toEqual([2, 5, 9]);
    expect([...to]).toEqual([3, 7, 10]);
  });

  test('the places of letters that join over what is dropped span it', () => {
    const { s, from, to } = canon('x가\u200B\u11A8y');
    expect([s, [...from], [...to]]).toEqual(['x각y', [0, 1, 4], [1, 4, 5]]);
  });
});

describe('length', () => {
  test('canonical text may be longer than the text', () => {
    const { s, from, to } = canon('㎯㍐'.repeat(100));
    expect(s).toBe('rad∕s2ユアン'.repeat(100));
    expect([from.length, to.length, from.at(-1), to.at(-1)]).toEqual([900, 900, 199, 200]);
  });
});

describe('work', () => {
  afterEach(() => void vi.restoreAllMocks());

  const pieces: Record<string, (n: number) => string> = {
    prose: (n) => '저는 Redis로 응답 시간을 40% 줄였습니다. '.repeat(n / 32),
    decomposed: (n) => '응답 시간을 '.normalize('NFD').repeat(n / 16),
    emoji: (n) => '👨‍👩‍👧 😀ab'.repeat(n / 13),
    'open tags': (n) => '<'.repeat(n / 2) + '>'.repeat(n / 2),
    'nested tags': (n) => '<b '.repeat(n / 4) + '>'.repeat(n / 4),
    'half tags': (n) => '<b [](>)'.repeat(n / 8),
    attributes: (n) => `<b ${'x '.repeat(n / 4)}${'[](>)'.repeat(n / 10)}`,
    'nested links': (n) => '](a'.repeat(n / 4) + ')'.repeat(n / 4),
    'broken links': (n) => `${'](a'.repeat(n / 4)} x ${')'.repeat(n / 4)}`,
    comments: (n) => '<!--'.repeat(n / 8) + '->'.repeat(n / 4),
    markers: (n) => '*_~`'.repeat(n / 4),
    lists: (n) => '- '.repeat(n / 2),
    'one long word': (n) => '-'.repeat(n / 2) + '<b x=1> '.repeat(n / 16),
    backslashes: (n) => '\\\\가'.repeat(n / 4),
    marks: (n) => `a${'\u200B\u0301\u200B\u0323'.repeat(n / 4)}`,
  };

  /** Units pushed, looked at or spelled out again while the text is reduced. */
  function steps(text: string): number {
    let count = 0;
    const proto = Reducer.prototype as unknown as Record<string, (...a: unknown[]) => unknown>;
    for (const name of ['push', 'settle', 'back', 'space', 'endsWith', 'last']) {
      const real = proto[name]!;
      vi.spyOn(proto, name).mockImplementation(function (this: unknown, ...args: unknown[]) {
        count++;
        return real.apply(this, args);
      });
    }
    const spell = String.fromCharCode;
    vi.spyOn(String, 'fromCharCode').mockImplementation((...codes) => {
      count += codes.length;
      return spell(...codes);
    });
    canon(text);
    vi.restoreAllMocks();
    return count;
  }

  test.each(Object.keys(pieces))('is linear: %s', (name) => {
    const [small, large] = [steps(pieces[name]!(4000)), steps(pieces[name]!(16000))];
    expect(small).toBeGreaterThan(100);
    expect(large / small).toBeLessThan(6);
  });

  test('does not take long combining marks to the normaliser', () => {
    expect(canon(`가${'\u0301'.repeat(5000)}`).s.length).toBeLessThan(40);
    expect(canon(pieces.marks!(20_000)).s.length).toBeLessThan(40);
    expect(new Reducer(pieces.marks!(20_000)).result().s.length).toBeLessThan(40);
  });
});
