/** List marks at the start of a line, a check box among them. */
const LIST_MARK = /^[ \t>]*(?:(?:[-*+•◦]|\(?\d{1,3}[.)])[ \t]+)+(?:\[[ xX]\][ \t]+)?/gmu;
const HEADING = /^[ \t]*#{1,6}[ \t]+/gmu;
/** Emphasis and code marks; `user_id` and `2 * 3` stay. */
const MARKS = /\*\*|__(?=\S)|(?<=\S)__|(?<![\w*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\w*])|`+|~~/gu;
const LINK = /!?\[([^\]\n]{0,300})\]\([^)\n]{0,400}\)/gu;
const TAG = /<!--[\s\S]{0,20000}?-->|<\/?[a-z][^>\n]{0,200}>/giu;

/**
 * A draft as it is said: without Markdown (list marks, emphasis, code marks, links, tags, comments). Every word stays
 * as it was written, so that a quote of it is found in the draft as well (`locate` passes over the same marks).
 */
export function spokenText(draft: string): string {
  return (
    draft
      .normalize('NFC')
      .replace(TAG, ' ')
      .replace(LINK, '$1')
      .replace(HEADING, '')
      .replace(LIST_MARK, '')
      // **왜 지금인가?**에 대한: the mark inside a phrase ends no sentence.
      .replace(/[?!](?=\*\*[가-힣])/gu, '')
      .replace(MARKS, '')
      .replace(/[ \t]+/gu, ' ')
      .replace(/ ?\n ?/gu, '\n')
      .replace(/\n{2,}/gu, '\n')
      .replace(/^> ?/gmu, '')
      .trim()
  );
}
