import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { openSession } from '../../../src/app/advance.ts';
import { TOOLS } from '../../../src/faces/mcp/server.ts';
import { hostOf } from '../../support/mcp-client.ts';
import { type TestDeps, testDeps } from '../../support/mcp-deps.ts';

/** Calls as no host should make them: a text comes back, typed as an error where it is one, and nothing of our insides. */

const RUNS = process.env.KKORI_FAULTS === 'full' ? 10_000 : 300;
const seed = Number(process.env.KKORI_SEED ?? Date.now() % 2_147_483_647);
console.log(`fuzz seed ${seed} (KKORI_SEED=${seed} repeats it)`);

const deps: TestDeps = testDeps();
const host = await hostOf(deps);
afterAll(() => host.close());
await host.call('start_rehearsal', { dossier: 'hanigyeol', format: 'technical', mode: 'coach' });
await host.call('start_rehearsal', { dossier: 'hanigyeol', format: 'full', mode: 'exam', lang: 'en' });

const oddText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.constantFrom(
    '',
    ' ',
    '\0',
    '\ud800',
    '../..',
    'null',
    '[]',
    '{}',
    '[[[[[[',
    '"',
    '```',
    '__proto__',
    'constructor',
    'a'.repeat(30_000),
    '가'.repeat(20_000),
    '\u202e\u200b',
    '<script>',
    '넘어가',
    '다시',
    '모르겠습니다',
  ),
);
const known = fc.constantFrom(
  's-0001',
  's-0002',
  't1',
  't2',
  't3',
  'k-0001',
  'hanigyeol',
  'technical',
  'exam',
  'coach',
  'skip',
  'retry',
  'self-rate',
  'clarify',
  'end',
  'resume',
  'declined',
  'json',
  'kkori://resume',
  'kkori://dossiers/hanigyeol/questions',
  'kkori://sessions/s-0001/report',
  'core.answered',
  'failure',
  'yes',
  'keep',
  '릴레이가 카프카로 보냈습니다.',
  '저희 팀이 빠르게 해결했습니다.',
);
const odd: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: known },
  oddText,
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.jsonValue({ maxDepth: 4 }),
  fc.array(fc.jsonValue({ maxDepth: 2 }), { maxLength: 40 }),
  fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.stringify(value)),
);

/** Mostly a tool's own argument names, some of them near right, some others. */
function argumentsOf(names: readonly string[]): fc.Arbitrary<Record<string, unknown>> {
  const record = Object.fromEntries(
    names.map((name) => [
      name,
      name === 'session'
        ? fc.oneof(fc.constantFrom('s-0001', 's-0002'), odd)
        : name === 'turn'
          ? fc.oneof(fc.constantFrom('t1', 't2', 't3', 't4'), odd)
          : odd,
    ]),
  );
  return fc
    .tuple(fc.record(record, { requiredKeys: [] }), fc.dictionary(fc.string({ maxLength: 20 }), odd, { maxKeys: 2 }))
    .map(([own, other]) => ({ ...other, ...own }));
}

describe('fuzzed calls', () => {
  it.each(TOOLS.map((t) => [t.name, t] as const))(
    `%s: ${RUNS} of them, a text each`,
    async (name, definition) => {
      await fc.assert(
        fc.asyncProperty(argumentsOf(Object.keys(definition.input.shape)), async (args) => {
          // What JSON cannot carry never reaches a server.
          const sent = JSON.parse(JSON.stringify(args)) as Record<string, unknown>;
          const { text } = await host.call(name, sent);
          host.heard.length = 0;
          expect(text.length).toBeGreaterThan(0);
          expect(Buffer.byteLength(text)).toBeLessThanOrEqual(definition.limit ?? 6 * 1024);
          expect(text).not.toMatch(
            /TypeError|RangeError|ZodError|undefined is not|Cannot read prop|\[object Object\]|node_modules|\.ts:\d/,
          );
          expect(text.isWellFormed()).toBe(true);
        }),
        { numRuns: RUNS, seed },
      );
    },
    600_000,
  );

  it('left no defect in the log, and every session can still be read', async () => {
    expect(deps.logged).toEqual([]);
    for (const summary of await deps.store.sessions({ limit: 500 }))
      expect((await openSession(deps, summary.id)).state.started).not.toBeNull();
  });
});
