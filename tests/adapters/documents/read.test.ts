import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { read } from '../../../src/adapters/documents/documents.ts';
import { sha16 } from '../../../src/core/evidence/text.ts';
import type { Block, ReadDocument } from '../../../src/core/reading/document.ts';

function docOf(text: string): ReadDocument {
  return read({ uri: 'kkori://notes/n-00000000', sha: sha16(text), text });
}

/** Milliseconds; far above what it takes, far below what a quadratic step would, on a busy machine too. */
const BOUND = 15_000;

const brief = (blocks: Block[]) => blocks.map((b) => [b.kind, b.depth, b.words]);

/** Blocks stand in order, do not overlap, and hold something. */
function expectSound(doc: ReadDocument): void {
  let end = 0;
  for (const block of doc.blocks) {
    expect(
      block.start >= end && block.end > block.start && block.end <= doc.text.length,
      `${block.start}–${block.end} after ${end}`,
    ).toBe(true);
    expect(block.words).not.toBe('');
    expect(/^\s|\s$/u.test(doc.text.slice(block.start, block.end))).toBe(false);
    for (const cell of block.cells ?? []) expect(cell.start >= block.start && cell.end <= block.end).toBe(true);
    end = block.end;
  }
}

describe('Markdown', () => {
  it('finds headings, paragraphs, nested and numbered items, rows and code, each with its place', () => {
    const doc = docOf(
      '# 제목 *하나*\n\n문단 **굵게** `코드` [고리](https://a.b/c)\n\n- 하나\n  - 둘\n    1. 셋\n7. 일곱\n\n<br />\n\n| 가 | 나 |\n|---|---|\n| 1 | 2<br>3 |\n\n```ts\nconst a = 1;\n```\n',
    );
    expectSound(doc);
    expect(brief(doc.blocks)).toEqual([
      ['heading', 1, '제목 하나'],
      ['paragraph', 0, '문단 굵게 코드 고리'],
      ['item', 0, '하나'],
      ['item', 1, '둘'],
      ['item', 2, '셋'],
      ['item', 0, '일곱'],
      ['row', 0, '가 | 나'],
      ['row', 1, '1 | 2 | 3'],
      ['code', 0, 'const a = 1;'],
    ]);
    expect(doc.blocks[4]).toMatchObject({ number: '1', mark: '1.' });
    expect(doc.blocks[5]!.number).toBe('7');
    expect(doc.blocks[7]!.cells!.map((c) => [c.column, c.words])).toEqual([
      [0, '1'],
      [1, '2'],
      [1, '3'],
    ]);
    expect(doc.text.slice(doc.blocks[0]!.start, doc.blocks[0]!.end)).toBe('제목 *하나*');
    expect(doc.text.slice(doc.blocks[2]!.start, doc.blocks[2]!.end)).toBe('하나');
  });

  it('takes lines that stand for themselves apart and joins those that were wrapped', () => {
    expect(brief(docOf('■ 자격요건\n서버 경험 3년\n지도를 좋아하는 분\n• 점 하나\n').blocks)).toEqual([
      ['item', 0, '자격요건'],
      ['paragraph', 0, '서버 경험 3년'],
      ['paragraph', 0, '지도를 좋아하는 분'],
      ['item', 0, '점 하나'],
    ]);
    const wrapped =
      'A posting that somebody wrapped at seventy columns keeps on\ngoing over the line ends, and a sentence may end anywhere in it\nso that only the whole paragraph makes any sense at all to its\nreaders.\n';
    expect(docOf(wrapped).blocks).toHaveLength(1);
  });

  it('drops marks that Korean leaves unclosed, and keeps the words', () => {
    expect(docOf('저는 **동기(Sync)**로 했습니다. `user_id`와 snake_case, 3 * 4\n').blocks[0]!.words).toBe(
      '저는 동기(Sync)로 했습니다. user_id와 snake_case, 3 * 4',
    );
  });

  it('reads toggles and skips comments, rules and empty marks', () => {
    const doc = docOf(
      '<details>\n<summary>Q1. 왜?</summary>\n\n그래서\n\n</details>\n\n<!-- 숨은 말 -->\n\n---\n\n-\n\n1. \n',
    );
    expect(brief(doc.blocks)).toEqual([
      ['heading', 6, 'Q1. 왜?'],
      ['paragraph', 0, '그래서'],
    ]);
  });

  it('reads on right under a `<br />`', () => {
    expect(brief(docOf('<br />\n## 자격요건\n- 가\n---\n').blocks)).toEqual([
      ['heading', 2, '자격요건'],
      ['item', 0, '가'],
    ]);
  });

  it('does not take indented lines for code, nor a paragraph on a rule for a heading', () => {
    expect(brief(docOf('      깊이 들여 쓴 줄\n\n첫 줄\n둘째 줄\n---\n').blocks)).toEqual([
      ['paragraph', 0, '깊이 들여 쓴 줄'],
      ['paragraph', 0, '첫 줄'],
      ['paragraph', 0, '둘째 줄'],
    ]);
  });

  it('reads a line after a list that is not indented as a line of its own', () => {
    expect(brief(docOf('- 가\n우대사항\n- 나\n').blocks)).toEqual([
      ['item', 0, '가'],
      ['paragraph', 0, '우대사항'],
      ['item', 0, '나'],
    ]);
  });
});

