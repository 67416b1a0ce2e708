import { sessionPoints } from './critique/points.ts';
import type { Evidence, EvidenceStatus } from './evidence/evidence.ts';
import { type LedgerRow, ledgerOf, threadState } from './ledger.ts';
import type { Anchor, CheckResult, Dropped, EventOf, Improved, Point } from './session/events.ts';
import { assessmentOf, mergedChecks } from './session/reading.ts';
import { lastAttempt, reportIsOpen, type SessionState, slotOf, turnOf } from './session/state.ts';
import { type ModelUsage, usageOf } from './session/usage.ts';
import type { AuthorName, Probe, QuestionType } from './vocabulary.ts';

/** One session as data: what `rehearse --json` and `report --format json` print, and what every face renders. */
export type Report = {
  session: string;
  dossier: string | null;
  title: string | null;
  format: string;
  mode: string;
  coach: string;
  lang: string;
  startedAt: number;
  ended: string | null;
  /**
   * False in exam mode until the candidate rated or declined: checks and points are left out then, and why a thread went
   * on or ended (empty `reason`, no `why`), for that names what was heard.
   */
  open: boolean;
  plan: {
    id: string;
    type: QuestionType;
    topic: string;
    question: string;
    intent: string;
    minutes: number;
    evidence: (Evidence & { status: EvidenceStatus })[];
    reason: string;
    status: string;
  }[];
  turns: ReportTurn[];
  coverage: { must: Coverage; preferred: Coverage };
  /** Of the whole session: at most one to keep and two to mend. */
  points: (Point & { slot: string })[];
  /** Of each thread, at most three. */
  threadPoints: (Point & { slot: string })[];
  /** Expected points of the candidate's level that were not found, at most two a thread. */
  notFound: { slot: string; id: string; text: string }[];
  selfRatings: { slot: string | null; rating: 1 | 2 | 3 | 'declined' }[];
  /** Per résumé line: defended, partly, stuck, not asked. */
  ledger: LedgerRow[];
  /** The same over all sessions of this workspace up to now; empty in a bare replay. */
  ledgerOverSessions: LedgerRow[];
  /** The company's own design criteria with the checks that speak for each; empty when the dossier names none. */
  criteria: { name: string; checks: CheckResult[] }[];
  dropped: Dropped[];
  /** What the session's model could not do; the rules stood in. Absent when there was nothing of it. */
  failures?: { brief: string; turn?: string; reason: string }[];
  /** What models read and wrote, by model; `usd` null = its price is not known. Absent without a model. */
  usage?: ModelUsage[];
  warnings: string[];
  next: string[];
  /** A coach's summary of the whole; absent until there is one. */
  summary?: { text: string; next: string[]; by: AuthorName };
};

type Coverage = {
  /** Lines whose question was put; `answered` where the thread held something that answers. */
  covered: { id: string; text: string; slot: string; answered: boolean }[];
  uncovered: { id: string; text: string; why: string }[];
};

export type ReportTurn = {
  id: string;
  slot: string;
  parent?: string;
  kind: 'main' | 'follow-up';
  probe?: Probe;
  question: string;
  asked?: string;
  anchor?: Anchor;
  key: string;
  why?: string;
  attempts: {
    answer: string;
    via: string;
    verbatim: string;
    checks: (CheckResult & { confirmed?: boolean })[];
    /** Of a draft: the same answer put better by a host or model, verified. */
    improved?: Improved;
  }[];
  answer: string;
  checks: CheckResult[];
  decided: { outcome: string; reason: string; code?: string } | null;
  steered: { action: string; text?: string; reply?: string; credited?: boolean }[];
  by: AuthorName;
};

/**
 * @param statusOf how stored evidence reads against the sources now; replays under newer cards give the same bytes
 *   because everything else comes from the events
 * @param lines ids and texts of the résumé lines, for the ledger
 */
