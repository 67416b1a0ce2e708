import type { Row } from '../compare-dossiers.ts';
import { UNKNOWN } from '../compare-dossiers.ts';
import type { Line, ResumeFact } from '../dossier.ts';
import { placesOf } from '../dossier.ts';
import { cut, type Evidence } from '../evidence/evidence.ts';
import type { Knowledge, Page } from '../knowledge/page.ts';
import { type PlanInput, requirementsOf } from '../plan/candidate.ts';
import { type Company, companyOf } from '../plan/company.ts';
import type { Plan } from '../plan/plan.ts';
import { isFraming } from '../plan/quotas.ts';
import { sharedWords } from '../plan/word-overlap.ts';
import type { Language } from '../vocabulary.ts';
import { adviceFor } from './advice.ts';
import type { BuiltSection, Claim, Origin } from './claims.ts';
import { buildWords } from './words.ts';

/** What a dossier is built from. `rows`: its column of the checklist; `plan`: a whole rehearsal as it would be asked. */
export type BuildInput = PlanInput & { dossier: NonNullable<PlanInput['dossier']>; rows: readonly Row[]; plan: Plan };

/** A requirement with the résumé lines that speak for it, the nearest first. */
export type Backed = { line: Line; kind: 'must' | 'preferred'; facts: ResumeFact[]; years: boolean };

const RESUME = 'kkori://resume';
/** Lines shown of one list; a posting that tells its duties in essays has dozens. */
const LINES_MAX = 6;
const FACTS_PER_LINE = 2;
const HIGHLIGHTS_MAX = 8;
const KEYWORDS_MAX = 4;
const ASK_MAX = 10;
const CONCEPTS_MAX = 20;
/** Words that a requirement and a résumé line share at the least, where they name no concept together. */
const SHARED_MIN = 2;

/**
 * The eight sections of a dossier, by rules alone: what the candidate's own notes say of each stands first, the rest is
 * put together from posting, résumé and knowledge. Deterministic. Every claim has its origin and, unless a coach's, its
 * place; what was not found is said as not found, never as missing in the person.
 */
export function buildSections(input: BuildInput): BuiltSection[] {
  const company = companyOf(input.dossier, input.knowledge, input.level);
  const backed = backedOf(input);
  return [
    { id: 'overview', claims: overviewOf(input) },
    { id: 'fit', claims: [...own(input.dossier.fit), ...fitOf(backed, input)] },
    { id: 'highlights', claims: [...own(input.dossier.highlights), ...highlightsOf(backed)] },
    { id: 'company', claims: [...own(input.dossier.companySummary), ...companyClaims(input, company)] },
    { id: 'questions', claims: questionsOf(input) },
    { id: 'ask', claims: [...own(input.dossier.ask), ...askOf(input, company)] },
    { id: 'concepts', claims: [...own(input.dossier.concepts), ...conceptsOf(input, company)] },
    { id: 'advice', claims: [...own(input.dossier.advice), ...adviceFor(backed, input)] },
  ];
}

/** Lines of the candidate's own notes, as they stand there. */
function own(lines: readonly Line[]): Claim[] {
  return lines.map((line) => ofLine(line, 'user'));
}

function ofLine(line: Line, origin: Origin): Claim {
  return { text: line.text, origin, evidence: [line.evidence] };
}

function ofPage(page: Page, span: { start: number; end: number }, text: string): Claim {
  return { text, origin: 'knowledge', evidence: [cut(page, span)] };
}

function overviewOf({ dossier, lang }: BuildInput): Claim[] {
  const words = buildWords(lang);
  const title = [dossier.company, dossier.title].filter(Boolean).join(' · ');
  const { titleEvidence, posting } = dossier;
  const facts = [
    dossier.employmentType,
    dossier.location,
    dossier.yearsMin === null ? null : words.years(dossier.yearsMin, dossier.yearsMax),
  ].filter((fact) => fact !== null);
  const said: Claim[] = titleEvidence
    ? [{ text: [title, ...facts].filter(Boolean).join(' · '), origin: 'posting', evidence: [titleEvidence] }]
    : [];
  return [
    ...said,
    ...posting.responsibilities.slice(0, LINES_MAX).map((l) => ({ ...ofLine(l, 'posting'), theme: words.duties })),
    ...posting.process.slice(0, LINES_MAX).map((l) => ({ ...ofLine(l, 'posting'), theme: words.process })),
  ];
}

