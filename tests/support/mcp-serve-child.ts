import { setTimeout as wait } from 'node:timers/promises';
import { serveOverStdio } from '../../src/faces/mcp/serve.ts';
import { testDeps } from './mcp-deps.ts';

/** A kkori server over stdio with everything in memory. argv: how slow the store is (ms), and whether opening fails first. */
const [slow = '0', broken = ''] = process.argv.slice(2);
const deps = testDeps();
const { append } = deps.store;
deps.store.append = async (...args) => {
  await wait(Number(slow));
  return append(...args);
};
const { close } = deps.store;
deps.store.close = async () => {
  process.stderr.write('store closed\n');
  return close();
};
let opens = 0;
process.exitCode = await serveOverStdio(
  async () => {
    opens += 1;
    process.stderr.write(`opened ${opens}\n`);
    if (broken && opens === 1) throw new Error('no such workspace: /home/somebody/kkori');
    return { deps };
  },
  { version: '0.0.0-test' },
);
