import { getToolUiResourceUri, RESOURCE_MIME_TYPE } from '@modelcontextprotocol/ext-apps/app-bridge';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Scorecard } from '../../../src/faces/scorecard/shape.ts';
import { answerUntil, SAID } from '../../support/mcp-candidate.ts';
import { hostOf } from '../../support/mcp-client.ts';
import { sampleFiles, testDeps } from '../../support/mcp-deps.ts';

const DATA = 'kkori://sessions/s-0001/scorecard';

async function rehearsed(answers: readonly string[] = [SAID.outbox, SAID.numbers, SAID.honest], mode = 'coach') {
  const host = await hostOf(testDeps(sampleFiles()));
  onTestFinished(() => host.close());
  const first = await host.call('start_rehearsal', { dossier: 'hanigyeol', format: 'technical', questions: 2, mode });
  await answerUntil(host, first, 's-0001', answers, () => false);
  const read = async (uri: string) => (await host.client.readResource({ uri })).contents[0] as { text: string };
  return { host, read, card: async () => JSON.parse((await read(DATA)).text) as Scorecard };
}

describe('the scorecard in a host with MCP Apps', () => {
  it('is what get_report points to, and what the server says that it can', async () => {
    const { host, read } = await rehearsed();
    const { tools } = await host.client.listTools();
    const pointing = tools.filter((tool) => getToolUiResourceUri(tool) !== undefined);
    expect(pointing.map((tool) => tool.name)).toEqual(['get_report']);
    const uri = getToolUiResourceUri(pointing[0]!)!;
    expect(uri).toBe('ui://kkori/scorecard');
    expect(host.client.getServerCapabilities()?.extensions).toEqual({ 'io.modelcontextprotocol/ui': {} });
    const view = await read(uri);
    expect(view).toMatchObject({ uri, mimeType: RESOURCE_MIME_TYPE, _meta: { ui: { prefersBorder: true } } });
    expect(view.text).toContain('ui/initialize');
    expect(view.text).not.toContain('id="scorecard"');
    const { resources } = await host.client.listResources();
    expect(resources.find((r) => r.uri === uri)).toMatchObject({ mimeType: RESOURCE_MIME_TYPE });
    expect(resources.some((r) => r.uri.endsWith('/scorecard') && r.uri.startsWith('kkori://'))).toBe(false);
  });

  it('leaves the report of a host without them as it is: one text, complete, nothing beside it', async () => {
    const { host, card } = await rehearsed();
    const result = await host.client.callTool({ name: 'get_report', arguments: { session: 's-0001' } });
    expect(Object.keys(result).filter((key) => key === 'structuredContent')).toEqual([]);
    const { text } = (result.content as { text: string }[])[0]!;
    for (const thread of (await card()).threads) {
      expect(text).toContain(thread.question);
      for (const check of thread.found) expect(text).toContain(check.text);
    }
  });

  it('hands the page the session: answers with their quotes marked, private to its user', async () => {
    const { host, card } = await rehearsed();
    const { threads } = await card();
    expect(threads.length).toBe(2);
    const pieces = threads.flatMap((t) => t.turns.flatMap((turn) => turn.answers.flatMap((a) => a.segments)));
    expect(pieces.map((piece) => piece.text).join('')).toContain(SAID.outbox);
    expect(pieces.some((piece) => piece.kind !== undefined)).toBe(true);
    expect(await host.client.readResource({ uri: DATA })).toMatchObject({ ttlMs: 0, cacheScope: 'private' });
  });

  it('masks personal data there as at every other exit', async () => {
    const said = `${SAID.outbox} 연락은 010-1234-5678이나 hong@example.com으로 주십시오. 희망 연봉은 8,000만원입니다.`;
    const { read, card } = await rehearsed([said, SAID.weak]);
    const { text } = await read(DATA);
    expect(text).not.toMatch(/010-1234|hong@example|8,000만/u);
    expect(text).toContain('[전화번호]');
    const marked = (await card()).threads.flatMap((t) =>
      t.turns.flatMap((turn) => turn.answers.flatMap((a) => a.segments.filter((s) => s.kind))),
    );
    expect(marked.length).toBeGreaterThan(0);
  });

  it('stays closed while an exam is not rated, and says so in the words of the report', async () => {
    const { host, read, card } = await rehearsed([SAID.outbox, SAID.weak], 'exam');
    await expect(read(DATA)).rejects.toThrow('먼저 스스로 평가하게 하세요.');
    await host.call('steer_rehearsal', { session: 's-0001', action: 'self-rate', rating: 2, text: '3, 1' });
    const rated = await card();
    expect([rated.rating, ...rated.threads.map((t) => t.rating)]).toEqual(['보통', '자신', '막힘']);
  });

  it('of a session that still runs shows only the threads that are over', async () => {
    const host = await hostOf(testDeps(sampleFiles()));
    onTestFinished(() => host.close());
    const first = await host.call('start_rehearsal', { dossier: 'hanigyeol', questions: 3, mode: 'coach' });
    await answerUntil(host, first, 's-0001', [SAID.unknown], (r) => / · 2\/3 · /u.test(r.text));
    const { text } = (await host.client.readResource({ uri: DATA })).contents[0] as { text: string };
    const card = JSON.parse(text) as Scorecard;
    expect(card.threads.map((t) => t.id)).toEqual(['s1']);
    expect(card.plan).toHaveLength(1);
  });

  it('refuses what is no session in one sentence', async () => {
    const { read } = await rehearsed();
    await expect(read('kkori://sessions/s-9999/scorecard')).rejects.toThrow('회차를 찾지 못했습니다');
    for (const id of ['..%2F..%2Fetc', '%00', 'S-1', 'x'.repeat(300)])
      await expect(read(`kkori://sessions/${id}/scorecard`)).rejects.toThrow('그런 회차는 없습니다');
  });
});
