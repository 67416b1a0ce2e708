import { describe, expect, it } from 'vitest';
import { decode, LARGEST } from '../../../src/adapters/documents/decode.ts';
import { documents } from '../../../src/adapters/documents/documents.ts';
import { KkoriError } from '../../../src/core/errors.ts';

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

  it.each(['posting.pdf', 'posting.DOCX', 'resume.hwp', 'all.zip', 'page.html'])(
    'says that %s is not read yet and to paste',
    (name) => {
      const error = refusal(name, utf8('글'));
      expect(error.kind).toBe('input');
      expect(error.message).toContain(name);
      expect(error.message).toMatch(/아직 읽지 않습니다.*붙여 넣어/u);
    },
  );

  it('knows a PDF or a Word file that is named .md', () => {
    expect(refusal('a.md', utf8('%PDF-1.7 …')).message).toContain('PDF');
    expect(refusal('a.md', bytes(0x50, 0x4b, 3, 4, 20, 0)).message).toContain('아직 읽지 않습니다');
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

  it('serves the port', async () => {
    await expect(documents().decode('a.md', utf8('글'))).resolves.toBe('글');
    await expect(documents().decode('a.pdf', utf8('글'))).rejects.toBeInstanceOf(KkoriError);
  });
});
