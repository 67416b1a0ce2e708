import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { decode, LARGEST } from '../../../src/adapters/documents/decode.ts';
import { documents } from '../../../src/adapters/documents/documents.ts';
import { KkoriError } from '../../../src/core/errors.ts';
import { p, smallDocx } from '../../support/small-docx.ts';
import { smallPdf, textAt } from '../../support/small-pdf.ts';

const bytes = (...values: number[]) => new Uint8Array(values);
const utf8 = (text: string) => new TextEncoder().encode(text);

function utf16(text: string, order: 'le' | 'be'): Uint8Array {
  const out = new Uint8Array(2 + text.length * 2);
  const view = new DataView(out.buffer);
  view.setUint16(0, 0xfeff, order === 'le');
  for (let i = 0; i < text.length; i++) view.setUint16(2 + i * 2, text.charCodeAt(i), order === 'le');
  return out;
}

function refusal(name: string, data: Uint8Array): KkoriError {
  try {
    decode(name, data);
  } catch (error) {
    expect(error).toBeInstanceOf(KkoriError);
    return error as KkoriError;
  }
  throw new Error('was not refused');
}

describe('decode', () => {
  it('reads UTF-8 with and without its mark, and makes CRLF one', () => {
    expect(decode('a.md', utf8('가나\r\n다'))).toBe('가나\n다');
    expect(decode('a.txt', bytes(0xef, 0xbb, 0xbf, ...utf8('가나')))).toBe('가나');
  });

  it('reads UTF-16 of both orders by the mark', () => {
    expect(decode('a.txt', utf16('자격요건\r\n- 가', 'le'))).toBe('자격요건\n- 가');
    expect(decode('a.txt', utf16('자격요건 🙂', 'be'))).toBe('자격요건 🙂');
  });

  it('reads CP949, with the letters that EUC-KR lacks', () => {
    // 자격요건 in EUC-KR, then 똠 (0x8c 0x63), a letter of CP949 only.
    expect(decode('a.txt', bytes(0xc0, 0xda, 0xb0, 0xdd, 0xbf, 0xe4, 0xb0, 0xc7, 0x0a, 0x8c, 0x63))).toBe(
      '자격요건\n똠',
    );
  });

  it('knows the first and the last place of the CP949 extension, and none beyond', () => {
    expect(decode('a.txt', bytes(0x81, 0x41, 0xa0, 0xfe, 0xa1, 0x41, 0xc6, 0x52))).toBe('갂좤좥힣');
    expect(refusal('a.txt', bytes(0xc6, 0x53)).message).toContain('글자 부호');
    expect(refusal('a.txt', bytes(0xb0, 0xa1, 0xb0)).message).toContain('글자 부호');
  });

  it('keeps decomposed (NFD) text as it is', () => {
    const nfd = '자격요건'.normalize('NFD');
    expect(decode('a.md', utf8(nfd))).toBe(nfd);
  });

  it.each(['posting.pdf', 'posting.DOCX', 'all.zip'])('says that %s is not what its name says', (name) => {
    const error = refusal(name, utf8('글'));
    expect(error.kind).toBe('input');
    expect(error.message).toContain(name);
    expect(error.message).toContain('이름과 달리');
  });

  it('refuses what is no text: other formats, nothing, white space, NUL, control characters, unknown letters', () => {
    expect(refusal('a.exe', utf8('글')).message).toContain('읽지 않는 형식');
    expect(refusal('a.md', bytes()).message).toContain('글이 없습니다');
    expect(refusal('a.md', utf8(' \n\t\u3000\n')).message).toContain('글이 없습니다');
    expect(refusal('a.md', bytes(0x41, 0, 0x42, 0)).message).toContain('이진');
    expect(refusal('a.md', utf8(`글${'\u0001\u0002\u0003'.repeat(20)}`)).message).toContain('이진');
    expect(refusal('a.md', bytes(0xff, 0xfe, 0x41)).message).toContain('이진');
    expect(refusal('a.txt', bytes(0x41, 0xff, 0xff, 0x42)).message).toContain('글자 부호');
  });

  it('refuses 50 MB at once', () => {
    const large = new Uint8Array(50 * 1024 * 1024).fill(0x61);
    const start = performance.now();
    expect(refusal('a.md', large).message).toContain('50 MB');
    expect(performance.now() - start).toBeLessThan(500);
    expect(decode('a.md', large.subarray(0, LARGEST))).toHaveLength(LARGEST);
  });

  it('shows only the end of a name, without control characters', () => {
    const error = refusal('/home/someone/\u202egnp\u0007.exe', utf8('x'));
    expect(error.message).toContain('‘gnp.exe’');
    expect(error.message).not.toContain('someone');
    expect(refusal('', bytes()).message).toContain('붙여 넣은 글');
  });
});

