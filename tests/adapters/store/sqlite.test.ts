import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { codeOf, storageFailure } from '../../../src/adapters/store/failures.ts';
import { MIGRATIONS } from '../../../src/adapters/store/migrations.ts';
import type { SessionStore } from '../../../src/ports.ts';
import { shortSession, stamp, started } from '../../support/events.ts';
import { asOrdinaryUser, bytesOf, child, modeOf, storeIn, temporaryFolder } from './folders.ts';

/** One sentence of ours with something to do, and nothing of SQLite's own words or of the machine's paths. */
const sentence = (message: string | RegExp) => ({
  name: 'KkoriError',
  kind: 'storage',
  message: typeof message === 'string' ? message : expect.stringMatching(message),
  hint: expect.stringMatching(/[가-힣].*\.$/),
});

const CALLS: Record<string, (store: SessionStore) => Promise<unknown>> = {
  load: (store) => store.load('s'),
  sessions: (store) => store.sessions(),
  turns: (store) => store.turns(),
  append: (store) => store.append('t', 0, shortSession()),
  purge: (store) => store.purge({ all: true }),
  rebuild: (store) => store.rebuild(),
};

async function used(folder: string, sessions = ['s']): Promise<void> {
  const store = storeIn(folder);
  for (const session of sessions) await store.append(session, 0, shortSession());
  await store.close();
}

describe('the file', () => {
  it('is not there before something is written, whatever is asked', async () => {
    const folder = join(temporaryFolder(), '.kkori');
    const store = storeIn(folder);
    expect(await store.load('s')).toBeNull();
    expect(await store.sessions()).toEqual([]);
    expect(await store.purge({ all: true })).toBe(0);
    await store.rebuild();
    await store.close();
    expect(existsSync(folder)).toBe(false);
  });

  it('and its folder belong to their owner alone, also when they were wider', async () => {
    const folder = join(temporaryFolder(), '.kkori');
    await storeIn(folder).append('s', 0, shortSession());
    expect(modeOf(folder)).toBe('700');
    expect(readdirSync(folder).sort()).toEqual(['kkori.db', 'kkori.db-shm', 'kkori.db-wal']);
    for (const name of readdirSync(folder)) expect([name, modeOf(join(folder, name))]).toEqual([name, '600']);

    chmodSync(folder, 0o755);
    chmodSync(join(folder, 'kkori.db'), 0o644);
    await storeIn(folder).sessions();
    expect([modeOf(folder), modeOf(join(folder, 'kkori.db'))]).toEqual(['700', '600']);
  });

  it('is not followed when it, or its folder, is a link to elsewhere', async () => {
    const elsewhere = temporaryFolder();
    await used(elsewhere);
    const before = bytesOf(elsewhere);
    const workspace = temporaryFolder();
    symlinkSync(elsewhere, join(workspace, '.kkori'));
    mkdirSync(join(workspace, 'other'));
    symlinkSync(join(elsewhere, 'kkori.db'), join(workspace, 'other', 'kkori.db'));
    for (const folder of [join(workspace, '.kkori'), join(workspace, 'other')])
      for (const call of Object.values(CALLS))
        await expect(call(storeIn(folder))).rejects.toMatchObject(sentence(/다른 것이 있습니다/));
    expect(bytesOf(elsewhere)).toEqual(before);
  });

  it('is opened again when it was removed under a running process', async () => {
    const folder = temporaryFolder();
    const store = storeIn(folder);
    await store.append('s', 0, shortSession());
    for (const name of readdirSync(folder)) rmSync(join(folder, name));
    expect(await store.append('s', 16, stamp([{ type: 'ended', reason: 'time' }], { after: 16 }))).toBe('conflict');
    expect(await store.append('s', 0, stamp([started()]))).toBe('ok');
    expect(await storeIn(folder).load('s')).toEqual(stamp([started()]));
  });

  it('can be used again after close', async () => {
    const store = storeIn(temporaryFolder());
    await store.append('s', 0, shortSession());
    await store.close();
    await store.close();
    expect(await store.load('s')).toEqual(shortSession());
  });
});

