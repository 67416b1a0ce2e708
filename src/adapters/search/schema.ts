import type { Database } from 'better-sqlite3';
import { FIELD_WEIGHTS } from '../../core/search/row.ts';

/** Changes with the tables below. */
const SCHEMA_VERSION = 1;

/**
 * The tables of the index. Terms come ready from `core/search`, so the tokenizer only splits at spaces: everything
 * beyond ASCII is a letter to `ascii`, and so are `+ # _ .`. The full-text table keeps no text (`content=''`); what
 * stands in a section is read from its source. `scope` holds one term, by which a search is narrowed.
 */
const TABLES = `
  CREATE TABLE meta (version TEXT NOT NULL) STRICT;
  CREATE TABLE sources (
    id     INTEGER PRIMARY KEY,
    uri    TEXT NOT NULL UNIQUE,
    scope  TEXT NOT NULL,
    label  TEXT NOT NULL,
    title  TEXT NOT NULL,
    stamp  TEXT NOT NULL,
    sha    TEXT NOT NULL,
    problem INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE sections (
    id      INTEGER PRIMARY KEY,
    source  INTEGER NOT NULL,
    uri     TEXT NOT NULL,
    heading TEXT NOT NULL,
    start   INTEGER NOT NULL,
    body    INTEGER NOT NULL,
    stop    INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX sections_source ON sections (source);
  CREATE VIRTUAL TABLE terms USING fts5(
    title, alias, heading, body, names, scope,
    content = '', contentless_delete = 1, tokenize = "ascii tokenchars '+#_.'"
  );
  CREATE VIRTUAL TABLE vocabulary USING fts5vocab(terms, row);
`;

/**
 * How a row of `terms` scores, least best. Written out and not left to the `rank` column: ordering by that makes FTS5
 * sort every row with all its positions before the limit is looked at, a third of the time of a search.
 */
export const RANK = `bm25(terms, ${[...Object.values(FIELD_WEIGHTS), 0].join(', ')})`;

/** Makes the tables anew where there are none or those of another version. Runs inside the caller's write lock. */
export function prepareTables(db: Database, version: string): void {
  if (tablesAre(db, version)) return;
  db.transaction(() => {
    if (tablesAre(db, version)) return;
    for (const name of tablesOf(db)) db.exec(`DROP TABLE IF EXISTS "${name}"`);
    db.exec(TABLES);
    db.prepare('INSERT INTO meta VALUES (?)').run(`${SCHEMA_VERSION}:${version}`);
  }).immediate();
}

/** Whether the tables are there and of this version: another kkori may have made them anew under an open connection. */
export function tablesAre(db: Database, version: string): boolean {
  return versionOf(db) === `${SCHEMA_VERSION}:${version}`;
}

function versionOf(db: Database): string | null {
  const has = db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'meta'").get();
  return has ? ((db.prepare('SELECT version FROM meta').pluck().get() as string | undefined) ?? null) : null;
}

/** Virtual tables first: they drop the tables they are made of. */
function tablesOf(db: Database): string[] {
  return db
    .prepare(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY sql NOT LIKE 'CREATE VIRTUAL%', name = 'terms'",
    )
    .pluck()
    .all() as string[];
}
