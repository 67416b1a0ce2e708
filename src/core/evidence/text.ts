import { createHash } from 'node:crypto';

/**
 * The text that evidence is cut from: byte order mark off, CRLF → LF, otherwise untouched (a lone CR stays, and so does
 * any normalisation form). `decoded` is the file already decoded to a string. Applying it twice changes nothing, for
 * which `\r\r\n` is one line break too.
 */
export function sourceText(decoded: string): string {
  return decoded.replace(/^\uFEFF+/u, '').replace(/(?<!\r)\r+\n/g, '\n');
}

/** One line of at most `most` characters, white space collapsed, for quoting within a sentence; `…` where it is cut. */
export function cutWords(text: string, most: number): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  return plain.length <= most ? plain : `${plain.slice(0, most - 1).toWellFormed()}…`;
}

/** First 16 hex digits of the sha256 of the text's UTF-8 bytes. A lone surrogate is hashed as U+FFFD; never throws. */
export function sha16(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 16);
}

const LINE_BREAK = /\r\n?|[\u0085\u2028\u2029]/g;
/** Whole terminal sequences (colours, titles), so that no `[31m` is left standing. */
const TERMINAL = /[\u001B\u009B](?:\][^\u0007\u001B]*(?:\u0007|\u001B\\)|\[?[0-9;?]*[ -/]*[@-~])/g;
const UNSAFE =
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u034F\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu;

/**
 * A text made safe for an exit (terminal, host, page): terminal sequences, control characters except `\n` and `\t`, bidirectional controls,
 * zero-width and tag characters are removed, other line breaks become `\n`, lone surrogates U+FFFD. Never applied to
 * stored text, since it moves offsets. An emoji joined with U+200D falls apart into its parts. Idempotent.
 */
export function clean(text: string): string {
  return text.toWellFormed().replace(TERMINAL, '').replace(LINE_BREAK, '\n').replace(UNSAFE, '');
}
