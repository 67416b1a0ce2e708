import { KkoriError } from '../../core/errors.ts';
import { sourceText } from '../../core/evidence/text.ts';
import { decodeCp949 } from './cp949.ts';

/** Largest file that is read, in bytes. */
export const LARGEST = 10 * 1024 * 1024;

const READ = new Set(['', 'md', 'markdown', 'mdown', 'txt', 'text']);
const NOT_YET: Record<string, string> = {
  pdf: 'PDF',
  docx: 'Word(.docx)',
  doc: 'Word(.doc)',
  hwp: '한글(.hwp)',
  hwpx: '한글(.hwpx)',
  zip: '압축(.zip)',
  html: 'HTML',
  htm: 'HTML',
  rtf: 'RTF',
  odt: 'ODT',
  pages: 'Pages',
  pptx: 'PowerPoint',
  xlsx: 'Excel',
};
const MAGIC: [number[], string][] = [
  [[0x25, 0x50, 0x44, 0x46], 'PDF'],
  [[0x50, 0x4b, 0x03, 0x04], '압축된 문서(.docx, .hwpx, .zip)'],
  [[0xd0, 0xcf, 0x11, 0xe0], '한글(.hwp)이나 Word(.doc)'],
  [[0x7b, 0x5c, 0x72, 0x74], 'RTF'],
];
const PASTE = '글을 복사해 .md나 .txt 파일로 저장하거나 붙여 넣어 주세요.';

/**
 * The text of a file: UTF-8 with or without a byte order mark, UTF-16 by its mark, else CP949 (EUC-KR). Mark off,
 * CRLF → LF. Checks the size and the name before it looks at the bytes, so that a large file is refused at once.
 * @param name file name, for its extension and for messages; '' or '-' for standard input
 * @throws KkoriError `input` in one Korean sentence: empty, too large, binary, a format not read yet, unknown encoding
 */
export function decode(name: string, bytes: Uint8Array): string {
  const label = labelOf(name);
  const extension = /\.([a-z0-9]{1,12})$/iu.exec(label)?.[1]?.toLowerCase() ?? '';
  if (NOT_YET[extension]) throw notYet(label, NOT_YET[extension]);
  if (!READ.has(extension)) {
    throw new KkoriError('input', `‘${label}’ 파일은 읽지 않는 형식입니다. Markdown(.md)과 글(.txt) 파일을 읽습니다.`, {
      hint: PASTE,
    });
  }
  if (bytes.length === 0) throw empty(label);
  if (bytes.length > LARGEST) {
    const size = Math.ceil(bytes.length / (1024 * 1024));
    throw new KkoriError('input', `‘${label}’ 파일이 너무 큽니다(${size} MB). 10 MB까지 읽습니다.`, {
      hint: '필요한 부분만 나눠 저장해 주세요.',
    });
  }
  const magic = MAGIC.find(([start]) => start.every((byte, i) => bytes[i] === byte));
  if (magic) throw notYet(label, magic[1]);

  const text = sourceText(decodeBytes(label, bytes));
  if (!/\S/u.test(text)) throw empty(label);
  if (controls(text) > Math.max(4, text.length / 200)) throw binary(label);
  return text;
}

function decodeBytes(label: string, bytes: Uint8Array): string {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  if (utf16) {
    const text = attempt(utf16, bytes);
    if (text === null || text.includes('\0')) throw binary(label);
    return text;
  }
  if (bytes.includes(0)) throw binary(label);
  const text = attempt('utf-8', bytes) ?? decodeCp949(bytes);
  if (text === null) {
    throw new KkoriError(
      'input',
      `‘${label}’ 파일의 글자 부호를 알 수 없습니다. UTF-8이나 CP949로 저장한 글을 읽습니다.`,
      {
        hint: '편집기에서 UTF-8로 다시 저장해 주세요.',
      },
    );
  }
  return text;
}

function attempt(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Control characters that no written text holds. */
function controls(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if ((code < 0x20 && code !== 9 && code !== 10 && code !== 12 && code !== 13) || (code >= 0x7f && code <= 0x9f))
      count += 1;
  }
  return count;
}

/** The last part of the name, without control characters, short enough for a message. */
function labelOf(name: string): string {
  const last = name
    .split(/[\\/]/u)
    .at(-1)!
    .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/gu, '');
  const shown = last.length > 80 ? `${last.slice(0, 40)}…${last.slice(-30)}` : last;
  return shown === '' || shown === '-' ? '붙여 넣은 글' : shown;
}

const empty = (label: string) =>
  new KkoriError('input', `‘${label}’에 글이 없습니다.`, { hint: '내용이 있는 파일을 넣어 주세요.' });
const binary = (label: string) =>
  new KkoriError('input', `‘${label}’ 파일은 글이 아닙니다(이진 파일).`, { hint: PASTE });
const notYet = (label: string, format: string) =>
  new KkoriError(
    'input',
    `‘${label}’은(는) ${format} 형식이라 아직 읽지 않습니다. 내용을 복사해 글로 붙여 넣어 주세요.`,
    { hint: PASTE },
  );
