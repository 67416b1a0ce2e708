import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../../src/faces/cli/run.ts';
import { widthOf } from '../../../src/faces/cli/text.ts';
import { ROOT, sampleFiles, testDeps } from '../../support/deps.ts';
import { cli, environmentOf, noWorkspace, sink } from './harness.ts';

const ANSWERS = path.join(ROOT, 'examples', 'answers', 'demo.md');
const HANIGYEOL = ['rehearse', 'hanigyeol', '--questions', '2', '--seed', '3'];
const json = (text: string) => JSON.parse(text) as Record<string, never> & { [key: string]: unknown };

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

describe('help', () => {
  it('is Korean with a short English line, the everyday commands first, without --seed and --json', async () => {
    const { code, out, err } = await cli(['--help']);
    expect(code).toBe(0);
    expect(err).toBe('');
    expect(out).toContain('Interview rehearsal with follow-up questions');
    expect(out.indexOf('rehearse')).toBeLessThan(out.indexOf('init'));
    expect(out.indexOf('report')).toBeLessThan(out.indexOf('init'));
    expect(out).not.toMatch(/--seed|--json|demo|Usage|Options/);
  });

  it('of a command names every option', async () => {
    const { code, out } = await cli(['rehearse', '--help']);
    expect(code).toBe(0);
    for (const option of [
      'format',
      'questions',
      'minutes',
      'mode',
      'lang',
      'level',
      'coach',
      'seed',
      'answers',
      'resume',
      'show',
      'input',
      'json',
    ])
      expect(out).toContain(`--${option}`);
  });

  it('knows its version', async () => {
    expect(await cli(['--version'])).toMatchObject({ code: 0, out: '9.9.9\n' });
  });
});

describe('without arguments', () => {
  it('shows what to do first where there is no workspace', async () => {
    const { code, out } = await cli([], { environment: noWorkspace });
    expect(code).toBe(0);
    expect(out).toContain('kkori init');
  });

  it('lists dossiers and what to go on with', async () => {
    const deps = testDeps(sampleFiles());
    await cli([...HANIGYEOL, '--answers', ANSWERS], { deps });
    const { out } = await cli([], { deps });
    expect(out).toContain('hanigyeol');
    expect(out).toContain('kkori rehearse hanigyeol');
    expect(out).not.toContain('--resume');
  });

  it('goes on with the dossier that was practised last, whatever its letter', async () => {
    const deps = testDeps(sampleFiles());
    const next = async () => (await cli([], { deps })).out.match(/kkori rehearse \S+/u)?.[0];
    expect(await next()).toBe('kkori rehearse gureumteum');
    await cli([...HANIGYEOL, '--answers', ANSWERS], { deps });
    expect(await next()).toBe('kkori rehearse hanigyeol');
    await cli(['rehearse', 'gureumteum', '--questions', '1', '--answers', ANSWERS], { deps });
    expect(await next()).toBe('kkori rehearse gureumteum');
    // Building a dossier is no practice.
    await cli(['dossier', 'build', 'hanigyeol'], { deps });
    expect(await next()).toBe('kkori rehearse gureumteum');
  });

  it('writes its commands as they work for how it was started', async () => {
    const deps = testDeps(sampleFiles());
    const { out } = await cli([], { deps, environment: { invocation: 'npm run kkori --' } });
    expect(out).toContain('npm run kkori -- rehearse');
    expect(out.replaceAll('npm run kkori --', '')).not.toContain('kkori ');
    const { err } = await cli(['add'], { deps, environment: { invocation: 'npx kkori' } });
    expect(err).toContain('npx kkori add --help');
  });
});

