import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../support/deps.ts';
import { FakeModel } from '../../support/fake-model.ts';
import { modelOf } from '../../support/model-deps.ts';
import { briefOf, json, scripted } from '../../support/scripted-model.ts';
import { KEY as KEYS, Person } from './harness.ts';

const KEY = 'sk-ant-secret-1234567890';
const ANSWERS = `<!-- for: any -->
제가 정산 대사 배치의 인덱스를 바꿔 3시간 10분에서 48분으로 줄였습니다. 실행 계획을 보고 원인을 찾았습니다. 연락은 010-2345-6789로 받습니다.
---
아웃박스 테이블에 이벤트를 함께 저장하고 릴레이가 카프카로 보냅니다.
`;

let workspace: string;
let fake: FakeModel;
let address: string;

/** The program in a process of its own, with nothing of this one's environment but the path. */
function kkori(args: string[], env: Record<string, string>, input = '') {
  const child = spawn(process.execPath, [path.join(ROOT, 'src', 'main.ts'), ...args], {
    env: { PATH: process.env.PATH ?? '', HOME: workspace, KKORI_HOME: workspace, ...env },
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString('utf8')));
  child.stdin.end(input);
  return new Promise<{ code: number | null; out: string; err: string }>((resolve) =>
    child.on('close', (code) => resolve({ code, out, err })),
  );
}

beforeAll(async () => {
  workspace = mkdtempSync(path.join(tmpdir(), 'kkori-model-'));
  fake = new FakeModel(
    scripted({
      assess: (_, times) =>
        times === 1 ? { status: 529 } : json({ checks: [], points: [], misconceptions: [], conflicts: [] }),
    }),
  );
  address = await fake.listen();
  await kkori(['init', workspace], {});
  cpSync(path.join(ROOT, 'examples', 'resume.md'), path.join(workspace, 'resume.md'));
  await kkori(['add', path.join(ROOT, 'examples/postings/hanigyeol.md'), '--to', 'hanigyeol', '--as', 'posting'], {});
});
afterAll(async () => {
  await fake.close();
  rmSync(workspace, { recursive: true });
});

