import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

/** A query with its judged pages: `folder/id` → grade 1–3. */
export type Query = { text: string; kind: string; heldOut: boolean; grades: ReadonlyMap<string, number> };

/**
 * The judged queries over the pages that exist. Pages that are not there are left out of the judgements, and a query
 * left without any is left out; `heldOut` depends on the place in the file alone, so it is the same with more pages.
 */
export function judgedQueries(pages: ReadonlySet<string>): Query[] {
  const file = readFileSync(path.join(import.meta.dirname, 'queries.yaml'), 'utf8');
  const kinds = parse(file) as Record<string, [string, Record<string, number>][]>;
  return Object.entries(kinds).flatMap(([kind, list]) =>
    list.flatMap(([text, judged], i) => {
      const named = Object.entries(judged).map(
        ([id, grade]) => [id.includes('/') ? id : `concepts/${id}`, grade] as const,
      );
      const grades = new Map(named.filter(([id]) => pages.has(id)));
      return grades.size === 0 ? [] : [{ text, kind, heldOut: i % 3 === 2, grades }];
    }),
  );
}
