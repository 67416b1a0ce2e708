import type { ResumeFact } from './dossier.ts';
import type { Evidence } from './evidence/evidence.ts';
import type { ConceptCard, DesignProblem, FormatPage, Rubric } from './knowledge/page.ts';
import type { PreparedText } from './knowledge/signal-expression.ts';
import type { Anchor, Noticed, Slot } from './session/events.ts';
import type { Language, Level, Mode, Probe } from './vocabulary.ts';

/** One question put and its latest answer, as the rules and the coaches look at it. */
export type ThreadTurn = {
  turn: string;
  kind: 'main' | 'follow-up';
  probe: Probe | null;
  anchor: Anchor | null;
  question: string;
  key: string;
  /** Latest attempt; empty string when not answered yet. */
  answer: string;
  attempt: string;
  via: 'typed' | 'file' | 'host' | 'draft';
  verbatim: 'yes' | 'unsure';
};

/** The papers as a model reads them: the same for every call of a session, so that they are read from the cache. */
export type Papers = {
  company: string | null;
  title: string | null;
  posting: string[];
  facts: ResumeFact[];
  criteria: string[];
};

/** An answer given earlier in the same session, outside this thread. */
export type EarlierAnswer = { turn: string; question: string; answer: string; key: string };

/**
 * A 줄기 with everything needed to judge it: the slot, the questions and answers so far, and the pages it stands on.
 * Pure data: built from session state and sources by the app, read by rules and prompts.
 */
export type Thread = {
  slot: Slot;
  lang: Language;
  level: Level;
  mode: Mode;
  input: 'typed' | 'spoken';
  format: FormatPage;
  rubric: Rubric | null;
  card: ConceptCard | null;
  /** Cards whose follow-ups may be used: the slot's own first, then those its question and answers name. */
  cards: ConceptCard[];
  design: DesignProblem | null;
  turns: ThreadTurn[];
  earlier: EarlierAnswer[];
  facts: ResumeFact[];
  papers: Papers;
  /** What the session's model judged of this thread so far; empty for rules. */
  judged: Judged;
  /** Words of the posting worth recognising: products, duties, domain nouns. */
  postingTerms: string[];
  /** Business nouns of the posting for `{posting.domain}`. */
  domains: string[];
  company: string | null;
  /** The candidate's own draft for this question, when the notes hold one. */
  draft: { text: string; uri: string; start: number } | null;
  /** The dossier's own follow-ups of this question: asked verbatim when their topic comes up. */
  ownFollowUps: { ref: string; question: string; evidence: Evidence }[];
  /** Follow-up keys and frame kinds already used in this session. */
  usedKeys: ReadonlySet<string>;
  /** Questions already asked in this session, for near-duplicates. */
  askedQuestions: readonly string[];
  /** Squeezes text with the aliases of the knowledge base. */
  prepare: (text: string, question?: string) => PreparedText;
};

/** A model's findings that hold a question back (met) or open one (noticed). */
export type Judged = { met: ReadonlySet<string>; noticed: readonly Noticed[] };
export const NOT_JUDGED: Judged = { met: new Set(), noticed: [] };

/** The turn answered last. */
export function lastAnswered(thread: Thread): ThreadTurn | null {
  for (let i = thread.turns.length - 1; i >= 0; i--) if (thread.turns[i]!.answer !== '') return thread.turns[i]!;
  return null;
}
