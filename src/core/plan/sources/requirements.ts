import type { Line, ResumeFact } from '../../dossier.ts';
import { kindsIn, offeredIn, technologiesIn } from '../../technologies.ts';
import type { Candidate } from '../candidate.ts';
import { asksForYears, latinNamesIn, missingQuestion, requirementQuestion } from '../requirement-question.ts';
import { sharedWords } from '../word-overlap.ts';
import { pageEvidence, reasonOf, type Sourcing, short } from './shared.ts';

/** The widest gap between posting and résumé is what an interviewer comes to sooner or later. */
const MISSING = 2.6;

/** Requirement lines that no page has a question for, asked in their own words. */
export function requirementCandidates(s: Sourcing): Candidate[] {
  const out: Candidate[] = [];
  const own = s.facts.filter((f) => f.grade === 'resume');
  const shown = shownIn(own);
  let gaps = 0;
  for (const { line, kind, weight } of s.requirements) {
    if (kind !== 'must' && kind !== 'preferred') continue;
    const missing = kind === 'must' ? missingIn(s, line, own, shown) : [];
    const question =
      missing.length > 0 ? missingQuestion(missing, s.lang, gaps++) : requirementQuestion(line.text, s.lang);
    if (!question) continue;
    const concepts = s.lineConcepts.get(line.id) ?? [];
    const fact = s.facts
      .filter((f) => f.deed)
      .map((f) => ({ f, n: sharedWords(line.text, f.text) }))
      .sort((a, b) => b.n - a.n)[0];
    const near = missing.length === 0 && fact && fact.n >= 2 ? fact.f : null;
    const card = concepts.map((id) => s.knowledge.concepts.get(id)).find((c) => c !== undefined);
    out.push({
      key: `requirement/${line.id}`,
      type: 'behavioural',
      topic: short(line.text),
      concepts,
      covers: [line.id],
      question,
      intent:
        missing.length > 0
          ? s.lang === 'ko'
            ? '공고가 요구하지만 이력서에서 찾지 못한 것을 무엇으로 메우는지 봅니다'
            : 'How you make up for what the posting asks for and the résumé does not show'
          : s.lang === 'ko'
            ? '공고가 요구한 일을 실제로 해 보았는지 봅니다'
            : 'Whether you have done what the posting asks for',
      evidence: [
        line.evidence,
        ...(near ? [near.evidence] : []),
        ...(card ? [pageEvidence(card, card.points[0]!)] : []),
      ],
      reason: reasonOf(s, { line, kind, weight }, near ?? undefined, line.id),
      score: missing.length > 0 ? MISSING + (asksForYears(line.text) ? 0.6 : 0) : weight * 0.9 + (near ? 0.8 : 0),
      technology: missing.length > 0 || concepts.length > 0 || latinNamesIn(line.text).length > 0,
      inNotes: false,
      drafted: false,
      ...(near ? { fact: near.id } : {}),
    });
  }
  return out;
}

/** Tools that everybody has worked with: their absence in a résumé says nothing. */
const EVERYDAY = /^(?:git|github|gitlab|jira|slack|notion|confluence|pr|api|rest|cs|it|sw|os|ai)$/iu;

/**
 * Tells of a name whether the résumé holds it: a technology of the trade in whatever spelling (자바, k8s) or by one that
 * stands on it (EKS is Kubernetes), a kind by one of the kind, any other name as it is written.
 */
function shownIn(facts: readonly ResumeFact[]): (name: string) => boolean {
  const text = facts.map((f) => f.text).join('\n');
  const written = text.toLowerCase();
  const offered = offeredIn(text);
  return (name) => {
    const known = [...technologiesIn(name), ...kindsIn(name)];
    return known.length > 0 ? known.some((one) => offered.has(one)) : written.includes(name.toLowerCase());
  };
}

/** The technologies of a line when the résumé names none of them, nor a concept that the line names; else nothing. */
function missingIn(s: Sourcing, line: Line, facts: readonly ResumeFact[], shown: ReturnType<typeof shownIn>): string[] {
  if (facts.length === 0) return [];
  const names = latinNamesIn(line.text.replace(/\([^)]*\)/gu, ' ')).filter((name) => !EVERYDAY.test(name));
  const concepts = s.lineConcepts.get(line.id) ?? [];
  if (latinNamesIn(line.text).some(shown)) return [];
  return facts.some((f) => s.factConcepts.get(f.id)?.some((id) => concepts.includes(id))) ? [] : names;
}
