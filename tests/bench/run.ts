/**
 * `npm run bench`: speed as ratios or differences against a reference in the same run, so that a slow machine does not
 * fail it. Prints a table and exits 1 when a bar is missed. `--events N` (default 1,000,000) is the large store.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { sqliteStore } from '../../src/adapters/store/sqlite.ts';
import { sampleFiles } from '../support/deps.ts';
import { shortSession } from '../support/events.ts';
import { median, StdioClient } from '../support/stdio-client.ts';
import { costRows } from './cost.ts';
import { lineOf, type Row } from './row.ts';
import { benchSearch } from './search.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');
const SMALLEST = path.join(import.meta.dirname, 'smallest-server.ts');
const NOTES = 10_000;
const RUNS = 9;
const EVENTS = Number(process.argv[process.argv.indexOf('--events') + 1]) || 1_000_000;
const ANSWER =
  '배송 상태를 바꾸는 트랜잭션에 아웃박스 저장을 함께 넣고, 릴레이가 카프카로 보냈습니다. 그래서 유실이 없어졌습니다.';

/** The sample workspace. */
function workspace(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'kkori-bench-'));
  for (const [name, text] of Object.entries(sampleFiles())) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  mkdirSync(path.join(folder, '.kkori'), { mode: 0o700, recursive: true });
  return folder;
}

/** The built server, as it is published. */
const serve = (folder: string) => [path.join(ROOT, 'dist', 'main.js'), '--workspace', folder, 'serve'];

async function startTime(args: string[]): Promise<number> {
  const client = new StdioClient(args);
  await client.open();
  await client.request('tools/list', {});
  const took = performance.now() - client.started;
  await client.close();
  return took;
}

/** @param folder a workspace with its notes, indexed */
async function benchStart(folder: string): Promise<Row> {
  const ours: number[] = [];
  const reference: number[] = [];
  for (let i = 0; i <= RUNS; i++) {
    const [a, b] = [await startTime(serve(folder)), await startTime([SMALLEST])];
    if (i > 0) {
      ours.push(a);
      reference.push(b);
    }
  }
  const ratio = median(ours.map((value, i) => value / reference[i]!));
  return {
    what: `stdio start to tools/list, ${NOTES} notes indexed`,
    ours: ms(median(ours)),
    reference: ms(median(reference)),
    result: `${ratio.toFixed(2)} ×`,
    bar: '≤ 1.5 ×',
    ok: ratio <= 1.5,
  };
}

async function fill(folder: string, events: number): Promise<number> {
  const store = sqliteStore({ folder: path.join(folder, '.kkori'), clock: { now: () => Date.now() } });
  const template = shortSession();
  let stored = 0;
  for (let i = 0; stored < events; i++) {
    await store.append(`s-fill-${i}`, 0, shortSession({ at: 1_700_000_000_000 + i * 1000 }));
    stored += template.length;
    if (i % 5000 === 0)
      process.stderr.write(`\r${stored.toLocaleString('en')} / ${events.toLocaleString('en')} events`);
  }
  process.stderr.write('\n');
  await store.close();
  return stored;
}

async function turnTimes(folder: string): Promise<number[]> {
  const client = new StdioClient(serve(folder));
  await client.open();
  const times: number[] = [];
  for (let round = 0; round < 6; round++) {
    const opening = await client.call('start_rehearsal', {
      dossier: 'hanigyeol',
      format: 'technical',
      questions: 6,
      mode: 'exam',
      seed: round,
    });
    const session = /s-[0-9a-f-]{8,}/.exec(opening)![0];
    for (let turn = 1; turn <= 6; turn++) {
      const before = performance.now();
      const text = await client.call('submit_answer', {
        session,
        turn: `t${turn}`,
        answer: `${ANSWER} ${round}.${turn}`,
      });
      times.push(performance.now() - before);
      if (/먼저 스스로|self-rate/.test(text) && turn > 3) break;
    }
  }
  await client.close();
  return times.slice(3);
}

async function echoTimes(): Promise<number[]> {
  const client = new StdioClient([SMALLEST]);
  await client.open();
  const times: number[] = [];
  for (let i = 0; i < 40; i++) {
    const before = performance.now();
    await client.call('echo', { text: `${ANSWER} ${i}` });
    times.push(performance.now() - before);
  }
  await client.close();
  return times.slice(3);
}

async function benchTurn(): Promise<Row[]> {
  const echo = median(await echoTimes());
  const rows: Row[] = [];
  const medians: number[] = [];
  for (const events of [1000, EVENTS]) {
    const folder = workspace();
    const stored = await fill(folder, events);
    const times = await turnTimes(folder);
    rmSync(folder, { recursive: true });
    const ours = median(times);
    medians.push(ours);
    rows.push({
      what: `submit_answer, ${stored.toLocaleString('en')} stored events`,
      ours: ms(ours),
      reference: ms(echo),
      result: `+ ${ms(ours - echo)}`,
      bar: '≤ + 15 ms',
      ok: ours - echo <= 15,
    });
  }
  const growth = medians[1]! - medians[0]!;
  rows.push({
    what: 'the same, growth from small to large store',
    ours: ms(medians[1]!),
    reference: ms(medians[0]!),
    result: `+ ${ms(growth)}`,
    bar: 'flat (≤ + 3 ms)',
    ok: growth <= 3,
  });
  return rows;
}

const ms = (value: number) => `${value.toFixed(1)} ms`;

const vault = await benchSearch(NOTES);
const rows = [await benchStart(vault.folder), ...(await benchTurn()), ...vault.rows, ...(await costRows())];
rmSync(vault.folder, { recursive: true });
for (const row of rows) process.stdout.write(`${lineOf(row)}\n`);
process.exitCode = rows.every((row) => row.ok) ? 0 : 1;