describe('the port', () => {
  const { decode: decodeAny, unpack } = documents();
  const refused = async (name: string, data: Uint8Array) => {
    const error = await decodeAny(name, data).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(KkoriError);
    return error as KkoriError;
  };

  it('gives a text as it is, and a page, a Word file and a PDF as Markdown, by what they are', async () => {
    expect(await decodeAny('a.md', utf8('글'))).toEqual({ text: '글', format: 'text', warnings: [] });
    expect(await decodeAny('a.html', utf8('<h2>자격요건</h2><p>글'))).toEqual({
      text: '## 자격요건\n\n글\n',
      format: 'html',
      warnings: [],
    });
    expect(await decodeAny('이력서.md', smallDocx(p('글')))).toEqual({ text: '글\n', format: 'docx', warnings: [] });
    const pdf = smallPdf({ contents: [textAt([[72, 700, 10, 'words']])] });
    expect(await decodeAny('-', pdf)).toEqual({ text: 'words\n', format: 'pdf', pages: 1, warnings: [] });
  });

  it.each<[string, Uint8Array, RegExp]>([
    ['이력서.hwp', bytes(0xd0, 0xcf, 0x11, 0xe0), /한글에서/u],
    ['이력서.docx', bytes(0xd0, 0xcf, 0x11, 0xe0), /암호를 풀고/u],
    ['a.rtf', utf8('{\\rtf1'), /\.docx로/u],
    ['a.mhtml', utf8('MIME-Version: 1.0'), /HTML만/u],
    ['a.xlsx', utf8('x'), /붙여 넣어/u],
    ['notes.zip', zipSync({ 'a.md': utf8('글') }), /kkori add/u],
  ])('says of %s how to get it into a form that is read', async (name, data, hint) => {
    const error = await refused(name, data);
    expect(error.message).toContain(`‘${name}’`);
    expect(error.hint).toMatch(hint);
  });

  it('refuses a page without a word, and one that is too large before it looks', async () => {
    expect((await refused('a.html', utf8('<html><body><script>x</script></body></html>'))).message).toContain(
      '글이 없습니다',
    );
    expect((await refused('a.pdf', new Uint8Array(LARGEST + 1))).message).toContain('너무 큽니다');
  });

  it('opens an archive of documents, the parts of an export in it too, and nothing else', async () => {
    const part = zipSync({ '면접 준비 0123456789abcdef0123456789abcdef.md': utf8('# 글'), 'rows.csv': utf8('a') });
    const archive = zipSync({
      'Export-Part-1.zip': part,
      'a/이력서.md': utf8('글'),
      '__MACOSX/a/._이력서.md': utf8('x'),
    });
    const found = await unpack('Export.zip', archive);
    expect(found?.map(({ name }) => name)).toEqual(['a/이력서.md', '면접 준비 0123456789abcdef0123456789abcdef.md']);
    expect(await unpack('a.md', utf8('글'))).toBeNull();
    expect(await unpack('a.docx', smallDocx(p('글')))).toBeNull();
    await expect(unpack('a.zip', zipSync({ 'a.csv': utf8('x') }))).rejects.toThrow('읽을 문서를 찾지 못했습니다');
  });

  it('reads names that Korean Windows wrote', async () => {
    const archive = zipSync({ 'XXXX.md': utf8('글') });
    const at = (text: string, from = 0) => Buffer.from(archive).indexOf(text, from);
    for (let i = at('XXXX'); i >= 0; i = at('XXXX', i)) archive.set([0xb0, 0xf8, 0xb0, 0xed], i);
    expect((await unpack('a.zip', archive))?.map(({ name }) => name)).toEqual(['공고.md']);
  });
});
