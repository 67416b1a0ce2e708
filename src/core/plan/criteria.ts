import type { Dossier } from '../dossier.ts';
import type { DesignProblem } from '../knowledge/page.ts';

/** What companies call their criteria for a design answer, and the checks of the design rubric that speak for each. */
const KNOWN: readonly [RegExp, readonly string[]][] = [
  [/성능|지연|속도|performance|latency/iu, ['scope.size', 'grow.first', 'grow.number', 'flow.path']],
  [/확장|scal/iu, ['scope.size', 'grow.first', 'grow.next', 'flow.data']],
  [/효율|경제|비용|cost|efficien/iu, ['flow.simple', 'scope.out', 'trade.cost', 'trade.other']],
  [/단순|simpl/iu, ['flow.simple', 'scope.out', 'trade.need']],
  [/안정|회복|복구|가용|reliab|resilien|availab|stab/iu, ['fail.part', 'fail.back', 'fail.data']],
  [/정확|정합|일관|correct|consisten/iu, ['fail.data', 'flow.data']],
  [/보안|security|privacy/iu, ['scope.ask', 'trade.need']],
  [/운영|관측|operab|observab/iu, ['fail.back', 'fail.part']],
];

/**
 * The company's criteria as the dossier names them, each with the checks that speak for it: the problem page's own map
 * where it knows the word, else the general one. A criterion that nothing speaks for is left out.
 */
export function criteriaFor(
  dossier: Dossier | null,
  problem: DesignProblem | null,
): { name: string; checks: string[] }[] {
  const seen = new Set<string>();
  return (dossier?.criteria ?? []).flatMap((line) => {
    const name = line.text.split(/[:：]/u)[0]!.trim().slice(0, 80);
    const word = name.replace(/\([^)]*\)/gu, '').trim();
    const own = problem?.criteriaMap[word];
    const checks = own ?? KNOWN.find(([pattern]) => pattern.test(name))?.[1];
    if (!checks || seen.has(word)) return [];
    seen.add(word);
    return [{ name, checks: [...checks] }];
  });
}
