import type { ReportTurn } from '../../core/report.ts';
import type { StepState } from './shape.ts';

/**
 * How the question of a turn was met. A step down that was asked next, or the reason for which the thread closed here,
 * says that it was not, although there are words.
 */
export function stepState(turn: ReportTurn, turns: readonly ReportTurn[]): StepState {
  if (turn.attempts.length === 0) return turn.steered.some((s) => s.action === 'skip') ? 'skipped' : 'unanswered';
  const code = turn.decided?.code;
  if (code === 'unknown-twice' || turns.some((t) => t.parent === turn.id && t.probe === 'step-down')) return 'unknown';
  return code === 'gate' || turn.answer.trim() === '' ? 'unfound' : 'answered';
}

/**
 * How many follow-ups deep a thread was explained: 0 = its main question, null = nothing of it. An answered question
 * below one that was not counts as well, at its own depth.
 */
export function depthReached(turns: readonly ReportTurn[]): number | null {
  const depths = new Map<string, number>();
  let deepest: number | null = null;
  for (const turn of turns) {
    const depth = turn.parent === undefined ? 0 : (depths.get(turn.parent) ?? 0) + 1;
    depths.set(turn.id, depth);
    if (stepState(turn, turns) === 'answered') deepest = Math.max(deepest ?? 0, depth);
  }
  return deepest;
}
