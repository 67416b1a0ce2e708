import { beforeAll, describe, expect, it } from 'vitest';
import { materialOf } from '../../../src/app/advance.ts';
import { startRehearsal } from '../../../src/app/rehearse.ts';
import { threadOf } from '../../../src/app/threads.ts';
import type { Thread } from '../../../src/core/thread.ts';
import { sampleFiles, testDeps } from '../../support/deps.ts';
import type { Answer } from '../../support/fake-model.ts';
import { type ModelOptions, modelOf } from '../../support/model-deps.ts';
import { json } from '../../support/scripted-model.ts';

const ANSWER =
  '제가 정산 대사 배치의 인덱스를 바꿔 3시간 10분에서 48분으로 줄였습니다. 실행 계획을 보고 원인을 찾았습니다.';
const GOOD = { checks: [], points: [], misconceptions: [], conflicts: [] };

let thread: Thread;
beforeAll(async () => {
  const deps = testDeps(sampleFiles());
  const session = await startRehearsal(deps, {
    dossier: 'hanigyeol',
    format: 'resume',
    questions: 2,
    coach: 'offline',
  });
  const turn = session.state.open!;
  session.record({ type: 'answered', turn, attempt: 'a1', text: ANSWER, via: 'typed', verbatim: 'yes', tookMs: null });
  thread = threadOf(session.state, session.state.turns.get(turn)!.asked.slot, await materialOf(deps, session.state));
});

/** A model to judge one answered thread. */
async function seated(answers: (request: number) => Answer, options: ModelOptions = {}) {
  const model = modelOf((_, request) => answers(request), options);
  const assess = (signal = new AbortController().signal) => model.coach.perform('assess', { thread }, { signal });
  return { ...model, assess };
}

describe('a provider in trouble', () => {
  it.each<[string, Answer, number, RegExp, boolean]>([
    ['401', { status: 401 }, 1, /refused the key/, false],
    ['400', { status: 400 }, 1, /refused the request/, false],
    ['429 without a word', { status: 429 }, 3, /too many requests/, true],
    ['429 that asks for ten minutes', { status: 429, headers: { 'retry-after': '600' } }, 1, /too many requests/, true],
    ['500', { status: 500 }, 3, /failed \(500\)/, true],
    ['529', { status: 529 }, 3, /overloaded/, true],
    [
      'a spend limit',
      { status: 429, error: { type: 'rate_limit_error', message: 'spend_limit reached' } },
      1,
      /429/,
      false,
    ],
    ['a connection that breaks', { ...json(GOOD), fault: 'reset' }, 3, /broke off|call failed/, true],
    ['a stream that ends early', { ...json(GOOD), fault: 'cut' }, 3, /broke off|call failed/, true],
    ['an overloaded event in the middle', { ...json(GOOD), fault: 'overloaded' }, 3, /overloaded/, true],
    ['a refusal', { stop: 'refusal' }, 1, /refused/, false],
    ['words instead of JSON', { text: '훌륭한 답변입니다.' }, 2, /not one JSON object/, false],
    ['JSON of another shape', json({ checks: 'all met' }), 2, /checks/, false],
    ['an answer cut off in the middle', { text: '{"checks":[{"id":"act', stop: 'max_tokens' }, 2, /cut off/, false],
  ])('%s is a failure with its reason, after %j', async (_name, answer, requests, reason, retryable) => {
    const { fake, assess } = await seated(() => answer);
    const outcome = await assess();
    expect(outcome).toMatchObject({ kind: 'failed', retryable, reason: expect.stringMatching(reason) as string });
    expect(fake.seen).toHaveLength(requests);
    expect(JSON.stringify(outcome)).not.toContain('sk-ant');
  });

  it('goes on where it can: a busy provider, a broken stream, a mended answer', async () => {
    const busy = await seated((request) => (request < 3 ? { status: 529 } : json(GOOD)));
    expect((await busy.assess()).kind).toBe('done');
    expect(busy.waited).toEqual([500, 1000]);

    const patient = await seated((request) =>
      request === 1 ? { status: 429, headers: { 'retry-after': '3' } } : json(GOOD),
    );
    expect((await patient.assess()).kind).toBe('done');
    expect(patient.waited).toEqual([3000]);

    const mended = await seated((request) => (request === 1 ? { text: '음, 보겠습니다.' } : json(GOOD)));
    expect((await mended.assess()).kind).toBe('done');
    const [first, second] = mended.fake.seen.map((s) => s.body.messages);
    // The conversation only grew: what was said stays, word for word.
    expect(second!.slice(0, 1)).toEqual(first);
    expect(second!.map((m) => m.role)).toEqual(['user', 'assistant', 'user']);
    expect(JSON.stringify(second![1])).toContain('signature');

    const roomier = await seated((request) =>
      request === 1 ? { text: '{"checks":', stop: 'max_tokens' } : json(GOOD),
    );
    expect((await roomier.assess()).kind).toBe('done');
    expect(roomier.fake.seen[1]!.body.max_tokens).toBe(2 * roomier.fake.seen[0]!.body.max_tokens);
  });

  it('is called off at once, also while it hangs, and says so', async () => {
    const { assess, fake } = await seated(() => ({ fault: 'hang' }));
    const cancel = new AbortController();
    const outcome = assess(cancel.signal);
    while (fake.seen.length === 0) await new Promise((resolve) => setImmediate(resolve));
    cancel.abort();
    expect(await outcome).toMatchObject({ kind: 'failed', reason: 'cancelled', retryable: true });
    expect((await assess(cancel.signal)).kind).toBe('failed');
    expect(fake.seen).toHaveLength(1);
  });

  it('counts what failed attempts read, and every attempt in one sum', async () => {
    const usage = { input: 50, cacheWrite: 30, cacheRead: 20, output: 9 };
    const { assess, coach } = await seated((request) =>
      request === 1 ? { ...json(GOOD), fault: 'overloaded', usage } : { ...json(GOOD), usage },
    );
    const outcome = await assess();
    expect(outcome.kind === 'done' && outcome.by).toMatchObject({ coach: 'anthropic', model: 'fake-model' });
    expect(coach.budget.spent.requests).toBe(2);
    expect(coach.budget.spent.usage).toEqual({ input: 100, cacheWrite: 60, cacheRead: 40, output: 10 });
  });
});

