import { describe, expect, it } from 'vitest';
import { askFollowUps } from '../../src/app/ask.ts';
import { testDeps } from '../support/deps.ts';

const deps = testDeps({ 'kkori.json': '{}' });

/** Where each written follow-up stands: its words to the card that holds them. */
const { concepts } = await deps.library.load();
const CARD_OF = [...concepts.values()].flatMap((card) =>
  [...card.probes, ...card.stepsDown].map((probe) => [probe.text.ko, card.id] as const),
);

/** The cards that the follow-ups of an answer come from. */
async function cardsAsked(question: string, answer: string): Promise<string[]> {
  const { followUps } = await askFollowUps(deps, { question, answer });
  return followUps.flatMap(({ text }) => CARD_OF.filter(([words]) => text.endsWith(words)).map(([, id]) => id));
}

/** One word of a card in an answer that is about something else: no card, or at least not that one. */
const BESIDE: readonly [question: string, answer: string, not: string | 'any'][] = [
  ['의존성 주입은 왜 쓰나요?', '모듈에 적어 두면 컨테이너가 객체를 만들어 생성자에 넣어 줍니다.', 'container'],
  [
    'NestJS에서 프로바이더는 어떻게 연결되나요?',
    '토큰으로 등록해 두면 컨테이너가 필요한 곳에 넣어 줍니다.',
    'container',
  ],
  ['왜 저희 회사에 지원하셨나요?', '결제와 정산을 더 깊이 해 보고 싶었습니다.', 'any'],
  ['지원 동기가 무엇인가요?', '캐시와 메시지 큐를 큰 규모로 다뤄 보고 싶어서 지원했습니다.', 'any'],
  [
    '동료와 의견이 달랐던 경험을 말씀해 주세요.',
    '작년에 정산 담당자와 지급일을 두고 의견이 달랐습니다. 제가 지난달 불일치 건수를 뽑아 보여 드렸고 하루 늦추기로 했습니다.',
    'any',
  ],
  [
    '다른 직군과 갈등이 있었던 적이 있나요?',
    '기획자와 쿠폰 만료 시간을 두고 부딪혔습니다. 제가 캐시 때문에 어렵다고 설명해서 미뤘습니다.',
    'any',
  ],
  [
    '이직을 생각하시는 이유는 무엇인가요?',
    '지금 회사는 배포를 손으로 하고 코드 리뷰도 없어서 더 배우고 싶습니다.',
    'any',
  ],
  [
    '함께 일하기 어려웠던 동료가 있었나요?',
    '테스트를 쓰지 않는 동료가 있어서 제가 먼저 몇 개를 써서 보여 줬습니다.',
    'any',
  ],
  [
    '일정이 밀렸던 경험을 하나 들려주세요.',
    '인증을 맡은 분과 자주 이야기하지 않아서 출시가 이 주 밀렸습니다. 그 뒤로 제가 매일 십 분씩 맞춰 봤습니다.',
    'any',
  ],
  ['다섯 해 뒤에 어떤 모습이고 싶으신가요?', '분산 시스템과 데이터베이스를 깊이 아는 사람이 되고 싶습니다.', 'any'],
  [
    '피드백을 받고 바꾼 것이 있나요?',
    '말이 빠르다는 피드백을 받고 제가 비동기로 글을 먼저 쓰는 쪽으로 바꿨습니다.',
    'any',
  ],
  [
    '웹훅을 받는 쪽을 만든다면 무엇을 조심하시나요?',
    '서명을 확인하고 큐에 넣은 뒤 바로 200을 돌려줍니다. 상대가 재시도하면 번호를 보고 걸러 냅니다.',
    'timeouts-and-retries',
  ],
  [
    'ArrayList와 LinkedList는 어떻게 다른가요?',
    'ArrayList는 인덱스로 바로 찾고, LinkedList는 앞에서부터 따라갑니다.',
    'b-tree-index',
  ],
  ['로그는 어떻게 남기시나요?', '요청마다 트랜잭션 번호를 붙여서 한 줄로 남깁니다.', 'database-transaction'],
  ['회의가 많을 때 어떻게 일하시나요?', '급하지 않은 것은 슬랙 스레드에 적고 비동기로 답을 받습니다.', 'any'],
  [
    '가장 뿌듯했던 프로젝트를 하나 소개해 주세요.',
    '동아리에서 행사 예약 페이지를 만들었고 친구들이 결제까지 써 줘서 뿌듯했습니다.',
    'any',
  ],
  [
    '상사가 무리한 일정을 요구하면 어떻게 하시겠어요?',
    '캐시부터 넣고 나머지는 다음 배포에 하자고 말씀드리겠습니다.',
    'any',
  ],
  ['문서화는 어떻게 하시나요?', '코드 리뷰 때 문서가 없으면 요청합니다. API는 자동으로 만들어지게 했습니다.', 'any'],
  [
    '새로운 기술을 익히는 방법이 있나요?',
    '쿠버네티스를 배울 때 집에서 작은 클러스터를 띄워 보았습니다.',
    'kubernetes-operations',
  ],
  [
    '레거시 코드를 처음 맡으면 무엇부터 하시나요?',
    '먼저 돌아가는 화면을 따라가며 로그를 봅니다. 캐시가 있는지도 확인합니다.',
    'any',
  ],
  [
    '엑셀 업로드 기능은 어떻게 만드셨나요?',
    '파일을 읽어 검증하고, 틀린 줄은 큐에 모아 화면에 보여 줬습니다.',
    'message-queue',
  ],
];

