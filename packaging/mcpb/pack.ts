import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * `npm run pack:mcpb`: one file that a desktop assistant installs, with everything the server needs in it. The database is
 * native: its package carries a prebuilt library for each platform, so one file serves them all. What only the terminal's
 * model coach needs is left out, because a server inside an assistant never has a model of its own.
 */

const ROOT = path.join(import.meta.dirname, '..', '..');
const MCPB = '@anthropic-ai/mcpb@2.1.2';

/** Packages of the model coach alone. */
const LEFT_OUT = ['@anthropic-ai/sdk'];
/** Files that no run reads: types, maps, C sources, READMEs. */
const UNREAD = /(?:\.d\.[cm]?ts|\.map|\.md|\.markdown)$|better-sqlite3\/(?:deps|src)(?:\/|$)/;

const { version, dependencies, ...about } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
  version: string;
  dependencies: Record<string, string>;
  [key: string]: unknown;
};
const out = path.resolve(process.argv[2] ?? path.join(ROOT, `kkori-${version}.mcpb`));
const stage = mkdtempSync(path.join(tmpdir(), 'kkori-mcpb-'));

const copy = (from: string) =>
  cpSync(path.join(ROOT, from), path.join(stage, from), {
    recursive: true,
    filter: (file) => !from.startsWith('node_modules') || !UNREAD.test(file.replaceAll('\\', '/')),
  });
for (const part of ['bin', 'dist', 'cmaps', 'knowledge', 'prompts', 'scorecard', 'LICENSE']) copy(part);
const listed = execFileSync('npm', ['ls', '--omit=dev', '--all', '--parseable'], { cwd: ROOT, encoding: 'utf8' });
for (const folder of listed.split('\n').slice(1).filter(Boolean)) {
  const name = path.relative(ROOT, folder).replaceAll('\\', '/');
  if (!LEFT_OUT.some((one) => name === `node_modules/${one}`) && existsSync(folder)) copy(name);
}
writeFileSync(
  path.join(stage, 'package.json'),
  JSON.stringify({ name: about.name, version, type: about.type, license: about.license, dependencies }),
);
cpSync(path.join(import.meta.dirname, 'manifest.json'), path.join(stage, 'manifest.json'));

execFileSync('npx', ['--yes', MCPB, 'pack', stage, out], { stdio: 'inherit' });
rmSync(stage, { recursive: true, force: true });
