import { describe, expect, it, onTestFinished } from 'vitest';
import { openSession } from '../../../src/app/advance.ts';
import { lastAttempt, turnOf } from '../../../src/core/session/state.ts';
import { answerUntil, checkIds, openTurn, SAID, suggested, ticketIn } from '../../support/mcp-candidate.ts';
import { callsIn, type Host, hostOf, part, type Result, spokenIn } from '../../support/mcp-client.ts';
import { type TestDeps, testDeps } from '../../support/mcp-deps.ts';

const TECHNICAL = { dossier: 'hanigyeol', format: 'technical', questions: 2, mode: 'coach' };

async function started(
  options: Record<string, unknown> = TECHNICAL,
): Promise<{ host: Host; deps: TestDeps; first: Result; session: string }> {
  const deps = testDeps();
  const host = await hostOf(deps);
  onTestFinished(() => host.close());
  const first = await host.call('start_rehearsal', options);
  expect(first.failed).toBe(false);
  return { host, deps, first, session: 's-0001' };
}

const state = async (deps: TestDeps, id = 's-0001') => (await openSession(deps, id)).state;
const closedThread = (result: Result) => ticketIn(result) !== null;

describe('the two questions of the contract, coach mode', () => {
  it('opens with the stages, what it will not reach, where the words go, and the first question only', async () => {
    const { first, deps } = await started();
    const { slots, planned, coach } = await state(deps);
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
    const { host, first, session, deps } = await started();
    const second = await host.call('submit_answer', { session, turn: 't1', answer: SAID.outbox });
    const after = await state(deps);
    expect(lastAttempt(turnOf(after, 't1'))).toMatchObject({ text: SAID.outbox, via: 'host', verbatim: 'yes' });
    expect(turnOf(after, 't1').decided?.outcome).toBe('probe');
    expect(spokenIn(second.text)).toBe(turnOf(after, 't2').asked.question);
    expect(part(second.text, '이어서')).toBeNull();

    const closed = await answerUntil(host, second, session, [SAID.weak, SAID.honest], closedThread);
    const ticket = ticketIn(closed)!;
    const here = await state(deps);
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
    expect((await state(deps)).tickets.get(ticket)?.outcome).toBe('done');

    const ended = await answerUntil(host, fed, session, [SAID.numbers, SAID.honest], () => false);
    expect((await state(deps)).ended?.reason).toBe('finished');
    expect(suggested(ended, 'get_report')).toEqual({ session });
    const report = await host.call('get_report', { session });
    expect(report.failed).toBe(false);
    expect(report.text).toContain('릴레이가 카프카로 보냈습니다');
    expect(deps.logged).toEqual([]);
  });

  it('goes on all the same when the checks are never sent', async () => {
    const { host, first, session, deps } = await started();
    const ended = await answerUntil(host, first, session, [SAID.outbox, SAID.weak, SAID.numbers], () => false);
    expect((await state(deps)).ended?.reason).toBe('finished');
    expect(ended.text).toMatch(/아직 보내지 않은 평가: k-\d+/);
  });

  it('takes an answer to the main turn again after feedback, beside the first', async () => {
    const { host, first, session, deps } = await started();
    await answerUntil(host, first, session, [SAID.weak, SAID.honest], closedThread);
    const open = (await state(deps)).open!;
    const again = await host.call('submit_answer', { session, turn: 't1', answer: `${SAID.outbox} ${SAID.numbers}` });
    expect(again.failed).toBe(false);
    expect(again.text).toContain('t1 a2 저장');
    expect(again.text).toContain('다시 답한 것');
    const { turns, open: still } = await state(deps);
    expect(turns.get('t1')!.attempts.map((a) => a.id)).toEqual(['a1', 'a2']);
    expect(still).toBe(open);
    expect(spokenIn(again.text)).toContain(turns.get(open)!.asked.question);
  });
});