/** Answers that go into what the question asks about: a card's own question is the best that can come. */
const INTO: readonly [question: string, answer: string, card: string][] = [
  [
    '도커 컨테이너는 가상 머신과 무엇이 다른가요?',
    '컨테이너는 가볍고 빨리 뜹니다. 이미지로 묶어서 배포합니다.',
    'container',
  ],
  ['컨테이너가 자꾸 다시 시작되면 무엇부터 보시나요?', '로그를 보고 메모리를 얼마나 쓰는지 봅니다.', 'container'],
  [
    '스프링에서 의존성 주입은 어떻게 이루어지나요?',
    '스프링 컨테이너가 빈을 만들고 생성자에 넣어 줍니다.',
    'spring-bean-aop',
  ],
  [
    '정산 금액이 맞는지는 어떻게 확인하시나요?',
    '결제사에서 받은 거래 내역과 저희 정산 결과를 대조합니다.',
    'settlement',
  ],
  ['결제 연동에서 무엇을 조심하셨나요?', '결제 승인 응답이 늦으면 조회해서 상태를 맞췄습니다.', 'payment'],
  ['외부 API가 느려지면 어떻게 대응하시나요?', '타임아웃을 3초로 두고 실패하면 재시도합니다.', 'timeouts-and-retries'],
  ['코드 리뷰를 어떻게 하시나요?', '동료의 변경을 읽고 버그가 보이면 댓글을 남깁니다.', 'code-review'],
  [
    '트랜잭션 격리 수준을 설명해 주세요.',
    'READ COMMITTED는 커밋된 것만 읽고, REPEATABLE READ는 같은 값을 다시 읽습니다.',
    'isolation-level',
  ],
  [
    '동시에 같은 좌석을 예약하면 어떻게 되나요?',
    '먼저 온 사람이 락을 잡고, 다른 사람은 기다립니다. 낙관적 락도 쓸 수 있습니다.',
    'optimistic-locking',
  ],
  [
    '주문이 두 번 들어오는 것을 어떻게 막나요?',
    '요청마다 멱등 키를 두고 이미 있으면 앞의 결과를 돌려줍니다.',
    'idempotency',
  ],
  [
    '이벤트가 유실되지 않게 하려면 어떻게 하나요?',
    '아웃박스 테이블에 같은 트랜잭션으로 저장하고 릴레이가 보냅니다.',
    'transactional-outbox',
  ],
  ['메시지가 중복으로 오면 어떻게 하시나요?', '카프카에서 exactly once를 켜면 중복이 없습니다.', 'kafka'],
  ['카프카는 순서를 보장하나요?', '파티션 안에서는 순서가 지켜집니다. 파티션이 여럿이면 섞일 수 있습니다.', 'kafka'],
  ['쿼리가 느리면 어떻게 찾으시나요?', '실행 계획을 보고 인덱스를 타는지, 몇 줄을 읽는지 확인합니다.', 'explain-plan'],
  ['토큰 인증과 세션은 어떻게 다른가요?', 'JWT는 서버에 상태를 두지 않고, 세션은 서버가 기억합니다.', 'token-auth'],
];

describe('what a card may ask', () => {
  it.each(BESIDE)('not after one word: %s / %s', async (question, answer, not) => {
    const cards = await cardsAsked(question, answer);
    if (not === 'any') expect(cards).toEqual([]);
    else expect(cards).not.toContain(not);
  });

  it.each(INTO)('after what was asked: %s / %s', async (question, answer, card) => {
    const cards = await cardsAsked(question, answer);
    expect(cards).toContain(card);
  });
});