describe('what has to be named', () => {
  it.each([
    [['dossier', 'build']],
    [['dossier', 'show']],
    [['critique']],
    [['critique', 'Q1']],
    [['delete', 'dossier']],
  ])('%j without any dossier says so once and how to get one', async (argv) => {
    const { code, err } = await cli(argv, { files: { 'kkori.json': '{}' } });
    expect(code).toBe(2);
    expect(err.match(/지원 건이 없습니다/gu)).toHaveLength(1);
    expect(err).toContain('kkori add');
    expect(err).not.toMatch(/쓸 수 있는 값|: *$/mu);
  });

  it.each([[['dossier', 'build']], [['dossier', 'show']], [['critique']], [['delete', 'dossier']]])(
    '%j with several names them',
    async (argv) => {
      const { code, err } = await cli(argv);
      expect(code).toBe(2);
      expect(err).toContain('있는 지원 건: gureumteum, hanigyeol');
    },
  );

  it('where the file runs out of answers says which questions had none, beside the transcript', async () => {
    const few = await file('few.md', '작년에 제가 알림 중복을 없앴습니다.\n');
    const { code, out, err } = await cli([...HANIGYEOL, '--answers', few]);
    expect(code).toBe(0);
    expect(err).toMatch(/남은 답이 없어 ‘모르겠습니다’로 대신한 질문.*본인 답이 아닙니다: .*\[2\]/u);
    expect(err).not.toContain('[1],');
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(out).not.toContain('본인 답이 아닙니다');
  });

  it('what nothing could be said of is called not judged, and not without a sentence to keep', async () => {
    const answers = await file(
      'assignment.md',
      [
        '과제는 예약 API 세 개입니다. 화면과 저장을 따로 두었습니다.',
        '바뀌는 까닭이 다른 것끼리 떼어 놓았습니다. 할인 계산만 독립된 클래스입니다.',
        '그만',
      ].join('\n---\n'),
    );
    const { code, out } = await cli([
      ...['rehearse', 'hanigyeol', '--format', 'assignment', '--mode', 'coach', '--questions', '4', '--seed', '2'],
      ...['--answers', answers],
    ]);
    expect(code).toBe(0);
    expect(out).toContain('이 질문의 답은 내용을 판단하지 않았습니다.');
    expect(out.split('── 마쳤습니다')[0]).not.toMatch(/남길 문장을 찾지 못|질문이 물은 것에 답했는지/u);
  });

  it('a session is listed by its day, dossier, format and answers, and found by the letters shown', async () => {
    const deps = testDeps(sampleFiles());
    await cli([...HANIGYEOL, '--answers', ANSWERS], { deps });
    await cli(['rehearse', 'gureumteum', '--format', 'culture-fit', '--questions', '1', '--answers', ANSWERS], {
      deps,
    });
    const answers = new Set((await deps.store.turns({ dossier: 'hanigyeol' })).map(({ turn }) => turn)).size;
    for (const argv of [
      ['report', 'nosuch'],
      ['delete', 'session'],
    ]) {
      const { code, err } = await cli(argv, { deps });
      expect(code).toBe(2);
      expect(err).toMatch(/s-2 +20\d\d-\d\d-\d\d · gureumteum · 컬처핏 · 답변 \d/u);
      expect(err).toMatch(
        new RegExp(`s-1 +20\\d\\d-\\d\\d-\\d\\d · hanigyeol · 1차 기술 면접 · 답변 ${answers}\\b`, 'u'),
      );
    }
  });
});

describe('mistakes', () => {
  it.each([
    [['rehers'], '‘rehers’ 명령은 없습니다.', 'rehearse'],
    [['dossier', 'shw'], '‘shw’ 명령은 없습니다.', 'show'],
    [['rehearse', '--formt', 'x'], '‘--formt’ 옵션은 없습니다.', '--format'],
    [['rehearse', '--format', 'techincal', '--answers', ANSWERS], '--format', '‘technical’'],
    [['rehearse', 'hanigyoel', '--answers', ANSWERS], '‘hanigyoel’ 지원 건을 찾지 못했습니다.', 'hanigyeol'],
    [['dossier', 'show', 'gureumtum'], '‘gureumtum’', 'gureumteum'],
    [['rehearse', '--show', 'wy', '--answers', ANSWERS], '--show', 'why'],
    [['rehearse', '--questions', '99', '--answers', ANSWERS], '--questions', '30'],
    [['rehearse', '--questions', '2', '--minutes', '20', '--answers', ANSWERS], '--questions', '--minutes'],
    [['rehearse', '--seed', '1.5', '--answers', ANSWERS], '--seed', '수'],
    [['rehearse', '--answers', ANSWERS], '어느 지원 건', 'gureumteum, hanigyeol'],
    [['report', '--format', 'pdf'], '--format', 'md, html, json'],
    [['add', 'x', '--as', 'postin'], '--as', 'posting'],
    [['add'], '‘file’', 'kkori add --help'],
    [['ask', '--question', 'Q'], '--answer', 'kkori ask --help'],
    [['ask', 'hanigyeol', '--question', 'Q9', '--answer', '-'], 'Q9', 'Q1'],
    [['report', 'nothing'], '‘nothing’', ''],
    [['delete', 'sesion', 'x'], 'sesion', 'session'],
    [['delete', 'session'], '아직 연습한 회차가 없습니다.', 'kkori rehearse'],
    [['delete', 'all'], '터미널이 아니어서', '--yes'],
    [['rehearse', 'hanigyeol', '--resume', '--answers', ANSWERS], '이어서 할 연습이 없습니다.', ''],
  ])('%j is a mistake of usage: two lines, a way out, no stack', async (argv, message, hint) => {
    const { code, out, err } = await cli(argv, { stdin: '답입니다' });
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(message);
    expect(err).toContain(hint);
    expect(err.trimEnd().split('\n').length).toBeLessThanOrEqual(2);
    expect(err).not.toMatch(/\n\s+at |Error:/);
  });

  it('come as JSON on stderr with --json', async () => {
    const { code, out, err } = await cli(['rehearse', 'hanigyoel', '--answers', ANSWERS, '--json']);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(json(err)).toEqual({
      error: {
        kind: 'usage',
        message: '‘hanigyoel’ 지원 건을 찾지 못했습니다.',
        hint: expect.stringContaining('hanigyeol'),
      },
    });
  });

  it('without a terminal and without answers say in one sentence what is missing', async () => {
    const { code, err } = await cli(['rehearse', 'hanigyeol']);
    expect(code).toBe(2);
    expect(err).toContain('--answers');
  });

  it('of the work itself exit 1: a file that is not there names its neighbour', async () => {
    const near = await file('공고.md', '# 공고');
    const { code, err } = await cli(['add', near.replace('공고.md', '공구.md')]);
    expect(code).toBe(1);
    expect(err).toContain('공고.md');
  });

  it('that are ours show no stack either', async () => {
    const { code, err } = await cli(['dossier', 'list'], {
      environment: { open: async () => Promise.reject(new TypeError('boom at /secret/path')) },
    });
    expect(code).toBe(1);
    expect(err).toContain('예상하지 못한 오류입니다');
    expect(err).not.toMatch(/boom|secret/);
  });
});

