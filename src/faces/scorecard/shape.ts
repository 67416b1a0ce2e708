/**
 * What the scorecard page shows: one session, worded and ordered, so that the page only lays it out. Plain data in the
 * session's language; every text is already cleaned for display. No totals and no verdict: checks with their quotes.
 */
export type Scorecard = {
  lang: 'ko' | 'en';
  title: string;
  /** Day, mode, coach, how it ended. */
  about: string[];
  /** What this coach can see and what it cannot. */
  coachSays: string;
  session: string;
  /** The candidate's own rating of the whole session; null where none was given. */
  rating: string | null;
  /** In exam mode before the self-rating: why nothing but questions and answers is here. */
  withheld: string | null;
  /** A coach's own words on the whole, and whose they are; null until there are any. */
  summary: { paragraphs: string[]; next: string[]; by: string } | null;
  points: CardPoint[];
  /** `thread`, `number` and `question` where a step is about a thread; `ask` = how the candidate would ask for it. */
  next: { text: string; thread: string | null; number: number; question: string; ask: string }[];
  threads: CardThread[];
  coverage: { heading: string; says: string; rows: CardRequirement[] }[];
  /** How many lines were never asked about, in words; null without a résumé. */
  ledgerSays: string | null;
  ledger: { id: string; text: string; state: 'defended' | 'partly' | 'stuck' | 'not-asked'; says: string }[];
  criteria: { name: string; says: string; checks: CardCheck[] }[];
  plan: { number: number; thread: string | null; type: string; topic: string; minutes: string; why: string }[];
  models: string[];
  notes: string[];
  words: CardWords;
};

export type CardPoint = {
  kind: 'keep' | 'fix';
  thread: string;
  number: number;
  quote: string | null;
  say: string;
  next: string | null;
};

export type CardThread = {
  /** Slot id (`s1`), and its number as people say it. */
  id: string;
  number: number;
  question: string;
  topic: string;
  type: string;
  /** Why it is asked, what it looks for, and what it stands on. */
  background: { label: string; text: string }[];
  evidence: { source: string; quote: string | null; changed: string | null }[];
  /** The questions of the thread in order, each one deeper than the last. */
  steps: { kind: 'main' | 'follow-up'; state: StepState; name: string }[];
  /** How deep the explanation went, in words. */
  reached: string;
  turns: CardTurn[];
  /** Checks by outcome after the last answer; empty while the report is withheld. */
  found: CardCheck[];
  missing: CardCheck[];
  unjudged: CardCheck[];
  /** The counts of the three, in words; null where nothing was checked. */
  counts: string | null;
  /** The candidate's own rating of this thread. */
  rating: string | null;
  points: CardPoint[];
  /** Whether the page opens it at first: the session's points to fix are in it. */
  open: boolean;
};

/** answered · said not to know · an answer in which nothing of the question was found · passed over · not answered. */
export type StepState = 'answered' | 'unknown' | 'unfound' | 'skipped' | 'unanswered';

export type CardTurn = {
  kind: 'main' | 'follow-up';
  state: StepState;
  /** What the follow-up goes after; '' for the main question. */
  probe: string;
  question: string;
  /** As the host really said it, where that differs. */
  asked: string | null;
  /** Where the follow-up takes hold and why it was asked. */
  anchor: { quote: string; where: string } | null;
  why: string | null;
  asides: string[];
  answers: { label: string; note: string | null; segments: Segment[] }[];
  /** Why the thread moved on here. */
  movedOn: string | null;
};

/**
 * A piece of an answer. `notes` are the numbers of the quotes that it is part of, `starts` and `ends` of those that
 * begin and end here; `kind` says how it is marked.
 */
export type Segment = { text: string; kind?: MarkKind; notes?: number[]; starts?: number[]; ends?: number[] };
export type MarkKind = 'found' | 'keep' | 'missing' | 'fix';

export type CardCheck = {
  text: string;
  met: boolean | null;
  outcome: string;
  quote: string | null;
  /** Number of the quote in the thread's answers; null where it could not be found there. */
  note: number | null;
  mark: string | null;
};

export type CardRequirement = { text: string; thread: string | null; number: number | null; why: string | null };

/** The words that the page itself sets. */
export type CardWords = {
  summary: string;
  points: string;
  noPoints: string;
  keep: string;
  fix: string;
  next: string;
  glance: string;
  glanceSays: string;
  thread: string;
  depth: string;
  checks: string;
  rating: string;
  states: Record<StepState, string>;
  threads: string;
  quoteFound: string;
  quoteFix: string;
  background: string;
  evidence: string;
  followUp: string;
  asked: string;
  empty: string;
  found: string;
  missing: string;
  unjudged: string;
  seeQuote: string;
  openAll: string;
  closeAll: string;
  print: string;
  practise: string;
  practiseSent: string;
  coverage: string;
  ledger: string;
  criteria: string;
  plan: string;
  planColumns: string[];
  model: string;
  notes: string;
  session: string;
};
