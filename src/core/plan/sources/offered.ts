import type { AxisPage, IndustryPage, OfferedQuestion, RolePage } from '../../knowledge/page.ts';
import type { Level } from '../../vocabulary.ts';
import type { Candidate } from '../candidate.ts';
import { coversOf, pageEvidence, practised, RANK, reasonOf, type Sourcing, short, usual } from './shared.ts';

type Offering = {
  page: IndustryPage | AxisPage | RolePage;
  prefix: (q: OfferedQuestion) => string;
  weight: number;
};

/** Questions that pages offer for posting lines their signals fit, for this kind of company or role, or for the format. */
export function offeredCandidates(s: Sourcing): Candidate[] {
  const out: Candidate[] = [];
  const hasResume = s.facts.some((fact) => fact.grade === 'resume');
  const ofRole = (q: OfferedQuestion) => (q.type === 'behavioural' ? `requirement/${q.id}` : `${q.type}/${q.id}`);
  const ofCompany = (q: OfferedQuestion) => `${q.type}/${q.id}`;
  const pages: Offering[] = [
    ...s.company.industries.map((page) => ({ page, prefix: ofCompany, weight: 1 })),
    ...s.company.axes.map((page) => ({ page, prefix: ofCompany, weight: 1.4 })),
    ...s.company.roles.map((page) => ({ page, prefix: ofRole, weight: 1.4 })),
    // Stage questions (opening, reverse, closing) stand once, on whichever page of a level has them.
    ...[...s.knowledge.roles.values()]
      .filter((page) => page.signals.length === 0)
      .map((page) => ({ page, prefix: ofRole, weight: page.id.endsWith(s.level) ? 0.3 : 0 })),
  ];
  for (const { page, prefix, weight } of pages) {
    for (const q of page.questions) {
      if (!suits(q, page, s.level) || (!hasResume && q.text.ko.includes('이력서'))) continue;
      const lines = s.requirements
        .filter((r) => s.fits(r.line.text, q))
        .map((requirement) => ({ requirement, weight: requirement.weight }))
        .sort((a, b) => b.weight - a.weight);
      // A line of the résumé speaks for a question about one's own deeds, not for a hypothetical one.
      const fact = q.type === 'situational' ? undefined : s.facts.find((f) => f.deed && s.fits(f.text, q));
      // Two lines of different kinds say more than two of one: a duty and a value, a requirement and a wish.
      const second = lines.find((l) => l.requirement.kind !== lines[0]!.requirement.kind);
      const stage = q.type === 'opening' || q.type === 'reverse' || q.type === 'closing';
      // A planner is asked what engineers are asked only where a line of the posting asks for it.
      if (s.company.planning && page.kind === 'role' && page.family !== 'planning' && !stage && lines.length === 0)
        continue;
      const title = s.dossier?.titleEvidence;
      // Where no line calls for it, the kind of company may: its own page, or one that raises this question.
      const raising = s.company.axes.find((axis) => axis.up.includes(q.id)) ?? page;
      const said = lines.length === 0 ? s.company.evidenceOf(raising) : null;
      const evidence = [
        ...[lines[0], second].flatMap((l) => (l ? [l.requirement.line.evidence] : [])),
        ...(fact ? [fact.evidence] : []),
        ...(stage && title ? [title] : []),
        ...(said ? [said] : []),
        ...(lines.length === 0 && !fact && !stage && title && q.type === 'culture-fit' ? [title] : []),
        pageEvidence(page, q),
      ];
      out.push({
        key: prefix(q),
        type: q.type,
        topic: short(lines[0]?.requirement.line.text ?? q.intent[s.lang]),
        concepts: q.concepts,
        covers: coversOf(practised(s, lines, { text: q.text[s.lang], concepts: q.concepts })),
        question: q.text[s.lang],
        intent: q.intent[s.lang],
        evidence,
        reason:
          [reasonOf(s, lines[0]?.requirement, fact, ''), second ? reasonOf(s, second.requirement, undefined, '') : '']
            .filter(Boolean)
            .join(' × ') || usual(stage ? null : raising, s),
        score:
          weight +
          s.company.weightOf(q.id) +
          Math.min(
            3,
            lines.slice(0, 2).reduce((sum, l) => sum + l.weight, 0),
          ) +
          (fact ? 1 : 0),
        technology: q.type === 'behavioural' && q.concepts.length > 0,
        inNotes: false,
        drafted: false,
        ...(fact ? { fact: fact.id } : {}),
      });
    }
  }
  return out;
}

/** A page of the trade may be a level off; what one level of experience is asked, no other is. */
function suits(q: OfferedQuestion, page: Offering['page'], level: Level): boolean {
  if (q.level === 'any') return true;
  const off = RANK[level] - RANK[q.level];
  return page.kind === 'role' ? off === 0 || (off === 1 && q.level === 'mid') : Math.abs(off) <= 1;
}
