import { describe, expect, it, onTestFinished } from 'vitest';
import { openSession } from '../../../src/app/advance.ts';
import { turnOf } from '../../../src/core/session/state.ts';
import { answerUntil, SAID, suggested, ticketIn } from '../../support/mcp-candidate.ts';
import { hostOf } from '../../support/mcp-client.ts';
import { testDeps } from '../../support/mcp-deps.ts';

async function rehearsing(options: Record<string, unknown> = {}) {
  const deps = testDeps();
  const host = await hostOf(deps);
  onTestFinished(() => host.close());
  const first = await host.call('start_rehearsal', {
    dossier: 'hanigyeol',
    format: 'technical',
    questions: 2,
    mode: 'coach',
    ...options,
  });
  const state = async () => (await openSession(deps, 's-0001')).state;
  return { host, deps, first, state };
}

describe('an error is a text with the way out, and changes nothing', () => {
  it('unknown session: the nearest, or the open ones', async () => {
    const { host } = await rehearsing();
    const near = await host.call('submit_answer', { session: 's-0002', turn: 't1', answer: SAID.weak });
    expect(near.failed).toBe(true);
    expect(near.text).toContain('s-0001');
    for (const session of ['nothing-like-it', '../../etc/passwd', 'S-0001', '한글']) {
      const far = await host.call('get_report', { session });
      expect(far.failed).toBe(true);
      expect(far.text).toContain('회차를 찾지 못했습니다');
      expect(far.text).toContain('s-0001');
    }
  });

  it('a turn that is not open: the open question', async () => {
    const { host, state } = await rehearsing();
    await host.call('submit_answer', { session: 's-0001', turn: 't1', answer: SAID.outbox });
    const open = (await state()).open!;
    const { seq } = await state();
    for (const turn of ['t1', 't9', 't', 'two']) {
      const result = await host.call('submit_answer', {
        session: 's-0001',
        turn,
        answer: '다른 답을 보냅니다. 이것은 새 말입니다.',
      });
      expect(result.failed).toBe(true);
      expect(result.text).toContain(turnOf(await state(), open).asked.question);
    }
    expect((await state()).seq).toBe(seq);
  });

  it('a forged, misspelt or foreign ticket', async () => {
    const { host, first, state } = await rehearsing();
    const closed = await answerUntil(host, first, 's-0001', [SAID.outbox, SAID.weak], (r) => ticketIn(r) !== null);
    const { seq } = await state();
    for (const ticket of ['k-9999', `${ticketIn(closed)}x`, '../k-0001', 'k-0001; drop table', '한글표']) {
      const result = await host.call('submit_work', { ticket, work: { checks: [] } });
      expect(result.failed).toBe(true);
      expect(result.text).toContain('ticket');
    }
    expect((await state()).seq).toBe(seq);
  });

  it('a finished session: what to do instead; its stored answers still count as stored', async () => {
    const { host, first } = await rehearsing();
    const call = { session: 's-0001', turn: 't1', answer: SAID.outbox };
    const second = await host.call('submit_answer', call);
    await answerUntil(host, second, 's-0001', [SAID.weak, SAID.honest], () => false);
    const over = await host.call('submit_answer', {
      session: 's-0001',
      turn: 't2',
      answer: '더 말하고 싶은 것이 있습니다.',
    });
    expect(over.failed).toBe(true);
    expect(over.text).toContain('이 회차는 끝났습니다');
    for (const action of ['skip', 'repeat', 'hint', 'end', 'retry'])
      expect((await host.call('steer_rehearsal', { session: 's-0001', action })).failed).toBe(true);
    const again = await host.call('submit_answer', call);
    expect(again.failed).toBe(false);
    expect(again.text).toContain('이미 저장되어 있습니다');
    const resumed = await host.call('steer_rehearsal', { session: 's-0001', action: 'resume' });
    expect(resumed.failed).toBe(false);
    expect(suggested(resumed, 'get_report')).toEqual({ session: 's-0001' });
    expect(first.failed).toBe(false);
  });

  it('unknown dossier, format, mode, action: the nearest of what there is', async () => {
    const { host, deps } = await rehearsing();
    const wrong = await host.call('start_rehearsal', { dossier: 'hanigyoel' });
    expect(wrong.failed).toBe(true);
    expect(wrong.text).toContain('hanigyeol');
    expect((await host.call('start_rehearsal', { dossier: 'hanigyeol', format: 'tecnical' })).text).toContain(
      '혹시 `technical`',
    );
    expect((await host.call('start_rehearsal', { dossier: 'hanigyeol', mode: 'practice' })).text).toContain(
      'exam, coach',
    );
    expect((await host.call('steer_rehearsal', { session: 's-0001', action: 'skipp' })).text).toContain('혹시 `skip`');
    const none = await host.call('start_rehearsal', {});
    expect(none.failed).toBe(true);
    expect(none.text).toContain('gureumteum, hanigyeol');
    expect(await deps.store.sessions()).toHaveLength(1);
  });

  it('an answer that is empty or too long, and arguments that are missing', async () => {
    const { host, state } = await rehearsing();
    expect((await host.call('submit_answer', { session: 's-0001', turn: 't1', answer: ' \n ' })).text).toContain(
      '답이 비어 있습니다',
    );
    const long = await host.call('submit_answer', { session: 's-0001', turn: 't1', answer: '가'.repeat(20_001) });
    expect(long.failed).toBe(true);
    expect(long.text).toContain('최대 20,000자');
    expect(long.text).toContain('지금 20,001자');
    const missing = await host.call('submit_answer', {});
    for (const name of ['session', 'turn', 'answer']) expect(missing.text).toContain(`\`${name}\``);
    expect((await state()).turns.get('t1')!.attempts).toEqual([]);
    expect(
      (await host.call('submit_answer', { session: 's-0001', turn: 't1', answer: '가나다 '.repeat(5000) })).failed,
    ).toBe(false);
  });

  it('takes null for absent and numbers as strings', async () => {
    const { host } = await rehearsing();
    const result = await host.call('start_rehearsal', {
      dossier: 'hanigyeol',
      format: null,
      questions: '2',
      minutes: null,
      mode: 'coach',
      lang: null,
      seed: '7',
    });
    expect(result.failed).toBe(false);
    expect(
      (
        await host.call('submit_answer', {
          session: 's-0002',
          turn: 't1',
          answer: SAID.weak,
          asked: null,
          followUps: null,
          assessment: null,
          missed: null,
        })
      ).failed,
    ).toBe(false);
  });

  it('tells nothing of its insides', async () => {
    const { host, deps } = await rehearsing();
    deps.store.load = async () => {
      throw new Error('SQLITE_CORRUPT: /home/somebody/.kkori/kkori.db sk-secret-123456');
    };
    const result = await host.call('submit_answer', { session: 's-0001', turn: 't1', answer: SAID.weak });
    expect(result.failed).toBe(true);
    expect(result.text).not.toMatch(/SQLITE|home|sk-secret|at .*\.ts/);
    expect(deps.logged.join('')).toContain('SQLITE_CORRUPT');
    expect(deps.logged.join('')).not.toContain('sk-secret');
  });

  it('goes on after another process was first', async () => {
    const { host, deps, state } = await rehearsing();
    const { append } = deps.store;
    let conflicts = 0;
    deps.store.append = async (...args) => {
      if (conflicts++ === 0) return 'conflict';
      return append(...args);
    };
    expect((await host.call('submit_answer', { session: 's-0001', turn: 't1', answer: SAID.outbox })).failed).toBe(
      false,
    );
    expect((await state()).turns.get('t1')!.attempts).toHaveLength(1);
    deps.store.append = async () => 'conflict';
    const lost = await host.call('submit_answer', { session: 's-0001', turn: 't2', answer: SAID.weak });
    expect(lost.failed).toBe(true);
    expect(lost.text).toContain('다시 보내 주세요');
  });
});
