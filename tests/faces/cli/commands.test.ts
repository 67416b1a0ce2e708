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

  it('says what kind of company it is, and where the posting says so', async () => {
    const posting = await file(
      '씨앗.md',
      '# 씨앗 서버 개발자\n\n## 회사 소개\n- 시드 투자를 받은 초기 스타트업입니다.\n\n## 자격요건\n- Kotlin으로 서버를 3년 이상 개발하신 분\n',
    );
    const { out } = await cli(['add', posting, '--as', 'posting', '--to', 'seed', '--json'], { files: {} });
    expect(json(out)).toMatchObject({
      dossiers: [
        {
          profile: { stage: 'early', industry: [], customer: [], businessModel: [] },
          profileEvidence: [
            { axis: 'stage', value: 'early', evidence: [{ quote: '시드 투자를 받은 초기 스타트업입니다.' }] },
          ],
        },
      ],
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

  it('puts dossiers side by side on the checklist, quoting the documents or saying that they are silent', async () => {
    const { code, out } = await cli(['dossier', 'compare', 'hanigyeol', 'gureumteum', '--json']);
    expect(code).toBe(0);
    const { dossiers, rows, interests } = JSON.parse(out) as {
      dossiers: { slug: string }[];
      rows: { id: string; cells: { value: string; evidence: { quote: string }[] }[]; ask: string }[];
      interests: null;
    };
    expect(dossiers.map((d) => d.slug)).toEqual(['hanigyeol', 'gureumteum']);
    expect(interests).toBeNull();
    const documents = Object.values(sampleFiles()).join('\n');
    const row = (id: string) => rows.find((one) => one.id === id)!.cells;
    expect(row('domain').map((cell) => cell.value)).toEqual([
      '커머스·마켓플레이스, 핀테크·결제·디지털뱅킹',
      '게임 서버',
    ]);
    expect(row('remote')[0]!.evidence[0]!.quote).toContain('주 2회 원격');
    expect(row('on-call')).toEqual([
      { value: 'unknown', evidence: [] },
      { value: 'unknown', evidence: [] },
    ]);
    expect(row('stack')[0]!.value).toContain('Kotlin');
    for (const { cells, ask } of rows) {
      expect(ask).toMatch(/\?$/u);
      for (const cell of cells) {
        expect(cell.evidence.length > 0).toBe(cell.value !== 'unknown');
        for (const { quote } of cell.evidence) expect(documents).toContain(quote);
      }
    }
    const shown = (await cli(['dossier', 'compare'])).out;
    expect(shown).toContain('모름 (적혀 있지 않음)');
    expect(shown).toContain('물어볼 것:');
  });

  it('finds industries for interests, and says which words it knows nothing of', async () => {
    const { code, out } = await cli(['dossier', 'compare', '--interests', '실시간, 데이터, 종이접기', '--json']);
    expect(code).toBe(0);
    expect(json(out)).toMatchObject({
      dossiers: [],
      rows: [],
      interests: { industries: expect.arrayContaining([expect.objectContaining({ industry: 'game' })]) },
    });
    const text = (await cli(['dossier', 'compare', '--interests', '실시간, 종이접기'])).out;
    expect(text).toContain('모빌리티·배달·물류');
    expect(text).toContain('이 업계의 지원 건: gureumteum');
    expect(text).toContain('안내에 없는 말: 종이접기');
  });

  it.each([
    [['dossier', 'compare', 'hanigyeol'], '둘 이상'],
    [['dossier', 'compare', 'hanigyeol', 'hanigyeol'], '둘 이상'],
    [['dossier', 'compare', 'hanigyeol', 'nowhere'], '찾지 못했습니다'],
    [['dossier', 'compare', '--interests', '가'.repeat(401)], '400자'],
  ])('%j is one clear sentence', async (argv, words) => {
    const { code, err } = await cli(argv);
    expect(code).toBeGreaterThan(0);
    expect(err).toContain(words);
    expect(err).not.toContain('at ');
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
