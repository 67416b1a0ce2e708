import { describe, expect, it } from 'vitest';
import { askFollowUps } from '../../src/app/ask.ts';
import { sampleFiles, testDeps } from '../support/deps.ts';

/** Answers that interviewers hear every day, and what the rules must take hold of first. */
const WEAK: readonly [string, string, string, string][] = [
  [
    '최근에 성능을 개선한 경험이 있나요?',
    '저희 팀에서 쿼리 튜닝을 해서 성능이 많이 좋아졌습니다.',
    'ownership',
    '저희 팀',
  ],
  ['성능을 개선한 경험이 있나요?', '제가 쿼리를 고쳐서 응답이 많이 빨라졌습니다.', 'quantify', '많이 빨라'],
  ['REST와 gRPC의 차이는?', 'gRPC가 무조건 빠르기 때문에 항상 gRPC를 씁니다.', 'clarify', '무조건'],
  ['장점이 무엇인가요?', '저는 책임감이 강합니다.', 'why', '장점'],
  [
    '인덱스를 걸면 왜 빨라지나요?',
    '인덱스를 걸면 조회가 빨라집니다. 그래서 모든 컬럼에 인덱스를 겁니다.',
    'trade-off',
    '모든 컬럼',
  ],
  [
    'What was your hardest bug?',
    'We had a memory leak and we fixed it by restarting the service every night.',
    'ownership',
    'We',
  ],
];

describe('ask: 꼬리 질문 for one answer', () => {
  it.each(WEAK)('%s / %s', async (question, answer, probe, quote) => {
    const { followUps, skip } = await askFollowUps(testDeps(sampleFiles()), { question, answer });
    expect(skip).toBeNull();
    expect(followUps[0]).toMatchObject({ probe, anchor: { quote: expect.stringContaining(quote) } });
    expect(new Set(followUps.map((f) => f.probe)).size).toBe(followUps.length);
  });

  it('asks nothing after an answer that leaves nothing open', async () => {
    const { followUps, skip } = await askFollowUps(testDeps(sampleFiles()), {
      question: '응답을 개선한 경험을 하나 말씀해 주시겠어요?',
      answer:
        '작년 3월 주문 목록이 느려서 제가 화면별 요청 수를 세고, 한 번에 받던 항목을 나눠 받게 바꾸자고 제안해 고쳤습니다. 서버를 늘리는 대신 그렇게 한 것은 요청의 8할이 쓰지 않는 항목이었기 때문입니다. 배포 앞뒤 일주일씩 부하 테스트로 재니 1.2초에서 0.3초로 줄었습니다. 대신 화면 코드가 조금 복잡해졌습니다.',
    });
    expect(followUps).toEqual([]);
    expect(skip?.reason).toMatch(/[가-힣]{2}/u);
  });

  it('does not take the names of the trade for a copied card', async () => {
    const { skip } = await askFollowUps(testDeps(sampleFiles()), {
      question: '트랜잭션 격리 수준을 설명해 주세요',
      answer: 'READ COMMITTED는 커밋된 것만 읽고 REPEATABLE READ는 같은 걸 다시 읽어도 같습니다.',
    });
    expect(skip).toBeNull();
  });

  it.each([
    [
      '동료가 로컬 캐시에 강하게 반대한다면 어떻게 하시겠어요?',
      '동료의 의견을 존중하고 충분히 소통하겠습니다.',
      /그 동료의 생각이 그대로라면/u,
    ],
    [
      '임원이 이 개편에 반대한다면 어떻게 하시겠습니까?',
      '임원분과 충분히 소통해서 설득하겠습니다.',
      /하지 말자고 하시면 어떤 사실/u,
    ],
    [
      '리뷰어가 이 변경에 반대한다면 어떻게 하시겠어요?',
      '리뷰어의 의견을 존중하고 소통하겠습니다.',
      /리뷰어가 이번 변경에서는/u,
    ],
  ])('goes on in the words of who disagrees: %s', async (question, answer, says) => {
    const { followUps } = await askFollowUps(testDeps(sampleFiles()), { question, answer });
    expect(followUps[0]).toMatchObject({ probe: 'people', text: expect.stringMatching(says) });
  });

  it('lets them be persuaded by a reason', async () => {
    const { followUps } = await askFollowUps(testDeps(sampleFiles()), {
      question: '동료가 로컬 캐시에 강하게 반대한다면 어떻게 하시겠어요?',
      answer:
        '동료가 우려하는 것은 서버마다 값이 다른 점이므로, 먼저 한 대에서 부하 테스트로 재고 함께 봅니다. 어긋남이 1%를 넘으면 멈추겠습니다. 공통 캐시가 느리기 때문입니다.',
    });
    expect(followUps.filter((f) => f.probe === 'people')).toEqual([]);
  });

  it('stores nothing', async () => {
    const deps = testDeps(sampleFiles());
    await askFollowUps(deps, { question: '장점이 무엇인가요?', answer: '저는 책임감이 강합니다.' });
    expect(await deps.store.sessions({ limit: 5 })).toEqual([]);
  });

  it.each([
    ['', '질문', '답이 비어 있습니다'],
    ['가'.repeat(40_000), '질문', '자까지'],
  ])('refuses an answer of the wrong size', async (answer, question, says) => {
    await expect(askFollowUps(testDeps(sampleFiles()), { question, answer })).rejects.toThrow(says);
  });
});
