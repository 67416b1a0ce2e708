import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { widthOf } from '../../../src/faces/cli/text.ts';
import { sampleFiles, testDeps } from '../../support/deps.ts';
import { notesOf } from '../../support/drafts.ts';
import { cli } from './harness.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'kkori-critique-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
const file = async (name: string, content: string | Uint8Array) => {
  await writeFile(path.join(folder, name), content);
  return path.join(folder, name);
};
const json = (text: string) => JSON.parse(text) as Record<string, never>;

const QUESTION = '느린 배치를 개선한 경험을 말씀해 주세요.';
const WEAK = '저희는 배치를 고쳤고 많이 빨라졌습니다.';
const STRONG =
  '세 시간 넘게 걸리던 정산 대사 배치를 48분으로 줄였습니다. 제가 인덱스 순서를 바꿨습니다. 복제본으로 옮기는 방법도 보았지만 원인이 그대로 남아서 택하지 않았습니다. 대신 쓰기가 느려졌습니다.';

describe('kkori critique: one draft', () => {
  it('shows points, the map with what is ready, typos in one last line, and who judged', async () => {
    const { code, out } = await cli(['critique', 'hanigyeol', 'Q1']);
    expect(code).toBe(0);
    expect(out).toMatch(/^Q1 {2}비동기 처리에서/u);
    expect(out).toContain('규칙 코치(모델 없음)');
    expect(out).toContain('꼬리 지도');
    expect(out).toMatch(/먼저 .*유실을 막나요\? \[흔한 오해와 닿음\] +없음/su);
    const lines = out.trimEnd().split('\n');
    const typos = lines.findIndex((line) =>
      line.startsWith('표기 2곳 (말할 때는 상관없습니다): 아웃벅스→아웃박스, 하늬걸→하늬결'),
    );
    expect(typos).toBeGreaterThan(lines.findIndex((line) => line.startsWith('체크')));
    expect(lines[typos + 1]).toBe('규칙 코치는 빠진 것과 어긋난 것만 봅니다. 잘했는지는 판단하지 않습니다.');
    expect(out).toContain('kkori rehearse hanigyeol --tails Q1');
    expect(out).not.toMatch(/빠졌습니다|합격|점수|\d점/u);
    for (const line of lines) expect(widthOf(line), line).toBeLessThanOrEqual(80);
  });

  it('says of one place one thing once', async () => {
    const { out } = await cli(['critique', '--question', QUESTION, '--file', await file('once.txt', WEAK)]);
    expect(out.replaceAll(/\s+/gu, ' ').split('기준이 되는 값을 찾지 못했습니다')).toHaveLength(2);
  });

  it('says in which language a draft was read where another was wished for', async () => {
    const { code, out, err } = await cli(['critique', 'hanigyeol', 'Q1', '--lang', 'en']);
    expect(code).toBe(0);
    expect(err).toContain('are in Korean');
    expect(out).toContain('꼬리 지도');
  });

  it.each([24, 40, 120])('keeps within %d columns', async (columns) => {
    for (const argv of [['Q1'], ['--all']]) {
      const { out } = await cli(['critique', 'hanigyeol', ...argv], { columns });
      // A command stands on a line of its own and is never broken: it is there to be copied.
      const lines = out.split('\n').filter((line) => !line.startsWith('  kkori '));
      for (const line of lines) expect(widthOf(line), line).toBeLessThanOrEqual(Math.min(columns, 92));
    }
  });

  it('prints the JSON of the contract', async () => {
    const { out } = await cli(['critique', 'hanigyeol', 'Q1', '--json']);
    const found = json(out);
    expect(Object.keys(found)).toEqual(
      expect.arrayContaining([
        'coach',
        'question',
        'type',
        'checks',
        'points',
        'missingPoints',
        'contradictions',
        'unsupported',
        'typos',
        'attackMap',
        'speakingSeconds',
        'dropped',
        'session',
        'start',
      ]),
    );
    expect(found).toMatchObject({
      coach: 'offline',
      type: 'technical',
      unsupported: [
        { quote: '완전히', text: expect.any(String) },
        { quote: '높은 처리량', text: expect.any(String) },
      ],
      typos: [
        { quote: '아웃벅스', suggestion: '아웃박스' },
        { quote: '하늬걸', suggestion: '하늬결' },
      ],
      missingPoints: expect.arrayContaining([{ concept: '트랜잭셔널 아웃박스', point: expect.any(String) }]),
      speakingSeconds: 14,
    });
    for (const entry of found.attackMap as unknown as { sentence: string; probes: Record<string, string>[] }[]) {
      expect(Object.keys(entry)).toEqual(['sentence', 'probes']);
      for (const probe of entry.probes) {
        expect(probe).toMatchObject({
          probe: expect.any(String),
          question: expect.stringMatching(/\?$/u),
          why: expect.any(String),
        });
        expect(['first', 'next']).toContain(probe.likelihood);
      }
    }
    expect(found).not.toHaveProperty('levels');
    expect(found).not.toHaveProperty('improved');
  });

  it('reads a file or standard input for a question in words, also for one of the notes', async () => {
    const draft = await file('초안.md', STRONG);
    expect(
      json((await cli(['critique', '--question', QUESTION, '--file', draft, '--json'], { files: {} })).out),
    ).toMatchObject({ type: 'behavioural' });
    expect(
      (await cli(['critique', '--question', QUESTION, '--file', '-'], { stdin: STRONG, files: {} })).out,
    ).toContain('꼬리 지도');
    expect(
      json((await cli(['critique', 'hanigyeol', '--question', 'Q3', '--file', '-', '--json'], { stdin: STRONG })).out),
    ).toMatchObject({ ref: 'Q3' });
  });

  it('needs no dossier named where there is only one', async () => {
    const files = {
      'kkori.json': '{}',
      'dossiers/hanigyeol/dossier.md': sampleFiles()['dossiers/hanigyeol/dossier.md']!,
    };
    expect((await cli(['critique', 'Q3'], { files })).out).toMatch(/^Q3 /u);
    expect((await cli(['critique'], { files })).out).toContain('초안을 나란히 놓으면');
  });

  it('speaks English with --lang en', async () => {
    const { out } = await cli(
      ['critique', '--question', 'How did you make it faster?', '--file', '-', '--lang', 'en'],
      {
        stdin: 'We split the endpoint and response times improved a lot. I moved the query to a replica.',
        files: {},
      },
    );
    expect(out).toContain('Map of follow-ups');
    expect(out).toContain('rule coach (no model)');
    expect(out).not.toMatch(/[가-힣]/u);
  });

  it('compares a changed draft with the one before it', async () => {
    const deps = testDeps(sampleFiles());
    await cli(['critique', 'hanigyeol', '--question', 'Q3', '--file', '-'], { deps, stdin: WEAK });
    const { out } = await cli(['critique', 'hanigyeol', 'Q3'], { deps });
    expect(out).toMatch(/앞 초안과 견주면\n뒤의 답\(B\)에서 더 많은 것을 찾았습니다\./u);
  });
});

