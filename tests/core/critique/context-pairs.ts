/** Answers whose values have their subject in the question or in the sentence before, and the lines of a résumé. */
export type ContextPair = { question: string; text: string; resume: string };
export type PlantedByContext = ContextPair & { said: string; against: string };

const LOCK = '좌석 선점에 Redis 분산락을 고른 이유는 무엇인가요?';
const LOCK_LINE = '- 좌석 선점을 Redis 분산락으로 전환하여 예매 오픈 때 초당 1,500건 처리';
const BATCH = '집계 배치를 개선한 경험을 말씀해 주세요.';
const BATCH_LINE = '- 판매자 집계 배치 수행시간 5시간 → 40분 단축';
const DUP = '중복 발송을 어떻게 없애셨나요?';
const DUP_LINE = '- 알림 발송에 멱등키 도입, 중복 발송 월 70건 → 0건';
const SEARCH = '상품 검색을 빠르게 만든 일을 들려주세요.';
const SEARCH_LINE = '- 상품 검색 API p95 2.1초 → 0.5초로 개선(색인 재설계)';
const COVER = '테스트 커버리지를 올린 경험이 있나요?';
const COVER_LINE = '- 주문 서버 테스트 커버리지 25% → 65%';
const COST = '이미지 저장 비용을 줄인 일을 설명해 주세요.';
const COST_LINE = '- 이미지 저장 비용 월 900만 원 → 350만 원 절감';
const HANA = '### 하나물류 (2020.04 ~ 현재) 백엔드 개발자';
const SAEBOM = '### 새봄소프트 (2017.01 ~ 2020.03) 서버 개발자';

export const PLANTED_BY_CONTEXT: readonly PlantedByContext[] = [
  {
    question: LOCK,
    text: '처음에는 DB 락을 썼는데 예매 오픈 때 커넥션이 말랐습니다. 그래서 Redisson 분산락으로 바꿨습니다. 초당 2,400건까지 처리했습니다.',
    resume: LOCK_LINE,
    said: '2,400건',
    against: '1,500건',
  },
  {
    question: LOCK,
    text: '예매 오픈 때 좌석 선점이 몰려서 분산락으로 바꿨습니다. 그 결과 초당 800건을 처리했습니다.',
    resume: LOCK_LINE,
    said: '800건',
    against: '1,500건',
  },
  {
    question: LOCK,
    text: '초당 2,400건까지 처리해야 했기 때문입니다. 처리했습니다.',
    resume: '- 좌석 선점 Redis 분산락 전환, 초당 1,500건 처리',
    said: '2,400건',
    against: '1,500건',
  },
  {
    question: BATCH,
    text: '배치가 9시간 걸렸는데 파티셔닝과 청크 조정으로 40분으로 줄였습니다.',
    resume: BATCH_LINE,
    said: '9시간',
    against: '5시간',
  },
  {
    question: BATCH,
    text: '집계가 늦어 아침 보고가 밀렸습니다. 배치를 나눠 돌려서 고쳤습니다. 9시간 걸리던 것이 40분으로 줄었습니다.',
    resume: BATCH_LINE,
    said: '9시간',
    against: '5시간',
  },
  {
    question: BATCH,
    text: '배치가 5시간 걸렸습니다. 조회를 묶고 인덱스를 손봤습니다. 집계 배치는 그 뒤 15분까지 줄었습니다.',
    resume: BATCH_LINE,
    said: '15분',
    against: '40분',
  },
  {
    question: DUP,
    text: '발송 요청마다 멱등키를 받게 했습니다. 월 200건에서 0건이 됐습니다.',
    resume: DUP_LINE,
    said: '200건',
    against: '70건',
  },
  {
    question: DUP,
    text: '멱등키를 유니크 제약으로 저장했습니다. 중복이 월 200건 나던 것이 0건이 됐습니다.',
    resume: DUP_LINE,
    said: '200건',
    against: '70건',
  },
  {
    question: SEARCH,
    text: '색인을 다시 설계했습니다. p95 2.1초에서 0.2초로 줄었습니다.',
    resume: SEARCH_LINE,
    said: '0.2초',
    against: '0.5초',
  },
  {
    question: SEARCH,
    text: '검색 색인을 둘로 나눴습니다. p95가 4초에서 0.5초로 줄었습니다.',
    resume: SEARCH_LINE,
    said: '4초',
    against: '2.1초',
  },
  {
    question: COVER,
    text: '주문 서버부터 테스트를 붙였습니다. 25%에서 85%까지 올렸습니다.',
    resume: COVER_LINE,
    said: '85%',
    against: '65%',
  },
  {
    question: COVER,
    text: '주문 서버의 결제 흐름부터 시작했습니다. 커버리지가 10%에서 65%로 올랐습니다.',
    resume: COVER_LINE,
    said: '10%',
    against: '25%',
  },
  {
    question: COST,
    text: '오래된 이미지를 콜드 저장소로 옮겼습니다. 월 900만 원에서 120만 원으로 줄었습니다.',
    resume: COST_LINE,
    said: '120만 원',
    against: '350만 원',
  },
  {
    question: COST,
    text: '저장 등급을 나눠 이미지 비용을 낮췄습니다. 월 1,500만 원이던 것이 350만 원으로 줄었습니다.',
    resume: COST_LINE,
    said: '1,500만 원',
    against: '900만 원',
  },
  {
    question: '하나물류에서 맡은 일을 소개해 주세요.',
    text: '2016년부터 일했습니다. 배차 서버를 맡았습니다.',
    resume: `${HANA}\n${SAEBOM}`,
    said: '2016년',
    against: '2020.04',
  },
  {
    question: '경력을 소개해 주세요.',
    text: '지금은 하나물류에서 배차를 맡고 있습니다. 2018년에 입사했습니다.',
    resume: `${HANA}\n${SAEBOM}`,
    said: '2018년',
    against: '2020.04',
  },
  {
    question: '경력을 소개해 주세요.',
    text: '새봄소프트에서 2022년까지 일했습니다.',
    resume: `${HANA}\n${SAEBOM}`,
    said: '2022년',
    against: '2017.01 ~ 2020.03',
  },
];

