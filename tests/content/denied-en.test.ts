import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readKnowledge } from '../../src/adapters/library/library.ts';
import { aliasesOf, misconceptionsIn } from '../../src/core/knowledge/cards.ts';
import { prepare } from '../../src/core/knowledge/signal-expression.ts';
import { corpus } from '../judge/corpus.ts';

const { knowledge } = readKnowledge(path.join(import.meta.dirname, '..', '..', 'knowledge'));
const aliases = aliasesOf(knowledge);
const cards = [...knowledge.concepts.values()];
const written = cards.flatMap((card) =>
  card.misconceptions.flatMap((m) => (m.english ? [{ card, id: m.id, claim: m.english.claim }] : [])),
);
const heardIn = (card: (typeof cards)[number], text: string) =>
  misconceptionsIn(card, [prepare(text, aliases)]).map((found) => found.misconception.id);

/** Those that a sentence made from their claim is heard to say. */
function heard(sentence: (claim: string) => string): string[] {
  return written
    .filter(({ card, id, claim }) => heardIn(card, sentence(claim.replace(/\.$/u, ''))).includes(id))
    .map(({ card, id }) => `${card.id}!${id}`);
}
const lower = (claim: string) => claim.replace(/^[A-Z](?=[a-z ])/u, (first) => first.toLowerCase());

describe('misconceptions said in English', () => {
  it('are written for forty cards at least', () => {
    expect(new Set(written.map((w) => w.card.id)).size).toBeGreaterThanOrEqual(40);
  });

  it('are heard where they are said', () => {
    const all = written.map(({ card, id }) => `${card.id}!${id}`);
    const plain = heard((claim) => `${claim}.`);
    expect(all.filter((one) => !plain.includes(one))).toEqual([]);
    expect(heard((claim) => `I would say that ${lower(claim)}.`).length / all.length).toBeGreaterThan(0.95);
  });

  it.each([
    ['a myth', (claim: string) => `It is a common myth that ${lower(claim)}.`],
    ['should not assume', (claim: string) => `You shouldn't assume that ${lower(claim)}.`],
    ['people think', (claim: string) => `People often think that ${lower(claim)}, but that is not true.`],
    ['used to think', (claim: string) => `I used to think that ${lower(claim)}.`],
    ['would be wrong', (claim: string) => `It would be wrong to say that ${lower(claim)}.`],
    ['taken back', (claim: string) => `${claim}, but that is only half the truth.`],
    ['the next sentence', (claim: string) => `${claim}. But that is not true.`],
    ['cannot rely', (claim: string) => `We cannot rely on it that ${lower(claim)}.`],
  ])('do not accuse who denies them (%s)', (_, sentence) => {
    const accused = heard(sentence);
    expect(accused.length / written.length, accused.join(' ')).toBeLessThan(0.03);
  });

  it('are heard where they are relied on', () => {
    expect(heard((claim) => `You can assume that ${lower(claim)}.`).length / written.length).toBeGreaterThan(0.95);
  });

  it('are not heard in what the cards themselves expect to be said', () => {
    const alarms = cards.flatMap((card) =>
      card.points.flatMap((point) => heardIn(card, point.text.en).map((id) => `${card.id}!${id}: ${point.text.en}`)),
    );
    const all = cards.reduce((n, card) => n + card.points.length, 0);
    console.log(`${alarms.length} alarms in ${all} expected points`);
    expect(all).toBeGreaterThan(900);
    expect(alarms).toEqual([]);
  });

  it('are not heard in strong and fair English answers', () => {
    const texts = corpus()
      .filter((page) => page.lang === 'en')
      .flatMap((page) => page.answers.slice(1).map((answer) => answer.text));
    expect(texts.length).toBeGreaterThan(2);
    expect(texts.flatMap((text) => cards.flatMap((card) => heardIn(card, text)))).toEqual([]);
  });
});

it.each([
  'An outbox does not give exactly once delivery, a row may be sent again.',
  "It isn't true that a message is delivered exactly once.",
  'You should never count on exactly once here.',
])('a Korean signal that an English name meets is guarded in the same way: %s', (text) => {
  expect(heardIn(knowledge.concepts.get('transactional-outbox')!, text)).toEqual([]);
});
