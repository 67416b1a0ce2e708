import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDocx } from '../../../src/adapters/documents/docx.ts';
import { ROOT } from '../../support/deps.ts';
import { list, p, r, smallDocx, style } from '../../support/small-docx.ts';

const markdown = (body: string) => readDocx('a.docx', smallDocx(body)).text;
const BOLD = '<w:b/>';

describe('a Word file', () => {
  it('keeps headings by style, by a style based on one, and by outline level', () => {
    expect(
      markdown(
        p('물푸레마켓', style('1')) +
          p('주요 업무', style('2')) +
          p('자격요건', style('mine')) +
          p('우대사항', '<w:outlineLvl w:val="2"/>') +
          p('본문', '<w:outlineLvl w:val="9"/>'),
      ),
    ).toBe('# 물푸레마켓\n\n## 주요 업무\n\n## 자격요건\n\n### 우대사항\n\n본문\n');
  });

  it('keeps lists: bullets, numbers counted on, nested, and a paragraph that left its list', () => {
    expect(
      markdown(
        p('하나', list(1)) +
          p('둘', list(1, 1)) +
          p('첫째', list(2)) +
          p('둘째', list(2)) +
          p('아님', list(0)) +
          p('셋째', list(2)),
      ),
    ).toBe('- 하나\n  - 둘\n1. 첫째\n2. 둘째\n\n아님\n\n3. 셋째\n');
  });

  it('keeps a line that is bold as a whole, and the words of one that is so in part', () => {
    expect(markdown(p(r('자격', BOLD) + r('요건', BOLD)) + p(`${r('제가 ', BOLD)}${r('했습니다')}`))).toBe(
      '**자격요건**\n\n제가 했습니다\n',
    );
    expect(markdown(p(r('굵지 않음', '<w:b w:val="0"/>')))).toBe('굵지 않음\n');
  });

  it('reads insertions and links; leaves out deletions, moved-away and hidden text, and field codes', () => {
    expect(
      markdown(
        p(
          `<w:ins>${r('넣은 글 ')}</w:ins><w:del><w:r><w:delText>지운 글</w:delText></w:r></w:del><w:moveFrom>${r('옮긴 글')}</w:moveFrom>` +
            `<w:hyperlink>${r('고리')}</w:hyperlink>${r('숨은 글', '<w:vanish/>')}<w:r><w:instrText>HYPERLINK</w:instrText></w:r>`,
        ),
      ),
    ).toBe('넣은 글 고리\n');
  });

  it('ends a line at a line break, not at a page break', () => {
    expect(
      markdown(
        p('<w:r><w:t>가</w:t><w:br/><w:t>나</w:t><w:br w:type="page"/><w:t>다</w:t><w:tab/><w:t>라</w:t></w:r>'),
      ),
    ).toBe('가\n나다 라\n');
  });

  const cell = (content: string) => `<w:tc>${content}</w:tc>`;
  const table = (...rows: string[][]) =>
    `<w:tbl>${rows.map((row) => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`;

  it('keeps a table of short cells, pipes and lines in them', () => {
    expect(markdown(table([p('언어'), p('Java | Kotlin')], [p('저장소'), p('Redis') + p('Kafka')]))).toBe(
      '| 언어 | Java \\| Kotlin |\n|---|---|\n| 저장소 | Redis<br>Kafka |\n',
    );
  });

  it('writes a table that lays out a résumé row by row, its lead as a bold line', () => {
    const duties = Array.from({ length: 5 }, (_, i) => p(`일 ${i}`, list(1))).join('');
    expect(markdown(table([p('2022.03 ~ 2025.08'), p('들꽃물류'), duties]))).toBe(
      '**2022.03 ~ 2025.08 | 들꽃물류**\n\n- 일 0\n- 일 1\n- 일 2\n- 일 3\n- 일 4\n',
    );
  });

  it('writes the names of its columns as a plain line, since `담당업무` in bold would be a heading', () => {
    const duties = Array.from({ length: 5 }, (_, i) => p(`- 일 ${i}`)).join('');
    const rows = table([p('기간'), p('회사'), p('담당업무')], [p('2022.03 ~ 2025.08'), p('들꽃물류'), duties]);
    expect(markdown(rows)).toMatch(/^기간 \| 회사 \| 담당업무\n\n\*\*2022\.03 ~ 2025\.08 \| 들꽃물류\*\*\n\n- 일 0\n/u);
  });

  it('reads a text box once, though it is stored in two forms', () => {
    const box = `<w:txbxContent>${p('상자 글')}</w:txbxContent>`;
    expect(
      markdown(
        p(
          `${r('앞')}<w:r><mc:AlternateContent><mc:Choice><w:drawing>${box}</w:drawing></mc:Choice><mc:Fallback><w:pict>${box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
        ),
      ),
    ).toBe('앞\n\n상자 글\n');
  });

  it('is read without styles and numbering too, and without what Markdown would take for markup', () => {
    const { text } = readDocx('a.docx', smallDocx(p('2021. 3. 입사') + p('List&lt;T&gt; &amp; 맵'), { styles: false }));
    expect(text).toBe('2021\\. 3. 입사\n\nList\\<T> & 맵\n');
  });

  it('reads what LibreOffice writes as the page it was made of', () => {
    const { text } = readDocx('resume.docx', readFileSync(path.join(ROOT, 'tests/fixtures/documents/resume.docx')));
    expect(text).toContain('### 물푸레마켓 · 백엔드 개발자 (2022.03 ~ 2025.08)\n\n- 주문 이벤트를 Kafka로 옮기면서');
    expect(text).toContain('\n  - 커버링 인덱스를 추가했습니다.\n');
    expect(text).toContain('| 저장소 | PostgreSQL, Redis, Kafka |');
  });
});
