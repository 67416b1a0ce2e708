import type { ReportTurn } from '../../core/report.ts';
import { gateOf } from '../../core/signals/gate.ts';
import type { Language } from '../../core/vocabulary.ts';
import type { StepState } from './shape.ts';

/**
 * How the question of a turn was met. Whether words are a 모르겠습니다 or next to nothing is read off them; that an
 * answer was taken for none, off the step down that was asked next or the reason for which the thread closed here.
 */
export function stepState(turn: ReportTurn, turns: readonly ReportTurn[], lang: Language): StepState {
  if (turn.attempts.length === 0) return turn.steered.some((s) => s.action === 'skip') ? 'skipped' : 'unanswered';
  const { question } = turn;
  const gate = gateOf(turn.answer, { question, lang, short: turn.kind === 'follow-up' });
  if (gate === 'unknown' || turns.some((t) => t.parent === turn.id && t.probe === 'step-down')) return 'unknown';
  return gate === 'empty' || turn.decided?.code === 'gate' ? 'unfound' : 'answered';
}

/**
 * How many follow-ups deep a thread was answered: 0 = its main question, null = nothing of it. An answered question
 * below one that was not counts as well, at its own depth.
 */
export function depthReached(turns: readonly ReportTurn[], lang: Language): number | null {
  const depths = new Map<string, number>();
  let deepest: number | null = null;
  for (const turn of turns) {
    const depth = turn.parent === undefined ? 0 : (depths.get(turn.parent) ?? 0) + 1;
    depths.set(turn.id, depth);
    if (stepState(turn, turns, lang) === 'answered') deepest = Math.max(deepest ?? 0, depth);
  }
  return deepest;
}
