import { describe, expect, it } from 'vitest';
import { materialFor } from '../../../src/app/material.ts';
import { planInputFor } from '../../../src/app/planning.ts';
import type { PastQuestion } from '../../../src/core/plan/candidate.ts';
import { makePlan, type Plan } from '../../../src/core/plan/plan.ts';
import { isFraming } from '../../../src/core/plan/quotas.ts';
import type { Format } from '../../../src/core/vocabulary.ts';
import { testDeps } from '../../support/deps.ts';

/** A round about the résumé is about the résumé: whatever was asked last time, and however much the posting asks for. */

const RESUME = `지어낸 예시입니다.

# 나루 (서버 개발자)

## 경력
### 돌다리물류 (2021.05–현재)
- 배차 조회 API p95 2.4초 → 0.6초 (복합 인덱스 추가)
- RabbitMQ 기반 배차 알림 처리 구조 구축
- 운임 계산 배치 3시간 → 25분
- 지역별 시간표 관리 도구 개발, 수정 요청 월 60건 → 5건

### 모종소프트 (2019.02–2021.04)
- Java/Spring Boot로 매장 관리 API 개발
- 야간 배포 절차 정리

## 기술
Java, Spring Boot, PostgreSQL, RabbitMQ
`;

/** Far more demands and wishes than a session has questions. */
const POSTING = `지어낸 예시입니다.

# 가람배달 서버 개발자

## 주요 업무
- 배차 서버를 만들고 돌봅니다.

## 자격요건
- PostgreSQL을 활용한 대용량 조회 처리 경험
- RabbitMQ 등 메시지 큐 운영 경험
- Java 기반 서버 설계 경험
- 배치 처리 구조 개선 경험
- 데이터 모델링에 대한 깊은 이해와 SQL 튜닝 경험

## 우대사항
- 외부 API 연동 경험
- 배포 자동화 구축 경험
- 모니터링 체계 구축 경험
- 장애 대응 경험
`;

const NOTES = `지어낸 예시입니다.

# 가람배달 준비 노트

## 예상 질문

### Q1. 배차 조회 API를 빠르게 만든 과정을 말씀해 주세요.

배차 조회 API p95를 복합 인덱스로 줄였습니다. 조회 조건이 셋이었고 하나는 범위였습니다.

### Q2. 운임 계산 배치를 줄인 과정을 말씀해 주세요.

운임 계산 배치를 지역별로 나눠 돌렸습니다. 3시간 걸리던 것이 25분이 되었습니다.
`;

const deps = testDeps({
  'kkori.json': '{}',
  'resume.md': RESUME,
  'dossiers/garam/posting.md': POSTING,
  'dossiers/garam/dossier.md': NOTES,
});

const SEEDS = [1, 2, 3, 4, 5, 6];

async function planOf(format: Format, seed: number, questions: number, past: PastQuestion[] = []): Promise<Plan> {
  const input = await planInputFor(deps, await materialFor(deps, 'garam'), { format, seed, questions });
  return makePlan({ ...input, past });
}

const askedIn = (plan: Plan, session: string): PastQuestion[] =>
  plan.slots.map((s) => ({ session, questionKey: s.questionKey!, question: s.question, at: 0, weak: false }));

const mainOf = (plan: Plan) => plan.slots.filter((slot) => !isFraming(slot.type));

describe('a round about the résumé', () => {
  it.each([4, 6, 8, 10])('asks about its lines in at least half of %i questions', async (questions) => {
    for (const seed of SEEDS) {
      const main = mainOf(await planOf('resume', seed, questions));
      const lines = new Set(main.flatMap((slot) => slot.fact ?? []));
      expect(lines.size, main.map((s) => s.question).join('\n')).toBeGreaterThanOrEqual(Math.min(6, main.length / 2));
    }
  });

  it('comes back to the lines of earlier rounds rather than reading out the posting, and says so', async () => {
    for (const seed of SEEDS) {
      const past: PastQuestion[] = [];
      for (const session of ['one', 'two', 'three']) {
        const plan = await planOf('resume', seed, 8, past);
        const main = mainOf(plan);
        const about = main.filter((slot) => slot.fact);
        expect(about.length, main.map((s) => s.question).join('\n')).toBeGreaterThanOrEqual(4);
        expect(new Set(about.map((slot) => slot.fact)).size).toBe(about.length);
        for (const slot of about)
          if (past.some((p) => p.questionKey === slot.questionKey)) expect(slot.reason).toContain('지난번에도 여쭌 줄');
        past.push(...askedIn(plan, session));
      }
    }
  });
});

describe('a technical round', () => {
  it('asks about a line of the résumé too, also when each was asked about before', async () => {
    for (const seed of SEEDS) {
      const past = [
        ...askedIn(await planOf('resume', seed, 8), 'one'),
        ...askedIn(await planOf('resume', seed + 9, 8), 'two'),
      ];
      for (const earlier of [[], past])
        expect(mainOf(await planOf('technical', seed, 8, earlier)).filter((s) => s.fact).length).toBeGreaterThanOrEqual(
          1,
        );
    }
  });
});
