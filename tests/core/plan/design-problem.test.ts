import { expect, it } from 'vitest';
import { materialFor } from '../../../src/app/material.ts';
import { planFor } from '../../../src/app/planning.ts';
import { testDeps } from '../../support/deps.ts';

/** Which design problem a posting brings up: by what it is about, not by the queue and the batch that every posting names. */

const posting = (title: string, duties: readonly string[]) => `지어낸 예시입니다.

# 모래내 ${title}

## 주요 업무
${duties.map((duty) => `- ${duty}`).join('\n')}

## 자격요건
- Kafka 운영 경험
- 배치 처리 경험
- Redis 캐시 운영 경험
`;

async function problemsOf(title: string, duties: readonly string[]) {
  const deps = testDeps({ 'kkori.json': '{}', 'dossiers/morae/posting.md': posting(title, duties) });
  const material = await materialFor(deps, 'morae');
  const plans = await Promise.all(
    [1, 2, 3, 4, 5, 6].map((seed) => planFor(deps, material, { format: 'system-design', seed })),
  );
  return plans.map(({ plan }) => plan.slots.find((slot) => slot.design)!);
}

it.each([
  ['데이터 엔지니어', ['Kafka와 배치로 이벤트를 모아 웨어하우스에 쌓습니다.'], /^(?:feature-serving|log-search)$/u],
  ['관측 플랫폼 서버 개발자', ['로그 수집 파이프라인을 돌봅니다.'], /^log-search$/u],
  ['메신저 서버 개발자', ['배치와 Kafka로 메시지를 나릅니다.'], /^live-chat$/u],
  ['서버 개발자', ['쿠폰 발급과 선착순 행사를 맡습니다.', 'Kafka를 운영합니다.'], /^coupon-rush$/u],
])('is the one that title and duties are about: %s', async (title, duties, expected) => {
  for (const slot of await problemsOf(title, duties)) {
    expect(slot.design).toMatch(expected);
    expect(slot.reason).not.toContain('두루 묻는');
  }
});

it('is a general one, and said to be, where none fits', async () => {
  const slots = await problemsOf('근태 시스템 서버 개발자', [
    '급여 신청 화면의 API를 만듭니다.',
    'Kafka와 배치를 운영합니다.',
  ]);
  for (const slot of slots) expect(slot.reason).toContain('공고에 꼭 맞는 문제가 없어');
  expect(new Set(slots.map((slot) => slot.design)).size).toBeGreaterThan(1);
});
