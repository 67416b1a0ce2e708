import type { Candidate } from '../candidate.ts';
import { sharedWords } from '../word-overlap.ts';
import { requirementQuestion } from '../wording.ts';
import { pageEvidence, reasonOf, type Sourcing, short } from './shared.ts';

/** Requirement lines that no page has a question for, asked in their own words. */
export function requirementCandidates(s: Sourcing): Candidate[] {
  const out: Candidate[] = [];
  for (const { line, kind, weight } of s.requirements) {
    if (kind !== 'must' && kind !== 'preferred') continue;
    const question = requirementQuestion(line.text, s.lang);
    if (!question) continue;
    const concepts = s.lineConcepts.get(line.id) ?? [];
    const fact = s.facts
      .filter((f) => f.deed)
      .map((f) => ({ f, n: sharedWords(line.text, f.text) }))
      .sort((a, b) => b.n - a.n)[0];
    const near = fact && fact.n >= 2 ? fact.f : null;
    const card = concepts.map((id) => s.knowledge.concepts.get(id)).find((c) => c !== undefined);
    out.push({
      key: `requirement/${line.id}`,
      type: 'behavioural',
      topic: short(line.text),
      concepts,
      covers: [line.id],
      question,
      intent:
        s.lang === 'ko'
          ? '공고가 요구한 일을 실제로 해 보았는지 봅니다'
          : 'Whether you have done what the posting asks for',
      evidence: [
        line.evidence,
        ...(near ? [near.evidence] : []),
        ...(card ? [pageEvidence(card, card.points[0]!)] : []),
      ],
      reason: reasonOf(s, { line, kind, weight }, near ?? undefined, line.id),
      score: weight * 0.9 + (near ? 0.8 : 0),
      inNotes: false,
      drafted: false,
      ...(near ? { fact: near.id } : {}),
    });
  }
  return out;
}
