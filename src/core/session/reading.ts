import type { CheckResult, EventOf } from './events.ts';
import { lastAttempt, type SessionState, type SlotState, turnOf } from './state.ts';

type Assessed = EventOf<'assessed'>;
const AUTHORITY = { anthropic: 3, host: 2, offline: 1, code: 0, dossier: 0 } as const;

/**
 * What is known of a thread's checks: assessments add up, and per check anthropic > host > offline is taken, with the
 * candidate's own 말했어요 on top. Checks that rules count for certain (`judge: rule`) stay with the rules. A thread's
 * latest offline assessment already looks at every answer so far, so earlier ones are superseded, not added.
 */
export function assessmentOf(state: SessionState, slot: SlotState): Assessed | null {
  const assessments = slot.turns.flatMap((id) => lastAttempt(turnOf(state, id))?.assessed ?? []);
  // Latest by when it was made: a main question answered again is judged after its follow-ups.
  const latest = (coach: Assessed['by']['coach']) =>
    assessments
      .filter((a) => a.by.coach === coach)
      .sort((a, b) => a.seq - b.seq)
      .at(-1);
  const base = latest('offline');
  if (!base) return null;
  const checks = new Map(mergedChecks([base, latest('host'), latest('anthropic')]).map((check) => [check.id, check]));
  const expected = new Map(base.expected.map((point) => [point.point, point]));
  for (const id of slot.turns) {
    for (const confirmed of lastAttempt(turnOf(state, id))?.confirmed ?? []) {
      const check = checks.get(confirmed.check);
      if (check)
        checks.set(check.id, { ...check, met: true, quote: confirmed.quote, turn: confirmed.turn, mark: 'confirmed' });
      const point = [...expected.values()].find((p) => `${p.card}#${p.point}` === confirmed.check);
      if (point) expected.set(point.point, { ...point, met: true, quote: confirmed.quote, turn: confirmed.turn });
    }
  }
  const best = latest('anthropic') ?? latest('host');
  return {
    ...base,
    checks: [...checks.values()],
    expected: [...expected.values()],
    points: best && best.points.length > 0 ? best.points : base.points,
    dropped: assessments.flatMap((a) => a.dropped),
    ...(best?.levels ? { levels: best.levels } : {}),
  };
}

/** Assessments of one answer or thread as one list, by authority. Order of the argument: offline, host, anthropic. */
export function mergedChecks(assessments: readonly (Pick<Assessed, 'checks'> | undefined)[]): CheckResult[] {
  const checks = new Map<string, CheckResult>();
  for (const check of assessments.flatMap((a) => a?.checks ?? [])) {
    const held = checks.get(check.id);
    // Not judged does not unseat a finding; a rule's own count is not overruled.
    if (held && held.met !== null && (check.met === null || RULE_JUDGED.test(held.id))) continue;
    if (!held || AUTHORITY[check.by] >= AUTHORITY[held.by]) checks.set(check.id, check);
  }
  return [...checks.values()];
}

/** Checks that can be counted from the letters alone: the rules win on them. */
export const RULE_JUDGED =
  /\.(speak\.(time|breath|form)|proof\.number|fit\.one|result\.match|match\.(resume|earlier))$/;
