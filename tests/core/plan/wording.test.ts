import { describe, expect, it } from 'vitest';
import type { ResumeFact } from '../../../src/core/dossier.ts';
import { josa, withJosa } from '../../../src/core/josa.ts';
import { ownQuestion } from '../../../src/core/plan/own-question.ts';
import { missingQuestion, requirementQuestion } from '../../../src/core/plan/requirement-question.ts';
import { nearDuplicate } from '../../../src/core/plan/select.ts';
import { typeOf } from '../../../src/core/plan/sources/notes.ts';
import { changeOf, factPhrase, factQuestion, metricPhrase } from '../../../src/core/plan/wording.ts';

const fact = (text: string, changes: Partial<ResumeFact> = {}): ResumeFact => ({
  id: 'F1',
  grade: 'resume',
  text,
  org: null,
  project: null,
  role: null,
  period: null,
  metrics: [],
  technologies: [],
  deed: true,
  evidence: { uri: 'kkori://resume', sha: '0123456789abcdef', start: 0, end: text.length, quote: text },
  ...changes,
});

describe('particles', () => {
  it.each([
    ['배치', '을/를', '를'],
    ['정산', '을/를', '을'],
    ['Kafka', '을/를', '를'],
    ['MySQL', '을/를', '을'],
    ['p95', '을/를', '를'],
    ['API', '은/는', '는'],
    ['서울', '으로/로', '로'],
    ['릴레이', '이/가', '가'],
    ['트랜잭션', '이/가', '이'],
    ['3', '과/와', '과'],
    ['TypeScript', '을/를', '를'],
    ['Rust', '을/를', '를'],
    ['Spark', '을/를', '를'],
    ['Slack', '을/를', '을'],
    ['WebSocket', '을/를', '을'],
  ] as const)('%s %s → %s', (word, pair, expected) => {
    expect(josa(word, pair)).toBe(expected);
    expect(withJosa(word, pair)).toBe(word + expected);
  });
});

describe('a question of the notes', () => {
  it.each([
    ['“색인 설계 및 격리 수준 선택 시 고려 사항은?”', '색인 설계 시 고려 사항은 무엇인가요?'],
    ['배포 파이프라인 구성 경험, 실패 시 되돌리는 전략은?', '배포 파이프라인 구성 경험을 하나 말씀해 주시겠어요?'],
    ['gRPC를 들였던 사례와 보안 상의 고민은?', 'gRPC를 들였던 사례를 하나 말씀해 주시겠어요?'],
    ['대시보드를 설계할 때 핵심 지표는 무엇인가요?', '대시보드를 설계할 때 핵심 지표는 무엇인가요?'],
    [
      '철수님이 만드신 규칙 문서가 기존 과정을 어떻게 바꿨는지, 그리고 동료들에게 어떤 변화가 있었는지 설명해 주시겠습니까?',
      '지원자님이 만드신 규칙 문서가 기존 과정을 어떻게 바꿨는지 말씀해 주시겠어요?',
    ],
    [
      '영희님은 캐시를 도입하셨는데요, 지금 다시 한다면 무엇을 바꾸시겠습니까?',
      '지금 다시 한다면 무엇을 바꾸시겠어요?',
    ],
    [
      '예약이 여는 시각에 몰리는 상황입니다. 그 시스템에서 가장 먼저 막힐 곳은 어디라고 예상하시며, 이를 풀기 위해 어떤 전략을 쓰시겠습니까?',
      '예약이 여는 시각에 몰리는 상황입니다. 그 시스템에서 가장 먼저 막힐 곳은 어디라고 예상하시나요?',
    ],
    [
      '결제가 늦게 도착하는 경우입니다. 주문 상태를 어떻게 바꾸시겠습니까?',
      '결제가 늦게 도착하는 경우입니다. 주문 상태를 어떻게 바꾸시겠어요?',
    ],
    ['캐시를 얼마나 두셨고 그 이유는 무엇인가요?', '캐시를 얼마나 두셨나요?'],
  ])('%s', (written, expected) => {
    expect(ownQuestion(written, 'ko')).toBe(expected);
  });

  it('holds one question mark, at most 120 characters and no name, however it was written', () => {
    for (const written of [
      '민수님은 평소 문서를 잘 쓰신다고 들었습니다. 새 구조로 옮겨야 한다면 문서에 무엇을 적어 동료의 신뢰를 얻으시겠습니까? 특히 우리 팀의 문제를 푸는 관점에서 말씀해 주세요.',
      '물음표 없는 질문',
      '?',
      '',
    ]) {
      const question = ownQuestion(written, 'ko');
      if (question === null) continue;
      expect(question.match(/\?/gu)).toHaveLength(1);
      expect(question.length).toBeLessThanOrEqual(120);
      expect(question).not.toMatch(/민수/u);
    }
  });

  it.each([
    '이 구조에서 실패한 작업은 어떻게 처리하나요?',
    '동료가 ‘복잡해서 반대한다. 하나만 쓰자’라고 합니다. 이때 어떻게 하시겠습니까?',
  ])('that points at something said elsewhere is not asked: %s', (written) => {
    expect(ownQuestion(written, 'ko')).toBeNull();
  });

  it('keeps roles and customers, which are no names', () => {
    expect(ownQuestion('고객님이 환불을 요청하면 어떤 순서로 처리하시겠어요?', 'ko')).toContain('고객님');
  });

  it('knows what kind of answer it asks for', () => {
    expect(typeOf('가장 어려웠던 장애를 해결한 경험을 설명해 주세요.')).toBe('behavioural');
    expect(typeOf('기획자와 의견이 갈렸던 경험')).toBe('behavioural');
    expect(typeOf('트래픽이 몰리는 상황이라면 어떻게 하시겠습니까?')).toBe('situational');
    expect(typeOf('B-Tree와 해시 인덱스의 차이는 무엇인가요?')).toBe('technical');
    expect(typeOf('저희 회사에 지원한 동기는 무엇인가요? 왜 저희인가요?')).toBe('culture-fit');
  });
});

