import { deflateSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { convert, type Job } from '../../src/adapters/documents/convert.ts';
import { documents } from '../../src/adapters/documents/documents.ts';
import { inWorker } from '../../src/adapters/documents/in-worker.ts';
import { KkoriError } from '../../src/core/errors.ts';
import { seeded } from '../../src/core/plan/random.ts';
import { list, p, smallDocx, style } from '../support/small-docx.ts';
import { smallPdf, textAt } from '../support/small-pdf.ts';

const FULL = process.env.KKORI_FAULTS === 'full';
const EVERY = FULL ? 1 : 64;
const SEED = 20261126;

const PDF = smallPdf({
  contents: [
    textAt([
      [72, 760, 20, 'Saltmarsh - Backend Engineer'],
      [72, 720, 14, 'Requirements'],
      [72, 700, 10, '- Three years of server work'],
      [72, 686, 10, '- You can explain a lock (and a deadlock)'],
    ]),
  ],
});
const DOCX = smallDocx(
  p('바다소금', style('1')) + p('자격요건', style('2')) + p('서버 경력 3년', list(1)) + p('잠금', list(1)),
);
const HTML = strToU8('<h1>바다소금</h1><h2>자격요건</h2><ul><li>서버 경력 3년</li><li>잠금</li></ul>');
const SAMPLES: [Job['format'], Uint8Array][] = [
  ['pdf', PDF],
  ['docx', DOCX],
  ['html', HTML],
];

/** What a document comes to: its text, or the one sentence with which it is refused. Anything else is thrown on. */
async function outcome(format: Job['format'], bytes: Uint8Array): Promise<string> {
  try {
    return (await convert({ format, label: 'a', bytes })).text;
  } catch (error) {
    if (!(error instanceof KkoriError)) throw error;
    expect(error.kind).toBe('input');
    expect(error.message).toMatch(/^‘a’[^\n]{5,120}\.$/u);
    expect(error.hint).not.toBe('');
    return error.message;
  }
}

const bytesOf = (text: string) => new Set(text.match(/\S+/gu) ?? []);

describe('malformed documents', () => {
  beforeAll(() => {
    for (const [, bytes] of SAMPLES) expect(bytes.length).toBeLessThanOrEqual(3072);
  });

  it.each(SAMPLES)(
    `%s cut after every byte (here every ${EVERY}.): read or refused in one sentence`,
    async (format, bytes) => {
      const whole = bytesOf(await outcome(format, bytes));
      let refused = 0;
      for (let end = 0; end < bytes.length; end += EVERY) {
        const result = await outcome(format, bytes.subarray(0, end));
        if (result.startsWith('‘')) refused += 1;
        // What is left of a cut file is words of the whole one, the last of which may be cut too.
        else if (format !== 'html')
          expect([...bytesOf(result)].filter((word) => !whole.has(word)).length).toBeLessThan(3);
      }
      expect(refused).toBeGreaterThan(0);
    },
  );

  it.each(SAMPLES)(
    `%s with bytes changed anywhere (seed ${SEED}): read or refused in one sentence`,
    async (format, bytes) => {
      const random = seeded(SEED);
      for (let i = 0; i < (FULL ? 2_000 : 25); i++) {
        const changed = bytes.slice();
        for (let n = 0; n < 4; n++) changed[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
        await outcome(format, changed);
      }
    },
  );

  it.each(SAMPLES)('%s gives the same text every time', async (format, bytes) => {
    expect(await outcome(format, bytes)).toBe(await outcome(format, bytes));
  });

  const deep = 10_000;
  it.each<[string, Job['format'], Uint8Array]>([
    ['nested elements', 'html', strToU8(`${'<div>'.repeat(deep)}글${'</div>'.repeat(deep)}`)],
    ['nested lists', 'html', strToU8(`${'<ul><li>가'.repeat(deep)}`)],
    ['nested tables', 'html', strToU8(`${'<table><tr><td>'.repeat(deep)}글`)],
    ['nested inline elements', 'html', strToU8(`<p>${'<b><i><span>'.repeat(deep)}글`)],
    ['nested toggles', 'html', strToU8('<details><summary>가</summary>'.repeat(deep))],
    ['nested terms', 'html', strToU8('<dl><dt>가<dd>'.repeat(deep))],
    ['one long line', 'html', strToU8(`<p>${'글 '.repeat(200_000)}`)],
    ['entities', 'html', strToU8('&amp;&#44032;&nbsp;'.repeat(50_000))],
    ['open tags', 'html', strToU8(`글${'<a '.repeat(100_000)}`)],
    [
      'nested Word tables',
      'docx',
      smallDocx(`${'<w:tbl><w:tr><w:tc>'.repeat(deep)}${p('글')}${'</w:tc></w:tr></w:tbl>'.repeat(deep)}`),
    ],
    ['nested text boxes', 'docx', smallDocx('<w:p><w:r><w:pict><w:txbxContent>'.repeat(deep))],
    [
      'a page tree in a ring',
      'pdf',
      Buffer.from(Buffer.from(PDF).toString('latin1').replace('/Kids [4 0 R]', '/Kids [2 0 R]'), 'latin1'),
    ],
    ['arrays in arrays', 'pdf', smallPdf({ contents: ['['.repeat(100_000)] })],
  ])('%s: in one sentence or read, in bounded time', async (_what, format, bytes) => {
    const start = performance.now();
    await outcome(format, bytes);
    expect(performance.now() - start).toBeLessThan(15_000);
  });

  /** An archive whose only file claims another unpacked size, in both of its headers. */
  const claiming = (archive: Uint8Array, size: number) => {
    const directory = Buffer.from(archive).lastIndexOf('PK\u0001\u0002');
    const view = new DataView(archive.buffer, archive.byteOffset);
    view.setUint32(22, size, true);
    view.setUint32(directory + 24, size, true);
    return archive;
  };

  it('an archive that would unpack to gigabytes is refused by its directory, and one that lies about it writes no more', async () => {
    const document = { 'word/document.xml': new Uint8Array(4 * 1024 * 1024) };
    expect(await outcome('docx', claiming(zipSync(document), 3_000_000_000))).toContain('풀면 너무 커집니다');
    const before = process.memoryUsage().arrayBuffers;
    expect(await outcome('docx', claiming(zipSync(document), 100))).toMatch(/^‘a’ 파일/u);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16 * 1024 * 1024);
  });

  it('archives in an archive count together', async () => {
    const inner = claiming(zipSync({ 'a.md': new Uint8Array(100) }), 40 * 1024 * 1024);
    const outer = zipSync({ 'Part-1.zip': inner, 'Part-2.zip': inner });
    await expect(documents().unpack('Export.zip', outer)).rejects.toThrow('풀면 너무 커집니다');
  });

  it.each<[string, string, Uint8Array]>([
    ['a program named .pdf', 'a.pdf', Uint8Array.from({ length: 4096 }, (_, i) => (i * 37) % 256)],
    ['a program named .md', 'a.md', Uint8Array.from({ length: 4096 }, (_, i) => (i * 37) % 256)],
    ['a program named .html', 'a.html', Uint8Array.from({ length: 4096 }, (_, i) => (i * 37) % 256)],
    ['a picture named .docx', 'a.docx', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  ])('%s is refused in one sentence', async (_what, name, bytes) => {
    const error = await documents()
      .decode(name, bytes)
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(KkoriError);
    expect((error as KkoriError).message).toContain(`‘${name}’`);
  });
});

describe('a hostile document costs its own reading and nothing else', () => {
  const job = (format: Job['format'], bytes: Uint8Array): Job => ({ format, label: 'a', bytes });
  const free = { ms: 25_000, heapMb: 512, growthMb: 4096 };

  it('is stopped when it takes too long', async () => {
    await expect(inWorker(job('pdf', PDF), { ...free, ms: 1 })).rejects.toThrow('시간이 너무 오래');
  });

  it('is stopped when its objects take too much memory', async () => {
    const many = strToU8('<p>글'.repeat(300_000));
    await expect(inWorker(job('html', many), { ...free, heapMb: 8 })).rejects.toThrow('메모리가 너무 많이');
  });

  it('is stopped when what it inflates takes too much memory', async () => {
    // A content stream of 200 MB in 1 MB.
    const stream = deflateSync(new Uint8Array(200 * 1024 * 1024), { level: 1 });
    const content = `<< /Length ${stream.length} /Filter /FlateDecode >>\nstream\n${stream.toString('latin1')}\nendstream`;
    const bomb = smallPdf({ contents: [''], objects: [content] });
    const aimed = Buffer.from(
      Buffer.from(bomb).toString('latin1').replace('/Contents 6 0 R', '/Contents 4 0 R'),
      'latin1',
    );
    await expect(inWorker(job('pdf', aimed), { ...free, growthMb: 150 })).rejects.toThrow('메모리가 너무 많이');
  });
});
