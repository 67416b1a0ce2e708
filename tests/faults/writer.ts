/** One of two processes that write to the same session: reads, appends one event, and tries again on a conflict. */
import { sqliteStore } from '../../src/adapters/store/sqlite.ts';
import { EVENT_VERSION } from '../../src/core/session/events.ts';

const [folder, name, count] = process.argv.slice(2) as [string, string, string];
const store = sqliteStore({ folder, clock: { now: () => 1 } });
for (let i = 0; i < Number(count); i++) {
  for (;;) {
    const seq = (await store.load('s-shared'))!.length;
    const event = {
      v: EVENT_VERSION,
      seq: seq + 1,
      at: 1_800_000_000_000,
      type: 'steered',
      turn: 't1',
      action: 'repeat',
      text: `${name}${i}`,
      by: { coach: 'code' },
    } as const;
    if ((await store.append('s-shared', seq, [event])) === 'ok') break;
  }
}
await store.close();
