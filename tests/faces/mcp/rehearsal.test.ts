import { describe, expect, it } from 'vitest';
import { lastAttempt, turnOf } from '../../../src/core/session/state.ts';
import { answerUntil, checkIds, openTurn, SAID, suggested, ticketIn } from '../../support/mcp-candidate.ts';
import { callsIn, part, spokenIn } from '../../support/mcp-client.ts';
import { closedThread, started, stateOf, TECHNICAL } from '../../support/mcp-rehearsal.ts';

describe('the two questions of the contract, coach mode', () => {
  it('opens with the stages, what it will not reach, where the words go, and the first question only', async () => {
    const { first, deps } = await started();
    const { slots, planned, coach } = await stateOf(deps);
    expect(coach).toBe('host');
    expect(first.text).toMatch(/^s-0001 · t1 · 1\/2 · 꼬리 0\/\d · host$/m);
    expect(first.text).toContain('단계:');
    expect(first.text).toContain(`이번에 다루지 않는 요건 ${planned!.uncovered.length}`);
    expect(spokenIn(first.text)).toContain('제공자에게 전달됩니다');
    expect(spokenIn(first.text)).toContain(slots[0]!.slot.question);
    expect(first.text).not.toContain(slots[1]!.slot.question);
    expect(first.text).not.toContain(slots[1]!.slot.topic);
  });

  it('keeps its parts in the order of the contract', async () => {
    const { host, first, session } = await started();
    const closed = await answerUntil(host, first, session, [SAID.outbox, SAID.weak], closedThread);
    const order = ['저장', '지금 할 말', '이어서', '확인할 것', '평가', '근거', '다음 호출'].map((h) =>
      closed.text.indexOf(`**${h}**`),
    );
    expect(order.filter((at) => at < 0)).toEqual([]);
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  it('goes from the question through 꼬리 질문 to the checks, the feedback, the next question and the report', async () => {
    const { host, session, deps } = await started();
    const second = await host.call('submit_answer', { session, turn: 't1', answer: SAID.outbox });
    const after = await stateOf(deps);
    expect(lastAttempt(turnOf(after, 't1'))).toMatchObject({ text: SAID.outbox, via: 'host', verbatim: 'yes' });
    expect(turnOf(after, 't1').decided?.outcome).toBe('probe');
    expect(spokenIn(second.text)).toBe(turnOf(after, 't2').asked.question);
    expect(part(second.text, '이어서')).toBeNull();

    const closed = await answerUntil(host, second, session, [SAID.weak, SAID.honest], closedThread);
    const ticket = ticketIn(closed)!;
    const here = await stateOf(deps);
    expect(here.tickets.get(ticket)).toMatchObject({ brief: 'assess', outcome: null });
    expect(part(closed.text, '이어서')).toContain(here.open!);
    expect(part(closed.text, '이어서')).toContain(turnOf(here, here.open!).asked.question);
    expect(callsIn(closed.text).map((c) => c.tool)).toEqual(['submit_work', 'submit_answer']);

    const work = {
      checks: [{ id: checkIds(closed)[0], met: 'yes', quote: '릴레이가 카프카로 보냈습니다' }],
      points: [{ kind: 'keep', quote: '릴레이가 카프카로 보냈습니다', say: '무엇이 보내는지 말했습니다.' }],
    };
    const fed = await host.call('submit_work', { ticket, work });
    expect(fed.failed).toBe(false);
    expect(spokenIn(fed.text)).toContain('“릴레이가 카프카로 보냈습니다”');
    expect(spokenIn(fed.text)).toContain('다시 답하시겠어요, 다음으로 갈까요?');
    expect(part(fed.text, '이어서')).toContain(turnOf(here, here.open!).asked.question);
    expect((await stateOf(deps)).tickets.get(ticket)?.outcome).toBe('done');

    const ended = await answerUntil(host, fed, session, [SAID.numbers, SAID.honest], () => false);
    expect((await stateOf(deps)).ended?.reason).toBe('finished');
    expect(suggested(ended, 'get_report')).toEqual({ session });
    const report = await host.call('get_report', { session });
    expect(report.failed).toBe(false);
    expect(report.text).toContain('릴레이가 카프카로 보냈습니다');
    expect(deps.logged).toEqual([]);
  });

  it('goes on all the same when the checks are never sent', async () => {
    const { host, first, session, deps } = await started();
    const ended = await answerUntil(host, first, session, [SAID.outbox, SAID.weak, SAID.numbers], () => false);
    expect((await stateOf(deps)).ended?.reason).toBe('finished');
    expect(ended.text).toMatch(/아직 보내지 않은 평가: k-\d+/);
  });

  it('takes an answer to the main turn again after feedback, beside the first', async () => {
    const { host, first, session, deps } = await started();
    await answerUntil(host, first, session, [SAID.weak, SAID.honest], closedThread);
    const open = (await stateOf(deps)).open!;
    const again = await host.call('submit_answer', { session, turn: 't1', answer: `${SAID.outbox} ${SAID.numbers}` });
    expect(again.failed).toBe(false);
    expect(again.text).toContain('t1 a2 저장');
    expect(again.text).toContain('다시 답한 것');
    const { turns, open: still } = await stateOf(deps);
    expect(turns.get('t1')!.attempts.map((a) => a.id)).toEqual(['a1', 'a2']);
    expect(still).toBe(open);
    expect(spokenIn(again.text)).toContain(turns.get(open)!.asked.question);
  });
});

describe('the same call again', () => {
  it('returns the stored outcome and changes nothing', async () => {
    const { host, session, deps } = await started();
    const call = { session, turn: 't1', answer: SAID.outbox };
    const first = await host.call('submit_answer', call);
    const { seq } = await stateOf(deps);
    const again = await host.call('submit_answer', call);
    expect(again.failed).toBe(false);
    expect((await stateOf(deps)).seq).toBe(seq);
    expect(again.text).toContain('이미 저장되어 있습니다');
    for (const heading of ['지금 할 말', '확인할 것', '다음 호출'])
      expect(part(again.text, heading)).toBe(part(first.text, heading));
    await host.call('submit_answer', { session, turn: 't2', answer: SAID.weak });
    const late = await host.call('submit_answer', call);
    expect(late.text).toContain('지금 열린 질문은 t3');
    expect(openTurn(late)).toBe('t3');
  });

  it('keeps two calls made at once apart', async () => {
    const { host, session, deps } = await started();
    const call = { session, turn: 't1', answer: SAID.outbox };
    const results = await Promise.all([
      host.call('submit_answer', call),
      host.call('submit_answer', call),
      host.call('submit_answer', { session, turn: 't2', answer: SAID.weak }),
    ]);
    expect(results.map((r) => r.failed)).toEqual([false, false, false]);
    const { turns } = await stateOf(deps);
    expect(turns.get('t1')!.attempts).toHaveLength(1);
    expect(turns.get('t2')!.attempts).toHaveLength(1);
  });
});

describe('words that are not an answer', () => {
  it.each([
    ['질문 다시 한번만 말씀해 주세요', 'repeat'],
    ['힌트 좀 주세요', 'hint'],
    ['넘어가겠습니다', 'skip'],
  ])('%s → %s', async (words, action) => {
    const { host, session, deps } = await started();
    const result = await host.call('submit_answer', { session, turn: 't1', answer: words });
    expect(result.failed).toBe(false);
    const { turns } = await stateOf(deps);
    expect(turns.get('t1')!.attempts).toEqual([]);
    expect(turns.get('t1')!.steered).toMatchObject([{ action }]);
  });

  it('asks which 다시 is meant, and whether to end', async () => {
    const { host, session, deps } = await started();
    const again = await host.call('submit_answer', { session, turn: 't1', answer: '다시' });
    expect(again.failed).toBe(true);
    expect(callsIn(again.text).map((c) => c.arguments.action)).toEqual(['repeat', 'retry']);
    const stop = await host.call('submit_answer', { session, turn: 't1', answer: '그만' });
    expect(callsIn(stop.text).map((c) => c.arguments.action)).toEqual(['end']);
    expect((await stateOf(deps)).ended).toBeNull();
  });

  it('asked back about a deed, leaves nothing to assume', async () => {
    for (const [format, words] of [
      ['resume', '겪으신 그대로'],
      ['technical', '정하셔도 됩니다'],
    ]) {
      const { host, session } = await started({ ...TECHNICAL, format, mode: 'exam' });
      const asked = { session, action: 'clarify', text: '하루에 몇 건쯤 되나요?' };
      expect(spokenIn((await host.call('steer_rehearsal', asked)).text)).toContain(words);
    }
  });

  it('a question about the question, sent as an answer, burns nothing', async () => {
    const { host, session, deps } = await started();
    const { question } = turnOf(await stateOf(deps), 't1').asked;
    const asked = await host.call('submit_answer', { session, turn: 't1', answer: '어떤 부분을 말씀하시는 건가요?' });
    expect(asked.failed).toBe(false);
    expect(spokenIn(asked.text)).toContain(question.split(/(?<=[.!])\s+/u).at(-1)!);
    const state = await stateOf(deps);
    expect(state.open).toBe('t1');
    expect(turnOf(state, 't1').attempts).toEqual([]);
    expect(suggested(asked, 'submit_answer')?.turn).toBe('t1');
  });

  it('steers: clarify, retry, resume, end', async () => {
    const { host, session, deps } = await started();
    const clarified = await host.call('steer_rehearsal', {
      session,
      action: 'clarify',
      text: '규모는 어느 정도로 볼까요?',
    });
    expect(spokenIn(clarified.text)).not.toBe('');
    await host.call('submit_answer', { session, turn: 't1', answer: SAID.weak });
    const retry = await host.call('steer_rehearsal', { session, action: 'retry' });
    expect(suggested(retry, 'submit_answer')?.turn).toBe('t1');
    await host.call('submit_answer', { session, turn: 't1', answer: SAID.outbox });
    expect((await stateOf(deps)).turns.get('t1')!.attempts).toHaveLength(2);
    const resumed = await host.call('steer_rehearsal', { session, action: 'resume' });
    expect(spokenIn(resumed.text)).toBe(turnOf(await stateOf(deps), 't2').asked.question);
    const ended = await host.call('steer_rehearsal', { session, action: 'end' });
    expect((await stateOf(deps)).ended?.reason).toBe('candidate');
    expect(ended.failed).toBe(false);
  });
});

describe('a candidate who is stuck', () => {
  it('is offered to stop after three threads that closed with 모르겠습니다', async () => {
    const { host, first, session } = await started({ ...TECHNICAL, questions: 6, mode: 'exam' });
    await answerUntil(host, first, session, [SAID.unknown], () => false);
    const offers = host.heard.filter((h) => spokenIn(h.text).includes('멈추셔도 됩니다'));
    const threads = host.heard.filter((h) => part(h.text, '이어서') !== null);
    expect(threads.length).toBeGreaterThanOrEqual(3);
    expect(offers.length).toBeGreaterThan(0);
    expect(host.heard.indexOf(offers[0]!)).toBeGreaterThanOrEqual(host.heard.indexOf(threads[2]!));
  });
});
