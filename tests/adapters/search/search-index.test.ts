import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sqliteSearchIndex } from '../../../src/adapters/search/search-index.ts';
import { openWorkspace } from '../../../src/adapters/workspace/folder.ts';
import { someKnowledge } from '../../support/some-knowledge.ts';

const run = promisify(execFile);
const CHILD = path.join(import.meta.dirname, 'children', 'refresh.ts');
const library = someKnowledge(['kafka']);

function folderWith(notes: number): string {
  const root = mkdtempSync(path.join(tmpdir(), 'kkori-index-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  writeFileSync(path.join(root, 'kkori.json'), '{}');
  mkdirSync(path.join(root, 'notes'));
  for (let i = 0; i < notes; i++) writeFileSync(path.join(root, 'notes', `n${i}.md`), `# 노트 ${i}\n\n왜가리 m${i}x\n`);
  return root;
}

async function indexOf(root: string, pages = library) {
  const index = sqliteSearchIndex({
    folder: path.join(root, '.kkori'),
    workspace: await openWorkspace(root),
    library: pages,
  });
  onTestFinished(() => index.close());
  return index;
}

const file = (root: string) => path.join(root, '.kkori', 'index.db');
const finds = async (root: string) => {
  const index = await indexOf(root);
  const refreshed = await index.refresh();
  const hits = await index.search('왜가리', ['notes'], 10);
  await index.close();
  return { refreshed, hits };
};

describe('the index file', () => {
  it('is made by the first refresh alone, private, and used again by the next process', async () => {
    const root = folderWith(5);
    const index = await indexOf(root);
    expect(existsSync(path.join(root, '.kkori'))).toBe(false);
    const { read } = await index.refresh();
    expect(read).toBeGreaterThanOrEqual(6);
    expect(statSync(file(root)).mode & 0o777).toBe(0o600);
    expect(statSync(path.join(root, '.kkori')).mode & 0o777).toBe(0o700);
    await index.close();
    const { stdout } = await run(process.execPath, [CHILD, root, '왜가리']);
    expect(JSON.parse(stdout)).toMatchObject({ refreshed: { read: 0, complete: true } });
  });

  it.each<[string, (at: string) => void]>([
    ['is no database', (at) => writeFileSync(at, 'not a database at all')],
    ['is empty', (at) => writeFileSync(at, '')],
    ['was cut', (at) => truncateSync(at, 8192)],
    [
      'has damaged pages',
      (at) => {
        const bytes = readFileSync(at);
        bytes.fill(0xff, 4096, Math.min(bytes.length, 40_000));
        writeFileSync(at, bytes);
      },
    ],
    [
      'lost a table',
      (at) => {
        const db = new Database(at);
        db.exec('DROP TABLE sections');
        db.close();
      },
    ],
    [
      'is of another version',
      (at) => {
        const db = new Database(at);
        db.exec("UPDATE meta SET version = 'older'");
        db.close();
      },
    ],
  ])('is made anew when it %s', async (_, harm) => {
    const root = folderWith(30);
    await finds(root);
    harm(file(root));
    const { refreshed, hits } = await finds(root);
    expect(refreshed).toMatchObject({ complete: true, indexed: refreshed.sources });
    expect(hits).toHaveLength(10);
  });

  it('is made anew when the knowledge pages changed', async () => {
    const root = folderWith(3);
    await finds(root);
    const other = await indexOf(root, someKnowledge(['kafka', 'deadlock']));
    const refreshed = await other.refresh();
    expect(refreshed.read).toBe(refreshed.sources);
    expect((await other.search('데드락', ['knowledge'], 5)).length).toBeGreaterThan(0);
  });

  it('is not written into by one who has other pages, while both are open', async () => {
    const root = folderWith(3);
    const [one, other] = [await indexOf(root), await indexOf(root, someKnowledge(['kafka', 'deadlock']))];
    for (const index of [one, other, one]) {
      const { read, sources } = await index.refresh();
      expect(read).toBe(sources);
      expect(await index.search('왜가리', ['notes'], 10)).toHaveLength(3);
    }
  });

  it('is found again after it was removed under an open one', async () => {
    const root = folderWith(3);
    const index = await indexOf(root);
    await index.refresh();
    rmSync(file(root));
    expect((await index.refresh()).read).toBeGreaterThan(0);
    expect(await index.search('왜가리', ['notes'], 10)).toHaveLength(3);
    expect(existsSync(file(root))).toBe(true);
  });

  it.each<[string, (root: string) => void]>([
    ['the private folder is a file', (root) => writeFileSync(path.join(root, '.kkori'), 'x')],
    ['a folder is in its place', (root) => mkdirSync(file(root), { recursive: true })],
    [
      'a link is in its place',
      (root) => {
        mkdirSync(path.join(root, '.kkori'));
        writeFileSync(path.join(root, 'elsewhere'), 'mine');
        symlinkSync(path.join(root, 'elsewhere'), file(root));
      },
    ],
  ])('is kept in memory when it cannot be written: %s', async (_, occupy) => {
    const root = folderWith(3);
    occupy(root);
    const { hits } = await finds(root);
    expect(hits).toHaveLength(3);
    if (existsSync(path.join(root, 'elsewhere')))
      expect(readFileSync(path.join(root, 'elsewhere'), 'utf8')).toBe('mine');
  });

  it('holds no words of what was deleted once it forgot', async () => {
    const root = folderWith(3);
    const index = await indexOf(root);
    await index.refresh();
    expect(readFileSync(file(root)).includes('왜가리') || existsSync(`${file(root)}-wal`)).toBe(true);
    await index.forget();
    for (const end of ['', '-wal', '-shm']) expect(existsSync(`${file(root)}${end}`)).toBe(false);
  });
});

describe('several processes on one index', () => {
  it('fill it at the same time, and each finds everything', async () => {
    const root = folderWith(400);
    const outcomes = await Promise.all(
      ['m7x', 'm77x', 'm377x'].map(async (query) =>
        JSON.parse((await run(process.execPath, [CHILD, root, query])).stdout),
      ),
    );
    for (const { refreshed, uris } of outcomes) {
      expect(refreshed).toMatchObject({ complete: true, indexed: refreshed.sources });
      expect(uris).toHaveLength(1);
    }
    const { refreshed, hits } = await finds(root);
    expect(refreshed.read).toBe(0);
    expect(hits).toHaveLength(10);
    const db = new Database(file(root), { readonly: true });
    expect(db.prepare('SELECT count(*) FROM sources').pluck().get()).toBe(refreshed.sources);
    expect(db.prepare('SELECT count(*) FROM sections').pluck().get()).toBe(
      db.prepare('SELECT count(*) FROM terms').pluck().get(),
    );
    db.close();
  });
});
