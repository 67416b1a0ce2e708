/** Speed of the search at the size of a large vault, as ratios within this run. `node tests/bench/search.ts [notes]`. */
import { appendFileSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import MiniSearch from 'minisearch';
import { createLibrary } from '../../src/adapters/library/library.ts';
import { sqliteSearchIndex } from '../../src/adapters/search/search-index.ts';
import { openWorkspace } from '../../src/adapters/workspace/folder.ts';
import type { Knowledge } from '../../src/core/knowledge/page.ts';
import { namesOf } from '../../src/core/search/names.ts';
import { queryTerms } from '../../src/core/search/query.ts';
import { FIELD_WEIGHTS, rowsOf } from '../../src/core/search/row.ts';
import { searchSections } from '../../src/core/search/sections.ts';
import { median } from '../support/stdio-client.ts';
import { judgedQueries } from './retrieval/queries.ts';
import type { Row } from './row.ts';
import { vault } from './vault.ts';

const KNOWLEDGE = path.join(import.meta.dirname, '..', '..', 'knowledge');
const NOTES = 10_000;
const EDITS = 5;
const ROUNDS = 5;

/** The rows, and the workspace of 10,000 indexed notes for whoever measures more on it; the caller removes it. */
export async function benchSearch(notes = NOTES): Promise<{ rows: Row[]; folder: string }> {
  const folder = vault(notes);
  const library = createLibrary(KNOWLEDGE);
  const knowledge = await library.load();
  const opened = async () =>
    sqliteSearchIndex({ folder: path.join(folder, '.kkori'), workspace: await openWorkspace(folder), library });

  const first = await opened();
  const full = await timed(() => first.refresh({ progress: said }));
  process.stderr.write('\n');

  // One note edited, and what finds that out is all of it: listing, comparing, reading, writing.
  const edits: number[] = [];
  for (let i = 0; i < EDITS; i++) {
    appendFileSync(path.join(folder, 'notes', `주제 ${i}`, `노트 ${i}.md`), `\n## 더한 것\n\n아웃박스 표식 e${i}\n`);
    const { ms, value } = await timed(() => first.refresh());
    if (value.read !== 1) throw new Error(`read ${value.read} sources after one edit`);
    edits.push(ms);
  }
  await first.close();

  const second = await opened();
  const start = await timed(() => second.refresh());
  if (start.value.read !== 0) throw new Error('the index was made anew in a new process');

  const queries = judgedQueries(
    new Set([...knowledge.pages.keys()].map((uri) => uri.slice('kkori://knowledge/'.length))),
  );
  const { engine, sections, terms } = miniSearchOver(folder, knowledge);
  const ours: number[] = [];
  const theirs: number[] = [];
  // Query by query, so that what else the machine does meets both; the first of each one's rounds only warms.
  for (const { text } of queries) {
    const asked = terms(text);
    ours.push(await warm(() => second.search(text, [], 10)));
    theirs.push(await warm(async () => engine.search(asked)));
  }
  await second.close();
  const [a, b] = [p95(ours), p95(theirs)];

  return {
    folder,
    rows: [
      row(`search, ${sections.toLocaleString('en')} sections, warm, p95`, a, 'MiniSearch', b, a / b, 1),
      row(
        `index after one changed note of ${notes.toLocaleString('en')}`,
        median(edits),
        'full index',
        full.ms,
        median(edits) / full.ms,
        0.01,
      ),
      row(`index in a new process, nothing changed`, start.ms, 'full index', full.ms, start.ms / full.ms, 0.05),
    ],
  };
}

const said = (done: number, total: number) => process.stderr.write(`\rindexing ${done} / ${total}`);

function row(what: string, ours: number, whose: string, reference: number, ratio: number, bar: number): Row {
  const shown = bar < 0.1 ? `${(ratio * 100).toFixed(2)} %` : `${ratio.toFixed(2)} ×`;
  return {
    what: `${what} (against ${whose})`,
    ours: `${ours.toFixed(1)} ms`,
    reference: `${reference.toFixed(1)} ms`,
    result: shown,
    bar: bar < 0.1 ? `≤ ${bar * 100} %` : `≤ ${bar.toFixed(1)} ×`,
    ok: ratio <= bar,
  };
}

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; value: T }> {
  const before = performance.now();
  const value = await work();
  return { ms: performance.now() - before, value };
}

/** Median of `ROUNDS` runs after one that warms, ms. */
async function warm(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) times.push((await timed(work)).ms);
  return median(times.slice(1));
}

function p95(times: number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.95) - 1]!;
}

/** MiniSearch over the same sections, their very terms, the same field weights, and queries of the very terms we ask. */
function miniSearchOver(folder: string, knowledge: Knowledge) {
  const names = namesOf(knowledge.concepts.values());
  const fields = Object.keys(FIELD_WEIGHTS);
  const engine = new MiniSearch({
    fields,
    tokenize: (text) => text.split(' ').filter(Boolean),
    processTerm: (term) => term,
    searchOptions: { boost: FIELD_WEIGHTS },
  });
  let id = 0;
  const counts = new Map<string, number>();
  for (const name of readdirSync(path.join(folder, 'notes'), { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.md')) continue;
    const text = readFileSync(path.join(folder, 'notes', name), 'utf8');
    const { title, aliases, sections } = searchSections(text);
    for (const terms of rowsOf(text, { title: title ?? name, aliases, sections }, names)) {
      engine.add({ id: id++, ...terms });
      for (const term of new Set(Object.values(terms).join(' ').split(' ')))
        counts.set(term, (counts.get(term) ?? 0) + 1);
    }
    if (id % 5000 === 0) process.stderr.write(`\rMiniSearch ${id}`);
  }
  process.stderr.write('\n');
  const vocabulary = { total: id, count: (term: string) => counts.get(term) ?? 0, near: () => null };
  const terms = (text: string) => {
    const { words, names: meant } = queryTerms(text, names, vocabulary);
    return [...words, ...meant].join(' ');
  };
  return { engine, sections: id, terms };
}

if (process.argv[1] === import.meta.filename) {
  const { rows, folder } = await benchSearch(Number(process.argv[2]) || NOTES);
  for (const { ok, what, ours, reference, result, bar } of rows)
    process.stdout.write(`${ok ? 'ok  ' : 'MISS'} ${what}: ${ours}, reference ${reference}, ${result} (bar ${bar})\n`);
  rmSync(folder, { recursive: true });
}
