import type { Rubric } from '../knowledge/page.ts';
import type { CheckResult, Levels } from '../session/events.ts';

/** Share of a criterion's judged checks below which no level is said (판단 보류). */
const JUDGED_MIN = 0.5;

/**
 * Levels by criterion from a model's yes/no checks, never from the model itself: 1 no yes · 2 a yes, but not the core
 * one · 3 the core one · 4 the core one and half of the rest · 5 all. null where the core check or more than half of
 * the checks were not judged. There is no total. (The rubric's own definition, `knowledge/README.md`.)
 */
export function levelsOf(rubric: Rubric, checks: readonly CheckResult[]): Levels {
  const byId = new Map(checks.map((check) => [check.id, check]));
  const levels: Levels = {};
  for (const { id } of rubric.criteria) {
    const own = rubric.checks.filter((check) => check.criterion === id);
    const results = own.flatMap((check) => {
      const result = byId.get(`${rubric.id}.${check.id}`);
      return result ? [{ core: check.core, met: result.met }] : [];
    });
    if (results.length > 0) levels[id] = levelOf(results);
  }
  return levels;
}

function levelOf(results: readonly { core: boolean; met: boolean | null }[]): number | null {
  const judged = results.filter((r) => r.met !== null);
  const core = results.filter((r) => r.core);
  if (judged.length < results.length * JUDGED_MIN || judged.length === 0) return null;
  if (core.some((r) => r.met === null)) return null;
  const met = judged.filter((r) => r.met === true);
  if (met.length === 0) return 1;
  if (core.some((r) => r.met === false)) return 2;
  const rest = results.filter((r) => !r.core);
  const restMet = rest.filter((r) => r.met === true).length;
  if (restMet === rest.length) return 5;
  return restMet * 2 >= rest.length ? 4 : 3;
}
