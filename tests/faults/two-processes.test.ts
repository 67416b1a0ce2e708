import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { sqliteStore } from '../../src/adapters/store/sqlite.ts';
import { replay } from '../../src/core/session/step.ts';
import { asked, planned, slot, stamp, started } from '../support/events.ts';

const WRITES = process.env.KKORI_FAULTS === 'full' ? 1000 : 120;

describe(`two processes on one workspace, ${WRITES} interleaved writes`, () => {
  it('lose no event, and nobody sees a lock', async () => {
    const folder = path.join(mkdtempSync(path.join(tmpdir(), 'kkori-two-')), '.kkori');
    const store = sqliteStore({ folder, clock: { now: () => 1 } });
    const opening = stamp([started(), planned([slot('s1')]), asked('t1', 's1')]);
    expect(await store.append('s-shared', 0, opening)).toBe('ok');
    const writer = (name: string) =>
      new Promise<{ code: number | null; err: string }>((resolve) => {
        const child = spawn(process.execPath, [
          path.join(import.meta.dirname, 'writer.ts'),
          folder,
          name,
          String(WRITES / 2),
        ]);
        let err = '';
        child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
        child.once('exit', (code) => resolve({ code, err }));
      });
    const done = await Promise.all([writer('a'), writer('b')]);
    for (const { code, err } of done) expect(code, err).toBe(0);

    const events = (await store.load('s-shared'))!;
    expect(events.map((e) => e.seq)).toEqual(events.map((_, i) => i + 1));
    const texts = events.flatMap((e) => (e.type === 'steered' ? [e.text] : []));
    expect(texts.length).toBe(WRITES);
    expect(new Set(texts).size).toBe(WRITES);
    expect(replay('s-shared', events).seq).toBe(events.length);
    await store.close();
    rmSync(path.dirname(folder), { recursive: true, force: true });
  }, 120_000);
});
