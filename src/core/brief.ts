import { z } from 'zod';
import type { DossierWork } from './build/verify.ts';
import type { SummaryWork } from './critique/verify-summary.ts';
import type { AliasTable } from './knowledge/normalise.ts';
import type { Rubric } from './knowledge/page.ts';
import type { ProbeCandidate } from './probes/candidate.ts';
import type { Decision } from './probes/decide.ts';
import {
  Anchor,
  CHECKS_MAX,
  CheckResult,
  Dropped,
  Improved,
  Levels,
  Noticed,
  POINTS_MAX,
  Point,
  PointResult,
  Proposal,
  type Slot,
} from './session/events.ts';
import type { Papers, Thread } from './thread.ts';
import { type CoachName, type Language, Probe } from './vocabulary.ts';

/**
 * The jobs a coach can be given. A brief is typed data (the rules read it) plus a rendered prompt (models read it);
 * whoever does it, the output is parsed by the schema here and verified by the core before it counts.
 */
const BRIEFS = [
  'assess',
  'word-follow-up',
  'word-slot',
  'plan',
  'ask',
  'build-dossier',
  'critique-draft',
  'summarise',
] as const;
export type BriefName = (typeof BRIEFS)[number];

/**
 * When each coach does each brief, and what stands when its work is absent or bad:
 * `now` at once (where rules need no coach for it, by the use case itself) · `ticket` owed by ticket, late is fine ·
 * `supplied` taken from what came with the answer · `words` the host words it itself and says so in `asked` · `report`
 * nothing is written: what rules can say of the whole stands in the report at once, its points and what to practise next.
 */
export const BRIEF_TABLE: Record<
  BriefName,
  Record<CoachName, 'now' | 'ticket' | 'supplied' | 'words' | 'report'> & {
    fallback: 'offline-assessment' | 'offline-words' | 'slot-text' | 'offline' | 'report';
  }
> = {
  assess: { anthropic: 'now', host: 'ticket', offline: 'now', fallback: 'offline-assessment' },
  'word-follow-up': { anthropic: 'now', host: 'supplied', offline: 'now', fallback: 'offline-words' },
  'word-slot': { anthropic: 'now', host: 'words', offline: 'now', fallback: 'slot-text' },
  plan: { anthropic: 'now', host: 'words', offline: 'now', fallback: 'slot-text' },
  ask: { anthropic: 'now', host: 'supplied', offline: 'now', fallback: 'offline-words' },
  'build-dossier': { anthropic: 'now', host: 'ticket', offline: 'now', fallback: 'offline' },
  'critique-draft': { anthropic: 'now', host: 'ticket', offline: 'now', fallback: 'offline' },
  summarise: { anthropic: 'now', host: 'ticket', offline: 'report', fallback: 'report' },
};

/** What an assessment of a thread comes to after verification. Numbers never come from a model. */
export const Assessment = z.object({
  gate: z.enum(['empty', 'unknown', 'echo', 'copied', 'off-topic', 'other-language']).optional(),
  checks: z.array(CheckResult).max(80),
  expected: z.array(PointResult).max(20),
  points: z.array(Point).max(POINTS_MAX),
  dropped: z.array(Dropped).max(60),
  noticed: z.array(Noticed).max(8).optional(),
  levels: Levels.optional(),
});
export type Assessment = z.infer<typeof Assessment>;

/** A follow-up in words. */
export const FollowUp = z.object({
  probe: Probe,
  question: z.string().min(1).max(400),
  anchor: Anchor,
  key: z.string().max(200),
  why: z.string().max(300),
  /** Index of the proposal it was taken from. */
  uses: z.number().int().min(0).max(1).optional(),
});
export type FollowUp = z.infer<typeof FollowUp>;

/** What a host or model sends for `assess`: yes/no/unsure with quotes, at most three points. Verified before storing. */
export const AssessWork = z.object({
  checks: z
    .array(
      z.object({
        id: z.string().min(1).max(120),
        met: z.enum(['yes', 'no', 'unsure']),
        quote: z.string().max(600).optional(),
      }),
    )
    .max(CHECKS_MAX),
  points: z
    .array(
      z.object({
        kind: z.enum(['keep', 'fix']),
        quote: z.string().max(600).optional(),
        missing: z.string().max(300).optional(),
        say: z.string().min(1).max(600),
        next: z.string().max(400).optional(),
      }),
    )
    .max(POINTS_MAX)
    .default([]),
});
export type AssessWork = z.infer<typeof AssessWork>;

/** What a host or model sends for `critique-draft`: as for a thread, and the answer put better if it likes. */
export const CritiqueWork = AssessWork.extend({
  checks: AssessWork.shape.checks.default([]),
  improved: Improved.extend({ slots: Improved.shape.slots.default([]) }).optional(),
});
export type CritiqueWork = z.infer<typeof CritiqueWork>;

/** What a model adds to `assess`: misconceptions of the card and résumé lines that the answer speaks against. */
export const ModelAssessWork = AssessWork.extend({
  misconceptions: z.array(z.object({ id: z.string().max(120), quote: z.string().max(600) })).max(4),
  conflicts: z.array(z.object({ fact: z.string().max(20), quote: z.string().max(600) })).max(4),
});
export type ModelAssessWork = z.infer<typeof ModelAssessWork>;

/** What a model sends for `critique-draft`. */
export const ModelCritiqueWork = ModelAssessWork.extend({ improved: Improved.optional() });
export type ModelCritiqueWork = z.infer<typeof ModelCritiqueWork>;

/** What an improved answer is held against, and the checks of a written draft. */
export type CritiqueSources = { draftRubric: Rubric | null; sources: readonly string[]; aliases: AliasTable };

/** A thread of a finished session: its questions and what was answered to each. */
export type SessionThread = { number: number; turns: { question: string; answer: string }[] };

/**
 * A session as a summary of it stands on it. `points`: verified feedback and what was not found, by thread. `answers`
 * and `sources` are what `verifySummaryWork` holds the summary against.
 */
export type SummaryInput = {
  lang: Language;
  papers: Papers;
  threads: SessionThread[];
  points: { number: number; text: string }[];
  answers: string[];
  sources: string[];
  aliases: AliasTable;
};

/** What a model sends for `word-follow-up`. */
export const WordWork = z.object({ question: z.string().min(1).max(400), anchor: z.string().min(1).max(200) });

/** What a model sends for `plan`: only the questions it would put otherwise. */
export const PlanWork = z.object({
  slots: z.array(z.object({ id: z.string().max(10), question: z.string().min(1).max(400) })).max(60),
});

/** What a model sends for `ask`. */
export const AskWork = z.object({ followUps: z.array(Proposal).max(3) });

export type Brief = {
  assess: { input: { thread: Thread }; output: Assessment };
  'word-follow-up': { input: { thread: Thread; decision: Decision; proposals: Proposal[] }; output: FollowUp };
  'word-slot': { input: { thread: Thread }; output: { question: string } };
  plan: {
    input: { slots: Slot[]; lang: Language; papers: Papers };
    output: { questions: { id: string; question: string }[] };
  };
  ask: {
    input: { thread: Thread; decision: Decision; candidates: ProbeCandidate[] };
    output: { followUps: FollowUp[] };
  };
  'build-dossier': { input: { slug: string }; output: DossierWork };
  'critique-draft': {
    input: { thread: Thread; sources: CritiqueSources };
    output: Assessment & { improved?: Improved };
  };
  summarise: { input: SummaryInput; output: SummaryWork };
};
export type BriefInput<B extends BriefName> = Brief[B]['input'];
export type BriefOutput<B extends BriefName> = Brief[B]['output'];
