/**
 * The candidate's own words for steering, recognised in what they say instead of an answer (none of them is scored).
 * Only a short line that is nothing else counts: an answer that merely mentions 넘어가 is an answer.
 */
export type Steering =
  | 'repeat'
  | 'retry'
  | 'think'
  | 'hint'
  | 'skip'
  | 'end'
  | 'dislike'
  | 'said'
  | 'why'
  | 'ambiguous-again';

const FORMS: readonly [Steering, RegExp][] = [
  ['ambiguous-again', /^다시(요|\.|!)?$/u],
  [
    'repeat',
    /^(질문 ?다시|질문을? 다시|다시 ?한 ?번(만)? ?(말씀|질문|들려)|못 들었|질문이 뭐(였|라고)|repeat( the question)?|(sorry|pardon),? ?(could you )?(say|repeat))/iu,
  ],
  ['retry', /^(다시 ?답하|재답변|정정하|고쳐 ?말하|방금 답.*(고치|다시)|retry|let me (redo|answer again)|u$)/iu],
  ['think', /^(잠시만|잠깐만|생각할 ?시간|30초만|시간(을)? 좀|let me think|one moment)/iu],
  ['hint', /^(힌트|hint)/iu],
  ['skip', /^(넘어가|패스|다음(으로| 질문)|skip|pass$|next$)/iu],
  ['end', /^(그만|끝내|끝$|종료|여기까지(만)? ?할|stop$|quit$|end$)/iu],
  ['dislike', /^x(?:\s+.*)?$/iu],
  ['said', /^(m|말했어요)(?:\s+.*)?$/iu],
  ['why', /^\?$/u],
];

/** Longest line that may be a command; anything longer is an answer. */
const LINE_MAX = 40;

/** The steering that a line asks for, or null when it is an answer. */
export function steeringIn(line: string): Steering | null {
  const text = line.normalize('NFC').trim();
  if (text === '' || text.length > LINE_MAX || text.includes('\n')) return null;
  return FORMS.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

/** True when the candidate asks back instead of answering: one or two sentences, all of them questions. */
export function asksBack(text: string): boolean {
  const sentences = text
    .trim()
    .split(/(?<=[.?!？])\s+|\n+/u)
    .filter(Boolean);
  if (sentences.length === 0 || sentences.length > 2 || text.length > 160) return false;
  return sentences.every(
    (s) => /[?？]$/u.test(s.trim()) || /(인가요|나요|까요|ㄴ가요|될까요|일까요)\.?$/u.test(s.trim()),
  );
}