describe('what cannot be read or written is said in one sentence', () => {
  it.each([
    ['text', Buffer.from('이것은 데이터베이스가 아니라 메모입니다. '.repeat(100)), /데이터베이스가 아닙니다\.$/],
    ['a few bytes', Buffer.from('SQLite'), /데이터베이스가 아닙니다\.$/],
    ['noise', Buffer.alloc(20_000, 0xa7), /데이터베이스가 아닙니다\.$/],
  ])('not a database: %s', async (_, bytes, message) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'kkori.db'), bytes);
    for (const call of Object.values(CALLS))
      await expect(call(storeIn(folder))).rejects.toMatchObject(sentence(message));
    expect([...bytesOf(folder).values()]).toEqual([bytes]);
  });

  it('a database damaged in the middle or cut short, for whoever touches the damage', async () => {
    const folder = temporaryFolder();
    await used(folder, ['s', 't', 'u']);
    const path = join(folder, 'kkori.db');
    const whole = bytesOf(folder).get('kkori.db')!;
    for (const damaged of [
      Buffer.concat([whole.subarray(0, 4096), Buffer.alloc(whole.length - 4096, 0xa7)]),
      whole.subarray(0, 9000),
    ]) {
      writeFileSync(path, damaged);
      const store = storeIn(folder);
      for (const call of [CALLS.load!, CALLS.turns!, CALLS.append!, CALLS.rebuild!])
        await expect(call(store)).rejects.toMatchObject(sentence('저장소 파일 .kkori/kkori.db가 깨져 있습니다.'));
      await store.close();
      expect(bytesOf(folder).get('kkori.db')).toEqual(damaged);
    }
  });

  it('every truncation of a small database ends in rows or in a sentence', async () => {
    const folder = temporaryFolder();
    await used(folder);
    const path = join(folder, 'kkori.db');
    const whole = bytesOf(folder).get('kkori.db')!;
    for (let size = 0; size < whole.length; size += 1531) {
      writeFileSync(path, whole);
      truncateSync(path, size);
      const store = storeIn(folder);
      const outcome = await store.load('s').catch((error) => error);
      if (outcome !== null && !Array.isArray(outcome)) expect(outcome).toMatchObject(sentence(/저장소/));
      await store.close();
    }
  });

  it('no right to write: reading goes on, writing is refused', async () => {
    const folder = temporaryFolder();
    await used(folder);
    chmodSync(join(folder, 'kkori.db'), 0o444);
    chmodSync(folder, 0o555);
    const before = bytesOf(folder);
    await asOrdinaryUser(async () => {
      const store = storeIn(folder);
      expect(await store.load('s')).toEqual(shortSession());
      expect(await store.sessions()).toHaveLength(1);
      expect(await store.turns()).toHaveLength(3);
      for (const call of [CALLS.append!, CALLS.purge!, CALLS.rebuild!])
        await expect(call(store)).rejects.toMatchObject(sentence('저장소 .kkori/kkori.db에 쓸 수 없습니다.'));
      await store.close();
    });
    expect(bytesOf(folder)).toEqual(before);
  });

  it('no right to write, and a file that needs it: unfinished log, or a schema to migrate', async () => {
    const folder = temporaryFolder();
    await used(folder);
    writeFileSync(join(folder, 'kkori.db-wal'), 'left behind');
    chmodSync(join(folder, 'kkori.db'), 0o444);
    chmodSync(folder, 0o555);
    await asOrdinaryUser(async () => {
      await expect(storeIn(folder).load('s')).rejects.toMatchObject(sentence(/읽기 전용/));
    });
    chmodSync(folder, 0o755);
    rmSync(join(folder, 'kkori.db-wal'));
    chmodSync(folder, 0o555);
    await asOrdinaryUser(async () => {
      const migrations = [...MIGRATIONS, { id: '0099-more', sql: 'CREATE TABLE more (a)' }];
      await expect(storeIn(folder, { migrations }).load('s')).rejects.toMatchObject(sentence(/읽기 전용/));
    });
  });

  it('no right to make the folder, or to read the file', async () => {
    const workspace = temporaryFolder();
    chmodSync(workspace, 0o555);
    const closed = temporaryFolder();
    await used(closed);
    chmodSync(closed, 0o755);
    chmodSync(join(closed, 'kkori.db'), 0o000);
    await asOrdinaryUser(async () => {
      const store = storeIn(join(workspace, '.kkori'));
      expect(await store.sessions()).toEqual([]);
      await expect(store.append('s', 0, shortSession())).rejects.toMatchObject(sentence(/쓸 수 없습니다/));
      await expect(storeIn(closed).load('s')).rejects.toMatchObject(sentence(/읽지 못했습니다/));
    });
  });

  it('a full disk', () => {
    const db = new Database(':memory:');
    db.pragma('max_page_count = 2');
    const full = caught(() => db.exec('CREATE TABLE t AS SELECT zeroblob(100000) AS b'));
    db.close();
    expect(codeOf(full)).toBe('SQLITE_FULL');
    expect(storageFailure(full)).toMatchObject(sentence('디스크가 가득 차서 저장하지 못했습니다.'));
  });

  it.skipIf(process.platform === 'win32')(
    'no room to grow (file size limit): what was acknowledged stays',
    async () => {
      const folder = join(temporaryFolder(), '.kkori');
      const limited = child('fill.ts', [folder], { fileBlocks: 400 });
      expect(await limited.done).toBe(0);
      const [stored, failure] = limited.lines().map((line) => JSON.parse(line));
      expect(failure).toMatchObject({
        name: 'KkoriError',
        kind: 'storage',
        message: expect.stringMatching(/[가-힣]\.$/),
      });
      expect((await storeIn(folder).load('s'))!.length).toBe(stored);
      expect(stored).toBeGreaterThan(3);
    },
  );

  it('a lock that stays is waited for and then called what it is', async () => {
    expect(storageFailure(Object.assign(new Error(), { code: 'SQLITE_BUSY_SNAPSHOT' }))).toMatchObject({
      ...sentence(/다른 kkori/),
      retryable: true,
    });
    const folder = temporaryFolder();
    await used(folder);
    const other = new Database(join(folder, 'kkori.db'));
    other.exec('BEGIN IMMEDIATE');
    const store = storeIn(folder);
    const waiting = store.append('t', 0, shortSession());
    setTimeout(() => other.exec('COMMIT'), 600);
    expect(await waiting).toBe('ok');
    other.close();
  });
});

