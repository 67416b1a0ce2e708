import type { Span } from '../evidence/evidence.ts';
import { contentWords, speakingSeconds, syllables } from '../korean.ts';
import { ending } from '../signals/entry.ts';
import { has, type SentenceSignals, type SignalHit, signalsOf, type TextSignals } from '../signals/signals.ts';
import { answerAlone } from '../signals/to-the-grader.ts';
import type { ThreadTurn } from '../thread.ts';
import type { Language } from '../vocabulary.ts';

export { speakingSeconds };

/**
 * Something about the form of an answer, at `[start, end)` of it. `late-answer` marks the sentence to move to the front;
 * `ending-mix` the sentence endings of the rarer style; `hedge` words are looked for in transcripts only.
 */
export type FormFinding = Span & {
  kind: 'late-answer' | 'ending-mix' | 'noun-endings' | 'long-sentence' | 'hedge' | 'team-without-role' | 'pledge';
  quote: string;
};

export type FormOptions = { lang: Language; question: string; via: ThreadTurn['via'] | 'transcript' };

/** Longer than this, a sentence cannot be said in one breath (rubrics.md §8, speak.breath). Syllables. */
const BREATH = 90;

/**
 * What code can see of the form: the answer to the question comes late (두괄식), endings of two styles (합니다 / 해요, more than a slip) or
 * of notes (음, 함), sentences of more than 90 syllables, hedges (transcripts only), a team without the speaker’s own
 * role, a closing pledge without anything new. In order of their places; linear in the text.
 */
export function formOf(text: string, { lang, question, via }: FormOptions): FormFinding[] {
  const alone = answerAlone(text);
  const seen = signalsOf(alone, { lang, question });
  const found: FormFinding[] = [];
  const put = (kind: FormFinding['kind'], start: number, end: number) =>
    void found.push({ kind, quote: text.slice(start, end), start, end });
  const story = ASKS_FOR_A_STORY.test(question);
  const late = story ? lateAnswer(seen, question) : null;
  if (late) put('late-answer', late.start, late.end);
  for (const { start, end, text: sentence } of seen.sentences)
    if (syllables(sentence) > BREATH) put('long-sentence', start, end);
  if (lang === 'ko') {
    for (const { kind, start, end } of endings(seen.sentences, via)) put(kind, start, end);
  }
  if (via === 'transcript') {
    for (const match of alone.matchAll(lang === 'ko' ? HEDGE_KO : HEDGE_EN))
      put('hedge', match.index, match.index + match[0].length);
  }
  const team = story ? teamOnly(seen) : null;
  if (team) put('team-without-role', team.start, team.end);
  const last = seen.sentences.at(-1);
  if (last && seen.sentences.length > 1 && isPledge(last, lang)) put('pledge', last.start, last.end);
  return found.sort((a, b) => a.start - b.start);
}

/** What has been done: only there does an answer have a deed that can come late, and a role that can be missing. */
const ASKS_FOR_A_STORY =
  /경험|사례|셨|하신|본 (?:일|적)|적(?:이|은|을|도) 있|있었|(?:tell|talk).{0,12}about|did you|have you|a time|describe (?:a|an|the)/iu;

/** Fewer sentences than this have no late part. */
const LONG_ENOUGH = 5;
/** How many sentences may go by before the answer. */
const OPENING = 2;

/**
 * The sentence that answers, when at least three go before it that hold nothing of an answer: nothing done, changed,
 * planned or claimed, no reason and no word that the question asked for. Null when the answer is in front, or nowhere.
 */
function lateAnswer(seen: TextSignals, question: string): SentenceSignals | null {
  const own = seen.sentences.filter((s) => !s.echo);
  if (own.length < LONG_ENOUGH) return null;
  const asked = new Set(contentWords(question));
  const at = own.findIndex((s) => answers(s, asked));
  return at > OPENING ? own[at]! : null;
}

function answers(s: SentenceSignals, asked: ReadonlySet<string>): boolean {
  if (has(s, 'self') || has(s, 'result') || has(s, 'before-after') || has(s, 'reason') || has(s, 'honest')) return true;
  if (has(s, 'action', 'past') || has(s, 'future') || has(s, 'order') || has(s, 'asking-back')) return true;
  return contentWords(s.text).some((word) => asked.has(word));
}

type Style = '합니다' | '해요' | '한다' | '음';

/** Both styles use it: questions put to the interviewer, thanks, and what adds to the sentence before (…고요, …거든요). */
const NEUTRAL =
  /(?:까요|나요|가요|니까|세요|주세요|십시오|고요|거든요|니까요|[는은]데요|더라고요)\s?[?.!]*$|안녕하세요|감사/u;
const END: readonly (readonly [Style, RegExp])[] = [
  ['합니다', /(?:니다|니까)$/u],
  ['해요', /(?:[가-힣](?:요|죠)|지요)$/u],
  [
    '음',
    new RegExp(`(?:${ending('ㅆ')}음|(?<![포결직명성]|보관|우편|사물|투표)함|[가-힣]됨|(?<=[보쓰줄높늘이])임)$`, 'u'),
  ],
  ['한다', /[가-힣]다$/u],
];

