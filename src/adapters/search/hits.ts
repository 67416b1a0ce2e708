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
 * At most two hits of a source. Where its best section matched by title alone, one that shows the match stands in its
 * place, if there is any.
 */
export function hitsOf(rows: readonly FoundRow[], source: Source, wanted: QueryTerms, names: Names): SearchHit[] {
  const showing: SearchHit[] = [];
  let first: SearchHit | null = null;
  for (const row of rows.slice(0, LOOKED_AT)) {
    const hit = hitOf(row, source, wanted, names);
    first ??= hit;
    if (hit.marks.length > 0) showing.push(hit);
    if (showing.length === OF_ONE_SOURCE) break;
  }
  return (showing.length > 0 ? showing : [first!]).map((hit, i) => (i === 0 ? { ...hit, score: first!.score } : hit));
}

function hitOf(row: FoundRow, source: Source, wanted: QueryTerms, names: Names): SearchHit {
  // Only this section is blanked: a pattern stands on a line of its own.
  const section = source.text.slice(row.start, row.stop);
  const text = row.scope === 'knowledge' ? withoutPatterns(section) : section;
  const found = passageOf(text, { start: 0, end: text.length, body: row.body - row.start }, wanted, names);
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
