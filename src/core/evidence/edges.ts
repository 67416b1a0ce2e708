const isDigit = (c: number): boolean => c >= 48 && c <= 57;
/** Digits, and the numerals that `canon` leaves as they are next to them: `10²`, `1½`. */
const isNumeral = (c: number): boolean =>
  isDigit(c) || c === 0xb2 || c === 0xb3 || c === 0xb9 || (c >= 0xbc && c <= 0xbe) || (c >= 0x2070 && c <= 0x2089);
const isLatin = (c: number): boolean =>
  (c >= 97 && c <= 122) ||
  (c >= 65 && c <= 90) ||
  (c >= 0xc0 && c <= 0x24f && c !== 0xd7 && c !== 0xf7) ||
  (c >= 0x1e00 && c <= 0x1eff);
/** Units of a number or a Latin word; in canonical text `_` stands only inside one. */
const isWord = (c: number): boolean => isNumeral(c) || isLatin(c) || c === 95;
const isPoint = (c: number): boolean => c === 46 || c === 44;
const [SHARP, APOSTROPHE, PLUS, MINUS, SPACE] = [35, 39, 43, 45, 32];

/**
 * Whether a piece of `s` that starts at `i` leaves part of a number (`4|0`, `1.|5`, ` -|5`) or of a Latin word
 * (`ser|vice`) behind. `s` is canonical or original text, `i` an offset in it; never throws.
 */
export function cutsLeft(s: string, i: number): boolean {
  const [c, prev, prev2] = [s.charCodeAt(i), s.charCodeAt(i - 1), s.charCodeAt(i - 2)];
  if (isWord(prev) && isWord(c)) return true;
  if (prev === APOSTROPHE) return isLatin(prev2) && isLatin(c);
  if (!isDigit(c)) return false;
  if (isPoint(prev)) return isDigit(prev2) || (prev2 === SPACE && prev === 46);
  return (prev === MINUS || prev === PLUS) && prev2 === SPACE;
}

/** As `cutsLeft` for a piece that ends before `i`: `4|0`, `1|.5`, `can|'t`, `c|++`, `c|#`. */
export function cutsRight(s: string, i: number): boolean {
  const [prev, c, next] = [s.charCodeAt(i - 1), s.charCodeAt(i), s.charCodeAt(i + 1)];
  if (isWord(prev) && isWord(c)) return true;
  if (c === APOSTROPHE) return isLatin(prev) && isLatin(next);
  if (c === SHARP) return isLatin(prev);
  if (c === PLUS) return prev === PLUS || (isLatin(prev) && next === PLUS);
  return isPoint(c) && isDigit(prev) && isDigit(next);
}