describe('purge', () => {
  const SECRET = '하늬결연봉사천이백만원';
  const holds = (folder: string) =>
    [...bytesOf(folder)].filter(([, bytes]) => bytes.includes(SECRET)).map(([name]) => name);

  it.each([
    ['a session', { session: 'secret' }, 1],
    ['a dossier', { dossier: 'private' }, 1],
    ['everything', { all: true }, 2],
  ] as const)('of %s leaves no byte of it in the folder', async (_, selector, count) => {
    const folder = temporaryFolder();
    const store = storeIn(folder, { migrations: MIGRATIONS });
    await store.append('plain', 0, shortSession());
    const secret = shortSession({
      answer: SECRET,
      started: { dossier: { slug: 'private', sha: SECRET }, title: SECRET },
    });
    for (const [i, event] of secret.entries()) await store.append('secret', i, [event]);
    expect(holds(folder)).not.toEqual([]);
    await store.close();

    // A copy from before a migration, and one that was never finished.
    const migrated = storeIn(folder, {
      migrations: [...MIGRATIONS, { id: '0099-more', sql: 'CREATE TABLE more (a)' }],
    });
    await migrated.sessions();
    writeFileSync(join(folder, 'kkori.db.bak-0.part'), SECRET);
    expect(holds(folder)).toContain(`kkori.db.bak-${MIGRATIONS.length}`);

    expect(await migrated.purge(selector)).toBe(count);
    expect(holds(folder)).toEqual([]);
    expect(readdirSync(folder).sort()).toEqual(['kkori.db', 'kkori.db-shm', 'kkori.db-wal']);
    await migrated.close();
    expect(holds(folder)).toEqual([]);
    expect(await migrated.sessions()).toHaveLength(2 - count);
  });

  it('finishes what an interrupted one left: copies go even when no row is left', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'kkori.db.bak-1'), SECRET);
    expect(await storeIn(folder).purge({ all: true })).toBe(0);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('while another process has the file open still leaves nothing', async () => {
    const folder = temporaryFolder();
    const other = storeIn(folder);
    await other.append('secret', 0, shortSession({ answer: SECRET }));
    await other.load('secret');
    expect(await storeIn(folder).purge({ all: true })).toBe(1);
    expect(holds(folder)).toEqual([]);
    expect(await other.load('secret')).toBeNull();
  });
});

function caught(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}