export function makeReport(
  state: SessionState,
  statusOf: (evidence: Evidence) => EvidenceStatus,
  lines: readonly { id: string; quote: string }[],
): Report {
  const started = state.started!;
  const open = reportIsOpen(state);
  const views = new Map(state.slots.map((slot) => [slot.slot.id, assessmentOf(state, slot)]));
  const turns = state.turnOrder.map((id) => reportTurn(state, id, open));
  const planned = state.planned;
  const byKind = (kind: 'must' | 'preferred'): Coverage => ({
    // A line counts as covered when its question was really put, not when it was planned.
    covered: (planned?.covered ?? [])
      .filter((c) => c.kind === kind && slotOf(state, c.slot).turns.length > 0)
      .map(({ id, text, slot }) => ({
        id,
        text,
        slot,
        answered: ['defended', 'partly'].includes(threadState(state, slotOf(state, slot))),
      })),
    uncovered: [
      ...(planned?.uncovered ?? []).filter((u) => u.kind === kind).map(({ id, text, why }) => ({ id, text, why })),
      ...(planned?.covered ?? [])
        .filter((c) => c.kind === kind && slotOf(state, c.slot).turns.length === 0)
        .map(({ id, text }) => ({
          id,
          text,
          why: started.lang === 'ko' ? '묻기 전에 끝났습니다' : 'the session ended before it',
        })),
    ],
  });
  const threadPoints = open
    ? state.slots.flatMap((slot) => (views.get(slot.slot.id)?.points ?? []).map((p) => ({ ...p, slot: slot.slot.id })))
    : [];
  const notFound = open
    ? state.slots.flatMap((slot) =>
        (views.get(slot.slot.id)?.expected ?? [])
          .filter((p) => !p.met && p.weight === 'core')
          .slice(0, 2)
          .map((p) => ({ slot: slot.slot.id, id: `${p.card}#${p.point}`, text: p.text })),
      )
    : [];
  return {
    session: state.id,
    dossier: started.dossier?.slug ?? null,
    title: started.title,
    format: started.format,
    mode: started.mode,
    coach: state.coach,
    lang: started.lang,
    startedAt: started.at,
    ended: state.ended?.reason ?? null,
    open,
    plan: state.slots.map(({ slot, status }) => ({
      id: slot.id,
      type: slot.type,
      topic: slot.topic,
      question: slot.question,
      intent: slot.intent,
      minutes: slot.minutes,
      evidence: slot.evidence.map((e) => ({ ...e, status: statusOf(e) })),
      reason: slot.reason,
      status,
    })),
    turns,
    coverage: { must: byKind('must'), preferred: byKind('preferred') },
    points: sessionPoints(threadPoints),
    threadPoints,
    notFound,
    selfRatings: [
      ...(state.selfRating === null ? [] : [{ slot: null, rating: state.selfRating }]),
      ...state.slots.flatMap((s) => (s.selfRating === null ? [] : [{ slot: s.slot.id, rating: s.selfRating }])),
    ],
    ledger: open ? ledgerOf([state], lines) : [],
    ledgerOverSessions: [],
    criteria: open ? criteriaOf(state, views) : [],
    dropped: [...views.values()].flatMap((view) => view?.dropped ?? []),
    ...usedByModels(state),
    warnings: planned?.warnings ?? [],
    next: open ? nextSteps(state, sessionPoints(threadPoints), notFound) : [],
    ...(open ? summaryOf(state) : {}),
  };
}

function summaryOf({ summarised }: SessionState): Pick<Report, 'summary'> {
  if (!summarised) return {};
  return { summary: { text: summarised.text, next: summarised.next, by: summarised.by.coach } };
}

/** Failures and usage of the session's models; empty where none took part, so that such a report stays as it was. */
function usedByModels(state: SessionState): Pick<Report, 'failures' | 'usage'> {
  const failures = state.failures.map(({ brief, turn, reason }) => ({ brief, ...(turn ? { turn } : {}), reason }));
  const usage = usageOf([state]);
  return { ...(failures.length > 0 ? { failures } : {}), ...(usage.length > 0 ? { usage } : {}) };
}

