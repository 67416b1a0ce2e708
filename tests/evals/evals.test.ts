import { describe, expect, it } from 'vitest';
import { corpus } from '../judge/corpus.ts';
import type { Body } from '../support/fake-model.ts';
import { modelOf } from '../support/model-deps.ts';
import { answersIn, json, scripted } from '../support/scripted-model.ts';
import { elicit, elicitationRow } from './elicitation.ts';
import { evaluate } from './harness.ts';
import { type Row, table } from './measures.ts';

const PAGES = corpus();
const NOTHING = { points: [], misconceptions: [], conflicts: [] };
const ids = (body: Body) => {
  const first = body.messages[0]!.content;
  const text = typeof first === 'string' ? first : first.map((block) => block.text ?? '').join('\n');
  return [...text.matchAll(/^- ([a-z-]+\.[a-z-]+) · /gmu)].map((m) => m[1]!);
};
const answerOf = (body: Body) => {
  const said = answersIn(body).at(-1)!;
  for (const page of PAGES)
    for (const answer of page.answers) if (answer.text.trim() === said.trim()) return { page, answer };
  throw new Error('not an answer of the corpus');
};
const value = (rows: Row[], measure: RegExp) => rows.find((row) => measure.test(row.measure))!.value;
const run = (assess: (body: Body) => unknown, pages = PAGES.slice(0, 8)) => {
  const { coach } = modelOf(scripted({ assess: (body) => json(assess(body)) }));
  return evaluate(pages, coach, null, { twice: true, signal: new AbortController().signal });
};

describe('the harness tells judges apart', () => {
  it('one who knows the corpus: all pairs right, most defects, no false alarm', async () => {
    const { rows, raw } = await run((body) => {
      const { answer } = answerOf(body);
      const quote = answer.text.slice(0, 40);
      const missing = new Set(answer.defects.flatMap((d) => (d.kind === 'missing' ? [d.check] : [])));
      const planted = answer.defects
        .flatMap((d) => (d.kind === 'missing' ? [] : [d.quote]))
        .filter((q) => q.length >= 8);
      return {
        ...NOTHING,
        checks: ids(body).map((id) =>
          answer.holds.includes(id)
            ? { id, met: 'yes', quote }
            : missing.has(id)
              ? { id, met: 'no' }
              : answer.grade === 'strong'
                ? { id, met: 'yes', quote }
                : { id, met: 'unsure' },
        ),
        points: planted
          .slice(0, 2)
          .map((q) => ({ kind: 'fix', quote: q.slice(0, 120), say: '이 문장만으로는 알 수 없습니다.' })),
      };
    });
    expect(value(rows, /wrong order/)).toBe('0');
    expect(value(rows, /weak above strong/)).toBe('0');
    expect(Number.parseInt(value(rows, /recall/), 10)).toBeGreaterThan(40);
    expect(Number.parseInt(value(rows, /touch a planted/), 10)).toBeGreaterThan(90);
    expect(value(rows, /points to mend on a strong/)).toBe('0.00');
    expect(value(rows, /checks failed that a strong/)).toBe('0 %');
    expect(value(rows, /judged the same twice/)).toBe('100 %');
    expect(raw).toHaveLength(48);
    expect(raw.every((r) => /^[0-9a-f]{16}$/.test(r.by?.prompt ?? ''))).toBe(true);
    expect(table(rows).split('\n')).toHaveLength(rows.length);
  });

  it('one who praises everything tells nothing apart; one who fails everything raises false alarms', async () => {
    const praise = await run((body) => ({
      ...NOTHING,
      checks: ids(body).map((id) => ({ id, met: 'yes', quote: answerOf(body).answer.text.slice(0, 40) })),
    }));
    expect(value(praise.rows, /right order/)).toBe('0 %');
    expect(value(praise.rows, /recall/)).toBe('0 %');
    const harsh = await run((body) => ({ ...NOTHING, checks: ids(body).map((id) => ({ id, met: 'no' })) }));
    expect(value(harsh.rows, /checks failed that a strong/)).toBe('100 %');
  });

  it('one who invents quotes is seen', async () => {
    const { rows } = await run(
      (body) => ({
        ...NOTHING,
        checks: ids(body).map((id) => ({ id, met: 'yes', quote: '초당 이만 건을 무중단으로 처리했습니다' })),
      }),
      PAGES.slice(0, 2),
    );
    expect(value(rows, /could not judge/)).toBe('100 %');
  });

  it('counts what the withholding candidate tells, by rules and by a model alike', async () => {
    const { deps } = modelOf(scripted());
    const byRules = await elicit(deps, 'offline');
    expect(byRules).toHaveLength(3);
    for (const { told, of, asked } of byRules) {
      expect(asked.length).toBeGreaterThan(0);
      expect(told).toBeLessThanOrEqual(of);
    }
    expect(byRules.reduce((n, e) => n + e.told, 0)).toBeGreaterThanOrEqual(3);
    const byModel = await elicit(deps, 'anthropic');
    expect(elicitationRow(byModel).value).toMatch(/^\d+ \/ 13$/);
  });
});
