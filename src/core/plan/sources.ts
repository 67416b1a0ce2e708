import type { Line, ResumeFact } from '../dossier.ts';
import { cut, type Evidence } from '../evidence/evidence.ts';
import type { ConceptCard, OfferedQuestion, Opener, Page } from '../knowledge/page.ts';
import type { Level } from '../vocabulary.ts';
import { type Candidate, type PlanInput, type Requirement, requirementsOf } from './candidate.ts';
import { ownQuestion } from './own-question.ts';
import { factPhrase, factQuestion, requirementQuestion } from './wording.ts';

/** Where questions come from. Each source returns candidates with evidence and a score; none knows of the others. */

const RANK: Record<Level, number> = { junior: 0, mid: 1, senior: 2 };
const WEIGHT = { must: 2, duty: 1.5, preferred: 1, value: 0.8 } as const;

export type Sourcing = PlanInput & {
  requirements: Requirement[];
  facts: ResumeFact[];
  /** Card ids of each posting line, most specific first. */
  lineConcepts: Map<string, string[]>;
  factConcepts: Map<string, string[]>;
  random: () => number;
};

/** The wanted level's wording, or the nearest lower one. */
function atLevel<T extends { level: Level | 'any' }>(items: T[], level: Level): T[] {
  const exact = items.filter((i) => i.level === level);
  if (exact.length > 0) return exact;
  return items
    .filter((i): i is T & { level: Level } => i.level !== 'any')
    .sort((a, b) => Math.abs(RANK[a.level] - RANK[level]) - Math.abs(RANK[b.level] - RANK[level]));
}

function pageEvidence(page: Page, span: { start: number; end: number }): Evidence {
  return cut(page, span);
}

/** Posting lines that name the card itself or, at half weight, a card it is related to. */
function requirementsFor(s: Sourcing, card: ConceptCard): { requirement: Requirement; weight: number }[] {
  const out: { requirement: Requirement; weight: number }[] = [];
  for (const requirement of s.requirements) {
    const concepts = s.lineConcepts.get(requirement.line.id) ?? [];
    const direct = concepts.includes(card.id);
    const near = concepts.some((id) => card.related.includes(id));
    if (direct || near) out.push({ requirement, weight: WEIGHT[requirement.kind] * (direct ? 1 : 0.5) });
  }
  return out.sort((a, b) => b.weight - a.weight);
}

