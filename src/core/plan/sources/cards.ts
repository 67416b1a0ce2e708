import type { Line, ResumeFact } from '../../dossier.ts';
import type { ConceptCard, Opener } from '../../knowledge/page.ts';
import type { Level } from '../../vocabulary.ts';
import type { Candidate, Requirement } from '../candidate.ts';
import { factPhrase } from '../wording.ts';
import { coversOf, pageEvidence, RANK, reasonOf, type Sourcing, short, usual } from './shared.ts';

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
    const named = lines.filter((l) => l.named);
    if (s.company.planning && named.length === 0 && !brought && !note && facts.length === 0) continue;
    // Only lines that name the card are covered by asking about it; and those that the line of the résumé it opens on
    // leads to of itself: `Kafka와 아웃박스로 전환` is work with a message queue.
    const behind = (fact: ResumeFact | null | undefined) =>
      lines.filter((l) => l.named || (fact?.deed && leadsTo(s, fact, l.requirement.line, card)));
    const wanted = s.dossier === null || inStack !== undefined || [null, ...facts].some((f) => behind(f).length > 0);
    const sum = (of: typeof lines) => of.reduce((total, l) => total + l.weight, 0);
    // The technical part asks what the posting names; a line of the résumé is the way in, and the résumé part digs there.
    const score =
      Math.min(3.5, sum(named)) +
      Math.min(1, sum(lines.filter((l) => !l.named))) +
      (facts.length === 0 ? 0 : wanted ? 2 : 0.8) +
      (keyword ? 0.8 : 0) +
      (role ? 0.8 : 0) +
      s.company.weightOf(card.id) +
      (note ? 0.7 : 0) +
      (inStack ? 1 : 0) +
      (card.level === s.level ? 0.3 : 0);
    const near = facts.length === 0 && named.length === 0 ? lines[0]?.requirement : undefined;
    const evidence = (fact: ResumeFact | undefined) => [
      ...[behind(fact)[0]?.requirement ?? near].flatMap((r) => (r ? [r.line.evidence] : [])),
      ...(fact ? [fact.evidence] : []),
      ...(lines.length === 0 && (note ?? inStack) ? [(note ?? inStack)!.evidence] : []),
      ...(!anchored && brought?.evidence ? [brought.evidence] : []),
    ];
    const otherwise = inStack
      ? `${s.lang === 'ko' ? '기술 스택' : 'stack'} ‘${short(inStack.text)}’`
      : note || !brought
        ? card.title[s.lang]
        : usual(brought.page, s);
    const reason = (fact: ResumeFact | undefined) =>
      near ? nextTo(reasonOf(s, near, undefined, ''), s) : reasonOf(s, behind(fact)[0]?.requirement, fact, otherwise);
    for (const { opener, text, fact } of openersOf(card, facts, s)) {
      out.push({
        key: `${card.id}/${opener.id}`,
        type: 'technical',
        topic: card.title[s.lang],
        concepts: [card.id],
        covers: coversOf(behind(fact)),
        question: text,
        intent:
          s.lang === 'ko'
            ? `‘${card.title.ko}’ 개념을 어디까지 설명할 수 있는지 봅니다`
            : `How far the explanation of ${card.title.en} goes`,
        evidence: [...evidence(fact ?? facts[0]), pageEvidence(card, opener)],
        reason: reason(fact ?? facts[0]),
        score: score + (fact ? (wanted ? 1 : 0.3) : 0),
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
    const phrase = `‘${factPhrase(fact.text, (part) => s.conceptsOf(part).includes(card.id))}’`;
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
function requirementsFor(
  s: Sourcing,
  card: ConceptCard,
): { requirement: Requirement; weight: number; named: boolean }[] {
  const out: ReturnType<typeof requirementsFor> = [];
  for (const requirement of s.requirements) {
    const concepts = s.lineConcepts.get(requirement.line.id) ?? [];
    const named = concepts.includes(card.id);
    const near = concepts.some((id) => card.related.includes(id));
    if (named || near) out.push({ requirement, weight: requirement.weight * (named ? 1 : 0.5), named });
  }
  return out.sort((a, b) => b.weight - a.weight);
}

const nextTo = (line: string, s: Sourcing): string =>
  s.lang === 'ko' ? `${line}에 가까운 개념` : `a concept next to the ${line}`;

/** Whether a deed of the résumé names what a requirement names, or its next neighbour, beside the card it is asked about. */
function leadsTo(s: Sourcing, fact: ResumeFact, line: Line, card: ConceptCard): boolean {
  const wanted = s.lineConcepts.get(line.id) ?? [];
  return (s.factConcepts.get(fact.id) ?? []).some(
    (id) =>
      id !== card.id &&
      (wanted.includes(id) || s.knowledge.concepts.get(id)?.related.some((one) => wanted.includes(one))),
  );
}
