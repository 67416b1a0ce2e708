import type { DossierQuestion, ResumeFact } from '../dossier.ts';
import { locate } from '../evidence/locate.ts';
import { sharedWords } from '../plan/word-overlap.ts';
import { unplaced } from './facts.ts';

/** `… 줄이셨는데`, `… 혼자 맡았다고 하셨습니다`: said of the candidate (-시-), before the question is put. */
const PREMISE_KO =
  /(?:[^.?!\n]|\.(?=\d)){6,180}?(?:셨(?=는데|습니다만|던데|다고|고,|으며)|[가-힣](?=다고 ?(?:하셨|적으셨|쓰셨|말씀하셨|되어 있)))/u;
/** `You mentioned that …,`, `Your résumé says … .` */
const PREMISE_EN =
  /\b(?:you|your r[eé]sum[eé]) (?:said|says|mentioned|mentions|wrote|state[sd]?|led|built|reduced|cut|ran|moved|introduced|migrated)\b(?:[^.?!,\n]|\.(?=\d)){4,160}(?=[,.])/iu;

/**
 * The first thing a written question takes for granted about the candidate, as it stands in the question; null when it
 * takes nothing for granted. Linear: one pass over at most the question's own length.
 */
export function premiseOf(question: string): string | null {
  const found = (PREMISE_KO.exec(question) ?? PREMISE_EN.exec(question))?.[0].trim();
  return found && found.length >= 8 ? found : null;
}

/**
 * Premises of the notes' questions as facts of the lowest grade: P1, P2 … in the order of the notes. Somebody wrote them
 * down as said by the candidate, and nothing vouches for them: an answer is compared with them, by a question only, and
 * no question is asked from them.
 */
export function premiseFacts(questions: readonly DossierQuestion[]): ResumeFact[] {
  return questions
    .flatMap((question) => [question, ...question.followUps])
    .flatMap(({ question, evidence }) => {
      const text = premiseOf(question);
      const span = text === null ? null : locate(evidence.quote, text.slice(0, 180));
      if (text === null || !span) return [];
      const at = { start: evidence.start + span.start, end: evidence.start + span.end };
      const { uri, sha } = evidence;
      return [unplaced({ text, evidence: { uri, sha, ...at, quote: evidence.quote.slice(span.start, span.end) } })];
    })
    .map((fact, i) => ({ ...fact, id: `P${i + 1}`, grade: 'premise', deed: false }));
}

/** True when the résumé or the notes bear a premise out: the same values, and at least two content words. */
export function borneOut(premise: string, facts: readonly ResumeFact[]): boolean {
  const { metrics } = unplaced({ text: premise, evidence: { uri: '', sha: '', start: 0, end: 1, quote: premise } });
  return facts.some(
    (fact) =>
      fact.grade !== 'premise' &&
      metrics.every((value) => fact.metrics.includes(value)) &&
      sharedWords(premise, fact.text) >= (metrics.length > 0 ? 2 : 3),
  );
}
