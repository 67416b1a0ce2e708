import { bigrams, contentWords, hangulShare, jaccard, squeezed, stripRequest } from '../korean.ts';
import type { QuestionType } from '../vocabulary.ts';
import type { Candidate, PastQuestion } from './candidate.ts';
import { questionKey } from './question-key.ts';
import { isFraming, type Quota } from './quotas.ts';
import { DRAFTED_MAX, UNSEEN_MIN } from './timing.ts';

/**
 * Near-duplicate wording. Korean: bigram Jaccard over .20 after deleting request phrases (measured: AUC .991 on hand-made
 * pairs). English shares far more bigrams between any two sentences, so its content words are compared: half in common.
 */
export function nearDuplicate(a: string, b: string): boolean {
  return comparer()(a, b);
}

/** `nearDuplicate` that takes each question apart once: a plan compares every candidate with every chosen one. */
function comparer(): (a: string, b: string) => boolean {
  const known = new Map<string, Compared>();
  const of = (question: string): Compared => {
    const made = known.get(question) ?? compared(question);
    known.set(question, made);
    return made;
  };
  return (a, b) => {
    const left = of(a);
    const right = of(b);
    if (!left.korean || !right.korean) return jaccard(left.words(), right.words()) > 0.5;
    if (left.grams.size === 0 && right.grams.size === 0) return left.asked === right.asked;
    return jaccard(left.grams, right.grams) > 0.2;
  };
}

type Compared = { asked: string; korean: boolean; grams: Set<string>; words: () => Set<string> };

function compared(question: string): Compared {
  const stripped = stripRequest(question);
  let words: Set<string> | null = null;
  return {
    asked: squeezed(stripped),
    korean: hangulShare(question) > 0.5,
    grams: bigrams(stripped),
    words: () => (words ??= new Set(contentWords(stripped).map((word) => word.toLowerCase()))),
  };
}

/** How far the seed may carry a question past a better-founded one; scores run from about 1 to 7. */
const JITTER = 1.6;
/** Among the questions that a stage names for itself: each is as good there as the next, a posting line only tips the scale. */
const JITTER_NAMED = 6;

/** From this many main questions on, a plan is meant to cover the posting; a short one takes what matters most. */
const LONG_PLAN = 8;

/** What a stage is for is asked there before anything that merely fits, and in no other stage. */
const ASKED_HERE = 6;

/** The name by which pages speak of a question. */
export const idOf = ({ key }: Pick<Candidate, 'key'>): string => key.slice(key.indexOf('/') + 1);

export type Chosen = { quota: Quota; candidate: Candidate; repeat: 'weak' | 'line' | null };

/**
 * Fills the quotas greedily: best score first, with what an interviewer would not do ruled out (the same résumé line or
 * card twice, a near-duplicate, more drafted questions than `DRAFTED_MAX`, fewer unseen ones than `UNSEEN_MIN`).
 * Quotas that nothing fits stay empty. `jitter` 0–1 spreads plans of different seeds among close scores.
 */
