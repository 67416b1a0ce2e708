import Database from 'better-sqlite3';
import MiniSearch from 'minisearch';
import { createLibrary } from '../../../src/adapters/library/library.ts';
import { sqliteSearchIndex } from '../../../src/adapters/search/search-index.ts';
import { memoryWorkspace } from '../../../src/adapters/workspace/memory.ts';
import type { Knowledge } from '../../../src/core/knowledge/page.ts';
import { pageSections, withoutPatterns } from '../../../src/core/search/row.ts';

/** Ranks pages (`folder/id`) for a query, best first, without repeats. */
export type Engine = { name: string; rank(query: string): string[] | Promise<string[]> };

/** A section as every engine gets it: the same cuts, the same words, names and headings in fields of their own. */
export type Section = { id: number; page: string; title: string; alias: string; heading: string; body: string };

const DEEP = 50;
const BOOST = { title: 4, alias: 3, heading: 3, body: 1 };
const FIELDS = Object.keys(BOOST);

export const pageOf = (uri: string) => /^kkori:\/\/knowledge\/([^/]+\/[^/]+)/.exec(uri)?.[1] ?? uri;

export function sectionsOf(knowledge: Knowledge): Section[] {
  return [...knowledge.pages.values()]
    .flatMap((page) => {
      const text = withoutPatterns(page.text);
      const card = [...knowledge.concepts.values()].find((concept) => concept.uri === page.uri);
      return pageSections(text).map((section, i) => ({
        id: 0,
        page: pageOf(page.uri),
        title: `${page.title.ko} ${page.title.en}`,
        alias: (card?.aliases ?? []).join(' '),
        heading: section.headings.join(' '),
        body: [text.slice(section.body, section.end), ...(i === 0 ? (page.asked ?? []) : [])].join('\n'),
      }));
    })
    .map((section, id) => ({ ...section, id }));
}

/** Ours, through its port, knowledge only. */
export async function ours(folder: string): Promise<Engine> {
  const index = sqliteSearchIndex({ folder: null, workspace: memoryWorkspace(), library: createLibrary(folder) });
  await index.refresh();
  return {
    name: 'kkori',
    rank: async (query) => (await index.search(query, ['knowledge'], DEEP)).map((hit) => pageOf(hit.uri)),
  };
}

export function miniSearch(sections: readonly Section[], options: { prefix?: boolean; fuzzy?: number } = {}): Engine {
  const engine = new MiniSearch<Section>({ fields: FIELDS, searchOptions: { boost: BOOST, ...options } });
  engine.addAll(sections);
  return {
    name: `MiniSearch${options.prefix ? ' prefix + fuzzy' : ''}`,
    rank: (query) =>
      engine
        .search(query)
        .slice(0, 200)
        .map((hit) => sections[hit.id as number]!.page),
  };
}

/** SQLite's own tokenizers, any word of the query (its default, every word, finds next to nothing). */
export function fts5(sections: readonly Section[], tokenizer: 'unicode61' | 'trigram'): Engine {
  const db = new Database(':memory:');
  db.exec(`CREATE VIRTUAL TABLE t USING fts5(${FIELDS.join(', ')}, tokenize = '${tokenizer}')`);
  const insert = db.prepare(`INSERT INTO t (rowid, ${FIELDS.join(', ')}) VALUES (?, ?, ?, ?, ?)`);
  for (const { id, title, alias, heading, body } of sections) insert.run(id + 1, title, alias, heading, body);
  const select = db
    .prepare(`SELECT rowid FROM t WHERE t MATCH ? ORDER BY bm25(t, ${Object.values(BOOST).join(', ')}) LIMIT 200`)
    .pluck();
  return {
    name: `FTS5 ${tokenizer}`,
    rank: (query) => {
      const words = query.match(/[\p{L}\p{N}]+/gu) ?? [];
      const asked = tokenizer === 'trigram' ? trigrams(words) : words;
      if (asked.length === 0) return [];
      const rows = select.all(asked.map((word) => `"${word}"`).join(' OR ')) as number[];
      return rows.map((row) => sections[row - 1]!.page);
    },
  };
}

function trigrams(words: readonly string[]): string[] {
  return words.flatMap((word) =>
    word.length < 3 ? [] : Array.from({ length: word.length - 2 }, (_, i) => word.slice(i, i + 3)),
  );
}
