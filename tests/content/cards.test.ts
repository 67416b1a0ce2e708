import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { loadKnowledge } from '../../src/adapters/library/library.ts';
import { aliasesOf, filledPoints, misconceptionsIn, openFollowUps, pointsMet } from '../../src/core/knowledge/cards.ts';
import type { ConceptCard } from '../../src/core/knowledge/page.ts';
import { prepare } from '../../src/core/knowledge/signal-expression.ts';

/** One good and one weak answer per card: what the card's signals must find in them, and what is asked next. */
const Example = z.strictObject({
  card: z.string(),
  good: z.strictObject({
    answer: z.string(),
    points: z.array(z.string()),
    misconceptions: z.array(z.string()).length(0),
  }),
  weak: z.strictObject({
    answer: z.string(),
    points: z.array(z.string()),
    misconceptions: z.array(z.string()),
    followUp: z.string(),
  }),
});

const folder = path.join(import.meta.dirname, 'cards');
const knowledge = loadKnowledge(path.join(import.meta.dirname, '../../knowledge'));
const aliases = aliasesOf(knowledge);
const examples = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .sort()
  .map((name) => ({ name, ...Example.parse(parse(readFileSync(path.join(folder, name), 'utf8'))) }));

function read(card: ConceptCard, answer: string) {
  const answers = [prepare(answer, aliases)];
  const findings = pointsMet(card, answers, 'ko');
  const filled = filledPoints(findings);
  return { answers, findings, filled, misconceptions: misconceptionsIn(card, answers, filled) };
}

const cardOf = (id: string) => {
  const card = knowledge.concepts.get(id);
  if (!card) throw new Error(`no card ${id}`);
  return card;
};

test('every card has its example answers', () => {
  expect(examples.map((example) => example.card).sort()).toEqual([...knowledge.concepts.keys()].sort());
  for (const { name, card } of examples) expect(name).toBe(`${card}.yaml`);
});

describe.each(examples)('$card', ({ card: id, good, weak }) => {
  const card = cardOf(id);

  test('a good answer meets every core point and speaks for no misconception', () => {
    const { filled, findings, misconceptions } = read(card, good.answer);
    const core = card.points.filter((point) => point.weight === 'core').map((point) => point.id);
    for (const point of [...core, ...good.points]) expect([...filled]).toContain(point);
    expect(misconceptions.map((found) => found.misconception.id)).toEqual([]);
    for (const finding of findings) if (finding.met) expect(good.answer).toContain(finding.quote);
  });

  test('a weak answer meets exactly the named points and misconceptions', () => {
    const { filled, misconceptions } = read(card, weak.answer);
    expect([...filled].sort()).toEqual([...weak.points].sort());
    expect(misconceptions.map((found) => found.misconception.id).sort()).toEqual([...weak.misconceptions].sort());
  });

  test('the weak answer is followed up where it is weakest', () => {
    const { answers, filled, misconceptions } = read(card, weak.answer);
    const open = openFollowUps(card, answers, [], card.level, filled);
    const next = misconceptions[0]?.misconception.ask ?? open[0]?.probe.id;
    expect(next).toBe(weak.followUp);
    if (misconceptions.length === 0) expect(['core', 'core-below']).toContain(open[0]?.tier);
  });
});
