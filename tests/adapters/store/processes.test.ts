import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../../../src/adapters/store/migrations.ts';
import { shortSession } from '../../support/events.ts';
import { child, storeIn, temporaryFolder } from './folders.ts';

const SEED = 20_260_302;

/** Small deterministic numbers in [0, 1): the kills are random, but the same every time. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

async function startTogether(children: ReturnType<typeof child>[]): Promise<void> {
  while (children.some((one) => one.lines().length === 0)) await pause(5);
  for (const one of children) one.running.stdin.write('go\n');
}

describe('several processes on one store', () => {
  it('make it together: one migrates, the others find it done', async () => {
    for (let round = 0; round < 3; round++) {
      const folder = join(temporaryFolder(), '.kkori');
      const openers = Array.from({ length: 4 }, (_, i) =>
        child('write.ts', ['--folder', folder, '--session', `s${i}`, '--count', '1', '--go']),
      );
      await startTogether(openers);
      expect(await Promise.all(openers.map((opener) => opener.done))).toEqual([0, 0, 0, 0]);
      expect(openers.map((opener) => opener.errors()).join('')).toBe('');
      const db = new Database(join(folder, 'kkori.db'), { readonly: true });
      expect(db.prepare('SELECT count(*) FROM migrations').pluck().get()).toBe(MIGRATIONS.length);
      db.close();
      expect(await storeIn(folder).sessions()).toHaveLength(4);
    }
  });

  it('write into one session in turn: no event lost, none twice, no lock error seen', async () => {
    const folder = join(temporaryFolder(), '.kkori');
    const writers = Array.from({ length: 2 }, () =>
      child('write.ts', ['--folder', folder, '--session', 'shared', '--count', '150', '--go']),
    );
    await startTogether(writers);
    expect(await Promise.all(writers.map((writer) => writer.done))).toEqual([0, 0]);
    expect(writers.map((writer) => writer.errors()).join('')).toBe('');

    const acknowledged = writers.flatMap((writer) => writer.lines().slice(1)).map((line) => Number(line.split(' ')[1]));
    const events = (await storeIn(folder).load('shared'))!;
    expect(events.map((event) => event.seq)).toEqual(events.map((_, i) => i + 1));
    expect(acknowledged.sort((a, b) => a - b)).toEqual(events.map((event) => event.seq).slice(2));
  });

  it('see at once what another has written, also into a session they know', async () => {
    const folder = join(temporaryFolder(), '.kkori');
    const [one, two] = [storeIn(folder), storeIn(folder)];
    const events = shortSession();
    for (const [i, event] of events.entries()) {
      const [writer, reader] = i % 2 ? [one, two] : [two, one];
      expect(await writer!.append('s', i, [event])).toBe('ok');
      expect(await reader!.load('s')).toEqual(events.slice(0, i + 1));
    }
    expect(await two.turns()).toEqual(await one.turns());
    await one.purge({ all: true });
    expect(await two.load('s')).toBeNull();
    expect(await two.append('s', events.length, [])).toBe('conflict');
  });

  it(`keep every acknowledged event when one is killed with kill -9 (seed ${SEED})`, async () => {
    const folder = join(temporaryFolder(), '.kkori');
    const next = random(SEED);
    for (let kill = 0; kill < 6; kill++) {
      const victim = child('write.ts', ['--folder', folder, '--session', `s${kill}`, '--count', '1000000']);
      while (victim.lines().length === 0) await pause(1);
      await pause(next() * 60);
      victim.running.kill('SIGKILL');
      await victim.done;

      const last = Number(victim.lines().at(-1)!.split(' ')[1]);
      const store = storeIn(folder);
      const events = (await store.load(`s${kill}`))!;
      expect(events.length).toBeGreaterThanOrEqual(last);
      expect(await store.append(`s${kill}`, events.length, [])).toBe('ok');
      await store.close();
    }
  });
});
