import type { Source, Span } from '../evidence/evidence.ts';
import type { Meaning } from './meaning.ts';

/** Names of the files that are taken from a folder or an archive. */
export const DOCUMENT_FILE = /\.(?:md|markdown|txt|html?|pdf|docx)$/iu;

/**
 * A document as its reader left it: the untouched text and the blocks found in it, in order, with offsets into the
 * text. A reader (Markdown, plain text; HTML, PDF and DOCX come as Markdown) makes it; nothing after it looks at markup
 * again, save for the marks that stand inside a block (`**`, `` ` ``).
 *
 * The span of a block is its content: without `#`, list marks, quote marks and table pipes, with inline marks.
 */
export type Block = Span & {
  kind: 'heading' | 'paragraph' | 'item' | 'row' | 'code';
  /**
   * Heading: level 1–6. Item: nesting from 0. Paragraph or code: 0, or the nesting of the item it stands in plus one.
   * Row: 0 for a table's header, 1 for the others.
   */
  depth: number;
  /** For a numbered item its number as written ("3"); otherwise undefined. */
  number?: string;
  /** The list mark as written: `-`, `3.`, `■`. */
  mark?: string;
  /** The words without markup (emphasis, links, list marks), white space collapsed, NFC. */
  words: string;
  /** For a row its cells; a cell cut by `<br>` gives several entries with the same column. */
  cells?: Cell[];
};

export type Cell = Span & { column: number; words: string };

export type ReadDocument = Source & {
  /** Parsed YAML front matter, or {} when there is none. */
  frontMatter: Record<string, unknown>;
  blocks: Block[];
  /** What could not be read as meant, one sentence each, for the person. */
  warnings: string[];
};

/**
 * A heading with what stands under it, to any depth. The root has no heading. `meaning` is what the heading itself
 * says; null where it is a name (a title, a theme, an employer).
 */
export type Section = Span & {
  heading: Block | null;
  level: number;
  meaning: Meaning | null;
  blocks: Block[];
  children: Section[];
};
