import type { Spelling } from './spelling.ts';

/** The text as it was probably meant: for finding what it speaks of, never for showing. */
export function asMeant(text: string, slips: readonly Spelling[]): string {
  let out = '';
  let at = 0;
  for (const { start, end, suggestion } of slips) {
    out += text.slice(at, start) + suggestion;
    at = end;
  }
  return out + text.slice(at);
}
