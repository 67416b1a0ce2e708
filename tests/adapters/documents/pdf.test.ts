import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { MOST_PAGES, readPdf } from '../../../src/adapters/documents/pdf.ts';
import { KkoriError } from '../../../src/core/errors.ts';
import { ROOT } from '../../support/deps.ts';
import { type SmallPdf, smallPdf, textAt } from '../../support/small-pdf.ts';

const fixture = (name: string) => readFileSync(path.join(ROOT, 'tests', 'fixtures', 'documents', name));
const markdown = async (...pages: Parameters<typeof textAt>[0][]) =>
  (await readPdf('a.pdf', smallPdf({ contents: pages.map(textAt) }))).text;

async function refusal(pdf: SmallPdf): Promise<KkoriError> {
  const error = await readPdf('a.pdf', smallPdf(pdf)).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(KkoriError);
  return error as KkoriError;
}

/** A font of two-byte codes that brings no letters of its own. */
const codes = (encoding: string, ordering: string): Pick<SmallPdf, 'font' | 'objects'> => ({
  font: `<< /Type /Font /Subtype /Type0 /BaseFont /Batang /Encoding /${encoding} /DescendantFonts [4 0 R] >>`,
  objects: [
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Batang /CIDSystemInfo << /Registry (Adobe) /Ordering (${ordering}) /Supplement 1 >> /FontDescriptor 5 0 R /DW 1000 >>`,
    '<< /Type /FontDescriptor /FontName /Batang /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>',
  ],
});

describe('a PDF', () => {
  it('printed by a browser comes out as the page was: headings, nested lists, a table, wrapped Korean', async () => {
    const { text, pages, warnings } = await readPdf('resume.pdf', fixture('resume.pdf'));
    expect({ pages, warnings }).toEqual({ pages: 1, warnings: [] });
    expect(text).toContain('# 한겨울 · 백엔드 개발자\n');
    expect(text).toContain('재 보고 말하려고 하며, 장애가 난');
    expect(text).toContain('### 물푸레마켓 · 백엔드 개발자 (2022.03 ~ 2025.08)\n\n- 주문 이벤트를 Kafka로 옮기면서');
    expect(text).toContain(
      '- 상품 조회 API의 p95 지연을 480ms에서 120ms로 줄였습니다.\n  - 커버링 인덱스를 추가했습니다.\n',
    );
    expect(text).toContain('| 저장소 | PostgreSQL, Redis, Kafka |');
  });

  it('without tags is read by its places: sizes make headings, symbol bullets make items', async () => {
    const { text } = await readPdf('posting.pdf', fixture('posting.pdf'));
    expect(text).toContain('# 솔바람페이 정산 서버 개발자\n\n## 주요 업무\n\n- 가맹점 정산 배치를 만들고 운영합니다.');
    expect(text).toContain('한 시간에 한 번 도는 것으로 바꾸는 일을 합니다.\n\n## 자격 요건\n\n- 서버 개발 경력');
    expect(text).toContain('\n- 트랜잭션과 잠금을 설명할 수 있는 분\n');
  });

  it('joins lines that were broken for want of room, and only those', async () => {
    expect(
      await markdown([
        [72, 700, 10, 'We keep the ledger of every shop and settle it each night, which is a batch of'],
        [72, 686, 10, 'two million rows.'],
        [72, 672, 10, 'Short line'],
        [72, 658, 10, 'Another'],
      ]),
    ).toBe(
      'We keep the ledger of every shop and settle it each night, which is a batch of two million rows.\n\nShort line\n\nAnother\n',
    );
  });

  it('keeps the lines of a narrow column apart, which is a list and no prose', async () => {
    expect(
      await markdown([
        [72, 700, 10, 'Kubernetes, Terraform'],
        [72, 686, 10, 'PostgreSQL, Redis, Kafka'],
      ]),
    ).toBe('Kubernetes, Terraform\n\nPostgreSQL, Redis, Kafka\n');
  });

  it('reads a column to its end before the next', async () => {
    const column = (x: number, name: string) =>
      Array.from({ length: 6 }, (_, i): [number, number, number, string] => [x, 700 - i * 14, 10, `- ${name} ${i}`]);
    const text = await markdown([[72, 740, 18, 'Title'], ...column(72, 'left'), ...column(320, 'right')]);
    expect(text.indexOf('left 5')).toBeLessThan(text.indexOf('right 0'));
  });

  it('reads a page from top to bottom that was written in no order', async () => {
    const heights = [3, 9, 1, 7, 0, 5, 2, 8, 4, 6];
    const text = await markdown(heights.map((n) => [72, 700 - n * 30, 10, `- line ${n}`]));
    expect([...text.matchAll(/line (\d)/gu)].map(([, n]) => Number(n))).toEqual([...heights].sort());
  });

  it('keeps nesting by indentation, and leaves out running titles and page numbers', async () => {
    const page = (n: number): Parameters<typeof textAt>[0] => [
      [72, 800, 8, 'resume of nobody'],
      [72, 700 - n, 10, `- outer ${n}`],
      [90, 686 - n, 10, `- inner ${n}`],
      [300, 30, 8, `${n} / 3`],
    ];
    expect(await markdown(page(1), page(2), page(3))).toBe(
      '- outer 1\n  - inner 1\n- outer 2\n  - inner 2\n- outer 3\n  - inner 3\n',
    );
  });

  it('leaves out letters that stand across the page', async () => {
    const watermark = 'BT /F1 40 Tf 0.7 0.7 -0.7 0.7 100 300 Tm (DRAFT) Tj ET';
    const { text } = await readPdf(
      'a.pdf',
      smallPdf({ contents: [`${textAt([[72, 700, 10, 'words']])}\n${watermark}`] }),
    );
    expect(text).toBe('words\n');
  });

  it('says which pages have no text', async () => {
    const { warnings } = await readPdf('a.pdf', smallPdf({ contents: [textAt([[72, 700, 10, 'words']]), ''] }));
    expect(warnings).toEqual(['2쪽 가운데 1쪽에는 글이 없습니다(그림). 그림 속 글은 읽지 못합니다.']);
  });

  it('that was scanned is refused with what to do', async () => {
    const scan = await refusal({
      contents: ['q 500 0 0 700 40 60 cm /I Do Q'],
      objects: [
        '<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\nA\nendstream',
      ],
      resources: '/XObject << /I 4 0 R >>',
    });
    expect(scan.message).toContain('스캔한');
    expect(scan.hint).toContain('OCR');
  });

  it('with a password, and with letters that mean nothing, is refused by name', async () => {
    const locked = await refusal({
      contents: [textAt([[72, 700, 10, 'words']])],
      objects: [`<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'11'.repeat(32)}> /U <${'22'.repeat(32)}> >>`],
      trailer: `/Encrypt 4 0 R /ID [<${'00'.repeat(16)}> <${'00'.repeat(16)}>]`,
    });
    expect(locked.message).toContain('암호로 잠겨');
    const blank = await refusal({
      contents: ['BT /F1 12 Tf 72 700 Td <00150016001700180123022303330444> Tj ET'],
      ...codes('Identity-H', 'Identity'),
    });
    expect(blank.message).toContain('글자를 알아볼 수 없습니다');
    expect(blank.hint).toContain('붙여 넣어');
  });

  it.each([
    ['KSCms-UHC-H', 'C0DAB0DDBFE4B0C7'],
    ['KSC-EUC-H', 'C0DAB0DDBFE4B0C7'],
    ['UniKS-UCS2-H', 'C790ACA9C694AC74'],
    ['UniKS-UTF16-H', 'C790ACA9C694AC74'],
  ])('by a Korean program that names its letters by %s is read', async (encoding, letters) => {
    const pdf = smallPdf({ contents: [`BT /F1 12 Tf 72 700 Td <${letters}> Tj ET`], ...codes(encoding, 'Korea1') });
    expect((await readPdf('a.pdf', pdf)).text).toBe('자격요건\n');
  });

  it('with more pages than anybody reads is refused', async () => {
    const long = await refusal({ contents: Array.from({ length: MOST_PAGES + 1 }, () => '') });
    expect(long.message).toContain(`${MOST_PAGES}쪽까지`);
  });
});
