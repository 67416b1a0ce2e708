import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mask } from '../../src/core/masking.ts';

/** Everything here is invented. */
describe('masks personal data', () => {
  it.each([
    ['연락처 010-1234-5678 입니다', '연락처 [전화번호] 입니다'],
    ['01012345678', '[전화번호]'],
    ['010 1234 5678', '[전화번호]'],
    ['010.1234.5678', '[전화번호]'],
    ['+82 10-1234-5678', '[전화번호]'],
    ['+82-10-1234-5678로', '[전화번호]로'],
    ['회사 02-123-4567', '회사 [전화번호]'],
    ['(031) 123-4567', '[전화번호]'],
    ['070-1234-5678', '[전화번호]'],
    ['yun.yesi+job@example.co.kr로 주세요', '[이메일]로 주세요'],
    ['900101-1234567', '[주민등록번호]'],
    ['900101-1******', '[주민등록번호]'],
    ['주민등록번호: 9001011234567', '주민등록번호: [주민등록번호]'],
    ['서울특별시 강남구 테헤란로 123, 4층', '[주소]'],
    ['경기도 성남시 분당구 판교역로 235', '[주소]'],
    ['거주: 대전 유성구 대학로99번길 12 101동 1203호', '거주: [주소]'],
    ['서울 마포구 서교동 123-45번지에 삽니다', '[주소]에 삽니다'],
    ['성남시 분당구 판교역로 235 (삼평동)', '[주소]'],
    ['강남구 테헤란로 123에 있습니다', '[주소]에 있습니다'],
    ['123, Teheran-ro, Gangnam-gu', '[주소]'],
    ['희망 연봉 6,000만 원', '희망 연봉 [금액]'],
    ['연봉: 6천~7천', '연봉: [금액]~[금액]'],
    ['현재 연봉은 5800이고', '현재 연봉은 [금액]이고'],
    ['base salary $120,000', 'base salary [금액]'],
    ['성과급 800만원을 받았습니다', '성과급 [금액]을 받았습니다'],
    ['연봉 1억 2천만 원', '연봉 [금액]'],
  ])('%s', (text, expected) => {
    expect(mask(text).text).toBe(expected);
    expect(mask(text).count).toBeGreaterThan(0);
  });

  it('says what it hid in the language of the session', () => {
    expect(mask('call 010-1234-5678', 'en').text).toBe('call [phone]');
  });
});

describe('leaves metrics alone', () => {
  it.each([
    'p95를 1.8초에서 0.4초로 줄였습니다',
    'TPS를 1만~2만으로 올렸습니다',
    '하루 1,200만 건, 매출 6,000만 원 규모의 정산 배치',
    '2022.12–2024.05 · 새참소프트',
    '2019-2024',
    '10-20ms, 1020ms, 99.9%',
    '도구 도입으로 30% 단축',
    '요구 변경으로 3일이 늘었습니다',
    '재시도 구간 조정으로 12번 줄였습니다',
    '경로 3개와 별도로 2번',
    '도구 도입으로 30 정도 줄고, 복구 절차로 5 아래',
    '서울에서 부산으로 3번, 강남구 매장으로 2천 건',
    '서울 리전에서 도쿄로 12ms',
    '@Transactional 안에서 kafka@2.8.0',
    'npm i @modelcontextprotocol/server@2.4.0',
    '급여 정산 시스템에서 12만 건을 처리',
    '연봉 정보 서비스의 조회 3,000만 건',
    '1772442000000',
    '수수료 3,000원을 300원으로',
    's-0b2f0101-0101-4567-8901-010123456789',
    'k-01012345-6789-4010-8123-012345678901',
    '사번 120101-9234567',
    '991301-1234567',
    'git@host',
  ])('%s', (text) => {
    expect(mask(text)).toEqual({ text, count: 0 });
  });

  it('keeps what surrounds a masked place', () => {
    const { text } = mask('연봉 6,000만 원. 그 뒤 p95 1.8초를 0.4초로, 매출은 3,000만 원이었습니다.');
    expect(text).toBe('연봉 [금액]. 그 뒤 p95 1.8초를 0.4초로, 매출은 3,000만 원이었습니다.');
  });
});

const digit = fc.constantFrom(...'0123456789');
const digits = (n: number) => fc.array(digit, { minLength: n, maxLength: n }).map((d) => d.join(''));

describe('properties', () => {
  it('is idempotent and masks nothing in a text without digits and @', () => {
    fc.assert(fc.property(fc.string(), (text) => mask(mask(text).text).text === mask(text).text));
    fc.assert(fc.property(fc.string(), (text) => /[\d@]/.test(text) || mask(text).count === 0));
  });

  it('leaves no generated mobile number, address or resident number behind, wherever it stands', () => {
    const gap = fc.constantFrom('-', ' ', '.', '');
    const phone = fc.tuple(gap, digits(4), digits(4)).map(([g, a, b]) => `010${g}${a}${g}${b}`);
    const mail = fc
      .tuple(fc.stringMatching(/^[a-z][a-z0-9.]{0,10}[a-z]$/), fc.stringMatching(/^[a-z]{2,8}$/))
      .map(([a, b]) => `${a}@${b}.com`);
    const resident = fc
      .tuple(
        fc.integer({ min: 10, max: 99 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 28 }),
        fc.integer({ min: 1, max: 4 }),
        digits(6),
      )
      .map(([y, m, d, s, rest]) => `${y}${String(m).padStart(2, '0')}${String(d).padStart(2, '0')}-${s}${rest}`);
    const words = fc.constantFrom('연락처: ', '제 번호는 ', '(', '', '문의 ');
    fc.assert(
      fc.property(
        fc.oneof(phone, mail, resident),
        words,
        fc.constantFrom('', ')', ' 입니다', '로', '.', '\n'),
        (secret, before, after) => {
          expect(mask(`${before}${secret}${after}`).text).not.toContain(secret);
        },
      ),
    );
  });

  it('never changes an id of ours', () => {
    fc.assert(
      fc.property(
        fc.uuid(),
        fc.constantFrom('s-', 'k-'),
        (uuid, prefix) => mask(`{"session":"${prefix}${uuid}"}`).count === 0,
      ),
    );
  });

  it('takes time in proportion to the length', () => {
    const long = '서울특별시 강남구 테헤란로로로로 연봉 연봉 010-010-010 900101-9 a@b.c.d.e '.repeat(2000);
    const start = performance.now();
    mask(long);
    expect(performance.now() - start).toBeLessThan(1500);
  });
});
