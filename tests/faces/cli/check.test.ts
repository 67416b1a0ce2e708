import { describe, expect, it } from 'vitest';
import { sampleFiles, testDeps } from '../../support/deps.ts';
import { cli } from './harness.ts';

describe('kkori dossier check', () => {
  it('says of every dossier in a line what there is, then what papers tell differently', async () => {
    const { code, out } = await cli(['dossier', 'check']);
    expect(code).toBe(0);
    const lines = out.split('\n');
    expect(lines[0]).toBe('지원 건 2곳을 살폈습니다.');
    expect(lines.filter((line) => /^ {2}(?:gureumteum|hanigyeol) /u.test(line))).toHaveLength(2);
    expect(out).toContain('글마다 다르게 적힌 곳 1');
    expect(out).toContain('이력서 ‘0.4초’, gureumteum ‘0.3초’');
    expect(out).toContain('이력서: 상태 변경 API의 p95를 1.8초에서 0.4초로');
    expect(out).toContain('자세히: kkori dossier check gureumteum');
    expect(lines.every((line) => line.length <= 80)).toBe(true);
  });

  it('says of one dossier everything, each with what to type next', async () => {
    const { code, out } = await cli(['dossier', 'check', '하늬결']);
    expect(code).toBe(0);
    expect(out).toContain('하늬결 · 서버 엔지니어');
    expect(out).toMatch(/다른 글에 없는 것\n · Q2 초안의 ‘40%’: .+\n {3}→ kkori critique hanigyeol Q2/u);
    expect(out).toContain('글마다 다르게 적힌 곳은 찾지 못했습니다.');
    const findings = out.match(/^ · /gmu)!.length;
    expect(out.match(/^ {3}→ kkori /gmu)).toHaveLength(findings);
    expect((await cli(['dossier', 'check', 'hanigyeol', '--workspace', '/tmp/a'])).out).toContain(
      '→ kkori critique hanigyeol Q2 --workspace /tmp/a',
    );
  });

  it('gives commands that this command line knows', async () => {
    const deps = testDeps(sampleFiles());
    const { out } = await cli(['dossier', 'check', 'gureumteum'], { deps });
    const typed = [...out.matchAll(/→ kkori ([^\n]+)/gu)].map(([, words]) => words!.split(' '));
    expect(typed.length).toBeGreaterThan(2);
    for (const argv of typed.filter(([name]) => name !== 'add' && name !== 'rehearse'))
      expect((await cli(argv, { deps })).code, argv.join(' ')).toBe(0);
  });

  it('as JSON has one shape, for one and for all', async () => {
    const all = JSON.parse((await cli(['dossier', 'check', '--json'])).out);
    expect(Object.keys(all)).toEqual(['lang', 'dossiers', 'across', 'notes']);
    expect(all.dossiers.map((one: { slug: string }) => one.slug)).toEqual(['gureumteum', 'hanigyeol']);
    const one = JSON.parse((await cli(['dossier', 'check', 'hanigyeol', '--json'])).out);
    expect(one.dossiers).toEqual([all.dossiers[1]]);
    expect(one.dossiers[0]).toMatchObject({
      problem: null,
      counts: { missing: 1, stale: 0, unsourced: 1, undrafted: 2 },
      findings: expect.arrayContaining([
        {
          kind: 'unsourced',
          id: 'draft-number',
          text: expect.stringContaining('40%'),
          evidence: [
            {
              uri: 'kkori://dossiers/hanigyeol',
              sha: expect.stringMatching(/^[0-9a-f]{16}$/u),
              start: expect.any(Number),
              end: expect.any(Number),
              quote: '40%',
            },
          ],
          next: 'kkori critique hanigyeol Q2',
        },
      ]),
    });
    expect(all.across).toEqual([
      {
        kind: 'number',
        text: expect.any(String),
        places: [
          expect.objectContaining({
            paper: 'resume',
            dossier: null,
            said: expect.objectContaining({ quote: '0.4초' }),
          }),
          expect.objectContaining({ paper: 'dossier', dossier: 'gureumteum' }),
        ],
        next: expect.stringMatching(/^kkori search /u),
      },
    ]);
  });

  it('speaks English where that is asked for', async () => {
    const { out } = await cli(['dossier', 'check', 'hanigyeol', '--lang', 'en']);
    expect(out).toContain('In no other paper');
    expect(out).toContain('60–90 seconds are usual');
    const { code, err } = await cli(['dossier', 'check', '--lang', 'fr']);
    expect([code, err]).toEqual([2, expect.stringContaining('ko, en')]);
  });

  it('works without a résumé and in an empty workspace', async () => {
    const { 'resume.md': _, ...files } = sampleFiles();
    const bare = await cli(['dossier', 'check', 'hanigyeol'], { files });
    expect([bare.code, bare.out]).toEqual([0, expect.stringContaining('→ kkori add 이력서.md --as resume')]);
    const empty = await cli(['dossier', 'check'], { files: {} });
    expect(empty.code).toBe(0);
    expect(empty.out).toMatch(/^지원 건이 없습니다\. 먼저 `kkori add 파일`/u);
    expect(JSON.parse((await cli(['dossier', 'check', '--json'], { files: {} })).out)).toMatchObject({ dossiers: [] });
  });

  it('names a dossier that cannot be read, and goes on', async () => {
    const files = { ...sampleFiles(), 'dossiers/broken/posting.md': new Uint8Array([0xff, 0xfe, 0x00, 0xd8, 0xc3]) };
    const all = await cli(['dossier', 'check'], { deps: testDeps(files) });
    expect(all.code).toBe(0);
    expect(all.out).toMatch(/^ {2}broken +읽지 못했습니다: \S/mu);
    expect(all.out).toContain('  hanigyeol ');
    const one = await cli(['dossier', 'check', 'broken'], { deps: testDeps(files) });
    expect(one.code).toBe(1);
    expect(one.err).toMatch(/^kkori: /u);
    expect(one.err).not.toContain('    at ');
  });

  it('is one clear sentence for a name that is not there', async () => {
    const { code, err, out } = await cli(['dossier', 'check', 'hanigyoel']);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('hanigyeol');
  });
});
