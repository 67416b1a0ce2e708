import { describe, expect, test } from 'vitest';
import { readyFinder } from '../../../src/core/critique/ready.ts';
import type { TextBeside } from '../../../src/core/critique/texts.ts';
import { lookAt } from '../../../src/core/probes/look.ts';
import { knowledge, threadFor } from '../../judge/threads.ts';
import { READY_PAIRS, type ReadyPair } from './ready-pairs.ts';

function readyFor({ question, draft, key, probe, asks, anchor, own = [], others = [] }: ReadyPair) {
  const thread = threadFor({ type: 'resume', lang: 'ko', question }, draft);
  const [page, id] = key.split('/');
  const card = knowledge.concepts.get(page!);
  const asked = asks ?? card?.probes.find((p) => p.id === id)?.text.ko;
  if (!asked) throw new Error(`no question ${key}`);
  const [evidence] = thread.slot.evidence;
  const seen = lookAt({
    ...thread,
    cards: [...thread.cards, ...(card ? [card] : [])],
    ownFollowUps: own.map(([text], i) => ({ ref: `Q1.${i + 1}`, question: text, evidence: evidence! })),
  })!;
  const texts: TextBeside[] = [
    ...own
      .filter(([, text]) => text !== '')
      .map(([text, answer], i) => ({
        uri: 'kkori://own',
        origin: 'draft' as const,
        ref: `Q1.${i + 1}`,
        question: text,
        text: answer,
      })),
    ...others.map((o): TextBeside => ({ uri: 'kkori://other', origin: 'draft', text: '', ...o })),
  ];
  const find = readyFinder(seen, 'kkori://draft', texts);
  const start = anchor ? draft.indexOf(anchor) : 0;
  return find(
    {
      tier: 5,
      probe,
      question: asked,
      key: key.replace(/^own\//u, `${thread.slot.key}/`),
      anchor: anchor
        ? { quote: anchor, in: 'answer', turn: 't1', start, end: start + anchor.length }
        : { quote: question.slice(0, 6), in: 'question' },
      why: 'test',
      evidence: [],
      by: 'offline',
    },
    seen.last.sentences[0]!.text,
  );
}

describe('whether an answer is ready for a follow-up', () => {
  const found = READY_PAIRS.map((pair) => ({ pair, ready: readyFor(pair) }));
  const wrong = found.filter(({ pair, ready }) => ready && (!pair.quote || !ready.quote.includes(pair.quote)));
  const missed = found.filter(({ pair, ready }) => pair.quote && !ready);

  test('at most one in thirty is called ready that is not; three in four that are, are found', () => {
    const ready = READY_PAIRS.filter((p) => p.quote).length;
    console.log(
      `ready: ${ready - missed.length} of ${ready} found; ${wrong.length} false over ${READY_PAIRS.length} pairs`,
    );
    for (const { pair, ready: r } of wrong) console.log(`false: ${pair.key} ← ${r!.quote}`);
    for (const { pair } of missed) console.log(`missed: ${pair.key} ← ${pair.quote}`);
    expect(READY_PAIRS.length).toBeGreaterThanOrEqual(30);
    expect(wrong.length * 30).toBeLessThanOrEqual(READY_PAIRS.length);
    expect((ready - missed.length) / ready).toBeGreaterThanOrEqual(0.75);
  });
});
