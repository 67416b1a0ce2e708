/** Keys of the two-set keyboard (두벌식), in the order of Unicode’s initials, vowels and finals. */
const INITIALS = 'r R s e E f a q Q t T d w W c z x v g'.split(' ');
const VOWELS = 'k o i O j p u P h hk ho hl y n nj np nl b m ml l'.split(' ');
const FINALS = ' r R rt s sw sg e f fr fa fq ft fx fv fg a q qt t T d w c z x v g'.split(' ');

const FIRST = 0xac00;
const LAST = 0xd7a3;

/**
 * What was typed for a text on a two-set Korean keyboard: 컨슈머 → `zjstbaj`, 과 → `rhk`; other characters stand as they
 * are, in lower case. A slip of the finger is one key here, whatever it does to the syllables (해결하기 → 해겷기).
 */
export function keystrokes(text: string): string {
  let out = '';
  for (const ch of text.normalize('NFC')) {
    const code = ch.charCodeAt(0);
    if (code < FIRST || code > LAST) {
      out += ch.toLowerCase();
      continue;
    }
    const index = code - FIRST;
    out += INITIALS[Math.floor(index / 588)]! + VOWELS[Math.floor((index % 588) / 28)]! + FINALS[index % 28]!;
  }
  return out;
}

const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const PLACES = new Map(ROWS.flatMap((row, y) => [...row].map((key, x) => [key, { x: x + y * 0.4, y }] as const)));

/** Whether two keys are the same but for the shift key, or lie side by side. */
export function neighbouringKeys(a: string, b: string): boolean {
  const from = PLACES.get(a.toLowerCase());
  const to = PLACES.get(b.toLowerCase());
  if (!from || !to) return false;
  if (a.toLowerCase() === b.toLowerCase()) return true;
  return Math.abs(from.y - to.y) <= 1 && Math.abs(from.x - to.x) <= 1;
}

let everyday: ReadonlySet<string> | null = null;

/**
 * Whether a Hangul syllable is one of the 2,350 that KS X 1001 found in Korean writing. The others (떄, 겷, 됬) are
 * nearly always a slip; loan words and names use them now and then.
 */
export function everydaySyllable(ch: string): boolean {
  everyday ??= ksx1001();
  return everyday.has(ch);
}

/** Rows 16–40 of the standard, read with the decoder that every runtime brings. */
function ksx1001(): Set<string> {
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xc8; row++) for (let cell = 0xa1; cell <= 0xfe; cell++) bytes.push(row, cell);
  return new Set(new TextDecoder('euc-kr').decode(Uint8Array.from(bytes)));
}
