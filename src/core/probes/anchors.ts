import type { Span } from '../evidence/evidence.ts';
import { contentWords, isNounPhrase, nounPhraseAt } from '../korean.ts';
import type { Anchor } from '../session/events.ts';
import type { ThreadTurn } from '../thread.ts';

/** A span of an answer as an anchor: trimmed to a quotable noun phrase when there is one, else the span itself. */
export function answerAnchor(turn: ThreadTurn, span: Span): { anchor: Anchor; quotable: boolean } {
  const phrase = nounPhraseAt(turn.answer, span);
  const place = phrase ?? clip(turn.answer, span);
  const quote = turn.answer.slice(place.start, place.end);
  return {
    anchor: { quote, in: 'answer', turn: turn.turn, start: place.start, end: place.end },
    quotable: phrase !== null && isNounPhrase(quote),
  };
}

function clip(text: string, span: Span): Span {
  const end = Math.min(span.end, span.start + 40);
  return { start: span.start, end: end > span.start ? end : Math.min(text.length, span.start + 2) };
}

const VERB =
  /^(choose|chose|explain|describe|walk|tell|happen|happens|think|decide|decided|measured?|changed?|solved?|handled?|improved?|would|could|should|did|does|hardest|biggest|most)$/iu;

/** The question's own demand as an anchor: its first content word or two as written. */
export function questionAnchor(turn: ThreadTurn): Anchor {
  const { question } = turn;
  const words = contentWords(question);
  // A name (Redis) says more than a long verb (choose): English words carry no mark of being a noun.
  const weight = (word: string) => (VERB.test(word) ? 0 : word.length);
  for (const word of [...words].sort((a, b) => weight(b) - weight(a))) {
    const at = question.toLowerCase().indexOf(word.toLowerCase());
    if (at < 0) continue;
    const phrase = nounPhraseAt(question, { start: at, end: at + word.length }) ?? { start: at, end: at + word.length };
    if (phrase.end - phrase.start >= 2)
      return {
        quote: question.slice(phrase.start, phrase.end).slice(0, 40),
        in: 'question',
        turn: turn.turn,
        ...phrase,
      };
  }
  return {
    quote: question.slice(0, 20),
    in: 'question',
    turn: turn.turn,
    start: 0,
    end: Math.min(20, question.length),
  };
}
