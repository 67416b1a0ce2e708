import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openWorkspace } from '../../src/adapters/workspace/folder.ts';
import { memoryWorkspace } from '../../src/adapters/workspace/memory.ts';
import type { MaterialWorkspace } from '../../src/adapters/workspace/workspace.ts';

type Files = Record<string, string | Uint8Array>;

const ADAPTERS: Record<string, (files: Files) => Promise<MaterialWorkspace>> = {
  memory: async (files) => memoryWorkspace(files),
  folder: (files) => {
    const root = mkdtempSync(join(tmpdir(), 'kkori-workspace-'));
    onTestFinished(() => rmSync(root, { recursive: true, force: true }));
    for (const [path, content] of Object.entries({ 'kkori.json': '{}', ...files })) {
      mkdirSync(join(root, dirname(path)), { recursive: true });
      writeFileSync(join(root, path), content);
    }
    return openWorkspace(root);
  },
};

const hex = (text: string, length: number) => createHash('sha256').update(text).digest('hex').slice(0, length);

/** A workspace as somebody has it after some weeks. Company and people are invented. */
const FILES: Files = {
  'resume.md': '# 윤예시\n',
  'dossiers/hanigyeol/posting.md': '# 하늬결 서버 엔지니어\n',
  'dossiers/hanigyeol/dossier.md': '# 준비 노트\n',
  'dossiers/hanigyeol/qa.md': '## Q1. 아웃박스는?\n',
  'dossiers/hanigyeol/하늬결.pdf': 'not ours',
  'dossiers/only-posting/posting.md': '# 공고만\n',
  'dossiers/single.md': '# 파일 하나\n',
  'dossiers/노을 상점/posting.md': '# 이름이 한글인 폴더\n',
  'dossiers/바람 상점.md': '---\nslug: baram\n---\n# 이름을 적어 둔 파일\n',
  'notes/회고/2026-03.md': '배운 것\n',
  'notes/cs.md': '트랜잭션\n',
  'notes/.obsidian/app.md': '설정\n',
  'notes/그림.png': 'png',
  'inbox/공고 (최종).pdf': '%PDF-1.7\0',
  'inbox/.DS_Store': 'x',
  'README.md': '읽어 주세요\n',
};

