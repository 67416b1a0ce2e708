import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Edit, edit, insert, type LineBuffer } from '../../../src/faces/cli/terminal/line-buffer.ts';
import { layout, moveRow } from '../../../src/faces/cli/terminal/line-layout.ts';
import { widthOf, wrap } from '../../../src/faces/cli/text.ts';

const at = (text: string, cursor = text.length): LineBuffer => ({ text, cursor });
const through = (b: LineBuffer, ...edits: Edit[]) => edits.reduce(edit, b);

/** Text as people type and paste it: Hangul, Latin, emoji, decomposed syllables, line breaks. */
const typedText = fc
  .array(
    fc.constantFrom(
      '가',
      '힣',
      '뷁',
      'a',
      'Z',
      '9',
      ' ',
      '\n',
      '한'.normalize('NFD'),
      '👨‍👩‍👧',
      '🙂',
      'é',
      '·',
      '한글 ',
    ),
    { maxLength: 60 },
  )
  .map((parts) => insert({ text: '', cursor: 0 }, parts.join('')).text);

describe('typing', () => {
  it('takes a whole syllable with one key, composed or not', () => {
    expect(through(at('모니터링'), 'backspace')).toEqual(at('모니터'));
    expect(through(insert(at(''), '한글'.normalize('NFD')), 'backspace')).toEqual(at('한'));
    expect(through(at('가족 👨‍👩‍👧'), 'backspace')).toEqual(at('가족 '));
    expect(through(at('🙂a', 0), 'delete')).toEqual(at('a', 0));
  });

  it('inserts where the cursor stands', () => {
    expect(insert(through(at('모니터링'), 'left', 'left'), '가')).toEqual(at('모니가터링', 3));
  });

  it('keeps line breaks of a paste and drops what cannot be seen', () => {
    expect(insert(at(''), '첫\r\n둘\r셋\t끝\u001b[31m\u0007').text).toBe('첫\n둘\n셋  끝[31m');
  });

  it('moves and kills by line and by word', () => {
    expect(through(at('첫 줄\n둘째 줄'), 'line-start')).toEqual(at('첫 줄\n둘째 줄', 4));
    expect(through(at('첫 줄\n둘째 줄'), 'kill-word')).toEqual(at('첫 줄\n둘째 '));
    expect(through(at('첫 줄\n둘째 줄'), 'kill-to-start')).toEqual(at('첫 줄\n'));
    expect(through(at('하나 둘', 0), 'word-right')).toEqual(at('하나 둘', 2));
    expect(through(at('하나 둘', 2), 'kill-to-end')).toEqual(at('하나'));
  });

  it('never leaves the cursor outside of the text or inside a letter', () => {
    const edits = fc.array(
      fc.constantFrom<Edit>(
        'backspace',
        'delete',
        'left',
        'right',
        'line-start',
        'line-end',
        'word-left',
        'word-right',
        'kill-word',
        'kill-to-end',
        'kill-to-start',
      ),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(typedText, edits, (text, all) => {
        for (let b = at(text), i = 0; i < all.length; i++) {
          b = edit(b, all[i]!);
          expect(b.cursor).toBeGreaterThanOrEqual(0);
          expect(b.cursor).toBeLessThanOrEqual(b.text.length);
          expect(b.text.isWellFormed() && b.text.slice(0, b.cursor).isWellFormed()).toBe(true);
        }
      }),
      { numRuns: 300, seed: 5 },
    );
  });
});

describe('rows', () => {
  it('hold every letter once, never wider than the terminal, with the cursor on a row', () => {
    fc.assert(
      fc.property(
        typedText,
        fc.integer({ min: 8, max: 60 }),
        fc.integer({ min: 0, max: 8 }),
        fc.nat(),
        (text, columns, indent, n) => {
          const cursor = n % (text.length + 1);
          const { rows, cursorRow, cursorColumn } = layout({ text, cursor }, columns, indent);
          expect(rows.map((row) => row.text).join('')).toBe(text.replaceAll('\n', ''));
          for (const row of rows) expect(indent + widthOf(row.text)).toBeLessThanOrEqual(Math.max(columns, indent + 4));
          expect(cursorRow).toBeLessThan(rows.length);
          expect(cursorColumn).toBeLessThan(Math.max(columns, indent + 4) + 1);
        },
      ),
      { numRuns: 400, seed: 9 },
    );
  });

  it('puts a syllable that does not fit on the next row whole', () => {
    const { rows, cursorRow, cursorColumn } = layout(at('abc가나'), 8, 4);
    expect(rows.map((row) => row.text)).toEqual(['abc', '가나', '']);
    expect([cursorRow, cursorColumn]).toEqual([2, 4]);
  });

  it('moves up and down by what is seen', () => {
    expect(moveRow(at('가나다라\n마바', 7), 40, 0, -1)).toBe(2);
    expect(moveRow(at('가나', 1), 40, 0, -1)).toBeNull();
  });
});

describe('wrapped output', () => {
  it('breaks between words at two columns a syllable', () => {
    expect(wrap('가나다 라마바 abc', 10, '> ', '  ')).toEqual(['> 가나다', '  라마바', '  abc']);
    expect(wrap('가나다라마바사아자차', 10)).toEqual(['가나다라마', '바사아자차']);
    expect(wrap('\u001b[31m빨강\u202e', 40)).toEqual(['빨강']);
  });

  it('is never wider than it may be', () => {
    fc.assert(
      fc.property(typedText, fc.integer({ min: 12, max: 80 }), (text, width) => {
        for (const line of wrap(text, width, '  ')) expect(widthOf(line)).toBeLessThanOrEqual(width);
      }),
      { numRuns: 200, seed: 3 },
    );
  });
});
