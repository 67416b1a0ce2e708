import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../../src/adapters/library/library.ts';
import { materialFor } from '../../../src/app/material.ts';
import { planFor } from '../../../src/app/planning.ts';
import { resolveConcepts } from '../../../src/core/knowledge/cards.ts';
import { companyOf } from '../../../src/core/plan/company.ts';
import type { Format } from '../../../src/core/vocabulary.ts';
import { ROOT, testDeps } from '../../support/deps.ts';

const knowledge = loadKnowledge(path.join(ROOT, 'knowledge'));

/** The same server work, told by companies of different kinds. */
const DUTIES = `## 주요 업무
- 서버 API를 설계하고 운영합니다.
- 느린 조회를 찾아 고칩니다.

## 자격요건
- Kotlin 또는 Java로 서버를 3년 이상 개발하신 분
- 장애의 원인을 찾아 재발을 막아 보신 분
`;
const posting = (title: string, about: string) =>
  `지어낸 예시입니다.\n\n# ${title}\n\n## 회사 소개\n${about}\n\n${DUTIES}`;

const POSTINGS = {
  early: posting(
    '모래시계 서버 개발자',
    '모래시계는 시드 투자를 받은 초기 스타트업입니다. 동네 가게의 주문과 장바구니, 재고 관리를 돕습니다.',
  ),
  large: posting('돌다리 서버 개발자', '돌다리는 상장사입니다. 계좌와 송금, 전자금융 서비스를 만들고 정산을 맡습니다.'),
  b2g: posting(
    '느티 서버 개발자',
    '느티는 공공기관과 지자체의 SI 프로젝트를 수주합니다. 감리와 산출물 작성이 있습니다.',
  ),
  planner: posting('마루 백오피스 기획자 (운영툴)', '마루는 구독 서비스를 만듭니다.').replace(
    DUTIES,
    '## 주요 업무\n- 어드민의 운영 프로세스를 개선합니다.\n\n## 자격요건\n- 운영툴 기획 경험이 있으신 분\n- 개발, 디자인 직군과 협업해 보신 분\n',
  ),
};

const deps = testDeps({
  'kkori.json': '{}',
  ...Object.fromEntries(Object.entries(POSTINGS).map(([name, text]) => [`dossiers/${name}/posting.md`, text])),
});

async function planOf(name: keyof typeof POSTINGS, format: Format = 'technical', seed = 1, questions = 8) {
  const material = await materialFor(deps, name);
  const { plan } = await planFor(deps, material, { format, seed, questions });
  return { plan, dossier: material.dossier! };
}

/** Everything that plans of several seeds take up. */
async function over(name: keyof typeof POSTINGS, format: Format = 'technical') {
  const plans = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map((seed) => planOf(name, format, seed)));
  const slots = plans.flatMap(({ plan }) => plan.slots);
  return {
    slots,
    topics: new Set(slots.map((slot) => slot.key)),
    concepts: new Set(slots.flatMap((slot) => slot.concepts)),
  };
}

describe('the kind of company in a plan', () => {
  it('reads what the postings say', async () => {
    expect((await planOf('early')).dossier.profile).toMatchObject({ stage: 'early', industry: ['commerce'] });
    expect((await planOf('large')).dossier.profile).toMatchObject({ stage: 'large', industry: ['fintech'] });
    expect((await planOf('b2g')).dossier.profile).toMatchObject({ customer: ['b2g'], industry: ['public-si'] });
  });

  it('asks other questions and other concepts of two companies whose duties are the same', async () => {
    const early = await over('early');
    const large = await over('large');
    const only = (a: ReadonlySet<string>, b: ReadonlySet<string>) => [...a].filter((one) => !b.has(one));
    expect(only(early.topics, large.topics).length).toBeGreaterThan(3);
    expect(only(large.topics, early.topics).length).toBeGreaterThan(3);
    expect(only(early.concepts, large.concepts).length).toBeGreaterThan(1);
    expect(only(large.concepts, early.concepts).length).toBeGreaterThan(1);
  });

  it('takes situational questions from the page of the stage, citing where the posting says so', async () => {
    const early = (await over('early', 'culture-fit')).slots.concat((await over('early')).slots);
    const own = knowledge.axes.get('early-stage')!.questions.map((q) => `situational/${q.id}`);
    const slot = early.find((one) => own.includes(one.key ?? ''));
    expect(slot?.evidence.map((e) => e.quote)).toEqual([
      expect.stringContaining('시드 투자를 받은 초기 스타트업'),
      slot!.question,
    ]);
    const large = (await over('large', 'culture-fit')).slots.concat((await over('large')).slots);
    expect(large.filter((one) => own.includes(one.key ?? ''))).toEqual([]);
  });

  it('weighs a card and a question by what the posting says of the company, and nothing where it is silent', async () => {
    const weigh = async (name: keyof typeof POSTINGS, id: string) =>
      companyOf((await planOf(name)).dossier, knowledge, 'mid').weightOf(id);
    expect(await weigh('b2g', 'ab-testing')).toBeLessThan(0);
    expect(await weigh('planner', 'ab-testing')).toBeGreaterThan(0);
    expect(await weigh('early', 'ownership')).toBeGreaterThan(0);
    expect(await weigh('large', 'ownership')).toBeLessThan(0);
    expect(await weigh('early', 'settlement-mismatch')).toBe(0);
    expect(companyOf(null, knowledge, 'mid').weightOf('ownership')).toBe(0);
  });

  it('asks a planner what planners are asked, and no engineer’s question that no line asks for', async () => {
    const { slots, topics } = await over('planner');
    const role = knowledge.roles.get('back-office-planner')!;
    expect(role.questions.some((q) => topics.has(`requirement/${q.id}`) || topics.has(`situational/${q.id}`))).toBe(
      true,
    );
    const engineer = ['backend-junior', 'backend-mid', 'backend-senior'].flatMap((id) =>
      knowledge.roles.get(id)!.questions.filter((q) => q.type === 'situational' || q.type === 'culture-fit'),
    );
    const uncalled = slots.filter(
      (slot) =>
        engineer.some((q) => slot.key === `${q.type}/${q.id}`) &&
        slot.evidence.every((e) => !e.uri.startsWith('kkori://dossiers/')),
    );
    expect(uncalled.map((slot) => slot.key)).toEqual([]);
    const cards = slots.filter((slot) => slot.type === 'technical').flatMap((slot) => slot.concepts);
    const named = resolveConcepts(POSTINGS.planner, knowledge).map((mention) => mention.card);
    for (const id of cards) expect([...role.keywords.map((k) => k.concept), ...named]).toContain(id);
  });
});
