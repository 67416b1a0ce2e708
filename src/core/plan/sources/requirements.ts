import type { Line } from '../../dossier.ts';
import type { Candidate } from '../candidate.ts';
import { asksForYears, missingQuestion, requirementQuestion, technologiesIn } from '../requirement-question.ts';
import { sharedWords } from '../word-overlap.ts';
import { pageEvidence, reasonOf, type Sourcing, short } from './shared.ts';

/** The widest gap between posting and résumé is what an interviewer comes to sooner or later. */
const MISSING = 2.6;

/** Requirement lines that no page has a question for, asked in their own words. */
export function requirementCandidates(s: Sourcing): Candidate[] {
  const out: Candidate[] = [];
  let gaps = 0;
  for (const { line, kind, weight } of s.requirements) {
    if (kind !== 'must' && kind !== 'preferred') continue;
    const missing = kind === 'must' ? missingIn(s, line) : [];
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
      technology: missing.length > 0 || concepts.length > 0 || technologiesIn(line.text).length > 0,
      inNotes: false,
      drafted: false,
      ...(near ? { fact: near.id } : {}),
    });
  }
  return out;
}

/** Tools that everybody has worked with: their absence in a résumé says nothing. */
const EVERYDAY = /^(?:git|github|gitlab|jira|slack|notion|confluence|pr|api|rest|cs|it|sw|os|ai)$/iu;
/** Names that résumés write in Hangul as well. */
const HANGUL: Readonly<Record<string, string>> = {
  java: '자바',
  kotlin: '코틀린',
  python: '파이썬',
  javascript: '자바스크립트',
  typescript: '타입스크립트',
  spring: '스프링',
  'spring boot': '스프링',
  kafka: '카프카',
  redis: '레디스',
  docker: '도커',
  kubernetes: '쿠버네티스',
  k8s: '쿠버네티스',
  'node.js': '노드',
};

/** The technologies of a line when the résumé names none of them, nor a concept that the line names; else nothing. */
function missingIn(s: Sourcing, line: Line): string[] {
  const facts = s.facts.filter((f) => f.grade === 'resume');
  if (facts.length === 0) return [];
  const names = technologiesIn(line.text.replace(/\([^)]*\)/gu, ' ')).filter((name) => !EVERYDAY.test(name));
  const text = facts.map((f) => f.text.toLowerCase()).join('\n');
  const shown = (name: string) =>
    text.includes(name.toLowerCase()) || text.includes(HANGUL[name.toLowerCase()] ?? name);
  const all = technologiesIn(line.text);
  const concepts = s.lineConcepts.get(line.id) ?? [];
  if (all.some(shown) || facts.some((f) => s.factConcepts.get(f.id)?.some((id) => concepts.includes(id)))) return [];
  return names;
}