/** Requirements with the résumé lines that name the same concept or share words; lines of years are only compared. */
export function backedOf({ dossier, resume, knowledge, conceptsOf: named }: BuildInput): Backed[] {
  const facts = (resume?.facts ?? []).filter((fact) => fact.grade === 'resume');
  const concepts = new Map(facts.map((fact) => [fact.id, new Set(named(fact.text))]));
  return requirementsOf(dossier).flatMap(({ line, kind }) => {
    if (kind !== 'must' && kind !== 'preferred') return [];
    const years = /\d\s*년|\d\+?\s*years?/iu.test(line.text);
    const wanted = named(line.text);
    const near = facts
      .map((fact) => {
        const shared = wanted.filter((id) => namesOne(concepts.get(fact.id)!, id, knowledge)).length;
        const words = sharedWords(line.text, fact.text);
        return { fact, score: shared > 0 || words >= SHARED_MIN ? shared * 2 + words + (fact.deed ? 0.5 : 0) : 0 };
      })
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score);
    return [{ line, kind, years, facts: years ? [] : near.slice(0, FACTS_PER_LINE).map(({ fact }) => fact) }];
  });
}

/** The concept itself, or one whose title says it: 카프카와 메시지 큐 is a 메시지 큐. */
function namesOne(concepts: ReadonlySet<string>, wanted: string, { concepts: cards }: Knowledge): boolean {
  const title = cards.get(wanted)?.title.ko;
  return (
    concepts.has(wanted) || (title !== undefined && [...concepts].some((id) => cards.get(id)?.title.ko.includes(title)))
  );
}

function fitOf(backed: readonly Backed[], { resume, lang }: BuildInput): Claim[] {
  const words = buildWords(lang);
  return backed.map(({ line, kind, facts, years }) => ({
    ...ofLine(line, 'posting'),
    theme: kind === 'must' ? words.must : words.preferred,
    ...(facts.length > 0 ? { under: facts.map(ofFact) } : {}),
    ...(facts.length === 0 && resume && !years ? { gap: true } : {}),
  }));
}

/** A résumé line with the places it stands under. */
function ofFact(fact: ResumeFact): Claim {
  const places = placesOf(fact).filter((place) => !fact.text.includes(place));
  return { text: [...places, fact.text].join(' · '), origin: 'resume', evidence: [fact.evidence] };
}

/** Résumé lines that speak for the most requirements, those with numbers before those without. */
function highlightsOf(backed: readonly Backed[]): Claim[] {
  const lines = new Map<ResumeFact, Line[]>();
  for (const { line, facts } of backed) for (const fact of facts) lines.set(fact, [...(lines.get(fact) ?? []), line]);
  const rank = (fact: ResumeFact) => lines.get(fact)!.length + (fact.metrics.length > 0 ? 0.5 : 0);
  return [...lines.keys()]
    .filter((fact) => fact.deed)
    .sort((a, b) => rank(b) - rank(a))
    .slice(0, HIGHLIGHTS_MAX)
    .map((fact) => ({
      ...ofFact(fact),
      under: lines
        .get(fact)!
        .slice(0, FACTS_PER_LINE)
        .map((line) => ofLine(line, 'posting')),
    }));
}

/** What the posting says of the company, its profile with the words that say it, and what such companies ask. */
function companyClaims({ dossier, lang, knowledge }: BuildInput, company: Company): Claim[] {
  const words = buildWords(lang);
  const { about, values } = dossier.posting;
  const labels = dossier.profileEvidence.map(
    (label): Claim => ({
      text: `${titleOfLabel(label.axis, label.value, knowledge, lang)} (‘${label.words.slice(0, 3).join('’, ‘')}’)`,
      origin: 'posting',
      evidence: label.evidence,
      theme: words.profile,
    }),
  );
  const keywords = company.industries.flatMap((page) =>
    page.keywords.slice(0, KEYWORDS_MAX).map((keyword) => ({
      ...ofPage(
        page,
        keyword,
        `${knowledge.concepts.get(keyword.concept)?.title[lang] ?? keyword.concept}: ${keyword.why}`,
      ),
      theme: words.askedThere(page.title[lang]),
    })),
  );
  return [
    ...about.slice(0, LINES_MAX).map((line) => ofLine(line, 'posting')),
    ...values.slice(0, LINES_MAX).map((line) => ({ ...ofLine(line, 'posting'), theme: words.values })),
    ...labels,
    ...(lang === 'ko' ? keywords : []),
  ];
}

