import { describe, expect, test } from 'vitest';
import { has, type SignalName, signalsOf } from '../../../src/core/signals/signals.ts';

/** Sentences of invented answers that a rule once misread, with what they do and do not show. */
const ROWS: readonly [SignalName, boolean, string][] = [
  ['measured', false, '그라파나 대시보드를 구축해서 가용성이 높아졌습니다.'],
  ['measured', true, '대시보드에서 2주 동안 본 값입니다.'],
  ['failure', false, '이 방법이면 유실은 절대 발생하지 않습니다.'],
  ['failure', true, '그 순간 붙어 있지 않던 서버는 알림을 놓칩니다. 요청이 한 서버로 쏠릴 수 있습니다.'],
  ['failure', true, '두 트랜잭션이 서로의 값을 덮어쓰면 하나가 사라집니다.'],
  ['when', false, '입사 후에는 배운 것을 나누겠습니다.'],
  ['when', true, '입사하고 석 달쯤 됐을 때 배포를 잘못했습니다.'],
  ['past', true, '성능을 획기적으로 개선한 경험이 있습니다.'],
  ['past', false, '그 경험이 지금 일에 쓰입니다.'],
  ['result', true, '그 뒤로 같은 문의는 들어오지 않았습니다.'],
  ['result', true, '발송이 느려져도 API는 영향을 받지 않게 됐습니다.'],
  ['alternative', true, '보관 업체를 바꾸는 안도 견적을 받아 봤는데 두 달이 걸려 접었습니다.'],
  ['alternative', true, '드라이버를 바꾸는 것도 방법인데 지금은 감싸서 씁니다.'],
  ['cost', false, '비용이 계속 늘어나는 상황에서 여러 방안을 검토했습니다.'],
  ['cost', false, '팀원들이 밤늦게까지 고생해서 결국 해결했습니다.'],
  ['cost', true, '다만 저장소가 둘이 되면서 값이 몇 초 어긋날 수 있습니다.'],
  ['cost', true, '주문을 넣을 때마다 고칠 곳이 하나 늘고 디스크도 먹습니다.'],
  ['cost', true, '손이 더 가는 방법입니다.'],
  ['notice', true, '가장 오래 안 나간 행의 나이로 알아챕니다.'],
  ['notice', true, '오류율이 정해 둔 값을 넘으면 당번이 끕니다.'],
  ['absolute', false, '같은 회원은 항상 같은 쪽에 있게 했습니다.'],
  ['absolute', false, '절대 깨지면 안 되는 값부터 나눴습니다.'],
  ['absolute', false, '서로를 기다리면 둘 다 영원히 못 움직입니다.'],
  ['absolute', true, '응답이 항상 빨라집니다.'],
];

describe('traps', () => {
  test.each(ROWS)('%s: %s ← %s', (name, fires, text) => {
    expect(signalsOf(text, { lang: 'ko' }).sentences.some((s) => has(s, name))).toBe(fires);
  });
  test('in English', () => {
    const seen = signalsOf('Duplicates are completely impossible.', { lang: 'en' }).sentences;
    expect(seen.some((s) => has(s, 'failure'))).toBe(false);
  });
});
