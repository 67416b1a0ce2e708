import type { Candidate } from '../candidate.ts';
import { pageEvidence, type Sourcing } from './shared.ts';

/** What a format asks whoever is hiring: in an assignment review, about the assignment. Each belongs to one stage. */
export function formatCandidates(s: Sourcing): Candidate[] {
  const process = s.dossier?.posting.process ?? [];
  const step = process.find((line) => line.text.includes(s.format.title.ko) || /과제|assignment/iu.test(line.text));
  return s.format.questions.map((q) => ({
    key: `${s.format.format}/${q.id}`,
    stage: q.stage,
    again: true,
    type: q.type,
    topic: s.format.title[s.lang],
    concepts: q.concepts,
    covers: [],
    question: q.text[s.lang],
    intent: q.intent[s.lang],
    evidence: [...(step ? [step.evidence] : []), pageEvidence(s.format, q)],
    reason: s.format.title[s.lang] + (s.lang === 'ko' ? '에서 흔히 묻는 것' : ': often asked there'),
    score: 3,
    inNotes: false,
    drafted: false,
  }));
}
