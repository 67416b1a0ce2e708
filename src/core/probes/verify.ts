import type { FollowUp } from '../brief.ts';
import { praiseIn } from '../critique/forbidden.ts';
import { filledPoints, pointsMet } from '../knowledge/cards.ts';
import type { ConceptCard, ExpectedPoint } from '../knowledge/page.ts';
import { hangulShare, isNounPhrase, sentences } from '../korean.ts';
import { nearDuplicate } from '../plan/select.ts';
import { isPast } from '../signals/tense.ts';
import type { Thread } from '../thread.ts';
import { forbiddenTopic } from './forbidden-topics.ts';
import { withoutLead } from './lead.ts';

/** A follow-up without its quotes: at most this many Korean characters or English words. */
const KO_MAX = 80;
const EN_MAX = 25;
const QUOTE_MAX = 40;

/** Quotes as they stand in a question: ‘…’, “…” or '…'. */
const QUOTED = /[‘“'"]([^’”'"]{1,200})[’”'"]/gu;
const INTERROGATIVES = /(무엇|어떻게|왜|어디|언제|누가|누구|얼마|어느|어떤|몇)/gu;

/**
 * What speaks against putting this follow-up, whoever worded it: the rules R1–R12 as far as a text shows them. Empty =
 * it may be put. The dossier's own questions are asked verbatim and do not come here.
 */
export function followUpProblems(followUp: FollowUp, thread: Thread): string[] {
  const wording = wordingProblems(followUp.question, thread);
  return [
    // A card quotes words of its own, with the particle that its author chose for them.
    ...(isWritten(followUp.key, thread.cards) ? wording.filter((problem) => problem !== PARTICLE) : wording),
    ...anchorProblems(followUp, thread),
    ...contentProblems(followUp, thread),
  ];
}

/** Form alone: one demand, short, in the language, without praise. Also used for what a host really said. */
export function wordingProblems(question: string, thread: Pick<Thread, 'lang'>): string[] {
  const out: string[] = [];
  const bare = question.replace(QUOTED, '').replace(/\s+/g, ' ').trim();
  if ((question.match(/[?？]/gu) ?? []).length !== 1) out.push('exactly one question mark');
  if (thread.lang === 'ko' && bare.length > KO_MAX) out.push(`at most ${KO_MAX} characters without the quote`);
  if (thread.lang === 'en' && bare.split(' ').length > EN_MAX) out.push(`at most ${EN_MAX} words without the quote`);
  if (demands(bare) > 1) out.push('one demand in one question');
  if (/구체적으로|어떤 상태를 말|[은는]요\s*\?/u.test(bare))
    out.push('not said by an interviewer: 구체적으로, 어떤 상태를 말하나요, …은요?');
  const praise = praiseIn(question);
  if (praise) out.push(`praise: ${praise}`);
  const topic = forbiddenTopic(question);
  if (topic) out.push(`a topic employers may not ask about: ${topic}`);
  if (thread.lang === 'ko' && hangulShare(question) < 0.6) out.push('not in Korean');
  if (thread.lang === 'en' && hangulShare(bare) > 0.4) out.push('not in English');
  for (const [, quote] of question.matchAll(QUOTED)) {
    if (quote!.length > QUOTE_MAX) out.push(`a quote of at most ${QUOTE_MAX} characters`);
    if (/[?？]|[.。]$/u.test(quote!)) out.push('no question mark or final period inside a quote');
  }
  // No particle right after a quote: a fixed noun (부분, 값, 쪽) carries it, so that 을/를 is never wrong.
  if (thread.lang === 'ko' && /[’”](?=[가-힣])/u.test(question)) out.push(PARTICLE);
  return out;
}

const PARTICLE = 'no particle right after a quote';

/** Whether a follow-up stands on one of these cards in these words. */
const isWritten = (key: string, cards: readonly ConceptCard[]) => cards.some((card) => key.startsWith(`${card.id}/`));