function titleOfLabel(axis: string, value: string, { industries, axes }: Knowledge, lang: Language): string {
  const page =
    axis === 'industry'
      ? industries.get(value)
      : [...axes.values()].find(
          (p) => p.value === value && (p.axis === 'revenue' ? 'business-model' : p.axis) === axis,
        );
  return page?.title[lang] ?? value;
}

/** The candidate's own questions by theme, then those a rehearsal would ask, by what they go after. */
function questionsOf({ dossier, plan, lang }: BuildInput): Claim[] {
  const words = buildWords(lang);
  const notes = dossier.questions.map(
    (q): Claim => ({
      text: `${q.ref} ${q.question}`,
      origin: 'user',
      evidence: [q.evidence],
      theme: q.theme ?? words.own,
    }),
  );
  const predicted = predictedOf(plan).map(
    (slot): Claim => ({
      text: slot.question,
      origin: originOf(askedBy(slot)),
      evidence: slot.evidence,
      theme: words.type[slot.type] ?? slot.type,
    }),
  );
  return [...notes, ...predicted.sort((a, b) => a.theme!.localeCompare(b.theme!))];
}

/** Questions of a plan that the candidate's own notes do not hold. */
export function predictedOf({ slots }: Plan): Plan['slots'] {
  return slots.filter((slot) => !isFraming(slot.type) && slot.ref === undefined);
}

/** Where a question comes from: the page whose sentence it is, the line of the résumé it opens on, else the posting. */
function askedBy({ type, question, evidence, design }: BuildInput['plan']['slots'][number]): Evidence {
  const page = evidence.find(
    ({ uri, quote }) => uri.startsWith('kkori://knowledge/') && (design || quote === question),
  );
  return page ?? evidence.find(({ uri }) => type === 'resume' && uri === RESUME) ?? evidence[0]!;
}

function originOf({ uri }: Evidence): Origin {
  if (uri.startsWith('kkori://knowledge/')) return 'knowledge';
  return uri === RESUME ? 'resume' : 'posting';
}

/** What the papers leave open on the checklist, and what such companies are worth being asked. */
function askOf({ rows, knowledge, lang }: BuildInput, company: Company): Claim[] {
  const guide = knowledge.playbooks.get('compare-offers');
  const open = rows.flatMap((row) => {
    const item = guide?.checklist.find((one) => one.id === row.id);
    return item && guide && row.cells[0]?.value === UNKNOWN ? [ofPage(guide, item, item.ask[lang])] : [];
  });
  const offered = [...company.industries, ...company.axes].flatMap((page) =>
    page.ask.slice(0, 1).map((q) => ofPage(page, q, q.text[lang])),
  );
  const words = buildWords(lang);
  return [
    ...offered.map((claim) => ({ ...claim, theme: words.askThere })),
    ...open.map((claim) => ({ ...claim, theme: words.askOpen })),
  ].slice(0, ASK_MAX);
}

/** Cards that the posting names, the requirement's before the wish's; what they expect stays on their pages. */
function conceptsOf({ dossier, resume, knowledge, lang, conceptsOf: named }: BuildInput, company: Company): Claim[] {
  const words = buildWords(lang);
  const known = new Set((resume?.facts ?? []).filter((f) => f.grade === 'resume').flatMap((f) => named(f.text)));
  const out = new Map<string, Claim>();
  const { requirements, preferred, responsibilities, stack } = dossier.posting;
  for (const line of [...requirements, ...preferred, ...stack, ...responsibilities])
    for (const id of named(line.text)) {
      const card = knowledge.concepts.get(id);
      if (!card || out.has(id)) continue;
      out.set(id, {
        text: `${card.title[lang]} (${card.uri})`,
        origin: 'posting',
        evidence: [line.evidence],
        theme: known.has(id) ? words.inResume : words.notInResume,
      });
    }
  for (const page of company.industries)
    for (const keyword of page.keywords.slice(0, KEYWORDS_MAX)) {
      const card = knowledge.concepts.get(keyword.concept);
      if (card && !out.has(card.id))
        out.set(card.id, { ...ofPage(page, keyword, `${card.title[lang]} (${card.uri})`), theme: words.ofIndustry });
    }
  return [...out.values()].slice(0, CONCEPTS_MAX);
}
