import type { Line, ResumeFact } from '../../dossier.ts';
import { kindsIn, offeredIn, technologiesIn } from '../../technologies.ts';
import type { Candidate } from '../candidate.ts';
import {
  asksForYears,
  latinNamesIn,
  missingQuestion,
  requirementQuestion,
  untoldQuestion,
  withoutListed,
} from '../requirement-question.ts';
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
    const asked = shownOf(s, line);
    const deed = requirementQuestion(asked.text, s.lang);
    // A wish that no deed is asked for (an interest) is no gap either; a demand is.
    const missing = kind === 'must' || deed !== null ? asked.missing : [];
    const untold = asked.untold && deed !== null;
    const question =
      missing.length > 0 ? missingQuestion(missing, s.lang, gaps++) : untold ? untoldQuestion(line.text, s.lang) : deed;
    if (!question) continue;
    const gap = missing.length > 0 || untold;
    const concepts = s.lineConcepts.get(line.id) ?? [];
    const fact = s.facts
      .filter((f) => f.deed)
      .map((f) => ({ f, n: sharedWords(line.text, f.text) }))
      .sort((a, b) => b.n - a.n)[0];
    const near = !gap && fact && fact.n >= 2 ? fact.f : null;
    const card = concepts.map((id) => s.knowledge.concepts.get(id)).find((c) => c !== undefined);
    out.push({
      key: `requirement/${line.id}`,
      type: 'behavioural',
      topic: short(line.text),
      concepts,
      covers: [line.id],
      question,
      intent: gap
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
      score:
        missing.length > 0 && kind === 'must'
          ? MISSING + (asksForYears(line.text) ? 0.6 : 0)
          : weight * 0.9 + (near ? 0.8 : 0),
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

/** Technologies written in Hangul, as they stand there without a particle (카프카를 → 카프카). */
function hangulNamesIn(text: string): string[] {
  return (text.match(/[가-힣]{2,}/gu) ?? []).flatMap((word) => {
    for (let end = 2; end <= word.length; end++)
      if (technologiesIn(word.slice(0, end)).length > 0) return [word.slice(0, end)];
    return [];
  });
}

/** `TPS`, `B2B`: beside a technology that is there, its absence says nothing. */
const ACRONYM = /^[A-Z0-9/]{2,4}$/u;

type Shown = {
  /** Names of the line to ask for as a gap: the résumé has none of them, or not the one the work was done with. */
  missing: string[];
  /** No name to hold, and nothing in the résumé that the line is about. */
  untold: boolean;
  /** The line as it can be asked for: without those of a list that the résumé never names. */
  text: string;
};

/** What of a line the résumé shows. Nobody is asked for an experience with what they never wrote. */
function shownOf(s: Sourcing, line: Line): Shown {
  const nothing: Shown = { missing: [], untold: false, text: line.text };
  const facts = s.facts.filter((f) => f.grade === 'resume');
  if (facts.length === 0) return nothing;
  const plain = line.text.replace(/\([^)]*\)/gu, ' ');
  const names = [...new Set([...latinNamesIn(plain), ...hangulNamesIn(plain)])].filter((name) => !EVERYDAY.test(name));
  const written = shownIn(facts);
  const known = new Set(facts.flatMap((f) => s.factConcepts.get(f.id) ?? []));
  const all = latinNamesIn(line.text);
  const concepts = s.lineConcepts.get(line.id) ?? [];
  const shown = (name: string) => written(name) || s.conceptsOf(name).some((id) => known.has(id));
  if (names.some(shown) || all.some(written)) {
    const lower = plain.match(/(?<![A-Za-z])[a-z][a-z0-9-]+(?![A-Za-z.])/gu) ?? [];
    const rest = withoutListed(
      line.text,
      [...names, ...lower].filter((name) => !shown(name)),
    );
    const missing = names.filter((name) => !shown(name) && rest.includes(name) && !ACRONYM.test(name));
    return names.some(shown) ? { ...nothing, missing, text: rest } : { ...nothing, text: rest };
  }
  if (concepts.some((id) => known.has(id))) return nothing;
  if (names.length > 0) return { ...nothing, missing: names };
  const near = facts.some((f) => sharedWords(line.text, f.text) >= 2);
  return {
    ...nothing,
    untold: !near && !all.some((name) => EVERYDAY.test(name)) && (all.length > 0 || concepts.length > 0),
  };
}