/** Interrogatives in separate clauses; pairs such as 얼마에서 얼마로 and 무엇과 무엇 are one. */
function demands(question: string): number {
  const joined = question
    .replace(/얼마에서 얼마/gu, '얼마')
    .replace(/무엇과 무엇|무엇이 무엇/gu, '무엇')
    .replace(/(?:어느 \S+에 )무엇을 기준/gu, '무엇');
  const clauses = joined
    .split(/[,;]|(?<=요)\s|그리고/u)
    .filter((clause) => (clause.match(INTERROGATIVES) ?? []).length > 0);
  const within = Math.max(0, ...clauses.map((clause) => (clause.match(INTERROGATIVES) ?? []).length));
  return Math.max(clauses.length, within > 1 && /(하고|하며|는지|고),?\s/u.test(joined) ? 2 : Math.min(1, within));
}

function anchorProblems(followUp: FollowUp, thread: Thread): string[] {
  const out: string[] = [];
  for (const [, quote] of followUp.question.matchAll(QUOTED)) {
    if (thread.lang === 'ko' && !isNounPhrase(quote!) && !/(다|했)$/u.test(quote!))
      out.push('quote a noun phrase of 2–20 characters');
  }
  const { anchor } = followUp;
  if (anchor.in === 'answer' && TENSE_GATED.has(followUp.probe)) {
    const turn = thread.turns.find((t) => t.turn === anchor.turn);
    const sentence =
      turn && anchor.start !== undefined
        ? sentences(turn.answer).find((s) => s.start <= anchor.start! && anchor.start! < s.end)
        : undefined;
    if (sentence && !isPast(sentence.text, thread.lang)) out.push('not about what has not been done yet');
  }
  return out;
}

/** R7: these look back, so their anchor must be something that happened. */
const TENSE_GATED: ReadonlySet<string> = new Set(['ownership', 'quantify', 'verify', 'counterfactual']);

function contentProblems(followUp: FollowUp, thread: Thread): string[] {
  const out: string[] = [];
  // Two questions of one card may share most of their words and still aim at different points; a host's may not.
  const written = isWritten(followUp.key, thread.cards);
  const same = (asked: string) => asked === followUp.question || (!written && nearDuplicate(asked, followUp.question));
  if (thread.askedQuestions.some(same)) out.push('asked already');
  if (thread.card && leaks(followUp, thread)) out.push('the question gives away what it asks for');
  return out;
}

/**
 * R12: an expected point that the candidate has not said must not stand in the question. A question written on the card
 * may name a neighbouring point (the relay that dies), but not what it is after.
 */
function leaks(followUp: FollowUp, thread: Thread): boolean {
  const card = thread.card!;
  const written = card.probes.find((p) => followUp.key === `${card.id}/${p.id}`);
  const told = toldBy(withoutLead(followUp.question), card, thread).filter(
    (point) => !saidIn(thread, card).has(point.id),
  );
  return told.some((point) => (written ? written.wants.includes(point.id) : point.weight === 'core'));
}

/** Points found in the answers of a thread: the same for every candidate that is held against it. */
const saidPoints = new WeakMap<Thread, ReadonlySet<string>>();

function saidIn(thread: Thread, card: ConceptCard): ReadonlySet<string> {
  const known = saidPoints.get(thread);
  if (known) return known;
  const answers = thread.turns.filter((t) => t.answer).map((t) => thread.prepare(t.answer, t.question));
  const said = filledPoints(pointsMet(card, answers, thread.lang));
  saidPoints.set(thread, said);
  return said;
}

/** Points that a question says by itself. The questions of a card are the same in every session. */
const toldPoints = new WeakMap<ConceptCard, Map<string, readonly ExpectedPoint[]>>();
/** Questions in other words come and go: beyond this many a card forgets what it knew. */
const TOLD_MAX = 400;

function toldBy(question: string, card: ConceptCard, { lang, prepare }: Thread): readonly ExpectedPoint[] {
  const key = `${lang} ${question}`;
  const known = toldPoints.get(card)?.get(key);
  if (known) return known;
  const told = pointsMet(card, [prepare(question)], lang).flatMap((f) => (f.met ? [f.point] : []));
  const before = toldPoints.get(card);
  toldPoints.set(card, before && before.size < TOLD_MAX ? before.set(key, told) : new Map([[key, told]]));
  return told;
}
