import path from 'node:path';
import { loadKnowledge } from '../../src/adapters/library/library.ts';
import type { OtherText } from '../../src/core/critique/conflicts.ts';
import { type Critique, critiqueOf } from '../../src/core/critique/critique.ts';
import type { SpellingVocabulary } from '../../src/core/critique/spelling.ts';
import type { Resume } from '../../src/core/dossier.ts';
import type { Evidence } from '../../src/core/evidence/evidence.ts';
import { aliasesOf, resolveConcepts } from '../../src/core/knowledge/cards.ts';
import { prepare } from '../../src/core/knowledge/signal-expression.ts';
import { readResume } from '../../src/core/reading/resume.ts';
import { termsIn } from '../../src/core/reading/terms.ts';
import { NOT_JUDGED, type Thread } from '../../src/core/thread.ts';
import { docOf } from '../core/reading/sound.ts';
import type { Case } from './corpus.ts';

export const knowledge = loadKnowledge(path.join(import.meta.dirname, '../../knowledge'));
const aliases = aliasesOf(knowledge);
const QUESTION_EVIDENCE: Evidence = {
  uri: 'kkori://dossiers/corpus',
  sha: '0'.repeat(16),
  start: 0,
  end: 8,
  quote: '지어낸 질문입니다',
  before: '',
  after: '',
};

export function resumeOf(page: Pick<Case, 'resume'>): Resume | null {
  return page.resume ? readResume(docOf(page.resume, 'kkori://resume')) : null;
}

/** The other papers that an answer of the corpus is held against. */
export function textsOf(page: Pick<Case, 'resume' | 'posting'>): OtherText[] {
  return [
    ...(page.resume ? [{ uri: 'kkori://resume', text: page.resume, origin: 'resume' as const }] : []),
    ...(page.posting ? [{ uri: 'kkori://dossiers/corpus', text: page.posting, origin: 'posting' as const }] : []),
  ];
}

/** Questions asked before this one, by which an answer to another question is known. */
export type Before = readonly { question: string }[];

/** A thread with one main question and its answer, as a draft is judged. */
export function threadFor(page: Omit<Case, 'answers' | 'id' | 'held'>, answer: string, before: Before = []): Thread {
  const { type, lang, question } = page;
  const card = (page.card ? knowledge.concepts.get(page.card) : null) ?? null;
  if (page.card && !card) throw new Error(`no card ${page.card}`);
  const named = resolveConcepts(answer, knowledge).map((m) => m.card);
  const facts = resumeOf(page)?.facts ?? [];
  const terms = page.posting ? termsIn([page.posting], page.company ?? null) : [];
  return {
    slot: {
      id: 's1',
      stage: 'draft',
      type,
      topic: question,
      concepts: page.card ? [page.card] : [],
      questionKey: 'draft',
      key: 'draft/Q1',
      question,
      intent: '',
      minutes: 3,
      evidence: [QUESTION_EVIDENCE],
      reason: '',
      followUps: 0,
      ...(page.card ? { card: page.card } : {}),
    },
    lang,
    level: 'mid',
    mode: 'coach',
    input: 'typed',
    format: knowledge.formats.get('full')!,
    rubric: knowledge.rubrics.get(type) ?? null,
    card,
    cards: [...new Set([...(page.card ? [page.card] : []), ...named])]
      .flatMap((id) => knowledge.concepts.get(id) ?? [])
      .slice(0, 4),
    design: null,
    turns: [
      {
        turn: 't1',
        kind: 'main',
        probe: null,
        anchor: null,
        question,
        key: 'draft/Q1',
        answer,
        attempt: 'a1',
        via: 'draft',
        verbatim: 'yes',
      },
    ],
    earlier: before
      .filter((b) => b.question !== question)
      .map((b, i) => ({ turn: `t${i + 2}`, question: b.question, answer: '', key: `q/${i}` })),
    facts,
    papers: { company: page.company ?? null, title: null, posting: [], facts, criteria: [] },
    judged: NOT_JUDGED,
    postingTerms: terms,
    domains: [],
    company: page.company ?? null,
    draft: null,
    ownFollowUps: [],
    usedKeys: new Set(['draft/Q1']),
    askedQuestions: [question],
    prepare: (text, asked) => prepare(text, aliases, asked),
  };
}

const vocabularies = new Map<string, SpellingVocabulary>();

/** What is spelt right beside a question; the same object for the same company, which the spelling keeps its index by. */
export function vocabularyOf(page: Pick<Case, 'company'>): SpellingVocabulary {
  const names = page.company ? [page.company] : [];
  const known = vocabularies.get(names.join());
  if (known) return known;
  const made = { cards: [...knowledge.concepts.values()], own: names, names };
  vocabularies.set(names.join(), made);
  return made;
}

/** The whole critique of an answer of the corpus, as `kkori critique` gives it without a model. */
export function critiqueFor(
  page: Omit<Case, 'answers' | 'id' | 'held'>,
  answer: string,
  before: Before = [],
): Critique | null {
  return critiqueOf(threadFor(page, answer, before), {
    uri: 'kkori://drafts/corpus',
    draftRubric: knowledge.rubrics.get('draft') ?? null,
    texts: textsOf(page),
    vocabulary: vocabularyOf(page),
  });
}