describe.each(Object.entries(ADAPTERS))('workspace: %s', (_, make) => {
  it('lists every file that is ours, and nothing else', async () => {
    const workspace = await make(FILES);
    const d = `d-${hex('dossiers/노을 상점', 8)}`;
    const expected = [
      ['kkori://resume', 'resume', 'resume.md', null],
      ['kkori://dossiers/baram', 'dossier', 'dossiers/바람 상점.md', 'baram'],
      [`kkori://dossiers/${d}/posting`, 'posting', 'dossiers/노을 상점/posting.md', d],
      ['kkori://dossiers/hanigyeol', 'dossier', 'dossiers/hanigyeol/dossier.md', 'hanigyeol'],
      ['kkori://dossiers/hanigyeol/posting', 'posting', 'dossiers/hanigyeol/posting.md', 'hanigyeol'],
      ['kkori://dossiers/hanigyeol/questions', 'qa', 'dossiers/hanigyeol/qa.md', 'hanigyeol'],
      ['kkori://dossiers/only-posting/posting', 'posting', 'dossiers/only-posting/posting.md', 'only-posting'],
      ['kkori://dossiers/single', 'dossier', 'dossiers/single.md', 'single'],
      [`kkori://notes/n-${hex('notes/cs.md', 8)}`, 'note', 'notes/cs.md', null],
      [`kkori://notes/n-${hex('notes/회고/2026-03.md', 8)}`, 'note', 'notes/회고/2026-03.md', null],
      ['kkori://inbox/공고 (최종).pdf', 'inbox', 'inbox/공고 (최종).pdf', null],
    ];
    expect((await workspace.list()).map((entry) => [entry.uri, entry.kind, entry.label, entry.dossier])).toEqual(
      expected,
    );
    expect(Object.keys((await workspace.list())[0]!).sort()).toEqual(['dossier', 'kind', 'label', 'uri']);
    expect(await (await make({})).list()).toEqual([]);
  });

  it('reads each of them, with the sha of its text', async () => {
    const workspace = await make(FILES);
    for (const { uri, label } of await workspace.list()) {
      if (uri.startsWith('kkori://inbox/')) continue;
      const text = FILES[label] as string;
      expect(await workspace.read(uri)).toEqual({ uri, sha: hex(text, 16), text });
    }
  });

  it('answers with the address of the file that stands for the whole', async () => {
    const workspace = await make(FILES);
    const posting = await workspace.read('kkori://dossiers/only-posting');
    expect(posting).toMatchObject({ uri: 'kkori://dossiers/only-posting/posting', text: '# 공고만\n' });
    expect(await workspace.read('kkori://dossiers/hanigyeol')).toMatchObject({ text: '# 준비 노트\n' });
  });

  it('hands out bytes for what is not text yet, by name as listed', async () => {
    const workspace = await make(FILES);
    const { name, bytes } = await workspace.bytes('kkori://inbox/공고 (최종).pdf');
    expect([name, new TextDecoder().decode(bytes)]).toEqual(['공고 (최종).pdf', '%PDF-1.7\0']);
    await expect(workspace.bytes('kkori://inbox/공고 (최종)')).rejects.toMatchObject({ kind: 'not-found' });
  });

  it('takes the byte order mark off and knows one kind of line end; decomposed Hangul stays', async () => {
    const text = '가족\n둘째 줄\r끝\n'.normalize('NFD');
    const workspace = await make({ 'resume.md': `\uFEFF${text.replaceAll('\n', '\r\n')}` });
    expect(await workspace.read('kkori://resume')).toEqual({ uri: 'kkori://resume', sha: hex(text, 16), text });
  });

  it('gives a note the same id however the disk spells its name', async () => {
    const name = '회고 각주.md';
    const id = `n-${hex(`notes/${name}`.normalize('NFC'), 8)}`;
    for (const spelt of ['NFC', 'NFD']) {
      const workspace = await make({ [`notes/${name}`.normalize(spelt)]: '본문' });
      expect(await workspace.list()).toMatchObject([{ uri: `kkori://notes/${id}`, label: `notes/${name}` }]);
      expect(await workspace.read(`kkori://notes/${id}`)).toMatchObject({ text: '본문' });
    }
  });

  const PATH_LIKE = [
    '../x',
    '..',
    '%2e%2e',
    '%2e%2e%2fresume.md',
    'a/b',
    'a\\b',
    'a\0b',
    'A',
    '',
    ' ',
    '.',
    '-a',
    'ㄱ'.repeat(5000),
    'a'.repeat(5000),
  ];

  it.each(PATH_LIKE)('finds nothing under an id like %j', async (id) => {
    const workspace = await make({ ...FILES, 'dossiers/a/dossier.md': 'a', 'notes/a.md': 'a' });
    for (const area of ['dossiers', 'notes', 'inbox', 'sessions']) {
      const uri = `kkori://${area}/${id}`;
      const error = await workspace.read(uri).catch((thrown) => thrown);
      expect(error).toMatchObject({ name: 'KkoriError', kind: 'not-found' });
      expect(error.message.length).toBeLessThan(200);
      await expect(workspace.bytes(uri)).rejects.toMatchObject({ kind: 'not-found' });
      await expect(workspace.write(uri, 'x', null)).rejects.toMatchObject({ name: 'KkoriError', kind: 'input' });
    }
    expect(await workspace.list()).toHaveLength(13);
  });

  it.each([
    '',
    'resume',
    'file:///etc/passwd',
    'kkori://',
    'kkori://resume/',
    'kkori://resume.md',
    'kkori://dossiers/hanigyeol/fit',
    'kkori://dossiers/hanigyeol/posting/x',
  ])('does not know the address %j', async (uri) => {
    const workspace = await make(FILES);
    await expect(workspace.read(uri)).rejects.toMatchObject({ kind: 'not-found' });
    await expect(workspace.write(uri, 'x', null)).rejects.toMatchObject({ kind: 'input' });
  });

  it('offers the nearest address when one was mistyped', async () => {
    const workspace = await make(FILES);
    await expect(workspace.read('kkori://dossiers/hanigyol')).rejects.toMatchObject({
      hint: '혹시 kkori://dossiers/hanigyeol인가요?',
    });
  });

  it('creates what is not there, in the place where it is found again', async () => {
    const workspace = await make({ 'dossiers/노을 상점/qa.md': '---\nslug: noeul\n---\n' });
    const uris = [
      'kkori://resume',
      'kkori://dossiers/new',
      'kkori://dossiers/new/posting',
      'kkori://dossiers/other/questions',
    ];
    for (const uri of [...uris, 'kkori://dossiers/noeul/posting']) {
      expect(await workspace.write(uri, `본문 ${uri}\n`, null)).toBe('ok');
      expect(await workspace.read(uri)).toMatchObject({ uri, text: `본문 ${uri}\n` });
      expect(await workspace.write(uri, 'again', null)).toBe('conflict');
    }
    expect((await workspace.list()).map((entry) => entry.label)).toEqual([
      'resume.md',
      'dossiers/new/dossier.md',
      'dossiers/new/posting.md',
      'dossiers/노을 상점/posting.md',
      'dossiers/노을 상점/qa.md',
      'dossiers/other/qa.md',
    ]);
  });

  it('creates a note under a name and answers with its id from then on', async () => {
    const workspace = await make({});
    expect(await workspace.write('kkori://notes/retro-1', '회고', null)).toBe('ok');
    const note = await workspace.read('kkori://notes/retro-1');
    expect(note).toMatchObject({ uri: `kkori://notes/n-${hex('notes/retro-1.md', 8)}`, text: '회고' });
    expect(await workspace.write('kkori://notes/retro-1', 'x', null)).toBe('conflict');
    expect(await workspace.write(note.uri, '고친 회고', note.sha)).toBe('ok');
    expect(await workspace.read('kkori://notes/retro-1')).toMatchObject({ text: '고친 회고' });
  });

  it('adds a posting to a dossier that was one file, and keeps both', async () => {
    const workspace = await make(FILES);
    expect(await workspace.write('kkori://dossiers/single/posting', '# 공고\n', null)).toBe('ok');
    expect(await workspace.read('kkori://dossiers/single')).toMatchObject({ text: '# 파일 하나\n' });
    expect(await workspace.read('kkori://dossiers/single/posting')).toMatchObject({ text: '# 공고\n' });
  });

  it('writes a whole dossier beside a posting without touching it', async () => {
    const workspace = await make(FILES);
    expect(await workspace.write('kkori://dossiers/only-posting', '# 노트\n', null)).toBe('ok');
    expect(await workspace.read('kkori://dossiers/only-posting')).toMatchObject({ text: '# 노트\n' });
    expect(await workspace.read('kkori://dossiers/only-posting/posting')).toMatchObject({ text: '# 공고만\n' });
  });

  it('replaces only the version that was read', async () => {
    const workspace = await make({ 'resume.md': '\uFEFF처음\r\n' });
    const first = await workspace.read('kkori://resume');
    expect(await workspace.write('kkori://resume', '둘째\n', first.sha)).toBe('ok');
    expect(await workspace.write('kkori://resume', '셋째\n', first.sha)).toBe('conflict');
    expect(await workspace.read('kkori://resume')).toMatchObject({ text: '둘째\n' });
    expect(await workspace.write('kkori://dossiers/nowhere', 'x', first.sha)).toBe('conflict');

    const second = await workspace.read('kkori://resume');
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, (_, i) => workspace.write('kkori://resume', `${i}`, second.sha)),
    );
    expect(outcomes.filter((outcome) => outcome === 'ok')).toHaveLength(1);
    const created = Array.from({ length: 8 }, (_, i) => workspace.write('kkori://dossiers/race', `${i}`, null));
    expect((await Promise.all(created)).filter((outcome) => outcome === 'ok')).toHaveLength(1);
  });

  it.each([
    ['another encoding', new Uint8Array([0xc7, 0xcf, 0xb4, 0xcf, 0xb0, 0xe1])],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x58, 0xd5, 0xc8, 0xb2])],
    ['no text at all', new Uint8Array([0x23, 0x20, 0x00, 0x01])],
  ])('refuses to read %s as text, and to write over it', async (_, bytes) => {
    const workspace = await make({ 'resume.md': bytes });
    const refusal = { kind: 'input', message: 'UTF-8로 쓴 글이 아니어서 읽을 수 없습니다: resume.md' };
    await expect(workspace.read('kkori://resume')).rejects.toMatchObject(refusal);
    await expect(workspace.write('kkori://resume', 'x', '0123456789abcdef')).rejects.toMatchObject(refusal);
    expect((await workspace.bytes('kkori://resume')).bytes).toEqual(bytes);
  });

  it('refuses files over 10 MB, to read and to write, and takes one of 10 MB', async () => {
    const size = 10 * 1024 * 1024;
    const workspace = await make({ 'resume.md': 'a'.repeat(size + 1), 'notes/fits.md': 'a'.repeat(size) });
    const refusal = { kind: 'input', message: expect.stringContaining('10 MB') };
    await expect(workspace.read('kkori://resume')).rejects.toMatchObject(refusal);
    await expect(workspace.bytes('kkori://resume')).rejects.toMatchObject(refusal);
    await expect(workspace.write('kkori://dossiers/a', 'a'.repeat(size + 1), null)).rejects.toMatchObject(refusal);
    expect((await workspace.read('kkori://notes/fits')).text).toHaveLength(size);
    expect(await workspace.list()).toHaveLength(2);
  });

  it('removes one dossier, or all material, and says what went', async () => {
    const workspace = await make(FILES);
    await workspace.read(`kkori://notes/n-${hex('notes/cs.md', 8)}`);
    expect(await workspace.remove({ dossier: 'nobody' })).toEqual([]);
    expect((await workspace.remove({ dossier: 'hanigyeol' })).sort()).toEqual([
      'dossiers/hanigyeol/dossier.md',
      'dossiers/hanigyeol/posting.md',
      'dossiers/hanigyeol/qa.md',
    ]);
    await expect(workspace.read('kkori://dossiers/hanigyeol')).rejects.toMatchObject({ kind: 'not-found' });
    expect(await workspace.remove({ all: true })).toHaveLength(8);
    expect(await workspace.list()).toEqual([]);
    await expect(workspace.read(`kkori://notes/n-${hex('notes/cs.md', 8)}`)).rejects.toMatchObject({
      kind: 'not-found',
    });
  });

  it('reads the settings, and says in one sentence what is wrong with them', async () => {
    const settings = async (text: string) => (await make({ 'kkori.json': text })).settings();
    expect(await settings('{}')).toEqual({});
    expect(await settings('\uFEFF{"language":"en","format":"resume","questions":3,"minutes":20}')).toEqual({
      language: 'en',
      format: 'resume',
      questions: 3,
      minutes: 20,
    });
    for (const [text, message] of [
      ['{', /JSON이 아닙니다\.$/],
      ['[]', /중괄호/],
      ['null', /중괄호/],
      ['{"language":"fr"}', /language/],
      ['{"questions":0}', /questions/],
      ['{"minutes":"ten"}', /minutes/],
      ['{"endpoint":"http://evil.example","key":"k"}', /쓸 수 없는 항목이 있습니다: endpoint, key$/],
      ['{"__proto__":{"language":"en"},"constructor":1}', /쓸 수 없는 항목/],
    ] as const)
      await expect(settings(text)).rejects.toMatchObject({ kind: 'config', message: expect.stringMatching(message) });
  });
});
