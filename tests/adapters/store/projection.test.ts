import { describe, expect, it } from 'vitest';
import { turnRows } from '../../../src/core/session/projection.ts';
import {
  answered,
  asked,
  assessed,
  check,
  followUp,
  planned,
  selfRated,
  shortSession,
  slot,
  stamp,
  started,
  TEST_START,
} from '../../support/events.ts';

const opening = [started(), planned([slot('s1'), slot('s2')]), asked('t1', 's1')];
const rowsOf = (...events: Parameters<typeof stamp>[0]) => turnRows('s', stamp([...opening, ...events]));

describe('turn rows', () => {
  it('hold one row for every answer, with its question, its slot and its last checks', () => {
    expect(turnRows('s', shortSession())).toMatchObject([
      {
        session: 's',
        turn: 't1',
        attempt: 'a1',
        at: TEST_START + 3000,
        dossier: 'hanigyeol',
        questionKey: slot('s1').questionKey,
        question: '주문 저장과 메시지 발행이 어긋나지 않게 하려면 어떻게 하시겠어요?',
        type: 'technical',
        kind: 'main',
        concepts: ['transactional-outbox'],
        requirement: 'r3',
        fact: null,
        probe: null,
        by: 'code',
        checks: [
          { id: 'technical.mechanism', met: true },
          { id: 'technical.number', met: false },
        ],
        selfRating: 2,
      },
      {
        turn: 't2',
        kind: 'follow-up',
        probe: 'quantify',
        by: 'offline',
        questionKey: slot('s1').questionKey,
        selfRating: 2,
      },
      { turn: 't3', type: 'behavioural', concepts: [], requirement: null, fact: 'F3', selfRating: null },
    ]);
  });

  it('are empty before anything was answered, and skip what was never asked', () => {
    expect(turnRows('s', [])).toEqual([]);
    expect(rowsOf()).toEqual([]);
    expect(rowsOf(answered('t9'))).toEqual([]);
    expect(turnRows('s', stamp([started(), asked('t1', 's1'), answered('t1')]))).toEqual([]);
  });

  it('take the latest assessment of an attempt', () => {
    const rows = rowsOf(
      answered('t1'),
      assessed('t1', { checks: [check('technical.number', null)] }),
      answered('t1', { attempt: 'a2' }),
      assessed('t1', { attempt: 'a2', checks: [check('technical.number', true)] }),
      assessed('t1', { by: { coach: 'host' }, checks: [check('technical.number', false, { by: 'host' })] }),
    );
    expect(rows.map((row) => [row.attempt, row.checks])).toEqual([
      ['a1', [{ id: 'technical.number', met: false }]],
      ['a2', [{ id: 'technical.number', met: true }]],
    ]);
  });

  it("fall back to a later assessment of the thread, never to another attempt's or to an earlier one", () => {
    const thread = [answered('t1'), followUp('t2', 's1', 't1'), answered('t2')];
    const rows = rowsOf(...thread, assessed('t2', { checks: [check('technical.why', true)] }));
    expect(rows.map((row) => row.checks)).toEqual([
      [{ id: 'technical.why', met: true }],
      [{ id: 'technical.why', met: true }],
    ]);

    const early = rowsOf(answered('t1'), assessed('t1'), followUp('t2', 's1', 't1'), answered('t2'));
    expect(early.map((row) => row.checks.length)).toEqual([2, 0]);
    const otherAttempt = rowsOf(answered('t1'), answered('t1', { attempt: 'a2' }), assessed('t1', { attempt: 'a2' }));
    expect(otherAttempt.map((row) => row.checks.length)).toEqual([0, 2]);
    const otherThread = rowsOf(answered('t1'), asked('t2', 's2'), answered('t2'), assessed('t2'));
    expect(otherThread.map((row) => row.checks.length)).toEqual([0, 2]);
  });

  it("take the slot's last rating before the session's; declined is no rating", () => {
    const rating = (...rated: Parameters<typeof stamp>[0]) => rowsOf(answered('t1'), ...rated)[0]!.selfRating;
    expect(rating()).toBeNull();
    expect(rating(selfRated(3))).toBe(3);
    expect(rating(selfRated(1, 's1'), selfRated(3))).toBe(1);
    expect(rating(selfRated(1, 's1'), selfRated(2, 's1'))).toBe(2);
    expect(rating(selfRated('declined', 's1'), selfRated(3))).toBeNull();
    expect(rating(selfRated('declined'))).toBeNull();
    expect(rating(selfRated(1, 's2'))).toBeNull();
  });

  it('count a check as met where the candidate showed that it was said', () => {
    const confirmed = {
      type: 'confirmed',
      turn: 't1',
      attempt: 'a1',
      check: 'technical.number',
      quote: '1.8초',
    } as const;
    expect(rowsOf(answered('t1'), assessed('t1'), confirmed)[0]!.checks).toContainEqual({
      id: 'technical.number',
      met: true,
    });
    expect(rowsOf(answered('t1'), confirmed)[0]!.checks).toEqual([]);
  });
});
