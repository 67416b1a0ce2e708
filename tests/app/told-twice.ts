import type { Conflict } from '../../src/core/critique/conflicts.ts';

/** A workspace with one thing told in two ways (`said`), or with two things that only look like one (`why`). */
export type Planted = { files: Record<string, string>; kind: Conflict['kind']; said: readonly [string, string] };
export type Harmless = { files: Record<string, string>; why: string };

const list = (lines: readonly string[]) => lines.map((line) => `- ${line}`).join('\n');
/** Lines that stand in every résumé here, so that a planted one does not stand alone. */
const BESIDE = [
  '로그 보관 기간을 30일로 줄여 저장 비용을 20% 낮췄습니다.',
  '신입 두 명의 온보딩을 맡았습니다.',
  'Kotlin과 Spring Boot로 배차 서버를 개발했습니다.',
];

const resume = (...lines: string[]) => ({
  'resume.md': `# 윤예시\n\n## 경력\n\n### 달구지배송 (2023.03–현재)\n\n${list([...BESIDE, ...lines])}\n\n### 물레상점 (2020.01–2023.02)\n\n- 상품 전시 화면의 API를 개발했습니다.\n`,
});
const at = (org: 'a' | 'b', ...lines: string[]) => ({
  'resume.md': `# 윤예시\n\n## 경력\n\n### 달구지배송 (2023.03–현재)\n\n${list(org === 'a' ? lines : BESIDE)}\n\n### 물레상점 (2020.01–2023.02)\n\n${list(org === 'b' ? lines : ['상품 전시 화면의 API를 개발했습니다.'])}\n`,
});
const draft = (slug: string, question: string, text: string) => ({
  [`dossiers/${slug}/qa.md`]: `# 질문과 답\n\n## 예상 질문\n\n### Q1. ${question}\n\n${text}\n`,
});
const shown = (slug: string, ...lines: string[]) => ({
  [`dossiers/${slug}/dossier.md`]: `# ${slug} 준비 노트\n\n## 이력서 하이라이트\n\n${list(lines)}\n`,
});
const note = (text: string) => ({ 'notes/memo.md': text });
const english = (...lines: string[]) => ({
  'resume.md': `# Yun Yesi\n\n## Experience\n\n### Dalguji Delivery (2023.03 – present)\n\n${list(['Onboarded two new engineers.', ...lines])}\n`,
});

