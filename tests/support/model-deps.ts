import path from 'node:path';
import { type ModelCoach, type ModelDeps, modelCoach } from '../../src/adapters/coach/anthropic/coach.ts';
import { readPrompts } from '../../src/adapters/library/prompts.ts';
import type { Deps } from '../../src/app/deps.ts';
import { ownToolbox } from '../../src/faces/mcp/in-process.ts';
import { ROOT, sampleFiles, testDeps } from './deps.ts';
import { FakeModel, type Responder } from './fake-model.ts';

export const PROMPTS = readPrompts(path.join(ROOT, 'prompts'));

export type ModelOptions = {
  baseURL?: string | null;
  limits?: Partial<ModelDeps['settings']['limits']>;
  model?: string;
  files?: Record<string, string>;
  /** Around or instead of the scripted model's own. */
  fetch?: (scripted: typeof fetch) => typeof fetch;
};

/** The model coach over a scripted model, with no network; waits are counted, not slept. */
export function modelOf(respond: Responder, options: ModelOptions = {}) {
  const fake = new FakeModel(respond);
  const waited: number[] = [];
  const deps: Deps = testDeps(options.files ?? sampleFiles());
  const coach: ModelCoach = modelCoach({
    settings: {
      apiKey: 'sk-ant-test-0000',
      baseURL: options.baseURL ?? null,
      model: options.model ?? 'claude-sonnet-5-5',
      effort: null,
      limits: { requests: null, tokens: null, usd: null, ...options.limits },
      fetch: options.fetch?.(fake.fetch) ?? fake.fetch,
    },
    prompts: () => PROMPTS,
    toolbox: () => ownToolbox({ ...deps, coaches: { offline: deps.coaches.offline } }, 'test'),
    wait: async (ms) => {
      waited.push(ms);
    },
  });
  deps.coaches.anthropic = coach;
  return { fake, coach, deps, waited };
}
