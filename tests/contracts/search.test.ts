import { appendFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { sqliteSearchIndex } from '../../src/adapters/search/search-index.ts';
import { openWorkspace } from '../../src/adapters/workspace/folder.ts';
import { statusOf } from '../../src/core/evidence/status.ts';
import type { SearchIndex, Workspace } from '../../src/ports.ts';
import { someKnowledge } from '../support/some-knowledge.ts';

const CARDS = ['kafka', 'idempotency', 'isolation-level', 'concurrency-control', 'kubernetes-operations'];
const library = someKnowledge(CARDS);

/** The same adapter with its index on the disk and in memory. */
const PLACES: Record<string, (root: string) => string | null> = {
  'on the disk': (root) => join(root, '.kkori'),
  'in memory': () => null,
};

type Files = Record<string, string | Uint8Array>;
type Made = {
  root: string;
  index: SearchIndex;
  workspace: Workspace;
  put: (path: string, text: string | Uint8Array) => void;
};

async function workspaceOf(files: Files, place: (root: string) => string | null): Promise<Made> {
  const { made, cleanUp } = await makeWorkspace(files, place);
  onTestFinished(cleanUp);
  return made;
}

async function makeWorkspace(
  files: Files,
  place: (root: string) => string | null,
): Promise<{ made: Made; cleanUp: () => Promise<void> }> {
  const root = mkdtempSync(join(tmpdir(), 'kkori-search-'));
  const put = (path: string, text: string | Uint8Array) => {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  for (const [path, text] of Object.entries({ 'kkori.json': '{}', ...files })) put(path, text);
  const workspace = await openWorkspace(root);
  const index = sqliteSearchIndex({ folder: place(root), workspace, library });
  const cleanUp = async () => {
    await index.close();
    rmSync(root, { recursive: true, force: true });
  };
  return { made: { root, index, workspace, put }, cleanUp };
}

const FILES: Files = {
  'resume.md': '# 윤예시\n\n- 배송 알림을 Kafka로 바꿨습니다.\n',
  'dossiers/hanigyeol/posting.md': '# 하늬결 서버 개발자\n\n## 자격요건\n\n- 쿠버네티스 운영 경험\n',
  'notes/DB/격리.md':
    '---\ntitle: 격리 수준 정리\naliases: [isolation]\ntags:\n  - 디비\n---\n\n## 팬텀\n\n팬텀 리드는 [[MVCC|다중 버전]]과 함께 본다.\n',
  'notes/회고.md': '# 3월 회고\n\n지난주에 뻐꾸기시계 장애를 겪었다.\n\n## 다음에는\n\n경보를 먼저 둔다.\n',
};

describe.each(Object.entries(PLACES))('search index %s', (_, place) => {
  const made = (files: Files = FILES) => workspaceOf(files, place);
  /** One filled index for all tests that only ask. */
  let shared: Made;
  let cleanUp: () => Promise<void>;
  beforeAll(async () => {
    ({ made: shared, cleanUp } = await makeWorkspace(FILES, place));
    await shared.index.refresh();
  });
  afterAll(() => cleanUp());
  const uris = async (index: SearchIndex, query: string, scopes: Parameters<SearchIndex['search']>[1] = []) =>
    (await index.search(query, scopes, 10)).map((hit) => hit.uri);

  it('finds what is where, in each scope and in all', async () => {
    const { index } = shared;
    expect(await uris(index, '뻐꾸기시계')).toEqual([expect.stringMatching(/^kkori:\/\/notes\/n-/)]);
    expect(await uris(index, '배송 알림', ['dossiers'])).toEqual(['kkori://resume']);
    expect(await uris(index, '쿠버네티스', ['dossiers'])).toEqual(['kkori://dossiers/hanigyeol/posting']);
    expect((await uris(index, '쿠버네티스', ['knowledge']))[0]).toMatch(
      /^kkori:\/\/knowledge\/concepts\/kubernetes-operations/,
    );
    expect(await uris(index, '쿠버네티스', ['notes'])).toEqual([]);
    expect((await index.search('쿠버네티스', [], 50)).map((hit) => hit.scope)).toContain('dossiers');
  });

  it('quotes words that stand in the source, as evidence that verifies', async () => {
    const { index, workspace } = shared;
    const { pages } = await library.load();
    for (const query of ['카프카 순서', '팬텀 리드', 'kafka', '격리 수준', '경보를 먼저', '낙관적 락']) {
      const hits = await index.search(query, [], 20);
      expect(hits.length).toBeGreaterThan(0);
      for (const { evidence, marks } of hits) {
        const source = pages.get(evidence.uri) ?? (await workspace.read(evidence.uri));
        expect(source.text.slice(evidence.start, evidence.end)).toBe(evidence.quote);
        expect(statusOf(evidence, source).status).toBe('current');
        expect(evidence.quote.length).toBeLessThanOrEqual(200);
        for (const { start, end } of marks) expect(evidence.quote.slice(start, end)).toMatch(/[\p{L}\p{N}]/u);
      }
      expect(hits[0]!.marks.length).toBeGreaterThan(0);
      expect(hits.map((hit) => hit.score)).toEqual(hits.map((hit) => hit.score).sort((a, b) => b - a));
    }
  });

  it('knows a note by its front matter, its headings, and decomposed names and words', async () => {
    const nfd = (text: string) => text.normalize('NFD');
    const { index } = await made({ ...FILES, [nfd('notes/면접/수달.md')]: nfd('## 강가\n\n수달은 조개를 깬다.\n') });
    await index.refresh();
    const [isolation] = await index.search('isolation 디비', ['notes'], 5);
    expect(isolation).toMatchObject({ title: '격리 수준 정리', heading: '팬텀' });
    expect(await uris(index, '다중 버전', ['notes'])).toEqual([isolation!.uri]);
    const [otter] = await index.search('수달은 조개', ['notes'], 5);
    expect(otter).toMatchObject({ title: '수달', heading: '강가'.normalize('NFD') });
    expect(otter!.evidence.quote.normalize('NFC')).toBe('수달은 조개를 깬다.');
  });

  it('finds both scripts, loose spacing, whole questions and small slips', async () => {
    const { index } = shared;
    const first = async (query: string) => (await index.search(query, ['knowledge'], 5))[0]?.uri.split('/')[4];
    expect(await first('kafka')).toBe('kafka');
    expect(await first('카프카')).toBe('kafka');
    expect(await first('멱등 성')).toBe('idempotency');
    expect(await first('트랜잭션격리수준')).toBe('isolation-level');
    expect(await first('낙관적락이랑 비관적락은 뭐가 다른가요?')).toBe('concurrency-control');
    expect(await first('쿠버네티즈')).toBe('kubernetes-operations');
    expect(await first('idempotnecy')).toBe('idempotency');
  });

  it.each([
    ['10,000 characters', '카프카의 순서 '.repeat(1250)],
    ['10,000 characters in one word', '가'.repeat(10_000)],
    ['operators of the engine', '" OR * NEAR(카프카, 2) AND NOT title:x ^y -z {a b}'],
    ['an open quotation mark', '"카프카'],
    ['NUL and control characters', '카프카\0\u0007\u001b[31m 순서'],
    ['half a surrogate', '\ud83d 카프카 \udc00'],
    ['emoji', '😀👩‍💻 카프카 🇰🇷'],
    ['right to left', '\u202e카프카\u200b'],
    ['full width', 'ｋａｆｋａ'],
  ])('takes %s', async (_name, query) => {
    const { index } = shared;
    const hits = await index.search(query, [], 10);
    if (!query.startsWith('가')) expect(hits[0]?.uri ?? '').toContain('kafka');
  });

  it.each(['', ' ', '?!…', '"""', '***', '\0', '😀', '_', '()'])(
    'finds nothing in %j and says nothing',
    async (query) => {
      const { index } = await made();
      await index.refresh();
      expect(await index.search(query, [], 10)).toEqual([]);
    },
  );

  it('keeps to the limit, and to two sections of one source', async () => {
    const { index } = shared;
    for (const limit of [1, 2, 3, 50]) {
      const hits = await index.search('트랜잭션 카프카 캐시', [], limit);
      expect(hits.length).toBeLessThanOrEqual(limit);
      expect(hits.length).toBeGreaterThan(0);
      const counts = Map.groupBy(hits, (hit) => hit.evidence.uri);
      for (const group of counts.values()) expect(group.length).toBeLessThanOrEqual(2);
    }
    for (const limit of [0, -1, 51, 1.5, Number.NaN])
      await expect(index.search('카프카', [], limit)).rejects.toMatchObject({ name: 'KkoriError', kind: 'input' });
  });

  it('is empty before it was filled', async () => {
    const { index } = await made();
    expect(await index.search('카프카', [], 10)).toEqual([]);
  });

  it('reads only what changed, and forgets what is gone', async () => {
    const { index, root, put } = await made();
    const first = await index.refresh();
    expect(first).toMatchObject({ complete: true, removed: 0, unreadable: [] });
    expect(first.read).toBe(first.sources);
    expect(await index.refresh()).toMatchObject({ read: 0, removed: 0, indexed: first.sources });

    put('notes/회고.md', '# 3월 회고\n\n딱따구리 장애였다.\n');
    put('notes/새것.md', '부엉이를 봤다.\n');
    expect(await index.refresh()).toMatchObject({ read: 2, removed: 0 });
    expect(await uris(index, '뻐꾸기시계', ['notes'])).toEqual([]);
    expect(await uris(index, '딱따구리')).toHaveLength(1);
    expect(await uris(index, '부엉이')).toHaveLength(1);

    rmSync(join(root, 'notes/새것.md'));
    renameSync(join(root, 'notes/회고.md'), join(root, 'notes/회고 옮김.md'));
    expect(await index.refresh()).toMatchObject({ read: 1, removed: 2 });
    expect(await uris(index, '부엉이', ['notes'])).toEqual([]);
    expect(await uris(index, '딱따구리')).toHaveLength(1);
  });

  it('leaves out a section whose source changed since, until it was read again', async () => {
    const { index, root } = await made();
    await index.refresh();
    appendFileSync(join(root, 'notes/회고.md'), '\n덧붙임\n');
    expect(await uris(index, '뻐꾸기시계', ['notes'])).toEqual([]);
    await index.refresh();
    expect(await uris(index, '뻐꾸기시계', ['notes'])).toHaveLength(1);
  });

  it('picks up next time what changes while it reads', async () => {
    const { index, put } = await made();
    let edited = false;
    await index.refresh({
      progress: () => {
        if (!edited) put('notes/회고.md', '# 3월 회고\n\n물총새 장애였다.\n');
        edited = true;
      },
    });
    await index.refresh();
    expect(await uris(index, '물총새')).toHaveLength(1);
    expect(await uris(index, '뻐꾸기시계', ['notes'])).toEqual([]);
  });

  it('stops when told to, keeps what it has, and goes on from there', async () => {
    const many = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`notes/n${i}.md`, `표식${i} 메모\n`]));
    const { index } = await made(many);
    const stop = new AbortController();
    const seen: number[] = [];
    const first = await index.refresh({
      signal: stop.signal,
      progress: (done) => {
        seen.push(done);
        stop.abort();
      },
    });
    expect(seen).toHaveLength(1);
    expect(first).toMatchObject({ complete: false, read: seen[0] });
    const second = await index.refresh();
    expect(second).toMatchObject({ complete: true, read: second.sources - seen[0]! });
  });

  it('names files that cannot be read, once, and finds them when they are mended', async () => {
    const cp949 = new Uint8Array([0xc7, 0xcf, 0xb4, 0xcf, 0xb0, 0xe1]);
    const { index, put } = await made({ ...FILES, 'notes/옛글.md': cp949, 'notes/bin.md': new Uint8Array([0, 1, 2]) });
    expect((await index.refresh()).unreadable).toEqual(['notes/bin.md', 'notes/옛글.md']);
    expect(await index.refresh()).toMatchObject({ read: 0, unreadable: ['notes/bin.md', 'notes/옛글.md'] });
    put('notes/옛글.md', '하늬결\n');
    expect(await index.refresh()).toMatchObject({ read: 1, unreadable: ['notes/bin.md'] });
    expect(await uris(index, '하늬결', ['notes'])).toHaveLength(1);
  });

  it('survives any Markdown: unclosed fences and front matter, one endless line, headings alone', async () => {
    const { index, workspace } = await made({
      'notes/a.md': '```\n# 코드 안\n왜가리\n',
      'notes/b.md': '---\ntitle: [열린\n왜가리\n',
      'notes/c.md': `${'왜가리 '.repeat(60_000)}끝`,
      'notes/d.md': '# 왜가리\n## 왜가리\n### \n',
      'notes/e.md': '---\n---\n왜가리',
      'notes/f.md': '',
      'notes/g.md': '\n\n- \n> \n| |\n',
      'notes/h.md': `${'왜가리\u0301'.repeat(500)}`,
      'notes/i.md': `## ${'#'.repeat(3000)} 왜가리 ${'제목 '.repeat(500)}\n😀왜가리😀`,
    });
    const { unreadable } = await index.refresh();
    expect(unreadable).toEqual([]);
    const hits = await index.search('왜가리', ['notes'], 50);
    expect(new Set(hits.map((hit) => hit.evidence.uri)).size).toBeGreaterThanOrEqual(6);
    for (const { evidence } of hits) {
      const { text } = await workspace.read(evidence.uri);
      expect(text.slice(evidence.start, evidence.end)).toBe(evidence.quote);
      expect(evidence.quote.isWellFormed()).toBe(true);
    }
  });

  it('keeps nothing once it is told to forget', async () => {
    const { index } = shared;
    await index.forget();
    expect(await index.search('뻐꾸기시계', [], 10)).toEqual([]);
    await index.refresh();
    expect(await uris(index, '뻐꾸기시계', ['notes'])).toHaveLength(1);
  });
});
