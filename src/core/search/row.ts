import type { Names } from './names.ts';
import { type SearchSection, searchSections } from './sections.ts';
import { wordsOf } from './words.ts';

/**
 * One section as the index keeps it: terms joined with spaces, one text a field. `names` holds the names found in the
 * body, `alias` those of title and headings together with the source's other names.
 */
export type SearchRow = { title: string; alias: string; heading: string; body: string; names: string };

/** What a field weighs in the ranking, in the order of `SearchRow`; measured flat around these (see the benchmark). */
export const FIELD_WEIGHTS = { title: 4, alias: 3, heading: 3, body: 1, names: 0.5 } as const;

/** Changes whenever the terms or fields made from the same text change: an index made before is made anew. */
export const TERMS_VERSION = 2;

/** Lines of a knowledge page that hold patterns and ids for a machine, and the ids before its items. */
const PATTERN_LINE = /^[ \t]*- (?:신호|말함|안 말함|물을 것|개념|then|signals|said|unsaid)[ \t]*:.*$/gm;
/** What every card says in nearly the same words to who never used the thing: it is about no card more than another. */
const NEVER_USED = /^[ \t]*- 써 본 적이 없다면:.*$/gm;
const ITEM_LEAD = /^([ \t]*- )(`[\w-]+` · (?:(?:핵심|더하기|core|extra|[a-z]+(?:-[a-z]+)*) · )*)/gm;

/** Where a page says what it was written from: read by nobody who looks something up. */
const SOURCES = '출처';

/** The sections of a knowledge page that are worth finding, in the text of `withoutPatterns`. */
export function pageSections(blanked: string): SearchSection[] {
  return searchSections(blanked).sections.filter(({ headings }) => headings[0] !== SOURCES);
}

/** A knowledge page with what is not for a reader blanked out, every offset kept. */
export function withoutPatterns(text: string): string {
  const blank = (hidden: string) => ' '.repeat(hidden.length);
  return text
    .replace(PATTERN_LINE, blank)
    .replace(NEVER_USED, blank)
    .replace(ITEM_LEAD, (_, mark: string, lead: string) => mark + blank(lead));
}

const terms = (text: string) => wordsOf(text).map((word) => word.term);

/**
 * Makes the rows of one source; what all its sections share is worked out once. `asked` = how people describe what it is
 * about: it belongs to the first section alone, or a page would be found by it in every place.
 */
export function rowsOf(
  text: string,
  {
    title,
    aliases,
    asked = [],
    sections,
  }: { title: string; aliases: readonly string[]; asked?: readonly string[]; sections: readonly SearchSection[] },
  names: Names,
): SearchRow[] {
  const named = (words: string) => names.in(words).flatMap((found) => found.terms);
  const titleTerms = terms(title).join(' ');
  const shared = [...new Set([...aliases.flatMap(terms), ...named([title, ...aliases].join('\n'))])];
  return sections.map((section, i) => {
    const heading = section.headings.join('\n');
    const body = text.slice(section.body, section.end);
    return {
      title: titleTerms,
      alias: [...shared, ...named(heading)].join(' '),
      heading: terms(heading).join(' '),
      body: [...terms(body), ...(i === 0 ? asked.flatMap(terms) : [])].join(' '),
      names: named(body).join(' '),
    };
  });
}