describe('a résumé line', () => {
  it('with a change asks what was changed, by what it changed', () => {
    expect(factQuestion(fact('결제 API의 p95를 2.1초에서 0.7초로 줄였습니다(배포 전후 1주).'), 'ko', 0)).toBe(
      '결제 API의 p95를 줄이려고 무엇을 바꾸셨나요?',
    );
    expect(factQuestion(fact('정산 배치를 5시간에서 40분으로 단축했습니다.'), 'ko', 0)).toBe(
      '정산 배치 시간을 줄이려고 무엇을 바꾸셨나요?',
    );
    expect(changeOf('서버에서 서버로 옮겼습니다')).toBeNull();
  });

  it('with a value asks for the conditions, never with a particle after the quote', () => {
    const question = factQuestion(
      fact('모니터링 스택으로 99.5% 가용성 달성', { metrics: ['99.5%'], grade: 'note' }),
      'ko',
      0,
    );
    expect(question).toBe('하신 일 가운데 ‘99.5% 가용성’ 값을 여쭙겠습니다. 어떤 조건에서 잰 값인가요?');
    expect(metricPhrase('처리량 30% 상승', '30%')).toBe('처리량 30%');
  });

  it('is asked without naming the notes, which nobody across the table has read', () => {
    for (const text of ['<200ms 조회 지연 달성', 'Kafka 기반 로그 수집 구축', '배포 시간 30분 → 4분']) {
      const note = fact(text, { grade: 'note', metrics: text.startsWith('<') ? ['200ms'] : [] });
      for (const pick of [0, 0.4, 0.9]) expect(factQuestion(note, 'ko', pick)).not.toMatch(/노트|이력서/u);
      for (const pick of [0, 0.4, 0.9]) expect(factQuestion(note, 'en', pick)).not.toMatch(/notes|résumé/iu);
    }
    expect(metricPhrase('<200ms 조회 지연 달성', '200ms')).toBe('<200ms 조회 지연');
  });

  it.each([
    ['검색 API 지연 p99 2.4초 → 600ms', '검색 API 지연 p99를 줄이려고 무엇을 바꾸셨나요?'],
    ['야간 집계 작업 수행시간 4시간 → 35분 단축', '야간 집계 작업 수행시간을 줄이려고 무엇을 바꾸셨나요?'],
    ['단위 테스트 비율 15% → 62%', '단위 테스트 비율을 올리려고 무엇을 바꾸셨나요?'],
    ['배포 시간 40분에서 6분으로 단축', '배포 시간을 줄이려고 무엇을 바꾸셨나요?'],
    [
      '목록 조회 응답시간 900ms → 120ms (쿼리 분리, 인덱스 추가)',
      '목록 조회 응답시간을 줄이는 데 가장 크게 작용한 변경은 무엇이었나요?',
    ],
  ])('of two values with an arrow is asked about the change, not about the first value: %s', (text, expected) => {
    expect(factQuestion(fact(text, { metrics: ['2.4초'] }), 'ko', 0)).toBe(expected);
  });

  it('that says what was done beside the two values is asked about that', () => {
    const text = '알림 발송에 중복 방지 키 도입, 중복 문의 월 30건 → 2건';
    expect(factQuestion(fact(text, { metrics: ['30건', '2건'] }), 'ko', 0.4)).toBe(
      '이력서의 ‘알림 발송에 중복 방지 키 도입’ 작업은 어떤 문제를 풀려고 시작하셨나요?',
    );
  });

  it('is quoted by the part that a question is about', () => {
    const text = '목록 조회 응답시간 900ms → 120ms (쿼리 분리, 인덱스 추가)';
    expect(factPhrase(text, (part) => part.includes('인덱스'))).toBe('인덱스 추가');
    expect(factPhrase(text)).toBe('목록 조회');
  });

  it('counts of incidents are no measurements', () => {
    expect(
      factQuestion(
        fact('중복 알림 2천 건이 나간 장애의 원인을 찾고 재발 방지를 맡았습니다.', { metrics: ['2천 건'] }),
        'ko',
        0,
      ),
    ).not.toContain('잰 값');
  });

  it.each([
    ['상태 알림을 동기 호출에서 Kafka와 아웃박스로 전환했습니다.', 'Kafka와 아웃박스로 전환'],
    ['리뷰 점검표를 팀에 만들었습니다.', '리뷰 점검표'],
    ['Docker 컨테이너화 및 배포 환경 설계', 'Docker 컨테이너화 및 배포 환경 설계'],
    ['RabbitMQ 기반 예약 이벤트 처리 구조 구축', 'RabbitMQ 기반 예약 이벤트 처리 구조'],
    ['Terraform 모듈 작성으로 여러 계정의 인프라 자동화', '여러 계정의 인프라 자동화'],
    ['레거시 결제 화면을 React/Node.js 기반 구조로 전환', 'React/Node.js 기반 구조로 전환'],
    ['쿠폰 발급을 비동기로 나누고 실패 건을 재처리하는 배치를 만들었습니다.', '실패 건을 재처리하는 배치'],
    ['광고 정산 시스템을 설계하고 운영했습니다.', '광고 정산 시스템'],
    ['재고 차감을 낙관적 락으로 전환하여 초당 900건 처리', '재고 차감을 낙관적 락으로 전환'],
  ])('%s → ‘%s’, a piece of the line itself', (text, phrase) => {
    expect(factPhrase(text)).toBe(phrase);
    expect(text).toContain(phrase);
  });

  it('that gives nothing to hold gives no question', () => {
    expect(factQuestion(fact('Java'), 'ko', 0)).toBeNull();
  });
});

