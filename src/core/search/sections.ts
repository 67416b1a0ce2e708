import type { Span } from '../evidence/evidence.ts';

/** A stretch of a text that is found as a whole: what stands under one heading, or a part of it. */
export type SearchSection = Span & {
  /** The headings it stands under, outermost first; the text's own title is not among them. */
  headings: string[];
  /** Number of the `## ` section it stands in, from 1 on; 0 before the first. */
  chapter: number;
  /** Where its own words begin, behind the heading line. */
  body: number;
};

export type SearchText = {
  /** From the front matter or the first `# ` line; null when neither says it. */
  title: string | null;
  /** `aliases` and `tags` of the front matter. */
  aliases: string[];
  sections: SearchSection[];
};

/** A longer section is cut at line ends, UTF-16 units: a hit should be something a person reads at a glance. */
const LONGEST = 1600;
const HEADING = /^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const FRONT_MAX = 32_768;

/**
 * Cuts a Markdown text (Obsidian's too) into sections by its headings, and long ones at line ends. Sections follow one
 * another without overlap; front matter is in none of them. One pass, O(n); never throws, whatever the text is.
 */
export function searchSections(text: string): SearchText {
  const front = frontMatter(text);
  const sections: SearchSection[] = [];
  const path: { depth: number; words: string }[] = [];
  let title = front.title;
  let chapter = 0;
  let fence: string | null = null;
  let open: SearchSection = { start: front.end, end: front.end, body: front.end, headings: [], chapter: 0 };
  const close = (end: number) => {
    open.end = end;
    if (/[\p{L}\p{N}]/u.test(text.slice(open.start, end))) sections.push(open);
  };
  for (let at = front.end; at < text.length; ) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline + 1;
    const line = text.slice(at, Math.min(end, at + 1000)).replace(/\r?\n$/, '');
    // Counted as the addresses of a page's parts are, fences or not.
    const chapterHere = text.startsWith('## ', at) ? chapter + 1 : chapter;
    const ticks = FENCE.exec(line)?.[1];
    if (ticks) {
      if (fence === null) fence = ticks;
      else if (ticks[0] === fence[0] && ticks.length >= fence.length) fence = null;
    }
    const heading = fence === null ? HEADING.exec(line) : null;
    if (heading) {
      close(at);
      const [, marks, words] = heading as unknown as [string, string, string];
      const depth = marks.length;
      while (path.length > 0 && path.at(-1)!.depth >= depth) path.pop();
      if (depth === 1 && title === null) title = plain(words);
      else if (depth > 1 || plain(words) !== title) path.push({ depth, words: plain(words) });
      open = { start: at, end, body: end, headings: path.map((p) => p.words).filter(Boolean), chapter: chapterHere };
    } else if (end - open.start > LONGEST && at > open.body) {
      close(at);
      open = { start: at, end, body: at, headings: open.headings, chapter: chapterHere };
    }
    chapter = chapterHere;
    at = end;
  }
  close(text.length);
  return { title, aliases: front.aliases, sections: sections.flatMap((section) => cutLong(section, text)) };
}

/** A single line longer than a section (a pasted page) is cut between words. */
function cutLong(section: SearchSection, text: string): SearchSection[] {
  if (section.end - section.start <= 2 * LONGEST) return [section];
  const parts: SearchSection[] = [];
  for (let start = section.start; start < section.end; ) {
    let end = Math.min(section.end, start + LONGEST);
    const gap = text.slice(start, end).search(/\s\S*$/);
    if (end < section.end && gap > LONGEST / 2) end = start + gap + 1;
    else if (end < section.end && /[\uD800-\uDBFF]/.test(text[end - 1]!)) end -= 1;
    parts.push({ ...section, start, end, body: start === section.start ? Math.min(section.body, end) : start });
    start = end;
  }
  return parts;
}

const plain = (words: string) =>
  words
    .replace(/\[\[(?:[^\]|]*\|)?([^\]]*)\]\]/g, '$1')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`~]+/g, '')
    .trim()
    .slice(0, 200);

/** The few fields of YAML front matter that name a note, read line by line: a broken one costs only itself. */
function frontMatter(text: string): { title: string | null; aliases: string[]; end: number } {
  const none = { title: null, aliases: [], end: 0 };
  const opening = /^---[ \t]*\n/.exec(text);
  if (!opening) return none;
  const rest = text.slice(opening[0].length, opening[0].length + FRONT_MAX);
  const closing = /^(?:---|\.\.\.)[ \t]*(?:\n|$)/m.exec(rest);
  if (!closing || !/^[\w가-힣-]+[ \t]*:/m.test(rest.slice(0, closing.index))) return none;
  const fields = rest.slice(0, closing.index);
  const named = (key: string) => new RegExp(`^${key}[ \\t]*:[ \\t]*(.*)((?:\\n[ \\t]*-[ \\t].*)*)`, 'mi').exec(fields);
  const title = named('title');
  const aliases = ['aliases', 'alias', 'tags'].flatMap((key) => {
    const found = named(key);
    if (!found) return [];
    return `${found[1]!.replace(/^\[|\]$/g, '')},${found[2]!.replace(/\n[ \t]*-[ \t]/g, ',')}`.split(',');
  });
  const bare = (value: string) =>
    value
      .trim()
      .replace(/^["'#]+|["']+$/g, '')
      .trim();
  const words = title && !title[1]!.startsWith('{') ? bare(title[1]!) : '';
  return {
    title: words === '' ? null : words.slice(0, 200),
    aliases: aliases
      .map(bare)
      .filter((alias) => alias !== '' && alias.length <= 100)
      .slice(0, 60),
    end: opening[0].length + closing.index + closing[0].length,
  };
}