describe('the whole program against a model in another process', () => {
  it('rehearses with it, prints nothing but its result, and says what it used', async () => {
    const { code, out, err } = await kkori(
      ['rehearse', 'hanigyeol', '--questions', '1', '--answers', '-', '--json'],
      { ANTHROPIC_BASE_URL: address, ANTHROPIC_API_KEY: KEY, KKORI_MODEL: 'local-model' },
      ANSWERS,
    );
    expect(err).not.toMatch(/Error|at .*\.ts|sk-ant/u);
    expect(code).toBe(0);
    const report = JSON.parse(out) as {
      coach: string;
      usage: { model: string; usd: number | null }[];
      failures?: unknown[];
      summary?: { by: string };
    };
    expect(report.coach).toBe('anthropic');
    expect(report.failures).toBeUndefined();
    expect(report.usage).toMatchObject([{ model: 'fake-model', usd: null }]);
    expect(report.summary).toMatchObject({ by: 'anthropic' });
    expect(fake.seen.length).toBeGreaterThan(2);
    const sent = JSON.stringify(fake.seen.map((s) => s.body));
    expect(sent).not.toContain('010-2345-6789');
    // An endpoint that is not Anthropic's is sent nothing that it may not know.
    expect(sent).not.toMatch(/output_config|cache_control|tool_choice/u);
  });

  it('keeps the key out of everything it writes', () => {
    for (const file of readdirSync(workspace, { recursive: true, encoding: 'utf8', withFileTypes: true }))
      if (file.isFile())
        expect(readFileSync(path.join(file.parentPath, file.name)).includes(KEY), file.name).toBe(false);
  });

  it('asks with it, and by rules alone when told so', async () => {
    const before = fake.seen.length;
    const env = { ANTHROPIC_BASE_URL: address };
    const ask = ['ask', 'hanigyeol', '--question', '아웃박스는 무엇을 막나요?', '--answer', '-', '--json'];
    const asked = await kkori(ask, env, '커밋과 발행이 어긋나는 것을 막습니다.');
    expect(JSON.parse(asked.out)).toMatchObject({ coach: 'anthropic' });
    expect(fake.seen.length).toBeGreaterThan(before);
    const after = fake.seen.length;
    const plain = await kkori([...ask, '--coach', 'offline'], env, '커밋과 발행이 어긋나는 것을 막습니다.');
    expect(JSON.parse(plain.out)).toMatchObject({ coach: 'offline' });
    expect(fake.seen).toHaveLength(after);
  });

  it('doctor says which model, where, what would go there, and never the key', async () => {
    const { out } = await kkori(['doctor'], { ANTHROPIC_API_KEY: KEY });
    expect(out).toContain('claude-sonnet-5-5 · api.anthropic.com');
    const words = out.replace(/\s+/gu, ' ');
    expect(words).toMatch(/백만 토큰에 읽기 \$2, 쓰기 \$10 \(2026-11-22 기준\)/u);
    expect(words).toContain('다른 줄기의 답과 파일 전체는 가지 않습니다');
    expect(words).toContain('정리를 쓸 때만 그 회차의 질문과 답이 한 번 함께 갑니다');
    expect(words).toMatch(/쓴 양 fake-model · 모델이 읽은 글/u);
    expect(out).not.toContain('sk-ant');
    const local = await kkori(['doctor', '--json'], {
      ANTHROPIC_BASE_URL: 'http://127.0.0.1:11434',
      KKORI_MODEL: 'qwen3:8b',
    });
    expect(JSON.parse(local.out)).toMatchObject({
      coach: { name: 'anthropic', why: 'ANTHROPIC_BASE_URL' },
      model: { model: 'qwen3:8b', endpoint: '127.0.0.1:11434', price: null },
    });
  });

  it('names what is wrong with the settings, and what is missing', async () => {
    const bad = await kkori(['doctor'], { ANTHROPIC_BASE_URL: 'file:///etc/passwd' });
    expect(bad.code).toBe(1);
    expect(bad.err).toContain('ANTHROPIC_BASE_URL');
    expect(bad.err).not.toContain('passwd');
    const none = await kkori(['rehearse', 'hanigyeol', '--coach', 'anthropic', '--answers', '-'], {}, ANSWERS);
    expect(none.code).toBe(2);
    expect(none.err).toContain('모델이 설정되어 있지 않습니다');
  });

  it('a server inside an assistant spends nothing, whatever key stands in its environment', async () => {
    const before = fake.seen.length;
    const request = (id: number, method: string, params: unknown) =>
      `${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`;
    const { out } = await kkori(
      ['serve'],
      { ANTHROPIC_BASE_URL: address, ANTHROPIC_API_KEY: KEY, KKORI_COACH: 'anthropic' },
      request(1, 'initialize', {
        protocolVersion: '2025-06-18',
        capabilities: {},
        clientInfo: { name: 't', version: '1' },
      }) +
        `${JSON.stringify({ jsonrpc: '2.0', method: 'notifications/initialized' })}\n` +
        request(2, 'tools/call', {
          name: 'start_rehearsal',
          arguments: { dossier: 'hanigyeol', questions: 1, mode: 'coach' },
        }),
    );
    expect(out).toContain('"id":2');
    expect(out).toContain('어시스턴트');
    expect(fake.seen).toHaveLength(before);
  });
});