describe('what a host sends beside the answer', () => {
  it('uses a proposal that fits what was decided, and says so', async () => {
    const frames: Record<string, string> = {
      failure: '릴레이가 멈추면 사용자는 무엇을 보게 되나요?',
      mechanism: '그 부분은 안에서 어떻게 동작하나요?',
      why: '그쪽을 고르신 이유는 무엇인가요?',
      'trade-off': '그렇게 하면서 잃으신 것은 무엇인가요?',
      correctness: '그 말이 맞지 않는 때는 언제인가요?',
    };
    let used = 0;
    for (let seed = 0; seed < 8; seed++) {
      const { host, session, deps } = await started({ ...TECHNICAL, seed });
      const followUps = Object.entries(frames).map(([probe, question]) => ({
        probe,
        anchor: '릴레이',
        question,
        why: '빈틈',
      }));
      const decided = await decidedProbe(seed);
      const mine = followUps.filter((f) => f.probe === decided);
      const result = await host.call('submit_answer', { session, turn: 't1', answer: SAID.outbox, followUps: mine });
      if (mine.length === 0 || !result.text.includes('제안 1을 썼습니다')) continue;
      used += 1;
      expect(spokenIn(result.text)).toBe(mine[0]!.question);
      const t2 = turnOf(await state(deps), 't2').asked;
      expect(t2).toMatchObject({ by: { coach: 'host' }, probe: decided, anchor: { quote: '릴레이', in: 'answer' } });
    }
    expect(used).toBeGreaterThan(0);
  });

  it('takes no proposal with praise, an invented anchor or two questions in one', async () => {
    for (const bad of [
      { anchor: '릴레이', question: '훌륭한 답변이에요! 릴레이가 멈추면 어떻게 되나요?' },
      { anchor: '카산드라', question: '카산드라가 멈추면 어떻게 되나요?' },
      { anchor: '릴레이', question: '릴레이는 왜 두셨고, 멈추면 어떻게 되나요? 그리고 누가 아나요?' },
    ]) {
      const decided = await decidedProbe(0);
      const { host, session } = await started({ ...TECHNICAL, seed: 0 });
      const result = await host.call('submit_answer', {
        session,
        turn: 't1',
        answer: SAID.outbox,
        followUps: [{ probe: decided ?? 'failure', why: '', ...bad }],
      });
      expect(result.failed).toBe(false);
      expect(spokenIn(result.text)).not.toContain(bad.question);
      expect(part(result.text, '저장')).toContain('쓰지 않았습니다');
    }
  });

  it('takes followUps, assessment, missed and work as JSON strings too, and reports what it cannot read', async () => {
    const { host, session, first, deps } = await started();
    const one = await host.call('submit_answer', {
      session,
      turn: 't1',
      answer: SAID.outbox,
      followUps: JSON.stringify([{ probe: 'failure', anchor: '릴레이', question: '릴레이가 멈추면 누가 아나요?' }]),
      assessment: JSON.stringify({
        checks: [{ id: checkIds(first)[0], met: 'yes', quote: '릴레이가 카프카로 보냈습니다' }],
      }),
    });
    expect(one.failed).toBe(false);
    expect(part(one.text, '저장')).toMatch(/제안/);
    expect(part(one.text, '저장')).toContain('평가를 받았습니다: 체크 1');
    const two = await host.call('submit_answer', {
      session,
      turn: openTurn(one)!,
      answer: SAID.weak,
      followUps: '{not json',
      assessment: 'neither',
    });
    expect(two.failed).toBe(false);
    expect(part(two.text, '저장')).toContain('JSON이 아닌 문자열');
    const closed = await answerUntil(host, two, session, [SAID.honest], closedThread);
    const fed = await host.call('submit_work', {
      ticket: ticketIn(closed),
      work: JSON.stringify({ checks: [{ id: checkIds(closed)[0], met: 'no' }], points: [] }),
    });
    expect(fed.failed).toBe(false);
    expect((await state(deps)).tickets.get(ticketIn(closed)!)?.outcome).toBe('done');
    expect(first.failed).toBe(false);
  });

  it('never loses an answer to a bad assessment: what was dropped is said, the ticket comes, and it is no error', async () => {
    const { host, first, session, deps } = await started();
    const bad = await host.call('submit_answer', {
      session,
      turn: 't1',
      answer: SAID.outbox,
      assessment: {
        checks: [
          { id: 'made.up', met: 'yes', quote: '릴레이' },
          { id: checkIds(first)[0], met: 'yes', quote: '제가 하지 않은 말입니다' },
        ],
        points: [{ kind: 'fix', say: '성격이 급해 보입니다.' }],
      },
    });
    expect(bad.failed).toBe(false);
    expect(part(bad.text, '저장')).toMatch(/뺀 것 \d/);
    expect(part(bad.text, '저장')).toContain('made.up');
    const attempt = lastAttempt(turnOf(await state(deps), 't1'))!;
    const mine = attempt.assessed.find((a) => a.by.coach === 'host')!;
    expect(mine.checks).toContainEqual(
      expect.objectContaining({ id: expect.stringContaining(checkIds(first)[0]!), met: null, mark: 'unverified' }),
    );
    expect(mine.points).toEqual([]);
    const broken = await host.call('submit_answer', {
      session,
      turn: openTurn(bad)!,
      answer: SAID.weak,
      assessment: { checks: 'all good' },
    });
    expect(broken.failed).toBe(false);
    expect(part(broken.text, '저장')).toContain('다시 보내지 마세요');
  });

  it('refuses unreadable work with what to fix, and takes it mended; the same ticket again changes nothing', async () => {
    const { host, session, first, deps } = await started();
    const closed = await answerUntil(host, first, session, [SAID.outbox, SAID.weak], closedThread);
    const ticket = ticketIn(closed)!;
    const refused = await host.call('submit_work', { ticket, work: { checks: [{ id: checkIds(closed)[0] }] } });
    expect(refused.failed).toBe(false);
    expect(refused.text).toContain('ticket은 그대로 열려');
    expect(refused.text).toContain('checks.0.met');
    expect(suggested(refused, 'submit_work')?.ticket).toBe(ticket);
    const work = {
      checks: [
        { id: checkIds(closed)[0], met: 'no' },
        { id: checkIds(closed)[1], met: 'unsure' },
      ],
    };
    const taken = await host.call('submit_work', { ticket, work });
    expect(taken.text).toContain('체크 2');
    const before = (await state(deps)).seq;
    const again = await host.call('submit_work', { ticket, work });
    expect(again.failed).toBe(false);
    expect(again.text).toContain('이미 받은 평가');
    expect((await state(deps)).seq).toBe(before);
  });

  it('drops invented quotes and points about the person or the verdict from submitted work', async () => {
    const { host, session, first } = await started();
    const closed = await answerUntil(host, first, session, [SAID.outbox, SAID.weak], closedThread);
    const taken = await host.call('submit_work', {
      ticket: ticketIn(closed),
      work: {
        checks: [{ id: checkIds(closed)[0], met: 'yes', quote: '저는 이렇게 말한 적이 없습니다' }],
        points: [
          { kind: 'keep', quote: '릴레이가 카프카로 보냈습니다', say: '이대로면 합격입니다.' },
          { kind: 'fix', quote: '어디에도 없는 인용문입니다', say: '값을 말해 보세요.' },
          {
            kind: 'fix',
            quote: '릴레이가 카프카로 보냈습니다',
            say: '언제 보내는지 알 수 없습니다.',
            next: '주기를 한 문장으로',
          },
        ],
      },
    });
    expect(taken.text).toContain('뺀 것 3');
    expect(spokenIn(taken.text)).not.toContain('합격');
    expect(taken.text).not.toContain('어디에도 없는');
    expect(spokenIn(taken.text)).toContain('언제 보내는지 알 수 없습니다.');
  });

  it('stores turns that were held without calling, oldest first, and says how many were not stored', async () => {
    const { host, session, deps } = await started({ ...TECHNICAL, questions: 5 });
    const missed = [
      { asked: '처음에 뭘 하셨나요?', answer: '먼저 로그를 봤습니다.' },
      { asked: '그다음은요?', answer: '그다음 배포를 되돌렸습니다.' },
    ];
    const call = { session, turn: 't1', answer: '마지막으로 재발 방지를 했습니다.', missed };
    const result = await host.call('submit_answer', call);
    expect(result.failed).toBe(false);
    expect(part(result.text, '저장')).toContain('밀린 2턴을 먼저 저장했습니다.');
    const { turnOrder, turns, seq } = await state(deps);
    const answers = turnOrder.flatMap((t) => turns.get(t)!.attempts.map((a) => a.text));
    expect(answers).toEqual([...missed.map((m) => m.answer), call.answer]);
    expect(turns.get('t1')!.worded?.text).toBe('처음에 뭘 하셨나요?');

    const again = await host.call('submit_answer', call);
    expect(again.text).toContain('이미 저장되어 있습니다');
    expect((await state(deps)).seq).toBe(seq);

    const many = await host.call('submit_answer', {
      session,
      turn: openTurn(result)!,
      answer: '끝입니다. 감사합니다.',
      missed: Array.from({ length: 20 }, (_, i) => ({ asked: '', answer: `${SAID.weak} ${i}번째 일입니다.` })),
    });
    expect(many.failed).toBe(false);
    expect(part(many.text, '저장')).toMatch(/\d+턴이 저장되지 않았습니다/);
    expect((await state(deps)).ended).not.toBeNull();
  });

  it('counts missed turns that it cannot read', async () => {
    const { host, session } = await started();
    const result = await host.call('submit_answer', {
      session,
      turn: 't1',
      answer: SAID.outbox,
      missed: [{ asked: '무엇을요?' }, 'not a turn'],
    });
    expect(result.failed).toBe(false);
    expect(part(result.text, '저장')).toContain('2턴이 저장되지 않았습니다.');
  });

  it('stores what was really asked, with what is wrong with it and whether it was another question', async () => {
    const { host, session, deps } = await started();
    const result = await host.call('submit_answer', {
      session,
      turn: 't1',
      answer: SAID.outbox,
      asked: '와, 훌륭한 답변이에요! 취미가 뭔가요? 주말에는요?',
    });
    const { worded } = turnOf(await state(deps), 't1');
    expect(worded?.problems.join(' ')).toContain('praise');
    expect(part(result.text, '저장')).toContain('고쳐 말한 질문에서');
    expect(part(result.text, '저장')).toContain('missed');
  });

  it('marks a retold answer as perhaps not verbatim', async () => {
    const { host, session, deps } = await started();
    const result = await host.call('submit_answer', { session, turn: 't1', answer: SAID.retold });
    expect(part(result.text, '저장')).toContain('verbatim: unsure');
    expect(lastAttempt(turnOf(await state(deps), 't1'))?.verbatim).toBe('unsure');
  });

  it('records which host it was', async () => {
    const { host, session, deps } = await started();
    await host.call('steer_rehearsal', { session, action: 'repeat' });
    const events = (await deps.store.load(session))!;
    expect(events.find((e) => e.type === 'steered')).toMatchObject({
      by: { coach: 'host', client: 'scripted-host 1.0.0' },
    });
  });
});

