import { describe, expect, it } from 'vitest';
import { materialFor } from '../../../src/app/material.ts';
import { planFor } from '../../../src/app/planning.ts';
import type { Format } from '../../../src/core/vocabulary.ts';
import { testDeps } from '../../support/deps.ts';

/** Which questions a plan asks of invented papers, and what it says about them. */

const RESUME = `지어낸 예시입니다.

# 한가람 (백엔드 개발자)

## 경력
### 물레소프트 (2022.03–현재)
- 예약 API 응답시간 p95 900ms → 210ms (쿼리 분리, 복합 인덱스 추가)
- RabbitMQ 기반 예약 알림 처리 구조 구축
- Java/Spring Boot로 매장 관리 API 개발

## 기술
Java, Spring Boot, JPA, PostgreSQL, Redis, RabbitMQ
`;

const WAREHOUSE = `지어낸 예시입니다.

# 두레창고 서버 개발자

## 주요 업무
- 입출고 API를 만들고 돌봅니다.

## 자격요건
- PostgreSQL 트랜잭션에 대한 깊은 이해
- Elixir 서버 개발 실무경력 3년 이상
- 서버 개발 경력 4년 이상
- 다른 직군과 소통해 보신 분

## 우대사항
- Kubernetes 운영 경험
- Tarantool에 관심 있으신 분
`;

const STOCK = `지어낸 예시입니다.

# 두레창고 재고 서버 개발자

## 자격요건
- RDBMS 운영 경험
- JVM 튜닝 경험
- Elixir 서버 개발 경험
`;

const SETTLEMENT = `지어낸 예시입니다.

# 물꼬페이 정산 서버 개발자

## 주요 업무
- 가맹점 정산과 대사 서버를 만듭니다.
- Kafka와 Redis 캐시, 배치를 운영합니다.

## 자격요건
- Kotlin 서버 개발 경험
- Kafka 운영 경험

## 우대사항
- Redis 캐시 설계 경험

## 전형
서류 → 사전 과제(4일) → 과제 리뷰 → 컬처핏
`;

const NOTES = `지어낸 예시입니다.

# 물꼬페이 준비 노트

## 예상 질문

### Q1. 알림을 두 번 보내지 않으려고 무엇을 하셨나요?

알림 번호를 저장하고 이미 있으면 보내지 않았습니다.

- 꼬리 질문: 그러면 Redis는 왜 필요했나요?
- 꼬리 질문: TTL은 얼마로 잡으셨고 그 이유는 무엇인가요?

### Q2. JWT 인증을 들인 경험을 말씀해 주세요.

## 시스템 설계 면접 준비

### 모의 질문 1. 명절 전날 조회가 스무 배로 몰리는 상황입니다. 지원자님이 화이트보드에 그리신 이 시스템에서 가장 먼저 막힐 곳은 어디라고 예상하시며, 어떻게 푸시겠습니까?
`;

const deps = testDeps({
  'kkori.json': '{}',
  'resume.md': RESUME,
  'dossiers/warehouse/posting.md': WAREHOUSE,
  'dossiers/stock/posting.md': STOCK,
  'dossiers/settlement/posting.md': SETTLEMENT,
  'dossiers/settlement/dossier.md': NOTES,
});

async function planOf(dossier: string, format: Format, seed: number, questions?: number) {
  const material = await materialFor(deps, dossier);
  const { plan } = await planFor(deps, material, { format, seed, ...(questions ? { questions } : {}) });
  return plan;
}

const SEEDS = [1, 2, 3, 4, 5, 6];
const plansOf = (dossier: string, format: Format, questions?: number) =>
  Promise.all(SEEDS.map((seed) => planOf(dossier, format, seed, questions)));