describe('kkori critique --all', () => {
  it('ends fifteen points in three, shows what only shows side by side, the maps, and the typos last', async () => {
    const { code, out } = await cli(['critique', 'hanigyeol', '--all']);
    expect(code).toBe(0);
    expect(out).toMatch(/먼저 고칠 셋\n 1 \[Q1\] .*\n(?: {3}.*\n)* 2 \[Q2\] ‘40%’/u);
    expect(out).toMatch(/초안을 나란히 놓으면[\s\S]*초안에서 닿는 문장을 찾지 못한 요건/u);
    for (const ref of ['Q1', 'Q2', 'Q3']) expect(out).toContain(`${ref} 꼬리 지도`);
    expect(out.trimEnd().split('\n').at(-2)).toMatch(/^표기 2곳/u);
    const found = json((await cli(['critique', 'hanigyeol', '--all', '--json'])).out);
    expect(found).toMatchObject({
      coach: 'offline',
      across: expect.any(Array),
      first: expect.any(Array),
      uncovered: expect.any(Array),
    });
    expect((found.drafts as unknown as { ref: string }[]).map((d) => d.ref)).toEqual(['Q1', 'Q2', 'Q3']);
  });
});

describe('kkori critique --compare', () => {
  it('holds two files, or a file and a draft of the notes, against each other', async () => {
    const [a, b] = [await file('a.md', WEAK), await file('b.md', STRONG)];
    const compared = json((await cli(['critique', '--question', QUESTION, '--compare', a, b, '--json'])).out);
    expect(compared).toMatchObject({ better: 'b', reasons: expect.any(Array) });
    const { out } = await cli(['critique', 'hanigyeol', '--compare', a, 'Q3']);
    expect(out).toContain('뒤의 답(B)에서 더 많은 것을 찾았습니다.');
    expect(out).toContain('B에만');
    expect((await cli(['critique', 'hanigyeol', 'Q3', '--compare', a, a])).out).toContain('말할 수 없습니다');
  });
});

describe('kkori critique --apply', () => {
  const body =
    '배송 알림 서버를 맡고 있습니다. 당시 알림이 자주 늦었습니다. 제가 발송을 요청 흐름에서 빼내 p95를 1.8초에서 0.4초로 줄였습니다.';
  const files = {
    ...sampleFiles(),
    'dossiers/hanigyeol/dossier.md': notesOf('응답을 줄인 경험을 말씀해 주세요.', body),
  };

  it('writes nothing unless it is asked to', async () => {
    const deps = testDeps(files);
    const { out } = await cli(['critique', 'hanigyeol', 'Q1'], { deps });
    expect(out).toContain('kkori critique hanigyeol Q1 --apply');
    expect((await deps.workspace.read('kkori://dossiers/hanigyeol')).text).toBe(files['dossiers/hanigyeol/dossier.md']);
    expect((await cli(['critique', 'hanigyeol', 'Q1', '--apply'], { deps })).out).toContain(
      '첫 문장을 앞으로 옮겼습니다',
    );
    expect((await deps.workspace.read('kkori://dossiers/hanigyeol')).text).toMatch(
      /\n제가 발송을 요청 흐름에서[\s\S]*<!-- 고치기 전 초안/u,
    );
    expect((await cli(['critique', 'hanigyeol', 'Q1', '--apply'], { deps })).out).toContain('그대로 두었습니다');
  });
});

