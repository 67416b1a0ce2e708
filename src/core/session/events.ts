import { z } from 'zod';
import { BUILT_SECTIONS, PROSE_MAX } from '../build/claims.ts';
import { Evidence } from '../evidence/evidence.ts';
import { Usage } from '../usage.ts';
import { AuthorName, CoachName, Format, Id, Language, Mode, Probe, QuestionType } from '../vocabulary.ts';

/**
 * What happened in a session, as stored. State is derived from these by `step`; nothing here is ever rewritten.
 * Every version of a shape that was released stays readable; an unknown version is refused in one sentence.
 *
 *   session ─ slot s1.. (planned) ─ turn t1.. (a question put) ─ attempt a1.. (an answer to it)
 */

export const EVENT_VERSION = 1;

/** Purposes of sessions in which nobody is asked anything: no rehearsal, nothing for a history or a latest report. */
export const AT_THE_DESK: readonly string[] = ['critique', 'dossier'];

export const ANSWER_MAX = 20_000;
export const ASKED_MAX = 400;
export const CHECKS_MAX = 24;
/** Longest summary of a session, in characters. */
export const SUMMARY_MAX = 2000;
export const POINTS_MAX = 3;

export const SlotId = z.string().regex(/^s[1-9]\d{0,2}$/);
export const TurnId = z.string().regex(/^t[1-9]\d{0,2}$/);
export const AttemptId = z.string().regex(/^a[1-9]\d?$/);

/** Who did it. `prompt` is the content hash of the prompt that produced it, `usage` what the calls for it came to. */
export const By = z.object({
  coach: AuthorName,
  client: z.string().max(200).optional(),
  model: z.string().max(200).optional(),
  prompt: z.string().max(64).optional(),
  usage: Usage.optional(),
});
export type By = z.infer<typeof By>;

/** Where a follow-up takes hold: a verified quote and the text it stands in. */
export const Anchor = z.object({
  quote: z.string().min(1).max(200),
  in: z.enum(['answer', 'question', 'resume', 'draft']),
  /** For `answer`: the turn it was said in. */
  turn: TurnId.optional(),
  uri: z.string().max(400).optional(),
  start: z.number().int().nonnegative().optional(),
  end: z.number().int().positive().optional(),
});
export type Anchor = z.infer<typeof Anchor>;

export const Slot = z.object({
  id: SlotId,
  /** The stage of the format it belongs to. */
  stage: z.string().max(80),
  type: QuestionType,
  topic: z.string().max(200),
  concepts: z.array(z.string()).max(20),
  /** Id of the posting line it covers. */
  requirement: z.string().max(80).optional(),
  questionKey: z.string().max(80),
  /** Readable name of the question (`transactional-outbox/open-mid`, `resume/F3`, `notes/Q2`): scripts bind to it. */
  key: z.string().max(200),
  question: z.string().min(1).max(1000),
  /** Why an interviewer asks it; shown on `?` and in the report. */
  intent: z.string().max(500),
  minutes: z.number().nonnegative(),
  evidence: z.array(Evidence).min(1).max(8),
  reason: z.string().max(300),
  /** How many follow-ups this thread may have at the most. */
  followUps: z.number().int().min(0).max(12),
  /** The dossier's own label when the question is the candidate's (Q3). */
  ref: z.string().max(40).optional(),
  /** A concept card, a design problem, or a résumé fact the thread stands on. */
  card: z.string().max(80).optional(),
  design: z.string().max(80).optional(),
  fact: z.string().max(20).optional(),
  /** Preset first probe (an attack rehearsal). */
  probe: Probe.optional(),
  /** Who worded the question, when it was not the program. */
  by: By.optional(),
});
export type Slot = z.infer<typeof Slot>;

/** One check's outcome. `null` = not assessed. For rules: `why` says what stands behind it, in the session's words. */
export const CheckResult = z.object({
  id: z.string().max(120),
  criterion: z.string().max(80),
  met: z.boolean().nullable(),
  quote: z.string().max(600).optional(),
  /** The turn of the thread in which the quote stands. */
  turn: TurnId.optional(),
  by: AuthorName,
  /** `honest`: met because the candidate said plainly that they did not measure, do or know. */
  mark: z.enum(['honest', 'confirmed', 'unverified']).optional(),
});
export type CheckResult = z.infer<typeof CheckResult>;

