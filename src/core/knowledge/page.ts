import type { Source, Span } from '../evidence/evidence.ts';
import type { Axis, Bilingual, Format, Industry, Level, Probe, QuestionType } from '../vocabulary.ts';
import type { SignalExpression } from './signal-expression.ts';

/** Shapes of the knowledge pages after loading. Every item keeps its span in the page, so a question can cite it. */

/** `see`: pages (`playbooks/star`) that a reader of this one goes on to. */
export type Page = Source & { id: string; title: Bilingual; see?: string[]; asked?: string[] };

/** A concept card that interviewers of an industry or a role come to, and why. */
export type Keyword = Span & { concept: string; why: string };

export type Signals = { ko: SignalExpression | null; en: SignalExpression | null };

export type ExpectedPoint = Span & {
  id: string;
  weight: 'core' | 'extra';
  level: Level;
  text: Bilingual;
  signals: Signals;
  hint: string;
};

export type Opener = Span & { id: string; level: Level | 'any'; text: Bilingual };

export type CardProbe = Span & {
  id: string;
  probe: Probe;
  level: Level;
  text: Bilingual;
  said: SignalExpression;
  unsaid: SignalExpression;
  /** Expected points this question is after (`#id` of 듣고 싶은 것), empty when it is prose only. */
  wants: string[];
  wantsText: string;
  then: string | null;
};

export type Misconception = Span & {
  id: string;
  claim: string;
  why: string;
  rightWhen: string;
  said: SignalExpression;
  unsaid: SignalExpression;
  /** The same said in English, where the page has it. */
  english: { claim: string; said: SignalExpression; unsaid: SignalExpression } | null;
  /** The follow-up of the same card to put instead of correcting. */
  ask: string;
};

export type ConceptCard = Page & {
  kind: 'concept';
  aliases: string[];
  misspellings: string[];
  level: Level;
  industries: string[];
  roles: string[];
  related: string[];
  oneLine: string;
  openers: Opener[];
  points: ExpectedPoint[];
  misconceptions: Misconception[];
  tradeOffs: string[];
  failures: string[];
  probes: CardProbe[];
  stepsDown: (Span & { id: string; text: Bilingual })[];
  neverUsed: string | null;
  example: string;
  sources: string[];
};

/** Who may say what about a check: `both` yes and no, `yes` only yes, `no` only no, `none` never by rules. */
export type Authority = 'both' | 'yes' | 'no' | 'none';

export type RubricCheck = {
  /** Within its rubric: `event.once`. The full id is `{type}.{id}`. */
  id: string;
  criterion: string;
  core: boolean;
  authority: Authority;
  text: Bilingual;
  say: Bilingual;
  probe: Probe | null;
  /** Applies only when the thread is about one of these; empty = always. */
  when: ('conflict' | 'feedback' | 'move' | 'unknown' | 'mid')[];
};

export type Rubric = Page & {
  kind: 'rubric';
  criteria: { id: string; title: Bilingual }[];
  checks: RubricCheck[];
};

export type FormatStage = {
  id: string;
  title: Bilingual;
  /** Minutes for each of the format's total lengths, same order. */
  minutes: number[];
  types: QuestionType[];
  followUps: number;
  milestones: string[];
  /** Ids of offered questions that belong here before any other: what this part of an interview is for. */
  asks: string[];
};

/** A question of the format itself, whoever is hiring: it stands in one of its stages. */
export type FormatQuestion = Span & {
  id: string;
  stage: string;
  type: QuestionType;
  text: Bilingual;
  intent: Bilingual;
  concepts: string[];
};

export type FormatPage = Page & {
  kind: 'format';
  format: Format;
  minutes: number[];
  defaultMinutes: number;
  defaultQuestions: number;
  stages: FormatStage[];
  /** Percent by question type; key `any` or a level. */
  mixByLevel: Record<string, Partial<Record<QuestionType, number>>>;
  pressure: [number, number];
  probes: Probe[] | null;
  followUpsTotalMax: number | null;
  /** False where people are talked about and not technology. */
  technology: boolean;
  questions: FormatQuestion[];
};