export const PLANTED: readonly Planted[] = [
  {
    files: {
      ...resume('배차 배치를 2시간 10분에서 35분으로 단축했습니다.'),
      ...draft(
        'gureum',
        '느린 배치를 고친 경험을 말씀해 주세요.',
        '매일 도는 배차 배치가 문제였습니다. 쿼리를 나눠서 배차 배치를 15분으로 줄였습니다.',
      ),
    },
    kind: 'number',
    said: ['35분', '15분'],
  },
  {
    files: {
      ...resume('위치 조회 API의 p99를 3.2초에서 0.8초로 줄였습니다.'),
      ...shown('haneul', '위치 조회 API p99를 3.2초에서 **0.5초**로 개선'),
    },
    kind: 'number',
    said: ['0.8초', '0.5초'],
  },
  {
    files: {
      ...resume('배송 이력 2,400만 건을 새 저장소로 무중단 이관했습니다.'),
      ...draft(
        'gureum',
        '가장 어려웠던 이관을 설명해 주세요.',
        '저는 배송 이력 4천만 건을 새 저장소로 옮겼습니다. 이중 쓰기로 시작했고 무중단 이관을 마쳤습니다.',
      ),
    },
    kind: 'number',
    said: ['2,400만 건', '4천만 건'],
  },
  {
    files: {
      ...resume('정산 모듈의 테스트 커버리지를 41%에서 66%로 올렸습니다.'),
      ...draft(
        'haneul',
        '품질을 지킨 경험이 있나요?',
        '정산 모듈의 테스트 커버리지를 80%까지 올렸습니다. 깨지기 쉬운 곳부터 시작했습니다.',
      ),
    },
    kind: 'number',
    said: ['66%', '80%'],
  },
  {
    files: {
      ...resume('쿠폰 발급 서버를 초당 1,500건까지 처리하게 했습니다.'),
      ...shown('gureum', '쿠폰 발급 서버 초당 5,000건 처리'),
    },
    kind: 'number',
    said: ['1,500건', '5,000건'],
  },
  {
    files: {
      ...draft(
        'gureum',
        '비용을 줄인 경험을 말씀해 주세요.',
        '검색 색인을 밤에만 새로 만들게 바꿔서 색인 서버 비용을 35% 줄였습니다.',
      ),
      ...draft(
        'haneul',
        '비용 절감 사례가 있나요?',
        '검색 색인을 밤에만 만들도록 바꿨고, 그 결과 색인 서버 비용을 60% 줄였습니다.',
      ),
    },
    kind: 'number',
    said: ['35%', '60%'],
  },
  {
    files: {
      ...shown('gureum', '주문 조회 캐시 적중률을 55%에서 92%로 높임'),
      ...shown('haneul', '주문 조회 캐시 적중률을 55%에서 78%로 높임'),
    },
    kind: 'number',
    said: ['92%', '78%'],
  },
  {
    files: {
      ...resume('중복 결제 장애로 고객 300명에게 환불했습니다.'),
      ...draft(
        'gureum',
        '장애를 겪은 이야기를 해 주세요.',
        '중복 결제 장애가 났고 고객 1,200명에게 환불했습니다. 원인은 재시도였습니다.',
      ),
    },
    kind: 'number',
    said: ['300명', '1,200명'],
  },
  {
    files: {
      ...resume('배송 알림 실패율을 4%에서 0.3%로 낮췄습니다.'),
      ...note(
        '# 회고\n\n달구지배송에서 한 일을 적어 둔다.\n\n- 배송 알림 실패율을 4%에서 1.5%로 낮췄다.\n- 야간 당직을 나눴다.\n',
      ),
    },
    kind: 'number',
    said: ['0.3%', '1.5%'],
  },
  {
    files: {
      ...resume('배포 시간을 40분에서 12분으로 줄였습니다.'),
      ...note('# 달구지배송 정리\n\n배포 시간을 40분에서 5분으로 줄인 일은 캐시 덕분이었다.\n'),
    },
    kind: 'number',
    said: ['12분', '5분'],
  },
  {
    files: {
      ...english('Cut the dispatch API p95 from 1.2 s to 300 ms.'),
      ...draft(
        'gureum',
        'Tell me about a latency problem you solved.',
        'The dispatch API was slow for riders. I cut the dispatch API p95 from 1.2 s to 90 ms by adding an index.',
      ),
    },
    kind: 'number',
    said: ['300 ms', '90 ms'],
  },
  {
    files: {
      ...english('Migrated 12 million delivery records to PostgreSQL without downtime.'),
      ...draft(
        'haneul',
        'Describe a migration.',
        'I migrated 30 million delivery records without downtime. We wrote to both stores for two weeks.',
      ),
    },
    kind: 'number',
    said: ['12 million delivery records', '30 million delivery records'],
  },
  {
    files: {
      ...draft(
        'gureum',
        'What did you improve?',
        'We moved image resizing to a queue and the upload error rate dropped to 0.2%.',
      ),
      ...draft(
        'haneul',
        'What are you proud of?',
        'Image resizing went to a queue, and the upload error rate dropped to 2%.',
      ),
    },
    kind: 'number',
    said: ['0.2%', '2%'],
  },
  {
    files: {
      ...resume('배차 규칙 엔진을 2024년 4월에 새로 만들었습니다.'),
      ...draft(
        'gureum',
        '설계한 것을 설명해 주세요.',
        '2022년에 배차 규칙 엔진을 새로 만들었습니다. 규칙을 코드에서 떼어 냈습니다.',
      ),
    },
    kind: 'year',
    said: ['2024년', '2022년'],
  },
  {
    files: { ...resume(), ...shown('gureum', '달구지배송 (2021.03–현재) 배차 서버 담당') },
    kind: 'year',
    said: ['2023.03', '2021.03'],
  },
  {
    files: {
      ...resume('결제 모듈 분리 프로젝트를 8개월 동안 진행했습니다.'),
      ...draft(
        'haneul',
        '긴 프로젝트 경험을 말씀해 주세요.',
        '결제 모듈 분리 프로젝트를 2년 동안 진행했습니다. 마지막에는 호출을 끊었습니다.',
      ),
    },
    kind: 'year',
    said: ['8개월', '2년'],
  },
  {
    files: {
      ...shown('gureum', '정기 배송 구독 서비스를 2023년에 출시'),
      ...shown('haneul', '정기 배송 구독 서비스를 2025년에 출시'),
    },
    kind: 'year',
    said: ['2023년', '2025년'],
  },
  {
    files: {
      ...resume('배송 상태 이벤트를 Kafka로 전환했습니다.'),
      ...draft(
        'gureum',
        '메시지 큐를 쓴 경험이 있나요?',
        '배송 상태 이벤트를 RabbitMQ로 전환했습니다. 소비자가 죽어도 다시 받게 했습니다.',
      ),
    },
    kind: 'technology',
    said: ['Kafka', 'RabbitMQ'],
  },
  {
    files: {
      ...resume('상품 재고 캐시를 레디스로 구현했습니다.'),
      ...shown('haneul', '상품 재고 캐시를 Memcached로 구현'),
    },
    kind: 'technology',
    said: ['레디스', 'Memcached'],
  },
  {
    files: {
      ...draft(
        'gureum',
        '검색을 어떻게 만드셨나요?',
        '가게 이름 검색을 엘라스틱서치로 만들었습니다. 형태소 분석기를 붙였습니다.',
      ),
      ...draft(
        'haneul',
        '검색 경험을 말씀해 주세요.',
        '가게 이름 검색을 오픈서치로 만들었습니다. 오타도 찾게 했습니다.',
      ),
    },
    kind: 'technology',
    said: ['엘라스틱서치', '오픈서치'],
  },
  {
    files: {
      ...english('Built the driver payout ledger on PostgreSQL.'),
      ...draft(
        'gureum',
        'What did you build?',
        'I built the driver payout ledger on MongoDB. Every payout has two entries.',
      ),
    },
    kind: 'technology',
    said: ['PostgreSQL', 'MongoDB'],
  },
  {
    files: {
      ...resume('사내 배포 도구를 Python으로 개발했습니다.'),
      ...note('# 달구지배송에서 만든 것\n\n- 사내 배포 도구를 Go로 개발했다.\n'),
    },
    kind: 'technology',
    said: ['Python', 'Go'],
  },
  {
    files: {
      ...resume('정산 시스템 재설계에 참여했습니다.'),
      ...draft('gureum', '주도한 일이 있나요?', '정산 시스템 재설계를 제가 주도했습니다. 원장을 먼저 나눴습니다.'),
    },
    kind: 'role',
    said: ['참여했', '주도했'],
  },
  {
    files: {
      ...resume('기사 앱 알림 서버를 동료와 함께 개발했습니다.'),
      ...draft(
        'haneul',
        '혼자 맡은 일이 있나요?',
        '기사 앱 알림 서버는 제가 혼자 개발했습니다. 처음에는 서버가 하나였습니다.',
      ),
    },
    kind: 'role',
    said: ['동료와 함께', '혼자'],
  },
  {
    files: {
      ...draft(
        'gureum',
        '가장 큰 성과는 무엇인가요?',
        '상품 검색 개편을 단독으로 진행했습니다. 색인부터 다시 짰습니다.',
      ),
      ...draft('haneul', '협업한 경험을 말씀해 주세요.', '상품 검색 개편에 참여했습니다. 저는 색인을 맡았습니다.'),
    },
    kind: 'role',
    said: ['단독으로', '참여했'],
  },
  {
    files: {
      ...english('Helped rewrite the route planner.'),
      ...draft(
        'gureum',
        'What did you own?',
        'I led the rewrite of the route planner. The team agreed on the plan in a week.',
      ),
    },
    kind: 'role',
    said: ['Helped', 'led'],
  },
  {
    files: {
      ...resume('서버팀 6명 가운데 배차 쪽을 맡았습니다.'),
      ...draft('gureum', '팀 구성을 말씀해 주세요.', '서버팀은 15명이었고 저는 배차 쪽을 맡았습니다.'),
    },
    kind: 'number',
    said: ['6명', '15명'],
  },
  {
    files: {
      ...at('b', '상품 목록 API의 응답 시간을 900ms에서 150ms로 줄였습니다.'),
      ...draft(
        'gureum',
        '성능을 높인 경험을 말씀해 주세요.',
        '물레상점에서 상품 목록 API의 응답 시간을 900ms에서 60ms로 줄였습니다.',
      ),
    },
    kind: 'number',
    said: ['150ms', '60ms'],
  },
  {
    files: {
      ...resume('기사 배정 실패를 하루 240건에서 30건으로 줄였습니다.'),
      ...draft(
        'gureum',
        '데이터를 보고 고친 일을 말씀해 주세요.',
        '기사 배정 실패가 하루 240건이었습니다. 반경을 넓혀서 기사 배정 실패를 하루 3건으로 줄였습니다.',
      ),
    },
    kind: 'number',
    said: ['30건', '3건'],
  },
  {
    files: {
      ...resume('이미지 저장 비용을 월 400만 원에서 150만 원으로 줄였습니다.'),
      ...shown('haneul', '이미지 저장 비용을 월 400만 원에서 80만 원으로 절감'),
    },
    kind: 'number',
    said: ['150만 원', '80만 원'],
  },
];