const TRAILING = new Set([...' \t.!?…~)”"’\'*`']);

function styleOf(sentence: string): { style: Style; length: number } | null {
  let end = sentence.length;
  while (end > 0 && TRAILING.has(sentence[end - 1]!)) end--;
  const bare = sentence.slice(0, end);
  if (NEUTRAL.test(bare) || NEUTRAL.test(sentence)) return null;
  for (const [style, pattern] of END) if (pattern.test(bare)) return { style, length: bare.length };
  return null;
}

/** A single sentence of another style counts when it is one of so many or fewer. */
const SLIP_SHARE = 3;
/** As many places of a kind are shown. */
const SHOWN = 5;

function endings(
  sentences: readonly SentenceSignals[],
  via: FormOptions['via'],
): { kind: 'ending-mix' | 'noun-endings'; start: number; end: number }[] {
  const styled = sentences.flatMap((s) => {
    // A sentence in quotation marks is someone’s words.
    if (/[”’"'」]$/u.test(s.text)) return [];
    const found = styleOf(s.text);
    // The last word carries the ending.
    return found
      ? [{ style: found.style, start: s.start + lastWord(s.text, found.length), end: s.start + found.length }]
      : [];
  });
  const notes = styled.filter((s) => s.style === '음').slice(0, SHOWN);
  const out = notes.map(({ start, end }) => ({ kind: 'noun-endings' as const, start, end }));
  // Speech goes back and forth between 합니다 and 해요; only what was written is held to one of them.
  if (via === 'transcript') return out;
  const spoken = styled.filter((s) => s.style !== '음');
  const count = (style: Style) => spoken.filter((s) => s.style === style).length;
  const styles = (['합니다', '해요', '한다'] as const).filter((style) => count(style) > 0);
  const main = styles.reduce((a, b) => (count(b) > count(a) ? b : a), styles[0] ?? '합니다');
  const rarer = spoken.filter((s) => s.style !== main);
  // One …해요 in a long answer is how people speak.
  const mixed = rarer.length > 1 || rarer.length * SLIP_SHARE >= spoken.length ? rarer.slice(0, SHOWN) : [];
  return [...out, ...mixed.map(({ start, end }) => ({ kind: 'ending-mix' as const, start, end }))];
}

function lastWord(sentence: string, end: number): number {
  let at = end;
  while (at > 0 && end - at < 20 && !/\s/u.test(sentence[at - 1]!)) at--;
  return at;
}

const HEDGE_KO =
  /(?:던|한|은|인|는|을|할|될|른) 것 같(?:습니다|아요|은데요|긴 해요)|(?<![가-힣])(?:아마도?|어쩌면|약간|뭔가|그냥|뭐랄까|어떻게 보면|일종의)(?=[\s,])|(?<![가-힣])(?:음|어|그)(?:\.{2,}|…|,)/gu;
const HEDGE_EN = /\b(?:maybe|perhaps|kind of|sort of|i guess|i think maybe|like,|you know,|um+|uh+)(?![\w])/giu;

/**
 * Past deeds of the team and none of the speaker. Korean drops the subject and a sentence without one goes on with the
 * last, so only what is done before the team comes in counts as the speaker’s own.
 */
function teamOnly(seen: TextSignals): SignalHit | null {
  const team = seen.sentences.filter(
    (s) => has(s, 'team') && has(s, 'past') && (has(s, 'action') || has(s, 'result') || /[가-힣]/u.test(s.text)),
  );
  if (team.length === 0 || seen.sentences.some((s) => has(s, 'self') || OWN_ROLE.test(s.text))) return null;
  const silent = seen.sentences.find((s) => has(s, 'action', 'past') && !has(s, 'team'));
  return silent && silent.start < team[0]!.start ? null : team[0]!.hits.team![0]!;
}

/** A role named without a verb in the past. */
const OWN_ROLE = /(?<![가-힣])(?:저는|제가|제 (?:역할|몫|담당|일)|저의 역할)|(?:\bmy (?:part|role|job)\b)/u;

const PLEDGE_KO =
  /(?:기여|노력|최선|성장|보탬|이바지|헌신|도움|발전|열심히|함께하|보답|활약|몰입)[^.]{0,24}(?:겠습니다|것입니다|것이라고 (?:생각|믿|확신)[^.]{0,6}|싶습니다|겁니다|자 합니다|약속드립니다|거예요|싶어요|할게요)/u;
const PLEDGE_EN =
  /\b(?:contribut\w{1,4}|do my best|work hard|grow (?:together|with)|add value|make an impact|bring .{0,20}to your team|help (?:your|the) (?:company|team))\b/iu;

function isPledge(s: SentenceSignals, lang: Language): boolean {
  if (has(s, 'number') || has(s, 'condition') || has(s, 'reason') || has(s, 'cost')) return false;
  if (lang === 'en')
    return PLEDGE_EN.test(s.text) && (has(s, 'future') || /\b(?:want|hope|like|believe|can)\b/iu.test(s.text));
  return PLEDGE_KO.test(s.text);
}
