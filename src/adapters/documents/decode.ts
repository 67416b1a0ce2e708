import { KkoriError } from '../../core/errors.ts';
import { sourceText } from '../../core/evidence/text.ts';
import { decodeCp949 } from './cp949.ts';
import { extensionOf } from './format.ts';

/** Largest file that is read, in bytes. */
export const LARGEST = 10 * 1024 * 1024;

/** Extensions of texts. */
const READ = new Set(['', 'md', 'markdown', 'mdown', 'txt', 'text']);
/** What a name promises that the bytes did not keep. */
const NAMED: Record<string, string> = { pdf: 'PDF', docx: 'Word(.docx)', zip: '압축(.zip)' };
const PASTE = '글을 복사해 .md나 .txt 파일로 저장하거나 붙여 넣어 주세요.';

/** How to get a format that is read out of one that is not. */
const HINTS: [RegExp, string][] = [
  [/한글/u, '한글에서 ‘다른 이름으로 저장’ → PDF나 Word(.docx)를 고르면 됩니다.'],
  [/Word|RTF|ODT/u, 'Word에서 .docx로 다시 저장하면 됩니다. 암호가 걸린 문서라면 암호를 풀고 저장해 주세요.'],
  [/압축/u, '압축을 풀어 문서를 하나씩 넣거나, 터미널에서 `kkori add 파일.zip`을 하면 됩니다.'],
  [/MHTML/u, '브라우저에서 ‘웹페이지, HTML만’으로 저장하면 됩니다.'],
];

/**
 * The text of a file: UTF-8 with or without a byte order mark, UTF-16 by its mark, else CP949 (EUC-KR). Mark off,
 * CRLF → LF. Checks the size and the name before it looks at the bytes, so that a large file is refused at once.
 * @param name file name, for its extension and for messages; '' or '-' for standard input
 * @throws KkoriError `input` in one Korean sentence: empty, too large, binary, another format, unknown encoding
 */
export function decode(name: string, bytes: Uint8Array): string {
  const label = labelOf(name);
  const extension = extensionOf(label);
  const meant = NAMED[extension];
  if (meant)
    throw new KkoriError('input', `‘${label}’ 파일은 이름과 달리 ${meant} 형식이 아닙니다.`, {
      hint: '원본을 다시 내려받거나 다시 저장해 주세요.',
    });
  if (!READ.has(extension)) {
    throw new KkoriError(
      'input',
      `‘${label}’ 파일은 읽지 않는 형식입니다. Markdown(.md), 글(.txt), PDF, Word(.docx), HTML을 읽습니다.`,
      { hint: PASTE },
    );
  }
  checkSize(label, bytes);
  const text = sourceText(decodeBytes(label, bytes));
  if (!/\S/u.test(text)) throw empty(label);
  if (controls(text) > Math.max(4, text.length / 200)) throw binary(label);
  return text;
}

/** Throws KkoriError `input` for nothing, and for more than 10 MB. */
export function checkSize(label: string, bytes: Uint8Array): void {
  if (bytes.length === 0) throw empty(label);
  if (bytes.length > LARGEST) {
    const size = Math.ceil(bytes.length / (1024 * 1024));
    throw new KkoriError('input', `‘${label}’ 파일이 너무 큽니다(${size} MB). 10 MB까지 읽습니다.`, {
      hint: '필요한 부분만 나눠 저장해 주세요.',
    });
  }
}

/**
 * The text of a web page. As `decode`, then in the letters that the page names, with a few bad ones let pass: pages are
 * saved by programs that leave a wrong name standing.
 */
export function decodePage(label: string, bytes: Uint8Array): string {
  try {
    return sourceText(decodeBytes(label, bytes));
  } catch (error) {
    const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
    const named = /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{2,40})/iu.exec(head)?.[1] ?? 'utf-8';
    const korean = /^(?:euc-?kr|ks_?c_?5601.*|cp949|ms949|x-windows-949|windows-949|uhc)$/iu.test(named);
    try {
      const text = new TextDecoder(korean ? 'euc-kr' : named).decode(bytes);
      const bad = text.match(/[\ufffd\0]/gu)?.length ?? 0;
      if (bad * 100 < text.length) return sourceText(text);
    } catch {
      // A name that no decoder knows: what was wrong at first is what is said.
    }
    throw error;
  }
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
export function labelOf(name: string): string {
  const last = name
    .split(/[\\/]/u)
    .at(-1)!
    .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/gu, '');
  const shown = last.length > 80 ? `${last.slice(0, 40)}…${last.slice(-30)}` : last;
  return shown === '' || shown === '-' ? '붙여 넣은 글' : shown;
}

export const empty = (label: string) =>
  new KkoriError('input', `‘${label}’에 글이 없습니다.`, { hint: '내용이 있는 파일을 넣어 주세요.' });
const binary = (label: string) =>
  new KkoriError('input', `‘${label}’ 파일은 글이 아닙니다(이진 파일).`, { hint: PASTE });

/** A format that is known and not read. */
export function notRead(label: string, format: string): KkoriError {
  const hint = HINTS.find(([pattern]) => pattern.test(format))?.[1] ?? PASTE;
  return new KkoriError(
    'input',
    `‘${label}’ 파일은 ${format} 형식이라 읽지 않습니다. PDF나 Word(.docx)로 저장하거나 글로 붙여 넣어 주세요.`,
    { hint },
  );
}
