import { KkoriError } from '../core/errors.ts';
import { ID_PATTERN } from '../core/vocabulary.ts';
import type { Deps } from './deps.ts';
import { slugsIn, unknownDossier } from './material.ts';

export type DeleteSelector = { session: string } | { dossier: string } | { all: true };
export type Deleted = { sessions: number; files: string[] };

/**
 * Really gone: a session's events and projection; a dossier's files and its sessions; or everything. Free pages,
 * the write-ahead log and safety copies of the store go too, and so does the search index, which is made anew. Throws not-found when there is nothing of that name.
 */
export async function deleteMaterial(deps: Deps, selector: DeleteSelector): Promise<Deleted> {
  if ('session' in selector) {
    const known = ID_PATTERN.test(selector.session) && (await deps.store.load(selector.session));
    if (!known) throw new KkoriError('not-found', `‘${selector.session.slice(0, 80)}’ 회차를 찾지 못했습니다.`);
    return { sessions: await deps.store.purge(selector), files: [] };
  }
  if ('dossier' in selector) {
    const slugs = slugsIn(await deps.workspace.list());
    const sessions = await deps.store.sessions({ dossier: selector.dossier, limit: 1 });
    if (!slugs.includes(selector.dossier) && sessions.length === 0) throw unknownDossier(selector.dossier, slugs);
    const purged = await deps.store.purge(selector);
    await deps.search.forget();
    return { sessions: purged, files: slugs.includes(selector.dossier) ? await deps.workspace.remove(selector) : [] };
  }
  const purged = await deps.store.purge(selector);
  await deps.search.forget();
  return { sessions: purged, files: await deps.workspace.remove(selector) };
}
