import { describe, expect, test } from 'vitest';
import { conflictsIn, type OtherText } from '../../../src/core/critique/conflicts.ts';
import { HARMLESS, PLANTED } from './conflict-pairs.ts';

const resume = (text: string): OtherText[] => [{ uri: 'kkori://resume', text, origin: 'resume' }];
/** Everything else a résumé says, so that a pair does not stand alone. */
const BESIDE =
  '- 사내 위키를 옮겼습니다(2025.01).\n- 로그 보관을 30일로 줄여 저장 비용을 20% 낮췄습니다.\n- 신입 두 명의 온보딩을 맡았습니다.';

describe('A18: planted pairs', () => {
  const found = PLANTED.map((pair) => ({
    pair,
    hit: conflictsIn(pair.text, resume(`${BESIDE}\n${pair.other}`)).some(
      (c) => c.kind === pair.kind && c.quote === pair.said && c.other.quote === pair.against,
    ),
  }));
  const alarms = [...PLANTED, ...HARMLESS].flatMap((pair) =>
    conflictsIn(pair.text, resume(`${BESIDE}\n${pair.other}`)).filter(
      (c) => !('said' in pair && c.kind === pair.kind && c.quote === pair.said),
    ),
  );

  test('recall and precision are .9 or more', () => {
    const hits = found.filter((f) => f.hit).length;
    console.log(
      `conflicts: ${hits} of ${PLANTED.length} found, ${alarms.length} false over ${PLANTED.length + HARMLESS.length} pairs`,
    );
    console.log(
      found
        .filter((f) => !f.hit)
        .map((f) => `missed: ${f.pair.said} / ${f.pair.against}`)
        .join('\n'),
    );
    console.log(alarms.map((c) => `false: ${c.kind} ${c.quote} / ${c.other.quote}`).join('\n'));
    expect(hits / PLANTED.length).toBeGreaterThanOrEqual(0.9);
    expect(hits / (hits + alarms.length)).toBeGreaterThanOrEqual(0.9);
  });

  test('every kind is found', () => {
    for (const kind of ['number', 'year', 'technology', 'role'] as const) {
      const own = found.filter((f) => f.pair.kind === kind);
      expect(own.filter((f) => f.hit).length / own.length, kind).toBeGreaterThanOrEqual(0.8);
    }
  });
});

describe('what only looks like a conflict', () => {
  test.each(HARMLESS)('$why: $text', ({ text, other }) => {
    expect(conflictsIn(text, resume(other)).map((c) => `${c.quote} / ${c.other.quote}`)).toEqual([]);
  });
});

test('both places are quotes, and each place is named once', () => {
  for (const { text, other } of PLANTED) {
    const others = resume(`${BESIDE}\n${other}`);
    const found = conflictsIn(text, [...others, ...others]);
    expect(new Set(found.map((c) => `${c.kind} ${c.start}`)).size).toBe(found.length);
    for (const c of found) {
      expect(text.slice(c.start, c.end)).toBe(c.quote);
      expect(others[0]!.text.slice(c.other.start, c.other.end)).toBe(c.other.quote);
    }
  }
});

test('a company’s technologies and roles contradict nothing that was done elsewhere', () => {
  const text = '배송 상태 알림을 RabbitMQ로 전환했고 혼자 맡았습니다.';
  const posting: OtherText = {
    uri: 'kkori://dossiers/x',
    text: '배송 상태 알림을 Kafka로 전환하는 일에 참여합니다.',
    origin: 'posting',
  };
  expect(conflictsIn(text, [posting])).toEqual([]);
});
