import { sqliteStore } from '../../../../src/adapters/store/sqlite.ts';
import { answered, asked, planned, slot, stamp, started } from '../../../support/events.ts';

/** Appends long answers to session `s` until one fails; prints the last stored seq and the failure, a line each. */
const store = sqliteStore({ folder: process.argv[2]!, clock: { now: () => 0 } });
await store.append('s', 0, stamp([started(), planned([slot('s1')]), asked('t1', 's1')]));
let stored = 3;
for (;;) {
  try {
    await store.append('s', stored, stamp([answered('t1', { text: '가'.repeat(20_000) })], { after: stored }));
    stored += 1;
  } catch (error) {
    const { name, kind, message } = error as { name: string; kind: string; message: string };
    process.stdout.write(`${JSON.stringify(stored)}\n${JSON.stringify({ name, kind, message })}\n`);
    process.exit(0);
  }
}
