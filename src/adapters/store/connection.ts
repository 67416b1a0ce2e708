import {
  chmodSync,
  closeSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { KkoriError } from '../../core/errors.ts';
import { codeOf, isReadOnly, SHOWN_FILE } from './failures.ts';
import { type Migration, migrate, migrationsDone } from './migrations.ts';

/** How a database file is made, opened, copied and swept: everything about the file, nothing about its rows. */

const DATABASE_FILE = 'kkori.db';
const COPY_PREFIX = `${DATABASE_FILE}.bak-`;

/** How long SQLite itself waits for a lock, ms. Short, because it blocks the event loop; the store waits on top. */
const LOCK_WAIT_MS = 200;
/** A read-only file that needs a copy in memory may have at most this many bytes. */
const IMAGE_MAX = 512 * 1024 * 1024;

export type Opening = { folder: string; migrations: readonly Migration[]; now: () => number };

/** The file's identity on its disk, to notice that it was replaced or removed; null when there is none. */
export function fileIdentity(folder: string): string | null {
  const stat = lstatSync(join(folder, DATABASE_FILE), { throwIfNoEntry: false });
  return stat ? `${stat.dev}:${stat.ino}` : null;
}

/**
 * Opens for reading and writing, makes folder (0700) and file (0600) where they are missing, and migrates.
 * Throws SQLite's and Node's own errors for the store to phrase, and KkoriError `storage` for a schema it cannot use.
 */
export async function openDatabase({ folder, migrations, now }: Opening): Promise<Database> {
  const path = join(folder, DATABASE_FILE);
  makePrivate(folder, path);
  const Sqlite = await library();
  const db = new Sqlite(path, { timeout: LOCK_WAIT_MS });
  try {
    // Looked at before the first pragma that writes: a file that is not ours stays byte for byte as it is.
    migrationsDone(db, migrations);
    db.pragma('journal_mode = WAL');
    // An append that was acknowledged is in the WAL file, that is with the operating system: `kill -9` cannot take it
    // back even with NORMAL. FULL adds one fsync a commit (0.2 ms measured on an SSD), so that a battery that runs
    // out cannot either: an answer is minutes of somebody's work.
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    db.pragma('secure_delete = ON');
    migrate(db, migrations, { now, copy: (done) => copyDatabase(new Sqlite(path, { readonly: true }), folder, done) });
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/**
 * Opens what cannot be written, for reading only: the file itself where SQLite can, else (a read-only folder has no
 * room for the lock files of WAL) an image of it in memory. The caller closes it after one look, since an image does
 * not see later writes. Throws like `openDatabase`.
 */
export async function openForReading({ folder, migrations }: Opening): Promise<Database> {
  const path = join(folder, DATABASE_FILE);
  const Sqlite = await library();
  const db = readOnlyFile(Sqlite, path) ?? imageOf(Sqlite, path);
  try {
    if (migrationsDone(db, migrations) < migrations.length)
      throw new KkoriError('storage', '저장소를 이 kkori에 맞게 바꿔야 하는데 작업 공간이 읽기 전용입니다.', {
        hint: '쓸 수 있는 곳으로 작업 공간을 복사해 열어 주세요.',
      });
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/**
 * Leaves nothing of deleted rows in the folder: freed pages are written anew, the write-ahead log is emptied, and the
 * copies kept before migrations are removed. Throws SQLITE_BUSY's error while another process reads.
 */
export function sweep(db: Database, folder: string): void {
  removeCopies(folder);
  emptyLog(db);
  db.exec('VACUUM');
  emptyLog(db);
}

/** Removes every copy made before a migration, finished or not. */
export function removeCopies(folder: string): void {
  let names: string[] = [];
  try {
    names = readdirSync(folder);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
  for (const name of names) if (name.startsWith(COPY_PREFIX)) rmSync(join(folder, name), { force: true });
}

type Library = typeof import('better-sqlite3');

/** Imported on first use: a server that only lists its tools never pays for the native library. */
async function library(): Promise<Library> {
  return (await import('better-sqlite3')).default;
}

function makePrivate(folder: string, path: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
  // No file descriptor of an existing database is opened here: closing one would drop this process's locks on it.
  narrow(folder, 'folder', 0o700);
  narrow(path, 'file', 0o600);
}

function narrow(path: string, kind: 'folder' | 'file', mode: number): void {
  const stat = lstatSync(path);
  if (kind === 'folder' ? !stat.isDirectory() : !stat.isFile())
    throw new KkoriError('storage', `${SHOWN_FILE}가 있어야 할 자리에 다른 것이 있습니다.`, {
      hint: '작업 공간의 .kkori는 폴더, 그 안의 kkori.db는 파일이어야 하고, 바로가기(링크)는 따라가지 않습니다.',
    });
  if (process.platform === 'win32' || (stat.mode & 0o077) === 0) return;
  try {
    chmodSync(path, mode);
  } catch (error) {
    if (!isReadOnly(error)) throw error;
  }
}

/**
 * Copies what `reader`, a second connection, sees to `kkori.db.bak-<done>` (0600 from the first byte) and closes it.
 * A second one, since `VACUUM INTO` cannot run on the connection that holds the migration's transaction.
 */
function copyDatabase(reader: Database, folder: string, done: number): void {
  const target = join(folder, `${COPY_PREFIX}${done}`);
  const unfinished = `${target}.part`;
  try {
    rmSync(unfinished, { force: true });
    closeSync(openSync(unfinished, 'wx', 0o600));
    reader.prepare('VACUUM INTO ?').run(unfinished);
    renameSync(unfinished, target);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  } finally {
    reader.close();
  }
}

function emptyLog(db: Database): void {
  const [state] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
  if (state?.busy) throw Object.assign(new Error('checkpoint blocked by a reader'), { code: 'SQLITE_BUSY' });
}

/** The file opened for reading, or null where SQLite cannot do so without writing beside it. */
function readOnlyFile(Sqlite: Library, path: string): Database | null {
  let db: Database | null = null;
  try {
    db = new Sqlite(path, { readonly: true, timeout: LOCK_WAIT_MS });
    db.prepare('SELECT count(*) FROM sqlite_master').get();
    return db;
  } catch (error) {
    db?.close();
    if (!isReadOnly(error)) throw error;
    return null;
  }
}

function imageOf(Sqlite: Library, path: string): Database {
  const log = lstatSync(`${path}-wal`, { throwIfNoEntry: false });
  const size = lstatSync(path).size;
  if ((log && log.size > 0) || size > IMAGE_MAX)
    throw new KkoriError('storage', '읽기 전용 작업 공간이라 저장소를 열지 못했습니다.', {
      hint: '쓸 수 있는 곳으로 작업 공간을 복사해 열어 주세요.',
    });
  const bytes = readable(path);
  // File format, bytes 18 and 19: 2 = WAL, which an image in memory cannot have; 1 = rollback journal, same pages.
  if (bytes.length > 19) bytes[18] = bytes[19] = 1;
  return new Sqlite(bytes, { readonly: true });
}

function readable(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new KkoriError('storage', `저장소 파일 ${SHOWN_FILE}를 읽지 못했습니다.`, {
      hint: '이 계정에 그 파일을 읽을 권한이 있는지 확인해 주세요.',
      cause,
    });
  }
}
