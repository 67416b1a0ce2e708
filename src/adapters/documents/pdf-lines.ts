import type { Tag } from './pdf-tags.ts';

/** A run of letters as pdf.js gives it, or a mark of where tagged content begins and ends. Points, from the page's lower left. */
type Item =
  | { str: string; transform: number[]; width: number; height: number; fontName: string; hasEOL: boolean }
  | { type: 'beginMarkedContent' | 'beginMarkedContentProps' | 'endMarkedContent'; id?: string; tag?: string };

/** A line: where it begins and ends, its baseline, the size of its letters (points), the tagged content it is of. */
export type TextLine = {
  text: string;
  x: number;
  right: number;
  y: number;
  size: number;
  bold: boolean;
  content: string | null;
  /** Set by something that is no part of the text: a page number, a running title. */
  artifact: boolean;
};
export type Glyphs = { all: number; odd: number };
export type PageText = { lines: TextLine[]; glyphs: Glyphs; tags: Tag | null };

/** Letters that no text holds: control characters, private use (icons, bullets of symbol fonts), replacement. */
const ODD = /[\u0000\u0002-\u0008\u000e-\u001f\u007f-\u009f\ufffd\ue000-\uf8ff]/gu;
/** Bullets of Word's and LibreOffice's symbol fonts. */
const SYMBOL = /^[\ue000-\uf8ff]\s*/u;
/** Some fonts (Nanum) write their space as U+0001. */
const SPACES = /[\s\u0000-\u001f\u007f-\u009f]+/gu;

/** The lines of a page in the order in which it was written. Turned letters (watermarks) are left out. */
export function linesOf(content: { items: Item[] }, bold: ReadonlySet<string>): Omit<PageText, 'tags'> {
  const lines: TextLine[] = [];
  const glyphs: Glyphs = { all: 0, odd: 0 };
  const open: { id: string | null; artifact: boolean }[] = [];
  let line: (TextLine & { letters: number; boldLetters: number }) | null = null;
  const close = () => {
    if (line) {
      const text = line.text.replace(SYMBOL, '• ').replace(ODD, ' ').replace(SPACES, ' ').trim().normalize('NFC');
      const { letters, boldLetters, ...rest } = line;
      if (text !== '') lines.push({ ...rest, text, bold: letters > 0 && boldLetters === letters });
    }
    line = null;
  };
  for (const item of content.items) {
    if (!('str' in item)) {
      if (item.type === 'endMarkedContent') open.pop();
      else {
        const outer = open.at(-1);
        open.push({
          id: item.id ?? outer?.id ?? null,
          artifact: item.tag === 'Artifact' || (outer?.artifact ?? false),
        });
      }
      continue;
    }
    const [a = 0, b = 0, , d = 0, x = 0, y = 0] = item.transform;
    const size = Math.abs(d) || Math.abs(a);
    if (Math.abs(b) > 0.1 * Math.abs(a) || !Number.isFinite(x + y + size)) continue;
    const letters = item.str.replace(SPACES, '').length;
    glyphs.all += letters;
    glyphs.odd += letters === 0 ? 0 : (item.str.replace(SYMBOL, '').match(ODD)?.length ?? 0);
    const place = open.at(-1);
    const id = place?.id ?? null;
    const same =
      line !== null &&
      line.content === id &&
      Math.abs(line.y - y) < 0.5 * Math.max(line.size, size) &&
      x >= line.right - 0.5 * size;
    if (!same && letters > 0) {
      close();
      line = {
        text: '',
        x,
        right: x,
        y,
        size,
        bold: false,
        content: id,
        artifact: place?.artifact ?? false,
        letters: 0,
        boldLetters: 0,
      };
    }
    if (line && (same || letters > 0)) {
      const gap = x - line.right > 0.15 * size && line.text !== '' && !/\s$/u.test(line.text) ? ' ' : '';
      line.text += gap + item.str;
      if (letters > 0) {
        line.right = Math.max(line.right, x + item.width);
        line.size = Math.max(line.size, size);
      }
      line.letters += letters;
      if (bold.has(item.fontName)) line.boldLetters += letters;
    }
    if (item.hasEOL) close();
  }
  close();
  return { lines: lines.filter(({ artifact }) => !artifact), glyphs };
}

/** Without running titles and page numbers: what stands at the same height of every page, digits aside. */
export function withoutRepeats(pages: TextLine[][]): TextLine[][] {
  if (pages.length < 2) return pages;
  const keyOf = (line: TextLine) => `${Math.round(line.y)} ${line.text.replace(/\d+/gu, '#')}`;
  const counts = new Map<string, number>();
  for (const lines of pages) for (const key of new Set(lines.map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1);
  const most = Math.max(2, Math.ceil(pages.length * 0.8));
  return pages.map((lines) => lines.filter((line) => (counts.get(keyOf(line)) ?? 0) < most || line.text.length > 120));
}
