import type { Canon } from './canon.ts';
import { eachCluster, fold, isSyllable } from './clusters.ts';

/** What an ASCII unit does in markup; every other unit is a letter, but for bullets at the start of a line. */
const LETTER = 0;
const SPACE = 1;
const NEWLINE = 2;
const MARKER = 3;
const BACKSLASH = 4;
const LESS = 5;
const MORE = 6;
const OPEN = 7;
const CLOSE = 8;
const INVISIBLE = 9;

const code = (c: string): number => c.charCodeAt(0);
const KIND = new Uint8Array(128).fill(INVISIBLE, 0, 32);
KIND[127] = INVISIBLE;
for (const c of ' \t|') KIND[code(c)] = SPACE;
for (const c of '\n\v\f\r') KIND[code(c)] = NEWLINE;
for (const c of '*_`~[]') KIND[code(c)] = MARKER;
for (const [c, kind] of [
  ['\\', BACKSLASH],
  ['<', LESS],
  ['>', MORE],
  ['(', OPEN],
  [')', CLOSE],
] as const)
  KIND[code(c)] = kind;

const BLANK = 32;
const TILDE = code('~');
const DASH = code('-');
const BRACKET = code(']');
const BULLETS = new Set([...'•·ㆍ∙◦▪▫‣○●■□◆◇'].map(code));
/** What may stand before the first space of a line without being part of its words: `##`, `-`, `---`, `:--:`, `+`, `1.`. */
const LINE_MARKER = /^(?:#{1,6}|:?-+:?|\+|\d{1,3}[.)])$/;
const LINE_MARKER_MAX = 200;
const TAG_MAX = 1000;
const INLINE =
  'a abbr b bdi big cite code del dfn em font i img ins kbd label mark q s samp small span strike strong tt u var';
const BLOCK =
  'address article aside blockquote br button caption center col colgroup dd details div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html body iframe input li link main meta nav ol option p picture pre script section select source style sub summary sup svg table tbody td tfoot th thead title tr ul video wbr';
const TAGS = new Map<string, 'block' | 'inline'>();
for (const tag of INLINE.split(' ')) TAGS.set(tag, 'inline');
for (const tag of BLOCK.split(' ')) TAGS.set(tag, 'block');
/** More combining marks than these on one letter are dropped: normalising them is not linear. */
const MARKS_MAX = 30;

const isWord = (c: number): boolean => (c >= 97 && c <= 122) || (c >= 48 && c <= 57);
const isPunctuation = (c: number): boolean => c > BLANK && c < 127 && !isWord(c);
const isQuote = (c: number): boolean => c === 34 || c === 39;
const startsWithMark = (s: string): boolean => /^\p{M}/u.test(s);
const isMarker = (c: number): boolean => c < 128 && KIND[c] === MARKER;

/** A `<`, `>` or `(` among the units, and what to go back to when the tag or link target it opens is complete. */
type Place = { at: number; lineStart: number; link: boolean; firstSpace: number };

/**
 * Pushes canonical units one by one and takes the last ones back when they turn out to be markup. What stands pushed
 * never holds complete markup, not even such as came about by taking something back: this makes `canon` idempotent, and
 * linear, since every look back is bounded or takes away what it looked at.
 */
export class Reducer {
  private readonly text: string;
  private units: Uint16Array;
  private from: Uint32Array;
  private to: Uint32Array;
  private length = 0;
  /** Where the first unit of the present line stands or will stand. */
  private lineStart = 0;
  /** First unit of the run of markers that ends the units, or -1: whether it stays depends on what follows. */
  private run = -1;
  /** A backslash that waits for what follows. */
  private backslash: { start: number; end: number } | null = null;
  private angles: Place[] = [];
  private parens: Place[] = [];
  private comment: Place | null = null;

  constructor(text: string) {
    this.text = text;
    this.units = new Uint16Array(text.length + 16);
    this.from = new Uint32Array(text.length + 16);
    this.to = new Uint32Array(text.length + 16);
  }

  /** The whole text reduced. To be called once. */
  result(): Canon {
    const { text } = this;
    let marks = 0;
    eachCluster(text, (start, end) => {
      const c = text.charCodeAt(start);
      if (end - start === 1 && (c < 128 || isSyllable(c))) {
        marks = 0;
        this.one(c >= 65 && c <= 90 ? c + 32 : c, start, end);
        return;
      }
      const folded = fold(text.slice(start, end));
      if (folded === '') return;
      marks = startsWithMark(folded) ? marks + 1 : 0;
      if (marks > MARKS_MAX) return;
      if (folded.length === 1 && marks === 0) {
        this.one(folded.charCodeAt(0), start, end);
        return;
      }
      this.settle(folded.charCodeAt(0));
      if (marks > 0 && this.endsBlank()) return;
      for (let i = 0; i < folded.length; i++) {
        if (folded[i] === ' ') this.space(false, start, end);
        else this.push(folded.charCodeAt(i), start, end);
      }
    });
    this.settle(0);
    if (this.length > 0 && this.endsBlank()) this.length--;
    let s = '';
    for (let i = 0; i < this.length; i += 8192) {
      s += String.fromCharCode(...this.units.subarray(i, Math.min(this.length, i + 8192)));
    }
    return { s, from: this.from.slice(0, this.length), to: this.to.slice(0, this.length) };
  }

  /** Takes in a cluster whose canonical form is one unit. */
  private one(c: number, start: number, end: number): void {
    const kind = c < 128 ? KIND[c]! : LETTER;
    if (kind === INVISIBLE) return;
    if (kind === BACKSLASH) {
      this.backslash = { start, end };
      return;
    }
    if (kind === MARKER) {
      this.backslash = null;
      if (this.run < 0) this.run = isMarker(this.last()) ? this.length - 1 : this.length;
      this.push(c, start, end);
      return;
    }
    const afterBracket = this.settle(c);
    if (kind === SPACE || kind === NEWLINE) this.space(kind === NEWLINE, start, end);
    else if (kind === MORE) this.more(start, end);
    else if (kind === CLOSE) this.close(start, end);
    else if (kind === LESS || kind === OPEN) {
      const place = { at: this.length, lineStart: this.lineStart, link: afterBracket, firstSpace: -1 };
      (kind === LESS ? this.angles : this.parens).push(place);
      this.push(c, start, end);
    } else if (c < 128 || this.length > this.lineStart || !BULLETS.has(c)) {
      this.push(c, start, end);
      if (c === DASH && this.comment === null && this.endsWith('<!--')) this.comment = this.angles.pop() ?? null;
    }
  }

  /** Decides what waited for its right neighbour `next`; says whether a run of markers ending in `]` was dropped. */
  private settle(next: number): boolean {
    const { backslash } = this;
    this.backslash = null;
    if (backslash && !isPunctuation(next)) {
      this.settle(92);
      this.push(92, backslash.start, backslash.end);
    }
    const { run, length, units } = this;
    if (run < 0) return false;
    this.run = -1;
    if (run > 0 && isWord(units[run - 1]!) && isWord(next)) return false;
    if (length - run === 1 && units[run] === TILDE) return false;
    this.length = run;
    return units[length - 1] === BRACKET;
  }

  /** White space: ends a line-start marker, and joins white space before it. */
  private space(newline: boolean, start: number, end: number): void {
    const length = this.length - this.lineStart;
    if (length > 0 && length <= LINE_MARKER_MAX && !isWord(this.last()) && !this.endsBlank()) {
      const word = String.fromCharCode(...this.units.subarray(this.lineStart, this.length));
      if (LINE_MARKER.test(word)) this.back(this.lineStart);
    }
    if (!this.endsBlank()) {
      const open = this.parens.at(-1);
      if (open && open.firstSpace < 0) open.firstSpace = this.length;
      this.push(BLANK, start, end);
    }
    if (newline) this.lineStart = this.length;
  }

  /** `>`: the end of a comment or a tag, a block quotation at the start of a line, or itself. */
  private more(start: number, end: number): void {
    const open = this.angles.at(-1);
    const tag = open && this.units[open.at] === code('<') ? this.tagAt(open.at) : null;
    if (this.comment && this.endsWith('--')) this.undo(this.comment);
    else if (open && tag !== null) {
      this.undo(open);
      if (tag === 'block') this.space(true, start, end);
    } else if (this.length > this.lineStart) {
      this.angles.push({ at: this.length, lineStart: this.lineStart, link: false, firstSpace: -1 });
      this.push(code('>'), start, end);
    }
  }

  /** What the units from `<` to the end are: a tag that parts words, one that does not, or none. */
  private tagAt(at: number): 'block' | 'inline' | null {
    if (this.length - at > TAG_MAX) return null;
    const inside = String.fromCharCode(...this.units.subarray(at + 1, this.length));
    const match = /^\/?([a-z][a-z0-9]{0,10})(?: ?\/?$| [^=]*=)/.exec(inside);
    return match ? (TAGS.get(match[1]!) ?? null) : null;
  }

  /** `)`: the end of a link target (`](target)`, `](target "title")`), or itself. */
  private close(start: number, end: number): void {
    const open = this.parens.pop();
    const space = open?.firstSpace ?? -1;
    const titled = space > 0 && isQuote(this.units[space + 1]!) && isQuote(this.last());
    if (open?.link && (space < 0 || titled)) {
      this.undo(open);
      return;
    }
    const outer = this.parens.at(-1);
    if (outer && outer.firstSpace < 0) outer.firstSpace = space;
    this.push(code(')'), start, end);
  }

  private last(): number {
    return this.length > 0 ? this.units[this.length - 1]! : BLANK;
  }

  private endsBlank(): boolean {
    return this.last() === BLANK;
  }

  private undo(open: Place): void {
    this.lineStart = open.lineStart;
    this.back(open.at);
  }

  /** Takes back every unit from `length` on, and forgets the places among them. */
  private back(length: number): void {
    this.length = length;
    while (this.angles.length > 0 && this.angles.at(-1)!.at >= length) this.angles.pop();
    while (this.parens.length > 0 && this.parens.at(-1)!.at >= length) this.parens.pop();
    const open = this.parens.at(-1);
    if (open && open.firstSpace >= length) open.firstSpace = -1;
    if (this.comment && this.comment.at >= length) this.comment = null;
  }

  private endsWith(end: string): boolean {
    for (let i = 1; i <= end.length; i++)
      if (this.units[this.length - i] !== end.charCodeAt(end.length - i)) return false;
    return this.length >= end.length;
  }

  private push(c: number, start: number, end: number): void {
    if (this.length === this.units.length) this.grow();
    this.units[this.length] = c;
    this.from[this.length] = start;
    this.to[this.length++] = end;
  }

  private grow(): void {
    const size = this.units.length * 2;
    const [units, from, to] = [new Uint16Array(size), new Uint32Array(size), new Uint32Array(size)];
    units.set(this.units);
    from.set(this.from);
    to.set(this.to);
    [this.units, this.from, this.to] = [units, from, to];
  }
}
