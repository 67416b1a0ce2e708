import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { owed } from '../../../src/core/session/owed.ts';
import { emptySession, reportIsOpen, slotOf, turnOf } from '../../../src/core/session/state.ts';
import { parseEvent, replay, step } from '../../../src/core/session/step.ts';
import {
  answered,
  asked,
  assessed,
  decided,
  planned,
  shortSession,
  slot,
  stamp,
  started,
} from '../../support/events.ts';

describe('step', () => {
  it('derives the same state whole or event by event', () => {
    const events = stamp(shortSession());
    const whole = replay('s-1', events);
    const stepped = emptySession('s-1');
    for (const event of events) step(stepped, event);
    expect(stepped).toEqual(whole);
    expect(whole.seq).toBe(events.length);
  });

  it('refuses a gap, a repeat and a beginning that is none, each in one sentence', () => {
    const events = stamp(shortSession());
    expect(() => replay('s-1', [events[0], events[2]])).toThrow('이어지지 않습니다');
    expect(() => replay('s-1', [events[0], events[0]])).toThrow('이어지지 않습니다');
    expect(() => replay('s-1', stamp([planned([slot('s1')])]))).toThrow('시작부터');
  });

  it('refuses an answer to a turn that was never asked', () => {
    expect(() => replay('s-1', stamp([started(), planned([slot('s1')]), answered('t9')]))).toThrow('맞지 않습니다');
  });

  it('refuses an event of another version or shape, and guesses nothing', () => {
    const [first] = stamp([started()]);
    expect(() => parseEvent({ ...first, v: 2 })).toThrow('다른 판');
    expect(() => parseEvent({ ...first, type: 'graded' })).toThrow('읽을 수 없습니다');
    expect(() => parseEvent({ ...first, format: 'speed-dating' })).toThrow('읽을 수 없습니다');
    expect(() => parseEvent('started')).toThrow('다른 판');
  });

  it('never throws anything but its own error on hostile records', () => {
    fc.assert(
      fc.property(fc.array(fc.anything(), { maxLength: 6 }), (raw) => {
        try {
          replay('s-1', raw);
        } catch (error) {
          expect((error as Error).name).toBe('KkoriError');
        }
      }),
      { numRuns: 200 },
    );
  });

  it('leaves the open question open when an earlier one is answered again', () => {
    const state = replay(
      's-1',
      stamp([
        started(),
        planned([slot('s1'), slot('s2')]),
        asked('t1', 's1'),
        answered('t1'),
        assessed('t1'),
        decided('t1'),
        asked('t2', 's2'),
        answered('t1', { attempt: 'a2', text: '다시 답하면 이렇습니다.' }),
      ]),
    );
    expect(state.open).toBe('t2');
    expect(turnOf(state, 't1').attempts.map((a) => a.id)).toEqual(['a1', 'a2']);
  });

  it('keeps a refused ticket open and a voided one closed', () => {
    const owedWork = {
      type: 'work-owed',
      ticket: 'k1',
      brief: 'assess',
      subject: { slot: 's1' },
      prompt: 'p',
    } as const;
    const base = [
      started({ coach: 'host' }),
      planned([slot('s1')]),
      asked('t1', 's1'),
      answered('t1'),
      assessed('t1'),
      decided('t1'),
      owedWork,
    ] as const;
    const refused = replay(
      's-1',
      stamp([...base, { type: 'work-closed', ticket: 'k1', outcome: 'refused', problems: ['x'] }]),
    );
    expect(refused.tickets.get('k1')?.outcome).toBeNull();
    const voided = replay(
      's-1',
      stamp([
        ...base,
        { type: 'coach-changed', from: 'host', to: 'offline' },
        { type: 'work-closed', ticket: 'k1', outcome: 'voided' },
      ]),
    );
    expect(voided.tickets.get('k1')?.outcome).toBe('voided');
    expect(voided.coach).toBe('offline');
  });
});

describe('owed', () => {
  const upTo = (...events: Parameters<typeof stamp>[0][number][]) => owed(replay('s-1', stamp(events)));
  const two = planned([slot('s1'), slot('s2')]);

  it('walks from the plan to the end without ever owing two things', () => {
    expect(upTo(started())).toBeNull();
    expect(upTo(started(), two)).toEqual({ kind: 'ask', slot: 's1' });
    expect(upTo(started(), two, asked('t1', 's1'))).toBeNull();
    expect(upTo(started(), two, asked('t1', 's1'), answered('t1'))).toEqual({
      kind: 'assess',
      turn: 't1',
      attempt: 'a1',
    });
    expect(upTo(started(), two, asked('t1', 's1'), answered('t1'), assessed('t1'))).toEqual({
      kind: 'decide',
      turn: 't1',
    });
  });

  it('owes a follow-up after a probe, even when a crash came between', () => {
    const probe = decided('t1', { outcome: 'probe', probe: 'why', code: undefined });
    expect(upTo(started(), two, asked('t1', 's1'), answered('t1'), assessed('t1'), probe)).toEqual({
      kind: 'follow-up',
      turn: 't1',
      slot: 's1',
    });
  });

  it('shows points in coach mode, gives a ticket to a host, and neither in exam mode', () => {
    const closed = (changes: Parameters<typeof started>[0]) =>
      upTo(started(changes), two, asked('t1', 's1'), answered('t1'), assessed('t1'), decided('t1'));
    expect(closed({ mode: 'coach', coach: 'offline' })).toEqual({ kind: 'show', slot: 's1' });
    expect(closed({ mode: 'coach', coach: 'host' })).toEqual({ kind: 'ticket', slot: 's1' });
    expect(closed({ mode: 'exam', coach: 'host' })).toEqual({ kind: 'ask', slot: 's2' });
  });

  it('gives the tickets of an exam only after the self-rating', () => {
    const one = planned([slot('s1')]);
    const ended = [
      started({ mode: 'exam', coach: 'host' }),
      one,
      asked('t1', 's1'),
      answered('t1'),
      assessed('t1'),
      decided('t1'),
      { type: 'ended', reason: 'finished' } as const,
    ];
    expect(upTo(...ended)).toBeNull();
    expect(upTo(...ended, { type: 'self-rated', rating: 'declined' })).toEqual({ kind: 'ticket', slot: 's1' });
  });

  it('opens the report of an exam only after the candidate rated or declined', () => {
    const one = planned([slot('s1')]);
    const ended = [
      started({ mode: 'exam' }),
      one,
      asked('t1', 's1'),
      answered('t1'),
      assessed('t1'),
      decided('t1'),
      { type: 'ended', reason: 'finished' } as const,
    ];
    expect(reportIsOpen(replay('s-1', stamp(ended)))).toBe(false);
    expect(reportIsOpen(replay('s-1', stamp([...ended, { type: 'self-rated', rating: 2 }])))).toBe(true);
  });

  it('gives the rest of the time to 역질문 and the last words', () => {
    const slots = [slot('s1'), slot('s2'), slot('s3', { type: 'reverse', minutes: 3, followUps: 0 })];
    const events = stamp(
      [
        started({ mode: 'exam', limits: { questions: null, minutes: 10, depth: 3 } }),
        planned(slots),
        asked('t1', 's1'),
        answered('t1'),
        assessed('t1'),
        decided('t1'),
      ],
      { every: 90_000 },
    );
    expect(owed(replay('s-1', events))).toEqual({ kind: 'ask', slot: 's3' });
    const state = replay('s-1', events);
    expect(slotOf(state, 's2').status).toBe('pending');
  });
});
