import type { PageText, TextLine } from './pdf-lines.ts';
import { goesOn, joined, NARROWEST_CELL, statements, type Wrapping } from './pdf-paragraphs.ts';
import type { Line, Written } from './written.ts';

/** A page's tree of tags as pdf.js gives it: elements by role, and at the leaves the ids of marked content. */
export type Tag = { role: string; children: (Tag | { type: string; id: string })[] };

/** Tags are followed when they hold at least this share of a page's letters. */
const ENOUGH = 0.9;
const DEEPEST = 200;
const HEADING = /^H([1-6])?$/u;
const BLOCKS = /^(?:P|Div|Sect|Art|Part|BlockQuote|Caption|LBody|Note|TOCI|Title|Document|Figure)$/u;

/** The blocks of a document by its tags; null where it has none, or too little of the text hangs on them. */
export function taggedOf(pages: readonly PageText[], wrapping: Wrapping): Written[] | null {
  const read = pages.filter((page) => page.lines.length > 0);
  const trees = read.map((page) => page.tags);
  if (!trees.every((tree) => tree !== null)) return null;
  const byContent = new Map<string, TextLine[]>();
  for (const line of read.flatMap((page) => page.lines)) {
    if (line.content === null) continue;
    const lines = byContent.get(line.content);
    if (lines) lines.push(line);
    else byContent.set(line.content, [line]);
  }
  const whole = oneTree(trees);
  const readers = (whole ? [whole] : trees).map((tree) => {
    const reader = new TagReader(byContent, wrapping);
    reader.read(tree, { lists: 0, depth: 0 });
    reader.flush();
    return reader;
  });
  const all = read.flatMap((page) => page.lines).reduce((sum, line) => sum + line.text.length, 0);
  if (readers.reduce((sum, { letters }) => sum + letters, 0) < ENOUGH * all) return null;
  if (whole) return readers[0]!.out;
  return readers.slice(1).reduce((out, reader, i) => {
    const edge = [read[i]!.lines.at(-1)!, read[i + 1]!.lines[0]!] as const;
    return acrossPages(out, reader.out, edge, wrapping);
  }, readers[0]!.out);
}

/** The blocks of two pages. A paragraph whose last line is full and ends no sentence goes on in the one that follows. */
function acrossPages(
  before: Written[],
  after: Written[],
  [last, first]: readonly [TextLine, TextLine],
  wrapping: Wrapping,
): Written[] {
  const end = before.at(-1);
  const begin = after[0];
  const open = end?.kind === 'paragraph' || end?.kind === 'item' ? end.lines.at(-1) : null;
  const next = begin?.kind === 'paragraph' ? begin.lines[0] : null;
  if (
    !open?.text.endsWith(last.text) ||
    !next?.text.startsWith(first.text) ||
    open.bold !== next.bold ||
    /[.!?。:다요음함]$/u.test(open.text) ||
    !goesOn(last, first, wrapping)
  )
    return [...before, ...after];
  open.text = joined(open.text, next.text, wrapping);
  (end as { lines: Line[] }).lines.push(...(begin as { lines: Line[] }).lines.slice(1));
  return [...before, ...after.slice(1)];
}

/**
 * pdf.js gives with a page its tree, the elements of other pages without their contents included where they share a
 * list or another element with it. Laid over each other such trees say what goes on from one page to the next: then at
 * most one element has contents of two pages. Null where they do not fit.
 */
function oneTree(trees: Tag[]): Tag | null {
  let whole: Tag | null = trees[0] ?? null;
  for (const tree of trees.slice(1)) whole = whole && overlaid(whole, tree, { shared: 0 }, 0);
  return whole;
}

const hasContents = (tag: Tag): boolean => tag.children.some((child) => !('role' in child) || hasContents(child));

/** Two trees of the same elements as one, with the contents of both in order; null where they are not the same. */
function overlaid(a: Tag, b: Tag, count: { shared: number }, depth: number): Tag | null {
  if (a.role !== b.role || depth > DEEPEST) return null;
  const own = (tag: Tag) => tag.children.some((child) => !('role' in child));
  if (own(a) && own(b)) count.shared += 1;
  // A heading stands on one page.
  if (count.shared > 1 || (HEADING.test(a.role) && hasContents(a) && hasContents(b))) return null;
  const children: Tag['children'] = [];
  let at = 0;
  const contents = (): void => {
    for (; at < b.children.length && !('role' in b.children[at]!); at++) children.push(b.children[at]!);
  };
  for (const child of a.children) {
    if (!('role' in child)) {
      children.push(child);
      continue;
    }
    contents();
    const other = b.children[at++];
    const both = other && 'role' in other ? overlaid(child, other, count, depth + 1) : null;
    if (!both) return null;
    children.push(both);
  }
  contents();
  return at === b.children.length ? { role: a.role, children } : null;
}

