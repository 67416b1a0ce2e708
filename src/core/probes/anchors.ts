import type { Span } from '../evidence/evidence.ts';
import { contentWords, isNounPhrase, nounPhraseAt } from '../korean.ts';
import type { Anchor } from '../session/events.ts';
import type { ThreadTurn } from '../thread.ts';

/** A span of an answer as an anchor: trimmed to a quotable noun phrase when there is one, else the span itself. */
export function answerAnchor(turn: ThreadTurn, span: Span): { anchor: Anchor; quotable: boolean } {
  const phrase = nounPhraseAt(turn.answer, span) ?? nounBefore(turn.answer, span);
  const place = phrase ?? clip(turn.answer, span);
  const quote = turn.answer.slice(place.start, place.end);
  return {
    anchor: { quote, in: 'answer', turn: turn.turn, start: place.start, end: place.end },
    quotable: phrase !== null && isNounPhrase(quote),
  };
}

/** 걸었 says nothing by itself: the noun right before a bare verb (인덱스를 걸었) is what the answer speaks of. */
const REACH = 16;

function nounBefore(text: string, span: Span): Span | null {
  const word = text.slice(span.start, span.end).trim();
  if (!/^[가-힣]{1,4}$/u.test(word)) return null;
  const from = Math.max(0, span.start - REACH);
  const before =
    /(?:^|[\s.,!?])([가-힣A-Za-z0-9+/-]{2,}?|[가-힣A-Za-z0-9]+ [가-힣])(?:을|를|은|는|이|가|에|에서|으로|로|도)\s(?:[가-힣]{1,4}[어아해여서고]\s)?$/u.exec(
      text.slice(from, span.start),
    );
  if (!before) return null;
  const at = from + before.index + before[0].indexOf(before[1]!);
  return nounPhraseAt(text, { start: at, end: at + before[1]!.length });
}

function clip(text: string, span: Span): Span {
  const end = Math.min(span.end, span.start + 40);
  return { start: span.start, end: end > span.start ? end : Math.min(text.length, span.start + 2) };
}

const VERB =
  /^(choose|chose|explain|describe|walk|tell|happen|happens|think|decide|decided|measured?|changed?|solved?|handled?|improved?|would|could|should|did|does|hardest|biggest|most)$/iu;

const ATTRIBUTE = /(?:하신|하는|했던|되는|된)$/u;
/** Nouns that stand in questions of any subject, and the making of something. */
const EMPTY =
  /^(?:순간|경우|상황|경험|사례|방법|이유|까닭|생각|부분|정도|질문|기억|처음|마지막|동안|다음|가운데|하나|기억나|[가-힣]{1,4}(?:하신|하는|했던|되는|된)|[가-힣]{0,3}(?:하|되|만들|쓰|찾|고치|바꾸|줄이|늘리|옮기|나누|지키|막|읽|보)기)$/u;

/** 순간 or 정하신 alone says nothing; 힘들었던 순간, 정하신 까닭 do. */
function withModifier(question: string, { start, end }: Span): Span {
  if (!EMPTY.test(question.slice(start, end))) return { start, end };
  const after = /^\s[가-힣]{1,6}?(?=(?:은|는|이|가|을|를|에|도)[\s,?])/u.exec(question.slice(end, end + 10));
  if (after && ATTRIBUTE.test(question.slice(start, end))) return { start, end: end + after[0].length };
  const before = /(?:^|\s)([가-힣]{2,8}[던신은는한운린])\s$/u.exec(question.slice(Math.max(0, start - 12), start));
  return before ? { start: start - before[1]!.length - 1, end } : { start, end };
}

/** The question's own demand as an anchor: its first content word or two as written. */
export function questionAnchor(turn: ThreadTurn): Anchor {
  const { question } = turn;
  const words = contentWords(question);
  // A name (Redis) says more than a long verb (choose): English words carry no mark of being a noun.
  const weight = (word: string) => (VERB.test(word) || EMPTY.test(word) ? 0 : word.length);
  const places = [...words]
    .sort((a, b) => weight(b) - weight(a))
    .flatMap((word) => {
      const start = question.toLowerCase().indexOf(word.toLowerCase());
      return start < 0 ? [] : [{ start, end: start + word.length }];
    });
  // A noun phrase before the root of a verb (기억나, 만들): the latter only where nothing else stands there.
  const phrases = places.flatMap((place) => nounPhraseAt(question, place) ?? []);
  for (const found of [...phrases, ...places]) {
    const phrase = withModifier(question, found);
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
