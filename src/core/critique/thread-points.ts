import { pointsMet } from '../knowledge/cards.ts';
import { contentWords } from '../korean.ts';
import { sharedWords } from '../plan/word-overlap.ts';
import { type Contradiction, contradictionsIn, writtenIn } from '../probes/contradictions.ts';
import { type AnswerLook, type Look, speaksToIt } from '../probes/look.ts';
import type { CheckResult, Point } from '../session/events.ts';
import { has } from '../signals/signals.ts';
import type { Thread } from '../thread.ts';
import type { QuestionType } from '../vocabulary.ts';
import { complaintsIn } from './complaints.ts';
import { type Conflict, conflictsIn, type OtherText } from './conflicts.ts';
import { type Demand, demandsOf } from './demands.ts';
import { MISCONCEPTION_CHECK, MISCONCEPTION_WORDS, misconceptionsOf } from './misconceptions.ts';
import { unsupportedIn } from './unsupported.ts';

/** What an interviewer would stop at in the answers of a thread, beside its checks; and the sentences it is about. */
export type Stops = { points: Point[]; attacked: string[] };

/** The check of a written draft that a spoken answer may fail as well: all that the question asks for. */
export const ALL_ASKED = 'draft.answer.all';

/**
 * What stands against another paper or a card, the gravest first. A value that no paper holds is no fault of a spoken
 * answer; only one that differs is named. No sentence that is taken issue with is held up as one to keep.
 */
export function stopsIn(seen: Look): Stops {
  const { thread, answers } = seen;
  const numbers = contradictionsIn(seen);
  const others = answers.flatMap((a) =>
    conflictsIn(a.turn.answer, factsOf(thread))
      .filter((c) => c.kind !== 'number' && !numbers.some((n) => n.said.text === c.quote))
      .map((conflict) => ({ conflict, answer: a })),
  );
  const misconceptions = misconceptionsOf(seen);
  const points = [
    ...numbers.slice(0, 1).map((c) => againstValue(c, thread)),
    ...others.slice(0, 1).map(({ conflict, answer }) => againstPaper(conflict, answer, thread)),
    ...misconceptions.slice(0, 1).map(
      ({ quote, question, turn }): Point => ({
        kind: 'fix',
        quote,
        say: MISCONCEPTION_WORDS[thread.lang],
        next: question,
        check: MISCONCEPTION_CHECK,
        turn,
      }),
    ),
  ];
  return {
    points,
    attacked: [
      ...numbers.map((c) => c.said.text),
      ...others.map((c) => c.conflict.quote),
      ...misconceptions.map((m) => m.quote),
      ...claimsOf(seen),
      ...complaintsIn(seen).map((c) => c.sentence),
      ...answers.flatMap((a) =>
        a.sentences.filter((s) => has(s, 'team', 'past') && !has(s, 'self')).map((s) => s.text),
      ),
    ],
  };
}

/** Sentences with a word without exception, or a result without a value, as far as they can be seen. */
function claimsOf({ answers }: Look): string[] {
  return answers.flatMap((a) =>
    a.sentences
      .filter((s) =>
        has(s, 'absolute') ? !has(s, 'honest') : has(s, 'vague', 'past') && !has(s, 'number') && !has(s, 'cost'),
      )
      .map((s) => s.text),
  );
}

function factsOf({ facts }: Thread): OtherText[] {
  return facts.map((fact) => ({
    uri: fact.evidence.uri,
    text: fact.evidence.quote,
    origin: fact.grade === 'resume' ? 'resume' : 'dossier',
  }));
}

const SETTLE = {
  ko: '둘 가운데 어느 쪽이 맞는지 정해 두세요',
  en: 'Settle which of the two is right',
} as const;

function againstValue({ said, other }: Contradiction, { lang }: Thread): Point {
  const where = writtenIn(other, lang);
  const sentence = said.answer.sentences.find((s) => s.start <= said.start && said.start < s.end);
  return {
    kind: 'fix',
    quote: (sentence?.text ?? said.text).slice(0, 300).toWellFormed(),
    say:
      lang === 'ko'
        ? `${where} ‘${other.text}’, 이 답에서는 ‘${said.text}’ 값을 말했습니다. 면접관은 둘을 나란히 놓고 묻습니다.`
        : `${where} ‘${other.text}’, this answer ‘${said.text}’. An interviewer puts the two side by side.`,
    next: SETTLE[lang],
    turn: said.answer.turn.turn,
  };
}

function againstPaper({ start, quote, other }: Conflict, { turn, sentences }: AnswerLook, { lang }: Thread): Point {
  const ko = lang === 'ko';
  const where =
    other.origin === 'resume' ? (ko ? '이력서에는' : 'Your résumé says') : ko ? '노트에는' : 'Your notes say';
  return {
    kind: 'fix',
    quote: (sentences.find((s) => s.start <= start && start < s.end)?.text ?? quote).slice(0, 300).toWellFormed(),
    say: ko
      ? `${where} ‘${other.quote}’ 쪽으로 적혀 있고, 이 답에서는 ‘${quote}’ 쪽으로 말했습니다. 면접관은 둘을 나란히 놓고 묻습니다.`
      : `${where} ‘${other.quote}’, this answer ‘${quote}’. An interviewer puts the two side by side.`,
    next: SETTLE[lang],
    turn: turn.turn,
  };
}

