import { describe, expect, it, onTestFinished } from 'vitest';
import { openSession } from '../../../src/app/advance.ts';
import { knowledgeOf } from '../../../src/app/material.ts';
import { reportFrom } from '../../../src/app/review.ts';
import { praiseIn } from '../../../src/core/critique/forbidden.ts';
import { ACKNOWLEDGEMENTS } from '../../../src/faces/mcp/present/acknowledge.ts';
import { reportMarkdown } from '../../../src/faces/report-markdown.ts';
import { namesFrom } from '../../../src/faces/report-words.ts';
import { answerUntil, SAID, SAID_EN, suggested } from '../../support/mcp-candidate.ts';
import { callsIn, hostOf, part, spokenIn } from '../../support/mcp-client.ts';
import { testDeps } from '../../support/mcp-deps.ts';

/** One check of every question type; those of other types are dropped. */
const FIRST_CHECKS = [
  'core.answered',
  'event.once',
  'frame.goal',
  'own.part',
  'scope.size',
  'value.event',
  'aim.new',
].map((id) => ({ id, met: 'unsure' }));

async function exam(options: Record<string, unknown> = {}) {
  const deps = testDeps();
  const host = await hostOf(deps);
  onTestFinished(() => host.close());
  const first = await host.call('start_rehearsal', {
    dossier: 'hanigyeol',
    format: 'technical',
    mode: 'exam',
    ...options,
  });
  return { host, deps, first, state: async () => (await openSession(deps, 's-0001')).state };
}

