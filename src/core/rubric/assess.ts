import type { Assessment } from '../brief.ts';
import { MISCONCEPTION_CHECK, misconceptionsOf } from '../critique/misconceptions.ts';
import { feedbackPoints } from '../critique/points.ts';
import { ALL_ASKED, openDemands } from '../critique/thread-points.ts';
import { unansweredPoints } from '../critique/unanswered.ts';
import { pointsMet } from '../knowledge/cards.ts';
import type { RubricCheck } from '../knowledge/page.ts';
import { gateFor } from '../probes/gates.ts';
import { type Look, lookAt } from '../probes/look.ts';
import type { CheckResult, PointResult } from '../session/events.ts';
import { lastAnswered, type Thread } from '../thread.ts';
import { LEVELS } from '../vocabulary.ts';
import type { Finding } from './rule.ts';
import { RULES } from './rules.ts';
import { WEAKLY } from './weakly.ts';

/** From the second honest limit in one answer on, honesty adds no further check (not measured, not measured, …). */
const HONEST_MAX = 1;

/**
 * What the rules may say about a thread so far: yes, not found, or not assessed, each with the authority that the rubric
 * gives; expected points of the card at the candidate's level; at most three points. Never a level, never a total.
 */
export function assessByRules(thread: Thread): Assessment {
  const turn = lastAnswered(thread);
  const nothing: Assessment = { checks: [], expected: [], points: [], dropped: [] };
  const seen = lookAt(thread);
  if (!turn || !seen) return nothing;
  const gate = gateFor(thread, turn);
  // A threshold on every answer says all there is to say; in a follow-up alone the thread so far still stands.
  const unanswered = gate && everyGate(thread);
  if (unanswered)
    return {
      ...nothing,
      gate: unanswered,
      checks: gatedChecks(thread, seen, unanswered),
      points: thread.rubric ? unansweredPoints(seen, unanswered) : [],
    };
  const checks = applicable(thread, seen).map((check) => resultOf(check, thread, seen, turn.verbatim === 'unsure'));
  const limited = [...withMisread(limitHonesty(checks), thread, seen), ...allAsked(thread, seen)];
  const expected = expectedPoints(thread, seen);
  const view = { checks: limited, expected, points: [], ...(gate ? { gate } : {}) };
  return { ...view, points: feedbackPoints(thread, { ...view, gate: undefined }, seen), dropped: [] };
}

/** The threshold of a thread in which no answer passed one; 모르겠습니다 before any other. */
function everyGate(thread: Thread): Assessment['gate'] | null {
  const gates = thread.turns.filter((t) => t.answer !== '').map((t) => gateFor(thread, t));
  if (gates.length === 0 || gates.includes(null)) return null;
  return gates.includes('unknown') ? 'unknown' : (gates.at(-1) ?? null);
}

/** A misconception in a story or a plan is judged by the check of a technical answer, and only when there is one. */
function withMisread(checks: CheckResult[], thread: Thread, seen: Look): CheckResult[] {
  const first = thread.rubric ? misconceptionsOf(seen)[0] : undefined;
  if (!first || checks.some((c) => c.id === MISCONCEPTION_CHECK && c.met === false)) return checks;
  const misread: CheckResult = {
    id: MISCONCEPTION_CHECK,
    criterion: 'right',
    met: false,
    quote: first.quote.slice(0, 300),
    turn: first.turn,
    by: 'offline',
  };
  return [...checks.filter((c) => c.id !== MISCONCEPTION_CHECK), misread];
}

/** What the question asks for and no answer of the thread speaks of, as the check of a draft says it: only a no. */
function allAsked(thread: Thread, seen: Look): CheckResult[] {
  if (!thread.rubric || thread.slot.type === 'reverse' || openDemands(seen).length === 0) return [];
  return [{ id: ALL_ASKED, criterion: 'answer', met: false, by: 'offline' }];
}

/**
 * Checks of the rubric that apply to this thread: conditional ones only where their condition is seen, and where a
 * follow-up was put by itself only those that it is after.
 */
export function applicable(thread: Thread, seen: Look | null): RubricCheck[] {
  const stage = stageCriteria(thread);
  return (thread.rubric?.checks ?? []).filter(
    (check) =>
      (check.when.length === 0 || check.when.some((when) => holds(when, thread, seen))) &&
      (thread.slot.probe === undefined || check.probe === thread.slot.probe) &&
      (stage === null || stage.has(check.criterion)),
  );
}

