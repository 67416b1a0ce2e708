import { empty } from './decode.ts';

/** A document as Markdown. `pages` for a PDF. */
export type Converted = { text: string; pages?: number; warnings: string[] };
export type Job = { format: 'html' | 'docx' | 'pdf'; label: string; bytes: Uint8Array };

/**
 * A page, a Word file or a PDF as Markdown. Takes time and memory that its author decides on: called in a worker.
 * @throws KkoriError `input` in one sentence for what cannot be read or holds no text
 */
export async function convert({ format, label, bytes }: Job): Promise<Converted> {
  const converted = await converters[format](label, bytes);
  if (!/[\p{L}\p{N}]/u.test(converted.text)) throw empty(label);
  return converted;
}

/** Each is loaded when there is one of its kind. */
const converters = {
  html: async (label: string, bytes: Uint8Array): Promise<Converted> => {
    const [{ decodePage }, { readHtml }] = await Promise.all([import('./decode.ts'), import('./html.ts')]);
    return readHtml(decodePage(label, bytes));
  },
  docx: async (label: string, bytes: Uint8Array): Promise<Converted> =>
    (await import('./docx.ts')).readDocx(label, bytes),
  pdf: async (label: string, bytes: Uint8Array): Promise<Converted> => (await import('./pdf.ts')).readPdf(label, bytes),
};
