/**
 * `npm run evals`: the quality of a model as judge and interviewer, on the invented corpus, against any endpoint with the
 * Messages API (the same environment as the program). Prints a table and keeps every raw answer. Costs money on a paid
 * endpoint: about 130 calls with --twice, 70 without. `--held` takes the questions on which no rule was tuned.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { modelCoach } from '../../src/adapters/coach/anthropic/coach.ts';
import { readConfig } from '../../src/config.ts';
import { ownToolbox } from '../../src/faces/mcp/in-process.ts';
import { corpus } from '../judge/corpus.ts';
import { sampleFiles, testDeps } from '../support/deps.ts';
import { PROMPTS } from '../support/model-deps.ts';
import { evaluate } from './harness.ts';
import { table } from './measures.ts';

const { model } = readConfig();
if (!model) {
  process.stdout.write(
    'evals skipped: no endpoint. Set ANTHROPIC_API_KEY, or ANTHROPIC_BASE_URL for another server.\n',
  );
} else {
  const deps = testDeps(sampleFiles());
  const coach = modelCoach({
    settings: {
      apiKey: model.key(),
      baseURL: model.baseURL,
      model: model.model,
      effort: model.effort,
      limits: model.limits,
    },
    prompts: () => PROMPTS,
    toolbox: () => ownToolbox({ ...deps, coaches: { offline: deps.coaches.offline } }, 'evals'),
  });
  deps.coaches.anthropic = coach;
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  const pages = corpus().filter((page) => !process.argv.includes('--held') || page.held);
  const { rows, raw, elicited } = await evaluate(pages, coach, deps, {
    twice: process.argv.includes('--twice'),
    signal: stop.signal,
    progress: (done, of) => process.stderr.write(`\r${done}/${of}`),
  });
  const folder = path.join(import.meta.dirname, 'out');
  mkdirSync(folder, { recursive: true });
  const name = `${new Date().toISOString().slice(0, 19).replaceAll(':', '')}-${model.model.replace(/[^\w.-]+/gu, '_')}.json`;
  const { spent } = coach.budget;
  writeFileSync(
    path.join(folder, name),
    `${JSON.stringify({ model: model.model, rows, elicited, spent, raw }, null, 1)}\n`,
  );
  process.stderr.write('\n');
  process.stdout.write(`${model.model}, ${pages.length} questions\n\n${table(rows)}\n\n`);
  process.stdout.write(
    `${spent.requests} requests, ${spent.usd === null ? 'cost unknown' : `$${spent.usd.toFixed(3)}`}; raw answers in tests/evals/out/${name}\n`,
  );
}
