import { Flow } from './flow.ts';
import { hidden, isDropped, isList, type Page, pageOf } from './html-page.ts';
import { type Element, elementsOf, textOf, treeOf } from './tree.ts';
import { clean, toMarkdown, type Written } from './written.ts';

const BLOCKS = new Set(
  'p div section article main header address blockquote figure figcaption fieldset form legend body html details center td th tr tbody thead tfoot caption hgroup dialog'.split(
    ' ',
  ),
);
/** A line break in the source that its author meant: list marks typed at the start of lines. */
const TYPED_LINES = /\n\s*(?:[-•·▪■◆▶※*]|\d{1,2}[.)])\s*\S/u;
/** A page with less text than this, in characters, has its posting somewhere else: in a picture, or loaded by a script. */
const LITTLE = 200;

type Place = { bold: boolean; lists: number; pre: boolean; heading: boolean };

/**
 * A saved page or a piece of one as Markdown: its main part, without scripts, navigation, forms and what is not shown.
 * Where the page's own part has next to no text, the posting that it hands to search engines (JSON-LD) is taken.
 */
export function readHtml(text: string): { text: string; warnings: string[] } {
  const page = pageOf(treeOf(text, { xml: false }));
  const blocks = blocksOf(page.content);
  let markdown = toMarkdown(titled(page, blocks));
  const warnings: string[] = [];
  if (page.posting && lettersOf(markdown) < LITTLE + page.posting.description.length / 4) {
    const described = toMarkdown([
      { kind: 'heading', level: 1, text: page.posting.title },
      ...blocksOf(treeOf(page.posting.description, { xml: false })),
    ]);
    if (lettersOf(described) > lettersOf(markdown)) return { text: described, warnings };
  }
  if (lettersOf(markdown) < LITTLE && page.pictures > 0)
    warnings.push('글이 거의 없고 그림이 있습니다. 그림 속 글은 읽지 못하니, 그림에 적힌 공고는 옮겨 적어 주세요.');
  if (lettersOf(markdown) === 0) markdown = '';
  return { text: markdown, warnings };
}

const lettersOf = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, '').length;

/** The page's title above its text, where the text does not begin with a title of its own. */
function titled(page: Page, blocks: Written[]): Written[] {
  if (!page.title || blocks.some((block) => block.kind === 'heading' && block.level === 1)) return blocks;
  const said = JSON.stringify(blocks);
  // `… | 사이트 이름`: kept only where the text speaks of it.
  const parts = page.title.split(/\s+[|–—-]\s+/u);
  const last = parts.at(-1)!;
  const title =
    parts.length > 1 && !said.includes(last) ? page.title.slice(0, page.title.lastIndexOf(last)) : page.title;
  return [{ kind: 'heading', level: 1, text: title.replace(/[\s|–—-]+$/u, '') }, ...blocks];
}

function blocksOf(root: Element): Written[] {
  const flow = new Flow();
  walk(root, flow, { bold: isBold(root), lists: 0, pre: false, heading: false });
  flow.flush();
  return flow.out;
}

function walk(element: Element, flow: Flow, place: Place): void {
  for (const child of element.children) {
    if (typeof child === 'string') addText(child, flow, place);
    else visit(child, flow, place);
  }
}

function addText(text: string, flow: Flow, place: Place): void {
  if (!place.pre && !TYPED_LINES.test(text)) return flow.add(text, place.bold);
  for (const [i, line] of text.split('\n').entries()) {
    if (i > 0) flow.lineBreak();
    flow.add(line, place.bold);
  }
}

