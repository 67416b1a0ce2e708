import type { Span } from '../evidence/evidence.ts';
import { contentWords } from '../korean.ts';
import { sharedWords } from '../plan/word-overlap.ts';
import type { Look } from '../probes/look.ts';
import { has, type SentenceSignals } from '../signals/signals.ts';
import type { MapEntry } from './attack-map.ts';
import { likeliest } from './attack-map.ts';

/**
 * What the rules offer instead of a rewrite: one of the candidate's own sentences for the beginning, and the places
 * where a detail is to be filled in that only the candidate knows.
 */
export type Start = {
  /** A sentence of the draft (its leading connective left off), or null where the draft begins well or none is better. */
  sentence: { text: string; start: number; end: number } | null;
  places: { after: string; what: string }[];
};

const PLACES = 2;
/** How far another sentence must be ahead of the first before it is offered. */
const AHEAD = 2;
const CLAIM = /(?:입니다|판단했습니다|생각합니다|때문입니다|합니다)[.!]?$/u;
/** 그 결과, 결과적으로: the sentence stands without it. */
const CONNECTIVE =
  /^(?:그 ?결과(?:로)?|결과적으로|그래서|그리고|이를 통해|이로써|이런 이유로|따라서|또한|특히|즉|결국|먼저|다음으로|마지막으로|as a result|so|therefore|in the end|finally)[,]?\s+/iu;
/** What cannot stand at the beginning: it points back. */
const POINTS_BACK =
  /^(?:이러한|이런|이 |이를|이는|그 |그런|그러한|이렇게|그렇게|이때|그때|대신|하지만|다만|this |these |that |those |it )/iu;

/** Whether one of the first two sentences answers what was asked: a word of the question beside a result, a deed or a claim. */
export function startsWithAnswer(seen: Look): SentenceSignals | null {
  const words = contentWords(seen.thread.slot.question);
  const first = seen.answers[0]!.sentences.slice(0, 2);
  return (
    first.find(
      (s) =>
        words.some((w) => s.text.toLowerCase().includes(w)) &&
        (has(s, 'result') || has(s, 'action') || CLAIM.test(s.text)) &&
        !isOpening(s.text),
    ) ?? null
  );
}

/** 말씀드리겠습니다: an announcement is no answer. */
function isOpening(text: string): boolean {
  return /(?:말씀|설명|소개|답변)(?:을)?\s?(?:해\s?)?드리겠습니다/u.test(text);
}

/** @param late the sentence that answers, where everything before it does not */
export function betterStart(seen: Look, map: readonly MapEntry[], late: Span | null): Start {
  const { sentences, turn } = seen.answers[0]!;
  const places = placesToFill(seen, map);
  const first = sentences[0];
  if (!first || sentences.length < 2 || startsWithAnswer(seen)) return { sentence: null, places };
  const answering = late && sentences.find((s) => s.start === late.start);
  if (answering) return { sentence: offered(answering, turn.answer), places };
  const scored = sentences
    .map((sentence, i) => ({ sentence, i, score: worth(sentence, seen) }))
    .filter(({ sentence, i }) => i > 0 && !POINTS_BACK.test(stripped(sentence.text)) && !sentence.hits.future);
  const best = scored.sort((a, b) => b.score - a.score || a.i - b.i)[0];
  if (!best || best.score < AHEAD + worth(first, seen)) return { sentence: null, places };
  return { sentence: offered(best.sentence, turn.answer), places };
}

function offered({ text, end }: SentenceSignals, answer: string): Start['sentence'] {
  const start = end - stripped(text).length;
  return { text: answer.slice(start, end), start, end };
}

function stripped(text: string): string {
  return text.replace(CONNECTIVE, '');
}

function worth(sentence: SentenceSignals, seen: Look): number {
  return (
    2 * Number(has(sentence, 'result', 'past')) +
    Number(has(sentence, 'before-after') || has(sentence, 'number', 'result')) +
    2 * Number(has(sentence, 'self', 'action')) +
    Number(has(sentence, 'action', 'past')) +
    Math.min(3, sharedWords(seen.thread.slot.question, sentence.text)) -
    Number(has(sentence, 'absolute'))
  );
}

/** What is to be filled in where the draft claims something, by the kind of claim. */
const WHAT: readonly [RegExp, { ko: string; en: string }][] = [
  [/\/(?:quantify|state)$/u, { ko: '값, 그때의 조건', en: 'the value and its conditions' }],
  [/\/verify$/u, { ko: '잰 방법, 기간', en: 'how and over what time it was measured' }],
  [/\/ownership$/u, { ko: '직접 하신 일 하나', en: 'one thing you did yourself' }],
  [/\/absolute$/u, { ko: '그렇지 않은 경우', en: 'when it does not hold' }],
  [/\/why$/u, { ko: '그렇게 고른 이유', en: 'why you chose it' }],
  [/\/(?:measure-.*|threshold)$/u, { ko: '기준이 되는 값', en: 'the value that decides' }],
];

function placesToFill(seen: Look, map: readonly MapEntry[]): Start['places'] {
  const out: Start['places'] = [];
  for (const { tail } of likeliest(map)) {
    if (!tail.key.startsWith(`${seen.thread.slot.key}/`) || tail.ready || tail.anchor.in !== 'answer') continue;
    const what = WHAT.find(([key]) => key.test(tail.key))?.[1];
    if (!what || out.length >= PLACES || out.some((place) => place.after === tail.anchor.quote)) continue;
    out.push({ after: tail.anchor.quote, what: what[seen.thread.lang] });
  }
  return out;
}
