import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { checksum, MIGRATIONS, type Migration } from '../../../src/adapters/store/migrations.ts';
import frozen from '../../fixtures/store/session-v1.json' with { type: 'json' };
import { shortSession } from '../../support/events.ts';
import { bytesOf, modeOf, storeIn, temporaryFolder } from './folders.ts';

const NEXT: Migration = { id: '0002-note', sql: 'ALTER TABLE sessions ADD COLUMN note TEXT' };
const BROKEN: Migration = { id: '0003-broken', sql: 'CREATE TABLE half (a); SELECT * FROM nowhere' };

/** A folder with a store that holds one session, closed. */
async function used(): Promise<string> {
  const folder = temporaryFolder();
  const store = storeIn(folder);
  await store.append('s', 0, shortSession());
  await store.close();
  return folder;
}

function sql(folder: string, statement: string, file = 'kkori.db'): unknown[] {
  const db = new Database(join(folder, file));
  try {
    const prepared = db.prepare(statement);
    if (prepared.reader) return prepared.all();
    prepared.run();
    return [];
  } finally {
    db.close();
  }
}

describe('migrations', () => {
  it('are noted with their checksum and the time, and run once', async () => {
    const folder = await used();
    await storeIn(folder).sessions();
    expect(sql(folder, 'SELECT * FROM migrations')).toEqual(
      MIGRATIONS.map((migration) => ({ id: migration.id, sha256: checksum(migration), at: expect.any(Number) })),
    );
    expect(MIGRATIONS.map((migration) => migration.id)).toEqual(MIGRATIONS.map((migration) => migration.id).toSorted());
  });

  it('of an existing database are preceded by a copy of it that only its owner can read', async () => {
    const folder = await used();
    const store = storeIn(folder, { migrations: [...MIGRATIONS, NEXT] });
    expect(await store.load('s')).toEqual(shortSession());
    await store.close();

    const copy = `kkori.db.bak-${MIGRATIONS.length}`;
    expect(readdirSync(folder).sort()).toEqual(['kkori.db', copy]);
    expect(modeOf(join(folder, copy))).toBe('600');
    expect(sql(folder, 'SELECT count(*) AS n FROM events', copy)).toEqual([{ n: shortSession().length }]);
    expect(sql(folder, 'SELECT count(*) AS n FROM migrations', copy)).toEqual([{ n: MIGRATIONS.length }]);
    expect(sql(folder, 'SELECT note FROM sessions')).toEqual([{ note: null }]);
  });

  it('of a new database make no copy', async () => {
    expect(readdirSync(await used())).toEqual(['kkori.db']);
  });

  it('that fail leave the database as it was, and the copy beside it', async () => {
    const folder = await used();
    const failing = storeIn(folder, { migrations: [...MIGRATIONS, NEXT, BROKEN] });
    await expect(failing.load('s')).rejects.toMatchObject({ name: 'KkoriError', kind: 'storage' });
    await failing.close();
    expect(sql(folder, "SELECT name FROM sqlite_master WHERE name = 'half'")).toEqual([]);
    expect(sql(folder, 'SELECT count(*) AS n FROM migrations')).toEqual([{ n: MIGRATIONS.length }]);
    expect(await storeIn(folder).load('s')).toEqual(shortSession());
  });

  it.each([
    [
      'from the future',
      "INSERT INTO migrations VALUES ('9999-later', 'x', 0)",
      '이 작업 공간의 저장소는 더 새로운 kkori가 만들었습니다.',
    ],
    ['changed', "UPDATE migrations SET sha256 = 'x'", '저장소의 구조 기록이 이 kkori가 아는 것과 다릅니다.'],
    [
      'missing',
      `DELETE FROM migrations WHERE id = '${MIGRATIONS[0]!.id}'`,
      '저장소의 구조 기록이 이 kkori가 아는 것과 다릅니다.',
    ],
  ])('that are %s are refused in one sentence, and nothing is written', async (_, statement, message) => {
    const folder = await used();
    const migrations = [...MIGRATIONS, NEXT];
    const newer = storeIn(folder, { migrations });
    await newer.sessions();
    await newer.close();
    sql(folder, statement);
    const before = bytesOf(folder);
    const store = storeIn(folder, { migrations });
    const attempts = [
      () => store.load('s'),
      () => store.append('t', 0, shortSession()),
      () => store.purge({ all: true }),
    ];
    for (const attempt of attempts) {
      await expect(attempt()).rejects.toMatchObject({
        kind: 'storage',
        message,
        hint: expect.stringMatching(/주세요/),
      });
    }
    await store.close();
    expect(bytesOf(folder)).toEqual(before);
  });

  it("somebody else's database is refused and stays as it is", async () => {
    const folder = temporaryFolder();
    sql(folder, 'CREATE TABLE recipes (name TEXT)');
    const before = bytesOf(folder);
    await expect(storeIn(folder).append('s', 0, shortSession())).rejects.toMatchObject({
      kind: 'storage',
      message: '.kkori/kkori.db는 kkori가 만든 저장소가 아닙니다.',
    });
    expect(bytesOf(folder)).toEqual(before);
  });
});

