const COMMON =
  /^(개발|운영|경험|서비스|업무|사용|활용|관련|다양|위한|통해|이상|가능|처리|시스템|하는|있는|하신|환경)$/u;

/** Content words (two or more syllables, or Latin names) that two texts share, by their stems. */
export function sharedWords(a: string, b: string): number {
  const stems = (text: string) =>
    new Set(
      (
        text
          .normalize('NFC')
          .toLowerCase()
          .match(/[a-z][a-z0-9+.#-]{1,}|[가-힣]{2,}/gu) ?? []
      )
        .map((w) =>
          /^[가-힣]/.test(w)
            ? w
                .replace(/(으로|에서|에게|까지|부터|이나|하고|이며|을|를|이|가|은|는|의|에|로|와|과|도)$/u, '')
                .slice(0, 3)
            : w,
        )
        .filter((w) => w.length >= 2 && !COMMON.test(w)),
    );
  const left = stems(a);
  let count = 0;
  for (const word of stems(b)) if (left.has(word)) count += 1;
  return count;
}
