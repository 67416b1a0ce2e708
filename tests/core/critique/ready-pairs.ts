import type { TextBeside } from '../../../src/core/critique/texts.ts';
import type { Probe } from '../../../src/core/vocabulary.ts';

/**
 * A draft of one sentence or more, a follow-up that its first sentence invites, and what else the candidate has written.
 * `quote`: the words of the sentence that answers this very follow-up; null where nothing does.
 */
export type ReadyPair = {
  question: string;
  draft: string;
  /** `card/probe` of a page, `notes/Q1.1`, `frame/why`, or `own/verify` for a question made from the draft itself. */
  key: string;
  probe: Probe;
  /** For other keys than a card's. */
  asks?: string;
  /** What of the draft is taken hold of. */
  anchor?: string;
  /** Follow-ups of this question in the notes, with their drafts. */
  own?: readonly [string, string][];
  others?: readonly Partial<TextBeside>[];
  quote: string | null;
};

const BATCH = {
  question: '야간 집계를 고치신 경험을 말씀해 주세요.',
  draft: '판매자별 집계 배치를 네 시간에서 한 시간으로 줄였습니다.',
};
const RERUN = { key: 'batch-processing/ran-again', probe: 'correctness' } as const;
const LOCK = { question: '좌석 예약에 락을 쓰신 이유를 들려주세요.', draft: '좌석 예약에 Redis 분산락을 걸었습니다.' };
const OUTBOX = {
  question: '적립 이벤트를 어떻게 보내셨나요?',
  draft: '적립 이벤트를 아웃박스 테이블에 담아 릴레이가 보내게 했습니다.',
};
const SPEED = {
  question: '느린 화면을 고친 경험을 말씀해 주세요.',
  draft: '상품 목록 화면을 크게 빠르게 만들었습니다.',
};
const METHOD = {
  key: 'own/verify',
  probe: 'verify',
  asks: '‘초당 1,200건’ 값은 어떤 조건에서 잰 것인가요?',
  anchor: '초당 1,200건',
} as const;
const COUPON = {
  question: '쿠폰 발급을 버티게 하신 경험을 들려주세요.',
  draft: '쿠폰 발급 서버가 초당 1,200건까지 견뎠습니다.',
};

