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

/** One or two sentences to the interviewer; longer is an answer. */
const ASIDE_MAX = 160;
const ASIDE_SENTENCES = 3;

function asideIn(text: string): string[] {
  const all = text.normalize('NFC').trim();
  const parts = all
    .split(/(?<=[.?!？])\s+|\n+/u)
    .map((s) => s.trim())
    .filter(Boolean);
  return all.length > ASIDE_MAX || parts.length > ASIDE_SENTENCES ? [] : parts;
}

/** True when the candidate asks back instead of answering: one or two sentences, all of them questions. */
export function asksBack(text: string): boolean {
  const parts = asideIn(text);
  if (parts.length === 0 || parts.length > 2) return false;
  return parts.every((s) => /[?？]$/u.test(s) || /(인가요|나요|까요|ㄴ가요|될까요|일까요)\.?$/u.test(s));
}

const PARDON =
  /^(?:아|음+|어|네|저|저기|죄송(?:합니다|한데요?|하지만|해요)?|실례지만|잠시만요|sorry|excuse me|hmm+|um+)[\s,.!…]*$/iu;
/** What the question is for: 왜 물어보시는 거예요?, 그건 왜 궁금하신가요? */
const WHY_ASKED =
  /^(?:그런데 |근데 |혹시 |죄송(?:한데|하지만|합니다만)요?,? ){0,2}(?:(?:이|그) ?(?:질문|것|건|걸|게|부분)[은는을를이가]? )?왜 (?:그걸 |그것을 |그런 걸 |그런 |이런 |이 |그 )?(?:물어|묻|물으|여쭤|질문|궁금|하시는)[^.?!]{0,16}(?:가요|까요|예요|나요|지요?|죠)[.?？!]*$|^(?:may i ask )?why (?:do|are|would) you ask(?:ing)?[^.?!]{0,16}[.?!]*$/iu;
/** What is asked is not understood, or to be said in other words: about the question, not about its subject. */
const MEANING: readonly RegExp[] = [
  /(?:질문|말씀|(?:뜻|의도|의미)(?:가|이|를|을|인지)|무슨 (?:말|뜻|얘기)|무엇을 (?:묻|물))[^.?!]{0,24}(?:이해(?:가|를|하지|하기)? ?(?:잘 )?(?:안|못|되지|어렵)|(?:잘 )?(?:모르겠|파악이 안|와닿지|못 알아))[^.?!]{0,10}(?:다|요|데요?|서요?)[.?!]*$/u,
  /(?:무슨|어떤|어느) (?:뜻|말씀|의미|상황|경우|부분|것|걸|거|쪽|맥락|의도|범위|얘기|이야기|질문|수준|기준)(?:을|를|이|에 대해|에 대한 것|으로)? ?(?:말씀|질문|의미|뜻|물|묻|얘기|이야기)?[^.?!]{0,12}(?:건가요|걸까요|건지요?|인가요|이신가요|이신지요?|이에요|이죠|거예요|시나요|나요|까요|신가요)[.?？!]*$/u,
  /(?:무엇을|뭘|뭐를|어떤 것을|어떤 걸) ?(?:물어|여쭤|묻|물으|말씀|질문)[^.?!]{0,14}(?:가요|까요|예요|나요|지요?)[.?？!]*$/u,
  WHY_ASKED,
  /(?:조금|좀|한 ?번)? ?(?:더 )?(?:자세히|쉽게|풀어서?|구체적으로|다시)? ?(?:설명|말씀)(?:해|을)? ?(?:주실|주시|부탁)[^.?!]{0,14}(?:가요|까요|나요|어요|드립니다|드려요)[.?？!]*$/u,
  /예(?:를|시를)(?: 하나| 하나만)? ?(?:들어|보여) ?주[^.?!]{0,12}(?:가요|까요|나요|어요)[.?？!]*$/u,
  /(?:what do you mean|(?:do|did) ?n['’]t (?:quite )?(?:understand|get|follow) (?:the|your) question|(?:could|can|would) you (?:please )?(?:clarify|rephrase|elaborate|explain (?:the|your) question|give (?:me )?an example)|what are you asking|which (?:situation|case|part) do you mean)/iu,
];
/** What the candidate would take for granted, to be agreed: 규모는 하루 만 건으로 보면 될까요? */
const ASSUMING =
  /(?<!무슨 |어떤 |어느 )(?:뜻|말씀)(?:인|이신)(?:가요|지요?)[.?？!]*$|(?:로|으로|라고|고|면|도|부터|까지|만) (?:가정|생각|보|이해|말씀드리|답|하)[^.?!]{0,12}(?:될까요|되나요|괜찮을까요|괜찮나요|좋을까요|맞나요)[.?？!]*$|(?:shall|may|can|should) i assume|is it (?:ok|fine|safe) to assume/iu;

/** Why a short line is no answer: the question is not understood (`meaning`), or something is to be agreed (`assuming`). */
export function clarificationIn(text: string): 'meaning' | 'assuming' | null {
  const parts = asideIn(text).filter((s) => !PARDON.test(s));
  if (parts.length === 0) return null;
  const meaning = parts.filter((s) => MEANING.some((pattern) => pattern.test(s)));
  const assuming = parts.filter((s) => ASSUMING.test(s));
  if (parts.some((s) => !meaning.includes(s) && !assuming.includes(s))) return null;
  return assuming.length > 0 ? 'assuming' : 'meaning';
}

/** Whether it is asked what the question is for, and not what it means. */
export function asksWhyAsked(text: string): boolean {
  const parts = asideIn(text).filter((s) => !PARDON.test(s));
  return parts.length > 0 && parts.every((s) => WHY_ASKED.test(s));
}
