import type { Knowledge, Page } from '../../core/knowledge/page.ts';
import { untold, type Withheld } from './withheld.ts';

/**
 * A knowledge page as it may be read while sessions still ask: a page with the key of a thread by its name and what
 * belongs beside it, a page with a question that is still to be put without that question, every other page whole.
 * `cut` = something was kept back.
 */
export function readablePage(page: Page, knowledge: Knowledge, withheld: Withheld): { text: string; cut: boolean } {
  const id = page.uri.replace(/^kkori:\/\/knowledge\//u, '');
  if (withheld.pages.has(id)) return { text: nameOnly(page, knowledge, withheld), cut: true };
  if (!withheld.asks(page.text)) return { text: page.text, cut: false };
  const items = itemsOf(page.text);
  const kept = untold(items, withheld, (item) => item);
  return { text: kept.filter((item) => item !== null).join('\n'), cut: true };
}

/** Title, and the sentence that says what it is where that holds no key. Pages beside it would tell what it is about. */
function nameOnly(page: Page, { concepts }: Knowledge, { tells }: Withheld): string {
  const card = [...concepts.values()].find((one) => one.uri === page.uri);
  const title = `# ${page.title.ko} (${page.title.en})`;
  return card && !tells(card.oneLine) ? `${title}\n\n${card.oneLine}` : title;
}

/** Lines with the indented lines under them: an item and its translation, signals and intent go together. */
function itemsOf(text: string): string[] {
  const items: string[] = [];
  for (const line of text.split('\n')) {
    if (/^\s+\S/u.test(line) && items.length > 0) items[items.length - 1] += `\n${line}`;
    else items.push(line);
  }
  return items;
}