export function choose(
  quotas: Quota[],
  candidates: Candidate[],
  past: PastQuestion[],
  jitter: (key: string) => number,
): Chosen[] {
  const main = quotas.filter((q) => !isFraming(q.type)).length;
  const draftedMax = Math.floor(main * DRAFTED_MAX);
  const inNotesMax = Math.floor(main * (1 - UNSEEN_MIN));
  const chosen: Chosen[] = [];
  const used = {
    keys: new Set<string>(),
    facts: new Set<string>(),
    cards: new Set<string>(),
    covered: new Set<string>(),
  };
  let drafted = 0;
  let inNotes = 0;
  const pastKeys = new Set(past.filter((p) => !p.weak).map((p) => p.questionKey));
  const weakKeys = new Set(past.filter((p) => p.weak).map((p) => p.questionKey));
  const keyOf = new Map(candidates.map((c) => [c, questionKey(c.question)]));
  const alike = comparer();
  const isWeak = (c: Candidate) => weakKeys.has(keyOf.get(c)!);

  const askedBefore = (c: Candidate): boolean =>
    pastKeys.has(keyOf.get(c)!) || past.some((p) => alike(p.question, c.question));
  /** `anew`: whatever was asked or drafted before, as long as this session does not ask it twice. */
  const allowed = (c: Candidate, anew = false): boolean => {
    if (used.keys.has(c.key) || c.tail) return false;
    if (isFraming(c.type)) return true;
    if (c.fact && used.facts.has(c.fact)) return false;
    if (c.card && used.cards.has(c.card)) return false;
    const { subject } = c;
    if (subject && (quotas.some((q) => q.type === subject) || chosen.some((o) => o.candidate.subject === subject)))
      return false;
    // Not a question and its own follow-up in one plan: the thread brings that up itself.
    if (
      c.ref &&
      chosen.some(
        (o) => o.candidate.ref && (o.candidate.ref.startsWith(`${c.ref}.`) || c.ref!.startsWith(`${o.candidate.ref}.`)),
      )
    )
      return false;
    if (chosen.some((other) => alike(other.candidate.question, c.question))) return false;
    if (anew) return true;
    if (c.drafted && drafted >= draftedMax) return false;
    if (c.inNotes && inNotes >= inNotesMax) return false;
    if (pastKeys.has(keyOf.get(c)!) && !isWeak(c) && !c.again) return false;
    // A question of the candidate's notes may come again (with that reason); generated wording may not.
    if (!c.inNotes && !c.again && !isWeak(c) && past.some((p) => alike(p.question, c.question))) return false;
    return true;
  };
  const long = main >= LONG_PLAN;
  const named = new Set(quotas.flatMap((q) => q.stage.asks));
  const stageNames = (c: Candidate, { stage }: Pick<Quota, 'stage'>) => stage.asks.includes(idOf(c));
  /** What speaks for asking this in this stage. */
  const placeOf = (c: Candidate, { stage }: Quota): number => {
    if (c.stage === stage.id && stage.milestones.length === 0)
      return ASKED_HERE - (pastKeys.has(keyOf.get(c)!) ? 2 : 0);
    if (stageNames(c, { stage })) return ASKED_HERE;
    return named.has(idOf(c)) ? -ASKED_HERE : 0;
  };
  const value = (c: Candidate, quota: Quota): number => {
    const fresh = c.covers.filter((id) => !used.covered.has(id));
    const musts = fresh.filter((id) => id.startsWith('req')).length;
    const covering = long
      ? 2.5 * musts + 1.2 * (fresh.length - musts)
      : (fresh.length > 0 ? 0.7 : 0) + (fresh.length > 1 ? 0.3 : 0);
    return (
      c.score +
      covering +
      placeOf(c, quota) +
      (isWeak(c) ? 1.5 : 0) +
      jitter(c.key) * (stageNames(c, quota) ? JITTER_NAMED : JITTER)
    );
  };
  const mainTypes = [...new Set(quotas.map((q) => q.type))].filter(
    (type) => !isFraming(type) && type !== 'system-design',
  );
  let experience = 0;
  const technical = quotas.filter((q) => q.type === 'technical').length;
  /** A technology that the posting demands and that no card speaks of is asked for as experience, in half of the places. */
  const demanded = (c: Candidate, { type }: Quota): boolean =>
    type === 'technical' &&
    c.type === 'behavioural' &&
    c.technology === true &&
    c.key.startsWith('requirement/req-') &&
    stageTypes.has(c.type) &&
    !used.covered.has(c.covers[0]!) &&
    experience * 2 < technical;
  const stageTypes = new Set(quotas.flatMap((q) => q.stage.types));
  /** The next interviewer asks about a line of the résumé that the last one asked about, before it is left for the posting. */
  const lineAnew = (quota: Quota): Candidate | undefined =>
    chosen.filter((o) => o.candidate.fact).length >= main / 2
      ? undefined
      : candidates
          .filter((c) => c.type === 'resume' && fitsStage(c, quota) && allowed(c, true))
          .map((c) => ({ c, worth: value(c, quota) - (askedBefore(c) ? 2 : 0) }))
          .sort((a, b) => b.worth - a.worth)[0]?.c;
  for (const quota of quotas) {
    const fitting = candidates.filter((c) => fitsStage(c, quota) && allowed(c));
    const bestOf = (types: readonly QuestionType[]) =>
      fitting
        .filter((c) => types.includes(c.type) || (types.includes(quota.type) && demanded(c, quota)))
        .sort(
          (a, b) => Number(placeOf(b, quota) > 0) - Number(placeOf(a, quota) > 0) || value(b, quota) - value(a, quota),
        )[0];
    // A type with nothing left to ask gives its place: without a résumé its deeds are asked for as experience.
    const others: QuestionType[][] =
      quota.type === 'resume' ? [['behavioural'], ['technical']] : [[...mainTypes, 'technical', 'behavioural']];
    const best = isFraming(quota.type)
      ? bestOf([quota.type])
      : (bestOf([quota.type]) ??
        (quota.type === 'resume' ? lineAnew(quota) : undefined) ??
        others.map(bestOf).find((c) => c !== undefined));
    if (!best) continue;
    if (demanded(best, quota)) experience += 1;
    take(quota, best);
  }
  if (long) coverTheRest();
  return chosen;

  function take(quota: Quota, c: Candidate): void {
    chosen.push({
      quota,
      candidate: c,
      repeat: isWeak(c) ? 'weak' : c.type === 'resume' && askedBefore(c) ? 'line' : null,
    });
    used.keys.add(c.key);
    if (c.fact) used.facts.add(c.fact);
    if (c.card) used.cards.add(c.card);
    for (const id of c.covers) used.covered.add(id);
    drafted += Number(c.drafted);
    inNotes += Number(c.inNotes);
  }

  /** A line still untouched, demands before wishes, takes the place of a question that covers nothing of its own. */
  function coverTheRest(): void {
    const open = [...new Set(candidates.flatMap((c) => c.covers))].filter((id) => !used.covered.has(id));
    const isMust = (id: string) => id.startsWith('req');
    for (const id of [...open.filter(isMust), ...open.filter((one) => !isMust(one))]) {
      if (used.covered.has(id)) continue;
      const needed = (c: Candidate) =>
        c.covers.some(
          (own) =>
            (isMust(own) || !isMust(id)) && !chosen.some((o) => o.candidate !== c && o.candidate.covers.includes(own)),
        );
      const spare = chosen.filter(
        (o) =>
          !isFraming(o.candidate.type) &&
          o.candidate.type !== 'system-design' &&
          placeOf(o.candidate, o.quota) <= 0 &&
          !needed(o.candidate),
      );
      // At least half of the questions of a type stay: the mix of a format is more than its coverage. A round about the
      // résumé stays one.
      const isMany = (type: QuestionType) => {
        const places = quotas.filter((q) => q.type === type).length;
        const least = type === 'resume' && places >= main / 2 ? main / 2 : places / 2;
        return chosen.filter((o) => o.candidate.type === type).length - 1 >= least;
      };
      const suits = (o: Chosen) =>
        candidates.some((c) => c.covers.includes(id) && o.quota.stage.types.includes(c.type) && allowed(c));
      for (const out of spare.sort(
        (a, b) => Number(suits(b)) - Number(suits(a)) || a.candidate.score - b.candidate.score,
      )) {
        const fitting = candidates.filter(
          (c) =>
            c.covers.includes(id) &&
            stageTypes.has(c.type) &&
            (c.type === out.candidate.type || isMany(out.candidate.type)) &&
            fitsStage(c, out.quota) &&
            allowed(c),
        );
        const better = fitting.sort(
          (a, b) =>
            Number(b.type === out.candidate.type) - Number(a.type === out.candidate.type) ||
            value(b, out.quota) - value(a, out.quota),
        )[0];
        if (!better) continue;
        chosen.splice(chosen.indexOf(out), 1);
        take(out.quota, better);
        break;
      }
    }
  }
}

function fitsStage(c: Candidate, quota: Quota): boolean {
  if (quota.own) return c.inNotes && c.type === quota.type;
  if (c.stage === undefined) return quota.stage.milestones.length === 0;
  if (c.stage === quota.stage.id) return true;
  // A format that does not walk a design in stages (a full loop) takes its leading questions alone.
  return quota.stage.milestones.length === 0 && c.type === 'system-design';
}
