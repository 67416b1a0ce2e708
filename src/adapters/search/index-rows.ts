import type { Database, Statement } from 'better-sqlite3';
import { type NearTerms, nearTerms } from '../../core/search/near.ts';
import type { QueryTerms, Vocabulary } from '../../core/search/query.ts';
import type { SearchRow } from '../../core/search/row.ts';
import type { SearchScope } from '../../ports.ts';
import { RANK } from './schema.ts';

/** What is kept of a source. `sha` is '' and `problem` 1 for a file that could not be read. */
export type SourceRow = {
  uri: string;
  scope: SearchScope;
  label: string;
  title: string;
  stamp: string;
  sha: string;
  problem: number;
};
export type SectionRow = { uri: string; heading: string; start: number; body: number; stop: number; terms: SearchRow };
export type FoundRow = Omit<SectionRow, 'terms'> & {
  score: number;
  source: string;
  scope: SearchScope;
  title: string;
  sha: string;
};

/** The statements over one open index. Throws SQLite's own errors. */
export class IndexRows {
  readonly db: Database;
  private near: { version: string; terms: NearTerms } | null = null;
  private size: { version: string; total: number } | null = null;
  private writes = 0;
  private readonly prepared = new Map<string, Statement>();

  constructor(db: Database) {
    this.db = db;
  }

  private sql(text: string): Statement {
    let statement = this.prepared.get(text);
    if (!statement) {
      statement = this.db.prepare(text);
      this.prepared.set(text, statement);
    }
    return statement;
  }

  sources(): Map<string, { stamp: string; sha: string }> {
    const rows = this.sql('SELECT uri, stamp, sha FROM sources').raw().all() as [string, string, string][];
    return new Map(rows.map(([uri, stamp, sha]) => [uri, { stamp, sha }]));
  }

  unreadable(): string[] {
    return this.sql('SELECT label FROM sources WHERE problem = 1 ORDER BY label').pluck().all() as string[];
  }

  /** Puts sources and their sections in the place of what was there, all or nothing. */
  replace(all: readonly { source: SourceRow; sections: readonly SectionRow[] }[], gone: readonly string[]): void {
    if (all.length === 0 && gone.length === 0) return;
    this.db
      .transaction(() => {
        for (const uri of gone) this.drop(uri);
        for (const { source, sections } of all) {
          this.drop(source.uri);
          const { lastInsertRowid: id } = this.sql(
            'INSERT INTO sources (uri, scope, label, title, stamp, sha, problem) VALUES (@uri, @scope, @label, @title, @stamp, @sha, @problem)',
          ).run(source);
          for (const { terms, ...section } of sections) this.put(Number(id), source.scope, section, terms);
        }
      })
      .immediate();
    this.writes += 1;
  }

  private put(source: number, scope: string, section: Omit<SectionRow, 'terms'>, terms: SearchRow): void {
    const { lastInsertRowid: id } = this.sql(
      'INSERT INTO sections (source, uri, heading, start, body, stop) VALUES (?, ?, ?, ?, ?, ?)',
    ).run(source, section.uri, section.heading, section.start, section.body, section.stop);
    this.sql('INSERT INTO terms (rowid, title, alias, heading, body, names, scope) VALUES (?, ?, ?, ?, ?, ?, ?)').run(
      id,
      terms.title,
      terms.alias,
      terms.heading,
      terms.body,
      terms.names,
      scopeTerm(scope),
    );
  }

  private drop(uri: string): void {
    const id = this.sql('SELECT id FROM sources WHERE uri = ?').pluck().get(uri) as number | undefined;
    if (id === undefined) return;
    this.sql('DELETE FROM terms WHERE rowid IN (SELECT id FROM sections WHERE source = ?)').run(id);
    this.sql('DELETE FROM sections WHERE source = ?').run(id);
    this.sql('DELETE FROM sources WHERE id = ?').run(id);
  }

  /** Takes over a stamp for a file that was touched and says the same. */
  restamp(all: readonly { uri: string; stamp: string }[]): void {
    if (all.length === 0) return;
    this.db
      .transaction(() => {
        for (const { uri, stamp } of all) this.sql('UPDATE sources SET stamp = ? WHERE uri = ?').run(stamp, uri);
      })
      .immediate();
  }

  /** Merges what many small writes left behind; worth it after a large first filling only. */
  tidy(): void {
    this.db.exec("INSERT INTO terms (terms) VALUES ('optimize')");
    this.writes += 1;
  }

  vocabulary(): Vocabulary {
    const version = `${this.db.pragma('data_version', { simple: true })}:${this.writes}`;
    if (this.size?.version !== version)
      this.size = { version, total: this.sql('SELECT count(*) FROM sections').pluck().get() as number };
    const { total } = this.size;
    return {
      total,
      count: (term) =>
        (this.sql('SELECT doc FROM vocabulary WHERE term = ?').pluck().get(term) as number | undefined) ?? 0,
      near: (term) => {
        if (this.near?.version !== version) {
          const terms = this.sql("SELECT term, doc AS count FROM vocabulary WHERE term NOT GLOB '_[a-z]*'").all();
          this.near = { version, terms: nearTerms(terms as { term: string; count: number }[]) };
        }
        return this.near.terms.near(term);
      },
    };
  }

  /** The best sections that hold any of the terms, best first. */
  best(wanted: QueryTerms, scopes: readonly SearchScope[], limit: number): FoundRow[] {
    const any = [...wanted.words, ...wanted.names].map((term) => `"${term}"`).join(' OR ');
    if (any === '') return [];
    const match =
      scopes.length === 0 ? any : `(${any}) AND scope : (${scopes.map((s) => `"${scopeTerm(s)}"`).join(' OR ')})`;
    return this.sql(
      `SELECT sections.uri, heading, start, body, stop, -found.score AS score, sources.uri AS source, scope, title, sha
       FROM (SELECT rowid, ${RANK} AS score FROM terms WHERE terms MATCH ? ORDER BY score LIMIT ?) AS found
       JOIN sections ON sections.id = found.rowid JOIN sources ON sources.id = sections.source
       ORDER BY found.score, sections.uri, start`,
    ).all(match, limit) as FoundRow[];
  }
}

const scopeTerm = (scope: string) => `_s_${scope}`;