describe('a person in front of a model', () => {
  const seated = async (script: Parameters<typeof scripted>[0], hang = false) => {
    const model = modelOf((body, request) =>
      hang && briefOf(body) === 'assess' ? { fault: 'hang' } : scripted(script)(body, request),
    );
    const config = {
      model: {
        key: () => 'k',
        baseURL: null,
        model: 'claude-sonnet-5-5',
        effort: null,
        limits: { requests: 9, tokens: 9, usd: 2 },
      },
    };
    const person = new Person(['rehearse', 'hanigyeol', '--questions', '2', '--seed', '3'], {
      deps: model.deps,
      config,
    });
    await person.until('Enter 시작');
    person.keys(KEYS.enter);
    await person.until('면접관');
    return { person, ...model };
  };
  const SAID = '아웃박스 테이블에 이벤트를 함께 저장하고 릴레이가 카프카로 보냅니다.';

  it('is told who coaches, where the words go and what it may cost, and sees the question grow before it is put', async () => {
    const question = '릴레이가 읽어 보낸 다음에는 어떤 순간이 가장 불안하신가요?';
    const { person } = await seated({ word: () => json({ question, anchor: '릴레이' }) });
    expect(person.stdout.text()).toMatch(/모델 코치[\s\S]*claude-sonnet-5-5[\s\S]*많아야\s+\$2/u);
    await person.answer(SAID);
    await person.until('답을 읽는 중입니다');
    await person.until('· 릴레이가');
    await person.until('면접관');
    await person.until('불안하신가요?');
    person.keys(KEYS.interrupt);
    expect(await person.done).toBe(130);
  });

  it('calls the model off with Ctrl-C: the answer is kept, and the interview goes on', async () => {
    const { person, deps } = await seated({}, true);
    await person.answer(SAID);
    await person.until('답을 읽는 중입니다');
    person.keys(KEYS.interrupt);
    await person.until('모델을 멈추고 규칙으로 이어 갑니다');
    await person.until('면접관');
    await person.until('답>');
    const events = await deps.store.load((await deps.store.sessions({ limit: 1 }))[0]!.id);
    expect(events!.some((e) => e.type === 'answered' && e.text === SAID)).toBe(true);
    expect(events!.find((e) => e.type === 'work-failed')).toMatchObject({ brief: 'assess', reason: 'cancelled' });
    person.keys(KEYS.interrupt);
    expect(await person.done).toBe(130);
  });

  const WORDED = {
    word: () => json({ question: '릴레이가 읽어 보낸 다음에는 어떤 순간이 가장 불안하신가요?', anchor: '릴레이' }),
  };
  const rated = async (person: Person) => {
    await person.answer(SAID);
    await person.until('불안하신가요?');
    await person.answer('그만');
    await person.until('아니요');
    person.keys(`${KEYS.left}${KEYS.enter}`);
    await person.until('안 함');
    person.keys(`${KEYS.down}${KEYS.enter}`);
  };

  it('sees the model’s summary on the last screen, once they have rated themselves', async () => {
    const text = '저장과 발행을 묶은 흐름은 이어졌고, 멈췄을 때의 이야기는 찾지 못했습니다.';
    const { person } = await seated({ ...WORDED, summarise: () => json({ text, next: [] }) });
    await rated(person);
    await person.until('회차를 정리하는 중입니다');
    expect(await person.until('보고서 전체')).toMatch(/코치 정리 저장과 발행을 묶은 흐름은[\s\S]*고칠 것/u);
    person.keys(KEYS.enter);
    expect(await person.done).toBe(0);
  });

  it('calls the summary off with Ctrl-C: the rating is kept and the last screen comes without it', async () => {
    const { person, deps } = await seated({ ...WORDED, summarise: () => ({ fault: 'hang' }) });
    await rated(person);
    await person.until('회차를 정리하는 중입니다');
    person.keys(KEYS.interrupt);
    const screen = await person.until('보고서 전체');
    expect(screen).not.toContain('코치 정리');
    expect(screen.replace(/\s+/gu, ' ')).toContain('모델이 회차 정리를 쓰지 못했습니다: cancelled');
    person.keys(KEYS.enter);
    expect(await person.done).toBe(0);
    const events = await deps.store.load((await deps.store.sessions({ limit: 1 }))[0]!.id);
    expect(events!.map((e) => e.type).slice(-2)).toEqual(['self-rated', 'work-failed']);
  });
});
