import type { Span } from '../evidence/evidence.ts';

/** Tags and comments; `List\<T>` is words. */
const TAG = /(?<!\\)(?:<!--[^<>]{0,2000}-->|<\/?[a-z][^<>]{0,300}>)/giu;
const IMAGE_OR_LINK = /!?\[([^[\]]*)\]\([^()\s]{0,2000}(?:\s"[^"]{0,200}")?\)/gu;
const WIKI_LINK = /\[\[(?:[^[\]|]{0,200}\|)?([^[\]|]{0,200})\]\]/gu;
const MARKS = /\*{1,3}|`+|~~|==|(?<![\p{L}\p{N}_])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![\p{L}\p{N}_])/gu;
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/gu;

/**
 * The words of a stretch of source: inline marks, tags, link targets and backslash escapes dropped, white space
 * collapsed, NFC. For parts of a block; a whole block has its `words`. Linear in the length.
 */
export function plainWords(raw: string): string {
  return raw
    .replace(TAG, ' ')
    .replace(WIKI_LINK, '$1')
    .replace(IMAGE_OR_LINK, '$1')
    .replace(MARKS, (mark, at: number) => (mark.startsWith('*') && standsAlone(raw, mark, at) ? mark : ''))
    .replace(/\\([!-/:-@[-`{-~])/gu, '$1')
    .replace(INVISIBLE, '')
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** `3 * 4` keeps its star. Looks at the untouched text only where nothing was dropped before, which is good enough. */
function standsAlone(raw: string, mark: string, at: number): boolean {
  return mark === '*' && raw[at] === '*' && /\s/u.test(raw[at - 1] ?? '') && /\s/u.test(raw[at + 1] ?? '');
}

/** The span without white space at its ends; null when nothing is left. */
export function trimmed(text: string, span: Span): Span | null {
  let { start, end } = span;
  while (start < end && /\s/u.test(text[start]!)) start += 1;
  while (end > start && /\s/u.test(text[end - 1]!)) end -= 1;
  return start < end ? { start, end } : null;
}

/**
 * How many units of `raw` stand behind the first `length` units of its NFC form. The way back from a match on
 * normalised text to an offset in decomposed (NFD) text. O(n) where they are the same, O(n · length) else, so use it
 * on single lines.
 */
export function rawLength(raw: string, length: number): number {
  if (raw.slice(0, length).normalize('NFC') === raw.slice(0, length) && raw.normalize('NFC') === raw) return length;
  const wanted = raw.normalize('NFC').slice(0, length);
  for (let units = length; units <= raw.length; units++) {
    const next = raw.charCodeAt(units);
    const joins = (next >= 0x1160 && next <= 0x11ff) || (next >= 0x300 && next <= 0x36f);
    if (!joins && raw.slice(0, units).normalize('NFC') === wanted) return units;
  }
  return raw.length;
}
