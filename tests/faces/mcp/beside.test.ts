import { describe, expect, it } from 'vitest';
import { lastAttempt, turnOf } from '../../../src/core/session/state.ts';
import { answerUntil, checkIds, openTurn, SAID, suggested, ticketIn } from '../../support/mcp-candidate.ts';
import { part, spokenIn } from '../../support/mcp-client.ts';
import { closedThread, decidedProbe, started, stateOf, TECHNICAL } from '../../support/mcp-rehearsal.ts';

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
      const t2 = turnOf(await stateOf(deps), 't2').asked;
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
    expect((await stateOf(deps)).tickets.get(ticketIn(closed)!)?.outcome).toBe('done');
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
          { id: checkIds(first)[1], met: 'no' },
        ],
        points: [{ kind: 'fix', say: '성격이 급해 보입니다.' }],
      },
    });
    expect(bad.failed).toBe(false);
    expect(part(bad.text, '저장')).toMatch(/뺀 것 \d/);
    expect(part(bad.text, '저장')).toContain('made.up');
    const attempt = lastAttempt(turnOf(await stateOf(deps), 't1'))!;
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

  it('leaves a ticket open for work that quotes nothing but inventions, and shows its checks again', async () => {
    const { host, session, first, deps } = await started();
    const closed = await answerUntil(host, first, session, [SAID.outbox, SAID.weak], closedThread);
    const ticket = ticketIn(closed)!;
    const [id] = checkIds(closed);
    const send = (quote: string) => host.call('submit_work', { ticket, work: { checks: [{ id, met: 'yes', quote }] } });
    const invented = await send('제가 하지 않은 말을 길게 지어냈습니다');
    expect(invented.failed).toBe(false);
    expect(part(invented.text, '저장')).toContain('quote does not stand');
    expect(checkIds(invented)).toContain(id);
    expect((await stateOf(deps)).tickets.get(ticket)?.outcome).toBeNull();
    expect(suggested(invented, 'submit_work')).toMatchObject({ ticket });
    expect(part((await send('릴레이가 카프카로 보냈습니다')).text, '저장')).toContain('체크 1');
  });

  it('gives the checks of every thread that closed in one call, one after the other', async () => {
    const { host, session, deps } = await started({ ...TECHNICAL, questions: 3 });
    let result = await host.call('submit_answer', {
      session,
      turn: 't1',
      answer: SAID.unknown,
      missed: [SAID.unknown, SAID.outbox, SAID.unknown, SAID.unknown].map((answer) => ({ asked: '', answer })),
    });
    const owed = [...(await stateOf(deps)).tickets.keys()];
    expect(owed.length).toBeGreaterThan(1);
    for (let i = 0; i < owed.length; i++) {
      const next = suggested(result, 'submit_work')!;
      // The call is always for the checks that stand beside it.
      expect(ticketIn(result)).toBe(next.ticket);
      const ids = checkIds(result);
      result = await host.call('submit_work', {
        ticket: next.ticket,
        work: { checks: ids.map((id) => ({ id, met: 'unsure' })) },
      });
      expect(part(result.text, '저장')).toContain('평가 저장');
    }
  });

  it('refuses unreadable work with what to fix, and takes it mended; the same ticket again changes nothing', async () => {
    const { host, session, first, deps } = await started();
    const closed = await answerUntil(host, first, session, [SAID.outbox, SAID.weak], closedThread);
    const ticket = ticketIn(closed)!;
    // Well formed, but nothing of it can be used: no assessment, and the ticket stays open.
    const useless = await host.call('submit_work', {
      ticket,
      work: {
        checks: [{ id: 'no.such-check', met: 'no' }],
        points: [{ kind: 'keep', quote: '하지 않은 말입니다', say: '좋습니다' }],
      },
    });
    expect(useless.text).toContain('no.such-check');
    expect(suggested(useless, 'submit_work')?.ticket).toBe(ticket);

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
    const before = (await stateOf(deps)).seq;
    const again = await host.call('submit_work', { ticket, work });
    expect(again.failed).toBe(false);
    expect(again.text).toContain('이미 받은 평가');
    expect((await stateOf(deps)).seq).toBe(before);
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
    const { turnOrder, turns, seq } = await stateOf(deps);
    const answers = turnOrder.flatMap((t) => turns.get(t)!.attempts.map((a) => a.text));
    expect(answers).toEqual([...missed.map((m) => m.answer), call.answer]);
    expect(turns.get('t1')!.worded?.text).toBe('처음에 뭘 하셨나요?');

    const again = await host.call('submit_answer', call);
    expect(again.text).toContain('이미 저장되어 있습니다');
    expect((await stateOf(deps)).seq).toBe(seq);

    const many = await host.call('submit_answer', {
      session,
      turn: openTurn(result)!,
      answer: '끝입니다. 감사합니다.',
      missed: Array.from({ length: 20 }, (_, i) => ({ asked: '', answer: `${SAID.weak} ${i}번째 일입니다.` })),
    });
    expect(many.failed).toBe(false);
    expect(part(many.text, '저장')).toMatch(/\d+턴이 저장되지 않았습니다/);
    expect((await stateOf(deps)).ended).not.toBeNull();
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
    const { worded } = turnOf(await stateOf(deps), 't1');
    expect(worded?.problems.join(' ')).toContain('praise');
    expect(part(result.text, '저장')).toContain('고쳐 말한 질문에서');
    expect(part(result.text, '저장')).toContain('missed');
  });

  it('marks a retold answer as perhaps not verbatim', async () => {
    const { host, session, deps } = await started();
    const result = await host.call('submit_answer', { session, turn: 't1', answer: SAID.retold });
    expect(part(result.text, '저장')).toContain('verbatim: unsure');
    expect(lastAttempt(turnOf(await stateOf(deps), 't1'))?.verbatim).toBe('unsure');
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