export const AGREEING_BY_CONTEXT: readonly (ContextPair & { why: string })[] = [
  {
    why: 'the same value',
    question: LOCK,
    text: '분산락으로 바꿨습니다. 초당 1,500건까지 처리했습니다.',
    resume: LOCK_LINE,
  },
  { why: 'rounded', question: LOCK, text: '분산락으로 바꿨습니다. 초당 1,600건쯤 처리했습니다.', resume: LOCK_LINE },
  {
    why: 'another rate',
    question: LOCK,
    text: '분산락으로 바꿨습니다. 하루 90만 건을 처리했습니다.',
    resume: LOCK_LINE,
  },
  {
    why: 'a total, not a rate',
    question: LOCK,
    text: '분산락으로 바꿨습니다. 모두 30만 건을 처리했습니다.',
    resume: LOCK_LINE,
  },
  {
    why: 'another system in the sentence before',
    question: LOCK,
    text: '분산락으로 바꿨습니다. 그 뒤 쿠폰 서버도 손봤습니다. 초당 4,000건까지 처리했습니다.',
    resume: LOCK_LINE,
  },
  {
    why: 'another subject in the sentence',
    question: LOCK,
    text: '분산락으로 바꿨습니다. 결제 승인은 초당 300건입니다.',
    resume: LOCK_LINE,
  },
  { why: 'an aim', question: LOCK, text: '분산락으로 바꿨습니다. 목표는 초당 5,000건이었습니다.', resume: LOCK_LINE },
  {
    why: 'how long the lock is held',
    question: LOCK,
    text: '분산락으로 바꿨습니다. 3초 뒤에 풀리게 했습니다.',
    resume: `${LOCK_LINE}\n${SEARCH_LINE}`,
  },
  {
    why: 'a pipeline with a daily rate',
    question: '주문 이벤트를 왜 Kafka로 보내셨나요?',
    text: '동기 호출이 밀려서 Kafka로 바꿨습니다. 초당 600건을 처리했습니다.',
    resume: '- Kafka 기반 주문 이벤트 파이프라인 구축 (일 50만 건)',
  },
  {
    why: 'before and after as written',
    question: BATCH,
    text: '배치가 5시간 걸렸는데 40분으로 줄였습니다.',
    resume: BATCH_LINE,
  },
  {
    why: 'rounded before-value',
    question: BATCH,
    text: '배치가 다섯 시간 넘게 걸렸습니다. 청크를 나눠 40분으로 줄였습니다.',
    resume: BATCH_LINE,
  },
  {
    why: 'a step between',
    question: BATCH,
    text: '배치를 나눴더니 2시간까지 줄었고 인덱스를 더해 40분으로 줄였습니다.',
    resume: BATCH_LINE,
  },
  { why: 'another batch', question: BATCH, text: '대사 배치는 두 시간 걸렸습니다.', resume: BATCH_LINE },
  {
    why: 'how long the work took',
    question: BATCH,
    text: '배치를 고쳤습니다. 원인을 찾는 데 3시간이 걸렸습니다.',
    resume: BATCH_LINE,
  },
  {
    why: 'one part of it',
    question: BATCH,
    text: '배치를 나눴습니다. 조회 단계만 1시간 걸렸습니다.',
    resume: BATCH_LINE,
  },
  { why: 'the gap', question: BATCH, text: '배치를 나눴습니다. 4시간 20분을 줄였습니다.', resume: BATCH_LINE },
  {
    why: 'both values named',
    question: BATCH,
    text: '배치가 9시간 걸린 날도 있었습니다. 보통은 5시간 걸렸습니다.',
    resume: BATCH_LINE,
  },
  {
    why: 'the other line says it',
    question: BATCH,
    text: '집계 배치를 나눴습니다. 2시간 걸리던 것을 줄였습니다.',
    resume: `${BATCH_LINE}\n- 집계 배치 1차 개선: 5시간에서 2시간으로`,
  },
  {
    why: 'two lines as near',
    question: BATCH,
    text: '배치가 3시간 걸렸습니다.',
    resume: '- 정산 배치 8시간 → 1시간\n- 집계 배치 개선',
  },
  {
    why: 'a count of a table',
    question: DUP,
    text: '멱등키를 저장했습니다. 키는 모두 4억 건이 쌓였습니다.',
    resume: DUP_LINE,
  },
  { why: 'a weekly rate', question: DUP, text: '멱등키를 넣었습니다. 주 15건에서 없어졌습니다.', resume: DUP_LINE },
  {
    why: 'another statistic',
    question: SEARCH,
    text: '색인을 다시 설계했습니다. 평균 0.1초가 됐습니다.',
    resume: SEARCH_LINE,
  },
  {
    why: 'a statistic on one side only',
    question: SEARCH,
    text: '색인을 다시 설계했습니다. 0.1초로 줄었습니다.',
    resume: SEARCH_LINE,
  },
  {
    why: 'another screen',
    question: SEARCH,
    text: '검색을 손본 뒤 주문 화면도 고쳤습니다. 주문 화면은 3초에서 1초로 줄었습니다.',
    resume: SEARCH_LINE,
  },
  {
    why: 'another share',
    question: COVER,
    text: '테스트를 붙였습니다. 배포 실패가 30% 줄었습니다.',
    resume: COVER_LINE,
  },
  {
    why: 'another server',
    question: COVER,
    text: '주문 서버를 마치고 회원 서버를 했습니다. 회원 서버는 40%까지 올렸습니다.',
    resume: COVER_LINE,
  },
  {
    why: 'a share of people',
    question: COVER,
    text: '팀의 절반이 함께했습니다. 두 달 걸렸습니다.',
    resume: COVER_LINE,
  },
  {
    why: 'another cost',
    question: COST,
    text: '이미지 저장 등급을 나눴습니다. 전송 비용은 월 80만 원입니다.',
    resume: COST_LINE,
  },
  {
    why: 'saved, not spent',
    question: COST,
    text: '저장 등급을 나눴습니다. 월 550만 원을 아꼈습니다.',
    resume: COST_LINE,
  },
  {
    why: 'within the years',
    question: '하나물류에서 맡은 일을 소개해 주세요.',
    text: '2021년에 배차 서버를 맡았습니다.',
    resume: HANA,
  },
  {
    why: 'the first employer',
    question: '경력을 소개해 주세요.',
    text: '새봄소프트에서 시작했습니다. 2017년에 입사했습니다.',
    resume: `${HANA}\n${SAEBOM}`,
  },
  {
    why: 'school',
    question: '하나물류에 오기 전을 말씀해 주세요.',
    text: '학교는 2016년에 졸업했습니다.',
    resume: HANA,
  },
  {
    why: 'programming since',
    question: '하나물류에서 맡은 일을 소개해 주세요.',
    text: '자바는 2014년부터 썼습니다.',
    resume: HANA,
  },
  {
    why: 'two employers named',
    question: '하나물류와 새봄소프트 경력을 소개해 주세요.',
    text: '2017년부터 일했습니다.',
    resume: `${HANA}\n${SAEBOM}`,
  },
];
