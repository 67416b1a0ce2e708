import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readKnowledge } from '../../src/adapters/library/library.ts';
import { aliasesOf, misconceptionsIn } from '../../src/core/knowledge/cards.ts';
import { prepare } from '../../src/core/knowledge/signal-expression.ts';

const { knowledge } = readKnowledge(path.join(import.meta.dirname, '..', '..', 'knowledge'));
const aliases = aliasesOf(knowledge);
const all = [...knowledge.concepts.values()].flatMap((card) => card.misconceptions.map((m) => ({ card, m })));

/** Of how many of a hundred misconceptions a sentence made from the claim speaks. */
function heard(sentence: (claim: string) => string): number {
  const said = all.filter(({ card, m }) =>
    misconceptionsIn(card, [prepare(sentence(m.claim.replace(/[.]$/u, '')), aliases)]).some(
      (found) => found.misconception.id === m.id,
    ),
  );
  return (said.length / all.length) * 100;
}

describe('misconceptions of all cards', () => {
  it('are heard where they are said', () => {
    expect(heard((claim) => `${claim}.`)).toBeGreaterThan(95);
    expect(heard((claim) => `저는 ${claim}고 생각합니다.`)).toBeGreaterThan(90);
  });

  // Before denials were looked at, between 23 and 53 of a hundred accused the person who denied them.
  it.each([
    ['오해입니다', (claim: string) => `${claim}라는 것은 오해입니다.`],
    ['생각했는데', (claim: string) => `처음에는 ${claim}라고 생각했는데 아니었습니다.`],
    ['보면 안 됩니다', (claim: string) => `${claim}라고 보면 안 됩니다.`],
    ['사실이 아닙니다', (claim: string) => `${claim}라는 말은 사실이 아닙니다.`],
    ['그렇지 않습니다', (claim: string) => `흔히 ${claim}라고 하지만 꼭 그렇지는 않습니다.`],
    ['다음 문장에서', (claim: string) => `${claim}라고들 합니다. 하지만 그건 틀린 말입니다.`],
    ['동의하지 않습니다', (claim: string) => `${claim}라는 분도 있는데 저는 동의하지 않습니다.`],
  ])('do not accuse who denies them (%s)', (_, sentence) => {
    expect(heard(sentence)).toBeLessThan(2);
  });
});
