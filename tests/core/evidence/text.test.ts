import { describe, expect, test } from 'vitest';
import { clean, sha16, sourceText } from '../../../src/core/evidence/text.ts';

describe('sourceText', () => {
  test.each([
    ['\uFEFF가\r\n나\r\n', '가\n나\n'],
    ['가\r나\n', '가\r나\n'],
    ['가\r\r\n나', '가\n나'],
    ['가\uFEFF나 \u200B'.normalize('NFD'), '가\uFEFF나 \u200B'.normalize('NFD')],
    ['', ''],
  ])('%j → %j', (decoded, text) => {
    expect(sourceText(decoded)).toBe(text);
  });
});

describe('sha16', () => {
  test('is the first 16 hex digits of the sha256 of the UTF-8 bytes', () => {
    expect(sha16('')).toBe('e3b0c44298fc1c14');
    expect(sha16('abc')).toBe('ba7816bf8f01cfea');
    expect(sha16('가')).not.toBe(sha16('가'.normalize('NFD')));
    expect(sha16('\uD83D')).toBe(sha16('\uFFFD'));
  });
});

describe('clean', () => {
  test.each([
    ['한 줄\n\t둘째 줄', '한 줄\n\t둘째 줄'],
    ['\u001B[31m빨강\u001B[0m\u0007', '빨강'],
    ['a\u202Eb\u2066c\u2069\u200F', 'abc'],
    ['비\u200B밀\u200D번\uFEFF호\u2060\u00AD', '비밀번호'],
    ['보임\u{E0041}\u{E007F}', '보임'],
    ['가\r\n나\r다\u2028라\u0085마', '가\n나\n다\n라\n마'],
    ['반쪽 \uD83D 끝', '반쪽 \uFFFD 끝'],
    ['❤️ 한글 '.normalize('NFD'), '❤️ 한글 '.normalize('NFD')],
  ])('%j → %j', (text, safe) => {
    expect(clean(text)).toBe(safe);
  });
});