describe('a technology that the résumé does not name', () => {
  it('is asked for in other words each time, so that two gaps are two questions', () => {
    for (const lang of ['ko', 'en'] as const) {
      const asked = [0, 1, 2].map((nth) => missingQuestion(nth === 1 ? ['MMO'] : ['Zig', 'C++'], lang, nth));
      for (const [i, a] of asked.entries())
        for (const b of asked.slice(i + 1)) expect(nearDuplicate(a, b), `${a} / ${b}`).toBe(false);
      for (const question of asked) expect(question.match(/\?/gu)).toHaveLength(1);
    }
  });
});

describe('a requirement line', () => {
  it.each([
    ['느린 문제를 직접 풀어 보신 분', '느린 문제를 직접 풀어 보신 경험을 하나 들려주시겠어요?'],
    ['다양한 직군과 협업한 경험이 있으신 분', '다양한 직군과 협업한 경험을 하나 들려주시겠어요?'],
    [
      '여러 사람이 쓰는 예약 서버를 개발하고 운영해 보신 분',
      '여러 사람이 쓰는 예약 서버를 개발하고 운영하신 경험을 하나 들려주시겠어요?',
    ],
    ['Go/Rust에 대한 기본적인 이해', 'Go/Rust를 직접 다루신 일을 하나 들려주시겠어요?'],
    ['GCP 인프라 지식', 'GCP 인프라를 직접 다루신 일을 하나 들려주시겠어요?'],
    ['장애를 겪고 회고까지 해 본 경험', '장애를 겪고 회고까지 해 본 경험을 하나 들려주시겠어요?'],
    ['MMO 라이브 서비스 경험 有', 'MMO 라이브 서비스 경험을 하나 들려주시겠어요?'],
    ['틀린 것을 틀렸다고 말할 수 있는 분', '틀린 것을 틀렸다고 말해야 했던 일을 하나 들려주시겠어요?'],
    ['메시지 큐 활용 능력', '메시지 큐를 실제로 쓰신 일을 하나 들려주시겠어요?'],
    [
      '컨테이너 서비스를 배포 및 운영해본 경험이 있는 분',
      '컨테이너 서비스를 배포 및 운영하신 경험을 하나 들려주시겠어요?',
    ],
  ])('%s', (text, question) => {
    expect(requirementQuestion(text, 'ko')).toBe(question);
  });

  it('that asks for years is asked for the work with what it names, and for nothing when it names nothing', () => {
    expect(requirementQuestion('Go 서버 개발 실무경력 4년 이상', 'ko')).toBe(
      'Go 서버 개발 경험 가운데 가장 오래 붙들고 계셨던 문제를 하나 들려주시겠어요?',
    );
    expect(requirementQuestion('Scala 또는 Java로 서버를 3년 이상 개발하신 분', 'ko')).toBe(
      'Scala 또는 Java로 서버를 개발하신 경험 가운데 가장 오래 붙들고 계셨던 문제를 하나 들려주시겠어요?',
    );
    for (const bare of ['서버 개발 경력 5년 이상', '경력 : 3년 이상', '백엔드 개발 경력 0~2년 혹은 그에 준하는 역량'])
      expect(requirementQuestion(bare, 'ko')).toBeNull();
  });

  it.each([
    '원활한 소통이 가능하신 분',
    '자료구조에 대한 깊은 이해',
    '문제 해결에 능숙하신 분',
    '도메인에 관심 있으신 분',
  ])('that asks what somebody is or knows gives no question: %s', (text) => {
    expect(requirementQuestion(text, 'ko')).toBeNull();
  });
});
