/** Known terms, to find the one that a misspelt word was meant to be. */
export type NearTerms = { near(term: string): string | null };

/** Terms with how many sections they stand in. */
export type Counted = { term: string; count: number };

type Entry = Counted & { letters: string; mask: number };

const HANGUL = /^[가-힣]+$/;
const LATIN = /^[a-z]+$/;

/**
 * Made once from all terms of an index; looking one up compares only terms of about the same length and letters.
 * Words of four to six letters (카프카 has six: ㅋㅏㅍㅡㅋㅏ) may differ in
 * one, a longer one in two; two neighbours that changed places count as one. Of several the nearest, then the commonest.
 */
export function nearTerms(terms: Iterable<Counted>): NearTerms {
  const byLength = new Map<string, Entry[]>();
  for (const { term, count } of terms) {
    const script = scriptOf(term);
    if (!script) continue;
    const letters = term.normalize('NFD');
    const key = `${script}${letters.length}`;
    const entry = { term, count, letters, mask: maskOf(letters) };
    const bucket = byLength.get(key);
    if (bucket) bucket.push(entry);
    else byLength.set(key, [entry]);
  }
  return {
    near(term) {
      const script = scriptOf(term);
      const letters = term.normalize('NFD');
      const edits = script === null ? 0 : allowed(letters.length);
      if (edits === 0) return null;
      const mask = maskOf(letters);
      let best: Entry | null = null;
      let least = edits + 1;
      for (let length = letters.length - edits; length <= letters.length + edits; length++) {
        for (const entry of byLength.get(`${script}${length}`) ?? []) {
          if (ones(entry.mask ^ mask) > 2 * edits) continue;
          const distance = slips(letters, entry.letters, edits);
          if (distance > edits || distance > least) continue;
          if (distance === least && best && best.count >= entry.count) continue;
          [best, least] = [entry, distance];
        }
      }
      return best?.term ?? null;
    },
  };
}

function scriptOf(term: string): 'h' | 'l' | null {
  return HANGUL.test(term) ? 'h' : LATIN.test(term) ? 'l' : null;
}

function allowed(letters: number): number {
  if (letters < 4) return 0;
  return letters < 7 ? 1 : 2;
}

/** Which of 32 classes of letters occur. */
function maskOf(letters: string): number {
  let mask = 0;
  for (let i = 0; i < letters.length; i++) mask |= 1 << (letters.charCodeAt(i) % 32);
  return mask;
}

function ones(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return (((n + (n >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** Optimal string alignment distance (insert, drop, change, swap neighbours), or `most + 1` for anything beyond. */
function slips(a: string, b: string, most: number): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const change = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      let cost = Math.min(change, previous[j]! + 1, row[j - 1]! + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    before = previous;
    previous = row;
  }
  return previous[b.length]!;
}
