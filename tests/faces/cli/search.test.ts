import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sqliteSearchIndex } from '../../../src/adapters/search/search-index.ts';
import { sampleFiles, testDeps } from '../../support/deps.ts';
import { someKnowledge } from '../../support/some-knowledge.ts';
import { cli, Person } from './harness.ts';

/** The sample workspace with a few cards, for one command after the other. */
function setup(files: Record<string, string | Uint8Array> = {}) {
  const deps = testDeps({ ...sampleFiles(), 'notes/회고.md': '# 3월 회고\n\n뻐꾸기시계 장애를 겪었다.\n', ...files });
  const library = someKnowledge(['kafka', 'idempotency']);
  return {
    deps: { ...deps, library, search: sqliteSearchIndex({ folder: null, workspace: deps.workspace, library }) },
  };
}

describe('kkori search', () => {
  it('shows what was found, where, and its address', async () => {
    const { code, out, err } = await cli(['search', '카프카', '순서', '--scope', 'knowledge', '--limit', '3'], setup());
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^1\. 카프카와 메시지 큐 › /);
    expect(out).toContain('kkori://knowledge/concepts/kafka/');
    expect(out).not.toContain('\u001b');
  });

  it('gives the whole as JSON', async () => {
    const { code, out } = await cli(['search', '뻐꾸기시계', '--json'], setup());
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      results: [
        {
          uri: expect.stringMatching(/^kkori:\/\/notes\/n-[0-9a-f]{8}$/),
          title: '3월 회고',
          heading: null,
          score: expect.any(Number),
          quote: '뻐꾸기시계 장애를 겪었다.',
        },
      ],
    });
  });

  it('colours what matched in a terminal', async () => {
    const person = new Person(['search', '뻐꾸기시계', '--scope', 'notes'], { ...setup(), config: { colour: true } });
    expect(await person.done).toBe(0);
    expect(person.stdout.text()).toContain('\u001b[36m뻐꾸기시계\u001b[39m 장애를 겪었다.');
  });

  it('finds nothing without a failure', async () => {
    const plain = await cli(['search', 'xyzzyplugh', '--scope', 'notes'], setup());
    expect([plain.code, plain.out]).toEqual([0, expect.stringContaining('찾지 못했습니다')]);
    const json = await cli(['search', 'xyzzyplugh', '--scope', 'notes', '--json'], setup());
    expect(JSON.parse(json.out)).toEqual({ results: [] });
  });

  it.each([
    [['search'], 2],
    [['search', '카프카', '--scope', 'note'], 2],
    [['search', '카프카', '--limit', '0'], 2],
    [['search', '카프카', '--limit', '51'], 2],
    [['search', '카프카', '--limit', 'ten'], 2],
    [['search', '???'], 1],
  ])('%j exits with %i and says why', async (argv, expected) => {
    const { code, out, err } = await cli(argv, setup());
    expect([code, out]).toEqual([expected, '']);
    expect(err).toMatch(/^kkori: .+/);
    expect(err).not.toContain('Error');
  });

  it('takes a query of any kind as words, never as an operator or an option of the engine', async () => {
    for (const query of ['"카프카" OR *', 'NEAR(카프카)', '카프카\u0000', `${'카프카 순서 '.repeat(2000)}`]) {
      const { code, out } = await cli(['search', '--json', '--', query], setup());
      expect(code).toBe(0);
      expect(JSON.parse(out).results[0].uri).toContain('kafka');
    }
  });

  it('says which files it could not read, and finds in the others', async () => {
    const { code, out, err } = await cli(
      ['search', '뻐꾸기시계', '--scope', 'notes'],
      setup({ 'notes/옛글.md': new Uint8Array([0xc7, 0xcf, 0xb4, 0xcf]) }),
    );
    expect(code).toBe(0);
    expect(out).toContain('뻐꾸기시계');
    expect(err).toContain('읽지 못해 찾지 않은 파일 1개: notes/옛글.md');
  });
});

describe('kkori add with a large folder', () => {
  it('wants to be told twice above 500 files, and takes nothing before', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'kkori-many-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    await mkdir(path.join(folder, '.kkori'));
    await writeFile(path.join(folder, '.kkori', 'hidden.md'), '숨김');
    for (let i = 0; i < 501; i++) await writeFile(path.join(folder, `m${i}.md`), `# 메모 ${i}\n\n오늘 배운 것 ${i}.\n`);
    const deps = testDeps({});
    const refused = await cli(['add', folder, '--as', 'notes'], { deps });
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('파일이 501개입니다. 한 번에 500개까지 넣습니다.');
    expect(refused.err).toContain('--yes');
    expect(await deps.workspace.list()).toEqual([]);
    const taken = await cli(['add', folder, '--as', 'notes', '--yes', '--json'], { deps });
    expect(taken.code).toBe(0);
    expect(JSON.parse(taken.out).added).toHaveLength(501);
    expect((await deps.workspace.list()).map((entry) => entry.label)).not.toContain('notes/hidden.md');
  });
});
