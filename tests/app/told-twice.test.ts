import { describe, expect, it } from 'vitest';
import { checkDossiers } from '../../src/app/check-dossiers.ts';
import { testDeps } from '../support/deps.ts';
import { HARMLESS, PLANTED } from './told-twice.ts';

const acrossOf = async (files: Record<string, string>) =>
  (await checkDossiers(testDeps({ 'kkori.json': '{}', ...files }))).across;

describe('one thing told in two ways, in whole workspaces', async () => {
  const planted = await Promise.all(PLANTED.map(async (pair) => ({ ...pair, found: await acrossOf(pair.files) })));
  const harmless = await Promise.all(HARMLESS.map(async (pair) => ({ ...pair, found: await acrossOf(pair.files) })));
  const hit = ({ kind, said, found }: (typeof planted)[number]) =>
    found.some(
      ({ kind: k, places }) => k === kind && said.every((words) => places.some((p) => p.said.quote === words)),
    );

  it('is found in nine of ten, without false alarms beside it', () => {
    const missed = planted.filter((pair) => !hit(pair));
    const beside = planted.flatMap((pair) => pair.found.slice(hit(pair) ? 1 : 0));
    console.log(
      `told differently: ${planted.length - missed.length} of ${planted.length} found; false: ${beside.length} beside them, ${harmless.filter((h) => h.found.length > 0).length} in ${harmless.length} workspaces that agree`,
    );
    for (const { said, found } of missed)
      console.log(
        'missed',
        said,
        found.map((f) => f.text),
      );
    for (const one of beside) console.log('beside', one.text);
    expect((planted.length - missed.length) / planted.length).toBeGreaterThanOrEqual(0.9);
    expect(beside.map(({ text }) => text)).toEqual([]);
  });

  it.each(harmless)('is not seen where there is none: $why', ({ found }) => {
    expect(found.map(({ text }) => text)).toEqual([]);
  });

  it('has both places cut from the files', async () => {
    for (const { files, found } of planted) {
      const deps = testDeps({ 'kkori.json': '{}', ...files });
      for (const { places } of found)
        for (const { uri, start, end, quote } of places.flatMap(({ said, sentence }) => [said, sentence]))
          expect((await deps.workspace.read(uri)).text.slice(start, end)).toBe(quote);
    }
  });
});
