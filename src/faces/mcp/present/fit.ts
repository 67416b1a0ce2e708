/**
 * Sizes as hosts cut them: a turn must be read whole and quickly, a reader's page just fit. A turn is at most 1,500 tokens,
 * one of a session that asked for everything (`detail: full`) at most 4,000, at four bytes a token.
 */
export const TURN_BYTES = 6000;
export const FULL_TURN_BYTES = 16_000;
export const PAGE_BYTES = 45 * 1024;
/** A critique is read once and worked through: longer than a turn. */
export const CRITIQUE_BYTES = 14 * 1024;

export const bytes = (text: string): number => Buffer.byteLength(text, 'utf8');

/** One part of a result. `shorter` = what may stand there instead, each shorter than the last; '' leaves it out. */
export type Section = { text: string; shorter?: readonly string[] /** Higher gives way first. */; gives?: number };

/**
 * The sections in order, one blank line between them, within `limit` bytes: the one that gives way most is shortened
 * first, step by step; what must be said is cut last.
 */
export function compose(sections: readonly (Section | null)[], limit: number = TURN_BYTES): string {
  const parts = sections.flatMap((s) =>
    s === null || s.text === '' ? [] : [{ ...s, shorter: [...(s.shorter ?? [])] }],
  );
  const whole = () => parts.flatMap((p) => (p.text === '' ? [] : [p.text])).join('\n\n');
  const order = [...parts].sort((a, b) => (b.gives ?? 0) - (a.gives ?? 0));
  for (const part of order) {
    while (bytes(whole()) > limit && part.shorter.length > 0) part.text = part.shorter.shift()!;
  }
  return within(whole(), limit);
}

/** Cut at a character, with a mark that says so. */
export function within(text: string, limit: number): string {
  if (bytes(text) <= limit) return text;
  const mark = '\n… (줄임 / cut)';
  let used = bytes(mark);
  let end = 0;
  for (const character of text) {
    used += bytes(character);
    if (used > limit) break;
    end += character.length;
  }
  return text.slice(0, end) + mark;
}

/** One line of at most `max` characters. */
export function clip(text: string, max: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= max ? line : `${line.slice(0, max - 1).toWellFormed()}…`;
}
