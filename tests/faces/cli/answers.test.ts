import { describe, expect, it } from 'vitest';
import { AnswerScript, parseAnswers } from '../../../src/faces/cli/answers.ts';

describe('an answers file', () => {
  it('is cut at lines of three dashes, each block trimmed and otherwise verbatim', () => {
    expect(parseAnswers('첫 답\n둘째 줄\n---\n\n- 목록 -- 대시\n\n---  \n셋\n')).toEqual([
      { key: null, text: '첫 답\n둘째 줄' },
      { key: null, text: '- 목록 -- 대시' },
      { key: null, text: '셋' },
    ]);
  });

  it('binds a block by its first line and leaves that line out', () => {
    expect(parseAnswers('<!-- for: resume/F3 -->\n답\n---\n\n<!--for: a/b-->\n다른 답')).toEqual([
      { key: 'resume/F3', text: '답' },
      { key: 'a/b', text: '다른 답' },
    ]);
  });

  it('ignores a heading comment on the first line of the file, and only there', () => {
    expect(parseAnswers('<!-- 지어낸 예시입니다 -->\n\n<!-- for: k -->\n답\n---\n<!-- 그냥 주석 -->\n둘')).toEqual([
      { key: 'k', text: '답' },
      { key: null, text: '<!-- 그냥 주석 -->\n둘' },
    ]);
  });

  it('reads CRLF and a byte order mark; an empty block between two others is an empty answer, one at the end is none', () => {
    expect(parseAnswers('\uFEFF하나\r\n---\r\n---\r\n셋\r\n---\r\n')).toEqual([
      { key: null, text: '하나' },
      { key: null, text: '' },
      { key: null, text: '셋' },
    ]);
    expect(parseAnswers('')).toEqual([]);
  });
});

describe('a script', () => {
  const script = (file: string) => new AnswerScript(parseAnswers(file));

  it('gives bound blocks to their questions in any order, and nothing to a question that none is bound to', () => {
    const s = script('<!-- for: b -->\n비\n---\n<!-- for: a -->\n에이');
    expect(s.next('a')).toBe('에이');
    expect(s.next('c')).toBeNull();
    expect(s.unused).toEqual(['b']);
    expect(s.next('b')).toBe('비');
    expect(s.next('b')).toBeNull();
    expect(s.unused).toEqual([]);
  });

  it('uses two blocks of one key one after the other, and unbound ones in their order', () => {
    const s = script('하나\n---\n<!-- for: a -->\n힌트\n---\n<!-- for: a -->\n답\n---\n둘');
    expect([s.next('x'), s.next('a'), s.next('a'), s.next('y'), s.next('z')]).toEqual([
      '하나',
      '힌트',
      '답',
      '둘',
      null,
    ]);
  });

  it('refuses a file without an answer in one sentence', () => {
    expect(() => script('<!-- 제목 -->\n')).toThrow('답변 파일에 답이 없습니다.');
  });
});
