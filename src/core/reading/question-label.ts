import type { Span } from '../evidence/evidence.ts';
import { rawLength, trimmed } from './words.ts';

/** What a heading such as `Q6-1.`, `모의 질문 2.` or `꼬리 질문 1.` says about the question behind it. */
export type QuestionLabel = {
  kind: 'main' | 'mock' | 'follow-up';
  /** The numbers as written: ['6', '1'], or [] when there is none. */
  numbers: string[];
  /** Where the question itself begins in the text. */
  start: number;
};

const NUMBERS = String.raw`(?<numbers>\d{1,3}(?:[-.]\d{1,3}){0,3})`;
const TAIL = String.raw`\s*[)\]】]?\s*(?:\*\*|__)?\s*[.:：)\]–—-]*\s*(?:\*\*|__)?\s*`;
const HEAD = String.raw`^(?:[\s*_#>\[【(↳└→-]|\p{Extended_Pictographic}|\ufe0f)*`;
const FOLLOW_UP = new RegExp(
  `${HEAD}(?:꼬리\\s*질문|꼬리|후속\\s*질문|추가\\s*질문|연결\\s*질문|follow[- ]?up(?:\\s*question)?)\\s*#?\\s*(?:${NUMBERS})?(?=[\\s.:：)\\]*"“]|$)${TAIL}`,
  'iu',
);
const MOCK = new RegExp(
  `${HEAD}(?:모의\\s*(?:면접\\s*)?질문|설계\\s*(?:문제|질문)|디자인\\s*(?:문제|질문)|mock\\s*question|design\\s*question)\\s*#?\\s*(?:${NUMBERS})?(?=[\\s.:：)\\]*"“]|$)${TAIL}`,
  'iu',
);
const MAIN = new RegExp(
  `${HEAD}(?:예상\\s*질문|기출\\s*질문|면접\\s*질문|기술\\s*질문|질문|문항|question|Q)\\s*#?\\s*${NUMBERS}(?=[\\s.:：)\\]*"“]|$)${TAIL}`,
  'iu',
);
const BARE = new RegExp(`${HEAD}(?:Q|질문|question)\\s*[.:：)\\]]${TAIL}`, 'iu');
const ANSWER =
  /^(?:[\s*_>[【(])*(?:A\d{0,3}|답변|답|나의\s*답변|내\s*답변|초안|answer|draft)\s*\d{0,3}\s*[\])】]?\s*(?:\*\*|__)?\s*[.:：)]\s*(?:\*\*|__)?\s*/iu;

/** The label of a question at the start of a block, or null. A `꼬리` or `질문 1` in the middle of a sentence is none. */
export function questionLabel(text: string, block: Span): QuestionLabel | null {
  const raw = text.slice(block.start, block.end);
  const composed = raw.normalize('NFC');
  const forms = [
    ['follow-up', FOLLOW_UP],
    ['mock', MOCK],
    ['main', MAIN],
    ['main', BARE],
  ] as const;
  for (const [kind, pattern] of forms) {
    const match = pattern.exec(composed);
    if (!match) continue;
    // `꼬리 질문을 준비한다` and `질문 1개를 받았다` are sentences, not labels.
    if (
      kind === 'follow-up' &&
      !match.groups?.numbers &&
      !/[.:：)\]]/u.test(match[0]) &&
      match[0].length < composed.length &&
      !/["“?？]/u.test(composed)
    )
      continue;
    // `## 설계 문제` alone is a heading over questions, not the label of one.
    if (kind === 'mock' && !match.groups?.numbers && match[0].trim().length >= composed.trim().length) continue;
    const numbers = match.groups?.numbers?.split(/[-.]/u) ?? [];
    const start = block.start + rawLength(raw, match[0].length);
    return { kind: kind === 'main' && numbers.length > 1 ? 'follow-up' : kind, numbers, start };
  }
  return null;
}

/** Where an answer begins behind its label (`A.`, `답변:`), or null when the block has no such label. */
export function answerStart(text: string, block: Span): number | null {
  const raw = text.slice(block.start, block.end);
  const match = ANSWER.exec(raw.normalize('NFC'));
  return match ? block.start + rawLength(raw, match[0].length) : null;
}

const QUOTES = new Set([...'"“”„‟"\'‘’「」『』«»*_`']);

/** Quotes and marks taken off at each end: `**“…”**` has six. */
const MOST_MARKS = 12;

/** A span without the quotes and marks around it; a quote that is only opened or only closed goes as well. */
export function unquoted(text: string, span: Span): Span | null {
  let inner = trimmed(text, span);
  for (let n = 0; n < MOST_MARKS && inner && QUOTES.has(text[inner.start]!); n++)
    inner = trimmed(text, { start: inner.start + 1, end: inner.end });
  for (let n = 0; n < MOST_MARKS && inner && QUOTES.has(text[inner.end - 1]!) && !closesInside(text, inner); n++)
    inner = trimmed(text, { start: inner.start, end: inner.end - 1 });
  return inner;
}

/** True where the last quote closes one that opened inside (`…라고 한 ‘그것’`). */
function closesInside(text: string, span: Span): boolean {
  const last = text[span.end - 1]!;
  const opener = { '”': '“', '’': '‘', '」': '「', '』': '『', '»': '«' }[last];
  const body = text.slice(span.start, span.end - 1);
  if (opener) return body.lastIndexOf(opener) > body.lastIndexOf(last);
  if (last === '"' || last === "'" || last === '`') return (body.split(last).length - 1) % 2 === 1;
  return false;
}

const ASKING =
  /(?:인가요|나요|가요|까요|ㄹ까|습니까|ㅂ니까|니까|은지요|는지요|세요|시오|시죠|해 ?보(?:자|시오)|말해 ?주(?:세요|십시오)?|설명(?:하라|하기|해라)?|무엇|어떻게|까닭은|이유는|방법은|방안은|차이는|차이점은|전략은|기준은|경험은|팁은|고민은|사항은|점은|것은|과정은|역할은|대응은|원인은)[.?!]?$/u;
const ASKING_EN =
  /^(?:how|what|why|when|where|which|who|describe|tell|explain|can|could|have|has|do|does|did|is|are|would|should|will|walk|give|talk|share|if)\b/iu;

/** True where the words ask: a question mark, quotes around the whole, an asking ending, an English question opener. */
export function asks(words: string): boolean {
  const plain = words.trim();
  if (/[?？]["”'’)\]]*$/u.test(plain)) return true;
  const bare = plain.replace(/^["“'‘]+|["”'’.]+$/gu, '').trim();
  if (ASKING.test(bare)) return true;
  if (/^["“].+["”]$/u.test(plain)) return true;
  return !/[가-힣]/u.test(bare) && bare.split(' ').length >= 4 && ASKING_EN.test(bare);
}