export const HARMLESS: readonly Harmless[] = [
  {
    why: 'the same in other words',
    files: {
      ...resume('배차 배치를 2시간 10분에서 35분으로 단축했습니다.'),
      ...draft(
        'gureum',
        '느린 배치를 고친 경험을 말씀해 주세요.',
        '배차 배치가 두 시간 넘게 걸렸습니다. 쿼리를 나눠 배차 배치를 35분쯤으로 줄였습니다.',
      ),
    },
  },
  {
    why: 'another unit',
    files: {
      ...resume('위치 조회 API의 p99를 3.2초에서 0.8초로 줄였습니다.'),
      ...shown('haneul', '위치 조회 API p99 3,200ms → 800ms'),
    },
  },
  {
    why: 'another employer',
    files: {
      ...at('a', '주문 API의 p95를 1.8초에서 0.4초로 줄였습니다.'),
      ...draft(
        'gureum',
        '성능을 높인 경험을 말씀해 주세요.',
        '물레상점에서 주문 API의 p95를 2.4초에서 0.9초로 줄였습니다.',
      ),
    },
  },
  {
    why: 'another employer, named by the question',
    files: {
      ...at('a', '상품 API의 응답 시간을 2초에서 0.5초로 줄였습니다.'),
      ...draft(
        'gureum',
        '물레상점에서 성능을 높인 경험을 말씀해 주세요.',
        '상품 API의 응답 시간을 1.2초에서 0.2초로 줄였습니다.',
      ),
    },
  },
  {
    why: 'another API',
    files: {
      ...resume('위치 조회 API의 p99를 3.2초에서 0.8초로 줄였습니다.'),
      ...draft('gureum', '성능 개선 경험을 말씀해 주세요.', '결제 승인 API의 p99를 1.5초에서 0.2초로 줄였습니다.'),
    },
  },
  {
    why: 'another statistic',
    files: {
      ...resume('위치 조회 API의 p99를 3.2초에서 0.8초로 줄였습니다.'),
      ...draft('gureum', '성능 개선 경험을 말씀해 주세요.', '위치 조회 API의 중앙값은 0.1초였습니다.'),
    },
  },
  {
    why: 'an aim',
    files: {
      ...resume('배포 시간을 40분에서 12분으로 줄였습니다.'),
      ...draft('gureum', '목표를 어떻게 정하나요?', '배포 시간 목표는 5분이었습니다.'),
    },
  },
  {
    why: 'the value before',
    files: {
      ...resume('배포 시간을 40분에서 12분으로 줄였습니다.'),
      ...draft('gureum', '문제가 무엇이었나요?', '배포 시간이 40분이라 하루에 한 번밖에 못 나갔습니다.'),
    },
  },
  {
    why: 'companies of two postings',
    files: {
      'dossiers/gureum/posting.md':
        '# 구름 서버 개발자\n\n## 회사 소개\n\n- 주문 서비스를 쓰는 가게가 3천 곳입니다.\n\n## 자격요건\n\n- 서버 개발 경험 3년 이상\n',
      'dossiers/haneul/posting.md':
        '# 하늘 서버 개발자\n\n## 회사 소개\n\n- 주문 서비스를 쓰는 가게가 9천 곳입니다.\n\n## 자격요건\n\n- 서버 개발 경험 5년 이상\n',
    },
  },
  {
    why: 'summaries of two companies',
    files: {
      'dossiers/gureum/dossier.md': '# 구름 준비 노트\n\n## 회사 요약\n\n- 월간 이용자 120만 명의 배달 서비스입니다.\n',
      'dossiers/haneul/dossier.md': '# 하늘 준비 노트\n\n## 회사 요약\n\n- 월간 이용자 300만 명의 배달 서비스입니다.\n',
    },
  },
  {
    why: 'weekday and weekend',
    files: {
      ...resume('배차 요청은 평일에 하루 20만 건을 처리했습니다.'),
      ...draft('gureum', '규모를 말씀해 주세요.', '배차 요청은 주말에 하루 70만 건까지 처리했습니다.'),
    },
  },
  {
    why: 'peak and usual',
    files: {
      ...resume('배차 요청을 평소 초당 300건 처리했습니다.'),
      ...draft('gureum', '규모를 말씀해 주세요.', '피크에는 배차 요청을 초당 2천 건 처리했습니다.'),
    },
  },
  {
    why: 'both values told',
    files: {
      ...resume('색인 서버 비용을 35% 줄였습니다.'),
      ...draft('gureum', '비용을 줄인 경험이 있나요?', '색인 서버 비용을 첫 달에 20%, 석 달 뒤에는 35% 줄였습니다.'),
    },
  },
  {
    why: 'put right',
    files: {
      ...resume('위치 조회 API의 p99를 3.2초에서 0.8초로 줄였습니다.'),
      ...draft(
        'gureum',
        '값을 어떻게 쟀나요?',
        '위치 조회 API가 0.3초라고 적은 적이 있는데 그것은 중앙값이고 p99는 0.8초가 맞습니다.',
      ),
    },
  },
  {
    why: 'a technology weighed and dropped',
    files: {
      ...resume('배송 상태 이벤트를 Kafka로 전환했습니다.'),
      ...draft('gureum', '왜 그것을 골랐나요?', '배송 상태 이벤트에 RabbitMQ도 검토했지만 쓰지 않았습니다.'),
    },
  },
  {
    why: 'two scripts of one technology',
    files: {
      ...resume('상품 재고 캐시를 레디스로 구현했습니다.'),
      ...shown('haneul', '상품 재고 캐시를 Redis로 구현'),
    },
  },
  {
    why: 'what one came from',
    files: {
      ...resume('배송 이력 저장소를 MySQL에서 PostgreSQL로 옮겼습니다.'),
      ...draft('gureum', '이관 경험을 말씀해 주세요.', '배송 이력 저장소를 MySQL에서 떼어 냈습니다.'),
    },
  },
  {
    why: 'two things with two technologies',
    files: {
      ...resume('배송 상태 이벤트를 Kafka로 전환했습니다.'),
      ...draft('gureum', '메시지 큐 경험이 있나요?', '이미지 변환 작업을 SQS로 나눴습니다.'),
    },
  },
  {
    why: 'shares of one work',
    files: {
      ...resume('배차 배치 개선(인덱스 재설계는 본인, 청크 처리는 동료와 함께)'),
      ...draft('gureum', '본인이 한 일은 무엇인가요?', '배차 배치의 인덱스 재설계는 제가 혼자 했습니다.'),
    },
  },
  {
    why: 'leading with others',
    files: {
      ...resume('배포 자동화를 동료 둘과 함께 만들었습니다.'),
      ...draft('gureum', '주도한 일이 있나요?', '배포 자동화를 주도했고 다섯 팀이 썼습니다.'),
    },
  },
  {
    why: 'someone else did it',
    files: {
      ...resume('결제 모듈 분리에 참여했습니다.'),
      ...draft('gureum', '동료 이야기를 해 주세요.', '동료가 혼자 결제 모듈 분리를 시작했습니다.'),
    },
  },
  {
    why: 'years within the period',
    files: { ...resume(), ...draft('gureum', '언제부터 했나요?', '2024년에 달구지배송에서 배차를 맡았습니다.') },
  },
  {
    why: 'another employer’s years',
    files: { ...resume(), ...draft('gureum', '첫 회사는 어땠나요?', '2021년에 물레상점에서 전시 화면을 맡았습니다.') },
  },
  {
    why: 'years and months',
    files: {
      ...resume('결제 모듈 분리 프로젝트를 24개월 동안 진행했습니다.'),
      ...draft('haneul', '긴 프로젝트 경험을 말씀해 주세요.', '결제 모듈 분리 프로젝트를 2년 동안 진행했습니다.'),
    },
  },
  {
    why: 'a note about something else',
    files: {
      ...resume('배송 알림 실패율을 4%에서 0.3%로 낮췄습니다.'),
      ...note('# 책에서 읽은 것\n\n배송 알림 실패율은 보통 2%라고 한다.\n'),
    },
  },
  {
    why: 'a note that studies a technology',
    files: {
      ...resume('배송 상태 이벤트를 Kafka로 전환했습니다.'),
      ...note('# 메시지 큐 공부\n\n배송 상태 이벤트를 RabbitMQ로 전환하면 라우팅이 쉽다.\n'),
    },
  },
  {
    why: 'a plan for the company',
    files: {
      ...resume('배차 배치를 2시간 10분에서 35분으로 단축했습니다.'),
      ...draft(
        'gureum',
        '저희 정산 배치는 어떻게 줄이시겠어요?',
        '먼저 정산 배치가 어디서 오래 걸리는지 재고, 30분을 넘으면 나누겠습니다.',
      ),
    },
  },
  {
    why: 'a design with assumed numbers',
    files: {
      ...resume('쿠폰 발급 서버를 초당 1,500건까지 처리하게 했습니다.'),
      ...draft(
        'gureum',
        '쿠폰 발급을 설계해 보세요.',
        '쿠폰 발급 서버가 초당 만 건을 받는다고 가정하면 큐를 앞에 두겠습니다.',
      ),
    },
  },
  {
    why: 'a limit that was set',
    files: {
      ...resume('기사 배정 실패를 하루 240건에서 30건으로 줄였습니다.'),
      ...draft('gureum', '알림은 어떻게 걸었나요?', '기사 배정 실패가 하루 50건을 넘으면 알림이 오게 했습니다.'),
    },
  },
  {
    why: 'people and machines',
    files: {
      ...resume('서버팀 6명 가운데 배차 쪽을 맡았습니다.'),
      ...draft('gureum', '구성을 말씀해 주세요.', '배차 서버는 12대였습니다.'),
    },
  },
  {
    why: 'pay',
    files: {
      ...resume('정산 서버를 운영했습니다.'),
      'dossiers/gureum/dossier.md':
        '# 구름 준비 노트\n\n## 이력서 하이라이트\n\n- 정산 서버를 운영\n- 희망 연봉 6,000만 원\n',
      'dossiers/haneul/dossier.md':
        '# 하늘 준비 노트\n\n## 이력서 하이라이트\n\n- 정산 서버를 운영\n- 희망 연봉 7,500만 원\n',
    },
  },
  {
    why: 'English: the same value rounded',
    files: {
      ...english('Cut the dispatch API p95 from 1.2 s to 310 ms.'),
      ...draft('gureum', 'Tell me about latency.', 'I cut the dispatch API p95 to about 300 ms.'),
    },
  },
  {
    why: 'English: reads and writes',
    files: {
      ...english('Served 4,000 reads per second from the route cache.'),
      ...draft('gureum', 'What was the load?', 'The route cache took 150 writes per second.'),
    },
  },
  {
    why: 'English: another metric of one service',
    files: {
      ...english('Raised test coverage of the route planner from 40% to 70%.'),
      ...draft('gureum', 'What did you improve?', 'The error rate of the route planner fell to 0.5%.'),
    },
  },
  {
    why: 'dossiers that agree',
    files: {
      ...shown('gureum', '주문 조회 캐시 적중률을 55%에서 92%로 높임'),
      ...shown('haneul', '주문 조회 캐시 적중률 92% (이전 55%)'),
    },
  },
  {
    why: 'the résumé says both parts',
    files: {
      ...resume('주문 API의 p95를 1.8초에서 0.4초로 줄였습니다.', '결제 API의 p95를 900ms에서 300ms로 줄였습니다.'),
      ...draft('gureum', '성능 개선 경험을 말씀해 주세요.', '결제 API의 p95를 900ms에서 300ms로 줄였습니다.'),
    },
  },
];