type Place = { lists: number; depth: number };

class TagReader {
  readonly out: Written[] = [];
  letters = 0;
  private lines: TextLine[] = [];
  private item: { depth: number; mark: string } | null = null;
  private readonly byContent: Map<string, TextLine[]>;
  private readonly wrapping: Wrapping;
  private readonly narrowest: number | undefined;

  constructor(byContent: Map<string, TextLine[]>, wrapping: Wrapping, narrowest?: number) {
    this.byContent = byContent;
    this.wrapping = wrapping;
    this.narrowest = narrowest;
  }

  flush(): void {
    const lines = statements(this.lines, this.wrapping, this.narrowest);
    this.lines = [];
    if (lines.length === 0) return;
    if (this.item) {
      const text = lines[0]!.text.replace(/^[•·▪◦‣]\s*/u, '');
      if (text === '' && lines.length === 1) return;
      this.out.push({ kind: 'item', ...this.item, lines: [{ ...lines[0]!, text }, ...lines.slice(1)] });
      this.item = null;
    } else this.out.push({ kind: 'paragraph', lines });
  }

  read(tag: Tag, place: Place): void {
    if (place.depth > DEEPEST) return;
    const inner = { ...place, depth: place.depth + 1 };
    const heading = HEADING.exec(tag.role);
    if (heading) {
      this.flush();
      const text = statements(this.gather(tag, place.depth), this.wrapping)
        .map((line) => line.text)
        .join(' ');
      if (text !== '') this.out.push({ kind: 'heading', level: Number(heading[1] ?? 2), text });
    } else if (tag.role === 'L') {
      this.flush();
      this.each(tag, { ...inner, lists: place.lists + 1 });
    } else if (tag.role === 'LI') {
      this.flush();
      const label = tag.children.find((child): child is Tag => 'role' in child && child.role === 'Lbl');
      const words = label
        ? this.gather(label, place.depth)
            .map((line) => line.text)
            .join('')
        : '';
      this.item = {
        depth: Math.max(0, place.lists - 1),
        mark: /^\(?(\d{1,3})[.)]?$/u.exec(words)?.[1]?.concat('.') ?? '-',
      };
      this.each({ ...tag, children: tag.children.filter((child) => child !== label) }, inner);
      this.flush();
      this.item = null;
    } else if (tag.role === 'Table') this.table(tag, place.depth);
    else if (BLOCKS.test(tag.role) && !this.item) {
      this.flush();
      this.each(tag, inner);
      this.flush();
    } else this.each(tag, inner);
  }

  private each(tag: Tag, place: Place): void {
    for (const child of tag.children) {
      if ('role' in child) this.read(child, place);
      else this.lines.push(...this.leaf(child.id));
    }
  }

  private table(tag: Tag, depth: number): void {
    this.flush();
    const rows = rolesIn(tag, /^TR$/u, depth).map((row) =>
      rolesIn(row, /^T[HD]$/u, depth).map((cell): Written[] => {
        const reader = new TagReader(this.byContent, this.wrapping, NARROWEST_CELL);
        reader.each(cell, { lists: 0, depth: depth + 1 });
        reader.flush();
        this.letters += reader.letters;
        return reader.out;
      }),
    );
    if (rows.length > 0) this.out.push({ kind: 'table', rows });
  }

  private gather(tag: Tag, depth: number): TextLine[] {
    if (depth > DEEPEST) return [];
    return tag.children.flatMap((child) => ('role' in child ? this.gather(child, depth + 1) : this.leaf(child.id)));
  }

  private leaf(id: string): TextLine[] {
    const lines = this.byContent.get(id) ?? [];
    this.byContent.delete(id);
    this.letters += lines.reduce((sum, line) => sum + line.text.length, 0);
    return lines;
  }
}

/** Elements of a role below one, not inside of each other nor of another table. */
function rolesIn(tag: Tag, role: RegExp, depth: number): Tag[] {
  if (depth > DEEPEST) return [];
  return tag.children.flatMap((child) => {
    if (!('role' in child)) return [];
    return role.test(child.role) ? [child] : child.role === 'Table' ? [] : rolesIn(child, role, depth + 1);
  });
}
