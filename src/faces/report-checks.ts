import type { ReportTurn } from '../core/report.ts';
import type { CheckResult } from '../core/session/events.ts';

/** Per check what the thread's last answers say; a confirmation by the candidate stands whatever came later. */
export function latestChecks(turns: readonly ReportTurn[]): CheckResult[] {
  const found = new Map<string, CheckResult>();
  for (const turn of turns) {
    for (const check of turn.attempts.at(-1)?.checks ?? []) {
      if (found.get(check.id)?.mark === 'confirmed') continue;
      found.set(check.id, check);
    }
  }
  return [...found.values()];
}
