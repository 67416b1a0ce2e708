import { spawn } from 'node:child_process';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '..', '..');
const CLI = path.join(ROOT, 'node_modules', '@modelcontextprotocol', 'conformance', 'dist', 'index.js');

export type Revision = '2026-07-28' | '2025-11-25';
/** `code` = the suite's own verdict; `scenarios` = what ran, with its counts; `output` = everything it printed. */
export type SuiteRun = {
  code: number;
  output: string;
  scenarios: Map<string, Scenario>;
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
  const child = spawn(process.execPath, [CLI, 'server', '--url', url, '--requirements', revision, ...expected], {
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
  return { code, output, scenarios };
}
