import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { initWorkspace, openWorkspace } from '../../../src/adapters/workspace/folder.ts';
import { folderTree } from '../../../src/adapters/workspace/folder-tree.ts';
import { workspaceOver } from '../../../src/adapters/workspace/workspace.ts';

function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'kkori-workspace-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function put(root: string, files: Record<string, string>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}

/** Root passes every permission check, so it steps down meanwhile. */
async function asOrdinaryUser(work: () => Promise<void>): Promise<void> {
  const root = process.getuid?.() === 0;
  if (root) process.seteuid!(65_534);
  try {
    await work();
  } finally {
    if (root) process.seteuid!(0);
  }
}

const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);
const config = (message: RegExp) => ({
  name: 'KkoriError',
  kind: 'config',
  message: expect.stringMatching(message),
  hint: expect.stringMatching(/[가-힣]/),
});

describe('making a workspace', () => {
  it('leaves folders, a short README, empty settings and a private folder', async () => {
    const root = join(temporaryFolder(), 'new', 'kkori');
    expect(await initWorkspace(root)).toEqual(['inbox/', 'dossiers/', 'notes/', '.kkori/', 'kkori.json', 'README.md']);
    expect(readdirSync(root).sort()).toEqual(['.kkori', 'README.md', 'dossiers', 'inbox', 'kkori.json', 'notes']);
    expect(mode(join(root, '.kkori'))).toBe('700');
    expect(readFileSync(join(root, 'kkori.json'), 'utf8')).toBe('{}\n');
    expect(readFileSync(join(root, 'README.md'), 'utf8')).toMatch(/^# kkori 작업 공간\n/);
    const workspace = await openWorkspace(root);
    expect([await workspace.list(), await workspace.settings()]).toEqual([[], {}]);
  });

  it('adds what an existing one lacks and changes nothing', async () => {
    const root = temporaryFolder();
    put(root, { 'kkori.json': '{"language":"en"}', 'README.md': '내 글', 'notes/a.md': 'a', 'my own/file.txt': 'x' });
    expect(await initWorkspace(root)).toEqual(['inbox/', 'dossiers/', '.kkori/']);
    expect(await initWorkspace(root)).toEqual([]);
    expect(readFileSync(join(root, 'README.md'), 'utf8')).toBe('내 글');
    expect(await (await openWorkspace(root)).settings()).toEqual({ language: 'en' });
  });

  it('goes on in a folder that holds only parts of one, or only hidden files', async () => {
    const root = temporaryFolder();
    put(root, { 'resume.md': '# 이력서', 'notes/a.md': 'a', '.git/HEAD': 'x' });
    expect(await initWorkspace(root)).toContain('kkori.json');
  });

  it("refuses somebody else's folder, a file, and a place without the right to write", async () => {
    const root = temporaryFolder();
    put(root, { 'package.json': '{}' });
    await expect(initWorkspace(root)).rejects.toMatchObject(config(/다른 파일이 있어/));
    expect(readdirSync(root)).toEqual(['package.json']);
    await expect(initWorkspace(join(root, 'package.json'))).rejects.toMatchObject(config(/폴더가 아닌 파일/));
    await expect(initWorkspace(join(root, 'package.json', 'x'))).rejects.toMatchObject(config(/폴더가 아닌 파일/));
    chmodSync(root, 0o555);
    await asOrdinaryUser(async () => {
      await expect(initWorkspace(join(root, 'kkori'))).rejects.toMatchObject(config(/권한/));
    });
    chmodSync(root, 0o755);
  });
});

describe('opening a workspace', () => {
  it('refuses what is not one, in one sentence with the way out', async () => {
    const root = temporaryFolder();
    put(root, { 'dossiers/a.md': 'a', file: 'x' });
    mkdirSync(join(root, 'linked'));
    symlinkSync(join(root, 'file'), join(root, 'linked', 'kkori.json'));
    for (const place of [root, join(root, 'linked')])
      await expect(openWorkspace(place)).rejects.toMatchObject({
        ...config(/^이 폴더는 kkori 작업 공간이 아닙니다\.$/),
        hint: expect.stringContaining('kkori init'),
      });
    for (const place of ['nowhere', 'file', 'file/below'])
      await expect(openWorkspace(join(root, place))).rejects.toMatchObject(config(/폴더가 없습니다/));
  });

  it('takes a folder that is reached through a link, and shows it from home', async () => {
    const root = temporaryFolder();
    put(root, { 'kkori.json': '{}', 'resume.md': '# 이력서' });
    const link = join(temporaryFolder(), 'link');
    symlinkSync(root, link);
    const workspace = await openWorkspace(link);
    expect(await workspace.read('kkori://resume')).toMatchObject({ text: '# 이력서' });
    expect(workspace.display).toBe(root);

    vi.stubEnv('HOME', dirname(root));
    vi.stubEnv('USERPROFILE', dirname(root));
    onTestFinished(() => void vi.unstubAllEnvs());
    expect((await openWorkspace(root)).display).toBe(join('~', basename(root)));
  });
});

describe('links and other things that are no files', () => {
  it('are neither listed nor read, wherever they stand', async () => {
    const outside = temporaryFolder();
    put(outside, { 'secret.md': 'secret', 'folder/posting.md': 'secret', 'folder/note.md': 'secret' });
    const root = temporaryFolder();
    put(root, {
      'kkori.json': '{}',
      'notes/real.md': 'real',
      'dossiers/real/posting.md': 'real',
      'inbox/real.txt': 'real',
    });
    symlinkSync(join(outside, 'secret.md'), join(root, 'resume.md'));
    symlinkSync(join(outside, 'secret.md'), join(root, 'notes/file.md'));
    symlinkSync(join(outside, 'folder'), join(root, 'notes/folder'));
    symlinkSync(join(outside, 'secret.md'), join(root, 'dossiers/single.md'));
    symlinkSync(join(outside, 'folder'), join(root, 'dossiers/folder'));
    symlinkSync(join(outside, 'secret.md'), join(root, 'dossiers/real/qa.md'));
    symlinkSync(join(outside, 'secret.md'), join(root, 'inbox/secret.md'));
    symlinkSync(join(root, 'notes'), join(root, 'notes/loop'));
    symlinkSync('nowhere', join(root, 'notes/dangling.md'));

    const workspace = await openWorkspace(root);
    expect((await workspace.list()).map((entry) => entry.label)).toEqual([
      'dossiers/real/posting.md',
      'notes/real.md',
      'inbox/real.txt',
    ]);
    for (const uri of [
      'resume',
      'notes/file',
      'dossiers/single',
      'dossiers/folder',
      'dossiers/real/questions',
      'inbox/secret.md',
    ])
      await expect(workspace.read(`kkori://${uri}`)).rejects.toMatchObject({ kind: 'not-found' });
  });

  it('are not written through, nor removed', async () => {
    const outside = temporaryFolder();
    put(outside, { 'file.md': 'untouched' });
    const root = temporaryFolder();
    put(root, { 'kkori.json': '{}' });
    symlinkSync(outside, join(root, 'dossiers'));
    symlinkSync(outside, join(root, 'notes'));
    symlinkSync(join(outside, 'file.md'), join(root, 'resume.md'));
    const workspace = await openWorkspace(root);
    for (const uri of ['kkori://dossiers/new', 'kkori://notes/new'])
      await expect(workspace.write(uri, 'x', null)).rejects.toMatchObject(config(/진짜 폴더/));
    expect(await workspace.write('kkori://resume', 'x', null)).toBe('conflict');
    expect(await workspace.remove({ all: true })).toEqual([]);
    expect(readdirSync(outside)).toEqual(['file.md']);
    expect(readFileSync(join(outside, 'file.md'), 'utf8')).toBe('untouched');

    const other = temporaryFolder();
    put(other, { 'kkori.json': '{}' });
    symlinkSync(outside, join(other, '.kkori'));
    await expect((await openWorkspace(other)).write('kkori://resume', 'x', null)).rejects.toMatchObject(
      config(/진짜 폴더/),
    );
    expect([readdirSync(outside), existsSync(join(other, 'resume.md'))]).toEqual([['file.md'], false]);
  });

  it('a note that became a link after it was listed is not read any more', async () => {
    const root = temporaryFolder();
    const outside = temporaryFolder();
    put(outside, { 'a.md': 'secret' });
    put(root, { 'kkori.json': '{}', 'notes/sub/a.md': 'mine' });
    const workspace = await openWorkspace(root);
    const [note] = await workspace.list();
    expect(await workspace.read(note!.uri)).toMatchObject({ text: 'mine' });
    rmSync(join(root, 'notes/sub'), { recursive: true });
    symlinkSync(outside, join(root, 'notes/sub'));
    await expect(workspace.read(note!.uri)).rejects.toMatchObject({ kind: 'not-found' });
  });

  it.skipIf(process.platform === 'win32')('a pipe keeps nobody waiting', async () => {
    const root = temporaryFolder();
    put(root, { 'kkori.json': '{}' });
    mkdirSync(join(root, 'inbox'));
    for (const path of ['resume.md', 'inbox/pipe.txt']) spawnSync('mkfifo', [join(root, path)]);
    const workspace = await openWorkspace(root);
    expect(await workspace.list()).toEqual([]);
    await expect(workspace.read('kkori://resume')).rejects.toMatchObject({ kind: 'not-found' });
  });
});

describe('rights', () => {
  it('that are missing are named with the file, and hide nothing else', async () => {
    const root = temporaryFolder();
    put(root, {
      'kkori.json': '{}',
      'resume.md': 'x',
      'notes/open.md': 'x',
      'notes/closed/a.md': 'x',
      'dossiers/a.md': 'x',
    });
    chmodSync(root, 0o755);
    chmodSync(join(root, 'resume.md'), 0o000);
    chmodSync(join(root, 'dossiers/a.md'), 0o000);
    chmodSync(join(root, 'notes/closed'), 0o000);
    const workspace = await openWorkspace(root);
    await asOrdinaryUser(async () => {
      expect((await workspace.list()).map((entry) => entry.label)).toEqual([
        'resume.md',
        'dossiers/a.md',
        'notes/open.md',
      ]);
      await expect(workspace.read('kkori://resume')).rejects.toMatchObject(config(/권한이 없습니다: resume\.md$/));
      await expect(workspace.read('kkori://dossiers/a')).rejects.toMatchObject(
        config(/권한이 없습니다: dossiers\/a\.md$/),
      );
      await expect(workspace.write('kkori://dossiers/b', 'x', null)).rejects.toMatchObject(config(/권한이 없습니다/));
      await expect(workspace.remove({ dossier: 'a' })).rejects.toMatchObject(
        config(/권한이 없습니다: dossiers\/a\.md$/),
      );
    });
    chmodSync(join(root, 'notes/closed'), 0o755);
  });
});

describe('writing and removing', () => {
  it('keeps the rights of a file it replaces and leaves nothing half written', async () => {
    const root = temporaryFolder();
    put(root, { 'kkori.json': '{}', 'resume.md': 'one' });
    chmodSync(join(root, 'resume.md'), 0o664);
    const workspace = await openWorkspace(root);
    const { sha } = await workspace.read('kkori://resume');
    expect(await workspace.write('kkori://resume', 'two', sha)).toBe('ok');
    expect(await workspace.write('kkori://dossiers/a', 'x', null)).toBe('ok');
    expect([mode(join(root, 'resume.md')), mode(join(root, '.kkori'))]).toEqual(['664', '700']);
    expect([readdirSync(join(root, '.kkori')), readdirSync(join(root, 'dossiers/a'))]).toEqual([[], ['dossier.md']]);
  });

  it('a reader never sees half of a write', async () => {
    const root = temporaryFolder();
    const texts = ['가'.repeat(200_000), '나'.repeat(300_000)];
    put(root, { 'kkori.json': '{}', 'resume.md': texts[0]! });
    const [writer, reader] = [await openWorkspace(root), await openWorkspace(root)];
    let writing = true;
    const written = (async () => {
      for (let i = 0; i < 20; i++) {
        const { sha } = await writer.read('kkori://resume');
        await writer.write('kkori://resume', texts[(i + 1) % 2]!, sha);
      }
      writing = false;
    })();
    while (writing) expect(texts).toContain((await reader.read('kkori://resume')).text);
    await written;
  });

  it("leaves in a dossier's folder what is not its own, and what a crash left goes", async () => {
    const root = temporaryFolder();
    put(root, {
      'kkori.json': '{}',
      'dossiers/a/posting.md': 'x',
      'dossiers/a/mine.pdf': 'x',
      'dossiers/b/posting.md': 'x',
      '.kkori/unfinished-crash': 'half a résumé',
      '.kkori/kkori.db': 'not a material',
    });
    const workspace = await openWorkspace(root);
    expect(await workspace.remove({ all: true })).toEqual(['dossiers/a/posting.md', 'dossiers/b/posting.md']);
    expect(readdirSync(join(root, 'dossiers'))).toEqual(['a']);
    expect(readdirSync(join(root, 'dossiers/a'))).toEqual(['mine.pdf']);
    expect(readdirSync(join(root, '.kkori'))).toEqual(['kkori.db']);
  });
});

describe('a vault of notes', () => {
  it('is walked when listed, not again for every note that is read', async () => {
    const root = temporaryFolder();
    put(root, Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`notes/${i % 7}/${i}.md`, `${i}`])));
    const tree = folderTree(root, 'test');
    let walks = 0;
    const workspace = workspaceOver({
      ...tree,
      paths(area) {
        if (area === 'notes') walks += 1;
        return tree.paths(area);
      },
    });
    for (const note of await workspace.list()) await workspace.read(note.uri);
    expect(walks).toBe(1);
    rmSync(join(root, 'notes/0/0.md'));
    put(root, { 'notes/new.md': 'new' });
    expect(await workspace.read('kkori://notes/new')).toMatchObject({ text: 'new' });
    expect(walks).toBe(2);
  });
});
