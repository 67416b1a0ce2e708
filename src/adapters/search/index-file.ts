import { chmodSync, closeSync, lstatSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { codeOf, isDamaged, isUnwritable } from './failures.ts';
import { prepareTables } from './schema.ts';

const FILE = 'index.db';
/** How long SQLite itself waits for a lock, ms. Short, because it blocks the event loop; the caller waits on top. */
const LOCK_WAIT_MS = 200;

/** An open index: on the disk, or in memory where nothing can be written. */
export type OpenIndex = { db: Database; identity: string | null };

/** The file's identity on its disk, to notice that it was replaced or removed; null when there is none. */
export function identityOf(folder: string | null): string | null {
  const stat = folder === null ? undefined : lstatSync(join(folder, FILE), { throwIfNoEntry: false });
  return stat ? `${stat.dev}:${stat.ino}` : null;
}

/**
 * Opens the index of `folder` (the workspace's `.kkori`), makes it where it is missing, and makes it anew where it is
 * damaged or of another version. Where the folder cannot be written (or is null) the index is in memory.
 * Throws SQLite's own errors for locks.
 */
export async function openIndex(folder: string | null, version: string): Promise<OpenIndex> {
  if (folder === null) return inMemory(version);
  try {
    return await onDisk(folder, version);
  } catch (error) {
    if (isUnwritable(error)) return inMemory(version);
    if (!isDamaged(error)) throw error;
    removeIndex(folder);
    return onDisk(folder, version);
  }
}

/** Removes the file with what SQLite keeps beside it. */
export function removeIndex(folder: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(join(folder, `${FILE}${end}`), { force: true });
}

async function onDisk(folder: string, version: string): Promise<OpenIndex> {
  const path = join(folder, FILE);
  makePrivate(folder, path);
  const Sqlite = (await import('better-sqlite3')).default;
  const db = new Sqlite(path, { timeout: LOCK_WAIT_MS });
  try {
    db.pragma('journal_mode = WAL');
    // What a crash takes back is read again: the index is never the only place of anything.
    db.pragma('synchronous = OFF');
    db.pragma('secure_delete = ON');
    prepareTables(db, version);
    return { db, identity: identityOf(folder) };
  } catch (error) {
    db.close();
    throw error;
  }
}

async function inMemory(version: string): Promise<OpenIndex> {
  const Sqlite = (await import('better-sqlite3')).default;
  const db = new Sqlite(':memory:');
  prepareTables(db, version);
  return { db, identity: null };
}

/** The folder 0700 and the file 0600, like the store beside it: terms of private notes stand in it. */
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
  const stat = lstatSync(path);
  // A link or a folder in the file's place is not followed and not removed: the index is then in memory.
  if (!stat.isFile()) throw Object.assign(new Error('not a regular file'), { code: 'EISDIR' });
  if (process.platform !== 'win32' && (stat.mode & 0o077) !== 0) chmodSync(path, 0o600);
}
