import { describe, expect, test } from 'vitest';
import {
  bigramJaccard,
  changePhraseAt,
  contentWords,
  hangulShare,
  isNounPhrase,
  nounPhraseAt,
  sentences,
  speakingSeconds,
  stripRequest,
  syllables,
} from '../../src/core/korean.ts';

describe('sentences', () => {
  test.each<[string, string[]]>([
    ['', []],
    ['   \n ', []],
    ['중복이 남습니다. 그래서 멱등해야 합니다.', ['중복이 남습니다.', '그래서 멱등해야 합니다.']],
    ['p95가 1.8초에서 0.4초로 줄었습니다.', ['p95가 1.8초에서 0.4초로 줄었습니다.']],
    ['Node.js v20.1을 썼고 Spring Boot 3.2도 봤습니다.', ['Node.js v20.1을 썼고 Spring Boot 3.2도 봤습니다.']],
    ['2025. 4. 12. 배포했습니다. 그 뒤로 멈췄습니다.', ['2025. 4. 12. 배포했습니다.', '그 뒤로 멈췄습니다.']],
    ['- 첫째 항목\n• 둘째 항목\n* 셋째 항목', ['첫째 항목', '둘째 항목', '셋째 항목']],
    ['1. 먼저 확인합니다.\n2. 다음으로 알립니다.', ['1. 먼저 확인합니다.', '2. 다음으로 알립니다.']],
    ['멱등 키를 둡니다 그래서 두 번 와도 같습니다', ['멱등 키를 둡니다', '그래서 두 번 와도 같습니다']],
    ['좋다고 생각합니다 라고 했습니다', ['좋다고 생각합니다 라고 했습니다']],
    ['합니다만 다시 봅니다', ['합니다만 다시 봅니다']],
    ['음... 잘 모르겠습니다. 음… 네.', ['음... 잘 모르겠습니다.', '음… 네.']],
    ['“안녕하세요.”라고 했습니다. 끝.', ['“안녕하세요.”라고 했습니다.', '끝.']],
    ['줄였습니다.그래서 좋아졌습니다.', ['줄였습니다.', '그래서 좋아졌습니다.']],
    ['몇 곳인가요? 네! 좋습니다?!', ['몇 곳인가요?', '네!', '좋습니다?!']],
    [
      'Use a queue, e.g. Kafka. Dr. Kim agreed. It costs approx. 3 days vs. a week.',
      ['Use a queue, e.g. Kafka.', 'Dr. Kim agreed.', 'It costs approx. 3 days vs. a week.'],
    ],
    ['It is done (mostly). Next.', ['It is done (mostly).', 'Next.']],
  ])('%j', (text, expected) => {
    expect(sentences(text).map((s) => s.text)).toEqual(expected);
  });

  test('offsets lead back into the text', () => {
    const text = '  ## 제목\n\n- 첫 줄입니다.  둘째 줄입니다!\r\n셋째';
    for (const s of sentences(text)) {
      expect(text.slice(s.start, s.end)).toBe(s.text);
      expect(s.text).toBe(s.text.trim());
    }
    expect(sentences(text).map((s) => s.text)).toEqual(['제목', '첫 줄입니다.', '둘째 줄입니다!', '셋째']);
  });
});

describe('syllables and seconds', () => {
  test.each<[string, number]>([
    ['', 0],
    ['안녕하세요', 5],
    ['Kafka', 2.5],
    ['API 서버', 4.5],
    ['2025년', 6],
    ['1.8초', 4],
    ['0.4초', 4],
    ['40%', 5],
    ['10,000건', 2],
    ['100만', 2],
    ['12345', 8],
  ])('%s → %d', (text, expected) => expect(syllables(text)).toBe(expected));

  test('320 syllables a minute', () => {
    expect(speakingSeconds('가'.repeat(320))).toBe(60);
    expect(speakingSeconds('')).toBe(0);
  });
});

describe('hangulShare', () => {
  test.each<[string, string[], number]>([
    ['', [], 1],
    ['`const x = 1` 123', [], 1],
    ['카프카를 씁니다', [], 1],
    ['We use Kafka', [], 0],
    ['Kafka 를 씁니다', [], 2 / 3],
    ['Kafka 를 씁니다', ['kafka'], 1],
    ['Spring Boot 서버', ['spring boot'], 1],
    ['‘at least once’ 부분은 어떻게 되나요?', [], 1],
    ['“exactly once” 전달', [], 1],
    ["'at least once' 전달", [], 1],
    ["don't know", [], 0],
  ])('%s', (text, ignore, expected) => expect(hangulShare(text, new Set(ignore))).toBeCloseTo(expected));
});

