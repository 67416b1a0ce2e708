import type { OfferedQuestion, Page } from '../../knowledge/page.ts';
import type { Candidate } from '../candidate.ts';
import { coversOf, pageEvidence, RANK, reasonOf, type Sourcing } from './shared.ts';

/** Questions that role and industry pages offer for posting lines their signals fit, or for the format as such. */
export function offeredCandidates(s: Sourcing): Candidate[] {
  const out: Candidate[] = [];
  const pages: { page: Page; questions: OfferedQuestion[]; prefix: (q: OfferedQuestion) => string; weight: number }[] =
    [];
  for (const id of s.dossier?.profile.industry ?? []) {
    const page = s.knowledge.industries.get(id);
    if (page) pages.push({ page, questions: page.questions, prefix: (q) => `${q.type}/${q.id}`, weight: 1 });
  }
  for (const page of s.knowledge.roles.values()) {
    const own = page.id.endsWith(s.level);
    // Stage questions (opening, reverse, closing) stand once, on whichever role page has them.
    pages.push({
      page,
      questions: page.questions,
      prefix: (q) => (q.type === 'behavioural' ? `requirement/${q.id}` : `${q.type}/${q.id}`),
      weight: own ? 0.3 : 0,
    });
  }
  for (const { page, questions, prefix, weight } of pages) {
    for (const q of questions) {
      if (q.level !== 'any' && Math.abs(RANK[q.level] - RANK[s.level]) > 1) continue;
      const lines = s.requirements
        .filter((r) => s.fits(r.line.text, q))
        .map((requirement) => ({ requirement, weight: requirement.weight }))
        .sort((a, b) => b.weight - a.weight);
      // A line of the résumé speaks for a question about one's own deeds, not for a hypothetical one.
      const fact = q.type === 'situational' ? undefined : s.facts.find((f) => f.deed && s.fits(f.text, q));
      // Two lines of different kinds say more than two of one: a duty and a value, a requirement and a wish.
      const second = lines.find((l) => l.requirement.kind !== lines[0]!.requirement.kind);
      const stage = q.type === 'opening' || q.type === 'reverse' || q.type === 'closing';
      const title = s.dossier?.titleEvidence;
      const evidence = [
        ...[lines[0], second].flatMap((l) => (l ? [l.requirement.line.evidence] : [])),
        ...(fact ? [fact.evidence] : []),
        ...(stage && title ? [title] : []),
        ...(lines.length === 0 && !fact && !stage && title && q.type === 'culture-fit' ? [title] : []),
        pageEvidence(page, q),
      ];
      out.push({
        key: prefix(q),
        type: q.type,
        topic: q.id,
        concepts: q.concepts,
        covers: coversOf(lines),
        question: q.text[s.lang],
        intent: q.intent[s.lang],
        evidence,
        reason:
          [reasonOf(s, lines[0]?.requirement, fact, ''), second ? reasonOf(s, second.requirement, undefined, '') : '']
            .filter(Boolean)
            .join(' × ') || page.title[s.lang],
        score:
          weight +
          Math.min(
            3,
            lines.slice(0, 2).reduce((sum, l) => sum + l.weight, 0),
          ) +
          (fact ? 1 : 0),
        inNotes: false,
        drafted: false,
        ...(fact ? { fact: fact.id } : {}),
      });
    }
  }
  return out;
}
