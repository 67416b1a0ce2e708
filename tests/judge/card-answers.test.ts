import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { compareAnswers } from '../../src/core/critique/compare.ts';
import { conflictsIn } from '../../src/core/critique/conflicts.ts';
import { formOf } from '../../src/core/critique/form.ts';
import { spellings } from '../../src/core/critique/spelling.ts';
import { unsupportedIn } from '../../src/core/critique/unsupported.ts';
import { critiqueFor, knowledge, vocabularyOf } from './threads.ts';

const Text = z.object({ answer: z.string().transform((text) => text.trim().replace(/\s+/gu, ' ')) });
const Example = z.object({ card: z.string(), good: Text, weak: Text });
const folder = path.join(import.meta.dirname, '../content/cards');
const answers = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => {
    const { card, good, weak } = Example.parse(parse(readFileSync(path.join(folder, name), 'utf8')));
    const { openers } = knowledge.concepts.get(card)!;
    const question = (openers.find((o) => o.level === 'mid') ?? openers[0]!).text.ko;
    return { card, question, text: good.answer, weak: weak.answer };
  });

/** Good answers that other people wrote for the cards: what is named in them is mostly a false alarm. */
test('good answers of the cards raise next to no alarm', () => {
  const alarms = answers.flatMap(({ card, question, text }) =>
    [
      ...formOf(text, { lang: 'ko', question, via: 'draft' }),
      ...unsupportedIn(text, { lang: 'ko', question, sources: [] }),
      ...spellings(text, vocabularyOf({})).map((s) => ({ ...s, kind: 'spelling' })),
    ].map((found) => `${card}: ${found.kind} ${found.quote.slice(0, 20)}`),
  );
  console.log(`${alarms.length} alarms in ${answers.length} good answers`);
  expect(answers.length).toBeGreaterThanOrEqual(30);
  expect(alarms.length / answers.length).toBeLessThanOrEqual(0.06);
});

/** Answers on different subjects share words, units and technologies, but no subject. */
test('answers on different subjects contradict each other next to nowhere', () => {
  const BESIDE = 8;
  const pairs = answers.flatMap((a, i) => answers.slice(i + 1, i + 1 + BESIDE).map((b) => [a, b] as const));
  const alarms = pairs.flatMap(([a, b]) =>
    conflictsIn(a.text, [{ uri: b.card, text: b.text, origin: 'draft' }]).map(
      (c) => `${a.card} / ${b.card}: ${c.kind} ${c.quote} / ${c.other.quote}`,
    ),
  );
  console.log(`${alarms.length} alarms in ${pairs.length} pairs`);
  expect(pairs.length).toBeGreaterThanOrEqual(100);
  expect(alarms.length / pairs.length).toBeLessThanOrEqual(0.005);
});

/** Every third card. The good ones are longer too, so this is no more than a floor. */
test('the weak answer of a card is never put above the good one', () => {
  const outcomes = answers
    .filter((_, i) => i % 3 === 0)
    .map(({ card, question, text, weak }) => {
      const page = { type: 'technical' as const, lang: 'ko' as const, question, card };
      return compareAnswers(critiqueFor(page, weak)!, critiqueFor(page, text)!).better;
    });
  console.log(`weak and good: ${outcomes.filter((o) => o === 'b').length} right of ${outcomes.length}`);
  expect(outcomes).not.toContain('a');
  expect(outcomes.filter((o) => o === 'b').length / outcomes.length).toBeGreaterThanOrEqual(0.9);
});
