import type { Line, ResumeFact } from '../../dossier.ts';
import type { ConceptCard, Opener } from '../../knowledge/page.ts';
import type { Level } from '../../vocabulary.ts';
import type { Candidate, Requirement } from '../candidate.ts';
import { factPhrase } from '../wording.ts';
import { coversOf, pageEvidence, RANK, reasonOf, type Sourcing } from './shared.ts';

/** Technical questions from the cards that the posting, the résumé, the notes, or the pages of this kind of company name. */
export function cardCandidates(s: Sourcing): Candidate[] {
  const out: Candidate[] = [];
  const noted = new Map<string, Line>();
  for (const line of s.dossier?.concepts ?? [])
    for (const id of s.conceptsOf(line.text)) if (!noted.has(id)) noted.set(id, line);
  const stacked = new Map<string, Line>();
  for (const line of s.dossier?.posting.stack ?? [])
    for (const id of s.conceptsOf(line.text)) if (!stacked.has(id)) stacked.set(id, line);
  for (const card of s.knowledge.concepts.values()) {
    const lines = requirementsFor(s, card);
    const facts = s.facts.filter((f) => s.factConcepts.get(f.id)?.includes(card.id));
    const keyword = s.company.industries.some((page) => page.keywords.some((k) => k.concept === card.id));
    const role = s.company.roles.some((page) => page.keywords.some((k) => k.concept === card.id));
    const brought = s.company.pageFor(card.id);
    const note = noted.get(card.id);
    const inStack = stacked.get(card.id);
    const anchored = lines.length > 0 || facts.length > 0 || note !== undefined || inStack !== undefined;
    if (s.dossier && !anchored && !brought) continue;
    // What a line only neighbours is an engineer's next question, not a planner's.
    const named = lines.some((l) => s.lineConcepts.get(l.requirement.line.id)?.includes(card.id));
    if (s.company.planning && !named && !brought && !note && facts.length === 0) continue;
    // What only the candidate's own line names is the claim an interviewer goes for; the stack list is what everyone has.
    const claimed = facts.length > 0 && inStack === undefined ? 1.5 : 0;
    const score =
      Math.min(
        3,
        lines.reduce((sum, l) => sum + l.weight, 0),
      ) +
      (facts.length > 0 ? 2 : 0) +
      claimed +
      (keyword ? 0.8 : 0) +
      (role ? 0.8 : 0) +
      s.company.weightOf(card.id) +
      (note ? 0.7 : 0) +
      (inStack ? 0.6 : 0) +
      (card.level === s.level ? 0.3 : 0);
    const evidence = (fact: ResumeFact | undefined) => [
      ...lines.slice(0, 1).map((l) => l.requirement.line.evidence),
      ...(fact ? [fact.evidence] : []),
      ...(lines.length === 0 && (note ?? inStack) ? [(note ?? inStack)!.evidence] : []),
      ...(!anchored && brought?.evidence ? [brought.evidence] : []),
    ];
    // The card resolves for a line it merely neighbours, but only lines that name it are covered by asking about it.
    const covers = coversOf(lines);
    for (const { opener, text, fact } of openersOf(card, facts, s)) {
      out.push({
        key: `${card.id}/${opener.id}`,
        type: 'technical',
        topic: card.title[s.lang],
        concepts: [card.id],
        covers,
        question: text,
        intent:
          s.lang === 'ko'
            ? `‘${card.title.ko}’ 개념을 어디까지 설명할 수 있는지 봅니다`
            : `How far the explanation of ${card.title.en} goes`,
        evidence: [...evidence(fact ?? facts[0]), pageEvidence(card, opener)],
        reason: reasonOf(s, lines[0]?.requirement, fact ?? facts[0], brought?.title[s.lang] ?? card.title[s.lang]),
        score: score + (fact ? 1 : 0),
        inNotes: false,
        drafted: false,
        card: card.id,
        ...(fact ? { fact: fact.id } : {}),
      });
    }
  }
  return out;
}

function openersOf(
  card: ConceptCard,
  facts: ResumeFact[],
  s: Sourcing,
): { opener: Opener; text: string; fact: ResumeFact | null }[] {
  const out: { opener: Opener; text: string; fact: ResumeFact | null }[] = [];
  const resumeOpener = card.openers.find((o) => o.text[s.lang].includes('{resume.span}'));
  const fact = facts.find((f) => f.grade === 'resume' && factPhrase(f.text));
  if (resumeOpener && fact) {
    const phrase = `‘${factPhrase(fact.text)}’`;
    out.push({ opener: resumeOpener, text: resumeOpener.text[s.lang].replace('{resume.span}', phrase), fact });
  }
  const plain = card.openers.filter((o) => !o.text.ko.includes('{'));
  const opener = atLevel(plain, s.level)[0];
  if (opener) out.push({ opener, text: opener.text[s.lang], fact: null });
  return out;
}

/** The wanted level's wording, or the nearest lower one. */
function atLevel<T extends { level: Level | 'any' }>(items: T[], level: Level): T[] {
  const exact = items.filter((i) => i.level === level);
  if (exact.length > 0) return exact;
  return items
    .filter((i): i is T & { level: Level } => i.level !== 'any')
    .sort((a, b) => Math.abs(RANK[a.level] - RANK[level]) - Math.abs(RANK[b.level] - RANK[level]));
}

/** Posting lines that name the card itself or, at half weight, a card it is related to. */
function requirementsFor(s: Sourcing, card: ConceptCard): { requirement: Requirement; weight: number }[] {
  const out: { requirement: Requirement; weight: number }[] = [];
  for (const requirement of s.requirements) {
    const concepts = s.lineConcepts.get(requirement.line.id) ?? [];
    const direct = concepts.includes(card.id);
    const near = concepts.some((id) => card.related.includes(id));
    if (direct || near) out.push({ requirement, weight: requirement.weight * (direct ? 1 : 0.5) });
  }
  return out.sort((a, b) => b.weight - a.weight);
}
