import { fileURLToPath } from 'node:url';
import { getResolvedPDFJS } from 'unpdf';
import { KkoriError } from '../../core/errors.ts';
import { type Glyphs, linesOf, type PageText, withoutRepeats } from './pdf-lines.ts';
import { flowOf, wrappingOf } from './pdf-paragraphs.ts';
import { type Tag, taggedOf } from './pdf-tags.ts';
import { toMarkdown, type Written } from './written.ts';

/** Tables for Korean letters that a PDF names and does not bring along; the same place from `src` and from `dist`. */
const CMAPS = fileURLToPath(new URL('../../../cmaps/', import.meta.url)).replaceAll('\\', '/');
export const MOST_PAGES = 200;
/** Beyond this many pages bold letters are not looked for: it takes reading every picture. */
const BOLD_PAGES = 30;
/** Share of letters that no text holds, above which a text is warned of and refused. */
const ODD = 0.03;
const UNREADABLE = 0.25;

type Content = Parameters<typeof linesOf>[0];

/**
 * The text of a PDF as Markdown. A tagged PDF (browsers and Word write them) says itself what is a heading and a list;
 * of any other, lines are joined into paragraphs by their places, and headings are told by the size of their letters.
 * @throws KkoriError `input`: damaged, locked, too many pages, without text (a scan), with letters that mean nothing
 */
export async function readPdf(
  label: string,
  bytes: Uint8Array,
): Promise<{ text: string; pages: number; warnings: string[] }> {
  const { getDocument } = await getResolvedPDFJS();
  const task = getDocument({
    data: new Uint8Array(bytes),
    verbosity: 0,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    cMapUrl: CMAPS,
    cMapPacked: true,
    enableXfa: false,
  });
  try {
    const document = await task.promise;
    if (document.numPages > MOST_PAGES)
      throw new KkoriError('input', `‘${label}’ 파일은 ${document.numPages}쪽입니다. ${MOST_PAGES}쪽까지 읽습니다.`, {
        hint: '필요한 쪽만 따로 저장해 주세요.',
      });
    const pages: PageText[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const content = (await page.getTextContent({ includeMarkedContent: true })) as unknown as Content;
      const bold = document.numPages <= BOLD_PAGES ? await boldFonts(page, content) : new Set<string>();
      const tags = (await page.getStructTree().catch(() => null)) as Tag | null;
      pages.push({ ...linesOf(content, bold), tags });
      page.cleanup();
    }
    return told(label, pages);
  } catch (error) {
    throw error instanceof KkoriError ? error : refusal(label, error);
  } finally {
    await task.destroy().catch(() => {});
  }
}

/** Fonts of a page whose name says that they are bold. Their names are known once the page's drawing was read. */
async function boldFonts(
  page: { getOperatorList(): Promise<unknown>; commonObjs: { has(id: string): boolean; get(id: string): unknown } },
  content: Content,
): Promise<Set<string>> {
  const names = new Set(content.items.flatMap((item) => ('fontName' in item ? [item.fontName] : [])));
  const bold = new Set<string>();
  if (names.size < 2) return bold;
  await page.getOperatorList().catch(() => null);
  for (const id of names) {
    const font = page.commonObjs.has(id) ? (page.commonObjs.get(id) as { name?: string } | null) : null;
    if (/bold|black|heavy|extrab/iu.test(font?.name ?? '')) bold.add(id);
  }
  return bold;
}

function told(label: string, pages: PageText[]): { text: string; pages: number; warnings: string[] } {
  const warnings: string[] = [];
  const glyphs = pages.reduce<Glyphs>((sum, { glyphs: g }) => ({ all: sum.all + g.all, odd: sum.odd + g.odd }), {
    all: 0,
    odd: 0,
  });
  const bare = pages.filter(({ lines }) => lines.length === 0).length;
  if (glyphs.all === 0)
    throw new KkoriError('input', `‘${label}’에는 글이 없습니다. 그림만 있는(스캔한) PDF로 보입니다.`, {
      hint: '글자를 드래그해 고를 수 있는 PDF로 다시 저장하거나, 글자 인식(OCR)을 한 뒤 넣어 주세요.',
    });
  if (glyphs.odd > glyphs.all * UNREADABLE)
    throw new KkoriError('input', `‘${label}’의 글자를 알아볼 수 없습니다. 글꼴에 글자 정보가 없는 PDF입니다.`, {
      hint: '원본 문서를 .docx나 .md로 저장하거나, 글을 복사해 붙여 넣어 주세요.',
    });
  if (glyphs.odd > glyphs.all * ODD)
    warnings.push('PDF의 일부 글자를 알아볼 수 없습니다. 저장된 글을 열어 원본과 견주어 주세요.');
  if (bare > 0)
    warnings.push(`${pages.length}쪽 가운데 ${bare}쪽에는 글이 없습니다(그림). 그림 속 글은 읽지 못합니다.`);
  return { text: toMarkdown(written(pages)), pages: pages.length, warnings };
}

/** By its tags where they hold next to all of the text, else by the places of its lines. */
function written(pages: PageText[]): Written[] {
  const tagged = taggedOf(pages, wrappingOf(pages.map((page) => page.lines)));
  return tagged ?? flowOf(withoutRepeats(pages.map((page) => page.lines)));
}

function refusal(label: string, error: unknown): KkoriError {
  const name = (error as { name?: string } | null)?.name;
  if (name === 'PasswordException')
    return new KkoriError('input', `‘${label}’ 파일은 암호로 잠겨 있습니다.`, {
      hint: '암호를 푼 PDF로 다시 저장해 주세요. 암호는 묻지 않습니다.',
      cause: error,
    });
  return new KkoriError('input', `‘${label}’ 파일이 깨졌거나 잘려서 열 수 없습니다.`, {
    hint: '원본을 다시 내려받거나 다시 저장해 주세요.',
    cause: error,
  });
}
