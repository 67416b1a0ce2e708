import { describe, expect, test } from 'vitest';
import { isPast, isPlanned } from '../../../src/core/signals/tense.ts';

describe('tense', () => {
  test.each<['ko' | 'en', string, boolean, boolean]>([
    ['ko', '인덱스 순서를 바꿨습니다.', true, false],
    ['ko', '중복 알림이 나간 적이 있습니다.', true, false],
    ['ko', '서버가 죽었던 날입니다.', true, false],
    ['ko', '외부 호출이 길었기 때문입니다.', true, false],
    ['ko', '먼저 로그를 확인하겠습니다.', false, true],
    ['ko', '작게 배포할 것입니다.', false, true],
    ['ko', '복제본에서 읽으려고 합니다.', false, true],
    ['ko', '작년에 만들었고 이제 바꾸겠습니다.', true, true],
    ['ko', '네, 알겠습니다.', false, false],
    ['ko', '잘 모르겠습니다.', false, false],
    ['ko', '큐가 하나 있습니다.', false, false],
    ['ko', '6시에 경보를 겁니다.', false, false],
    ['ko', '저라도 반대했을 것 같습니다.', false, false],
    ['ko', '그때 알았다면 다르게 할 것입니다.', false, true],
    ['ko', '기록을 먼저 남기고 다시 확인합니다.', false, false],
    ['en', 'I changed the index order.', true, false],
    ['en', 'It was slow and we found the cause.', true, false],
    ['en', 'I will check the logs.', false, true],
    ['en', 'I would check the logs.', false, true],
    ['en', "We're going to split it.", false, true],
    ['en', 'I would have used a queue.', false, false],
    ['en', 'We need a distributed lock.', false, false],
    ['en', 'It is replaced by the relay.', false, false],
    ['en', "I'd say it is fine.", false, false],
  ])('%s %s', (lang, sentence, past, planned) => {
    expect([isPast(sentence, lang), isPlanned(sentence, lang)]).toEqual([past, planned]);
  });
});
