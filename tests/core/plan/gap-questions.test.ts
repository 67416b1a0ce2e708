import { expect, it } from 'vitest';
import { materialFor } from '../../../src/app/material.ts';
import { planInputFor } from '../../../src/app/planning.ts';
import { makePlan, questionKeys } from '../../../src/core/plan/plan.ts';
import { testDeps } from '../../support/deps.ts';

/** What the posting asks for and the résumé never names is not asked as if the candidate had done it. */

const RESUME = `지어낸 예시입니다.

# 여울 (서버 개발자)

## 경력
### 밀물소프트 (2021.05–현재)
- Kafka 기반 적재 구조 구축
- Trino 조회 p95 9초 → 2초 (파티션 추가)
- k8s 배포 자동화

## 기술
Java, Kafka, Trino, k8s
`;

const POSTING = (wishes: string) => `지어낸 예시입니다.

# 가람데이터 서버 개발자

## 주요 업무
- 적재 서버를 만듭니다.

## 자격요건
- 서버 개발 경험

## 우대사항
- ${wishes}
`;

async function questionFor(wish: string): Promise<string | undefined> {
  const deps = testDeps({ 'kkori.json': '{}', 'resume.md': RESUME, 'dossiers/garam/posting.md': POSTING(wish) });
  const input = await planInputFor(deps, await materialFor(deps, 'garam'), { format: 'technical', seed: 1 });
  const key = questionKeys(input).find((k) => k === 'requirement/pref-1');
  return key && makePlan({ ...input, only: [key] }).slots[0]?.question;
}

it.each([
  ['Godot 데디케이티드 서버 운영 경험', /^이력서에서 Godot 이야기를 찾지 못했습니다/u],
  ['쿠버네티스 위에서 Flink를 운영해 보신 분', /^이력서에서 Flink 이야기를 찾지 못했습니다/u],
  ['멀티스레드 프로그래밍(IOCP, epoll) 경험', /^공고에 ‘멀티스레드 프로그래밍 경험’ 항목이 있습니다/u],
  ['개인정보 비식별화 경험', /^공고에 ‘개인정보 비식별화 경험’ 항목이 있습니다/u],
])('asks for the nearest thing where nothing in the résumé names it: %s', async (wish, expected) => {
  const question = await questionFor(wish);
  expect(question).toMatch(expected);
  expect(question).toMatch(/가장 가까운/u);
});

it.each([
  ['Trino, dbt 사용 경험', 'Trino 사용 경험을 하나 들려주시겠어요?'],
  ['RabbitMQ 또는 Kafka 운영 경험', 'Kafka 운영 경험을 하나 들려주시겠어요?'],
  ['Kafka 운영 경험', 'Kafka 운영 경험을 하나 들려주시겠어요?'],
  ['쿠버네티스 운영 경험', '쿠버네티스 운영 경험을 하나 들려주시겠어요?'],
  ['사이드 프로젝트를 운영해 보신 분', '사이드 프로젝트를 운영하신 경험을 하나 들려주시겠어요?'],
])(
  'asks for the experience with what the résumé names, and with nothing else of a list: %s',
  async (wish, expected) => {
    expect(await questionFor(wish)).toBe(expected);
  },
);

it('asks nothing about an interest', async () => {
  expect(await questionFor('Godot에 관심 있으신 분')).toBeUndefined();
});
