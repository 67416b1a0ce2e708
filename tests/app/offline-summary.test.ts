import { describe, expect, it } from 'vitest';
import { answer, startRehearsal } from '../../src/app/rehearse.ts';
import { reportFrom } from '../../src/app/review.ts';
import { steer } from '../../src/app/steer.ts';
import { BRIEF_TABLE } from '../../src/core/brief.ts';
import { sampleFiles, testDeps } from '../support/deps.ts';

describe('the whole of a session, without a model', () => {
  it('is said by the report at once: points and what to practise next, and no prose of a coach', async () => {
    expect(BRIEF_TABLE.summarise.offline).toBe('report');
    const deps = testDeps(sampleFiles());
    const { state } = await startRehearsal(deps, {
      dossier: 'hanigyeol',
      questions: 2,
      mode: 'coach',
      coach: 'offline',
    });
    await answer(deps, state.id, { text: '알림 발송을 요청 흐름에서 빼냈습니다. 팀이 함께 했습니다.', via: 'typed' });
    const { session } = await steer(deps, state.id, { action: 'end' });
    expect([...session.state.tickets]).toEqual([]);
    const report = await reportFrom(deps, session.state);
    expect(report.summary).toBeUndefined();
    expect(report.points.length).toBeGreaterThan(0);
    expect(report.next.length).toBeGreaterThan(0);
  });
});
