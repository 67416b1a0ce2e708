import type { Dossier, Line, Resume } from '../dossier.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { FormatPage, Knowledge } from '../knowledge/page.ts';
import type { SignalExpression } from '../knowledge/signal-expression.ts';
import type { Language, Level, QuestionType } from '../vocabulary.ts';
import { asksForYears } from './requirement-question.ts';

/** A question the plan could ask, with what speaks for it. Made by the sources, chosen by `select`. */
export type Candidate = {
  /** Stable readable name; the seed of its slot's `key`. */
  key: string;
  type: QuestionType;
  topic: string;
  concepts: string[];
  /** Posting lines this question covers when asked (at most two), the first is primary. */
  covers: string[];
  question: string;
  intent: string;
  evidence: Evidence[];
  reason: string;
  score: number;
  /** The candidate's notes hold this question; `drafted` also an answer to it. */
  inNotes: boolean;
  drafted: boolean;
  /** Belongs to this stage of the format and to no other. */
  stage?: string;
  /** May come again in the next session: a format has only so many questions of its own. */
  again?: boolean;
  /** A follow-up of the notes: asked in its own thread, or when it is named. */
  tail?: boolean;
  /** What every interview asks once (why here, why the move), however it is worded. */
  subject?: string;
  /** About technology, whatever kind of answer it wants. */
  technology?: boolean;
  ref?: string;
  card?: string;
  design?: string;
  fact?: string;
};

/** One attempt at a question in an earlier session of the same dossier. */
export type PastQuestion = { session: string; questionKey: string; question: string; at: number; weak: boolean };

/** Everything a plan is made from. Pure data; the same input and seed give the same plan. */
export type PlanInput = {
  dossier: Dossier | null;
  resume: Resume | null;
  knowledge: Knowledge;
  format: FormatPage;
  lang: Language;
  level: Level;
  input: 'typed' | 'spoken';
  limits: { questions: number | null; minutes: number | null };
  seed: number;
  /** Exactly these questions, by key and in this order, instead of a choice. */
  only?: readonly string[];
  /** Earlier sessions of this dossier, most recent first. */
  past: PastQuestion[];
  /** Card ids that occur in a text, the most specific alias first (from `resolveConcepts`). */
  conceptsOf: (text: string) => string[];
  /** True when a page's signal fits a posting line. */
  fits: (line: string, question: { signals: SignalExpression | null }) => boolean;
  now: number;
};

/** A posting line that a question should cover, and how much it speaks for one. */
export type Requirement = { line: Line; kind: 'must' | 'preferred' | 'duty' | 'value'; weight: number };

const WEIGHT = { must: 2, duty: 1.5, preferred: 1, value: 0.8 } as const;
/** A posting that tells its duties in essays has dozens of lines: together they weigh no more than this many. */
const DUTIES = 10;

/** The lines of a posting that questions are made for. One that asks for years is compared with the résumé, hardly asked. */
export function requirementsOf(dossier: Dossier | null): Requirement[] {
  if (!dossier) return [];
  const { requirements, preferred, responsibilities, values } = dossier.posting;
  const of = (lines: Line[], kind: Requirement['kind'], scale = 1): Requirement[] =>
    lines.map((line) => ({ line, kind, weight: WEIGHT[kind] * scale * (asksForYears(line.text) ? 0.4 : 1) }));
  return [
    ...of(requirements, 'must'),
    ...of(preferred, 'preferred'),
    ...of(responsibilities, 'duty', Math.min(1, DUTIES / Math.max(1, responsibilities.length))),
    ...of(values, 'value'),
  ];
}
