import { describe, expect, it } from 'vitest';
import type { PageText, TextLine } from '../../../src/adapters/documents/pdf-lines.ts';
import { flowOf, wrappingOf } from '../../../src/adapters/documents/pdf-paragraphs.ts';
import { type Tag, taggedOf } from '../../../src/adapters/documents/pdf-tags.ts';
import { toMarkdown } from '../../../src/adapters/documents/written.ts';

/** A line of letters 10 points high, each 10 points wide, from the left edge. */
const line = (content: string, text: string, y: number, x = 70): TextLine => ({
  content,
  text,
  x,
  right: x + text.length * 10,
  y,
  size: 10,
  bold: false,
  artifact: false,
});
const tag = (role: string, ...children: (Tag | string)[]): Tag => ({
  role,
  children: children.map((child) => (typeof child === 'string' ? { type: 'content', id: child } : child)),
});
const page = (tags: Tag | null, ...lines: TextLine[]): PageText => ({ tags, lines, glyphs: { all: 1, odd: 0 } });
const markdown = (...pages: PageText[]) => {
  const blocks = taggedOf(pages, wrappingOf(pages.map(({ lines }) => lines)));
  return blocks && toMarkdown(blocks);
};

const FULL = '가맹점의 정산 결과를 모아 하루에 한 번 대사하고 차이를 남기는';
const REST = '배치를 만들었습니다.';

describe('tags of a PDF', () => {
  it('make headings, numbered and nested items, cells, and paragraphs of wrapped lines', () => {
    const tree = tag(
      'Root',
      tag(
        'Document',
        tag('H2', 'h'),
        tag('P', 'p'),
        tag('L', tag('LI', tag('Lbl', 'n'), tag('LBody', tag('P', 'i'), tag('L', tag('LI', tag('LBody', 'j')))))),
        tag('Table', tag('TR', tag('TH', 'a'), tag('TH', 'b')), tag('TR', tag('TD', tag('P', 'c')), tag('TD', 'd'))),
      ),
    );
    expect(
      markdown(
        page(
          tree,
          line('h', '경력', 700),
          line('p', FULL, 680),
          line('p', REST, 665),
          line('n', '3.', 640),
          line('i', '정산', 640, 90),
          line('j', '대사', 620, 110),
          ...['a', 'b', 'c', 'd'].map((id, i) => line(id, id, 600 - 20 * Math.floor(i / 2), 70 + 200 * (i % 2))),
        ),
      ),
    ).toBe(`## 경력\n\n${FULL} ${REST}\n\n3. 정산\n   - 대사\n\n| a | b |\n|---|---|\n| c | d |\n`);
  });

  it('go on from one page to the next: an item both of whose parts stand in a tree of the same elements', () => {
    const item = (...contents: string[]) => tag('LI', tag('Lbl'), tag('LBody', ...contents));
    const pages = [
      page(tag('Root', tag('L', item('a'), item('b'), item())), line('a', '첫째', 100), line('b', FULL, 80)),
      page(tag('Root', tag('L', item(), item('c'), item('d'))), line('c', REST, 800), line('d', '셋째', 780)),
    ];
    expect(markdown(...pages)).toBe(`- 첫째\n- ${FULL} ${REST}\n- 셋째\n`);
  });

  it('go on from one page to the next: a paragraph that ends no sentence, and none that does', () => {
    const two = (first: string) =>
      markdown(
        page(tag('Root', tag('P', 'a'), tag('P', 'b')), line('a', '소개', 100), line('b', first, 80)),
        page(tag('Root', tag('P', 'c'), tag('P', 'd')), line('c', REST, 800), line('d', '끝', 780)),
      );
    expect(two(FULL)).toBe(`소개\n\n${FULL} ${REST}\n\n끝\n`);
    const whole = '가맹점의 정산 결과를 모아 하루에 한 번 대사하고 차이를 남긴다.';
    expect(two(whole)).toBe(`소개\n\n${whole}\n\n${REST}\n\n끝\n`);
  });

  it('do not make one of headings that stand at the same place of two pages', () => {
    const one = (id: string, text: string) => page(tag('Root', tag('H1', id)), line(id, text, 700));
    expect(markdown(one('a', '가'), one('b', '나'))).toBe('# 가\n\n# 나\n');
  });

  it('are not followed where they leave out text, nor where a page has none', () => {
    expect(markdown(page(tag('Root', tag('P', 'a')), line('a', '짧은 글', 700), line('b', FULL, 680)))).toBeNull();
    expect(
      markdown(page(tag('Root', tag('P', 'a')), line('a', FULL, 700)), page(null, line('b', REST, 700))),
    ).toBeNull();
  });

  it('nested deeper than anybody nests are not followed', () => {
    let deep = tag('P', 'a');
    for (let i = 0; i < 5_000; i++) deep = tag('Div', deep);
    expect(markdown(page(tag('Root', deep), line('a', FULL, 700)))).toBeNull();
  });
});

describe('lines of a PDF without tags', () => {
  const text = (...lines: TextLine[]) => toMarkdown(flowOf([lines]));

  it('that begin with a mark of a heading keep it and join nothing', () => {
    expect(text(line('', '■ 경력사항', 700), line('', FULL, 685), line('', REST, 670), line('', '■ 학력', 655))).toBe(
      `■ 경력사항\n\n${FULL} ${REST}\n\n■ 학력\n`,
    );
  });

  it('that end inside of a word are joined by the words the document has, and by how Korean words end', () => {
    const known = line('', '앞 운영환경 뒤', 760);
    const joins = (before: string, next: string) => {
      const full = `${'가'.repeat(40 - before.length)} ${before}`;
      return text(known, line('', full, 700), line('', `${next} 끝`, 685))
        .split('\n\n')[1]!
        .slice(41 - before.length);
    };
    expect(joins('운영', '환경')).toBe('운영환경 끝\n');
    expect(joins('트랜', '잭션을')).toBe('트랜잭션을 끝\n');
    expect(joins('이벤트를', '보냅니다')).toBe('이벤트를 보냅니다 끝\n');
    expect(joins('저장했', '습니다')).toBe('저장했습니다 끝\n');
    expect(joins('배포를 2', '건으로')).toBe('배포를 2건으로 끝\n');
  });
});