describe('databases and sessions of released versions', () => {
  const FIXTURES = join(import.meta.dirname, '../../fixtures/store');

  it('kkori 0.1: the database opens, reads, takes more and is rebuilt the same', async () => {
    const folder = join(temporaryFolder(), '.kkori');
    mkdirSync(folder);
    copyFileSync(join(FIXTURES, 'kkori-0.1.db'), join(folder, 'kkori.db'));
    const store = storeIn(folder);
    expect(await store.load('frozen')).toEqual(frozen);
    expect(await store.sessions()).toMatchObject([{ id: 'frozen', dossier: 'hanigyeol', ended: true }]);
    const rows = await store.turns();
    expect(rows).toHaveLength(3);
    await store.rebuild();
    expect(await store.turns()).toEqual(rows);
    expect(await store.append('new', 0, shortSession())).toBe('ok');
  });

  it.each([
    ['a version from the future', { v: 2 }, '이 세션은 더 새로운 kkori가 남긴 기록이라 읽을 수 없습니다.'],
    ['no version', { v: undefined }, '이 세션의 기록이 깨져 있어 읽을 수 없습니다.'],
    ['a type nobody knows', { type: 'dreamt' }, '이 세션의 기록이 깨져 있어 읽을 수 없습니다.'],
    ['a field out of shape', { at: 'noon' }, '이 세션의 기록이 깨져 있어 읽을 수 없습니다.'],
    ['another place', { seq: 5 }, '이 세션의 기록이 깨져 있어 읽을 수 없습니다.'],
    ['no JSON', 'half a li', '이 세션의 기록이 깨져 있어 읽을 수 없습니다.'],
  ])('an event with %s is refused in one sentence; the other sessions go on', async (_, change, message) => {
    const folder = await used();
    await storeIn(folder).append('other', 0, shortSession());
    const json = typeof change === 'string' ? change : JSON.stringify({ ...shortSession()[2], ...change });
    sql(folder, `UPDATE events SET json = '${json}' WHERE session = 's' AND seq = 3`);

    const store = storeIn(folder);
    const refusal = { kind: 'storage', message };
    await expect(store.load('s')).rejects.toMatchObject(refusal);
    await expect(
      store.append('s', 16, [{ v: 1, seq: 17, at: 1, type: 'ended', reason: 'time' }]),
    ).rejects.toMatchObject(refusal);
    await expect(store.rebuild()).rejects.toMatchObject(refusal);
    expect(sql(folder, "SELECT json FROM events WHERE session = 's' AND seq = 3")).toEqual([{ json }]);
    expect(await store.turns({ session: 's' })).toHaveLength(3);
    expect(await store.load('other')).toEqual(shortSession());
    expect(await store.purge({ session: 's' })).toBe(1);
  });

  it('a session with an event missing is refused', async () => {
    const folder = await used();
    sql(folder, "DELETE FROM events WHERE session = 's' AND seq = 4");
    await expect(storeIn(folder).load('s')).rejects.toMatchObject({ kind: 'storage' });
  });
});