describe('a requirement', () => {
  it('is ticked by a question about it and by none that merely stands near', async () => {
    for (const format of ['technical', 'full', 'resume', 'culture-fit'] as const)
      for (const plan of await plansOf('warehouse', format, 8))
        for (const { text, slot } of plan.covered) {
          const { question, concepts } = plan.slots.find((one) => one.id === slot)!;
          const where = `${text} ← ${question}`;
          if (text.startsWith('PostgreSQL'))
            expect([...concepts, question].join(' '), where).toMatch(/transaction|트랜잭션/u);
          if (text.startsWith('Elixir')) expect(question, where).toContain('Elixir');
          if (text.startsWith('Kubernetes'))
            expect([...concepts, question].join(' '), where).toMatch(/kubernetes|쿠버네티스/iu);
          expect(text, where).not.toBe('서버 개발 경력 4년 이상');
        }
  });

  it('that the résumé never names is asked for as an interviewer who has read it would', async () => {
    const asked = (await plansOf('warehouse', 'technical', 8)).flatMap((plan) => plan.slots.map((s) => s.question));
    expect(asked).toContain('이력서에서 Elixir 이야기를 찾지 못했습니다. 가장 가까운 경험을 하나 말씀해 주시겠어요?');
    expect(asked.join('\n')).not.toMatch(/이력서에서 (?:PostgreSQL|Java)/u);
  });

  it('for a kind of technology is shown by one of the kind', async () => {
    const asked = (await plansOf('stock', 'technical', 8)).flatMap((plan) => plan.slots.map((s) => s.question));
    const missed = asked.filter((question) =>
      /이력서에서 .* 찾지 못했습니다|공고에는 .*도 적혀|이 자리에는/u.test(question),
    );
    expect(missed.join('\n')).toContain('Elixir');
    expect(missed.join('\n')).not.toMatch(/RDBMS|JVM/u);
  });

  it('of bare years is only compared, and one without any question is said to have none', async () => {
    const { uncovered } = await planOf('warehouse', 'technical', 1, 8);
    const why = new Map(uncovered.map((u) => [u.text, u.why]));
    expect(why.get('서버 개발 경력 4년 이상')).toBe('연차는 이력서와 대조만 합니다');
    expect(why.get('Tarantool에 관심 있으신 분')).toBe('이 요건을 묻는 질문은 아직 없습니다');
    const people = await planOf('warehouse', 'culture-fit', 1);
    expect(people.uncovered.find((u) => u.text.startsWith('Elixir'))?.why).toBe('이번 회차에서 다루지 않습니다');
  });

  it('of the posting comes before a technology that only the résumé names', async () => {
    const cards = (await plansOf('settlement', 'technical', 8)).map(
      (plan) => new Set(plan.slots.filter((s) => s.type === 'technical').flatMap((s) => s.concepts)),
    );
    for (const named of cards) {
      expect([...named]).toContain('kafka');
      expect([...named]).not.toContain('jpa-persistence-context');
    }
  });
});

describe('an assignment review', () => {
  it('starts with the walk-through and asks about the assignment, whatever was asked last time', async () => {
    for (const plan of await plansOf('settlement', 'assignment')) {
      const main = plan.slots.filter((s) => s.type === 'technical');
      expect(main[0]).toMatchObject({ key: 'assignment/walk-through', stage: 'walk', followUps: 0 });
      expect(main.filter((s) => s.stage === 'review').map((s) => s.key!.split('/')[0])).toEqual([
        'assignment',
        'assignment',
      ]);
      expect(main.filter((s) => s.stage === 'core')).toHaveLength(1);
      expect(main[0]!.evidence.map((e) => e.quote).join('\n')).toContain('사전 과제(4일)');
    }
    const long = await planOf('settlement', 'assignment', 1, 10);
    expect(long.slots.filter((s) => s.key!.startsWith('assignment/')).length).toBeGreaterThanOrEqual(7);
  });
});

