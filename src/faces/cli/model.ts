import type { Deps } from '../../app/deps.ts';
import type { CoachName } from '../../core/vocabulary.ts';
import { mistakes } from './command-words.ts';
import { UsageError } from './environment.ts';

/** What `--coach` takes. */
export const COACHES = ['auto', 'anthropic', 'offline'] as const;

/** `auto` is the model when one is configured, else the rules. Throws UsageError for a model that is not there. */
export function coachFor(deps: Deps, wanted: string | undefined): CoachName {
  if (wanted === 'anthropic' && !deps.coaches.anthropic) throw new UsageError(mistakes.noModel, mistakes.noModelHint);
  return wanted !== 'offline' && deps.coaches.anthropic ? 'anthropic' : 'offline';
}
