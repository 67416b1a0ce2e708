import type { Line, ResumeFact } from '../dossier.ts';
import { type PlanInput, requirementsOf } from '../plan/candidate.ts';
import { stemsOf } from '../plan/word-overlap.ts';
import { kindsIn, offeredIn, technologiesIn } from '../technologies.ts';
import { subjectsIn } from './subjects.ts';

/** A requirement with the résumé lines that speak for it, the nearest first. */
export type Backed = {
  line: Line;
  kind: 'must' | 'preferred';
  facts: ResumeFact[];
  /** Technologies it names that stand nowhere in the résumé, as the trade writes them; none where one of several is asked. */
  missing: string[];
  /** Years it asks for at the least, where it asks for years. */
  years: number | null;
  /** It names a technology, a kind of one, a concept or a subject: what a résumé line could show. */
  named: boolean;
  /** It asks for years and names nothing of the kind. */
  yearsOnly: boolean;
  /** Nothing it names was found in the résumé. Never true of what was not compared. */
  gap: boolean;
};

/** What speaks for a requirement: lines of the text by their index, the nearest first, and what it names that none holds. */
export type Evidenced = { lines: number[]; missing: string[]; named: boolean };

type ConceptsOf = (text: string) => readonly string[];

const FACTS_PER_LINE = 2;
/** A second line speaks for a requirement nearly as much as the first, or is left out. */
const NEAR_THE_FIRST = 0.6;
/** Words that a requirement and a résumé line share at the least, where they share nothing that has a name. */
const SHARED_MIN = 2;
const WEIGHT = { technology: 3, kind: 2, concept: 2, subject: 2, word: 0.5, deed: 0.5 } as const;

const YEARS =
  /(?<![\d.])(\d{1,2})\s?(?:[~∼〜–-]\s?\d{1,2}\s?)?(?:년(?!\s?(?:뒤|후|전|안에|동안|마다))|\+?\s?years?\b)/iu;
/** One of several is enough: nothing is missing as long as one is there. */
const ONE_OF =
  /또는|혹은|이나\s|(?:중|가운데)\s?(?:하나|한|1)|[가-힣A-Za-z)]\s등|하나\s?이상|\d\s?(?:개|가지)\s?이상|\bor\b|\bsuch as\b|\be\.g\./iu;
/** A trade, field or certificate asked for by its name: that one word is enough. */
const FIELD = /도메인|업계|업종|산업|분야|전공|자격증|\b(?:domain|industry|degree|certificat\w+)\b/iu;
/** Words of every posting and résumé beside those that no comparison counts. */
const ORDINARY =
  /^(?:설계|구축|도입|기반|서버|백엔드|프론트|데이터|프로젝|기술|사용자|고객|이해|지식|능력|역량|분석|관리|문제|해결|개선|작성|기능|제품|코드|구현|수행|담당|참여|진행|회사|업계|도메인|분야|산업|웹|api|back-end|backend|frontend|server|experience|development|years|with|and|the|for|good|strong|knowledge)$/u;

/** Requirements with the résumé lines that name the same technology, kind of it, concept or subject, else share words. */
export function backedOf({ dossier, resume, conceptsOf }: PlanInput): Backed[] {
  const facts = (resume?.facts ?? []).filter((fact) => fact.grade === 'resume');
  const compare = evidenceIn(facts, conceptsOf);
  return requirementsOf(dossier).flatMap(({ line, kind }) => {
    if (kind !== 'must' && kind !== 'preferred') return [];
    const years = yearsAskedIn(line.text);
    const { lines, missing, named } = compare(line.text);
    const yearsOnly = years !== null && !named;
    return [
      {
        line,
        kind,
        facts: yearsOnly ? [] : lines.map((at) => facts[at]!),
        missing: resume ? missing : [],
        years,
        named,
        yearsOnly,
        gap: resume !== null && !yearsOnly && lines.length === 0,
      },
    ];
  });
}

/** Years that a line asks for at the least; null where it asks for none. */
export function yearsAskedIn(text: string): number | null {
  const years = YEARS.exec(text)?.[1];
  return years === undefined ? null : Number(years);
}

/**
 * A comparison of requirements with these lines. What has a name decides first: a technology, a kind that holds it
 * (MySQL for RDBMS), a card's concept, a subject told in other words. Where a requirement names nothing, two words in
 * common are needed, or one where it asks for a field. A technology that no line holds is named as missing, whatever else
 * the requirement has in common with a line.
 *
 * @param lines résumé lines; `deed` where something was done, which stands before a list of skills
 */
export function evidenceIn(
  lines: readonly { text: string; deed: boolean }[],
  conceptsOf: ConceptsOf,
): (requirement: string) => Evidenced {
  const told = lines.map(({ text, deed }) => ({
    deed,
    offered: offeredIn(text),
    concepts: new Set(conceptsOf(text)),
    subjects: subjectsIn(text),
    words: wordsOf(text),
  }));
  const everywhere = new Set(told.flatMap(({ offered }) => [...offered]));
  return (requirement) => {
    const technologies = technologiesIn(requirement);
    const kinds = kindsIn(requirement);
    const concepts = conceptsOf(requirement);
    const subjects = [...subjectsIn(requirement)];
    const words = wordsOf(requirement);
    const absent = technologies.filter((name) => !everywhere.has(name));
    const named = told.map((line) => {
      const count = (names: readonly string[], held: ReadonlySet<string>) => names.filter((n) => held.has(n)).length;
      return (
        count(technologies, line.offered) * WEIGHT.technology +
        count(kinds, line.offered) * WEIGHT.kind +
        count(concepts, line.concepts) * WEIGHT.concept +
        count(subjects, line.subjects) * WEIGHT.subject
      );
    });
    const byName = named.some((score) => score > 0);
    const shared = told.map((line) => [...words].filter((word) => line.words.has(word)).length);
    const needed = FIELD.test(requirement) ? 1 : SHARED_MIN;
    // Words alone say nothing about a technology that is not there.
    const enough = (at: number) => (byName ? named[at]! > 0 : technologies.length === 0 && shared[at]! >= needed);
    const found = told
      .map((line, at) => ({ at, score: named[at]! + shared[at]! * WEIGHT.word + (line.deed ? WEIGHT.deed : 0) }))
      .filter(({ at }) => enough(at))
      .sort((a, b) => b.score - a.score)
      .filter(({ score }, _, [first]) => score >= first!.score * NEAR_THE_FIRST)
      .slice(0, FACTS_PER_LINE)
      .map(({ at }) => at);
    const there = absent.length < technologies.length || kinds.some((kind) => everywhere.has(kind));
    // `Java/Kotlin` is either; `Redis/PostgreSQL/Elasticsearch` is a list.
    const either = ONE_OF.test(requirement) || (technologies.length === 2 && requirement.includes('/'));
    const oneIsThere = there && either;
    return {
      lines: found,
      missing: oneIsThere ? [] : absent,
      named: technologies.length + concepts.length + subjects.length + kinds.length > 0,
    };
  };
}

function wordsOf(text: string): Set<string> {
  return new Set([...stemsOf(text)].filter((word) => !ORDINARY.test(word)));
}
