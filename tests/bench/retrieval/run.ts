/** `node tests/bench/retrieval/run.ts`: search quality against off-the-shelf engines. `--each` lists every query. */
import path from 'node:path';
import { loadKnowledge } from '../../../src/adapters/library/library.ts';
import { fts5, miniSearch, ours, type Section, sectionsOf } from './engines.ts';
import { ndcgAt10, type Scores, scoresOf } from './measure.ts';
import { judgedQueries, type Query } from './queries.ts';

const FOLDER = path.join(import.meta.dirname, '..', '..', '..', 'knowledge');

export type Table = {
  engine: string;
  /** Whether the names of the cards were a field of its own: always in ours. */
  withNames: boolean;
  all: Scores;
  tuned: Scores;
  heldOut: Scores;
  kinds: Record<string, Scores>;
}[];

/** Every engine over the same sections and queries; ours first. */
export async function compare(): Promise<{ table: Table; queries: Query[]; ranked: Map<Query, string[]> }> {
  const knowledge = loadKnowledge(FOLDER);
  const sections = sectionsOf(knowledge);
  const queries = judgedQueries(new Set(sections.map((section) => section.page)));
  const peers = (some: readonly Section[]) => [
    miniSearch(some),
    miniSearch(some, { prefix: true, fuzzy: 0.2 }),
    fts5(some, 'unicode61'),
    fts5(some, 'trigram'),
  ];
  const engines = [
    { engine: await ours(FOLDER), withNames: true },
    ...peers(sections.map((section) => ({ ...section, alias: '' }))).map((engine) => ({ engine, withNames: false })),
    ...peers(sections).map((engine) => ({ engine, withNames: true })),
  ];
  const table: Table = [];
  const own = new Map<Query, string[]>();
  for (const { engine, withNames } of engines) {
    const ranked = new Map<Query, string[]>();
    for (const query of queries) ranked.set(query, await engine.rank(query.text));
    if (engine.name === 'kkori') for (const [query, pages] of ranked) own.set(query, pages);
    const over = (some: Query[]) => scoresOf(some, (query) => ranked.get(query)!);
    const kinds = [...new Set(queries.map((query) => query.kind))];
    table.push({
      engine: engine.name,
      withNames,
      all: over(queries),
      tuned: over(queries.filter((query) => !query.heldOut)),
      heldOut: over(queries.filter((query) => query.heldOut)),
      kinds: Object.fromEntries(kinds.map((kind) => [kind, over(queries.filter((query) => query.kind === kind))])),
    });
  }
  return { table, queries, ranked: own };
}

const three = ({ ndcg, mrr, recall, n }: Scores) => `${[ndcg, mrr, recall].map((v) => v.toFixed(3)).join(' ')} (${n})`;

if (process.argv[1] === import.meta.filename) {
  const { table, queries, ranked } = await compare();
  const out = (line: string) => process.stdout.write(`${line}\n`);
  out('nDCG@10 MRR@10 Recall@5 (queries)');
  for (const { engine, withNames, all, tuned, heldOut, kinds } of table) {
    out(
      `${(withNames && engine !== 'kkori' ? `${engine} + names` : engine).padEnd(34)} all ${three(all)}  tuned ${three(tuned)}  held out ${three(heldOut)}`,
    );
    out(
      `${''.padEnd(34)} ${Object.entries(kinds)
        .map(([kind, s]) => `${kind} ${s.ndcg.toFixed(3)}`)
        .join('  ')}`,
    );
  }
  const held = process.argv.includes('--held-out');
  if (process.argv.includes('--each'))
    for (const query of queries.filter((q) => held || !q.heldOut)) {
      const pages = [...new Set(ranked.get(query)!)];
      const shown = pages
        .slice(0, 6)
        .map((page) => `${page}${query.grades.has(page) ? `=${query.grades.get(page)}` : ''}`);
      out(`${ndcgAt10(pages, query.grades).toFixed(2)} ${query.kind} ‘${query.text}’ ${shown.join(' ')}`);
    }
}
