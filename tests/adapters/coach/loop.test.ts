import { describe, expect, it } from 'vitest';
import { Budget } from '../../../src/adapters/coach/anthropic/budget.ts';
import { connect } from '../../../src/adapters/coach/anthropic/endpoint.ts';
import { runAgent } from '../../../src/adapters/coach/anthropic/loop.ts';
import { ownToolbox } from '../../../src/faces/mcp/in-process.ts';
import type { CoachEvent, Toolbox } from '../../../src/ports.ts';
import { sampleFiles, testDeps } from '../../support/deps.ts';
import { type Answer, type Block, FakeModel } from '../../support/fake-model.ts';

async function agent(toolbox: Toolbox, answers: Answer[], signal = new AbortController().signal) {
  const fake = new FakeModel((_, request) => answers[request - 1] ?? answers.at(-1)!);
  const endpoint = await connect({ apiKey: 'sk-ant-test', baseURL: null, model: 'm', effort: null, fetch: fake.fetch });
  const budget = new Budget({ requests: null, tokens: null, usd: null });
  const events: CoachEvent[] = [];
  const reply = await runAgent({ endpoint, budget, wait: async () => {} }, toolbox, {
    system: 's',
    messages: [{ role: 'user', content: '찾아보고 답하세요' }],
    maxTokens: 500,
    effort: 'low',
    lang: 'ko',
    signal,
    watch: (event) => events.push(event),
  });
  return { fake, reply, events };
}

/** A toolbox that answers in the wrong order: the first call is the slowest. */
function toolbox(act: (name: string, args: unknown) => Promise<{ text: string; failed: boolean }>): Toolbox {
  const tool = (name: string) => ({ name, description: name, inputSchema: { type: 'object' } });
  return { list: async () => [tool('slow'), tool('fast')], call: act, close: async () => {} };
}

const results = (content: unknown) =>
  content as (Block & { tool_use_id: string; is_error?: boolean; content: string })[];

describe('the agent', () => {
  it('does several calls at once and gives the results back in order, in one message; the history only grows', async () => {
    let release: () => void = () => {};
    const started: string[] = [];
    const box = toolbox(async (name, args) => {
      started.push(name);
      if (name === 'slow') await new Promise<void>((resolve) => (release = resolve));
      else release();
      return { text: `${name} ${JSON.stringify(args)}`, failed: false };
    });
    const { fake, reply, events } = await agent(box, [
      {
        text: '두 곳을 봅니다.',
        tools: [
          { id: 'a', name: 'slow', input: { q: 1 } },
          { id: 'b', name: 'fast', input: {} },
        ],
      },
      { text: '{"ok":true}' },
    ]);
    expect(started).toEqual(['slow', 'fast']);
    expect(reply).toMatchObject({ end: 'end_turn', text: '{"ok":true}' });
    const second = fake.seen[1]!.body.messages;
    expect(second[0]).toEqual(fake.seen[0]!.body.messages[0]);
    expect(second.map((m) => m.role)).toEqual(['user', 'assistant', 'user']);
    expect(results(second[2]!.content).map((r) => [r.tool_use_id, r.content])).toEqual([
      ['a', 'slow {"q":1}'],
      ['b', 'fast {}'],
    ]);
    expect(events.filter((e) => e.type === 'tool')).toEqual([
      { type: 'tool', name: 'slow' },
      { type: 'tool', name: 'fast' },
    ]);
    expect(reply.usage.input).toBe(200);
  });

  it('makes a result of everything that goes wrong with a tool', async () => {
    const box = toolbox(async (name) => {
      if (name === 'slow') throw new Error('the disk is full');
      return { text: '‘없는 것’을 찾지 못했습니다.', failed: true };
    });
    const { fake, reply } = await agent(box, [
      {
        tools: [
          { id: 'a', name: 'slow', input: {} },
          { id: 'b', name: 'fast', input: {} },
          { id: 'c', name: 'delete_all', input: {} },
        ],
      },
      { text: 'done' },
    ]);
    expect(reply.end).toBe('end_turn');
    const answers = results(fake.seen[1]!.body.messages[2]!.content);
    expect(answers.map((r) => r.is_error)).toEqual([true, true, true]);
    expect(answers.map((r) => r.content)).toEqual([
      'The tool failed: the disk is full',
      '‘없는 것’을 찾지 못했습니다.',
      'There is no tool delete_all. Tools: slow, fast.',
    ]);
  });

  it('stops after eight requests, and when it is called off', async () => {
    const box = toolbox(async () => ({ text: 'more', failed: false }));
    const round = await agent(box, [{ tools: [{ name: 'fast', input: {} }] }]);
    expect(round.reply).toMatchObject({ end: 'max_turns', text: '' });
    expect(round.fake.seen).toHaveLength(8);

    const cancel = new AbortController();
    const stopping = toolbox(async () => {
      cancel.abort();
      return { text: '', failed: false };
    });
    const off = await agent(stopping, [{ tools: [{ name: 'fast', input: {} }] }], cancel.signal);
    expect(off.reply.end).toBe('aborted');
    expect(off.fake.seen).toHaveLength(1);
  });

  it('runs no tool of an answer that was cut off', async () => {
    let ran = 0;
    const box = toolbox(async () => ({ text: String(++ran), failed: false }));
    const { reply } = await agent(box, [{ tools: [{ name: 'fast', input: '{"q":"unterm' }], stop: 'max_tokens' }]);
    expect(reply.end).not.toBe('tool_use');
    expect(ran).toBe(0);
  });
});

describe("kkori's own server as the toolbox", () => {
  it('offers only what reads, and answers as it answers a host', async () => {
    const box = await ownToolbox(testDeps(sampleFiles()), 'test');
    const tools = await box.list();
    expect(tools.map((t) => t.name)).toContain('read_source');
    for (const { name } of tools) expect(['read_source', 'search_knowledge']).toContain(name);
    const signal = new AbortController().signal;
    const read = await box.call('read_source', { uri: 'kkori://resume' }, signal);
    expect(read.failed).toBe(false);
    expect(read.text).toContain('두루온배송');
    expect((await box.call('read_source', { uri: '../../etc/passwd' }, signal)).failed).toBe(true);
    expect((await box.call('read_source', 'not an object', signal)).failed).toBe(true);
    await box.close();
  });
});
