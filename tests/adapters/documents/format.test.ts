import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { formatOf } from '../../../src/adapters/documents/format.ts';
import { smallDocx } from '../../support/small-docx.ts';
import { smallPdf } from '../../support/small-pdf.ts';

const zip = (...names: string[]) => zipSync(Object.fromEntries(names.map((name) => [name, strToU8('x')])));
const ole = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

describe('what a file is', () => {
  it.each<[string, string, string | Uint8Array, unknown]>([
    ['a PDF by its bytes, whatever its name', 'resume.md', smallPdf({ contents: [''] }), 'pdf'],
    ['a PDF with something before it', 'resume.pdf', `\n\n%PDF-1.7\n`, 'pdf'],
    ['a note that speaks of PDFs', 'note.md', 'PDF는 %PDF-로 시작합니다', 'text'],
    ['a Word file from standard input', '-', smallDocx('<w:p/>'), 'docx'],
    ['a zip of notes', 'export.zip', zip('a.md'), 'archive'],
    ['a Hancom file', 'a.hwpx', zip('Contents/section0.xml'), { unread: '한글(.hwpx)' }],
    ['slides', 'a.pptx', zip('ppt/presentation.xml'), { unread: 'PowerPoint' }],
    ['an old Hancom file', 'a.hwp', ole, { unread: '한글(.hwp)' }],
    ['a Word file with a password', 'a.docx', ole, { unread: '암호가 걸린 Word' }],
    ['a page saved as .doc', 'a.doc', '<html><body>글</body></html>', 'html'],
    ['a page in a text file', 'a.txt', '\ufeff\n<!-- saved -->\n<!DOCTYPE html><html>', 'html'],
    ['a piece of a page from the clipboard', '-', '<meta charset="utf-8"><p>가</p><ul><li>나</li></ul>', 'html'],
    ['a note that begins with a tag', '-', '<p align="center">로고</p>\n\n# 제목\n\n<p>글</p>\n- 하나', 'text'],
    ['Markdown with HTML in it', 'a.md', '<div><p>가</p><p>나</p></div>', 'text'],
    ['a letter or two', '-', '<p>', 'text'],
  ])('%s', async (_what, name, content, expected) => {
    const bytes = typeof content === 'string' ? strToU8(content) : content;
    expect(await formatOf(name, bytes)).toEqual(expected);
  });
});
