import { setTimeout as pause } from 'node:timers/promises';
import { KkoriError } from '../../core/errors.ts';
import type { Clock, SessionStore } from '../../ports.ts';
import { fileIdentity, type Opening, openDatabase, openForReading, removeCopies, sweep } from './connection.ts';
import { isBusy, isReadOnly, storageFailure } from './failures.ts';
import { MIGRATIONS, type Migration } from './migrations.ts';
import { acceptEvents } from './records.ts';
import { Rows } from './rows.ts';

/** How long an operation waits for other processes before it gives up, ms. */
const PATIENCE_MS = 15_000;

/**
 * The default store: one SQLite file in a workspace's `.kkori` folder, several processes at once.
 * Making it is free: nothing is opened, and no native library loaded, before the first call that needs the file; a
 * call that only reads does not create it. A lock of another process is waited for (15 s at most) and never reported
 * in SQLite's own words. Where the folder is read-only, reading still works.
 * @param folder absolute path of `.kkori`; its parent must exist
 * @param clock for the time written beside a migration
 * @param migrations only for tests
 */
export function sqliteStore(options: {
  folder: string;
  clock: Clock;
  migrations?: readonly Migration[];
}): SessionStore {
  const opening: Opening = {
    folder: options.folder,
    migrations: options.migrations ?? MIGRATIONS,
    now: () => options.clock.now(),
  };
  let open: { rows: Rows; identity: string | null } | null = null;
  // One at a time: an operation that waits for the lock must not find its connection closed by another.
  let last: Promise<unknown> = Promise.resolve();

  async function writable(): Promise<Rows> {
    // The file was removed or replaced under us: what is written into the old one would be lost without a word.
    if (open && fileIdentity(opening.folder) !== open.identity) closeNow();
    open ??= { rows: new Rows(await openDatabase(opening)), identity: fileIdentity(opening.folder) };
    return open.rows;
  }

  function closeNow(): void {
    open?.rows.db.close();
    open = null;
  }

  async function read<T>(work: (rows: Rows) => T, absent: T): Promise<T> {
    if (!fileIdentity(opening.folder)) return absent;
    let rows: Rows;
    try {
      rows = await writable();
    } catch (error) {
      if (!isReadOnly(error)) throw error;
      const db = await openForReading(opening);
      try {
        return work(new Rows(db));
      } finally {
        db.close();
      }
    }
    return work(rows);
  }

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = last.then(() => patiently(work));
    last = result.catch(() => {});
    return result;
  }

  return {
    load: (id) => inTurn(() => read((rows) => rows.events(id)?.slice() ?? null, null)),
    append: (id, expectedSeq, events) =>
      inTurn(async () => {
        const accepted = acceptEvents(id, expectedSeq, events);
        return (await writable()).append(id, expectedSeq, accepted);
      }),
    sessions: (filter = {}) => inTurn(() => read((rows) => rows.sessions(filter), [])),
    turns: (filter = {}) => inTurn(() => read((rows) => rows.turns(filter), [])),
    purge: (selector) =>
      inTurn(async () => {
        if (!fileIdentity(opening.folder)) {
          removeCopies(opening.folder);
          return 0;
        }
        const rows = await writable();
        const count = rows.purge(selector);
        try {
          await patiently(async () => sweep(rows.db, opening.folder));
        } catch (error) {
          throw unswept(error);
        }
        return count;
      }),
    rebuild: () =>
      inTurn(async () => {
        if (fileIdentity(opening.folder)) (await writable()).rebuild();
      }),
    close: () => inTurn(async () => closeNow()),
  };
}

/** The rows are gone, their bytes may not be: the person must hear the difference. */
function unswept(error: unknown): KkoriError {
  const reason = storageFailure(error);
  return new KkoriError('storage', '기록은 지웠지만 파일에 남은 흔적을 다 없애지 못했습니다.', {
    hint: `${reason.message} ${reason.hint}`,
    cause: error,
    retryable: true,
  });
}

/** Repeats `work` while another process holds a lock; anything it throws in the end is a KkoriError. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  const until = performance.now() + PATIENCE_MS;
  for (let wait = 2; ; wait = Math.min(wait * 2, 100)) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error) || performance.now() > until) throw storageFailure(error);
      await pause(wait * (0.5 + Math.random() / 2));
    }
  }
}
