/**
 * Grapheme clusters and their canonical spelling: the letter level of `canon`. A cluster is folded as a whole, so that
 * decomposed Hangul, ligatures and joined emoji map to their whole place in the text.
 */

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** A precomposed Hangul syllable. */
export const isSyllable = (c: number): boolean => c >= 0xac00 && c <= 0xd7a3;

/** Units that never join each other: between two of them there is always a cluster boundary. */
function isPlain(c: number): boolean {
  if (c < 0x80 || isSyllable(c)) return c !== 13;
  if (c < 0x2013) return (c >= 0xc0 && c <= 0x2af) || c === 0xb7 || (c >= 0x391 && c <= 0x481);
  if (c <= 0x2026) return c <= 0x201f || c >= 0x2022;
  return (
    (c >= 0x3001 && c <= 0x3020) ||
    (c >= 0x3041 && c <= 0x3096) ||
    (c >= 0x30a1 && c <= 0x30ff) ||
    (c >= 0x4e00 && c <= 0x9fff)
  );
}

/** How many plain units end a stretch given to the segmenter: each call has a fixed cost, so near ones are joined. */
const REST = 24;

/** Calls `visit` with every grapheme cluster's half-open range, in order. The segmenter sees only what needs it. */
export function eachCluster(text: string, visit: (start: number, end: number) => void): void {
  const n = text.length;
  let i = 0;
  while (i < n) {
    if (isPlain(text.charCodeAt(i)) && (i + 1 >= n || isPlain(text.charCodeAt(i + 1)))) {
      visit(i, ++i);
      continue;
    }
    let end = i + 1;
    for (let rest = 0; end < n && rest < REST; end++) rest = isPlain(text.charCodeAt(end)) ? rest + 1 : 0;
    // The last unit read is left out: what follows it may belong to it.
    if (end < n) end--;
    for (const { index, segment } of segmenter.segment(text.slice(i, end)))
      visit(i + index, i + index + segment.length);
    i = end;
  }
}

/** Whether `offset` stands between two grapheme clusters of the text (its ends do). */
export function isBoundary(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return offset === 0 || offset === text.length;
  if (isPlain(text.charCodeAt(offset - 1)) && isPlain(text.charCodeAt(offset))) return true;
  return segmenter.segment(text).containing(offset)?.index === offset;
}

/** Zero-width and invisible: joiners, bidirectional controls, variation selectors, tags, soft hyphen, other controls. */
const INVISIBLE =
  /[\u0000-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F\u00AD\u034F\u061C\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFE00-\uFE0F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E0FFF}]/gu;

/**
 * Kept out of NFKC: Hangul letters on their own (`ㄱㅏ` would become one syllable) and numerals that are no digits
 * (`10²` would become 102, `①10` 110).
 */
const NOT_COMPATIBLE = /[\u3131-\u318E\uFFA0-\uFFDC\p{No}]/u;

const SAME = new Map<string, string>();
for (const c of '‘’‚‛′‵´ʼ') SAME.set(c, "'");
for (const c of '“”„‟″‶«»「」『』') SAME.set(c, '"');
for (const c of '‐‑‒–—―−⁃') SAME.set(c, '-');
for (const c of '〜∼') SAME.set(c, '~');

const UNIFIED = new RegExp(`[${[...SAME.keys()].join('')}]`, 'gu');

/** A cluster's canonical spelling: `' '` or `'\n'` for white space, `''` for the invisible; a space comes only last. */
export function fold(cluster: string): string {
  const seen = cluster.replace(INVISIBLE, '').replace(/(?<=\p{M}{30})\p{M}+/gu, '');
  if (seen === '') return '';
  const same = SAME.get(seen);
  if (same !== undefined) return same;
  if (/^[\s\u0085]+\p{M}*$/u.test(seen)) return /[\n\v\f\r\u0085\u2028\u2029]/u.test(seen) ? '\n' : ' ';
  const letter = seen.replace(/\s/gu, '');
  const wide = letter.normalize('NFKC');
  // `¨` and `ﷺ` would bring spaces of their own.
  const form = NOT_COMPATIBLE.test(letter) || wide.includes(' ') ? letter.normalize('NFC') : wide;
  const gap = letter === seen ? '' : ' ';
  return form.toLowerCase().replace(UNIFIED, (c) => SAME.get(c)!) + gap;
}
