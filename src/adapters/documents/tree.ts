import { Parser } from 'htmlparser2';
import { KkoriError } from '../../core/errors.ts';

/** An element with what stands in it. Comments are left out; texts side by side are one. */
export type Element = { tag: string; attributes: Record<string, string>; children: (Element | string)[] };

/** Elements below this are taken for part of the one they stand in: nobody nests so deeply, and walking stays bounded. */
const DEEPEST = 200;
const MOST_ELEMENTS = 400_000;

/** HTML (`xml` false) or XML as a tree at most 200 deep. Throws KkoriError `input` for more than 400,000 elements. */
export function treeOf(text: string, options: { xml: boolean }): Element {
  const root: Element = { tag: '', attributes: {}, children: [] };
  const open: Element[] = [root];
  /** Open elements that are not in the tree, on top of those that are. */
  let deeper = 0;
  let count = 0;
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        count += 1;
        if (count > MOST_ELEMENTS)
          throw new KkoriError('input', '문서가 너무 복잡합니다.', { hint: '필요한 부분만 따로 저장해 주세요.' });
        if (deeper > 0 || open.length > DEEPEST) {
          deeper += 1;
          return;
        }
        const element = { tag, attributes, children: [] };
        open.at(-1)!.children.push(element);
        open.push(element);
      },
      ontext(data) {
        const { children } = open.at(-1)!;
        const last = children.at(-1);
        if (typeof last === 'string') children[children.length - 1] = last + data;
        else children.push(data);
      },
      onclosetag() {
        if (deeper > 0) deeper -= 1;
        else if (open.length > 1) open.pop();
      },
    },
    { xmlMode: options.xml, decodeEntities: true },
  );
  parser.write(text);
  parser.end();
  return root;
}

/** All elements of a tag below one, in order, not inside of each other. */
export function elementsOf(root: Element, tag: string): Element[] {
  const out: Element[] = [];
  for (const child of root.children) {
    if (typeof child === 'string') continue;
    if (child.tag === tag) out.push(child);
    else out.push(...elementsOf(child, tag));
  }
  return out;
}

/** The text of an element and all below it. */
export function textOf(element: Element): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

/** The first child element of a tag. */
export function childOf(element: Element | null | undefined, tag: string): Element | null {
  return (element?.children.find((child) => typeof child !== 'string' && child.tag === tag) as Element) ?? null;
}