describe('rehearse --answers', () => {
  it('writes the interview down and ends with the end screen', async () => {
    const { code, out } = await cli(['demo']);
    expect(code).toBe(0);
    expect(out).toContain('규칙 코치는 빠진 것과 어긋난 것만 봅니다. 잘했는지는 판단하지 않습니다.');
    expect(out).toMatch(/\n\[1\] .+\n[\s\S]+왜 묻나 · /u);
    expect(out).toMatch(/\n 꼬리 [^[]+\[[^\]]+\]\n/u);
    expect(out).toMatch(/\n 답 .+\n[\s\S]+ → 넘어갑니다: /u);
    expect(out).toMatch(/\n── 마쳤습니다 · 답변 \d+ · 꼬리 \d+ · 넘어간 이유 4\n/u);
    for (const line of out.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(80);
  });

  it('keeps the reasons to itself unless they are asked for', async () => {
    const { out } = await cli([...HANIGYEOL, '--answers', ANSWERS]);
    expect(out).not.toMatch(/왜 묻나|\[(동작 방식|낮춰 묻기|수치)\]/u);
    const shown = await cli([...HANIGYEOL, '--answers', ANSWERS, '--show', 'why,plan']);
    expect(shown.out).toMatch(/계획\n 1\. /u);
    expect(shown.out).toContain('왜 묻나');
  });

  it('takes a command word for the command', async () => {
    const answers = [
      '?',
      '다시',
      '질문 다시',
      '힌트',
      '인덱스를 바꿨습니다. 3초가 1초가 되었습니다.',
      '넘어가기',
      '그만',
    ].join('\n---\n');
    const deps = testDeps(sampleFiles());
    const { code, out } = await cli([...HANIGYEOL, '--answers', '-'], { deps, stdin: answers });
    expect(code).toBe(0);
    expect(out).toContain('실전 모드에서는 힌트를 드리지 않습니다');
    const report = json((await cli(['report', '--format', 'json'], { deps })).out) as unknown as {
      ended: string;
      turns: { attempts: unknown[]; steered: { action: string }[] }[];
      selfRatings: unknown;
    };
    expect(report.turns[0]!.attempts).toHaveLength(1);
    expect(report.turns[0]!.steered.map((s) => s.action)).toEqual(['repeat', 'hint']);
    expect(report.selfRatings).toEqual([{ slot: null, rating: 'declined' }]);
  });

  it('says 모르겠습니다 when the answers run out, and names bound answers that fit no question', async () => {
    const { code, out, err } = await cli([...HANIGYEOL, '--answers', '-'], { stdin: '<!-- for: no/such -->\n답' });
    expect(code).toBe(0);
    expect(out).toContain(' 답 모르겠습니다');
    expect(err).toContain('no/such');
  });

  it('gives the JSON of the contract and nothing else', async () => {
    const { code, out } = await cli(['demo', '--json']);
    expect(code).toBe(0);
    const report = json(out) as never as {
      plan: Record<string, unknown>[];
      turns: Record<string, unknown>[];
      coverage: object;
    };
    expect(Object.keys(report)).toEqual(
      expect.arrayContaining([
        'session',
        'dossier',
        'format',
        'mode',
        'coach',
        'lang',
        'plan',
        'turns',
        'coverage',
        'points',
        'selfRatings',
        'dropped',
        'next',
      ]),
    );
    expect(Object.keys(report.plan[0]!)).toEqual(
      expect.arrayContaining(['id', 'type', 'topic', 'question', 'intent', 'evidence', 'reason']),
    );
    expect(Object.keys((report.plan[0]!.evidence as object[])[0]!)).toEqual([
      'uri',
      'sha',
      'start',
      'end',
      'quote',
      'status',
    ]);
    for (const turn of report.turns)
      expect(Object.keys(turn)).toEqual(
        expect.arrayContaining(['id', 'slot', 'kind', 'question', 'attempts', 'answer', 'checks', 'decided', 'by']),
      );
    expect(report.coverage).toMatchObject({
      must: { covered: expect.any(Array), uncovered: expect.any(Array) },
      preferred: { covered: expect.any(Array), uncovered: expect.any(Array) },
    });
  });

  it('takes its length from the workspace where the command line says none', async () => {
    const files = { ...sampleFiles(), 'kkori.json': '{"questions": 1, "language": "en"}' };
    const plan = async (...more: string[]) =>
      (
        json(
          (await cli(['rehearse', 'hanigyeol', '--answers', ANSWERS, '--json', ...more], { files })).out,
        ) as never as { plan: unknown[] }
      ).plan;
    expect(await plan()).toHaveLength(1);
    expect(await plan('--questions', '2')).toHaveLength(2);
    expect((await plan('--minutes', '40')).length).toBeGreaterThan(2);
  });

  it('starts nothing when the answers file holds no answer', async () => {
    const deps = testDeps(sampleFiles());
    expect((await cli([...HANIGYEOL, '--answers', '-'], { deps, stdin: '<!-- 제목 -->\n' })).code).toBe(1);
    expect(await deps.store.sessions()).toEqual([]);
  });

  it('is English in an English session', async () => {
    const { out } = await cli(['demo', '--lang', 'en']);
    expect(out).toContain('Coach: rule coach (no model)');
    expect(out).toContain('── Done · ');
  });
});

describe('report', () => {
  const held = async (options: string[] = []) => {
    const deps = testDeps(sampleFiles());
    await cli([...HANIGYEOL, '--answers', ANSWERS, ...options], { deps });
    return deps;
  };

  it('is Markdown of the latest session, or of the one whose id begins so', async () => {
    const deps = await held();
    const latest = await cli(['report'], { deps });
    expect(latest).toMatchObject({ code: 0, err: '' });
    expect(latest.out).toMatch(/^# /);
    expect((await cli(['report', 's-1'], { deps })).out).toBe(latest.out);
  });

  it('goes into a file with -o', async () => {
    const target = path.join(folder, 'out.md');
    const deps = await held();
    const { out, err } = await cli(['report', '-o', target], { deps });
    expect(out).toBe('');
    expect(err).toContain('out.md');
    expect(await readFile(target, 'utf8')).toMatch(/^# /);
  });

  it('says what to do when nothing was rehearsed', async () => {
    expect(await cli(['report'])).toMatchObject({ code: 1, err: expect.stringContaining('kkori rehearse') });
  });
});

describe('streams', () => {
  it('a reader that goes away ends the output and not the work', async () => {
    const deps = testDeps(sampleFiles());
    const stdout = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error('gone'), { code: 'EPIPE' })),
    });
    const stdin = new PassThrough().end('인덱스를 바꿨습니다.');
    const code = await run(
      [...HANIGYEOL, '--answers', '-'],
      environmentOf({ deps }, { stdin, stdout, stderr: sink(), isTTY: false }),
    );
    expect(code).toBe(0);
    expect((await deps.store.sessions())[0]).toMatchObject({ ended: true });
  });

  it('output that cannot be written is a failure', async () => {
    const stdout = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error('full'), { code: 'ENOSPC' })),
    });
    expect(
      await run(['--help'], environmentOf({}, { stdin: new PassThrough(), stdout, stderr: sink(), isTTY: false })),
    ).toBe(1);
  });

  it('carry no colour and no control characters where there is no terminal', async () => {
    const files = {
      ...sampleFiles(),
      'dossiers/evil/posting.md':
        '# 회사\u001b[31m빨강\u0007\n\n■ 자격요건\n- 서버를 \u202e개발\u001b]0;제목\u0007 하신 분\n',
    };
    const { out } = await cli(['dossier', 'show', 'evil'], { files });
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e]/);
  });
});
