import { KkoriError } from '../../core/errors.ts';
import { isOn, type Styles, stylesOf } from './docx-styles.ts';
import { Flow } from './flow.ts';
import { childOf, type Element, treeOf } from './tree.ts';
import { toMarkdown, type Written } from './written.ts';
import { unzip } from './zip.ts';

const DOCUMENT = 'word/document.xml';
const PARTS = new Set([DOCUMENT, 'word/styles.xml', 'word/numbering.xml']);
/** Elements that only hold others. */
const TRANSPARENT = new Set(
  'w:sdt w:sdtContent w:ins w:moveTo w:hyperlink w:smartTag w:customXml w:fldSimple w:bdo w:dir'.split(' '),
);

/**
 * The body of a Word file as Markdown: headings by style or outline level, lists by numbering, tables, text boxes.
 * Insertions are read, deletions and hidden text are not; headers, footers, comments and notes are left out.
 * @throws KkoriError `input` for a damaged file
 */
export function readDocx(label: string, bytes: Uint8Array): { text: string; warnings: string[] } {
  const parts = unzip(label, bytes, (name) => PARTS.has(name));
  const xml = (name: string) => {
    const part = parts.get(name);
    return part ? treeOf(new TextDecoder().decode(part), { xml: true }) : null;
  };
  const body = childOf(childOf(xml(DOCUMENT), 'w:document'), 'w:body');
  if (!body)
    throw new KkoriError('input', `‘${label}’ 파일에서 Word 문서의 본문을 찾지 못했습니다.`, {
      hint: 'Word에서 열어 .docx로 다시 저장해 주세요.',
    });
  const styles = stylesOf(xml('word/styles.xml'), xml('word/numbering.xml'));
  return { text: toMarkdown(blocksOf(body, styles)), warnings: [] };
}

function blocksOf(parent: Element, styles: Styles): Written[] {
  const out: Written[] = [];
  for (const child of parent.children) {
    if (typeof child === 'string') continue;
    if (child.tag === 'w:p') out.push(...paragraph(child, styles));
    else if (child.tag === 'w:tbl') out.push(...table(child, styles));
    else if (TRANSPARENT.has(child.tag)) out.push(...blocksOf(child, styles));
  }
  return out;
}

function table(element: Element, styles: Styles): Written[] {
  const rows = childrenOf(element, 'w:tr')
    .filter((row) => !childOf(childOf(row, 'w:trPr'), 'w:del'))
    .map((row) => childrenOf(row, 'w:tc').map((cell) => blocksOf(cell, styles)));
  return rows.length > 0 ? [{ kind: 'table', rows }] : [];
}

/** Children of a tag, also inside of what only holds others. */
function childrenOf(parent: Element, tag: string): Element[] {
  return parent.children.flatMap((child) => {
    if (typeof child === 'string') return [];
    if (child.tag === tag) return [child];
    return TRANSPARENT.has(child.tag) ? childrenOf(child, tag) : [];
  });
}

function paragraph(element: Element, styles: Styles): Written[] {
  const properties = childOf(element, 'w:pPr');
  const flow = new Flow();
  const boxes: Element[] = [];
  const shape = styles.paragraph(properties);
  runs(element, flow, boxes, shape.bold);
  const item = flow.empty ? null : styles.item(properties);
  if (shape.level) flow.heading(shape.level);
  else {
    flow.item = item;
    flow.flush();
  }
  return [...flow.out, ...boxes.flatMap((box) => blocksOf(box, styles))];
}

/** The words of a paragraph; text boxes that hang on it are gathered for afterwards. */
function runs(parent: Element, flow: Flow, boxes: Element[], bold: boolean): void {
  for (const child of parent.children) {
    if (typeof child === 'string') continue;
    if (child.tag === 'w:r') run(child, flow, boxes, bold);
    else if (TRANSPARENT.has(child.tag)) runs(child, flow, boxes, bold);
  }
}

function run(element: Element, flow: Flow, boxes: Element[], bold: boolean): void {
  const properties = childOf(element, 'w:rPr');
  if (isOn(childOf(properties, 'w:vanish'))) return;
  const own = childOf(properties, 'w:b');
  const strong = own ? isOn(own) : bold;
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    switch (child.tag) {
      case 'w:t':
        flow.add(child.children.filter((part) => typeof part === 'string').join(''), strong);
        break;
      case 'w:tab':
        flow.add(' ', strong);
        break;
      case 'w:noBreakHyphen':
        flow.add('-', strong);
        break;
      case 'w:br':
        if (!child.attributes['w:type'] || child.attributes['w:type'] === 'textWrapping') flow.lineBreak();
        break;
      case 'w:cr':
        flow.lineBreak();
        break;
      case 'w:drawing':
      case 'w:pict':
      case 'mc:AlternateContent':
        boxes.push(...boxesIn(child));
        break;
      default: // pictures, field codes, deleted text, marks of notes
    }
  }
}

/** Text boxes; of the two forms in which one is stored (`mc:Choice`, `mc:Fallback`) the first that has text. */
function boxesIn(element: Element): Element[] {
  if (element.tag === 'w:txbxContent') return [element];
  const inner = element.children.filter((child): child is Element => typeof child !== 'string');
  if (element.tag !== 'mc:AlternateContent') return inner.flatMap(boxesIn);
  return inner.map(boxesIn).find((boxes) => boxes.length > 0) ?? [];
}
