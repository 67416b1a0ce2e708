import { addUsage, costOf, NO_USAGE, tokensOf, type Usage } from '../usage.ts';
import type { By } from './events.ts';
import { type SessionState, turnOf } from './state.ts';

/** What one model read and wrote, in tokens, and what that cost in US dollars; null = its price is not known. */
export type ModelUsage = Usage & { model: string; usd: number | null };

/** Usage of sessions by model, calls that came to nothing included, in the order in which the models first took part. */
export function usageOf(states: readonly SessionState[]): ModelUsage[] {
  const usage = new Map<string, Usage>();
  for (const { model, usage: used } of states.flatMap(workersOf))
    if (model && used && tokensOf(used) > 0) usage.set(model, addUsage(usage.get(model) ?? NO_USAGE, used));
  return [...usage].map(([model, used]) => ({ model, ...used, usd: costOf(model, used) }));
}

function workersOf(state: SessionState): By[] {
  return [
    ...(state.planned?.by ? [state.planned.by] : []),
    ...state.turnOrder.flatMap((id) => {
      const { asked, attempts } = turnOf(state, id);
      return [asked.by, ...attempts.flatMap((a) => a.assessed.map((assessed) => assessed.by))];
    }),
    ...state.failures.map((failure) => failure.by),
    ...(state.summarised ? [state.summarised.by] : []),
  ];
}
