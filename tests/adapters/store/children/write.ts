import { parseArgs } from 'node:util';
import { sqliteStore } from '../../../../src/adapters/store/sqlite.ts';
import { answered, asked, planned, slot, stamp, started } from '../../../support/events.ts';

/**
 * Writes into a store until `--count` events are acknowledged, printing one line for each that is: `<session> <seq>`.
 * With `--shared`, all processes write into one session and go on from where they find it after a conflict.
 */
const { values } = parseArgs({
  options: {
    folder: { type: 'string' },
    session: { type: 'string' },
    count: { type: 'string' },
    go: { type: 'boolean' },
  },
});
const store = sqliteStore({ folder: values.folder!, clock: { now: () => 0 } });
const session = values.session!;
const opening = stamp([started(), planned([slot('s1')]), asked('t1', 's1')]);

if (values.go) {
  process.stdout.write('ready\n');
  await new Promise((resolve) => process.stdin.once('data', resolve));
}
let acknowledged = 0;
while (acknowledged < Number(values.count)) {
  const seq = (await store.load(session))?.length ?? 0;
  const next = seq === 0 ? opening : stamp([answered('t1', { text: `${process.pid} ${seq + 1}` })], { after: seq });
  if ((await store.append(session, seq, next)) === 'conflict') continue;
  acknowledged += 1;
  process.stdout.write(`${session} ${seq + next.length}\n`);
}
await store.close();
process.exit(0);
