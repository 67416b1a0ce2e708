import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT, sampleFiles, testDeps } from '../../support/deps.ts';
import { cli, noWorkspace } from './harness.ts';

const ANSWERS = path.join(ROOT, 'examples', 'answers', 'demo.md');
const HANIGYEOL = ['rehearse', 'hanigyeol', '--questions', '2', '--seed', '3'];
const json = (text: string) => JSON.parse(text) as Record<string, unknown>;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'kkori-cli-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
const file = async (name: string, text: string) => {
  await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
  await writeFile(path.join(folder, name), text);
  return path.join(folder, name);
};

describe('add', () => {
  it('takes a file in and says what it became', async () => {
    const posting = await file(
      '새회사.md',
      '# 새회사 서버 개발자\n\n■ 자격요건\n- Kotlin으로 서버를 3년 이상 개발하신 분\n- 장애를 다뤄 보신 분\n',
    );
    const { code, out } = await cli(['add', posting, '--as', 'posting', '--to', 'new-one', '--json'], { files: {} });
    expect(code).toBe(0);
    expect(json(out)).toMatchObject({
      kind: 'posting',
      dossiers: [{ slug: 'new-one', posting: { requirements: expect.any(Array) }, questions: [] }],
      warnings: expect.any(Array),
    });
  });

  it('takes standard input', async () => {
    const { code, out } = await cli(['add', '-', '--as', 'resume'], {
      files: {},
      stdin: '# 이력\n\n- 배치를 3시간에서 48분으로 줄였습니다.\n',
    });
    expect(code).toBe(0);
    expect(out).toContain('이력서');
  });

  it('takes the text files of a folder, each with its outcome; hidden ones, links and others are passed over', async () => {
    await file('box/a.md', '# 메모\n\n오늘 배운 것.\n');
    await file('box/sub/b.txt', '또 다른 메모입니다.\n');
    await file('box/.secret.md', '숨김');
    await file('box/picture.png', 'x');
    await symlink(path.join(folder, 'out.md'), path.join(folder, 'box', 'link.md'));
    const { code, out } = await cli(['add', path.join(folder, 'box'), '--as', 'notes', '--json'], { files: {} });
    expect(code).toBe(0);
    expect(json(out)).toMatchObject({
      added: [{ file: 'a.md' }, { file: path.join('sub', 'b.txt') }],
      failed: [],
      skipped: 3,
    });
  });

  it('goes on after a file that cannot be taken in, and exits 1', async () => {
    await file('mixed/a.md', '# 메모\n\n오늘 배운 것.\n');
    await file('mixed/b.md', '\n');
    const { code, out, err } = await cli(['add', path.join(folder, 'mixed'), '--as', 'notes'], { files: {} });
    expect(code).toBe(1);
    expect(out).toContain('a.md');
    expect(err).toContain('b.md');
  });
});

describe('ask, dossier, delete, doctor, init, serve', () => {
  it('asks about one answer', async () => {
    const setup = { stdin: '인덱스를 바꿔서 3초를 1초로 줄였습니다.' };
    const asked = await cli(
      ['ask', '--question', '느린 쿼리를 개선한 경험을 말씀해 주세요', '--answer', '-', '--json'],
      setup,
    );
    expect(json(asked.out)).toEqual({ coach: 'offline', followUps: expect.any(Array), skip: null });
    expect((await cli(['tail', 'hanigyeol', '--question', 'Q3', '--answer', '-'], setup)).out).toMatch(/꼬리 1 .+\n/u);
  });

  it('lists and shows dossiers', async () => {
    expect((await cli(['dossier'])).out).toContain('gureumteum');
    expect((await cli(['dossier', 'show', 'hanigyeol'])).out).toContain('자격요건');
    expect(json((await cli(['dossier', 'show', 'hanigyeol', '--json'])).out)).toMatchObject({ slug: 'hanigyeol' });
    expect(json((await cli(['dossier', 'list', '--json'])).out)).toMatchObject({
      dossiers: [{ slug: 'gureumteum' }, { slug: 'hanigyeol' }],
    });
  });

  it('deletes with --yes and then it is gone', async () => {
    const deps = testDeps(sampleFiles());
    await cli([...HANIGYEOL, '--answers', ANSWERS], { deps });
    expect((await cli(['forget', 'dossier', 'hanigyeol', '--yes', '--json'], { deps })).code).toBe(0);
    expect((await cli(['report'], { deps })).code).toBe(1);
    expect((await cli(['dossier'], { deps })).out).not.toContain('hanigyeol');
  });

  it('examines the setup and says what would leave the machine', async () => {
    const { code, out } = await cli(['doctor']);
    expect(code).toBe(0);
    expect(out).toContain('아무것도 나가지 않습니다');
    expect(out).toContain('규칙 코치(모델 없음)');
    expect(json((await cli(['doctor', '--json'])).out)).toMatchObject({
      node: { ok: true },
      coach: { name: 'offline' },
      leaves: [{}, {}],
    });
    const bare = await cli(['doctor'], { environment: noWorkspace });
    expect(bare).toMatchObject({ code: 0, out: expect.stringContaining('kkori init') });
  });

  it('makes a workspace, and serves with what was named', async () => {
    expect((await cli(['init', '/tmp/x'])).out).toContain('inbox/');
    const seen: unknown[] = [];
    const environment = { serve: async (options: unknown) => seen.push(options) + 6 };
    expect((await cli(['--workspace', '/tmp/w', 'serve'], { environment })).code).toBe(7);
    expect((await cli(['serve', '--workspace', '/tmp/v'], { environment })).code).toBe(8);
    expect(seen).toEqual([{ workspace: '/tmp/w' }, { workspace: '/tmp/v' }]);
  });
});
