import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namesOf } from '../../../src/core/search/names.ts';
import { passageOf } from '../../../src/core/search/passage.ts';
import { withoutPatterns } from '../../../src/core/search/row.ts';
import { wordsOf } from '../../../src/core/search/words.ts';

const NAMES = namesOf([]);
const passage = (text: string, query: string) => {
  const wanted = { words: wordsOf(query).map((word) => word.term), names: NAMES.in(query).flatMap((n) => n.terms) };
  const found = passageOf(text, { start: 0, end: text.length, body: 0 }, wanted, NAMES);
  return {
    quote: text.slice(found.start, found.end),
    marks: found.marks.map(({ start, end }) => text.slice(start, end)),
  };
};

describe('the quote of a hit', () => {
  it('is the line that holds most of what was asked, without its mark', () => {
    const text = '- 격리는 어렵다.\n- 격리와 잠금을 함께 본다.\n- 끝.\n';
    expect(passage(text, '격리 잠금')).toEqual({ quote: '격리와 잠금을 함께 본다.', marks: ['격리와', '잠금을'] });
  });

  it('marks a name in its other spelling', () => {
    expect(passage('우리는 redis를 썼다.', '레디스').marks).toEqual(['redis']);
  });

  it('is cut between words around the match in a long line', () => {
    const text = `${'앞말 '.repeat(200)}뻐꾸기 ${'뒷말 '.repeat(200)}`;
    const { quote, marks } = passage(text, '뻐꾸기');
    expect(quote.length).toBeLessThanOrEqual(180);
    expect(quote).toMatch(/^앞말 .*뻐꾸기.* 뒷말$/);
    expect(marks).toEqual(['뻐꾸기']);
  });

  it('is the first line of words where only the title matched', () => {
    expect(passage('\n---\n\n> 첫 줄\n둘째 줄', '제목')).toEqual({ quote: '첫 줄', marks: [] });
  });

  it('never leaves the text, never breaks a pair, whatever the text is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 600 }),
        fc.string({ maxLength: 20 }),
        (text, query) => {
          if (!/[\p{L}\p{N}]/u.test(text)) return;
          const { quote } = passage(text, query);
          expect(quote.length).toBeGreaterThan(0);
          expect(quote.length).toBeLessThanOrEqual(220);
          if (text.isWellFormed()) expect(quote.isWellFormed()).toBe(true);
        },
      ),
      { seed: 5 },
    );
  });
});

describe('a knowledge page', () => {
  it('is read without the patterns and ids of its items, every offset kept', () => {
    const text =
      '- `lag` · 핵심 · mid · 랙은 차이다.\n  - 신호: 랙 & 지표\n  - 안 말함: 랙\n  - 물을 것: lag\n- 본문\n';
    const plain = withoutPatterns(text);
    expect(plain).toHaveLength(text.length);
    expect(plain.split('\n').map((line) => line.trim())).toEqual([
      '-                      랙은 차이다.'.replace(/ +/, ' '.repeat(plain.indexOf('랙은') - 1)),
      '',
      '',
      '',
      '- 본문',
      '',
    ]);
  });
});
