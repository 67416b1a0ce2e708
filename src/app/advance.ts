import type { Assessment, FollowUp } from '../core/brief.ts';
import { feedbackPoints } from '../core/critique/points.ts';
import { verifyAssessWork } from '../core/critique/verify-assessment.ts';
import { KkoriError } from '../core/errors.ts';
import { type Budget, type Decision, decide } from '../core/probes/decide.ts';
import { followUpProblems } from '../core/probes/verify.ts';
import type { By, Proposal } from '../core/session/events.ts';
import { hasDepthLeft, type Owed, owed, timeIsUp } from '../core/session/owed.ts';
import { assessmentOf } from '../core/session/reading.ts';
import { lastAttempt, slotOf, turnOf } from '../core/session/state.ts';
import type { Coach } from '../ports.ts';
import type { Deps } from './deps.ts';
import type { Material } from './material.ts';
import { recordFailure, type Session } from './session.ts';
import { summariseByModel } from './summary.ts';
import { threadOf } from './threads.ts';

export { materialOf, newSession, openSession, recordFailure, Session } from './session.ts';

/** What came with an answer from a host: counts as done by the host and is verified like any coach's work. */
export type Supplied = { proposals?: Proposal[]; assessment?: unknown; client?: string };

/** One answer causes a handful of events; more than this means that `owed` and `step` disagree. */
const STEPS_MAX = 60;

/**
 * The driver: asks what is owed, has it done, records the outcome, and repeats until the session waits for the
 * candidate or is over; then stores everything as one append. With the model coach the trigger is stored first, alone,
 * so that no provider trouble can lose an answer.
 */
export async function advance(
  deps: Deps,
  session: Session,
  material: Material,
  supplied: Supplied = {},
  signal: AbortSignal = new AbortController().signal,
): Promise<void> {
  if (session.state.coach === 'anthropic') await session.commit();
  for (let i = 0; ; i++) {
    const next = owed(session.state);
    if (!next || leftForLater(deps, session, next)) break;
    if (i >= STEPS_MAX)
      throw new KkoriError('storage', '회차가 끝없이 이어지려 해서 멈췄습니다. 답은 저장되어 있습니다.');
    await perform(deps, session, material, next, supplied, signal);
  }
  await session.commit();
}

/** A model's summary where no model is at hand: it stays owed until somebody can write it, and holds up nothing. */
function leftForLater(deps: Deps, { state }: Session, next: Owed): boolean {
  return next.kind === 'summary' && state.coach === 'anthropic' && !deps.coaches.anthropic;
}

async function perform(
  deps: Deps,
  session: Session,
  material: Material,
  next: Owed,
  supplied: Supplied,
  signal: AbortSignal,
): Promise<void> {
  const { state } = session;
  switch (next.kind) {
    case 'assess':
      return assess(deps, session, material, next.turn, next.attempt, supplied, signal);
    case 'decide':
      return decideNext(deps, session, material, next.turn, supplied, signal);
    case 'follow-up': {
      const thread = threadOf(state, next.slot, material);
      const decision = decided(deps, thread, { depthLeft: true, timeLeft: true });
      if (decision.outcome === 'probe')
        return putFollowUp(
          session,
          next.slot,
          next.turn,
          await word(deps, session, thread, decision, [], signal),
          decision,
        );
      // The cards changed under a crash: nothing to ask any more, which is a state and not an error.
      return session.record({
        type: 'decided',
        turn: next.turn,
        outcome: 'move-on',
        reason: '물을 것이 남지 않음',
        code: 'no-candidate',
      });
    }
    case 'show': {
      const thread = threadOf(state, next.slot, material);
      const view = assessmentOf(state, slotOf(state, next.slot));
      return session.record({ type: 'shown', slot: next.slot, points: view ? feedbackPoints(thread, view) : [] });
    }
    case 'ticket': {
      const turn = slotOf(state, next.slot).turns[0]!;
      return session.record({
        type: 'work-owed',
        ticket: deps.ids.ticket(),
        brief: 'assess',
        subject: { slot: next.slot, turn, attempt: lastAttempt(turnOf(state, turn))?.id ?? 'a1' },
        prompt: `rubric-${state.started!.versions.knowledge}`.slice(0, 64),
      });
    }
    case 'summary':
      if (state.coach === 'anthropic') return summariseByModel(deps, session, material, signal);
      return session.record({
        type: 'work-owed',
        ticket: deps.ids.ticket(),
        brief: 'summarise',
        subject: {},
        prompt: `summary-${state.started!.versions.rules}`.slice(0, 64),
      });
    case 'ask': {
      const { slot } = slotOf(state, next.slot);
      return session.record({
        type: 'asked',
        turn: `t${state.turnOrder.length + 1}`,
        slot: slot.id,
        kind: 'main',
        evidence: slot.evidence,
        question: slot.question,
        key: slot.key,
        why: slot.reason,
        by: slot.by ?? { coach: slot.ref ? 'dossier' : 'offline' },
      });
    }
    case 'end':
      return session.record({ type: 'ended', reason: next.reason });
  }
}

