import type { Deps } from '../../src/app/deps.ts';
import type { BriefOutput } from '../../src/core/brief.ts';
import type { By } from '../../src/core/session/events.ts';
import type { Coach } from '../../src/ports.ts';
import { type Answer, type Case, CORE_BOTH } from '../judge/corpus.ts';
import { threadFor } from '../judge/threads.ts';
import { type Elicited, elicit, elicitationRow } from './elicitation.ts';
import { defects, falseAlarms, type Judged, ordering, type Row, retest, trouble } from './measures.ts';

/** One call as it came back, with the hash of its prompt: enough to look at any number of the table again. */
export type Raw = {
  page: string;
  grade: string;
  run: 1 | 2;
  by: By | null;
  value: BriefOutput<'assess'> | null;
  reason?: string;
};

/**
 * Judges every answer of the corpus with a model, each twice for test–retest, and lets it follow up on the withholding
 * candidate. Calls one after another: a local model has one card.
 *
 * @param progress told after each answer
 */
export async function evaluate(
  pages: readonly Case[],
  coach: Coach,
  deps: Deps | null,
  options: { twice: boolean; signal: AbortSignal; progress?: (done: number, of: number) => void },
): Promise<{ rows: Row[]; raw: Raw[]; elicited: Elicited[] }> {
  const judged = new Map<Answer, Judged>();
  const raw: Raw[] = [];
  const all = pages.flatMap((page) => page.answers.map((answer) => ({ page, answer })));
  for (const [i, { page, answer }] of all.entries()) {
    const once = async (run: 1 | 2) => {
      const outcome = await coach.perform(
        'assess',
        { thread: threadFor(page, answer.text) },
        { signal: options.signal },
      );
      const value = outcome.kind === 'done' ? outcome.value : null;
      const by = outcome.kind === 'deferred' ? null : (outcome.by ?? null);
      const reason = outcome.kind === 'failed' ? { reason: outcome.reason } : {};
      raw.push({ page: page.id, grade: answer.grade, run, by, value, ...reason });
      return { value, ...reason };
    };
    const first = await once(1);
    const second = options.twice ? await once(2) : { value: null };
    judged.set(answer, {
      assessment: first.value,
      again: second.value,
      ...('reason' in first ? { reason: first.reason } : {}),
    });
    options.progress?.(i + 1, all.length);
  }
  const elicited = deps ? await elicit(deps, 'anthropic') : [];
  const core = (page: Case) => new Set(CORE_BOTH[page.type].map((id) => `${page.type}.${id}`));
  const rows = [
    ...ordering(pages, judged, core),
    ...defects(pages, judged),
    ...falseAlarms(pages, judged),
    ...(options.twice ? retest(judged) : []),
    ...(deps ? [elicitationRow(elicited)] : []),
    ...trouble(judged),
  ];
  return { rows, raw, elicited };
}
