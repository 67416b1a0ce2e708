import type { Line, ResumeFact } from '../../dossier.ts';
import type { Candidate } from '../candidate.ts';
import { sharedWords } from '../word-overlap.ts';
import { factPhrase, factQuestions } from '../wording.ts';
import { coversOf, reasonOf, type Sourcing, short } from './shared.ts';

/** Overlap from which a question about a résumé line also covers the requirement. */
const COVERING = 0.8;

/** Questions about single résumé lines: deeds first, values with a before and an after above all. */
export function factCandidates(s: Sourcing): Candidate[] {
  const drafts = (s.dossier?.questions ?? []).flatMap((q) => (q.draft ? [q.draft.text] : []));
  const out: Candidate[] = [];
  for (const fact of s.facts) {
    if (!fact.deed && fact.metrics.length === 0) continue;
    const questions = factQuestions(fact, s.lang, s.random());
    if (questions.length === 0) continue;
    const concepts = s.factConcepts.get(fact.id) ?? [];
    const lines = s.requirements
      .map((requirement) => ({
        requirement,
        share: overlap(s, requirement.line, fact, concepts),
      }))
      .map((l) => ({ ...l, weight: l.share * l.requirement.weight }))
      .filter((l) => l.weight > 0)
      .sort((a, b) => b.weight - a.weight);
    // A line whose story the notes already tell is a drafted question, whatever it is asked as.
    const drafted = drafts.some((draft) => sharedWords(fact.text, draft) >= 3);
    const about: Omit<Candidate, 'question'> = {
      key: `resume/${fact.id}`,
      type: 'resume',
      topic: factPhrase(fact.text) ?? short(fact.text),
      concepts,
      covers: coversOf(lines.filter((l) => l.share >= COVERING)),
      intent:
        s.lang === 'ko'
          ? '이력서 한 줄을 본인이 설명할 수 있는지 봅니다'
          : 'Whether you can defend this line of your résumé',
      evidence: [...lines.slice(0, 1).map((l) => l.requirement.line.evidence), fact.evidence],
      reason: reasonOf(s, lines[0]?.requirement, fact, fact.id),
      score:
        2 +
        Math.min(2, lines[0]?.weight ?? 0) +
        (fact.metrics.length > 0 ? 1 : 0) +
        (/에서\s/u.test(fact.text) && fact.metrics.length > 1 ? 1.2 : 0) +
        (fact.grade === 'note' ? -0.5 : 0) -
        (drafted ? 2 : 0),
      inNotes: fact.grade === 'note',
      drafted,
      fact: fact.id,
    };
    out.push(...questions.map((question) => ({ ...about, question })));
  }
  return out;
}

/** 0–1: shared concept cards, else shared content words. */
function overlap(s: Sourcing, line: Line, fact: ResumeFact, concepts: string[]): number {
  const shared = (s.lineConcepts.get(line.id) ?? []).filter((id) => concepts.includes(id)).length;
  if (shared > 0) return 1;
  const words = sharedWords(line.text, fact.text);
  return words >= 2 ? 0.8 : words === 1 ? 0.4 : 0;
}