function reportTurn(state: SessionState, id: string, open: boolean): ReportTurn {
  const { asked, worded, attempts, decided, steered } = turnOf(state, id);
  const checksOf = (index: number): CheckResult[] => (open ? mergedChecks(attempts[index]?.assessed ?? []) : []);
  const last = attempts.length - 1;
  return {
    id,
    slot: asked.slot,
    ...(asked.parent ? { parent: asked.parent } : {}),
    kind: asked.kind,
    ...(asked.probe ? { probe: asked.probe } : {}),
    question: asked.question,
    ...(worded ? { asked: worded.text } : {}),
    ...(asked.anchor ? { anchor: asked.anchor } : {}),
    key: asked.key,
    ...(open && asked.why ? { why: asked.why } : {}),
    attempts: attempts.map((attempt, i) => ({
      answer: attempt.text,
      ...improvedOf(attempt.assessed),
      via: attempt.via,
      verbatim: attempt.verbatim,
      checks: checksOf(i).map((check) => {
        const confirmed = attempt.confirmed.find((c) => c.check === check.id);
        return confirmed
          ? { ...check, met: true, quote: confirmed.quote, mark: 'confirmed' as const, confirmed: true }
          : check;
      }),
    })),
    answer: lastAttempt(turnOf(state, id))?.text ?? '',
    checks: last >= 0 ? checksOf(last) : [],
    decided: decided
      ? {
          outcome: decided.outcome,
          reason: open ? decided.reason : '',
          ...(open && decided.code ? { code: decided.code } : {}),
        }
      : null,
    steered: steered.map(({ action, text, reply, credited }) => ({
      action,
      ...(text ? { text } : {}),
      ...(reply ? { reply } : {}),
      ...(credited ? { credited } : {}),
    })),
    by: asked.by.coach,
  };
}

function improvedOf(assessed: readonly EventOf<'assessed'>[]): { improved?: Improved } {
  const improved = assessed.findLast((a) => a.improved)?.improved;
  return improved ? { improved } : {};
}

/** Design checks regrouped under the company's own criteria, as the plan recorded them. */
function criteriaOf(state: SessionState, views: ReadonlyMap<string, EventOf<'assessed'> | null>): Report['criteria'] {
  const design = state.slots.filter((slot) => slot.slot.type === 'system-design' && slot.turns.length > 0);
  if (design.length === 0) return [];
  return (state.planned?.criteria ?? []).map(({ name, checks }) => {
    const found = checks.flatMap((id) => {
      const results = design.flatMap(
        (slot) => views.get(slot.slot.id)?.checks.filter((c) => c.id === `system-design.${id}`) ?? [],
      );
      return results.find((c) => c.met === true) ?? results.find((c) => c.met === false) ?? results[0] ?? [];
    });
    return { name, checks: found };
  });
}

/** The card of a thread in which nothing was known, by its title; null where no card stands behind the question. */
function cardToRead(state: SessionState, slotId: string): string | null {
  const slot = slotOf(state, slotId);
  const { card, key, topic } = slot.slot;
  const unknown = slot.turns.every((id) => lastAttempt(turnOf(state, id))?.assessed.at(-1)?.gate === 'unknown');
  return card && key.startsWith(`${card}/`) && unknown ? topic : null;
}

/** What to practise next, at most three things: the weakest thread again, a missing point, an uncovered requirement. */
function nextSteps(state: SessionState, points: Report['points'], notFound: Report['notFound']): string[] {
  const ko = state.started!.lang === 'ko';
  const out: string[] = [];
  const weakest = points.find((p) => p.kind === 'fix')?.slot;
  const number = (slot: string) => `[${state.slots.findIndex((s) => s.slot.id === slot) + 1}]`;
  const card = weakest ? cardToRead(state, weakest) : null;
  if (card)
    out.push(
      ko
        ? `‘${card}’ 카드를 읽고 ${number(weakest!)} 다시 답하기`
        : `Read the card “${card}”, then answer ${number(weakest!)} again`,
    );
  else if (weakest) out.push(ko ? `${number(weakest)} 다시 답하기` : `Answer ${number(weakest)} again`);
  const point = notFound[0];
  if (point)
    out.push(
      ko
        ? `${number(point.slot)}에서 찾지 못한 것: ${point.text}`
        : `Not found in ${number(point.slot)}: ${point.text}`,
    );
  const uncovered = state.planned?.uncovered.find((u) => u.kind === 'must' && !/\d\s*년/u.test(u.text));
  if (uncovered)
    out.push(ko ? `아직 다루지 않은 요건: ${uncovered.text}` : `Requirement not touched yet: ${uncovered.text}`);
  return out.slice(0, 3);
}
