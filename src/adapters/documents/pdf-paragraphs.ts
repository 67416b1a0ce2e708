import type { TextLine } from './pdf-lines.ts';
import type { Line, Written } from './written.ts';

const BULLET = /^[•·ㆍ∙◦‣▪▫–—-]\s*(?=\S)/u;
/** Marks that lead a heading as often as an item: they are kept as they are written. */
const DECORATION = /^[●○■□◆◇▶▷★☆※✓✔]/u;
const NUMBER = /^(\d{1,2})[.)]\s+(?=\S)/u;
/** What follows a number without a space. */
const COUNTER = /^(?:[건개년월일명분초회배차번대만억원쪽주%]|시간|단계|퍼센트)/u;
/** Room at the end of a line into which a Korean letter would have fitted, in sizes of letters. */
const TIGHT = 1.2;
/** The narrowest column, and the narrowest cell of a table, whose lines are taken for wrapped; in sizes of letters. */
const NARROWEST = 16;
export const NARROWEST_CELL = 5;
/** How much larger than the body's a heading's letters are. */
const HEADING = 1.12;
/** Last letters of Korean words: particles and endings. */
const WORD_END = /[은는이가을를에의로와과도만며고서면지게여해한할된될인던다요든라록써]$/u;
/** Words of one letter, and letters that begin words and hardly stand inside of one. */
const WORD = /^[한둘수할안쓸옛왜볼덜큰몇두세그]$/u;
const BEGINS = /^[것있없싶때뒤줄같먼읽않쓰]/u;
/** What begins inside of a Korean word: endings that never stand alone. */
const INSIDE = /^(?:습니다|입니다|합니다|됩니다|했|였|었|았|[은는을를이가의로며고][,.]?(?:\s|$))/u;

/** How lines of one document go on: `words` when no line ends inside of a word; `known` are the words inside of its lines. */
export type Wrapping = { words: boolean; right(line: TextLine): number; known: ReadonlySet<string> };

/**
 * Whether a line was broken because the next word did not fit. The right edge is that of the longest line which begins
 * at the same place in letters of the same size; in a column that is narrower than prose is set, lines are a list.
 */
export function goesOn(line: TextLine, next: TextLine, wrapping: Wrapping, narrowest = NARROWEST): boolean {
  if (wrapping.right(line) - line.x < narrowest * line.size) return false;
  const room = wrapping.right(line) - line.right;
  const word = wrapping.words ? /^\S+/u : /^(?:[가-힣]|[^\s가-힣]+)/u;
  const first = word.exec(next.text)?.[0] ?? '';
  const width = ((next.right - next.x) * first.length) / Math.max(1, next.text.length);
  return room < Math.max(width + 0.3 * line.size, wrapping.words || !/^[가-힣]/u.test(first) ? 0 : TIGHT * line.size);
}

/**
 * Korean is broken at spaces by some programs and between any two letters by others. In the first kind lines end well
 * before the edge now and then, in the second they hardly ever do.
 */
export function wrappingOf(pages: readonly TextLine[][]): Wrapping {
  const edges = new Map<string, number>();
  const keyOf = (line: TextLine) => `${Math.round(line.x / 3)} ${Math.round(line.size)}`;
  for (const line of pages.flat()) edges.set(keyOf(line), Math.max(edges.get(keyOf(line)) ?? 0, line.right));
  const right = (line: TextLine) => Math.max(edges.get(keyOf(line)) ?? line.right, line.right);
  const known = new Set(pages.flatMap((lines) => lines.flatMap(({ text }) => text.split(' ').slice(1, -1))));
  let early = 0;
  let all = 0;
  for (const lines of pages) {
    for (const [i, line] of lines.entries()) {
      const next = lines[i + 1];
      if (!next || !follows(line, next) || !/[가-힣]$/u.test(line.text) || !/^[가-힣]/u.test(next.text)) continue;
      const wrapping = { words: true, right, known };
      if (!goesOn(line, next, wrapping)) continue;
      all += 1;
      if (right(line) - line.right > TIGHT * line.size) early += 1;
    }
  }
  return { words: all > 0 && early * 5 >= all, right, known };
}

/** The next line of the same column and the same letters, right below. */
function follows(line: TextLine, next: TextLine): boolean {
  const down = line.y - next.y;
  return Math.abs(line.size - next.size) < 0.08 * line.size && down > 0.5 * line.size && down < 2.1 * line.size;
}

/** Two lines as one: with a space, except inside of a Korean word that was broken and after a hyphen of a Latin one. */
export function joined(before: string, next: string, wrapping: Wrapping): string {
  if (/[a-z]-$/u.test(before) && /^[a-z]/u.test(next)) return before + next;
  return before + (wrapping.words || !isInside(before, next, wrapping.known) ? ' ' : '') + next;
}

/**
 * Whether a line that may end anywhere ends inside of a word: by the words that stand elsewhere in the document, else
 * where it does not end as Korean words end or goes on with what never begins one. A guess: on the knowledge pages,
 * broken at any letter, it is right 85 times of 100 by the letters alone.
 */
function isInside(before: string, next: string, known: ReadonlySet<string>): boolean {
  if (/\d$/u.test(before)) return COUNTER.test(next);
  if (!/[가-힣]$/u.test(before) || !/^[가-힣]/u.test(next)) return false;
  const last = /\S*$/u.exec(before)![0];
  const first = /^\S*/u.exec(next)![0];
  if (known.has(last + first)) return true;
  if (known.has(last) && known.has(first)) return false;
  if (INSIDE.test(next)) return true;
  if (BEGINS.test(next)) return false;
  return last.length < 2 ? !WORD.test(last) : !WORD_END.test(last);
}