/** A design round is checked stage by stage, by what the stage is for; a design question of the notes as a whole. */
function stageCriteria(thread: Thread): ReadonlySet<string> | null {
  if (thread.slot.type !== 'system-design' || !thread.design) return null;
  const milestones = thread.format.stages.find((s) => s.id === thread.slot.stage)?.milestones ?? [];
  if (milestones.length > 0) return new Set(milestones.map((id) => id.split('.')[0]!));
  // One stage for the whole problem: what is to be asked before drawing belongs to the question that opens it.
  const opened = thread.slot.key.split('/').length > 2 && !/\/scope\./u.test(thread.slot.key);
  return opened ? new Set(thread.rubric!.criteria.map((c) => c.id).filter((id) => id !== 'scope')) : null;
}

function holds(when: RubricCheck['when'][number], thread: Thread, seen: Look | null): boolean {
  const { question } = thread.slot;
  switch (when) {
    case 'conflict':
      return /(반대|충돌|갈등|의견|설득|동료가|disagree|conflict)/iu.test(question);
    case 'feedback':
      return /(피드백|지적|리뷰|feedback|review)/iu.test(question);
    case 'move':
      return /(이직|옮기|지원 ?동기|왜 (저희|우리)|why (do you )?(want|leave))/iu.test(question);
    case 'unknown':
      return seen?.said('unknown') ?? false;
    case 'mid':
      return thread.level !== 'junior';
  }
}

function resultOf(check: RubricCheck, thread: Thread, seen: Look, unsure: boolean): CheckResult {
  const id = `${thread.rubric!.id}.${check.id}`;
  const base = { id, criterion: check.criterion, by: 'offline' as const };
  const rule = RULES[id];
  // Without a card nothing of the content is looked at; retold answers are not judged on form.
  const contentOnly =
    thread.rubric!.id === 'technical' && !thread.card && !/^(core\.answered|honest\.)/u.test(check.id);
  if (!rule || check.authority === 'none' || contentOnly || (unsure && /^(speak|answer\.first)/u.test(check.id)))
    return { ...base, met: null };
  const finding: Finding = rule(seen);
  if (!finding) return { ...base, met: null };
  if (finding.met) {
    if (check.authority === 'no') return { ...base, met: null };
    return {
      ...base,
      met: true,
      quote: finding.quote,
      turn: finding.turn,
      ...(finding.honest ? { mark: 'honest' as const } : {}),
    };
  }
  if (check.authority === 'yes') return { ...base, met: null };
  // Not found, but something near it was said: not judged.
  const weakly = finding.quote ? undefined : WEAKLY[id];
  if (weakly && seen.answers.some((a) => a.sentences.some((s) => weakly.test(s.text)))) return { ...base, met: null };
  return {
    ...base,
    met: false,
    ...(finding.quote ? { quote: finding.quote.slice(0, 600) } : {}),
    ...(finding.turn ? { turn: finding.turn } : {}),
  };
}

function limitHonesty(checks: CheckResult[]): CheckResult[] {
  let honest = 0;
  return checks.map((check) => {
    if (check.mark !== 'honest') return check;
    honest += 1;
    return honest <= HONEST_MAX ? check : { id: check.id, criterion: check.criterion, by: check.by, met: null };
  });
}

/** A gated answer has no checks, except that saying plainly what one does not know is met where the rubric asks for it. */
function gatedChecks(thread: Thread, seen: Look, gate: NonNullable<Assessment['gate']>): CheckResult[] {
  if (gate !== 'unknown') return [];
  return applicable(thread, seen)
    .filter((check) => check.id.startsWith('honest.'))
    .map((check) => resultOf(check, thread, seen, false));
}

function expectedPoints(thread: Thread, seen: Look): PointResult[] {
  const { card } = thread;
  if (!card || thread.slot.type !== 'technical') return [];
  const reach = LEVELS.indexOf(thread.level);
  const preset = thread.slot.probe ? card.probes.find((p) => thread.slot.key === `${card.id}/${p.id}`) : undefined;
  return pointsMet(
    card,
    seen.answers.map((a) => a.prepared),
    thread.lang,
  )
    .filter((f) => preset === undefined || preset.wants.includes(f.point.id))
    .filter((f) => f.met || (f.point.weight === 'core' && LEVELS.indexOf(f.point.level) <= reach))
    .map((f) => ({
      card: card.id,
      point: f.point.id,
      weight: f.point.weight,
      level: f.point.level,
      text: f.point.text[thread.lang].slice(0, 400),
      met: f.met,
      ...(f.met ? { quote: f.quote.slice(0, 600), turn: seen.answers[f.answer]!.turn.turn } : {}),
    }))
    .slice(0, 20);
}