/** A point of feedback as shown: verified quote, or `missing` with the phrase it answers to. */
export const Point = z.object({
  kind: z.enum(['keep', 'fix']),
  quote: z.string().max(600).optional(),
  missing: z.string().max(300).optional(),
  say: z.string().min(1).max(600),
  next: z.string().max(400).optional(),
  check: z.string().max(120).optional(),
  turn: TurnId.optional(),
});
export type Point = z.infer<typeof Point>;

/** A host's or model's follow-up proposal as it came, after parsing. */
export const Proposal = z.object({
  probe: Probe,
  anchor: z.string().max(300),
  question: z.string().max(400),
  why: z.string().max(300),
});
export type Proposal = z.infer<typeof Proposal>;

/** An expected point of the card: found with its quote, or not found. */
export const PointResult = z.object({
  card: z.string().max(80),
  point: z.string().max(80),
  weight: z.enum(['core', 'extra']),
  level: z.string().max(20),
  text: z.string().max(400),
  met: z.boolean(),
  quote: z.string().max(600).optional(),
  turn: TurnId.optional(),
});
export type PointResult = z.infer<typeof PointResult>;

/** Something that did not pass verification and is not shown; counted in every result. */
export const Dropped = z.object({ what: z.string().max(80), why: z.string().max(300) });
export type Dropped = z.infer<typeof Dropped>;

export const IMPROVED_MAX = 4000;
export const Improved = z.object({
  text: z.string().min(1).max(IMPROVED_MAX),
  /** Names of the blanks as they stand in the text: `[측정값]`. */
  slots: z.array(z.string().min(1).max(80)).max(20),
});
export type Improved = z.infer<typeof Improved>;

const head = { v: z.literal(EVENT_VERSION), seq: z.number().int().positive(), at: z.number().int().nonnegative() };
const event = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.object({ ...head, type: z.literal(type), ...shape });

/** What a model noticed in an answer that code then asks about: a misconception of the card, a line of the résumé. */
export const Noticed = z.object({
  kind: z.enum(['misconception', 'conflict']),
  /** `card!misconception`, or the id of the fact. */
  id: z.string().max(160),
  quote: z.string().max(600),
  turn: TurnId,
});
export type Noticed = z.infer<typeof Noticed>;

/** Levels 1–5 by criterion, computed by code from a model's checks; null = too little was judged (판단 보류). */
export const Levels = z.record(z.string(), z.number().int().min(1).max(5).nullable());
export type Levels = z.infer<typeof Levels>;

