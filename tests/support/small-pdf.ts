/** A PDF written by hand: `font` and `extra` are objects that the page uses as F1 and as the trailer's additions. */
export type SmallPdf = { contents: string[]; font?: string; objects?: string[]; resources?: string; trailer?: string };

const HELVETICA = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>';

/** One page for each content stream, with a cross-reference table. Further objects are numbered from 4 on. */
export function smallPdf({
  contents,
  font = HELVETICA,
  objects = [],
  resources = '',
  trailer = '',
}: SmallPdf): Uint8Array {
  const first = 4 + objects.length;
  const pages = contents.map((_, i) => first + i * 2);
  const all = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${pages.map((n) => `${n} 0 R`).join(' ')}] /Count ${pages.length} >>`,
    font,
    ...objects,
    ...contents.flatMap((content, i) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${pages[i]! + 1} 0 R /Resources << /Font << /F1 3 0 R >> ${resources} >> >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ]),
  ];
  let out = '%PDF-1.4\n';
  const places = all.map((object, i) => {
    const at = out.length;
    out += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = out.length;
  out += `xref\n0 ${all.length + 1}\n0000000000 65535 f \n${places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`;
  out += `trailer\n<< /Size ${all.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${table}\n%%EOF\n`;
  return Uint8Array.from(out, (letter) => letter.charCodeAt(0));
}

/** Lines of text at their places, points from the lower left. */
export function textAt(lines: readonly [x: number, y: number, size: number, text: string][]): string {
  const escaped = (text: string) => text.replace(/[\\()]/gu, '\\$&');
  return lines.map(([x, y, size, text]) => `BT /F1 ${size} Tf ${x} ${y} Td (${escaped(text)}) Tj ET`).join('\n');
}
