import { describe, expect, test } from 'vitest';
import { gateOf } from '../../../src/core/signals/gate.ts';

const OUTBOX =
  '이력서에 ‘Kafka와 아웃박스로 전환’했다고 적으셨습니다. 이 작업에서 DB 저장과 이벤트 발행이 어긋나지 않는다는 것은 무엇이 보장했나요?';
const INCIDENT = '장애의 원인을 찾아 재발을 막은 경험을 하나 들려주시겠어요?';
const P95 = '상태 변경 API의 p95를 줄이려고 무엇을 바꾸셨나요?';
const CARD = '릴레이가 보낸 뒤 표시하기 전에 죽으면 다시 보내므로 전달은 최소 한 번이다.';

describe('gateOf', () => {
  test.each<[string, string, string | null]>([
    [INCIDENT, '', 'empty'],
    [INCIDENT, '   \n', 'empty'],
    [INCIDENT, '네.', 'empty'],
    [INCIDENT, '123 456 789 !!!', 'empty'],
    [OUTBOX, '아웃박스 릴레이 트랜잭션 멱등 중복 컨슈머 이벤트 유실 순서 파티션', 'empty'],
    [OUTBOX, '아웃박스 저장, 릴레이가 읽어 발행, 컨슈머는 이벤트 번호로 중복 확인, 밀리면 경보', null],
    [INCIDENT, '모르겠습니다.', 'unknown'],
    [INCIDENT, '음… 잘 모르겠습니다.', 'unknown'],
    [INCIDENT, '죄송합니다. 그 부분은 잘 모르겠습니다.', 'unknown'],
    [INCIDENT, '운영은 해 본 적이 없습니다.', 'unknown'],
    [INCIDENT, '모릅니다. 들어 본 적은 있는데 자세히는 모르겠습니다.', 'unknown'],
    [INCIDENT, '그 부분은 잘 모르겠습니다. 문서를 찾아보겠습니다.', 'unknown'],
    [INCIDENT, '잘 모르겠습니다. 컨슈머 로그에서 재시작한 시각부터 찾아보겠습니다.', null],
    [INCIDENT, '쿠버네티스는 배포까지만 했고 운영은 플랫폼팀이 맡아서, 그 부분은 잘 모르겠습니다.', 'unknown'],
    [INCIDENT, '죄송하지만, 그쪽은 경험이 없습니다.', 'unknown'],
    [INCIDENT, '릴레이가 죽으면 다시 보내는데, 그 뒤는 모르겠습니다.', null],
    [INCIDENT, '잘 모르겠지만 캐시가 오래된 값이라고 생각합니다.', null],
    [INCIDENT, '잘 모르겠습니다. 다만 로그에서 재시작한 시각을 먼저 확인할 것 같습니다.', null],
    [INCIDENT, '한 번에 4천 건쯤 나간 것은 확인했지만, 고친 뒤의 발생률은 따로 재지 않았습니다.', null],
    [INCIDENT, '발생률은 따로 재지 않았습니다.', null],
    [INCIDENT, '장애의 원인을 찾아 재발을 막은 경험을 하나 들려주시겠어요?', 'echo'],
    [INCIDENT, '장애의 원인을 찾아 재발을 막은 경험입니다.', 'echo'],
    [
      INCIDENT,
      '장애의 원인을 찾아 재발을 막은 경험이라면, 작년 11월에 중복 알림이 나갔을 때 로그를 맞춰 보고 기록을 먼저 남기게 바꾼 일이 있습니다.',
      null,
    ],
    [OUTBOX, '릴레이가 보낸 뒤 표시하기 전에 죽으면 다시 보내므로 전달은 최소 한 번입니다.', 'copied'],
    [OUTBOX, '릴레이가 다시 켜지면 같은 행을 또 보냅니다. 그러면 정확히 한 번이 아니라 최소 한 번이 맞습니다.', null],
    [OUTBOX, 'We write the outbox row in the same transaction and a relay sends it to Kafka.', 'other-language'],
    [OUTBOX, 'Spring Boot와 Kafka, Redis, Kubernetes, PostgreSQL을 썼습니다.', null],
    [OUTBOX, 'transactional outbox', null],
    [INCIDENT, '알림 발송을 요청 흐름에서 빼냈습니다. 그래서 상태 변경 API의 p95가 0.4초가 됐습니다.', 'off-topic'],
    [INCIDENT, '중복 알림이 많이 나간 적이 있습니다. 저희 팀이 빠르게 대응해서 잘 해결했습니다.', null],
    [OUTBOX, '같은 트랜잭션에 카프카로 나갈 행을 남기고 상태 변경 API는 그대로 뒀습니다.', null],
  ])('%s ← %s', (question, answer, expected) => {
    expect(
      gateOf(answer, {
        question,
        lang: 'ko',
        cardTexts: [CARD],
        otherQuestions: [OUTBOX, INCIDENT, P95].filter((q) => q !== question),
      }),
    ).toBe(expected);
  });

  test('a follow-up can be answered in a word or two', () => {
    const question = '이벤트 루프는 한 번에 몇 개의 코루틴을 실행하나요?';
    expect(gateOf('네, 하나요', { question, lang: 'ko', short: true })).toBe(null);
    expect(gateOf('네, 하나요', { question, lang: 'ko' })).toBe('empty');
    expect(gateOf('네', { question, lang: 'ko', short: true })).toBe('empty');
    expect(gateOf('Redis', { question, lang: 'ko', short: true })).toBe(null);
  });

  test.each<[string, string | null]>([
    ["I don't know.", 'unknown'],
    ["Sorry, I'm not sure about that.", 'unknown'],
    ['ok', 'empty'],
    ['릴레이가 다시 켜지면 같은 행을 또 보냅니다.', 'other-language'],
    ['I compared the sending records with the consumer logs.', null],
    ['Tell me about a time you found the cause of an outage.', 'echo'],
  ])('in English: %s', (answer, expected) => {
    expect(gateOf(answer, { question: 'Tell me about a time you found the cause of an outage.', lang: 'en' })).toBe(
      expected,
    );
  });

  test('without other questions nothing is off topic', () => {
    expect(
      gateOf('알림 발송을 요청 흐름에서 빼냈습니다. 상태 변경 API가 빨라졌습니다.', { question: INCIDENT, lang: 'ko' }),
    ).toBe(null);
  });
});