/** Lines joined where they were broken for want of room. */
export function statements(lines: readonly TextLine[], wrapping: Wrapping, narrowest = NARROWEST): Line[] {
  const out: Line[] = [];
  for (const [i, line] of lines.entries()) {
    const before = lines[i - 1];
    const last = out.at(-1);
    const level = before && Math.abs(before.y - line.y) < 0.5 * line.size && line.x > before.x;
    if (
      last &&
      before &&
      (level || (goesOn(before, line, wrapping, narrowest) && before.bold === line.bold && !marked(line)))
    ) {
      last.text = level ? `${last.text} ${line.text}` : joined(last.text, line.text, wrapping);
      last.bold &&= line.bold;
    } else out.push({ text: line.text, bold: line.bold });
  }
  return out;
}

/** Blocks of a document without tags. */
export function flowOf(pages: readonly TextLine[][]): Written[] {
  const ordered = pages.map(inReadingOrder).map(inRows);
  const wrapping = wrappingOf(ordered);
  const body = bodySize(ordered);
  const levels = headingSizes(ordered, body);
  const out: Written[] = [];
  let group: TextLine[] = [];
  let indents: number[] = [];
  const flush = () => {
    if (group.length > 0) out.push(...blockOf(group, indents, levels, wrapping));
    group = [];
  };
  for (const lines of ordered) {
    for (const line of lines) {
      const last = group.at(-1);
      const mark = BULLET.test(line.text) || NUMBER.test(line.text);
      if (last && !marked(line) && continues(group, last, line, wrapping)) {
        group.push(line);
        continue;
      }
      flush();
      indents = mark ? [...indents.filter((x) => x < line.x - 4), line.x] : [];
      group = [line];
    }
  }
  flush();
  return out;
}

const marked = ({ text }: TextLine) => BULLET.test(text) || NUMBER.test(text) || DECORATION.test(text);

/** Further lines of a paragraph, or of an item, whose words may hang to the right of its mark. */
function continues(group: TextLine[], last: TextLine, line: TextLine, wrapping: Wrapping): boolean {
  const first = group[0]!;
  // On the next page or in the next column the line stands above.
  const below = follows(last, line) || (line.y > last.y && Math.abs(line.size - last.size) < 0.08 * line.size);
  if (!below || line.bold !== last.bold) return false;
  if (marked(first) && group.length === 1)
    return line.x > first.x - 2 && goesOn(last, line, edgeOf(last, line, wrapping));
  const aligned = Math.abs(line.x - last.x) < line.size || line.y > last.y;
  return aligned && goesOn(last, line, wrapping);
}

/** The words of an item hang: its first line ends where the lines under it do. */
function edgeOf(first: TextLine, hanging: TextLine, wrapping: Wrapping): Wrapping {
  const right = Math.max(wrapping.right(first), wrapping.right(hanging));
  return { ...wrapping, right: () => right };
}

function blockOf(group: TextLine[], indents: number[], levels: number[], wrapping: Wrapping): Written[] {
  const first = group[0]!;
  const lines = group.slice(1).reduce((text, line) => joined(text, line.text, wrapping), first.text);
  const level = levels.findIndex((size) => Math.abs(size - first.size) < 0.6);
  if (level >= 0 && lines.length <= 80 && !/[.。]$/u.test(lines) && !BULLET.test(lines))
    return [{ kind: 'heading', level: level + 1, text: lines }];
  const number = NUMBER.exec(lines);
  const mark = BULLET.exec(lines) ?? number;
  const line = { text: mark ? lines.slice(mark[0].length) : lines, bold: group.every((one) => one.bold) };
  return mark
    ? [{ kind: 'item', depth: Math.max(0, indents.length - 1), mark: number ? `${number[1]}.` : '-', lines: [line] }]
    : [{ kind: 'paragraph', lines: [line] }];
}

/** Cells of one row, written one after the other on one height, are one line. */
function inRows(lines: readonly TextLine[]): TextLine[] {
  const out: TextLine[] = [];
  for (const line of lines) {
    const last = out.at(-1);
    if (last && Math.abs(last.y - line.y) < 0.3 * line.size && line.x > last.right - 1)
      out[out.length - 1] = {
        ...last,
        text: `${last.text} ${line.text}`,
        right: line.right,
        size: Math.max(last.size, line.size),
        bold: last.bold && line.bold,
      };
    else out.push(line);
  }
  return out;
}

/**
 * As written, unless that jumps up the page again and again: then from top to bottom. Programs write columns one after
 * the other, which is a jump a column.
 */
function inReadingOrder(lines: readonly TextLine[]): TextLine[] {
  let jumps = 0;
  for (const [i, line] of lines.entries()) if (i > 0 && line.y > lines[i - 1]!.y + line.size) jumps += 1;
  if (jumps <= 3 || jumps * 5 < lines.length) return [...lines];
  return [...lines].sort((a, b) => (Math.abs(a.y - b.y) < 0.4 * Math.min(a.size, b.size) ? a.x - b.x : b.y - a.y));
}

/** The size most letters have, points. */
function bodySize(pages: readonly TextLine[][]): number {
  const counts = new Map<number, number>();
  for (const line of pages.flat()) {
    const size = Math.round(line.size * 2) / 2;
    counts.set(size, (counts.get(size) ?? 0) + line.text.length);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0;
}

/** Sizes that are larger than the body's, the largest first: at most four levels. */
function headingSizes(pages: readonly TextLine[][], body: number): number[] {
  const sizes: number[] = [];
  const large = pages.flat().filter((line) => line.size > body * HEADING && line.text.length <= 80);
  for (const size of large.map((line) => line.size).sort((a, b) => b - a))
    if (sizes.every((one) => Math.abs(one - size) >= 0.6)) sizes.push(size);
  return sizes.slice(0, 4);
}
