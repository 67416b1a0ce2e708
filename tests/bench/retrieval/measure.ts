import type { Query } from './queries.ts';

export type Scores = { ndcg: number; mrr: number; recall: number; n: number };

const gain = (grade: number) => 2 ** grade - 1;
const discount = (rank: number) => 1 / Math.log2(rank + 2);

/** nDCG@10 with gains 2^grade − 1 (Järvelin & Kekäläinen 2002; Burges 2005). Unjudged pages count as 0. */
export function ndcgAt10(ranked: readonly string[], grades: ReadonlyMap<string, number>): number {
  const got = ranked.slice(0, 10).reduce((sum, page, i) => sum + gain(grades.get(page) ?? 0) * discount(i), 0);
  const best = [...grades.values()].sort((a, b) => b - a).slice(0, 10);
  return got / best.reduce((sum, grade, i) => sum + gain(grade) * discount(i), 0);
}

/** Means over queries: nDCG@10, MRR@10 of the first page graded 2 or 3 (of any, where there is none), Recall@5 of those. */
export function scoresOf(queries: readonly Query[], rank: (query: Query) => readonly string[]): Scores {
  const total = { ndcg: 0, mrr: 0, recall: 0 };
  for (const query of queries) {
    const ranked = [...new Set(rank(query))];
    const strong = [...query.grades].filter(([, grade]) => grade >= 2).map(([page]) => page);
    const right = new Set(strong.length > 0 ? strong : query.grades.keys());
    const first = ranked.slice(0, 10).findIndex((page) => right.has(page));
    total.ndcg += ndcgAt10(ranked, query.grades);
    total.mrr += first < 0 ? 0 : 1 / (first + 1);
    total.recall += ranked.slice(0, 5).filter((page) => right.has(page)).length / Math.min(5, right.size);
  }
  const n = queries.length;
  return { ndcg: total.ndcg / n, mrr: total.mrr / n, recall: total.recall / n, n };
}