describe('mistakes', () => {
  it.each([
    ['an unknown label', ['hanigyeol', 'Q7'], 2, /‘Q7’[\s\S]*혹시 Q1인가요\? 있는 질문: Q1, Q2, Q3/u],
    ['an unknown dossier', ['hanigyul', 'Q1'], 2, /hanigyeol/u],
    ['a label and a file', ['hanigyeol', 'Q1', '--file', 'x.md'], 2, /--question Q1 --file/u],
    ['a label and a question', ['hanigyeol', 'Q1', '--question', '왜요?'], 2, /함께 쓸 수 없습니다/u],
    ['a file without a question', ['--file', 'x.md'], 2, /어느 질문/u],
    ['a question without a draft', ['--question', '왜 느린가요?'], 2, /--file/u],
    ['--all with one', ['hanigyeol', 'Q1', '--all'], 2, /함께 쓸 수 없습니다/u],
    ['one draft to compare', ['hanigyeol', 'Q1', '--compare', 'a.md'], 2, /둘/u],
    ['--apply without a label', ['hanigyeol', '--apply'], 2, /Q3 --apply/u],
    ['no dossier named among two', ['Q1'], 2, /gureumteum, hanigyeol/u],
    ['another language', ['hanigyeol', 'Q1', '--lang', 'fr'], 2, /ko, en/u],
    ['a file that is not there', ['--question', '왜 느린가요?', '--file', 'nowhere.md'], 1, /찾지 못했습니다/u],
  ])('%s', async (_, argv, code, words) => {
    const ran = await cli(['critique', ...argv]);
    expect(ran.code).toBe(code);
    expect(ran.err).toMatch(words);
    expect(ran.err).not.toMatch(/ at |Error:/u);
    expect(ran.out).toBe('');
  });

  it.each([
    ['empty', '  \n\n', /비어 있습니다/u],
    ['no text', '\u0000\u0001binary', /글이 아닙니다/u],
    ['too long', '가'.repeat(20_001), /20,000자/u],
  ])('a draft that is %s', async (name, content, words) => {
    const ran = await cli(['critique', '--question', QUESTION, '--file', await file(`${name}.md`, content)]);
    expect([ran.code, ran.out]).toEqual([1, '']);
    expect(ran.err).toMatch(words);
  });

  it('no drafts at all', async () => {
    const files = {
      'kkori.json': '{}',
      'dossiers/hanigyeol/dossier.md': '# 노트\n\n## 예상 질문\n\n### Q1. "무엇을 하셨나요?"\n',
    };
    const ran = await cli(['critique', 'hanigyeol'], { files });
    expect(ran.code).toBe(1);
    expect(ran.err).toMatch(/초안을 찾지 못했습니다[\s\S]*Q1/u);
    expect((await cli(['critique', 'hanigyeol', 'Q1'], { files })).err).toMatch(/아직 초안이 없습니다/u);
    expect((await cli(['critique'], { files: { 'kkori.json': '{}' } })).code).toBe(2);
  });

  it('as JSON on stderr', async () => {
    const ran = await cli(['critique', 'hanigyeol', 'Q7', '--json']);
    expect(json(ran.err)).toMatchObject({ error: { kind: 'usage', hint: expect.stringContaining('Q1') } });
  });
});

describe('kkori rehearse --tails', () => {
  it.each(['--tails', '--attack'])('%s rehearses what the draft has nothing ready for', async (option) => {
    const { code, out } = await cli(['rehearse', 'hanigyeol', option, 'Q1', '--answers', '-', '--json'], {
      stdin: '제가 릴레이를 만들었습니다.\n',
    });
    expect(code).toBe(0);
    const report = json(out) as unknown as { plan: { question: string; reason: string }[] };
    expect(report.plan.length).toBeGreaterThan(1);
    expect(report.plan[0]!.reason).toContain('Q1 초안');
  });

  it.each([
    ['an unknown label', ['--tails', 'Q8'], /혹시 Q1인가요/u],
    ['both names at once', ['--tails', 'Q1', '--attack', 'Q1'], /함께 쓸 수 없습니다/u],
    ['a format', ['--tails', 'Q1', '--format', 'full'], /함께 쓸 수 없습니다/u],
  ])('refuses %s', async (_, argv, words) => {
    const ran = await cli(['rehearse', 'hanigyeol', ...argv, '--answers', '-'], { stdin: '답\n' });
    expect(ran.code).toBe(2);
    expect(ran.err).toMatch(words);
  });
});