describe('exam mode', () => {
  it('says nothing but one of six acknowledgements and the question, never the same twice in a row', async () => {
    const { host, first, state } = await exam();
    await answerUntil(
      host,
      first,
      's-0001',
      [SAID.outbox, SAID.weak, SAID.long, SAID.unknown, SAID.numbers],
      () => false,
    );
    const { turns, turnOrder } = await state();
    const said: string[] = [];
    for (const { tool, text } of host.heard.filter((h) => h.tool === 'submit_answer').slice(0, -1)) {
      expect(tool).toBe('submit_answer');
      const spoken = spokenIn(text);
      const question = turnOrder.map((id) => turns.get(id)!.asked.question).find((q) => spoken.endsWith(q));
      const acknowledgement = (question ? spoken.slice(0, -question.length) : spoken)
        .replace(' 여기서 잠시 멈추셔도 됩니다. 계속할까요?', '')
        .trim();
      expect(ACKNOWLEDGEMENTS.ko).toContain(acknowledgement);
      if (!question) expect(part(text, '이어서')).not.toBeNull();
      said.push(acknowledgement);
      expect(text).not.toContain('**평가**');
      expect(text).not.toContain('넘어가는 이유');
      expect(praiseIn(text)).toBeNull();
    }
    expect(said.filter((words, i) => words === said[i - 1])).toEqual([]);
    expect(said.filter((words) => words === '네, 여기까지 듣겠습니다.').length).toBeLessThanOrEqual(1);
    expect(said.length).toBeGreaterThan(4);
  });

  it('asks the candidate first, then hands out the checks of all threads in one batch', async () => {
    const { host, first, state } = await exam({ questions: 3 });
    const ended = await answerUntil(host, first, 's-0001', [SAID.outbox, SAID.weak, SAID.numbers], () => false);
    expect(callsIn(ended.text).map((c) => c.tool)).toEqual(['steer_rehearsal']);
    expect(spokenIn(ended.text)).toMatch(/막힘, 보통, 자신/);
    expect(ended.text).not.toContain('ticket');

    const early = await host.call('get_report', { session: 's-0001' });
    expect(early.text).toContain('먼저 스스로 평가하게 하세요.');
    expect(early.text).toContain('"action":"self-rate"');

    // Copied as it stands, the call rates nobody.
    const copied = await host.call('steer_rehearsal', suggested(ended, 'steer_rehearsal')!);
    expect(copied.failed).toBe(true);
    expect((await state()).selfRating).toBeNull();

    const rated = await host.call('steer_rehearsal', { session: 's-0001', action: 'self-rate', rating: 2 });
    expect(rated.failed).toBe(false);
    const { tickets, slots } = await state();
    const owed = [...tickets.keys()];
    expect(owed).toHaveLength(slots.length);
    for (const ticket of owed) expect(rated.text).toContain(ticket);
    expect(Buffer.byteLength(rated.text)).toBeLessThanOrEqual(6 * 1024);

    const results = await Promise.all(
      owed.map((ticket) => host.call('submit_work', { ticket, work: { checks: FIRST_CHECKS, points: [] } })),
    );
    expect(results.map((r) => r.failed)).toEqual(owed.map(() => false));
    const after = [...(await state()).tickets.values()];
    expect(after.map((t) => t.outcome)).toEqual([...owed.map(() => 'done'), null]);
    // Once all threads are judged the summary of the whole is owed, and nothing else.
    expect(after.at(-1)!.brief).toBe('summarise');
    expect(results.some((r) => callsIn(r.text)[0]?.tool === 'get_report')).toBe(true);
    const report = await host.call('get_report', { session: 's-0001' });
    expect(report.text).toContain(SAID.outbox.slice(0, 30));
  });

  it('takes the mark of each thread beside the one for the whole, and refuses a line that does not fit', async () => {
    const { host, first, state } = await exam({ questions: 2 });
    await answerUntil(host, first, 's-0001', [SAID.outbox, SAID.weak], () => false);
    const rate = { session: 's-0001', action: 'self-rate', rating: 2 };
    const wrong = await host.call('steer_rehearsal', { ...rate, text: '아주 잘했어요' });
    expect(wrong.failed).toBe(true);
    expect(wrong.text).toMatch(/줄기 2개의 숫자/u);
    expect((await state()).selfRating).toBeNull();
    expect((await host.call('steer_rehearsal', { ...rate, text: '3, 0' })).failed).toBe(false);
    const { slots, selfRating } = await state();
    expect(selfRating).toBe(2);
    expect(slots.map((s) => s.selfRating)).toEqual(slots.map((_, i) => (i === 0 ? 3 : null)));
  });

  it('opens the report to a candidate who declines', async () => {
    const { host, state } = await exam();
    await host.call('submit_answer', { session: 's-0001', turn: 't1', answer: SAID.weak });
    const running = await host.call('get_report', { session: 's-0001' });
    expect(running.text).toContain('실전 모드의 보고서는');
    await host.call('steer_rehearsal', { session: 's-0001', action: 'end' });
    expect(
      (await host.call('steer_rehearsal', { session: 's-0001', action: 'self-rate', rating: 'declined' })).failed,
    ).toBe(false);
    expect((await state()).selfRating).toBe('declined');
    expect((await host.call('get_report', { session: 's-0001' })).text).toContain('#');
  });

  it('keeps back why a thread went on or ended, for that names what was heard, until the candidate has rated', async () => {
    const { host, first, deps, state } = await exam({ questions: 2 });
    await answerUntil(host, first, 's-0001', [SAID.outbox, SAID.weak, SAID.honest], () => false);
    const told = async () => {
      const report = await reportFrom(deps, await state());
      const markdown = reportMarkdown(report, namesFrom((await knowledgeOf(deps)).knowledge, null, 'ko'));
      return {
        reasons: report.turns.flatMap(({ why, decided }) => [why, decided?.reason, decided?.code]).filter(Boolean),
        markdown,
      };
    };
    const before = await told();
    expect(before.reasons).toEqual([]);
    expect(before.markdown).not.toMatch(/→ 넘어감|찾지 못함/u);
    await host.call('steer_rehearsal', { session: 's-0001', action: 'self-rate', rating: '1' });
    const after = await told();
    expect(after.reasons.length).toBeGreaterThan(2);
    expect(after.markdown).toContain('→ 넘어감: ');
  });

  it('gives no hint', async () => {
    const { host } = await exam();
    const hint = await host.call('steer_rehearsal', { session: 's-0001', action: 'hint' });
    expect(spokenIn(hint.text)).toContain('실전 모드에서는 힌트를 드리지 않습니다');
  });

  it('speaks English in an English session', async () => {
    const { host, first, state } = await exam({ lang: 'en', questions: 2 });
    for (const heading of ['Stored', 'Say now', 'To check', 'Next call'])
      expect(first.text).toContain(`**${heading}**`);
    const ended = await answerUntil(host, first, 's-0001', Object.values(SAID_EN), () => false);
    expect(ended.text).toMatch(/rate|stuck/);
    const rated = await host.call('steer_rehearsal', { session: 's-0001', action: 'self-rate', rating: '3' });
    expect(rated.text).toContain('**Assessment**');
    const { turns, turnOrder } = await state();
    const own = turnOrder.map((id) => turns.get(id)!.asked.question).join('');
    for (const { text } of host.heard) {
      const words = text.replace(/```text[\s\S]*?```/g, '').replace(/```json[\s\S]*?```/g, '');
      const ours = [...words].filter((c) => /[가-힣]/.test(c) && !own.includes(c)).length;
      expect(ours / words.length).toBeLessThan(0.05);
    }
  });
});
