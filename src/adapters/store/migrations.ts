import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { KkoriError } from '../../core/errors.ts';
import { SHOWN_FILE } from './failures.ts';

/** One step of the schema. Invariant: a released step is never edited, reordered or removed; add another instead. */
export type Migration = { id: string; sql: string };

export const MIGRATIONS: readonly Migration[] = [
  {
    id: '0001-sessions',
    sql: `
      CREATE TABLE sessions (
        workspace  TEXT NOT NULL,
        id         TEXT NOT NULL,
        started_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        seq        INTEGER NOT NULL,
        purpose    TEXT NOT NULL,
        dossier    TEXT,
        title      TEXT,
        format     TEXT NOT NULL,
        mode       TEXT NOT NULL,
        coach      TEXT NOT NULL,
        ended      INTEGER NOT NULL,
        PRIMARY KEY (workspace, id)
      ) STRICT;
      CREATE INDEX sessions_recent ON sessions (workspace, updated_at, id);
      CREATE INDEX sessions_dossier ON sessions (workspace, dossier, updated_at, id);

      CREATE TABLE events (
        workspace TEXT NOT NULL,
        session   TEXT NOT NULL,
        seq       INTEGER NOT NULL,
        json      TEXT NOT NULL,
        PRIMARY KEY (workspace, session, seq),
        FOREIGN KEY (workspace, session) REFERENCES sessions (workspace, id) ON DELETE CASCADE
      ) STRICT;

      CREATE TABLE turns (
        workspace    TEXT NOT NULL,
        session      TEXT NOT NULL,
        ordinal      INTEGER NOT NULL,
        turn         TEXT NOT NULL,
        attempt      TEXT NOT NULL,
        at           INTEGER NOT NULL,
        dossier      TEXT,
        question_key TEXT NOT NULL,
        question     TEXT NOT NULL,
        type         TEXT NOT NULL,
        kind         TEXT NOT NULL,
        concepts     TEXT NOT NULL,
        requirement  TEXT,
        fact         TEXT,
        probe        TEXT,
        by           TEXT NOT NULL,
        checks       TEXT NOT NULL,
        self_rating  INTEGER,
        PRIMARY KEY (workspace, session, ordinal),
        FOREIGN KEY (workspace, session) REFERENCES sessions (workspace, id) ON DELETE CASCADE
      ) STRICT;
      CREATE INDEX turns_recent ON turns (workspace, at, session, ordinal);
      CREATE INDEX turns_dossier ON turns (workspace, dossier, at, session, ordinal);
      CREATE INDEX turns_question ON turns (workspace, question_key, at, session, ordinal);
    `,
  },
];

/** Hex sha256 of a step's text: what the database remembers of it. */
export function checksum(migration: Migration): string {
  return createHash('sha256').update(migration.sql).digest('hex');
}

/**
 * How many of `migrations` the database has (0 for a new one). Reads only.
 * Throws KkoriError `storage` when it holds steps that are changed, missing or from the future, or somebody else's
 * tables.
 */
export function migrationsDone(db: Database, migrations: readonly Migration[]): number {
  const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
  const names = tables.pluck().all() as string[];
  if (names.length === 0) return 0;
  if (!names.includes('migrations'))
    throw new KkoriError('storage', `${SHOWN_FILE}는 kkori가 만든 저장소가 아닙니다.`, {
      hint: '그 파일을 다른 곳으로 옮기면 새 저장소로 시작합니다.',
    });

  const done = db.prepare('SELECT id, sha256 FROM migrations ORDER BY id').all() as { id: string; sha256: string }[];
  const known = new Set(migrations.map((migration) => migration.id));
  if (done.some((step) => !known.has(step.id)))
    throw new KkoriError('storage', '이 작업 공간의 저장소는 더 새로운 kkori가 만들었습니다.', {
      hint: 'kkori를 새 버전으로 올려 주세요. 저장소는 고치지 않고 두었습니다.',
    });
  const changed = done.some((step, i) => step.id !== migrations[i]!.id || step.sha256 !== checksum(migrations[i]!));
  if (changed)
    throw new KkoriError('storage', '저장소의 구조 기록이 이 kkori가 아는 것과 다릅니다.', {
      hint: '이 저장소를 만든 kkori 버전으로 열거나, 사본(kkori.db.bak)으로 되돌려 주세요.',
    });
  return done.length;
}

/**
 * Runs what is pending, all or nothing. The write lock is taken before looking, so that of two processes that open
 * together one migrates and the other finds it done. Forward only.
 * @param now ms since the epoch, written beside each step
 * @param copy called once before the first pending step of a database that already has some, with their number; the
 *   lock is held, so the copy is of exactly that state. When it throws, nothing is migrated.
 */
export function migrate(
  db: Database,
  migrations: readonly Migration[],
  { now, copy }: { now: () => number; copy: (done: number) => void },
): void {
  const run = db.transaction(() => {
    const done = migrationsDone(db, migrations);
    const pending = migrations.slice(done);
    if (pending.length === 0) return;
    if (done > 0) copy(done);
    else db.exec('CREATE TABLE migrations (id TEXT PRIMARY KEY, sha256 TEXT NOT NULL, at INTEGER NOT NULL) STRICT');
    const note = db.prepare('INSERT INTO migrations (id, sha256, at) VALUES (?, ?, ?)');
    for (const migration of pending) {
      db.exec(migration.sql);
      note.run(migration.id, checksum(migration), now());
    }
  });
  run.immediate();
}
