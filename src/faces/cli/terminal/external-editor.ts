import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * Lets the person write in their own editor: a file only they can read (0600 in a folder of its own), removed
 * afterwards whatever happens. Null when the editor could not be started or did not end well.
 *
 * @param command the person's EDITOR, which may carry arguments (`code --wait`)
 * @param note first line of the file, taken out again
 */
export async function writeInEditor(command: string, note: string, initial = ''): Promise<string | null> {
  const folder = await mkdtemp(path.join(tmpdir(), 'kkori-'));
  const file = path.join(folder, 'answer.md');
  const head = `<!-- ${note.replace(/-->/g, '')} -->`;
  try {
    await writeFile(file, `${head}\n${initial}\n`, { mode: 0o600, flag: 'wx' });
    if ((await runEditor(command, file)) !== 0) return null;
    const text = (await readFile(file, 'utf8')).replace(/^\uFEFF/u, '').replace(/\r\n?/g, '\n');
    return (text.startsWith(head) ? text.slice(head.length) : text).trim().normalize('NFC');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function runEditor(command: string, file: string): Promise<number> {
  return new Promise((resolve) => {
    const child =
      process.platform === 'win32'
        ? spawn(`${command} "${file}"`, { stdio: 'inherit', shell: true })
        : spawn('/bin/sh', ['-c', `${command} "$1"`, 'sh', file], { stdio: 'inherit' });
    child.on('error', () => resolve(-1));
    child.on('exit', (code) => resolve(code ?? -1));
  });
}
