import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { describe, expect, it, onTestFinished } from 'vitest';
import { SAID } from '../../support/mcp-candidate.ts';
import { callsIn, hostOver, spokenIn } from '../../support/mcp-client.ts';

/** Somebody who installed the package into an assistant and has no terminal: the real server in an empty home. */

const MAIN = path.join(import.meta.dirname, '..', '..', '..', 'src', 'main.ts');
const POSTING =
  '가게 정산 서버 개발자\n\n주요 업무\n- 정산 배치를 만들고 운영합니다.\n\n자격요건\n- 메시지 큐 경험이 있으신 분\n';

async function desktop(home: string, env: Record<string, string> = {}) {
  const cwd = mkdtempSync(path.join(tmpdir(), 'kkori-cwd-'));
  const client = new Client({ name: 'desktop', version: '1.0.0' });
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: [MAIN, 'serve'],
      cwd,
      env: { HOME: home, USERPROFILE: home, PATH: process.env.PATH ?? '', ...env },
      stderr: 'ignore',
    }),
  );
  const host = hostOver(client, () => client.close());
  onTestFinished(async () => {
    await host.close();
    // Nothing ever comes into the folder the assistant happened to start in.
    expect(readdirSync(cwd)).toEqual([]);
    // Nobody here can type a command.
    for (const { text } of host.heard) expect(text).not.toMatch(/`kkori |--[a-z]/u);
    rmSync(cwd, { recursive: true, force: true });
  });
  return host;
}

function emptyHome(): string {
  const home = mkdtempSync(path.join(tmpdir(), 'kkori-home-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  return home;
}

describe('the first use, without a terminal', () => {
  it('practises at once, keeps the answer in ~/kkori, and finds it again in the next conversation', async () => {
    const home = emptyHome();
    const host = await desktop(home);
    const listed = await host.call('list_dossiers');
    expect(listed.failed).toBe(false);
    expect(listed.text).toContain('지원 건이 아직 없습니다. 지금 바로 일반 질문으로 연습할 수 있고');
    expect(listed.text).toContain('홈 폴더 아래 kkori/inbox');
    expect((await host.client.listResources()).resources.length).toBeGreaterThan(100);
    // Looking makes nothing.
    expect(readdirSync(home)).toEqual([]);
    const call = callsIn(listed.text)[0]!;
    const first = await host.call(call.tool, { ...call.arguments, questions: 2, mode: 'coach' });
    expect(spokenIn(first.text)).toContain('?');
    expect(readdirSync(path.join(home, 'kkori'))).toEqual(
      expect.arrayContaining(['inbox', 'dossiers', 'notes', 'kkori.json', '.kkori']),
    );
    const answered = callsIn(first.text)[0]!;
    expect((await host.call(answered.tool, { ...answered.arguments, answer: SAID.outbox })).failed).toBe(false);
    const session = answered.arguments.session as string;
    const later = await desktop(home);
    expect((await later.call('list_dossiers')).text).toContain(session);
  }, 60_000);

  it('makes the workspace with the first paper that is saved, and asks after it', async () => {
    const home = emptyHome();
    const host = await desktop(home, { KKORI_HOME: '~/면접 자료' });
    for (const [tool, args, next] of [
      ['build_dossier', {}, 'save_material'],
      ['start_rehearsal', { dossier: 'gage' }, 'save_material'],
      ['read_source', { uri: 'kkori://resume' }, 'save_material'],
      ['save_material', { inbox: '공고.pdf' }, 'kkori 설정에서 고른 폴더의 inbox'],
    ] as const) {
      const { text, failed } = await host.call(tool, args);
      expect(failed).toBe(true);
      expect(text).toContain(next);
    }
    expect(readdirSync(home)).toEqual([]);
    const saved = await host.call('save_material', { text: POSTING, kind: 'posting', dossier: 'gage' });
    expect(saved.text).toContain('**넣었습니다**: 공고 → dossiers/gage/posting.md');
    expect(readdirSync(path.join(home, '면접 자료', 'dossiers'))).toEqual(['gage']);
    expect((await host.call('save_material', { text: '- 정산 배치를 만들었습니다.', kind: 'resume' })).text).toContain(
      '이력서 → resume.md',
    );
    const call = callsIn(saved.text)[0]!;
    expect((await host.call(call.tool, call.arguments)).text).toContain('가게 정산 서버 개발자');
  }, 60_000);

  it('reads a file that was put into a folder made by hand, as the list says', async () => {
    const home = emptyHome();
    const host = await desktop(home);
    expect((await host.call('list_dossiers')).text).toContain('홈 폴더 아래 kkori/inbox');
    mkdirSync(path.join(home, 'kkori', 'inbox'), { recursive: true });
    writeFileSync(path.join(home, 'kkori', 'inbox', '공고.md'), POSTING);
    expect((await host.call('list_dossiers')).text).toContain('inbox 1');
    const saved = await host.call('save_material', { inbox: '공고.md', dossier: 'gage' });
    expect(saved.text).toContain('가게 정산 서버 개발자');
    expect((await host.call('start_rehearsal', { questions: 2 })).failed).toBe(false);
  }, 60_000);

  it('leaves a chosen folder with other things in it alone, and keeps to a folder of its own inside', async () => {
    const home = emptyHome();
    const chosen = path.join(home, 'Documents');
    mkdirSync(chosen);
    writeFileSync(path.join(chosen, '가계부.xlsx'), '');
    const host = await desktop(home, { KKORI_HOME: chosen });
    await host.call('save_material', { text: POSTING, kind: 'posting', dossier: 'gage' });
    expect(readdirSync(chosen).sort()).toEqual(['kkori', '가계부.xlsx']);
    const later = await desktop(home, { KKORI_HOME: chosen });
    expect((await later.call('list_dossiers')).text).toContain('gage — ');
  }, 60_000);

  it.each([
    ['an address that is none', 'user/kkori'],
    ['a placeholder that nobody filled in', '$'.concat('{HOME}/kkori')],
    ['~/kkori that is somebody else’s', ''],
  ])(
    'says in one sentence what to do about %s',
    async (_, named) => {
      const home = emptyHome();
      if (named === '') mkdirSync(path.join(home, 'kkori', 'src'), { recursive: true });
      const host = await desktop(home, { KKORI_HOME: named });
      const { text, failed } = await host.call('list_dossiers');
      expect(failed).toBe(true);
      expect(text).toContain('어시스턴트의 kkori 설정에서 빈 폴더를 고르거나');
    },
    60_000,
  );
});
