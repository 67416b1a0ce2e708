import { has } from '../signals/signals.ts';
import type { Thread } from '../thread.ts';
import type { Probe } from '../vocabulary.ts';
import type { ProbeCandidate } from './candidate.ts';
import { contradictionCandidates } from './contradictions.ts';
import { essentialCandidates, heardEnough, leftOpen } from './essentials.ts';
import { frameCandidates } from './frames.ts';
import { cardCandidates } from './from-cards.ts';
import { designCandidates } from './from-design.ts';
import { answeredUnknown, askForMore, gateFor, gateReason, stepDown } from './gates.ts';
import { type Look, lookAt } from './look.ts';
import { notWeighedCandidates } from './not-weighed.ts';
import { ownCandidates } from './own.ts';
import { peopleCandidates } from './people.ts';
import { coreCount, moveOnWords } from './reasons.ts';
import { followUpProblems } from './verify.ts';

export type MoveOnCode = 'filled' | 'depth' | 'unknown-twice' | 'time' | 'no-candidate' | 'honest' | 'stage' | 'gate';

/** What follows an answer: a probe with the words code has for it, or moving on with the reason. Both are recorded. */
export type Decision =
  | { outcome: 'probe'; reason: string; candidate: ProbeCandidate; open: Probe[] }
  | { outcome: 'move-on'; reason: string; code: MoveOnCode; open: Probe[] };

export type Budget = { depthLeft: boolean; timeLeft: boolean };

/** Probes that ask for a fact the candidate may simply not have. */
const AFTER_FACTS: ReadonlySet<Probe> = new Set(['quantify', 'verify', 'ownership', 'contradiction', 'clarify']);

/** At most this share of a session's follow-ups may be general frames. */
const FRAME_SHARE = 0.4;

/**
 * Probe or move on, by rules alone: budget, two 모르겠습니다, an honest limit, filled slots; else the best candidate. An
 * answer too short to be one is asked about once more.
 * Pure: the same thread and budget give the same decision.
 */
export function decide(thread: Thread, budget: Budget): Decision {
  const seen = lookAt(thread);
  const moveOn = (code: MoveOnCode, detail?: string): Decision => ({
    outcome: 'move-on',
    code,
    reason: moveOnWords(code, thread, seen, detail),
    open: [],
  });
  if (!seen) return moveOn('no-candidate');
  if (thread.slot.followUps === 0) return moveOn('stage');

  const gate = gateFor(thread, seen.last.turn);
  if (gate === 'unknown') {
    if (answeredUnknown(thread) >= 2) return moveOn('unknown-twice');
    const lower = budget.depthLeft && budget.timeLeft ? stepDown(seen) : null;
    return lower ? { outcome: 'probe', reason: lower.why, candidate: lower, open: ['step-down'] } : moveOn('honest');
  }
  if (gate === 'empty' && budget.depthLeft && budget.timeLeft) {
    const more = askForMore(seen);
    if (more) return { outcome: 'probe', reason: more.why, candidate: more, open: ['clarify'] };
  }
  if (gate === 'empty' || gate === 'echo' || gate === 'copied' || gate === 'other-language')
    return moveOn('gate', gateReason(gate, thread.lang));
  if (gate === 'off-topic') return moveOn('gate', gateReason(gate, thread.lang, thread.slot.question));
  if (!budget.depthLeft) return moveOn('depth');
  if (!budget.timeLeft) return moveOn('time');

  const candidates = ranked(thread, seen);
  const best = candidates[0];
  // An honest limit is a good answer to a question after a value or a deed: nothing but a misconception or a
  // contradiction is asked after it. Elsewhere it may concern a side remark, and the thread goes on.
  if (
    seen.last.turn.probe !== null &&
    seen.last.turn.probe !== undefined &&
    AFTER_FACTS.has(seen.last.turn.probe) &&
    seen.last.sentences.some((s) => has(s, 'honest')) &&
    !(best && best.tier <= 2)
  )
    return moveOn('honest');
  if (!best) {
    // What was asked outright and passed over stays open, whatever else was heard.
    if (leftOpen(seen).length > 0) return moveOn('no-candidate');
    if (heardEnough(seen).length > 0 && coreCount(thread, seen)?.met !== 0) return moveOn('filled');
    return moveOn(seen.last.sentences.some((s) => has(s, 'honest')) ? 'honest' : 'no-candidate');
  }
  return { outcome: 'probe', reason: best.why, candidate: best, open: [...new Set(candidates.map((c) => c.probe))] };
}

/** Every follow-up that may be put now, best first. Candidates that break a rule never get this far. */
export function ranked(thread: Thread, seen: Look): ProbeCandidate[] {
  const asked = new Set(thread.usedKeys);
  const threadFrames = thread.turns.filter((t) => t.key.startsWith('frame/')).length;
  const all = [
    ...cardCandidates(seen),
    ...contradictionCandidates(seen),
    ...notWeighedCandidates(seen),
    ...ownCandidates(seen),
    ...designCandidates(seen),
    ...peopleCandidates(seen),
    ...essentialCandidates(seen),
    ...(threadFrames === 0 && framesAllowed(thread) ? frameCandidates(seen) : []),
  ].filter((c) => !asked.has(c.key) && (c.by === 'dossier' || followUpProblems(c, thread).length === 0));
  return all
    .map((c, i) => ({ c, i }))
    .sort((a, b) => a.c.tier - b.c.tier || a.i - b.i)
    .map(({ c }) => c);
}

function framesAllowed(thread: Thread): boolean {
  const keys = [...thread.usedKeys].filter((key) => !thread.slot.key.startsWith(key));
  const frames = keys.filter((key) => key.startsWith('frame/')).length;
  const followUps = keys.length;
  return (frames + 1) / (followUps + 1) <= FRAME_SHARE;
}