describe('limits', () => {
  it('are looked at before a request is made', async () => {
    const requests = await seated(() => json(GOOD), { limits: { requests: 1 } });
    expect((await requests.assess()).kind).toBe('done');
    expect(await requests.assess()).toMatchObject({ kind: 'failed', reason: 'request limit (1)' });
    expect(requests.fake.seen).toHaveLength(1);

    const tokens = await seated(() => json(GOOD), { limits: { tokens: 1000 } });
    expect(await tokens.assess()).toMatchObject({ kind: 'failed', reason: 'token limit (1000)' });
    expect(tokens.fake.seen).toHaveLength(0);

    const money = await seated(() => json(GOOD), { limits: { usd: 0.0001 } });
    expect(await money.assess()).toMatchObject({ kind: 'failed', reason: 'money limit ($0.0001)' });
    expect(money.fake.seen).toHaveLength(0);

    // Nobody knows the price of a model of one's own machine: its tokens are limited, not its money.
    const local = await seated(() => json(GOOD), { limits: { usd: 0.0001 }, model: 'qwen3:8b' });
    expect((await local.assess()).kind).toBe('done');
  });
});

describe('what is sent', () => {
  it('to Anthropic: the format, the marks, and the key as a bearer', async () => {
    const { assess, fake } = await seated(() => json(GOOD));
    await assess();
    const { body, headers } = fake.seen[0]!;
    expect(headers.authorization ?? headers['x-api-key']).toContain('sk-ant-test-0000');
    expect(body.output_config?.effort).toBe('low');
    expect(body.output_config?.format).toBeDefined();
    for (const name of ['temperature', 'top_p', 'top_k', 'tool_choice', 'thread'])
      expect(body).not.toHaveProperty(name);
    const marked = [body.system, body.messages[0]!.content]
      .flat()
      .filter((b) => (b as { cache_control?: unknown }).cache_control);
    expect(marked).toHaveLength(4);
    expect(body.stream).toBe(true);
  });

  it('to any other endpoint: nothing that it may not know, the schema in words, and two repairs', async () => {
    const { assess, fake } = await seated(
      (request) =>
        request < 3 ? { text: 'Sure! Here it is.' } : { text: `\`\`\`json\n${JSON.stringify(GOOD)}\n\`\`\`` },
      {
        baseURL: 'http://127.0.0.1:9',
        model: 'qwen3:8b',
      },
    );
    expect((await assess()).kind).toBe('done');
    expect(fake.seen).toHaveLength(3);
    for (const { body } of fake.seen) {
      expect(Object.keys(body).sort()).toEqual(['max_tokens', 'messages', 'model', 'stream', 'system']);
      expect(typeof body.system).toBe('string');
      expect(JSON.stringify(body)).not.toContain('cache_control');
    }
    expect(JSON.stringify(fake.seen[0]!.body)).toContain('JSON Schema');
  });
});