/** A question that a page offers for a posting line or a value that its signal fits. */
export type OfferedQuestion = Span & {
  id: string;
  type: QuestionType;
  level: Level | 'any';
  text: Bilingual;
  intent: Bilingual;
  signals: SignalExpression | null;
  concepts: string[];
};

export type IndustryPage = Page & {
  kind: 'industry';
  industry: Industry;
  signals: string[];
  domains: string[];
  keywords: Keyword[];
  questions: OfferedQuestion[];
  ask: OfferedQuestion[];
};

/** A role at a level of experience, or, where it has `signals`, a role that a posting names. */
export type RolePage = Page & {
  kind: 'role';
  years: [number, number];
  family: 'engineering' | 'planning';
  /** Words in a title or posting that mean this role; empty for the levels of a back-end engineer. */
  signals: string[];
  keywords: Keyword[];
  questions: OfferedQuestion[];
};

/** One value of an axis (`customer`, `b2b`): how a company of that kind changes the work and the interview. */
export type AxisPage = Page & {
  kind: 'axis';
  axis: Axis;
  /** The value in the dossier's profile: `product`, `b2b`, `early` … */
  value: string;
  /** Words in a posting that mean this value: one is enough. */
  signals: string[];
  /** Concept cards and offered questions that gain or lose weight there. */
  up: string[];
  down: string[];
  questions: OfferedQuestion[];
  ask: OfferedQuestion[];
};

/** Something a person may like in the work, and the industries where it is met. */
export type Interest = Span & { id: string; industries: Industry[]; text: Bilingual; signals: SignalExpression };

/** One row of the comparison of companies: what to look for in their papers, and what to ask where they are silent. */
export type ChecklistItem = Span & {
  id: string;
  text: Bilingual;
  /** Null for a row that code reads from elsewhere (the profile, the stack). */
  signals: SignalExpression | null;
  ask: Bilingual;
};

/** Advice for the person: a career question or a way of doing something. */
export type GuidePage = Page & {
  kind: 'career' | 'playbook';
  interests: Interest[];
  checklist: ChecklistItem[];
};

export type DesignMilestone = Span & {
  id: string;
  stage: string;
  text: Bilingual;
  probe: Probe;
  signals: SignalExpression | null;
};

export type DesignProblem = Page & {
  kind: 'design';
  industries: string[];
  /** Words of a title or a duty that this problem is about. */
  signals: string[];
  concepts: string[];
  criteria: string[];
  problem: Span & { text: Bilingual };
  /** What the interviewer tells when asked. */
  answers: (Span & { id: string; text: Bilingual; signals: SignalExpression })[];
  milestones: DesignMilestone[];
  changes: (Span & { id: string; probe: Probe; text: Bilingual })[];
  /** The objections of the colleague who disagrees, in order. */
  colleague: (Span & { id: string; text: Bilingual })[];
  /** When the colleague stops objecting; null when the page does not say. */
  colleagueStop: (Span & { text: Bilingual; signals: SignalExpression | null }) | null;
  /** `text` (and the span) is the question to put, `mistake` what the candidate did. */
  firstMistakes: (Span & { id: string; mistake: string; text: Bilingual; signals: SignalExpression; probe: Probe })[];
  criteriaMap: Record<string, string[]>;
};

/** Everything loaded and checked once. Pages are found by id; `version` is a hash over all of them. */
export type Knowledge = {
  version: string;
  concepts: ReadonlyMap<string, ConceptCard>;
  rubrics: ReadonlyMap<string, Rubric>;
  formats: ReadonlyMap<Format, FormatPage>;
  industries: ReadonlyMap<string, IndustryPage>;
  roles: ReadonlyMap<string, RolePage>;
  axes: ReadonlyMap<string, AxisPage>;
  careers: ReadonlyMap<string, GuidePage>;
  playbooks: ReadonlyMap<string, GuidePage>;
  designs: ReadonlyMap<string, DesignProblem>;
  /** Every page by uri, for reading and citing. */
  pages: ReadonlyMap<string, Page>;
};