async function assess(
  deps: Deps,
  session: Session,
  material: Material,
  turnId: string,
  attemptId: string,
  supplied: Supplied,
  signal: AbortSignal,
): Promise<void> {
  const turn = turnOf(session.state, turnId);
  const thread = threadOf(session.state, turn.asked.slot, material);
  const proposals = supplied.proposals ?? [];
  const outcome = await deps.coaches.offline.perform('assess', { thread }, { signal });
  // A rule that breaks is a state, not a lost answer: nothing is assessed, and the report counts it.
  const value: Assessment =
    outcome.kind === 'done'
      ? outcome.value
      : { checks: [], expected: [], points: [], dropped: [{ what: 'assess', why: 'the rules failed on this answer' }] };
  session.record({
    type: 'assessed',
    turn: turnId,
    attempt: attemptId,
    by: { coach: 'offline' },
    ...withProposals(value, proposals),
  });
  const model = session.state.coach === 'anthropic' ? deps.coaches.anthropic : undefined;
  // Nothing to judge where a threshold applies: an empty answer, the question said back.
  if (model && !value.gate) await assessByModel(deps, session, model, { turnId, attemptId, thread }, signal);
  if (supplied.assessment !== undefined && supplied.assessment !== null && session.state.coach === 'host') {
    const verified = verifyAssessWork(threadOf(session.state, turn.asked.slot, material), supplied.assessment);
    if (verified.assessment) {
      session.record({
        type: 'assessed',
        turn: turnId,
        attempt: attemptId,
        by: hostBy(supplied),
        ...withProposals(verified.assessment, []),
      });
    }
  }
}

/** The model's own assessment beside that of the rules; trouble is recorded and changes nothing else. */
async function assessByModel(
  deps: Deps,
  session: Session,
  model: Coach,
  at: { turnId: string; attemptId: string; thread: ReturnType<typeof threadOf> },
  signal: AbortSignal,
): Promise<void> {
  const outcome = await model.perform('assess', { thread: at.thread }, { signal, ...watching(deps) });
  if (outcome.kind === 'done') {
    session.record({
      type: 'assessed',
      turn: at.turnId,
      attempt: at.attemptId,
      by: outcome.by,
      ...withProposals(outcome.value, []),
    });
  } else recordFailure(session, 'assess', outcome, at.turnId);
}

const watching = (deps: Deps) => (deps.watch ? { watch: deps.watch } : {});

function withProposals(value: Assessment, proposals: Proposal[]) {
  return { ...value, proposals };
}

function hostBy(supplied: Supplied): By {
  return { coach: 'host', ...(supplied.client ? { client: supplied.client } : {}) };
}

