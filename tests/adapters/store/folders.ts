import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { sqliteStore } from '../../../src/adapters/store/sqlite.ts';
import type { SessionStore } from '../../../src/ports.ts';
import { TEST_START } from '../../support/events.ts';

export const clock = { now: () => TEST_START };

/** An empty folder for one test, removed after it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kkori-store-'));
  onTestFinished(() => {
    restoreRights(folder);
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** A store over `folder`, closed after the test. */
export function storeIn(folder: string, options: Partial<Parameters<typeof sqliteStore>[0]> = {}): SessionStore {
  const store = sqliteStore({ folder, clock, ...options });
  onTestFinished(() => store.close());
  return store;
}

/** Every file of a folder with its bytes, by name. */
export function bytesOf(folder: string): Map<string, Buffer> {
  return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));
}

/** Permission bits of a file or folder, such as `600`. */
export function modeOf(path: string): string {
  return (statSync(path).mode & 0o777).toString(8);
}

/**
 * Does `work` as somebody whom permissions bind: root passes every permission check, so it steps down meanwhile.
 * The folder must be readable by others.
 */
export async function asOrdinaryUser<T>(work: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return work();
  process.seteuid!(65_534);
  try {
    return await work();
  } finally {
    process.seteuid!(0);
  }
}

/**
 * Runs a script of `children/` in a process of its own. `lines` are those of its stdout so far.
 * @param fileBlocks no file it writes may grow beyond this many blocks of 1024 bytes (a stand-in for a full disk)
 */
export function child(script: string, args: string[], { fileBlocks }: { fileBlocks?: number } = {}) {
  const command = [process.execPath, join(import.meta.dirname, 'children', script), ...args];
  const limited = fileBlocks ? ['bash', '-c', `ulimit -f ${fileBlocks}; exec "$@"`, 'bash', ...command] : command;
  const running = spawn(limited[0]!, limited.slice(1), { stdio: ['pipe', 'pipe', 'pipe'] });
  onTestFinished(() => void running.kill('SIGKILL'));
  let out = '';
  let errors = '';
  running.stdout.on('data', (chunk) => (out += chunk));
  running.stderr.on('data', (chunk) => (errors += chunk));
  const done = new Promise<number | null>((resolve) => running.on('close', resolve));
  const lines = () => out.split('\n').slice(0, -1);
  return { running, done, lines, errors: () => errors };
}

function restoreRights(folder: string): void {
  chmodSync(folder, 0o700);
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory()) restoreRights(join(folder, entry.name));
}
