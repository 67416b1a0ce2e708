import type { PageText, TextLine } from './pdf-lines.ts';
import { NARROWEST_CELL, statements, type Wrapping, wrappingOf } from './pdf-paragraphs.ts';
import type { Written } from './written.ts';

/** A page's tree of tags as pdf.js gives it: elements by role, and at the leaves the ids of marked content. */
export type Tag = { role: string; children: (Tag | { type: string; id: string })[] };

/** Tags are followed when they hold at least this share of a page's letters. */
const ENOUGH = 0.9;
const DEEPEST = 200;
const BLOCKS = /^(?:P|Div|Sect|Art|Part|BlockQuote|Caption|LBody|Note|TOCI|Title|Document|Figure)$/u;

/** The blocks of a page by its tags; null where it has none, or too little of the text hangs on them. */
export function taggedOf(page: PageText): Written[] | null {
  if (page.lines.length === 0) return [];
  if (!page.tags) return null;
  const byContent = new Map<string, TextLine[]>();
  for (const line of page.lines) {
    if (line.content === null) continue;
    const lines = byContent.get(line.content);
    if (lines) lines.push(line);
    else byContent.set(line.content, [line]);
  }
  const reader = new TagReader(byContent, wrappingOf([page.lines]));
  reader.read(page.tags, { lists: 0, depth: 0 });
  reader.flush();
  const all = page.lines.reduce((sum, line) => sum + line.text.length, 0);
  return reader.letters >= ENOUGH * all ? reader.out : null;
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
      const text = lines[0]!.text.replace(/^[•·▪◦‣●○■□]\s*/u, '');
      if (text === '' && lines.length === 1) return;
      this.out.push({ kind: 'item', ...this.item, lines: [{ ...lines[0]!, text }, ...lines.slice(1)] });
      this.item = null;
    } else this.out.push({ kind: 'paragraph', lines });
  }

  read(tag: Tag, place: Place): void {
    if (place.depth > DEEPEST) return;
    const inner = { ...place, depth: place.depth + 1 };
    const heading = /^H([1-6])?$/u.exec(tag.role);
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