describe('stripRequest', () => {
  test.each<[string, string]>([
    ['장애의 원인을 찾아 재발을 막은 경험을 하나 들려주시겠어요?', '장애의 원인을 찾아 재발을 막은 경험을'],
    ['장애의 원인을 찾아 재발을 막은 경험을 말씀해 주시겠어요?', '장애의 원인을 찾아 재발을 막은 경험을'],
    ['아웃박스와 CDC의 차이는 무엇인가요?', '아웃박스와 CDC의 차이'],
    ['아웃박스와 CDC의 차이를 설명해 주세요.', '아웃박스와 CDC의 차이를'],
    ['동료가 강하게 반대합니다. 어떻게 하시겠어요?', '동료가 강하게 반대합니다'],
    ['그 틈을 어떻게 막으셨나요?', '그 틈을 어떻게 막으셨나요'],
    ['Could you tell me about a time you fixed an outage?', 'a time you fixed an outage'],
    ['Please describe the trade-off.', 'the trade-off'],
    ['', ''],
  ])('%s', (question, expected) => expect(stripRequest(question)).toBe(expected));

  test('the same question in two wordings comes out nearly the same', () => {
    const a = stripRequest('장애의 원인을 찾아 재발을 막은 경험을 하나 들려주시겠어요?');
    const b = stripRequest('장애의 원인을 찾아 재발을 막은 경험을 말씀해 주세요.');
    expect(bigramJaccard(a, b)).toBe(1);
  });
});

describe('bigramJaccard', () => {
  test('equal, disjoint, empty', () => {
    expect(bigramJaccard('중복 알림', '중복알림!')).toBe(1);
    expect(bigramJaccard('중복', '정산')).toBe(0);
    expect(bigramJaccard('', '')).toBe(1);
    expect(bigramJaccard('가', '나')).toBe(0);
    expect(bigramJaccard('', '정산')).toBe(0);
  });
});

describe('contentWords', () => {
  test.each<[string, string[]]>([
    ['Kafka와 아웃박스로 전환했습니다.', ['kafka', '아웃박스', '전환']],
    ['릴레이가 카프카로 보냈습니다.', ['릴레이', '카프카']],
    ['알림 메시지가 정확히 한 번 전달되도록 보장했습니다.', ['알림', '메시지', '전달', '보장']],
    ['장애의 원인을 찾아 재발을 막은 경험을 하나 들려주시겠어요?', ['장애', '원인', '재발']],
    ['큐의 값과 락을 봅니다', ['큐', '값', '락']],
    ['Node.js, C++, CI/CD', ['node.js', 'c++', 'ci/cd']],
    ['the queue and the worker', ['queue', 'worker']],
    ['결과적으로 속도와 빈도, 회의와 경로를 정리', ['속도', '빈도', '회의', '경로', '정리']],
    ['', []],
  ])('%s', (text, expected) => expect(contentWords(text)).toEqual(expected));

  test('every word stands in the text, so that it can be found again', () => {
    const text = '배송 상태를 바꾸는 트랜잭션에 아웃박스 저장을 함께 넣고, Spring Boot 릴레이가 카프카로 보냈습니다.';
    for (const word of contentWords(text)) expect(text.toLowerCase()).toContain(word);
  });
});

describe('isNounPhrase', () => {
  test.each([
    '정확히 한 번 전달',
    '높은 TPS',
    '0.4초',
    'Kafka와 아웃박스로 전환',
    '원자성',
    '릴레이',
    '처리 속도',
    '4천 건',
    '세 번',
    '두 배',
    '결합도',
    '결과',
    '평가 기준',
    '정산 대사 배치',
    '이벤트 ID',
    '99.9%',
    'API 서버',
    '검색 결과',
    '발송 기록',
    '레이어',
    '미들웨어',
    '언어',
    '40% 단축',
    '복합 인덱스',
    '커넥션 풀',
    '재시작한 시각',
    '릴레이가 죽는 경우',
    '길이',
    '회의',
    '경로',
    '메시지',
    '문서',
    '권한',
    '역할',
    '토큰',
    '재고',
    '화면',
    '인프라',
    'transactional outbox',
    'C++',
    'CI/CD',
    '1.8초에서 0.4초',
    '트랜잭션(격리)',
  ])('yes: %s', (text) => expect(isNounPhrase(text)).toBe(true));

  test.each([
    'TPS를 달성할 수 있었습니다',
    '크게',
    '철저한',
    '51%까지',
    '완전히',
    '높은',
    '빠르게',
    '원자성을',
    '릴레이가',
    '전달되도록',
    '줄었고',
    '만들어',
    '보냈는데',
    '(참고)',
    '**강조**',
    '`code`',
    '저희',
    '하나',
    '그것',
    '줄이면서',
    '원자성을 보장하려고',
    '효율적',
    '안정적인',
    '느린',
    '달성했다',
    '카프카로',
    '배포하면',
    '제가',
    '막았습니다',
    '서버에서',
    '그래서',
    '쓰는',
    '값',
    '1',
    '',
    ' 원자성',
    '원자성 ',
    '원자성.',
    '무엇인가요?',
    '“원자성”',
    '줄이기 위해',
    '아주 길고 긴 이름을 가진 어떤 처리 단계의 결과 값',
    '두 줄\n문구',
    '- 항목',
    '카프카, 레디스',
    '많이',
    '도입할',
    '바꾼',
    '없음다',
  ])('no: %j', (text) => expect(isNounPhrase(text)).toBe(false));
});

