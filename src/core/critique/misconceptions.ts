import { misconceptionsIn } from '../knowledge/cards.ts';
import type { Look } from '../probes/look.ts';

/** A sentence close to a misconception of a card, and the question that an interviewer puts to it instead of correcting. */
export type Misconception = { quote: string; turn: string; concept: string; claim: string; question: string };

const known = new WeakMap<Look, Misconception[]>();

/** Misconceptions that the answers of a thread speak for, of the cards that its question and answers name. */
export function misconceptionsOf(seen: Look): Misconception[] {
  const found = known.get(seen) ?? find(seen);
  known.set(seen, found);
  return found;
}

function find(seen: Look): Misconception[] {
  const { thread } = seen;
  const answers = seen.answers.map((a) => a.prepared);
  return thread.cards.flatMap((card) =>
    misconceptionsIn(card, answers).flatMap((found): Misconception[] => {
      // 안 말함 is written in Korean: of a card beside the question's own an English answer is judged by English signals.
      if (thread.lang === 'en' && card.id !== thread.card?.id && !found.misconception.english) return [];
      const probe = card.probes.find((p) => p.id === found.misconception.ask);
      return probe
        ? [
            {
              quote: found.quote,
              turn: seen.answers[found.answer]!.turn.turn,
              concept: card.title[thread.lang],
              claim: found.misconception.claim,
              question: probe.text[thread.lang],
            },
          ]
        : [];
    }),
  );
}

export const MISCONCEPTION_CHECK = 'technical.right.misconception';

/** An interviewer asks where somebody else would correct. */
export const MISCONCEPTION_WORDS = {
  ko: '흔한 오해와 닿은 문장입니다. 면접관은 고쳐 주지 않고 이렇게 묻습니다.',
  en: 'Close to a common misconception. An interviewer does not correct it but asks:',
} as const;