describe('the same call again', () => {
  it('returns the stored outcome and changes nothing', async () => {
    const { host, session, deps } = await started();
    const call = { session, turn: 't1', answer: SAID.outbox };
    const first = await host.call('submit_answer', call);
    const { seq } = await state(deps);
    const again = await host.call('submit_answer', call);
    expect(again.failed).toBe(false);
    expect((await state(deps)).seq).toBe(seq);
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
    const { turns } = await state(deps);
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
    const { turns } = await state(deps);
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
    expect((await state(deps)).ended).toBeNull();
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
    expect((await state(deps)).turns.get('t1')!.attempts).toHaveLength(2);
    const resumed = await host.call('steer_rehearsal', { session, action: 'resume' });
    expect(spokenIn(resumed.text)).toBe(turnOf(await state(deps), 't2').asked.question);
    const ended = await host.call('steer_rehearsal', { session, action: 'end' });
    expect((await state(deps)).ended?.reason).toBe('candidate');
    expect(ended.failed).toBe(false);
  });
});

/** The probe that rules decide after the outbox answer, from a session of its own. */
async function decidedProbe(seed: number): Promise<string | undefined> {
  const { host, session, deps } = await started({ ...TECHNICAL, seed });
  await host.call('submit_answer', { session, turn: 't1', answer: SAID.outbox });
  return turnOf(await state(deps), 't1').decided?.probe;
}
