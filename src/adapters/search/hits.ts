import { cut, type Source } from '../../core/evidence/evidence.ts';
import type { Names } from '../../core/search/names.ts';
import { passageOf } from '../../core/search/passage.ts';
import type { QueryTerms } from '../../core/search/query.ts';
import { withoutPatterns } from '../../core/search/row.ts';
import type { SearchHit } from '../../ports.ts';
import type { FoundRow } from './index-rows.ts';

/** What the second to fourth section of a source add to its first: a page that answers in several places is about it. */
const MORE_OF_IT = [0.3, 0.2, 0.1];

/** Sections of each source, best source first; scores with what the source's other sections add. */
export function bySource(found: readonly FoundRow[]): FoundRow[][] {
  const groups = new Map<string, FoundRow[]>();
  for (const row of found) {
    const group = groups.get(row.source);
    if (group) group.push(row);
    else groups.set(row.source, [row]);
  }
  return [...groups.values()]
    .map((group) => {
      const more = MORE_OF_IT.reduce((sum, share, i) => sum + share * (group[i + 1]?.score ?? 0), 0);
      return group.map((row) => ({ ...row, score: row.score + more }));
    })
    .sort((a, b) => b[0]!.score - a[0]!.score || (a[0]!.uri < b[0]!.uri ? -1 : 1));
}

const OF_ONE_SOURCE = 2;
/** Sections looked at for a quote that shows the match, of one source. */
const LOOKED_AT = 4;

/**
 * Which sections of a page speak to the asker first, their order else kept: those in the asker's language, since every
 * page of ours says the same in two, and, for one who only names a thing, what it is, where that says the name. Scores stay with the places.
 */
export function forAsker(rows: readonly FoundRow[], query: string, names: Names): FoundRow[] {
  if (rows[0]?.scope !== 'knowledge') return [...rows];
  const english = asksInEnglish(query);
  const named = names.in(query).reduce((sum, { start, end }) => sum + end - start, 0) >= query.trim().length * 0.8;
  const place = ({ heading }: FoundRow) =>
    2 * Number(!/[가-힣]/.test(heading) !== english) + Number(!(named && heading === IN_ONE_LINE));
  const sorted = [...rows].sort((a, b) => place(a) - place(b));
  return sorted.map((row, i) => ({ ...row, score: rows[i]!.score }));
}

/** The English of an item that stands below its Korean. */
const IN_ENGLISH = /^en:/;

const asksInEnglish = (query: string) => !/[가-힣]/.test(query) && ENGLISH_WORDS.test(query);

/** The section of a card that says what the thing is. */
const IN_ONE_LINE = '한 줄';
/** A name alone (`kafka consumer group`) is typed by Koreans too; these are typed by who asks in English. */
const ENGLISH_WORDS =
  /\b(?:the|an?|how|what|why|when|which|who|is|are|do|does|did|can|should|to|of|in|on|for|with|vs|versus|between|after|before|my|i|we)\b/i;

/**
 * At most two hits of a source. Where its best section matched by title alone, one that shows the match stands in its
 * place, if there is any.
 */
export function hitsOf(
  rows: readonly FoundRow[],
  source: Source,
  { wanted, query, names }: { wanted: QueryTerms; query: string; names: Names },
): SearchHit[] {
  const lesser = asksInEnglish(query) ? undefined : IN_ENGLISH;
  const showing: SearchHit[] = [];
  let first: SearchHit | null = null;
  for (const row of rows.slice(0, LOOKED_AT)) {
    const hit = hitOf(row, source, wanted, names, lesser);
    first ??= hit;
    if (hit.marks.length > 0) showing.push(hit);
    if (showing.length === OF_ONE_SOURCE) break;
  }
  return (showing.length > 0 ? showing : [first!]).map((hit, i) => (i === 0 ? { ...hit, score: first!.score } : hit));
}

function hitOf(row: FoundRow, source: Source, wanted: QueryTerms, names: Names, lesser?: RegExp): SearchHit {
  // Only this section is blanked: a pattern stands on a line of its own.
  const section = source.text.slice(row.start, row.stop);
  const text = row.scope === 'knowledge' ? withoutPatterns(section) : section;
  const found = passageOf(text, { start: 0, end: text.length, body: row.body - row.start }, wanted, names, lesser);
  const passage = { start: found.start + row.start, end: found.end + row.start };
  const evidence = cut(source, passage);
  return {
    uri: row.uri,
    scope: row.scope,
    title: row.title,
    heading: row.heading === '' ? null : row.heading,
    score: Math.round(row.score * 1000) / 1000,
    evidence,
    marks: found.marks.map(({ start, end }) => ({ start: start - found.start, end: end - found.start })),
  };
}
