import { describe, expect, it } from 'vitest';
import { critiqueDraft } from '../../src/app/critique.ts';
import { lastText, leaving } from '../support/fake-model.ts';
import { modelOf } from '../support/model-deps.ts';
import { briefOf, json, type Script, scripted } from '../support/scripted-model.ts';

const QUESTION = '느린 배치를 개선한 경험을 말씀해 주시겠어요?';
const DRAFT =
  '세 시간 넘게 걸리던 정산 대사 배치를 48분으로 줄였습니다. 실행 계획을 보니 인덱스를 거의 쓰지 못하고 있어서 제가 인덱스 순서를 바꿨습니다.';
const NOTHING = { checks: [], points: [], misconceptions: [], conflicts: [] };

async function judged(script: Script, text = DRAFT) {
  const model = modelOf(scripted(script));
  const done = await critiqueDraft(model.deps, { dossier: 'hanigyeol', question: QUESTION, text, coach: 'anthropic' });
  return { ...model, ...done };
}

describe('the critique of a draft with a model', () => {
  it('adds its judgement, levels and an improved answer to what rules see', async () => {
    const improved = {
      text: '정산 대사 배치를 세 시간 넘게 걸리던 것에서 48분으로 줄였습니다. 실행 계획을 보니 인덱스를 거의 쓰지 못했고, 제가 순서를 바꿨습니다. [기간] 동안 재서 확인했습니다.',
      slots: [],
    };
    const { critique, session } = await judged({
      critique: () =>
        json({
          ...NOTHING,
          checks: [{ id: 'act.own', met: 'yes', quote: '제가 인덱스 순서를 바꿨습니다' }],
          points: [{ kind: 'keep', quote: '제가 인덱스 순서를 바꿨습니다', say: '본인이 한 일이 분명합니다.' }],
          improved,
        }),
    });
    expect(critique.coach).toBe('anthropic');
    expect(critique.improved).toEqual({ text: improved.text, slots: ['기간'] });
    expect(critique.checks.find((c) => c.id.endsWith('act.own'))).toMatchObject({ met: true, by: 'anthropic' });
    expect(critique.levels).toBeDefined();
    expect(critique.attackMap.length).toBeGreaterThan(0);
    expect(session.state.failures).toEqual([]);
  });

  it.each<[string, string]>([
    ['a number', '정산 대사 배치를 세 시간에서 48분으로 줄여 비용을 37% 아꼈습니다.'],
    ['a technology', '정산 대사 배치를 Apache Spark로 옮겨 48분으로 줄였습니다.'],
  ])('never stores an improved answer that invents %s: mended once, then by rules', async (_name, text) => {
    const { critique, fake, session } = await judged({
      critique: () => json({ ...NOTHING, improved: { text, slots: [] } }),
    });
    expect(fake.seen.filter(({ body }) => briefOf(body) === 'critique')).toHaveLength(2);
    expect(lastText(fake.seen.at(-1)!.body)).toMatch(/stands in neither/u);
    expect(critique.coach).toBe('offline');
    expect(critique.improved).toBeUndefined();
    expect(session.state.failures).toMatchObject([{ brief: 'critique-draft' }]);
    expect(JSON.stringify(await fake.seen.map(leaving))).toContain('48분');
  });

  it('keeps what rules see when the provider fails, and the same draft again asks nobody', async () => {
    const { critique, deps, fake, session } = await judged({ critique: () => ({ status: 401 }) });
    expect(critique.coach).toBe('offline');
    expect(session.state.failures[0]!.reason).toContain('401');
    const before = fake.seen.length;
    await critiqueDraft(deps, { dossier: 'hanigyeol', question: QUESTION, text: DRAFT, coach: 'anthropic' });
    expect(fake.seen).toHaveLength(before);
  });

  it('asks no model about a draft that a threshold stops', async () => {
    const { fake } = await judged({}, QUESTION);
    expect(fake.seen).toEqual([]);
  });
});
