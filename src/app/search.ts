import { KkoriError } from '../core/errors.ts';
import type { Refreshed, SearchHit, SearchScope } from '../ports.ts';
import type { Deps } from './deps.ts';

export const SEARCH_SCOPES = ['all', 'knowledge', 'dossiers', 'notes'] as const;

export type SearchRequest = { query: string; scope?: 'all' | SearchScope; limit: number };
export type Found = { hits: SearchHit[]; index: Refreshed };

/** How it is going, for whoever waits: sources read so far, and to be read. */
export type SearchProgress = (done: number, total: number) => void;

/**
 * Sections of knowledge, dossiers, résumé and notes that answer a query, best first, after what changed was read.
 * Where the signal stops the reading, what is indexed so far is searched (`index.complete` is false then).
 * Throws input for a query without a letter or digit.
 */
export async function searchMaterial(
  deps: Deps,
  { query, scope = 'all', limit }: SearchRequest,
  options: { signal?: AbortSignal; progress?: SearchProgress } = {},
): Promise<Found> {
  if (!/[\p{L}\p{N}]/u.test(query))
    throw new KkoriError('input', '찾을 낱말이 없습니다.', { hint: '글자나 숫자가 들어간 말로 찾아 주세요.' });
  const index = await deps.search.refresh(options);
  return { hits: await deps.search.search(query, scope === 'all' ? [] : [scope], limit), index };
}