function visit(element: Element, flow: Flow, place: Place): void {
  const { tag, attributes } = element;
  if (tag === 'br') return flow.lineBreak();
  if (tag === 'hr') return flow.flush();
  if (hidden(element) || (isDropped(tag) && !(tag === 'button' && place.heading))) return;
  const style = attributes.style ?? '';
  const inner: Place = {
    ...place,
    bold: place.bold || isBold(element),
    pre: place.pre || tag === 'pre' || /white-space\s*:\s*pre/iu.test(style),
  };
  const level = tag === 'summary' ? 6 : Number(/^h([1-6])$/u.exec(tag)?.[1] ?? 0);
  if (level > 0 && !place.heading) {
    flow.flush();
    walk(element, flow, { ...inner, heading: true });
    flow.heading(level);
  } else if (isList(tag)) list(element, flow, inner);
  else if (tag === 'table') table(element, flow);
  else if (tag === 'dl') terms(element, flow, inner);
  else if (tag === 'pre' && elementsOf(element, 'code').length > 0) {
    flow.flush();
    flow.out.push({ kind: 'code', text: textLines(element) });
  } else if (BLOCKS.has(tag) || tag === 'pre' || tag === 'li' || tag === 'dd' || tag === 'dt') {
    // Inside of an item, and of a heading, a block is a line.
    if (flow.item || place.heading) flow.lineBreak();
    else flow.flush();
    walk(element, flow, inner);
    if (flow.item || place.heading) flow.lineBreak();
    else flow.flush();
  } else walk(element, flow, inner);
}

function isBold({ tag, attributes }: Element): boolean {
  if (tag === 'b' || tag === 'strong' || tag === 'th') return true;
  return /font-weight\s*:\s*(?:bold|[6-9]00)/iu.test(attributes.style ?? '');
}

function textLines(element: Element): string {
  return element.children
    .map((child) => (typeof child === 'string' ? child : child.tag === 'br' ? '\n' : textLines(child)))
    .join('')
    .replace(/^\n+|\s+$/gu, '');
}

function list(element: Element, flow: Flow, place: Place): void {
  flow.flush();
  let number = Number.parseInt(element.attributes.start ?? '1', 10) || 1;
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    if (isList(child.tag)) list(child, flow, { ...place, lists: place.lists + 1 });
    if (child.tag !== 'li' || hidden(child)) {
      if (!isList(child.tag)) visit(child, flow, place);
      continue;
    }
    flow.item = { depth: place.lists, mark: element.tag === 'ol' ? `${number}.` : '-' };
    walk(child, flow, { ...place, lists: place.lists + 1 });
    flow.flush();
    flow.item = null;
    number += 1;
  }
}

function table(element: Element, flow: Flow): void {
  flow.flush();
  const rows = elementsOf(element, 'tr').map((row) =>
    row.children
      .filter((cell): cell is Element => typeof cell !== 'string' && (cell.tag === 'td' || cell.tag === 'th'))
      .filter((cell) => !hidden(cell))
      .map(blocksOf),
  );
  for (const caption of elementsOf(element, 'caption'))
    visit(caption, flow, { bold: true, lists: 0, pre: false, heading: false });
  flow.flush();
  if (rows.length > 0) flow.out.push({ kind: 'table', rows });
}

/** `<dl>`: a short term with a short description is one line (`경력: 3년 이상`), else the term is a bold line. */
function terms(element: Element, flow: Flow, place: Place): void {
  flow.flush();
  let term = '';
  const put = () => {
    if (term !== '') flow.out.push({ kind: 'paragraph', lines: [{ text: term, bold: true }] });
    term = '';
  };
  for (const child of element.children.flatMap(unwrapped)) {
    if (hidden(child)) continue;
    const blocks = blocksOf(child);
    if (child.tag === 'dt') {
      put();
      term = clean(textOf(child));
      continue;
    }
    const only = blocks.length === 1 && blocks[0]!.kind === 'paragraph' ? blocks[0]!.lines : [];
    if (term !== '' && only.length === 1 && only[0]!.text.length <= 80 && !/[:：]$/u.test(term)) {
      flow.out.push({
        kind: 'item',
        depth: place.lists,
        mark: '-',
        lines: [{ text: `${term}: ${only[0]!.text}`, bold: false }],
      });
      term = '';
      continue;
    }
    put();
    flow.out.push(...blocks);
  }
  put();
}

/** `<dl>` may group its pairs in `<div>`. */
function unwrapped(child: Element | string): Element[] {
  if (typeof child === 'string') return [];
  return child.tag === 'div' ? child.children.flatMap(unwrapped) : [child];
}
