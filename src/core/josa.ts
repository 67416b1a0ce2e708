/**
 * Korean particles after a word of unknown ending. Reads the last letter: Hangul by its final consonant, Latin letters
 * and digits by how they are read aloud in Korean (L, M, N, R and 0, 1, 3, 6, 7, 8 end in a consonant).
 */
const PAIRS = {
  '을/를': ['을', '를'],
  '은/는': ['은', '는'],
  '이/가': ['이', '가'],
  '과/와': ['과', '와'],
  '으로/로': ['으로', '로'],
} as const;
export type ParticlePair = keyof typeof PAIRS;

/** The particle alone, e.g. `josa('Kafka', '을/를') === '를'`. */
export function josa(word: string, pair: ParticlePair): string {
  const [consonant, vowel] = PAIRS[pair];
  const last = word
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+$/u, '')
    .at(-1);
  if (!last) return vowel;
  const code = last.charCodeAt(0);
  if (code >= 0xac00 && code <= 0xd7a3) {
    const final = (code - 0xac00) % 28;
    if (pair === '으로/로' && final === 8) return vowel; // ㄹ: 서울로
    return final === 0 ? vowel : consonant;
  }
  if (/[0-9]/.test(last))
    return '013678'.includes(last) && !(pair === '으로/로' && '178'.includes(last)) ? consonant : vowel;
  if (/[a-z]/i.test(last)) {
    // A word read as a word (Kafka, Kotlin) or as letters (API, SQL): the last letter decides well enough.
    if (/[lr]/i.test(last)) return pair === '으로/로' || /r/i.test(last) ? vowel : consonant;
    if (/[mn]/i.test(last)) return consonant;
    // Lower-case words that end in a stop behind a vowel are read with a final consonant (Rabbit, Slack); behind another
    // consonant they get a vowel of their own (TypeScript, Spark), and so do acronyms (AWS, MCP).
    return /(?:[aeiouy]|c(?=k))[bckpt]$/.test(word.replace(/[^A-Za-z]+$/u, '')) ? consonant : vowel;
  }
  return vowel;
}

/** The word with its particle: `withJosa('배치', '을/를') === '배치를'`. */
export function withJosa(word: string, pair: ParticlePair): string {
  return word + josa(word, pair);
}
