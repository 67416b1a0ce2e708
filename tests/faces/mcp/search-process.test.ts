import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';
import { ROOT } from '../../support/deps.ts';
import { StdioClient } from '../../support/stdio-client.ts';

const run = promisify(execFile);
const MAIN = path.join(ROOT, 'src', 'main.ts');

function workspace(): { folder: string; index: string } {
  const folder = mkdtempSync(path.join(tmpdir(), 'kkori-search-process-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(path.join(folder, 'kkori.json'), '{}');
  mkdirSync(path.join(folder, 'notes'));
  writeFileSync(path.join(folder, 'notes', '회고.md'), '# 회고\n\n뻐꾸기시계 장애를 겪었다.\n');
  return { folder, index: path.join(folder, '.kkori', 'index.db') };
}

it('lists its tools without making the index, and makes it at the first search', { timeout: 120_000 }, async () => {
  const { folder, index } = workspace();
  const client = new StdioClient([MAIN, '--workspace', folder, 'serve']);
  await client.open();
  const { tools } = (await client.request('tools/list', {})) as { tools: { name: string }[] };
  expect(tools.map((tool) => tool.name)).toContain('search_knowledge');
  expect(existsSync(index)).toBe(false);
  expect(await client.call('search_knowledge', { query: '뻐꾸기시계', scope: 'notes' })).toContain('kkori://notes/n-');
  expect(existsSync(index)).toBe(true);
  await client.close();
  expect(existsSync(`${index}-wal`)).toBe(false);
});

it('answers on the command line, and leaves nothing behind when all is deleted', { timeout: 120_000 }, async () => {
  const { folder, index } = workspace();
  const argv = [MAIN, '--workspace', folder, 'search', '뻐꾸기시계', '--json'];
  const { stdout } = await run(process.execPath, argv);
  expect(JSON.parse(stdout).results[0]).toMatchObject({ title: '회고', quote: '뻐꾸기시계 장애를 겪었다.' });
  expect(existsSync(index)).toBe(true);
  await run(process.execPath, [MAIN, '--workspace', folder, 'delete', 'all', '--yes']);
  expect(existsSync(index)).toBe(false);
});
