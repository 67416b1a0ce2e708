import { describe, expect, it } from 'vitest';
import type { ResumeFact } from '../../../src/core/dossier.ts';
import { josa, withJosa } from '../../../src/core/josa.ts';
import { ownQuestion } from '../../../src/core/plan/own-question.ts';
import { requirementQuestion } from '../../../src/core/plan/requirement-question.ts';
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
      '그 시스템에서 가장 먼저 막힐 곳은 어디라고 예상하시며, 이를 풀기 위해 어떤 전략을 쓰시겠습니까?',
      '그 시스템에서 가장 먼저 막힐 곳은 어디라고 예상하시나요?',
    ],
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

  it('keeps roles and customers, which are no names', () => {
    expect(ownQuestion('고객님이 환불을 요청하면 어떤 순서로 처리하시겠어요?', 'ko')).toContain('고객님');
  });

  it('knows what kind of answer it asks for', () => {
    expect(typeOf('가장 어려웠던 장애를 해결한 경험을 설명해 주세요.')).toBe('behavioural');
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
    expect(question).toBe('노트에 ‘99.5% 가용성’ 값을 적으셨습니다. 어떤 조건에서 잰 값인가요?');
    expect(metricPhrase('처리량 30% 상승', '30%')).toBe('처리량 30%');
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
    ['Docker 컨테이너화 및 배포 환경 설계', '컨테이너화 및 배포 환경 설계'],
  ])('%s → ‘%s’, a piece of the line itself', (text, phrase) => {
    expect(factPhrase(text)).toBe(phrase);
    expect(text).toContain(phrase);
  });

  it('that gives nothing to hold gives no question', () => {
    expect(factQuestion(fact('Java'), 'ko', 0)).toBeNull();
  });
});

describe('a requirement line', () => {
  it.each([
    ['느린 문제를 직접 풀어 보신 분', '느린 문제를 직접 풀어 보신 경험을 하나 들려주시겠어요?'],
    ['다양한 직군과 협업한 경험이 있으신 분', '다양한 직군과 협업한 경험을 하나 들려주시겠어요?'],
    ['메시지 큐 활용 능력', '메시지 큐를 실제로 쓰신 일을 하나 들려주시겠어요?'],
    [
      '컨테이너 서비스를 배포 및 운영해본 경험이 있는 분',
      '컨테이너 서비스를 배포 및 운영하신 경험을 하나 들려주시겠어요?',
    ],
  ])('%s', (text, question) => {
    expect(requirementQuestion(text, 'ko')).toBe(question);
  });

  it('that asks for years gives no question', () => {
    expect(requirementQuestion('서버 개발 경력 5년 이상', 'ko')).toBeNull();
  });
});
