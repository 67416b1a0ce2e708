import { placesOf } from '../dossier.ts';
import type { PreparedText } from '../knowledge/signal-expression.ts';
import { sharedWords } from '../plan/word-overlap.ts';
import { has, type SentenceSignals, type SignalName, signalsOf } from '../signals/signals.ts';
import { addressesGrader, answerAlone } from '../signals/to-the-grader.ts';
import type { Thread, ThreadTurn } from '../thread.ts';

/** One answer of a thread as the rules see it. */
export type AnswerLook = { turn: ThreadTurn; sentences: SentenceSignals[]; prepared: PreparedText };

/** What the rules can see in a thread: made once, read by the checks, the candidates and the reasons. */
export type Look = {
  thread: Thread;
  answers: AnswerLook[];
  last: AnswerLook;
  /** Some sentence of some answer carries all these signals. */
  said(...signals: SignalName[]): boolean;
  /** The first such sentence, newest answer last. */
  where(...signals: SignalName[]): { answer: AnswerLook; sentence: SentenceSignals } | null;
  /** How many sentences carry all these signals. */
  times(...signals: SignalName[]): number;
};

/** Null when nothing has been answered yet. */
export function lookAt(thread: Thread): Look | null {
  const answers = thread.turns
    .filter((turn) => turn.answer !== '')
    .map((turn) => ({
      turn,
      sentences: sentencesOf(turn.answer, turn.question, thread),
      prepared: thread.prepare(answerAlone(turn.answer), turn.question),
    }));
  const last = answers.at(-1);
  if (!last) return null;
  const where: Look['where'] = (...signals) => {
    for (const answer of answers)
      for (const sentence of answer.sentences) if (has(sentence, ...signals)) return { answer, sentence };
    return null;
  };
  return {
    thread,
    answers,
    last,
    where,
    said: (...signals) => where(...signals) !== null,
    times: (...signals) => answers.reduce((n, a) => n + a.sentences.filter((s) => has(s, ...signals)).length, 0),
  };
}

/** True when one of these signals stands in the sentence or one beside it, in the same answer. */
export function near(answer: AnswerLook, sentence: SentenceSignals, ...any: SignalName[]): boolean {
  const index = answer.sentences.indexOf(sentence);
  return [-1, 0, 1].some((d) => {
    const other = answer.sentences[index + d];
    return other !== undefined && any.some((name) => has(other, name));
  });
}

/** What an account of one's work holds in some sentence or other. */
const WORK = [
  'action',
  'problem',
  'result',
  'alternative',
  'cost',
  'before-after',
  'number',
  'measured',
  'honest',
  'other-person',
  'failure',
  'notice',
  'component',
  'posting-word',
  'asking-back',
  'estimate',
] as const;

/** Whether the answers can be to the question at all: something of work is told in them, or a word of it is taken up. */
export function speaksToIt({ thread, answers, said }: Look): boolean {
  if (WORK.some((name) => said(name))) return true;
  return answers.some((a) => sharedWords(thread.slot.question, a.turn.answer) > 0);
}

/** How something was measured; a percentile alone (p95) says what, not how. */
export function tellsMethod(sentence: Pick<AnswerLook['sentences'][number], 'hits'>): boolean {
  return (sentence.hits.measured ?? []).some((hit) => !/^p\d{2,3}$/iu.test(hit.quote.trim()));
}

/** What stands in the last few answers, by answer, question and the names around them: one turn looks more than once. */
const lately = new Map<string, SentenceSignals[]>();
const LATELY_MAX = 24;

function sentencesOf(answer: string, question: string, { lang, postingTerms, facts }: Thread): SentenceSignals[] {
  const context = { lang, question, postingTerms, resumeTerms: facts.flatMap(placesOf) };
  const key = JSON.stringify([answer, context]);
  const known = lately.get(key);
  if (known) return known;
  const made = signalsOf(answer, context).sentences.filter((s) => !s.echo && !addressesGrader(s.text));
  if (lately.size >= LATELY_MAX) lately.delete(lately.keys().next().value!);
  lately.set(key, made);
  return made;
}
