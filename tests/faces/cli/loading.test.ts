import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../support/deps.ts';

/** Writes the address of every module that a process loads to the third stream. */
const WATCH = `data:text/javascript,${encodeURIComponent(
  "import { registerHooks } from 'node:module'; import { writeSync } from 'node:fs'; registerHooks({ load(url, context, next) { writeSync(3, url + '\\n'); return next(url, context); } });",
)}`;

function loadedBy(...argv: string[]): string[] {
  const done = spawnSync(process.execPath, ['--import', WATCH, path.join(ROOT, 'src', 'main.ts'), ...argv], {
    env: { ...process.env, KKORI_HOME: path.join(ROOT, 'no-such-workspace'), NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    encoding: 'utf8',
  });
  expect(done.stdout + done.stderr).not.toBe('');
  return done.output[3]!.split('\n').filter(Boolean);
}

const HEAVY =
  /better-sqlite3|\/yaml\/|mdast|micromark|@clack|@modelcontextprotocol|@anthropic|\/adapters\/|\/commands\//u;

describe('what a command loads', () => {
  it.each([[['--help']], [['--version']], [['rehearse', '--help']], [['nosuch']], [['dossier', 'nosuch']]])(
    '%j: the command line and nothing of a command, the store or a reader of documents',
    (argv) => {
      const loaded = loadedBy(...argv);
      expect(loaded.some((url) => url.endsWith('/faces/cli/run.ts'))).toBe(true);
      expect(loaded.filter((url) => HEAVY.test(url))).toEqual([]);
    },
  );

  it('a list: no other command, no rules, no model', () => {
    const loaded = loadedBy('dossier', 'list');
    expect(loaded.filter((url) => url.includes('/commands/')).map((url) => path.basename(url))).toEqual([
      'workspace.ts',
    ]);
    expect(
      loaded.filter((url) => /\/core\/(?:rubric|signals|probes|plan|critique)\/|coach\/anthropic/u.test(url)),
    ).toEqual([]);
  });
});
