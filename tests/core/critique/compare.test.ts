import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareAnswers, type Judged } from '../../../src/core/critique/compare.ts';
import { critiqued } from '../../support/drafts.ts';

const IDS = [
  'technical.core.points',
  'technical.use.cost',
  'draft.proof.number',
  'draft.speak.time',
  'resume.own.part',
];
const POINTS = ['a', 'b', 'c', 'd'];

const judged: fc.Arbitrary<Judged> = fc.record({
  gate: fc.constantFrom(null, null, null, 'echo', 'off-topic'),
  checks: fc
    .subarray(IDS)
    .chain((ids) =>
      fc.tuple(
        ...ids.map((id) =>
          fc.constantFrom(true, false, null).map((met) => ({ id, criterion: 'x', met, by: 'offline' as const })),
        ),
      ),
    ),
  coreChecks: fc.constant(['technical.core.points', 'resume.own.part']),
  expected: fc.subarray(POINTS).chain((ids) =>
    fc.tuple(
      ...ids.map((point) =>
        fc.record({
          card: fc.constant('card'),
          point: fc.constant(point),
          weight: fc.constantFrom('core' as const, 'extra' as const),
          level: fc.constant('mid'),
          text: fc.constant(point),
          met: fc.boolean(),
        }),
      ),
    ),
  ),
  contradictions: fc.array(fc.record({ quote: fc.constantFrom('x', 'y') }), { maxLength: 3 }),
  misconceptions: fc.array(fc.record({ quote: fc.constantFrom('x', 'y') }), { maxLength: 3 }),
  unsupported: fc.array(fc.record({ quote: fc.constantFrom('x', 'y') }), { maxLength: 4 }),
});
const SWAPPED = { a: 'b', b: 'a', 'cannot-tell': 'cannot-tell' } as const;

describe('comparing two answers', () => {
  it('says the same whichever comes first', () => {
    fc.assert(
      fc.property(judged, judged, (a, b) => {
        const one = compareAnswers(a, b);
        const other = compareAnswers(b, a);
        expect(other.better).toBe(SWAPPED[one.better]);
        expect(other.reasons.map((r) => ({ ...r, for: SWAPPED[r.for] }))).toEqual(
          expect.arrayContaining(
            one.reasons.map((r) => expect.objectContaining({ for: r.for, kind: r.kind, what: r.what })),
          ),
        );
        expect(other.reasons).toHaveLength(one.reasons.length);
      }),
    );
  });

  it('cannot tell an answer from itself', () => {
    fc.assert(
      fc.property(judged, (a) => {
        expect(compareAnswers(a, a)).toEqual({ better: 'cannot-tell', reasons: [] });
      }),
    );
  });

  it('is never turned against an answer by one more expected point in it', () => {
    fc.assert(
      fc.property(judged, judged, fc.constantFrom(...POINTS), (a, b, point) => {
        const before = compareAnswers(a, b).better;
        const more = {
          ...a,
          expected: [
            ...a.expected.filter((p) => p.point !== point),
            { card: 'card', point, weight: 'core' as const, level: 'mid', text: point, met: true },
          ],
        };
        const after = compareAnswers(more, b).better;
        if (before === 'a') expect(after).toBe('a');
        if (before === 'cannot-tell') expect(after).not.toBe('b');
      }),
    );
  });
});

const OUTBOX = '비동기 처리에서 메시지 유실을 어떻게 막았는지 설명해 주세요.';
const GOOD =
  '상태 변경과 이벤트를 같은 DB의 한 트랜잭션에 저장하는 아웃박스를 두었습니다. 릴레이가 그 테이블을 읽어 카프카로 보냅니다. 릴레이가 표시를 남기기 전에 죽으면 다시 보내서 중복이 생기므로, 컨슈머가 이벤트 ID로 이미 처리한 것을 가려냅니다.';
const BARE = '저희는 아웃박스로 메시지 유실을 완전히 없앴습니다.';
/** Words without a deed, a reason or a value. */
const FLUFF =
  ' 저는 안정적인 서비스를 만드는 일이 무엇보다 중요하다고 생각하는 개발자입니다. 늘 꾸준히 배우고 소통하는 자세로 업무에 임하고 있습니다. 이런 마음가짐은 어느 조직에서나 도움이 되리라 믿습니다.';
const DIGITS = ' 당시 Java 17과 Spring Boot 3.2를 썼고, 2024년 6월부터 4년 차로 일했습니다.';

describe('what makes an answer better', () => {
  it('is what it says of the question', async () => {
    const [good, bare] = [await critiqued(OUTBOX, GOOD), await critiqued(OUTBOX, BARE)];
    const { better, reasons } = compareAnswers(bare, good);
    expect(better).toBe('b');
    expect(reasons.filter((r) => r.for === 'b').map((r) => r.kind)).toEqual(
      expect.arrayContaining(['point', 'misconception']),
    );
  });

  it.each([
    ['length and fluff', FLUFF],
    ['three times the fluff', FLUFF.repeat(3)],
    ['digits', DIGITS],
    ['being said twice', ` ${BARE}`],
  ])('is not %s', async (_, more) => {
    for (const text of [BARE, GOOD]) {
      const [plain, padded] = [await critiqued(OUTBOX, text), await critiqued(OUTBOX, text + more)];
      expect(compareAnswers(plain, padded).better).not.toBe('b');
    }
  });
});