describe('front matter', () => {
  it('is read, and is no block', () => {
    const doc = docOf('---\nslug: mulgyeol\ninterview: 2026-12-01\n---\n# 제목\n');
    expect(doc.frontMatter).toMatchObject({ slug: 'mulgyeol' });
    expect(brief(doc.blocks)).toEqual([['heading', 1, '제목']]);
    expect(doc.warnings).toEqual([]);
  });

  it.each([
    ['---\nslug: [unclosed\n---\n본문\n'],
    ['---\n- 목록: 하나\n- 둘\n---\n본문\n'],
    [`---\na: ${'['.repeat(10_000)}\n---\n본문\n`],
    [
      `---\na: &a [x]\n${Array.from({ length: 40 }, (_, i) => `b${i}: [${'*a, '.repeat(20)}*a]`).join('\n')}\n---\n본문\n`,
    ],
  ])('that cannot be read is a warning: %#', (text) => {
    const doc = docOf(text);
    expect(doc.warnings).toHaveLength(1);
    expect(doc.frontMatter).toEqual({});
    expect(brief(doc.blocks)).toEqual([['paragraph', 0, '본문']]);
  });

  it('is not what stands between two rules', () => {
    expect(brief(docOf('---\n그냥 글\n\n---\n다음\n').blocks)).toEqual([
      ['paragraph', 0, '그냥 글'],
      ['paragraph', 0, '다음'],
    ]);
    expect(docOf('---\n닫히지 않음\n').blocks).toHaveLength(1);
  });
});

describe('hostile documents', () => {
  const n = 10_000;
  it.each([
    ['quotes', `${'>'.repeat(n)} 끝`],
    ['spaced quotes', `${'> '.repeat(n)}끝`],
    ['lists on one line', `${'- '.repeat(n)}끝`],
    ['numbered lists on one line', `${'1. '.repeat(n)}끝`],
    ['nested list lines', Array.from({ length: 2_000 }, (_, i) => `${'  '.repeat(i)}- ${i}`).join('\n')],
    ['brackets', '['.repeat(n)],
    ['links', ' [a]('.repeat(n)],
    ['emphasis', '*a **a '.repeat(n)],
    ['code marks', Array.from({ length: 3_000 }, (_, i) => `${'`'.repeat(i % 200)}a`).join(' ')],
    ['a table row', `${'|a'.repeat(n)}\n${'|-'.repeat(n)}\n`],
    ['tags', '<a '.repeat(n)],
    ['comments', '<!--'.repeat(n)],
    ['entities', '&amp;&#x41;'.repeat(n)],
    ['colons', `가${':'.repeat(n)}`],
    ['an open fence', `\`\`\`\n${'글\n'.repeat(n)}`],
    ['one line', '글'.repeat(1_000_000)],
    ['a long list', '- 가나다\n'.repeat(100_000)],
    ['a long list of paragraphs', '가나다\n\n'.repeat(100_000)],
  ])('%s: in bounded time', (_, text) => {
    const start = performance.now();
    const doc = docOf(text);
    expect(performance.now() - start).toBeLessThan(BOUND);
    expect(doc.text).toBe(text);
    let end = 0;
    for (const block of doc.blocks) {
      if (block.start < end || block.end <= block.start) throw new Error('blocks overlap');
      end = block.end;
    }
  });

  it('says when a part was read line by line', () => {
    expect(docOf(`${'> '.repeat(n)}끝`).warnings).toHaveLength(1);
    expect(docOf('# 보통\n\n- 글\n').warnings).toEqual([]);
  });

  it('cuts a long document without losing or doubling a block', () => {
    const part = (i: number) =>
      `## 제목 ${i}\n\n- 항목 ${i}\n  - 아래 ${i}\n\n문단 ${i}\n\n\`\`\`\n# 코드 ${i}\n\n끝 ${i}\n\`\`\`\n\n`;
    const doc = docOf(Array.from({ length: 400 }, (_, i) => part(i)).join(''));
    expectSound(doc);
    expect(doc.blocks).toHaveLength(400 * 5);
    expect(doc.warnings).toEqual([]);
    expect(doc.blocks.at(-1)!.words).toBe('# 코드 399 끝 399');
  });

  it('holds for any mixture of lines', () => {
    const line = fc.constantFrom(
      '# 가',
      '#### [나]',
      '- 다',
      '  - 라 **마**',
      '   1. 바',
      '> 사',
      '```',
      '| 아 | 자 |',
      '|---|---|',
      '---',
      '',
      '',
      '■ 차',
      '**카**',
      '<br />',
      '<details>',
      '[타]: x',
      '파하 `가',
      '\t나',
      '    다',
      '가\u0301',
      '🙂 라',
      '<!-- 마',
      '-->',
      '1) 바',
      '•사',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => expectSound(docOf(lines.join('\n')))),
      { numRuns: 300, seed: 7 },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => expectSound(docOf(text))),
      { numRuns: 300, seed: 7 },
    );
  });
});
