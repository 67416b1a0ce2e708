import { childOf, type Element } from './tree.ts';

/** What styles and numbering say of a paragraph. */
export type Styles = {
  /** Heading level 1–6 or null, and whether its letters are bold unless a run says otherwise. */
  paragraph(properties: Element | null): { level: number | null; bold: boolean };
  /** The list item a paragraph is; counts numbered lists on, so it is asked once a paragraph, in order. */
  item(properties: Element | null): { depth: number; mark: string } | null;
};

type Style = { name: string; basedOn: string | null; properties: Element | null; bold: Element | null };
/** Styles that are based on each other in a ring end here. */
const LONGEST_CHAIN = 20;

/** @param styles `word/styles.xml` as a tree; @param numbering `word/numbering.xml`; null where the file has none */
export function stylesOf(styles: Element | null, numbering: Element | null): Styles {
  const byId = new Map<string, Style>();
  let standard: string | null = null;
  for (const element of elements(childOf(styles, 'w:styles'), 'w:style')) {
    const id = element.attributes['w:styleId'];
    if (!id || element.attributes['w:type'] !== 'paragraph') continue;
    if (element.attributes['w:default'] === '1') standard = id;
    byId.set(id, {
      name: value(childOf(element, 'w:name')) ?? '',
      basedOn: value(childOf(element, 'w:basedOn')),
      properties: childOf(element, 'w:pPr'),
      bold: childOf(childOf(element, 'w:rPr'), 'w:b'),
    });
  }
  const chain = (properties: Element | null): Style[] => {
    const out: Style[] = [];
    let id = value(childOf(properties, 'w:pStyle')) ?? standard;
    while (id !== null && out.length < LONGEST_CHAIN) {
      const style = byId.get(id);
      if (!style) break;
      out.push(style);
      id = style.basedOn;
    }
    return out;
  };
  const lists = listsOf(childOf(numbering, 'w:numbering'));

  return {
    paragraph(properties) {
      const from = chain(properties);
      const outlines = [properties, ...from.map((style) => style.properties)].map((p) => childOf(p, 'w:outlineLvl'));
      const outline = value(outlines.find((one) => one !== null) ?? null);
      const named = from.map((style) => headingByName(style.name)).find((level) => level !== null) ?? null;
      // Level 9 says body text.
      const level = outline !== null && /^[0-8]$/u.test(outline) ? Math.min(6, Number(outline) + 1) : named;
      const bold = from.find((style) => style.bold !== null)?.bold ?? null;
      return { level, bold: isOn(bold) };
    },
    item(properties) {
      const found = [properties, ...chain(properties).map((style) => style.properties)]
        .map((p) => childOf(p, 'w:numPr'))
        .filter((one) => one !== null);
      const of = (tag: string) => found.map((one) => value(childOf(one, tag))).find((one) => one !== null) ?? null;
      const id = of('w:numId');
      if (id === null || id === '0') return null;
      return lists(id, Math.min(8, Math.max(0, Number(of('w:ilvl') ?? 0) || 0)));
    },
  };
}

/** `heading 2`, `제목 2`, `Title`, `제목`. Word keeps its own names in English whatever its language; others do not. */
function headingByName(name: string): number | null {
  const match = /^(?:heading|제목)\s*([1-9])$/iu.exec(name);
  if (match) return Math.min(6, Number(match[1]));
  return /^(?:title|제목)$/iu.test(name) ? 1 : null;
}

/** Marks of numbered lists, counted per list and level. */
function listsOf(numbering: Element | null): (id: string, level: number) => { depth: number; mark: string } | null {
  const formats = new Map<string, Map<number, { format: string; start: number }>>();
  for (const element of elements(numbering, 'w:abstractNum')) {
    const levels = new Map<number, { format: string; start: number }>();
    for (const level of elements(element, 'w:lvl'))
      levels.set(Number(level.attributes['w:ilvl']), {
        format: value(childOf(level, 'w:numFmt')) ?? 'decimal',
        start: Number(value(childOf(level, 'w:start')) ?? 1),
      });
    formats.set(element.attributes['w:abstractNumId'] ?? '', levels);
  }
  const kinds = new Map<string, string>();
  for (const element of elements(numbering, 'w:num'))
    kinds.set(element.attributes['w:numId'] ?? '', value(childOf(element, 'w:abstractNumId')) ?? '');
  const counts = new Map<string, number[]>();

  return (id, level) => {
    const format = formats.get(kinds.get(id) ?? '')?.get(level);
    if (format?.format === 'none') return null;
    if (!format || format.format === 'bullet') return { depth: level, mark: '-' };
    const count = counts.get(id) ?? [];
    count.length = Math.min(count.length, level + 1);
    const number = (count[level] ?? (format.start || 1) - 1) + 1;
    count[level] = number;
    counts.set(id, count);
    return { depth: level, mark: `${number}.` };
  };
}

function elements(parent: Element | null, tag: string): Element[] {
  return (parent?.children ?? []).filter((child): child is Element => typeof child !== 'string' && child.tag === tag);
}

const value = (element: Element | null): string | null => element?.attributes['w:val'] ?? null;

/** `<w:b/>` and `<w:b w:val="1"/>`, not `<w:b w:val="0"/>`. */
export function isOn(element: Element | null): boolean {
  return element !== null && !/^(?:0|false|off|none)$/u.test(element.attributes['w:val'] ?? '');
}
