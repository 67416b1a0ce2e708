import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeReport } from '../../../src/core/report.ts';
import { owed } from '../../../src/core/session/owed.ts';
import { replay } from '../../../src/core/session/step.ts';

const FOLDER = path.join(import.meta.dirname, '..', '..', 'fixtures', 'sessions');
const read = (name: string) => readFileSync(path.join(FOLDER, name), 'utf8');
const sessions = readdirSync(FOLDER).filter((name) => /^v\d+-[a-z]+\.json$/.test(name));

/** Sessions as released versions stored them: they stay readable, and their reports stay the same to the byte. */
describe.each(sessions)('%s', (name) => {
  const events = JSON.parse(read(name)) as unknown[];

  it('replays to the report it had, whatever the rules and cards say today', () => {
    const report = makeReport(replay('s-1', events), () => 'current', []);
    expect(`${JSON.stringify(report, null, 1)}\n`).toBe(read(name.replace('.json', '.report.json')));
  });

  it('owes nothing', () => {
    expect(owed(replay('s-1', events))).toBeNull();
  });

  it('replays from every point before its end, and then owes exactly what came next or waits', () => {
    for (let n = 1; n < events.length; n++) {
      const state = replay('s-1', events.slice(0, n));
      expect(state.seq).toBe(n);
      expect(() => owed(state)).not.toThrow();
    }
  });

  it('refuses a copy from the future, a torn one and one with a hole', () => {
    const first = events[0] as Record<string, unknown>;
    expect(() => replay('s-1', [{ ...first, v: 99 }])).toThrow('다른 판');
    expect(() => replay('s-1', [{ ...first, limits: null }])).toThrow('읽을 수 없습니다');
    expect(() => replay('s-1', [...events.slice(0, 3), ...events.slice(4)])).toThrow('이어지지 않습니다');
  });
});