async function decideNext(
  deps: Deps,
  session: Session,
  material: Material,
  turnId: string,
  supplied: Supplied,
  signal: AbortSignal,
): Promise<void> {
  const { state } = session;
  const slotId = turnOf(state, turnId).asked.slot;
  const thread = threadOf(state, slotId, material);
  const decision = decided(deps, thread, { depthLeft: hasDepthLeft(state, slotId), timeLeft: !timeIsUp(state) });
  if (decision.outcome === 'move-on') {
    return session.record({
      type: 'decided',
      turn: turnId,
      outcome: 'move-on',
      reason: decision.reason,
      code: decision.code,
    });
  }
  const worded = await word(deps, session, thread, decision, supplied.proposals ?? [], signal);
  const { followUp } = worded;
  session.record({
    type: 'decided',
    turn: turnId,
    outcome: 'probe',
    probe: followUp.probe,
    reason: decision.reason,
    ...(followUp.uses === undefined ? {} : { uses: followUp.uses }),
  });
  putFollowUp(session, slotId, turnId, worded, decision);
}

/** The rules' decision; should they break on an answer, the interview goes on with the next question. */
function decided(deps: Deps, thread: ReturnType<typeof threadOf>, budget: Budget): Decision {
  try {
    return decide(thread, budget);
  } catch (error) {
    deps.log.error('the rules failed to decide', error);
    return {
      outcome: 'move-on',
      code: 'no-candidate',
      reason: thread.lang === 'ko' ? '이 답에서는 이어 물을 것을 정하지 못함' : 'no follow-up could be decided',
      open: [],
    };
  }
}

type Worded = { followUp: FollowUp; by: By };

/** Words by the session's coach; what it gives is verified, and rules' own words stand in for what fails. */
async function word(
  deps: Deps,
  session: Session,
  thread: ReturnType<typeof threadOf>,
  decision: Decision & { outcome: 'probe' },
  proposals: Proposal[],
  signal: AbortSignal,
): Promise<Worded> {
  const offline = async (): Promise<Worded> => {
    const own = await deps.coaches.offline.perform('word-follow-up', { thread, decision, proposals: [] }, { signal });
    if (own.kind === 'done') return { followUp: own.value, by: { coach: decision.candidate.by } };
    throw new KkoriError('coach-output', '규칙 코치가 꼬리 질문을 만들지 못했습니다. 답은 저장했습니다.');
  };
  const coach = deps.coaches[session.state.coach];
  // The candidate's own 꼬리 질문 is asked as it stands in the notes.
  if (!coach || coach.name === 'offline' || (coach.name === 'anthropic' && decision.candidate.by === 'dossier'))
    return offline();
  const outcome = await coach.perform('word-follow-up', { thread, decision, proposals }, { signal, ...watching(deps) });
  if (outcome.kind === 'done') {
    const own = outcome.value.question === decision.candidate.question && coach.name === 'anthropic';
    if (own || followUpProblems(outcome.value, thread).length === 0)
      return { followUp: outcome.value, by: own ? { ...outcome.by, coach: decision.candidate.by } : outcome.by };
  }
  if (coach.name === 'anthropic') recordFailure(session, 'word-follow-up', outcome, thread.turns.at(-1)?.turn);
  return offline();
}

function putFollowUp(
  session: Session,
  slotId: string,
  parent: string,
  { followUp, by }: Worded,
  decision: Decision & { outcome: 'probe' },
): void {
  const { state } = session;
  session.record({
    type: 'asked',
    turn: `t${state.turnOrder.length + 1}`,
    slot: slotId,
    kind: 'follow-up',
    parent,
    probe: followUp.probe,
    anchor: followUp.anchor,
    evidence: decision.candidate.evidence.slice(0, 8),
    question: followUp.question,
    key: followUp.key,
    why: followUp.why,
    by: followUp.uses === undefined ? by : { coach: 'host' },
  });
}
