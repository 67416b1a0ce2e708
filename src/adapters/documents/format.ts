/** How a file is read. `archive`: a zip of documents, taken in one by one. */
export type Format = 'text' | 'html' | 'pdf' | 'docx' | 'archive';

/** A format that is known and not read, by its name for the person. */
export type Unread = { unread: string };

const starts = (bytes: Uint8Array, mark: readonly number[], at = 0) => mark.every((byte, i) => bytes[at + i] === byte);
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLE = [0xd0, 0xcf, 0x11, 0xe0];
const RTF = [0x7b, 0x5c, 0x72, 0x74];

/** Names in an archive by which its format is told. */
const INSIDE: [RegExp, Format | string][] = [
  [/^word\/document\.xml$/u, 'docx'],
  [/^Contents\/section\d+\.xml$/u, '한글(.hwpx)'],
  [/^ppt\/presentation\.xml$/u, 'PowerPoint'],
  [/^xl\/workbook\.xml$/u, 'Excel'],
  [/^content\.xml$/u, 'ODT'],
  [/^(?:Index\/|Index\.zip$)/u, 'Pages'],
];
const OLD: Record<string, string> = { hwp: '한글(.hwp)', doc: 'Word(.doc)', docx: '암호가 걸린 Word' };
const BY_NAME: Record<string, string> = {
  doc: 'Word(.doc)',
  hwp: '한글(.hwp)',
  hwpx: '한글(.hwpx)',
  rtf: 'RTF',
  odt: 'ODT',
  pages: 'Pages',
  pptx: 'PowerPoint',
  xlsx: 'Excel',
  mht: 'MHTML',
  mhtml: 'MHTML',
};

/** The extension of a file name in lower case, '' for none. */
export const extensionOf = (name: string): string => /\.([a-z0-9]{1,12})$/iu.exec(name)?.[1]?.toLowerCase() ?? '';

/**
 * What a file is, by its first bytes, then by what stands in it, and only then by its name: files are named wrongly, and
 * standard input has no name.
 */
export async function formatOf(name: string, bytes: Uint8Array): Promise<Format | Unread> {
  if (isPdf(bytes, extensionOf(name))) return 'pdf';
  if (starts(bytes, ZIP)) {
    const { namesIn } = await import('./zip.ts');
    const names = namesIn(bytes);
    for (const [pattern, format] of INSIDE)
      if (names.some((one) => pattern.test(one))) return format === 'docx' ? 'docx' : { unread: format };
    return extensionOf(name) === 'docx' ? 'docx' : 'archive';
  }
  // A Word file with a password is of the old kind, whatever its name.
  if (starts(bytes, OLE)) return { unread: OLD[extensionOf(name)] ?? '한글(.hwp)이나 Word(.doc)' };
  if (starts(bytes, RTF)) return { unread: 'RTF' };
  const extension = extensionOf(name);
  // Sites offer pages as `.doc`: it is what it begins with.
  if (isPage(bytes, extension)) return 'html';
  const unread = BY_NAME[extension];
  return unread === undefined ? 'text' : { unread };
}

/** Readers of PDF take the mark anywhere in the first 1,024 bytes; a note may speak of it. */
function isPdf(bytes: Uint8Array, extension: string): boolean {
  const head = latin(bytes, 1024);
  return extension === 'pdf' ? head.includes('%PDF-') : head.startsWith('%PDF-');
}

const latin = (bytes: Uint8Array, length: number) => new TextDecoder('latin1').decode(bytes.subarray(0, length));

const DOCUMENT = /^(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/iu;
/** Pieces of a page, as browsers put them on the clipboard. */
const PIECE = /^<(?:!--StartFragment|meta|div|p|ul|ol|section|article|main|table|h[1-6]|span|dl)\b/iu;
/** Lines only Markdown has: a note may begin with a tag. */
const MARKDOWN = /^(?:#{1,6} |[-*] |\d+\. |> |\|.*\|\s*$|```)/mu;

function isPage(bytes: Uint8Array, extension: string): boolean {
  const wide = starts(bytes, [0xff, 0xfe]) ? 'utf-16le' : starts(bytes, [0xfe, 0xff]) ? 'utf-16be' : null;
  const raw = wide ? new TextDecoder(wide).decode(bytes.subarray(0, 16_384)) : latin(bytes, 16_384);
  const head = raw.replace(/^(?:\ufeff|ï»¿)/u, '').trimStart();
  if (extension === 'html' || extension === 'htm' || extension === 'xhtml') return !head.includes('\0');
  if (DOCUMENT.test(head)) return true;
  if (extension === 'md' || extension === 'markdown' || extension === 'mdown') return false;
  const closing = head.match(/<\/(?:p|div|li|ul|ol|h[1-6]|td|tr|section|span|dd|dt)>/giu)?.length ?? 0;
  return PIECE.test(head) && closing >= 2 && !MARKDOWN.test(head);
}