export const SessionEvent = z.discriminatedUnion('type', [
  event('started', {
    purpose: z.enum(['rehearsal', 'attack', 'drill', 'ask', 'critique', 'dossier']),
    dossier: z.object({ slug: Id, sha: z.string() }).nullable(),
    /** Names as shown at the time, so that a report needs no source. */
    title: z.string().max(300).nullable(),
    resume: z.object({ sha: z.string() }).nullable(),
    versions: z.object({ knowledge: z.string(), rules: z.string() }),
    format: Format,
    mode: Mode,
    lang: Language,
    seed: z.number().int().nonnegative(),
    coach: CoachName,
    /** Typed or spoken answers: decides minutes and whether form checks apply. */
    input: z.enum(['typed', 'spoken']),
    level: z.enum(['junior', 'mid', 'senior']),
    limits: z.object({
      questions: z.number().int().positive().nullable(),
      minutes: z.number().positive().nullable(),
      depth: z.number().int().min(0).max(12),
    }),
    from: z.string().max(400).optional(),
    /** How much a host asked to be told with each turn; absent = short. */
    detail: z.enum(['short', 'full']).optional(),
  }),
  event('planned', {
    slots: z.array(Slot).min(1).max(60),
    uncovered: z.array(
      z.object({ id: z.string(), text: z.string(), kind: z.enum(['must', 'preferred']), why: z.string() }),
    ),
    covered: z.array(z.object({ id: z.string(), text: z.string(), kind: z.enum(['must', 'preferred']), slot: SlotId })),
    warnings: z.array(z.string()),
    /** The model that was asked to word the questions, with what that cost; absent without one. */
    by: By.optional(),
    /** The company's own criteria for a design answer, each with the checks that speak for it. */
    criteria: z
      .array(z.object({ name: z.string().max(80), checks: z.array(z.string().max(80)).max(20) }))
      .max(12)
      .optional(),
  }),
  event('asked', {
    turn: TurnId,
    slot: SlotId,
    kind: z.enum(['main', 'follow-up']),
    parent: TurnId.optional(),
    probe: Probe.optional(),
    anchor: Anchor.optional(),
    evidence: z.array(Evidence).max(8),
    question: z.string().min(1).max(1000),
    /** `card/dup`, `resume/F3/contradiction`, `frame/quantify`: what it came from. */
    key: z.string().max(200),
    why: z.string().max(300).optional(),
    by: By,
  }),
  event('worded', { turn: TurnId, text: z.string().max(ASKED_MAX), problems: z.array(z.string()).max(20) }),
  event('answered', {
    turn: TurnId,
    attempt: AttemptId,
    text: z.string().max(ANSWER_MAX),
    via: z.enum(['typed', 'file', 'host', 'draft']),
    verbatim: z.enum(['yes', 'unsure']),
    /** Time from the question to the answer, ms; null when unknown. */
    tookMs: z.number().int().nonnegative().nullable(),
  }),
  event('assessed', {
    turn: TurnId,
    attempt: AttemptId,
    by: By,
    ticket: z.string().max(80).optional(),
    /** Set when a threshold applied instead of the checks (empty, unknown, echo, copied, off-topic, other-language). */
    gate: z.enum(['empty', 'unknown', 'echo', 'copied', 'off-topic', 'other-language']).optional(),
    checks: z.array(CheckResult).max(80),
    expected: z.array(PointResult).max(20),
    levels: Levels.optional(),
    noticed: z.array(Noticed).max(8).optional(),
    points: z.array(Point).max(POINTS_MAX),
    proposals: z.array(Proposal).max(2),
    dropped: z.array(Dropped).max(60),
    /** Of a draft: the same answer put better by a host or model, with blanks for what only the candidate knows. */
    improved: Improved.optional(),
  }),
  event('decided', {
    turn: TurnId,
    outcome: z.enum(['probe', 'move-on']),
    probe: Probe.optional(),
    reason: z.string().max(300),
    /** Machine-readable reason of a move-on. */
    code: z
      .enum([
        'filled',
        'depth',
        'unknown-twice',
        'budget',
        'time',
        'no-candidate',
        'honest',
        'stage',
        'skipped',
        'gate',
      ])
      .optional(),
    uses: z.number().int().min(0).max(1).optional(),
  }),
  event('steered', {
    turn: TurnId,
    action: z.enum(['repeat', 'hint', 'clarify', 'skip', 'retry', 'end']),
    text: z.string().max(1000).optional(),
    reply: z.string().max(1000).optional(),
    credited: z.boolean().optional(),
    by: By,
  }),
  event('shown', { slot: SlotId, points: z.array(Point).max(POINTS_MAX) }),
  event('self-rated', {
    slot: SlotId.optional(),
    rating: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal('declined')]),
  }),
  event('confirmed', {
    turn: TurnId,
    attempt: AttemptId,
    check: z.string().max(120),
    quote: z.string().max(600),
  }),
  event('work-owed', {
    ticket: z.string().max(80),
    brief: z.enum(['assess', 'build-dossier', 'critique-draft', 'summarise']),
    subject: z.object({ slot: SlotId.optional(), turn: TurnId.optional(), attempt: AttemptId.optional() }),
    prompt: z.string().max(64),
  }),
  event('work-closed', {
    ticket: z.string().max(80),
    outcome: z.enum(['done', 'refused', 'voided', 'failed']),
    problems: z.array(z.string()).max(40).optional(),
  }),
  /** A brief that the session's coach could not do; the rules stood in for it. */
  event('work-failed', { turn: TurnId.optional(), brief: z.string().max(40), reason: z.string().max(300), by: By }),
  event('coach-changed', { from: CoachName, to: CoachName }),
  event('ended', { reason: z.enum(['finished', 'candidate', 'time', 'budget']) }),
  /** A coach's prose on a dossier, and the versions of the papers that it was written to. */
  event('built', {
    by: By,
    ticket: z.string().max(80),
    dossier: z.string().max(16),
    resume: z.string().max(16).nullable(),
    sections: z.array(z.object({ id: z.enum(BUILT_SECTIONS), text: z.string().min(1).max(PROSE_MAX) })).max(8),
  }),
  event('summarised', { by: By, text: z.string().max(8000), next: z.array(z.string().max(400)).max(10) }),
]);
export type SessionEvent = z.infer<typeof SessionEvent>;

/** An event before the store gave it its place: no `v`, `seq`, `at`. */
export type NewEvent = SessionEvent extends infer E
  ? E extends SessionEvent
    ? Omit<E, 'v' | 'seq' | 'at'>
    : never
  : never;
export type EventOf<T extends SessionEvent['type']> = Extract<SessionEvent, { type: T }>;