describe('nounPhraseAt', () => {
  const at = (text: string, part: string) => {
    const start = text.indexOf(part);
    const span = nounPhraseAt(text, { start, end: start + part.length });
    return span && text.slice(span.start, span.end);
  };
  test.each<[string, string, string | null]>([
    ['알림 메시지가 정확히 한 번 전달되도록 보장했습니다.', '정확히 한 번', '정확히 한 번 전달'],
    ['알림 메시지가 정확히 한 번 전달되도록 보장했습니다.', '정확히 한 번 전달되도록', '정확히 한 번 전달'],
    ['메시지의 원자성을 보장했습니다.', '원자성', '원자성'],
    ['릴레이가 카프카로 보냈습니다.', '릴레이', '릴레이'],
    ['높은 TPS를 달성할 수 있었습니다.', '높은', '높은 TPS'],
    [
      '배송 상태 알림을 동기 호출에서 Kafka와 아웃박스로 전환했습니다.',
      '배송 상태 알림을 동기 호출에서 Kafka와 아웃박스로 전환했습니다.',
      'Kafka와 아웃박스로 전환',
    ],
    ['중복을 막았습니다.', '중복을 막았', '중복'],
    ['크게 줄었습니다.', '크게', null],
    ['줄었습니다.', '줄었습니다', null],
    ['그 결과 p95가 1.8초에서 0.2초로 줄었습니다.', '0.2초', '0.2초'],
    ['아웃박스로 옮겼습니다.', '박스', '아웃박스'],
    ['We used a transactional outbox pattern.', 'transactional outbox', 'transactional outbox'],
  ])('%s | %s', (text, part, expected) => expect(at(text, part)).toBe(expected));

  test('what it gives is quotable and touches the span', () => {
    const text =
      '제가 발송 기록과 컨슈머 로그를 맞춰 보고, 재시작한 시각에 중복이 몰린 것을 찾았습니다. 지금은 발송 전에 기록을 먼저 남기고 5분 뒤에 미발송 건을 다시 확인합니다.';
    for (let start = 0; start < text.length; start++) {
      for (const length of [1, 3, 8, 20]) {
        const span = { start, end: Math.min(text.length, start + length) };
        const found = nounPhraseAt(text, span);
        if (!found) continue;
        expect(isNounPhrase(text.slice(found.start, found.end))).toBe(true);
        expect(found.end).toBeGreaterThan(span.start);
      }
    }
  });
});

describe('changePhraseAt', () => {
  const at = (text: string, part: string) => {
    const start = text.indexOf(part);
    const span = changePhraseAt(text, { start, end: start + part.length });
    return span && text.slice(span.start, span.end);
  };
  test.each<[string, string, string | null]>([
    ['이후로는 크게 줄었습니다.', '크게', '크게 줄었'],
    ['이후로는 크게 줄었습니다.', '줄었', '크게 줄었'],
    ['이후로는 크게 줄었습니다.', '크게 줄었', '크게 줄었'],
    ['팀 전체의 생산성이 크게 향상되었습니다.', '크게', '크게 향상되었'],
    ['리뷰 시간을 40% 줄였고 좋았습니다.', '줄였', '40% 줄였'],
    ['성능이 크게 개선됐고', '크게', '크게 개선됐'],
    ['앞으로 크게 줄이겠습니다.', '크게', null],
    ['할 수 있었습니다.', '있었', null],
    ['큐가 있습니다.', '있습', null],
  ])('%s | %s', (text, part, expected) => expect(at(text, part)).toBe(expected));
});
