import { type Element, elementsOf, textOf } from './tree.ts';
import { clean } from './written.ts';

/** What of a page is read. `posting`: what its JSON-LD says of the job, the description as HTML. */
export type Page = {
  content: Element;
  title: string | null;
  pictures: number;
  posting: { title: string; description: string } | null;
};

const DROPPED = new Set(
  'script style noscript template svg canvas iframe object embed video audio map nav footer select option textarea input button head meta link title rt rp math'.split(
    ' ',
  ),
);
const LISTS = new Set(['ul', 'ol', 'menu']);
/** Roles of what surrounds a page's content. */
const AROUND =
  /^(?:navigation|banner|contentinfo|search|dialog|alertdialog|alert|tablist|toolbar|menubar|complementary)$/u;
/** Classes for text that is there for screen readers alone, as Korean sites name them too. */
const UNSEEN = /(?:^|\s)(?:blind|sr-only|visually-hidden|screen_?out|a11y-hidden|hidden-text|ir_?txt)(?:\s|$)/iu;
/** A part of a page counts as its content only with this much text, in characters, or half of all. */
const CONTENT = 300;

export const isDropped = (tag: string): boolean => DROPPED.has(tag);
export const isList = (tag: string): boolean => LISTS.has(tag);

/** Whether a reader does not see the element, or it stands around the content (navigation, banner, dialog). */
export function hidden({ attributes }: Element): boolean {
  const { style = '', role = '', class: names = '' } = attributes;
  return (
    attributes.hidden !== undefined ||
    attributes['aria-hidden'] === 'true' ||
    /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)/iu.test(style) ||
    AROUND.test(role) ||
    UNSEEN.test(names)
  );
}

/** What of a whole page, or of a piece of one, is read. */
export function pageOf(root: Element): Page {
  const body = elementsOf(root, 'body')[0] ?? root;
  const content = mainOf(body);
  return {
    content,
    title: titleOf(root),
    pictures: elementsOf(content, 'img').length,
    posting: postingOf(root),
  };
}

/** `<main>`, else the one `<article>` that holds most of the text, else the body without what stands around it. */
function mainOf(body: Element): Element {
  const whole = seenText(body);
  const found = [...elementsOf(body, 'main'), ...byRole(body, 'main'), ...elementsOf(body, 'article')];
  const content = found
    .map((element) => ({ element, size: seenText(element) }))
    .filter(({ size }) => size >= CONTENT || size * 2 >= whole)
    .sort((a, b) => b.size - a.size)[0];
  // Of several articles none is the page.
  const element = content && (content.size * 2 >= whole || content.element.tag !== 'article') ? content.element : body;
  if (element.tag === 'article') return element;
  return { ...element, children: element.children.map(withoutAround) };
}

/** The site's own header and side columns, outside of any article. */
function withoutAround(child: Element | string): Element | string {
  if (typeof child === 'string') return child;
  if (child.tag === 'aside') return '';
  if (child.tag === 'header' && (elementsOf(child, 'nav').length > 0 || elementsOf(child, 'form').length > 0))
    return '';
  if (child.tag === 'article') return child;
  return { ...child, children: child.children.map(withoutAround) };
}

function byRole(root: Element, role: string): Element[] {
  return root.children.flatMap((child) => {
    if (typeof child === 'string') return [];
    return child.attributes.role === role ? [child] : byRole(child, role);
  });
}

/** Characters a reader would see, white space left out. */
function seenText(element: Element): number {
  let size = 0;
  for (const child of element.children) {
    if (typeof child === 'string') size += child.replace(/\s+/gu, '').length;
    else if (!isDropped(child.tag) && !hidden(child)) size += seenText(child);
  }
  return size;
}

function titleOf(root: Element): string | null {
  const meta = elementsOf(root, 'meta').find(({ attributes }) => attributes.property === 'og:title');
  const title = clean(meta?.attributes.content ?? '') || clean(elementsOf(root, 'title').map(textOf)[0] ?? '');
  return title === '' || title.length > 120 ? null : title;
}

/** schema.org `JobPosting` of a `<script type="application/ld+json">`; null where there is none with a description. */
function postingOf(root: Element): Page['posting'] {
  for (const script of elementsOf(root, 'script')) {
    if (script.attributes.type?.trim().toLowerCase() !== 'application/ld+json') continue;
    let data: unknown;
    try {
      data = JSON.parse(textOf(script));
    } catch {
      continue;
    }
    const graph =
      isRecord(data) && Array.isArray(data['@graph']) ? data['@graph'] : Array.isArray(data) ? data : [data];
    const posting = graph.find((one) => isRecord(one) && one['@type'] === 'JobPosting');
    if (!isRecord(posting) || typeof posting.description !== 'string' || typeof posting.title !== 'string') continue;
    const by = posting.hiringOrganization;
    const company = isRecord(by) && typeof by.name === 'string' ? `${clean(by.name)} · ` : '';
    // Written with entities twice over (`&lt;p&gt;`) or with plain line breaks: both are common.
    const escaped = !/<[a-z]/iu.test(posting.description) && /&lt;[a-z]/iu.test(posting.description);
    const description = escaped
      ? posting.description.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
      : posting.description;
    const html = /<(?:p|br|li|div|h\d)\b/iu.test(description) ? description : description.replaceAll('\n', '<br>');
    return { title: `${company}${clean(posting.title)}`.slice(0, 120), description: html };
  }
  return null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
