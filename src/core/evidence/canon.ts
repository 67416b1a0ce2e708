import { Reducer } from './reduce.ts';

/** A text in canonical form: unit `s[i]` comes from `text[from[i]..to[i]]`, a whole grapheme cluster. Offsets are UTF-16. */
export type Canon = { s: string; from: Uint32Array; to: Uint32Array };

/**
 * The form in which quotes are compared. Letters: NFKC, lower case, quotes and dashes unified, zero-width characters
 * dropped, all per grapheme cluster; lone Hangul letters and numerals that are no digits (`ㄱ`, `10²`, `①`) stay as they
 * are. Markup: emphasis, code and strike markers and square brackets go unless they stand between ASCII word characters
 * (`user_id`, `a**b`; a single `~` always stays), so do link targets, HTML tags and comments, backslashes before ASCII
 * punctuation and line-start `# > - * • 1.`; pipes and block tags are white space; runs of white space are one space,
 * none at the ends. Linear in the text, never throws. `canon(canon(t).s).s === canon(t).s`; `from` and `to` never fall.
 */
export function canon(text: string): Canon {
  let result = new Reducer(text).result();
  // What is dropped between a letter and a combining mark leaves them side by side: they are then one cluster.
  for (let round = 0; round < 3 && result.s.normalize('NFC') !== result.s; round++) {
    const outer = result;
    const inner = new Reducer(outer.s).result();
    result = { s: inner.s, from: inner.from.map((i) => outer.from[i]!), to: inner.to.map((i) => outer.to[i - 1]!) };
  }
  return result;
}
