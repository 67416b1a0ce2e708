import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchSections } from '../../../src/core/search/sections.ts';

const cut = (text: string) => searchSections(text).sections.map((s) => text.slice(s.start, s.end));

describe('sections to be found', () => {
  it('are what stands under one heading, with the headings above', () => {
    const text = '# 제목\n\n머리\n\n## 하나\n\n가\n\n### 하나 아래\n\n나\n\n## 둘\n\n다\n';
    const { title, sections } = searchSections(text);
    expect(title).toBe('제목');
    expect(sections.map((s) => [s.headings, s.chapter])).toEqual([
      [[], 0],
      [['하나'], 1],
      [['하나', '하나 아래'], 1],
      [['둘'], 2],
    ]);
    expect(text.slice(sections[1]!.body, sections[1]!.end).trim()).toBe('가');
  });

  it('know the title and other names of the front matter, in every way people write them', () => {
    const read = (front: string) => searchSections(`---\n${front}\n---\n\n본문\n`);
    expect(read('title: "락 정리"\naliases: [잠금, lock]')).toMatchObject({
      title: '락 정리',
      aliases: ['잠금', 'lock'],
    });
    expect(read('tags:\n  - 디비\n  - 면접')).toMatchObject({ title: null, aliases: ['디비', '면접'] });
    expect(read('aliases: [열린').sections).toHaveLength(1);
    expect(cut('---\n\n가로줄로 시작한 글\n\n---\n끝')).toHaveLength(1);
  });

  it('do not take a comment in code for a heading', () => {
    expect(searchSections('```sh\n# 주석\nls\n```\n\n본문\n').sections.map((s) => s.headings)).toEqual([[]]);
    expect(searchSections('본문\n#태그\n').title).toBeNull();
  });

  it('are cut when they are long, between lines and between words', () => {
    const lines = Array.from({ length: 200 }, (_, i) => `${i}번째 줄입니다.`).join('\n');
    for (const text of [lines, '한줄 '.repeat(3000), '가'.repeat(9000), `😀`.repeat(4000)]) {
      const parts = searchSections(`머리 ${text}`).sections;
      expect(parts.length).toBeGreaterThan(1);
      for (const part of parts) expect(part.end - part.start).toBeLessThanOrEqual(3300);
    }
  });

  it('never overlap, stay in the text and hold a letter', () => {
    const line = fc.oneof(
      fc.constantFrom('# 가', '## 나', '### ', '---', '```', '~~~', '', '- 항목', 'title: x', '\r', '# '),
      fc.string({ unit: 'grapheme', maxLength: 30 }),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), (all) => {
        const text = all.join('\n');
        let last = 0;
        for (const { start, body, end } of searchSections(text).sections) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(body).toBeGreaterThanOrEqual(start);
          expect(end).toBeGreaterThanOrEqual(body);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(text.slice(start, end)).toMatch(/[\p{L}\p{N}]/u);
          last = end;
        }
      }),
      { seed: 11 },
    );
  });
});
