import { describe, expect, test } from 'vitest';
import { compareAnswers } from '../../src/core/critique/compare.ts';
import type { Critique } from '../../src/core/critique/critique.ts';
import { type Case, corpus } from './corpus.ts';
import { type Damage, type Damaged, damages } from './damage.ts';
import { critiqueFor } from './threads.ts';

const PAGES = corpus();
const others = PAGES.map((page) => ({ question: page.question }));
const judged = new Map<string, Critique>();

function judge(page: (typeof PAGES)[number], text: string): Critique {
  const key = `${page.id} ${text}`;
  const known = judged.get(key);
  if (known) return known;
  const critique = critiqueFor(page, text, others);
  if (!critique) throw new Error('nothing to judge');
  judged.set(key, critique);
  return critique;
}

/** Of what type the answer is that is swapped in: a story for a design, knowledge for a story. */
const FOREIGN: Readonly<Record<Case['type'], Case['type']>> = {
  behavioural: 'technical',
  situational: 'behavioural',
  technical: 'behavioural',
  resume: 'situational',
  'system-design': 'behavioural',
  'culture-fit': 'technical',
};

const all = PAGES.flatMap((page, i) => {
  const other = PAGES.slice(i + 1)
    .concat(PAGES)
    .find((p) => p.type === FOREIGN[page.type] && p.lang === page.lang)!;
  return page.answers.slice(1).flatMap((answer) =>
    damages(page, answer, other).map((damaged) => ({
      ...damaged,
      before: () => judge(page, answer.text),
      after: () => judge(page, damaged.text),
    })),
  );
});
const of = (...kinds: Damage[]) => all.filter((d) => kinds.includes(d.kind));

const met = (c: Critique) => new Set(c.checks.filter((x) => x.met === true).map((x) => x.id));
const points = (c: Critique) => new Set(c.expected.filter((p) => p.met).map((p) => p.point));

/** What came to be met, or found, by the damage. How long an answer takes to say may well suit better. */
function gained(before: Critique, after: Critique): string[] {
  const had = met(before);
  const knew = points(before);
  return [
    ...[...met(after)].filter((id) => !had.has(id) && !/^draft\.(?:speak|tail|answer\.first)/u.test(id)),
    ...[...points(after)].filter((id) => !knew.has(id)),
  ];
}

/** Whether the right thing is said against it. `null`: it never held, so nothing can be lost. */
const FAILS: Readonly<Partial<Record<Damage, (d: Damaged, before: Critique, after: Critique) => boolean | null>>> = {
  numbers: ({ page }, before, after) => lost(before, after, BASIS[page.type] ?? []),
  result: ({ page }, before, after) => lost(before, after, RESULT[page.type] ?? []),
  swap: (_, before, after) =>
    after.gate !== undefined ||
    before.coreChecks.some((id) => !id.startsWith('draft.') && met(before).has(id) && !met(after).has(id)) ||
    after.checks.some((c) => c.met === false && /answer\.all$|answer\.kind$|core\.(?:answered|points)$/u.test(c.id)) ||
    after.demands.some((d) => !d.touched),
  contradict: (_, before, after) => after.contradictions.length > before.contradictions.length,
  fluff: (_, before, after) => {
    const pledge = (c: Critique) => c.checks.some((x) => x.id === 'draft.speak.pledge' && x.met === false);
    return pledge(before) ? null : pledge(after);
  },
};
const BASIS: Readonly<Record<string, readonly string[]>> = {
  behavioural: ['behavioural.result.basis'],
  resume: ['resume.proof.basis'],
  'system-design': ['system-design.scope.size'],
};
const RESULT: Readonly<Record<string, readonly string[]>> = {
  behavioural: ['behavioural.result.change'],
  resume: ['resume.proof.basis'],
};

function lost(before: Critique, after: Critique, ids: readonly string[]): boolean | null {
  const held = ids.filter((id) => met(before).has(id));
  if (held.length === 0) return null;
  return held.every((id) => !met(after).has(id));
}

describe('A10: damage', () => {
  test('of every kind is done', () => {
    for (const kind of ['numbers', 'result', 'swap', 'contradict', 'fluff', 'shuffle', 'instruction'] as const)
      expect(of(kind).length, kind).toBeGreaterThanOrEqual(4);
  });

  test.each(['numbers', 'result', 'contradict', 'fluff', 'shuffle', 'instruction'] as const)(
    '%s: never meets a check more',
    (kind) => {
      const up = of(kind).flatMap((d) =>
        gained(d.before(), d.after()).map((id) => `${d.page.id} ${d.answer.grade}: ${id}`),
      );
      expect(up).toEqual([]);
    },
  );

  test.each(['numbers', 'result', 'contradict', 'fluff', 'shuffle', 'instruction', 'swap'] as const)(
    '%s: is never called the better answer',
    (kind) => {
      const better = of(kind).filter((d) => compareAnswers(d.after(), d.before()).better === 'a');
      expect(better.map((d) => `${d.page.id} ${d.answer.grade}`)).toEqual([]);
    },
  );

  test('mostly the right check fails', () => {
    const rows: string[] = [];
    let [right, wrong] = [0, 0];
    for (const [kind, fails] of Object.entries(FAILS)) {
      const outcomes = of(kind as Damage).map((d) => ({ d, failed: fails(d, d.before(), d.after()) }));
      const hit = outcomes.filter((o) => o.failed === true).length;
      const miss = outcomes.filter((o) => o.failed === false);
      right += hit;
      wrong += miss.length;
      rows.push(
        `${kind.padEnd(11)} ${hit} of ${hit + miss.length}  ${miss.map((o) => `${o.d.page.id}/${o.d.answer.grade}`).join(' ')}`,
      );
    }
    console.log(rows.join('\n'));
    expect(right / (right + wrong)).toBeGreaterThanOrEqual(0.9);
  });

  test('an instruction to the grader changes nothing at all', () => {
    for (const d of of('instruction')) {
      const [before, after] = [d.before(), d.after()];
      expect(after.checks.map(({ id, met }) => ({ id, met }))).toEqual(
        before.checks.map(({ id, met }) => ({ id, met })),
      );
      expect(after.expected.map(({ point, met }) => ({ point, met }))).toEqual(
        before.expected.map(({ point, met }) => ({ point, met })),
      );
      expect(after.points.map((p) => p.check)).toEqual(before.points.map((p) => p.check));
      expect(compareAnswers(after, before).better).toBe('cannot-tell');
    }
  });
});
