import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { initWorkspace } from '../../../src/adapters/workspace/folder.ts';
import { ROOT, testDeps } from '../../support/deps.ts';
import { smallPdf } from '../../support/small-pdf.ts';
import { StdioClient } from '../../support/stdio-client.ts';
import { cli } from './harness.ts';

const FIXTURES = path.join(ROOT, 'tests', 'fixtures', 'documents');
const MAIN = path.join(ROOT, 'src', 'main.ts');
const POSTING =
  '<h1>물푸레마켓 · 서버 개발자</h1><h2>자격요건</h2><ul><li>Go 서버 경력 2년 이상</li><li>Redis</li></ul><h2>우대사항</h2><p>Kafka';

let home: string;
beforeAll(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'kkori-add-'));
  await initWorkspace(path.join(home, 'ws'));
});
afterAll(() => rmSync(home, { recursive: true }));

/** The program in a process of its own, as a person starts it. */
function kkori(...args: string[]) {
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: { PATH: process.env.PATH ?? '', HOME: home, KKORI_HOME: path.join(home, 'ws') },
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString('utf8')));
  child.stdin.end();
  return new Promise<{ code: number | null; out: string; err: string }>((resolve) =>
    child.on('close', (code) => resolve({ code, out, err })),
  );
}

describe('kkori add in a process of its own', () => {
  it('takes a posting as PDF: says what was read, keeps Markdown, and shows the requirements in it', async () => {
    const added = await kkori('add', path.join(FIXTURES, 'posting.pdf'), '--to', 'solbaram');
    expect(added.code, added.err).toBe(0);
    expect(added.out).toMatch(/posting\.pdf → 공고 \(dossiers\/solbaram\/posting\.md\)\n {2}PDF 1쪽에서 \d+자를 읽어/u);
    const kept = readFileSync(path.join(home, 'ws', 'dossiers', 'solbaram', 'posting.md'), 'utf8');
    expect(kept).toContain('\n## 자격 요건\n\n- 서버 개발 경력');
    const shown = await kkori('dossier', 'show', 'solbaram');
    expect(shown.out).toMatch(/자격요건\n.*서버 개발 경력 3 ?년 이상\n.*트랜잭션과 잠금을 설명할 수 있는 분/u);
    expect(shown.out).toContain('솔바람페이');
  });
});

describe('kkori add', () => {
  it('takes a résumé as Word, and does not overwrite it with another', async () => {
    const deps = testDeps({});
    const added = await cli(['add', path.join(FIXTURES, 'resume.docx')], { deps });
    expect(added.out).toMatch(
      /이력서 \(resume\.md\)\n {2}Word에서 [\d,]+자를 읽어.*\n {2}이력서에서 \d+줄을 읽었습니다/u,
    );
    const kept = await deps.workspace.read('kkori://resume');
    expect(kept.text).toContain('| 저장소 | PostgreSQL, Redis, Kafka |');
    const again = await cli(['add', path.join(FIXTURES, 'resume.html'), '--as', 'resume'], { deps });
    expect(again.code).toBe(1);
    expect(again.err).toContain('덮어쓰지 않았습니다');
    expect(await deps.workspace.read('kkori://resume')).toEqual(kept);
  });

  it('takes a page from standard input', async () => {
    const { out } = await cli(['add', '-', '--to', 'mulpure', '--json'], { deps: testDeps({}), stdin: POSTING });
    expect(JSON.parse(out)).toMatchObject({
      kind: 'posting',
      read: { format: 'html' },
      dossiers: [{ slug: 'mulpure', company: '물푸레마켓', posting: { requirements: [{}, {}] } }],
    });
  });

  it('takes a Notion export like a folder, without the ids in its names, and says what it could not read', async () => {
    const part = zipSync({
      '캐시 공부 0123456789abcdef0123456789abcdef.md': strToU8('# 캐시 공부\n\n만료를 다시 잰 기록입니다.\n'),
      '그림만.pdf': smallPdf({ contents: [''] }),
    });
    writeFileSync(path.join(home, 'Export.zip'), zipSync({ 'Export-Part-1.zip': part }));
    const { code, out, err } = await cli(['add', path.join(home, 'Export.zip')], { deps: testDeps({}) });
    expect(code).toBe(1);
    expect(out).toContain('→ 노트 (notes/kaesi-gongbu.md)');
    expect(err).toMatch(/그림만\.pdf: .*스캔한/u);
  });

  it('stores nothing of what it cannot read, and says so in one sentence and a hint', async () => {
    const deps = testDeps({});
    writeFileSync(path.join(home, 'cut.pdf'), readFileSync(path.join(FIXTURES, 'resume.pdf')).subarray(0, 5_000));
    const { code, out, err } = await cli(['add', path.join(home, 'cut.pdf')], { deps });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^(?:문서를 읽는 중입니다…\n)?kkori: ‘cut\.pdf’[^\n]+\.\n {2}[^\n]+\.\n$/u);
    expect(await deps.workspace.list()).toEqual([]);
  });

  it('takes the documents of a folder', async () => {
    const folder = path.join(home, 'folder');
    mkdirSync(folder);
    copyFileSync(path.join(FIXTURES, 'posting.html'), path.join(folder, 'solbaram.html'));
    writeFileSync(path.join(folder, 'photo.png'), 'x');
    const { code, out, err } = await cli(['add', folder], { deps: testDeps({}) });
    expect(code, err).toBe(0);
    expect(out).toContain('solbaram.html → 공고');
    expect(err).toContain('건너뛴 파일 1개');
  });
});

describe('save_material over a real server', () => {
  it('takes a PDF from the inbox; nothing but the protocol comes over its pipe', async () => {
    const folder = path.join(home, 'served');
    await initWorkspace(folder);
    copyFileSync(path.join(FIXTURES, 'resume.pdf'), path.join(folder, 'inbox', '이력서.pdf'));
    const client = new StdioClient([MAIN, '--workspace', folder, 'serve'], { KKORI_LOG: 'silent' });
    await client.open();
    const saved = await client.call('save_material', { inbox: '이력서.pdf' });
    client.killAfter(0);
    await client.gone;
    expect(saved).toContain('이력서 → resume.md');
    expect(saved).toMatch(/PDF 1쪽에서 [\d,]+자를 읽어/u);
    expect(existsSync(path.join(folder, 'resume.md'))).toBe(true);
  });
});
