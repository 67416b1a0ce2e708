import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../support/deps.ts';

/** util-linux `script` gives a real terminal to a child; elsewhere the tests in `turn.test.ts` must do. */
const SCRIPT = '/usr/bin/script';
const onLinux = process.platform === 'linux' && existsSync(SCRIPT);

describe.skipIf(!onLinux)('the command in a real terminal', () => {
  let home: string;
  const env = () => ({
    ...process.env,
    KKORI_HOME: path.join(home, 'kkori'),
    HOME: home,
    TERM: 'xterm',
    LANG: 'C.UTF-8',
    KKORI_LOG: 'silent',
  });
  const main = path.join(ROOT, 'src', 'main.ts');
  const plain = (...argv: string[]) => spawnSync(process.execPath, [main, ...argv], { env: env(), encoding: 'utf8' });

  beforeAll(async () => {
    home = await mkdtemp(path.join(tmpdir(), 'kkori-pty-'));
    const dossier = path.join(home, 'kkori', 'dossiers', 'hanigyeol');
    await mkdir(dossier, { recursive: true });
    await writeFile(path.join(home, 'kkori', 'kkori.json'), '{}');
    await copyFile(path.join(ROOT, 'examples', 'resume.md'), path.join(home, 'kkori', 'resume.md'));
    await copyFile(path.join(ROOT, 'examples', 'postings', 'hanigyeol.md'), path.join(dossier, 'posting.md'));
  });
  afterAll(() => rm(home, { recursive: true, force: true }));

  it('stores the answer, leaves 130 on Ctrl-C with the command on its own line, and goes on from there', async () => {
    const child = spawn(SCRIPT, ['-qec', `'${process.execPath}' '${main}' rehearse --questions 1`, '/dev/null'], {
      env: env(),
    });
    let out = '';
    const seen = (text: string, from: number) =>
      new Promise<number>((resolve, reject) => {
        const look = () => {
          const at = out.indexOf(text, from);
          if (at < 0) return;
          child.stdout.off('data', look);
          resolve(at + text.length);
        };
        child.stdout.on('data', look);
        child.once('exit', () => reject(new Error(`ended before ‘${text}’:\n${out}`)));
        look();
      });
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      out += chunk;
    });
    const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));

    let at = await seen('Enter 시작', 0);
    child.stdin.write('\r');
    at = await seen('답>', at);
    child.stdin.write('제가 인덱스를 바꿔 3초를 1초로 줄였습니다.\r');
    at = await seen('면접관', at);
    child.stdin.write('\u0003');
    expect(await exited).toBe(130);
    expect(out.slice(at)).toMatch(/이어서 하려면\r?\n {2}npm run kkori -- rehearse --resume\r?\n/u);
    expect(out.slice(at)).toContain('\u001b[?2004l');
    expect(out).not.toMatch(/\n\s+at .+\(/);

    expect(plain('report').stdout).toContain('제가 인덱스를 바꿔 3초를 1초로 줄였습니다.');
    const resumed = plain('rehearse', '--resume');
    expect(resumed.status).toBe(2);
    expect(resumed.stderr).toContain('--answers');
  });

  it('leaves with a plain end when the input ends at a choice', async () => {
    const child = spawn(SCRIPT, ['-qec', `stty cols 80 rows 24; '${process.execPath}' '${main}' demo`, '/dev/null'], {
      env: env(),
    });
    let out = '';
    let sent = false;
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      out += chunk;
      if (sent || !out.includes('예시 답변으로 보기')) return;
      sent = true;
      child.stdin.write('\u0004');
    });
    expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(130);
    expect(out).not.toMatch(/unsettled|\n\s+at .+\(/u);
  });
});