/** Technical questions from the cards that the posting, the résumé, the notes or the industry name. */
export function cardCandidates(s: Sourcing): Candidate[] {
  const out: Candidate[] = [];
  const industries = (s.dossier?.profile.industry ?? [])
    .map((id) => s.knowledge.industries.get(id))
    .filter((p) => p !== undefined);
  const noted = new Map<string, Line>();
  for (const line of s.dossier?.concepts ?? [])
    for (const id of s.conceptsOf(line.text)) if (!noted.has(id)) noted.set(id, line);
  for (const card of s.knowledge.concepts.values()) {
    const lines = requirementsFor(s, card);
    const facts = s.facts.filter((f) => s.factConcepts.get(f.id)?.includes(card.id));
    const keyword = industries.some((page) => page.keywords.some((k) => k.concept === card.id));
    const note = noted.get(card.id);
    const inStack = s.dossier?.posting.stack.find((line) => s.conceptsOf(line.text).includes(card.id));
    const anchored = lines.length > 0 || facts.length > 0 || note !== undefined || inStack !== undefined;
    if (s.dossier && !anchored && !keyword) continue;
    // What only the candidate's own line names is the claim an interviewer goes for; the stack list is what everyone has.
    const named = facts.length > 0 && inStack === undefined ? 1.5 : 0;
    const score =
      Math.min(
        3,
        lines.reduce((sum, l) => sum + l.weight, 0),
      ) +
      (facts.length > 0 ? 2 : 0) +
      named +
      (keyword ? 0.8 : 0) +
      (note ? 0.7 : 0) +
      (inStack ? 0.6 : 0) +
      (card.level === s.level ? 0.3 : 0);
    const evidence = [
      ...facts.slice(0, 1).map((f) => f.evidence),
      ...lines.slice(0, 1).map((l) => l.requirement.line.evidence),
      ...(lines.length === 0 && (note ?? inStack) ? [(note ?? inStack)!.evidence] : []),
    ];
    // The card resolves for a line it merely neighbours, but only lines that name it are covered by asking about it.
    const covers = lines
      .filter((l) => l.requirement.kind === 'must' || l.requirement.kind === 'preferred')
      .slice(0, 2)
      .map((l) => l.requirement.line.id);
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
        evidence: [...evidence, pageEvidence(card, opener)],
        reason: reasonOf(s, lines[0]?.requirement, fact ?? facts[0], card.title[s.lang]),
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

function reasonOf(
  s: Sourcing,
  requirement: Requirement | undefined,
  fact: ResumeFact | undefined,
  fallback: string,
): string {
  const names =
    s.lang === 'ko'
      ? { must: '자격요건', preferred: '우대사항', duty: '주요 업무', value: '가치' }
      : { must: 'requirement', preferred: 'preferred', duty: 'duty', value: 'value' };
  const left = requirement ? `${names[requirement.kind]} ‘${short(requirement.line.text)}’` : null;
  const right = fact
    ? s.lang === 'ko'
      ? `${fact.grade === 'note' ? '노트에 적힌 이력' : '이력서'} ${fact.id}`
      : `${fact.grade === 'note' ? 'notes' : 'résumé'} ${fact.id}`
    : null;
  return [left, right].filter(Boolean).join(' × ') || fallback;
}

function short(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  return plain.length <= 40 ? plain : `${plain.slice(0, 39)}…`;
}

/** Questions about single résumé lines: deeds first, values with a before and an after above all. */
export function factCandidates(s: Sourcing): Candidate[] {
  const drafts = (s.dossier?.questions ?? [])
    .filter((q) => q.draft)
    .map((q) => new Set(s.conceptsOf(`${q.question} ${q.draft!.text}`)));
  const out: Candidate[] = [];
  for (const fact of s.facts) {
    if (!fact.deed && fact.metrics.length === 0) continue;
    const question = factQuestion(fact, s.lang, s.random());
    if (!question) continue;
    const concepts = s.factConcepts.get(fact.id) ?? [];
    const lines = s.requirements
      .map((requirement) => ({
        requirement,
        weight: overlap(s, requirement.line, fact, concepts) * WEIGHT[requirement.kind],
      }))
      .filter((l) => l.weight > 0)
      .sort((a, b) => b.weight - a.weight);
    const drafted = drafts.some((d) => concepts.length > 0 && concepts.some((c) => d.has(c)));
    out.push({
      key: `resume/${fact.id}`,
      type: 'resume',
      topic: factPhrase(fact.text) ?? short(fact.text),
      concepts,
      covers: lines
        .filter((l) => l.requirement.kind === 'must' || l.requirement.kind === 'preferred')
        .slice(0, 2)
        .map((l) => l.requirement.line.id),
      question,
      intent:
        s.lang === 'ko'
          ? '이력서 한 줄을 본인이 설명할 수 있는지 봅니다'
          : 'Whether you can defend this line of your résumé',
      evidence: [fact.evidence, ...lines.slice(0, 1).map((l) => l.requirement.line.evidence)],
      reason: reasonOf(s, lines[0]?.requirement, fact, fact.id),
      score:
        2 +
        Math.min(2, lines[0]?.weight ?? 0) +
        (fact.metrics.length > 0 ? 1 : 0) +
        (/에서\s/u.test(fact.text) && fact.metrics.length > 1 ? 0.7 : 0) +
        (fact.grade === 'note' ? -0.5 : 0) -
        (drafted ? 0.6 : 0),
      inNotes: fact.grade === 'note',
      drafted: false,
      fact: fact.id,
    });
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

const COMMON =
  /^(개발|운영|경험|서비스|업무|사용|활용|관련|다양|위한|통해|이상|가능|처리|시스템|하는|있는|하신|환경)$/u;

/** Content words (two or more syllables, or Latin names) that two texts share, by their stems. */
export function sharedWords(a: string, b: string): number {
  const stems = (text: string) =>
    new Set(
      (
        text
          .normalize('NFC')
          .toLowerCase()
          .match(/[a-z][a-z0-9+.#-]{1,}|[가-힣]{2,}/gu) ?? []
      )
        .map((w) =>
          /^[가-힣]/.test(w)
            ? w
                .replace(/(으로|에서|에게|까지|부터|이나|하고|이며|을|를|이|가|은|는|의|에|로|와|과|도)$/u, '')
                .slice(0, 3)
            : w,
        )
        .filter((w) => w.length >= 2 && !COMMON.test(w)),
    );
  const left = stems(a);
  let count = 0;
  for (const word of stems(b)) if (left.has(word)) count += 1;
  return count;
}

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
        .map((requirement) => ({ requirement, weight: WEIGHT[requirement.kind] }))
        .sort((a, b) => b.weight - a.weight);
      const fact = s.facts.find((f) => f.deed && s.fits(f.text, q));
      const stage = q.type === 'opening' || q.type === 'reverse' || q.type === 'closing';
      const title = s.dossier?.titleEvidence;
      const evidence = [
        ...lines.slice(0, 2).map((l) => l.requirement.line.evidence),
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
        covers: lines
          .filter((l) => l.requirement.kind === 'must' || l.requirement.kind === 'preferred')
          .slice(0, 2)
          .map((l) => l.requirement.line.id),
        question: q.text[s.lang],
        intent: q.intent[s.lang],
        evidence,
        reason:
          [
            reasonOf(s, lines[0]?.requirement, fact, ''),
            lines[1] && lines[1].requirement.kind !== lines[0]!.requirement.kind
              ? reasonOf(s, lines[1].requirement, undefined, '')
              : '',
          ]
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

/** The candidate's own predicted questions, first demand only. */
export function noteCandidates(s: Sourcing): Candidate[] {
  const out: Candidate[] = [];
  for (const q of s.dossier?.questions ?? []) {
    const question = ownQuestion(q.question, s.lang);
    if (!question) continue;
    const concepts = s.conceptsOf(q.question).slice(0, 4);
    const lines = s.requirements.filter(
      (r) =>
        (s.lineConcepts.get(r.line.id) ?? []).some((id) => concepts.includes(id)) ||
        sharedWords(r.line.text, q.question) >= 2,
    );
    const card = concepts.map((id) => s.knowledge.concepts.get(id)).find((c) => c !== undefined);
    out.push({
      key: `notes/${q.ref}`,
      type: q.kind === 'design' ? 'system-design' : typeOf(q.question),
      topic: q.theme ?? q.ref,
      concepts,
      covers: lines
        .filter((r) => r.kind === 'must' || r.kind === 'preferred')
        .slice(0, 2)
        .map((r) => r.line.id),
      question,
      intent: s.lang === 'ko' ? '노트에 적어 두신 예상 질문입니다' : 'A question you expected in your own notes',
      evidence: [q.evidence, ...lines.slice(0, 1).map((r) => r.line.evidence)],
      reason: s.lang === 'ko' ? `노트의 예상 질문 ${q.ref}` : `your notes, ${q.ref}`,
      score: 2.2 + (lines.length > 0 ? 1 : 0) - (q.draft ? 0.5 : 0),
      inNotes: true,
      drafted: q.draft !== null,
      ref: q.ref,
      ...(card ? { card: card.id } : {}),
    });
  }
  return out;
}

/** What kind of answer a written question asks for: an experience, a plan, or knowledge. */
export function typeOf(question: string): 'behavioural' | 'situational' | 'technical' | 'culture-fit' {
  if (
    /라면|한다면|하겠습니까|하시겠|시겠습니까|상황(에서|이라면)|if you|would you/iu.test(question) &&
    !/(설명|말씀|이야기|공유).{0,6}(주시겠|주세요|주십시오)/u.test(question)
  )
    return 'situational';
  if (/충돌|갈등|의견 조율|우선순위 결정/u.test(question)) return 'situational';
  if (/지원 동기|이직|가치관|문화|왜 우리|왜 저희/u.test(question)) return 'culture-fit';
  if (
    /(경험|사례|과정)[을를은과와이가,]|활용하셨|구축하신|도입(했|하)|어떻게 해결했|tell me about|describe a time/iu.test(
      question,
    )
  )
    return 'behavioural';
  return 'technical';
}

/** Requirement lines that no page has a question for, asked in their own words. */
export function requirementCandidates(s: Sourcing): Candidate[] {
  const out: Candidate[] = [];
  for (const { line, kind } of s.requirements) {
    if (kind !== 'must' && kind !== 'preferred') continue;
    const question = requirementQuestion(line.text, s.lang);
    if (!question) continue;
    const concepts = s.lineConcepts.get(line.id) ?? [];
    const fact = s.facts
      .filter((f) => f.deed)
      .map((f) => ({ f, n: sharedWords(line.text, f.text) }))
      .sort((a, b) => b.n - a.n)[0];
    const near = fact && fact.n >= 2 ? fact.f : null;
    const card = concepts.map((id) => s.knowledge.concepts.get(id)).find((c) => c !== undefined);
    out.push({
      key: `requirement/${line.id}`,
      type: 'behavioural',
      topic: short(line.text),
      concepts,
      covers: [line.id],
      question,
      intent:
        s.lang === 'ko'
          ? '공고가 요구한 일을 실제로 해 보았는지 봅니다'
          : 'Whether you have done what the posting asks for',
      evidence: [
        line.evidence,
        ...(near ? [near.evidence] : []),
        ...(card ? [pageEvidence(card, card.points[0]!)] : []),
      ],
      reason: reasonOf(s, { line, kind }, near ?? undefined, line.id),
      score: WEIGHT[kind] * 0.9 + (near ? 0.8 : 0),
      inNotes: false,
      drafted: false,
      ...(near ? { fact: near.id } : {}),
    });
  }
  return out;
}

export { requirementsOf };