export const READY_PAIRS: readonly ReadyPair[] = [
  // A label of other notes.
  {
    ...BATCH,
    key: 'notes/Q1.1',
    probe: 'mechanism',
    asks: '묶음을 더 크게 잡으면 어떻게 되나요?',
    own: [['묶음을 더 크게 잡으면 어떻게 되나요?', '']],
    others: [
      {
        origin: 'dossier',
        ref: 'Q1.1',
        question: '토큰이 새면 어떻게 되나요?',
        text: '서명 키를 바꾸고 모든 토큰을 거둬들입니다.',
      },
    ],
    quote: null,
  },
  {
    ...BATCH,
    key: 'notes/Q1.1',
    probe: 'mechanism',
    asks: '묶음을 더 크게 잡으면 어떻게 되나요?',
    own: [['묶음을 더 크게 잡으면 어떻게 되나요?', '한 번에 잡는 메모리가 늘고 실패했을 때 되돌리는 양도 커집니다.']],
    quote: '되돌리는 양도 커집니다',
  },
  {
    ...BATCH,
    key: 'notes/Q1.1',
    probe: 'mechanism',
    asks: '묶음을 더 크게 잡으면 어떻게 되나요?',
    own: [['묶음을 더 크게 잡으면 어떻게 되나요?', '아직 잘 모르겠습니다.']],
    quote: null,
  },
  {
    ...LOCK,
    key: 'notes/Q1.1',
    probe: 'failure',
    asks: 'Redis가 죽으면 예약은 어떻게 되나요?',
    own: [['Redis가 죽으면 예약은 어떻게 되나요?', '']],
    others: [
      {
        origin: 'draft',
        ref: 'Q4',
        question: 'Redis가 죽으면 로그인은 어떻게 되나요?',
        text: '세션을 DB에서 다시 읽어 로그인을 이어 갑니다.',
      },
    ],
    quote: null,
  },
  {
    ...LOCK,
    key: 'notes/Q1.1',
    probe: 'failure',
    asks: 'Redis가 죽으면 예약은 어떻게 되나요?',
    own: [['Redis가 죽으면 예약은 어떻게 되나요?', '']],
    others: [
      {
        origin: 'dossier',
        ref: 'Q4',
        question: 'Redis가 죽으면 예약은 어떻게 되나요?',
        text: '좌석 테이블의 유니크 제약이 두 번째 예약을 막습니다.',
      },
    ],
    quote: '유니크 제약이 두 번째 예약을',
  },
  // A point of a card, told of other work.
  {
    ...BATCH,
    ...RERUN,
    others: [
      {
        origin: 'draft',
        question: '중복 주문을 어떻게 막으셨나요?',
        text: '주문 요청마다 앱이 멱등키를 만들어 보냅니다.',
      },
    ],
    quote: null,
  },
  {
    ...BATCH,
    ...RERUN,
    others: [{ origin: 'resume', text: '포인트 적립에 멱등키를 도입해 중복 적립을 없앰' }],
    quote: null,
  },
  {
    ...BATCH,
    ...RERUN,
    others: [{ origin: 'dossier', text: '푸시 발송은 같은 요청이 와도 멱등하게 처리됩니다.' }],
    quote: null,
  },
  {
    ...BATCH,
    ...RERUN,
    others: [
      {
        origin: 'draft',
        question: '집계는 어떻게 돌리시나요?',
        text: '판매자별 집계 배치는 날짜와 판매자에 유니크 키를 두어 다시 돌려도 덮어씁니다.',
      },
    ],
    quote: '유니크 키를 두어',
  },
  {
    ...BATCH,
    ...RERUN,
    own: [['한 번 더 돌리면요?', '기준일의 결과를 지우고 다시 쓰니 다시 실행해도 결과가 같습니다.']],
    quote: '다시 실행해도 결과가 같',
  },
  {
    ...BATCH,
    ...RERUN,
    others: [{ origin: 'posting', text: '집계 배치는 멱등하게 다시 돌릴 수 있어야 합니다.' }],
    quote: null,
  },
  {
    ...OUTBOX,
    key: 'transactional-outbox/dedup-key',
    probe: 'mechanism',
    others: [
      {
        origin: 'draft',
        question: '사진 업로드를 설명해 주세요.',
        text: '업로드 컨슈머가 파일의 해시로 이미 처리한 것을 가려냅니다.',
      },
    ],
    quote: null,
  },
  {
    ...OUTBOX,
    key: 'transactional-outbox/dedup-key',
    probe: 'mechanism',
    others: [
      {
        origin: 'draft',
        question: '이벤트가 겹치면요?',
        text: '적립 이벤트를 받는 컨슈머는 이벤트 ID로 이미 처리한 것을 가려냅니다.',
      },
    ],
    quote: '이벤트 ID로',
  },
  {
    ...OUTBOX,
    key: 'transactional-outbox/dup',
    probe: 'failure',
    own: [['릴레이가 죽으면요?', '릴레이가 표시를 남기기 전에 죽으면 다시 보내니 적립 이벤트가 중복될 수 있습니다.']],
    quote: '중복될 수 있습니다',
  },
  {
    ...LOCK,
    key: 'distributed-lock/holder-died',
    probe: 'failure',
    others: [
      {
        origin: 'draft',
        question: '캐시는 어떻게 두셨나요?',
        text: '상품 캐시의 TTL은 10분으로 두어 만료되면 다시 읽습니다.',
      },
    ],
    quote: null,
  },
  // Questions of a card that want no named point: only their own words answer them.
  {
    ...BATCH,
    key: 'batch-processing/two-starters',
    probe: 'failure',
    others: [
      {
        origin: 'draft',
        question: '장애 경험을 들려주세요.',
        text: '집계 배치가 실패했을 때 제가 다시 돌려서 해결했습니다.',
      },
    ],
    quote: null,
  },
  {
    ...BATCH,
    key: 'batch-processing/hour-long-tx',
    probe: 'trade-off',
    others: [
      {
        origin: 'draft',
        question: '집계를 나눈 대가는요?',
        text: '판매자별 집계 배치를 나눈 대신 운영할 작업이 셋으로 늘었습니다.',
      },
    ],
    quote: null,
  },
  {
    ...BATCH,
    key: 'batch-processing/your-part',
    probe: 'ownership',
    others: [{ origin: 'draft', question: '협업 경험', text: '저는 집계 배치의 알림을 맡아 만들었습니다.' }],
    quote: null,
  },
  {
    ...OUTBOX,
    key: 'transactional-outbox/ten-times',
    probe: 'scale',
    others: [{ origin: 'resume', text: '적립 이벤트 릴레이 구축, 하루 약 80만 건으로 추정' }],
    quote: null,
  },
  {
    ...OUTBOX,
    key: 'transactional-outbox/new-burden',
    probe: 'trade-off',
    others: [
      { origin: 'draft', question: '대가는요?', text: '아웃박스를 두면서 떠안은 부담은 지연이 몇 초 늘어난 것입니다.' },
    ],
    quote: '지연이 몇 초',
  },
  {
    ...LOCK,
    key: 'distributed-lock/inside-tx',
    probe: 'correctness',
    others: [{ origin: 'draft', question: '락 경험', text: '좌석 예약 락은 Redis에 두었고 기한은 3초입니다.' }],
    quote: null,
  },
  // What is asked of a value or a change.
  {
    ...COUPON,
    ...METHOD,
    others: [
      { origin: 'draft', question: '부하 시험은요?', text: '쿠폰 발급 서버는 k6로 10분 동안 부하를 주어 쟀습니다.' },
    ],
    quote: 'k6로 10분',
  },
  {
    ...COUPON,
    ...METHOD,
    others: [{ origin: 'draft', question: '검색은요?', text: '검색 서버는 k6로 10분 동안 부하를 주어 쟀습니다.' }],
    quote: null,
  },
  { ...COUPON, ...METHOD, others: [{ origin: 'resume', text: '쿠폰 발급 서버 개선, p95 0.3초' }], quote: null },
  {
    ...COUPON,
    ...METHOD,
    draft: `${COUPON.draft} 발급 시작 10분을 그라파나로 재서 확인했습니다.`,
    quote: '그라파나로',
  },
  {
    ...SPEED,
    key: 'own/quantify',
    probe: 'quantify',
    asks: '‘크게’ 빨라졌다고 하셨는데 얼마에서 얼마가 됐나요?',
    anchor: '크게',
    others: [{ origin: 'resume', text: '상품 목록 화면 응답 2.4초 → 0.6초' }],
    quote: '2.4초',
  },
  {
    ...SPEED,
    key: 'own/quantify',
    probe: 'quantify',
    asks: '‘크게’ 빨라졌다고 하셨는데 얼마에서 얼마가 됐나요?',
    anchor: '크게',
    others: [{ origin: 'resume', text: '결제 승인 API 응답 2.4초 → 0.6초' }],
    quote: null,
  },
  {
    ...SPEED,
    key: 'own/quantify',
    probe: 'quantify',
    asks: '‘크게’ 빨라졌다고 하셨는데 얼마에서 얼마가 됐나요?',
    anchor: '크게',
    others: [{ origin: 'draft', question: '주문 화면은요?', text: '주문 화면은 3초에서 1초로 줄었습니다.' }],
    quote: null,
  },
  // Why, and what else.
  {
    ...LOCK,
    key: 'own/why',
    probe: 'why',
    asks: '‘Redis’ 쪽을 고르신 이유는 무엇인가요?',
    anchor: 'Redis',
    others: [
      { origin: 'draft', question: '아쉬운 점', text: '좌석 예약 화면을 새로 짠 이유는 문의가 많았기 때문입니다.' },
    ],
    quote: null,
  },
  {
    ...LOCK,
    key: 'own/why',
    probe: 'why',
    asks: '‘Redis’ 쪽을 고르신 이유는 무엇인가요?',
    anchor: 'Redis',
    others: [
      {
        origin: 'draft',
        question: '락 저장소',
        text: '좌석 예약 락을 Redis에 둔 것은 이미 운영하고 있어 새로 배울 것이 없었기 때문입니다.',
      },
    ],
    quote: '새로 배울 것이',
  },
  {
    question: '중복 적립을 없앤 경험을 말씀해 주세요.',
    draft: '적립이 겹쳤을 때 제가 유니크 인덱스를 걸어 막았습니다.',
    key: 'own/why',
    probe: 'why',
    asks: '그렇게 하기로 정하신 이유는 무엇인가요?',
    anchor: '걸어',
    others: [
      {
        origin: 'dossier',
        question: '캐시가 비면 어떻게 되나요?',
        text: 'DB에 유니크 인덱스를 걸어 두었기 때문에 두 번째 저장이 실패합니다.',
      },
    ],
    quote: null,
  },
  {
    ...LOCK,
    key: 'frame/alternative',
    probe: 'alternative',
    asks: '다른 방법은 무엇을 견주어 보셨나요?',
    anchor: 'Redis',
    others: [{ origin: 'draft', question: '검색', text: '검색은 오픈서치 대신 DB 전문 검색도 검토했습니다.' }],
    quote: null,
  },
  {
    ...LOCK,
    key: 'frame/counterfactual',
    probe: 'counterfactual',
    asks: '다시 하신다면 무엇을 바꾸시겠어요?',
    anchor: '분산락',
    others: [{ origin: 'draft', question: '아쉬운 일', text: '지금 돌아보면 알림 배치는 너무 일찍 나눴습니다.' }],
    quote: null,
  },
  {
    ...LOCK,
    key: 'frame/counterfactual',
    probe: 'counterfactual',
    asks: '다시 하신다면 무엇을 바꾸시겠어요?',
    anchor: '분산락',
    others: [
      {
        origin: 'draft',
        question: '아쉬운 일',
        text: '지금 돌아보면 좌석 예약에는 분산락보다 유니크 제약이 맞았습니다.',
      },
    ],
    quote: '유니크 제약이 맞았',
  },
  {
    ...LOCK,
    key: 'people/colleague/1',
    probe: 'people',
    asks: '그 동료가 일정이 먼저라고 하면 무엇을 보여 주시겠어요?',
    others: [{ origin: 'draft', question: '협업', text: '디자이너 동료가 반대해서 시안을 들고 설명했습니다.' }],
    quote: null,
  },
  {
    ...LOCK,
    key: 'own/ownership',
    probe: 'ownership',
    asks: '그 일에서 직접 하신 일을 하나만 말씀해 주시겠어요?',
    anchor: '저희',
    draft: '저희 팀은 좌석 예약에 분산락을 걸었습니다. 좌석 예약의 재시도 로직은 제가 만들었습니다.',
    quote: '제가 만들었습니다',
  },
  {
    ...LOCK,
    key: 'own/ownership',
    probe: 'ownership',
    asks: '그 일에서 직접 하신 일을 하나만 말씀해 주시겠어요?',
    anchor: '저희',
    draft: '저희 팀은 좌석 예약에 분산락을 걸었습니다.',
    others: [{ origin: 'resume', text: '제가 사내 예약 도구를 만들었습니다.' }],
    quote: null,
  },
];