/**
 * What the question asks for and no sentence of the thread speaks of. What it quotes from a paper is what it is about,
 * not what it asks for.
 */
export function openDemands(seen: Look): Demand[] {
  const { facts, papers, slot } = seen.thread;
  if (slot.probe !== undefined) return [];
  const quoted = [...facts.map((f) => f.text), ...papers.posting];
  return demandsOf(seen).filter((d) => !d.optional && !d.touched && !quoted.some((text) => text.includes(d.text)));
}

/** The demand that is worth a point: the first one. */
export function demandPoint(seen: Look): Point | null {
  const demand = openDemands(seen)[0];
  if (!demand) return null;
  return {
    kind: 'fix',
    missing: demand.text,
    say:
      seen.thread.lang === 'ko'
        ? `질문의 ‘${demand.text}’에 대한 문장을 찾지 못했습니다.`
        : `No sentence on the ‘${demand.text}’ of the question was found.`,
    check: ALL_ASKED,
  };
}

/** Follow-ups that are after a value. */
const AFTER_VALUES: ReadonlySet<string> = new Set(['verify', 'quantify']);

/**
 * A result that was told with a value and without how it was measured, where the interview is about that value: a line
 * of the résumé, or a follow-up after it. Elsewhere a number said aloud needs no paper.
 */
export function bareValue(seen: Look, basis: CheckResult): Point | null {
  const { slot, lang, turns } = seen.thread;
  const about = slot.type === 'resume' || turns.some((t) => t.probe !== null && AFTER_VALUES.has(t.probe));
  if (!about) return null;
  const options = { lang, question: slot.question, sources: [] };
  for (const { turn } of seen.answers) {
    const bare = unsupportedIn(turn.answer, options).find((u) => u.kind === 'number');
    if (!bare) continue;
    return {
      kind: 'fix',
      missing: slot.question.slice(0, 120),
      say:
        lang === 'ko'
          ? `‘${bare.quote}’ 값을 잰 방법이나 기간을 찾지 못했습니다.`
          : `How or over what time ‘${bare.quote}’ was measured was not found.`,
      check: basis.id,
    };
  }
  return null;
}

/** Questions after a thing they name: an answer to them speaks of it, or of a point of its card. */
const NAMED: ReadonlySet<QuestionType> = new Set(['technical', 'resume']);

/**
 * Whether the answers are to this question, as far as words can tell: a sentence of an answer to another one is none to
 * keep. A story need not take up a word of ‘가장 어려웠던 일’.
 */
export function answersIt(seen: Look): boolean {
  const { thread, answers } = seen;
  if (!speaksToIt(seen)) return false;
  if (!NAMED.has(thread.slot.type)) return true;
  const about = [thread.slot.question, thread.slot.fact ? factText(thread) : ''].join(' ');
  if (answers.some((a) => sharedWords(about, a.turn.answer) > 0)) return true;
  const { card } = thread;
  return (
    card !== null &&
    pointsMet(
      card,
      answers.map((a) => a.prepared),
      thread.lang,
    ).some((f) => f.met)
  );
}

function factText({ facts, slot }: Thread): string {
  return facts.find((f) => f.id === slot.fact)?.text ?? '';
}

const ASKS_AGAIN =
  /^(?:설명|말씀|질문|뜻|의미|의도|이해|다시|조금|자세|구체|상황|문제|부분|경우|내용|정확|한번|죄송|혹시|주[시실]|주세요|있[을나]|건가|explain|repeat|question|mean|clarify|rephrase|understand|more|detail|again|sorry|please|could|would)/iu;

const ASKS_WHAT =
  /(?:설명|말씀|질문|뜻|의미|의도|이해)[^.]{0,20}(?:[?？]|[나까]요)\s*\.?$|(?:explain|repeat|mean|clarify|rephrase)[^.]*\?\s*$/iu;

/** ‘좀 더 설명해 주실 수 있나요?’: a question back that names nothing of its own asks for the question again. */
export function asksAgain(quote: string): boolean {
  return ASKS_WHAT.test(quote) && contentWords(quote).every((word) => ASKS_AGAIN.test(word));
}

/** Whether a sentence that meets a check may be held up as one to keep. */
export function worthKeeping(check: CheckResult, seen: Look, stops: Stops): boolean {
  const { quote } = check;
  if (!quote || FORM.test(check.id)) return false;
  if (stops.attacked.some((a) => a.includes(quote) || quote.includes(a))) return false;
  if (asksAgain(quote)) return false;
  // 날씨가 좋아서: a reason, and a day, can be found in any answer; it is worth keeping in one to this question.
  return check.mark === 'honest' ? speaksToIt(seen) : answersIt(seen);
}

/** How something is put; nothing to keep for its own sake. */
const FORM = /^reverse\.fit\./u;
