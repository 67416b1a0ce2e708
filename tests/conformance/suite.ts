import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '..', '..');
const CLI = path.join(ROOT, 'node_modules', '@modelcontextprotocol', 'conformance', 'dist', 'index.js');

export type Revision = '2026-07-28' | '2025-11-25';
/** `code` = the suite's own verdict; `output` = everything it printed. */
export type SuiteRun = {
  code: number;
  output: string;
  scenarios: Map<string, Scenario>;
  /** By scenario: its failed checks, each with what was wrong. */
  problems: Map<string, string[]>;
};
/** `scored` = required by the revision; extensions and pending scenarios run as well, and decide nothing. */
export type Scenario = { green: boolean; passed: number; failed: number; scored: boolean };

/**
 * Runs the protocol's conformance suite as a process of its own against a served address: the frozen set of scenarios
 * that a revision requires. `baseline` = a file of scenarios that are expected to fail; one that passes after all fails
 * the run as well.
 */
export async function runSuite(url: string, revision: Revision, baseline?: string): Promise<SuiteRun> {
  const expected = baseline ? ['--expected-failures', baseline] : [];
  const folder = await mkdtemp(path.join(tmpdir(), 'kkori-conformance-'));
  const args = ['server', '--url', url, '--requirements', revision, '-o', folder, ...expected];
  const child = spawn(process.execPath, [CLI, ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1' },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += String(chunk)));
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exit) => resolve(exit ?? 1));
  });
  const summary = output.slice(Math.max(0, output.indexOf('=== SUMMARY ===')));
  const unscored = new Set([...summary.matchAll(/^ {2}[✓✗] ([\w-]+) \(/gmu)].map(([, name]) => name));
  const scenarios = new Map(
    [...summary.matchAll(/^([✓✗]) ([\w-]+): (\d+) passed, (\d+) failed/gmu)].map(([, mark, name, passed, failed]) => [
      name!,
      { green: mark === '✓', passed: Number(passed), failed: Number(failed), scored: !unscored.has(name!) },
    ]),
  );
  const problems = await problemsIn(folder);
  await rm(folder, { recursive: true, force: true });
  return { code, output, scenarios, problems };
}

/** The suite writes one folder a scenario, `server-<name>-<time>`, with its checks as JSON. */
async function problemsIn(folder: string): Promise<Map<string, string[]>> {
  const out = new Map<string, string[]>();
  for (const name of await readdir(folder)) {
    const scenario = /^server-(.+)-\d{4}-\d\d-\d\dT/.exec(name)?.[1];
    if (!scenario) continue;
    const text = await readFile(path.join(folder, name, 'checks.json'), 'utf8');
    const checks = JSON.parse(text) as { id: string; status: string; errorMessage?: string }[];
    const failed = checks.filter(({ status }) => status === 'FAILURE');
    if (failed.length > 0)
      out.set(
        scenario,
        failed.map(({ id, errorMessage }) => `${id}: ${errorMessage ?? ''}`),
      );
  }
  return out;
}
