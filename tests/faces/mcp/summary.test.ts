import { describe, expect, it } from 'vitest';
import { summaryTicket } from '../../../src/app/work.ts';
import { answerUntil, checkIds, SAID, suggested, ticketIn } from '../../support/mcp-candidate.ts';
import type { Host, Result } from '../../support/mcp-client.ts';
import { started, stateOf } from '../../support/mcp-rehearsal.ts';

/** A rehearsal in coach mode, played to its end with every thread's checks sent. */
async function finished() {
  const { host, deps, first, session } = await started();
  let result = first;
  for (let i = 0; i < 20; i++) {
    result = await answerUntil(
      host,
      result,
      session,
      [SAID.outbox, SAID.numbers, SAID.unknown],
      (r) => ticketIn(r) !== null,
    );
    const ticket = ticketIn(result);
    if (ticket === null) break;
    result = await judge(host, result, ticket);
    if (result.text.startsWith(`${session} · 끝`)) break;
  }
  return { host, deps, session, result };
}

function judge(host: Host, result: Result, ticket: string): Promise<Result> {
  const checks = checkIds(result).map((id) => ({ id, met: 'unsure' }));
  return host.call('submit_work', { ticket, work: { checks } });
}

const GOOD = {
  text: '아웃박스에 저장을 함께 넣은 흐름은 말씀하셨고, 릴레이가 죽었을 때의 이야기는 찾지 못했습니다. ‘릴레이가 카프카로 보냈습니다’ 다음에 중복을 어떻게 가렸는지 이어 말하면 좋겠습니다.',
  next: ['중복 메시지를 가리는 방법을 한 문장으로 말하기'],
};

describe('the summary of a session', () => {
  it('is owed once everything is judged, taken once, and stands in the report as the coach’s words', async () => {
    const { host, deps, session, result } = await finished();
    const calls = JSON.stringify(suggested(result, 'submit_work'));
    const ticket = summaryTicket(await stateOf(deps))!;
    expect(calls).toContain(ticket);
    const report = await host.call('get_report', { session });
    expect(report.text).toContain(ticket);
    const taken = await host.call('submit_work', { ticket, work: GOOD });
    expect(taken.text).toContain('정리를 저장했습니다');
    const after = await host.call('get_report', { session });
    expect(after.text).toContain('## 코치의 정리');
    expect(after.text).toContain('> 아웃박스에 저장을 함께 넣은 흐름은');
    expect(after.text).toContain('> — 어시스턴트의 모델');
    expect(summaryTicket(await stateOf(deps))).toBeNull();
    const seq = (await stateOf(deps)).seq;
    await host.call('submit_work', { ticket, work: GOOD });
    expect((await stateOf(deps)).seq).toBe(seq);
  });

  it('is refused with the fix when it invents, quotes what nobody said, praises or judges the person', async () => {
    const { host, deps } = await finished();
    const ticket = summaryTicket(await stateOf(deps))!;
    for (const [text, words] of [
      ['처리 시간을 7분으로 줄였다고 말씀하셨습니다.', '7분'],
      ['‘장애를 스스로 복구하는 구조를 만들었습니다’라는 말이 좋은 근거였습니다.', '장애를 스스로'],
      ['아주 훌륭한 답이었습니다.', '훌륭'],
      ['이 정도면 합격할 수 있습니다.', '합격'],
      ['The answers were about the outbox and the relay, and no failure was told.', 'Korean'],
      ['', 'text'],
    ]) {
      const refused = await host.call('submit_work', { ticket, work: { text, next: [] } });
      expect(refused.text).toContain(words);
      expect(refused.text).toContain(ticket);
    }
    expect((await stateOf(deps)).summarised).toBeNull();
    expect((await host.call('submit_work', { ticket, work: JSON.stringify(GOOD) })).text).toContain('저장했습니다');
  });
});

describe('a session ended inside its only answered thread', () => {
  it.each(['coach', 'exam'])('is summed up all the same (%s)', async (mode) => {
    const { host, deps, session } = await started({ dossier: 'hanigyeol', format: 'technical', questions: 2, mode });
    await host.call('submit_answer', { session, turn: 't1', answer: SAID.outbox });
    expect((await stateOf(deps)).open).toBe('t2');
    let ended = await host.call('steer_rehearsal', { session, action: 'end' });
    if (mode === 'exam') {
      expect(summaryTicket(await stateOf(deps))).toBeNull();
      ended = await host.call('steer_rehearsal', { session, action: 'self-rate', rating: 'declined' });
    }
    const ticket = summaryTicket(await stateOf(deps));
    expect(JSON.stringify(suggested(ended, 'submit_work'))).toContain(`"${ticket}"`);
    expect((await host.call('submit_work', { ticket, work: GOOD })).text).toContain('정리를 저장했습니다');
    expect((await host.call('get_report', { session })).text).toContain('> 아웃박스에 저장을 함께 넣은 흐름은');
  });

  it('is not, when nothing was answered', async () => {
    const { host, deps, session } = await started();
    const ended = await host.call('steer_rehearsal', { session, action: 'end' });
    expect([...(await stateOf(deps)).tickets]).toEqual([]);
    expect(suggested(ended, 'submit_work')).toBeNull();
  });
});
