/**
 * CP949 (Windows-949), what Korean Windows calls ANSI. Node's own `euc-kr` decoder knows only KS X 1001 and takes the
 * other 8,822 syllables (똠, 펲, 햏 …) for control characters. Those stand in the extension in Unicode order, so their
 * places are counted here instead of kept in a table.
 */
const FIRST_LEADS = 0xa1 - 0x81;
/** Places under each lead byte: all three ranges of trail bytes before 0xa1, only what KS X 1001 leaves free from there. */
const FIRST_WIDTH = 178;
const SECOND_WIDTH = 84;

/** The text, or null where the bytes are no CP949. */
export function decodeCp949(bytes: Uint8Array): string | null {
  const parts: string[] = [];
  const standard = new TextDecoder('euc-kr', { fatal: true });
  let run = 0;
  let i = 0;
  try {
    while (i < bytes.length) {
      const lead = bytes[i]!;
      if (lead < 0x80) {
        i += 1;
        continue;
      }
      const trail = bytes[i + 1] ?? 0;
      const place = extensionPlace(lead, trail);
      if (place !== null) {
        const syllable = extension()[place];
        if (syllable === undefined) return null;
        if (run < i) parts.push(standard.decode(bytes.subarray(run, i)));
        parts.push(syllable);
        run = i + 2;
      } else if (lead < 0xa1 || lead === 0xff || trail < 0xa1 || trail === 0xff) return null;
      i += 2;
    }
    if (run < bytes.length) parts.push(standard.decode(bytes.subarray(run)));
  } catch {
    return null;
  }
  return parts.join('');
}

/** Which of the extension's places a pair of bytes is; null where it is none of them. */
function extensionPlace(lead: number, trail: number): number | null {
  if (lead < 0x81 || lead > 0xc6) return null;
  const column =
    trail >= 0x41 && trail <= 0x5a
      ? trail - 0x41
      : trail >= 0x61 && trail <= 0x7a
        ? trail - 0x61 + 26
        : trail >= 0x81 && trail <= 0xfe
          ? trail - 0x81 + 52
          : null;
  if (column === null) return null;
  if (lead < 0xa1) return (lead - 0x81) * FIRST_WIDTH + column;
  return column < SECOND_WIDTH ? FIRST_LEADS * FIRST_WIDTH + (lead - 0xa1) * SECOND_WIDTH + column : null;
}

let counted: string[] | null = null;

/** All syllables that KS X 1001 lacks, in Unicode order. */
function extension(): string[] {
  if (counted) return counted;
  const decoder = new TextDecoder('euc-kr');
  const standard = new Set<string>();
  for (let lead = 0xb0; lead <= 0xc8; lead++)
    for (let trail = 0xa1; trail <= 0xfe; trail++) standard.add(decoder.decode(new Uint8Array([lead, trail])));
  counted = [];
  for (let code = 0xac00; code <= 0xd7a3; code++) {
    const syllable = String.fromCharCode(code);
    if (!standard.has(syllable)) counted.push(syllable);
  }
  return counted;
}
