/** Words that every posting and résumé hold: sharing them says nothing. */
const COMMON =
  /^(개발|운영|기반|경험|서비스|업무|사용|활용|관련|다양|위한|통해|이상|가능|처리|시스템|하는|있는|하신|환경|보신|또는)$/u;

/** Different words for one thing that postings and résumés name differently. */
const TOPICS: readonly [RegExp, string][] = [
  [/느린|느려|지연|응답\s?(?:속도|시간)|p9\d|병목|성능|latency|slow|performance/giu, ' 성능 '],
  [/사고|장애|incident|outage/giu, ' 장애 '],
];

const PARTICLE = /(으로|에서|에게|까지|부터|이나|하고|이며|을|를|이|가|은|는|의|에|로|와|과|도)$/u;

/** How many content words (two or more syllables, or Latin names) two texts share, by their stems. */
export function sharedWords(a: string, b: string): number {
  return sharedStems(stemsOf(a), stemsOf(b));
}

/** As `sharedWords`, of texts whose stems were taken before. */
export function sharedStems(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let count = 0;
  for (const word of b) if (a.has(word)) count += 1;
  return count;
}

/** The content words of a text by their stems. Linear in the text. */
export function stemsOf(text: string): Set<string> {
  const topical = TOPICS.reduce((t, [words, topic]) => t.replace(words, topic), text.normalize('NFC').toLowerCase());
  const words = topical.match(/[a-z][a-z0-9+.#-]{1,}|[가-힣]{2,}/gu) ?? [];
  const stem = (word: string) => (/^[가-힣]/.test(word) ? word.replace(PARTICLE, '').slice(0, 3) : word);
  return new Set(words.map(stem).filter((word) => word.length >= 2 && !COMMON.test(word)));
}