describe('a round about people', () => {
  it.each(['culture-fit', 'executive'] as const)('asks nothing technical: %s', async (format) => {
    for (const questions of [undefined, 8])
      for (const plan of await plansOf('settlement', format, questions))
        for (const slot of plan.slots) {
          expect(slot.type, slot.question).not.toBe('technical');
          if (slot.type !== 'resume') expect(slot.question).not.toMatch(/Kafka|Redis|JWT|Kotlin|테스트|트래픽/u);
        }
  });

  it('asks in each stage what the stage is for', async () => {
    for (const plan of await plansOf('settlement', 'culture-fit', 8)) {
      const keys = (stage: string) => plan.slots.filter((s) => s.stage === stage).map((s) => s.key);
      expect(keys('move')).toEqual(expect.arrayContaining(['culture-fit/why-us', 'culture-fit/why-move']));
      expect(keys('failure')).toEqual(['requirement/failure-told']);
    }
  });
});

describe('the seed', () => {
  it.each(['culture-fit', 'technical'] as const)(
    'gives other questions, and the same ones again: %s',
    async (format) => {
      const keys = (plans: Awaited<ReturnType<typeof plansOf>>) =>
        plans.map((plan) =>
          plan.slots
            .map((s) => s.key)
            .sort()
            .join(' '),
        );
      const first = keys(await plansOf('warehouse', format, 8));
      expect(new Set(first).size, first.join('\n')).toBeGreaterThanOrEqual(3);
      expect(keys(await plansOf('warehouse', format, 8))).toEqual(first);
    },
  );
});

describe('a design round', () => {
  it('takes the problem that the title names, not the one that shares a queue and a cache', async () => {
    for (const plan of await plansOf('settlement', 'system-design'))
      expect(plan.slots.find((s) => s.design)?.design).toBe('settlement-deadline');
  });

  it('tells the problem before it asks about it, and puts the notes’ own one last, with its situation', async () => {
    for (const plan of await plansOf('settlement', 'full', 10))
      expect(plan.slots.find((s) => s.design)?.key).toBe('system-design/settlement-deadline');
    const plan = await planOf('settlement', 'system-design', 1);
    const main = plan.slots.filter((s) => s.type !== 'reverse');
    expect(main.at(-1)).toMatchObject({
      ref: 'M1',
      question: '명절 전날 조회가 스무 배로 몰리는 상황입니다. 가장 먼저 막힐 곳은 어디라고 예상하시나요?',
    });
  });
});

describe('the notes', () => {
  it('keep their 꼬리 질문 for the thread: none is asked of nothing', async () => {
    for (const format of ['technical', 'full', 'resume'] as const)
      for (const plan of await plansOf('settlement', format, 8))
        expect(plan.slots.filter((s) => s.ref?.includes('.')).map((s) => s.question)).toEqual([]);
  });
});

describe('without a résumé', () => {
  it('asks nothing that speaks of one', async () => {
    const bare = testDeps({ 'kkori.json': '{}', 'dossiers/warehouse/posting.md': WAREHOUSE });
    const material = await materialFor(bare, 'warehouse');
    for (const format of ['resume', 'executive', 'technical'] as const)
      for (const seed of SEEDS) {
        const { plan } = await planFor(bare, material, { format, seed, questions: 8 });
        expect(plan.slots.map((s) => s.question).join('\n')).not.toContain('이력서');
      }
  });
});

describe('why a question is asked', () => {
  it('names no level of experience and no bare label of a company', async () => {
    for (const format of ['technical', 'culture-fit', 'executive', 'full'] as const)
      for (const plan of await plansOf('warehouse', format))
        for (const slot of plan.slots) {
          expect(slot.reason).not.toMatch(/(?:주니어|중급|시니어) 백엔드/u);
          expect(slot.reason.length, slot.reason).toBeGreaterThanOrEqual(6);
        }
  });

  it('asks nobody what another level of experience is asked', async () => {
    for (const plan of await plansOf('warehouse', 'executive', 8))
      expect(plan.slots.map((s) => s.key)).not.toEqual(expect.arrayContaining(['culture-fit/lead-or-ic']));
  });
});
