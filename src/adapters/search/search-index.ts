import { setTimeout as pause } from 'node:timers/promises';
import { KkoriError } from '../../core/errors.ts';
import type { Source } from '../../core/evidence/evidence.ts';
import type { Knowledge } from '../../core/knowledge/page.ts';
import { type Names, namesOf } from '../../core/search/names.ts';
import { queryTerms } from '../../core/search/query.ts';
import { TERMS_VERSION } from '../../core/search/row.ts';
import type { Library, Refreshed, SearchHit, SearchIndex, Workspace } from '../../ports.ts';
import { indexFailure, isBusy, isDamaged } from './failures.ts';
import { bySource, forAsker, hitsOf } from './hits.ts';
import { identityOf, openIndex, removeIndex } from './index-file.ts';
import { IndexRows } from './index-rows.ts';
import { tablesAre } from './schema.ts';
import { rowsFor, type Wanted, wantedSources } from './sources.ts';

/** How long an operation waits for other processes before it gives up, ms. */
const PATIENCE_MS = 15_000;
/** Sources read and written at a time: a stop loses at most so many, and another process waits no longer than for them. */
const BATCH = 64;
/** After a filling of so many sources the index is merged into one piece: a third less to read in every search. */
const WORTH_TIDYING = 1000;
const LIMIT_MAX = 50;

/**
 * The index in SQLite's FTS5, in a file of its own beside the store, over terms made by `core/search`.
 * @param folder absolute path of `.kkori`; null keeps the index in memory
 */
export function sqliteSearchIndex(options: {
  folder: string | null;
  workspace: Workspace;
  library: Library;
}): SearchIndex {
  const { folder, workspace, library } = options;
  let open: { rows: IndexRows; identity: string | null } | null = null;
  let named: { version: string; names: Names } | null = null;
  let last: Promise<unknown> = Promise.resolve();

  async function known(): Promise<{ knowledge: Knowledge; names: Names; version: string }> {
    const knowledge = await library.load();
    const version = `${TERMS_VERSION}:${knowledge.version}`;
    if (named?.version !== version) named = { version, names: namesOf(knowledge.concepts.values()) };
    return { knowledge, names: named.names, version };
  }

  async function rowsAt(version: string): Promise<IndexRows> {
    if (open && !stillGood(open.rows, open.identity, version)) closeNow();
    if (!open) {
      const { db, identity } = await openIndex(folder, version);
      open = { rows: new IndexRows(db), identity };
    }
    return open.rows;
  }

  /** Neither removed or replaced under us, nor made anew by a kkori of another version. */
  function stillGood(rows: IndexRows, identity: string | null, version: string): boolean {
    return (identity === null || identityOf(folder) === identity) && tablesAre(rows.db, version);
  }

  function closeNow(): void {
    open?.rows.db.close();
    open = null;
  }

  /** One at a time; waits for other processes; a damaged file is thrown away, filled anew, and the work done once more. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = last.then(async () => {
      const until = performance.now() + PATIENCE_MS;
      for (let wait = 2, mended = false, empty = false; ; wait = Math.min(wait * 2, 100)) {
        try {
          if (empty) await refresh();
          empty = false;
          return await work();
        } catch (error) {
          if (isBusy(error) && performance.now() < until) {
            await pause(wait);
          } else if (isDamaged(error) && !mended && folder !== null) {
            mended = empty = true;
            closeNow();
            removeIndex(folder);
          } else {
            throw indexFailure(error);
          }
        }
      }
    });
    last = result.catch(() => {});
    return result;
  }

  async function refresh({ signal, progress }: Parameters<SearchIndex['refresh']>[0] = {}): Promise<Refreshed> {
    const { knowledge, names, version } = await known();
    const rows = await rowsAt(version);
    const wanted = await wantedSources(knowledge, workspace);
    const stored = rows.sources();
    const changed = wanted.filter((source) => stored.get(source.uri)?.stamp !== source.stamp);
    const there = new Set(wanted.map((source) => source.uri));
    const gone = [...stored.keys()].filter((uri) => !there.has(uri));
    await patiently(() => rows.replace([], gone));
    let done = 0;
    for (let at = 0; at < changed.length && !signal?.aborted; at += BATCH) {
      const batch = changed.slice(at, at + BATCH);
      const read = await Promise.all(batch.map((source) => readSource(source, knowledge, workspace)));
      const same: { uri: string; stamp: string }[] = [];
      const anew: Parameters<IndexRows['replace']>[0][number][] = [];
      for (const [i, source] of batch.entries()) {
        const found = read[i]!;
        if (found === 'gone') continue;
        if (found === 'unreadable') anew.push({ source: { ...source, title: '', sha: '', problem: 1 }, sections: [] });
        else if (found.sha === stored.get(source.uri)?.sha) same.push({ uri: source.uri, stamp: source.stamp });
        else {
          const { title, sections } = rowsFor(source, found, knowledge, names);
          anew.push({ source: { ...source, title, sha: found.sha, problem: 0 }, sections });
        }
      }
      await patiently(() => {
        rows.replace(anew, []);
        rows.restamp(same);
      });
      done += batch.length;
      progress?.(done, changed.length);
    }
    if (done >= WORTH_TIDYING) await patiently(() => rows.tidy());
    const sources = wanted.length;
    return {
      complete: done === changed.length,
      indexed: sources - (changed.length - done),
      sources,
      read: done,
      removed: gone.length,
      unreadable: rows.unreadable(),
    };
  }

  async function search(
    query: string,
    scopes: Parameters<SearchIndex['search']>[1],
    limit: number,
  ): Promise<SearchHit[]> {
    if (!Number.isInteger(limit) || limit < 1 || limit > LIMIT_MAX)
      throw new KkoriError('input', `찾을 개수는 1에서 ${LIMIT_MAX} 사이의 정수여야 합니다.`);
    const { knowledge, names, version } = await known();
    const rows = await rowsAt(version);
    const wanted = queryTerms(query, names, rows.vocabulary());
    const found = bySource(rows.best(wanted, scopes, limit * 8 + 40));
    const hits: SearchHit[] = [];
    for (let at = 0; at < found.length; at += limit) {
      const next = found.slice(at, at + limit);
      // What stands now in the last place wanted can no more be beaten.
      if (hits.length >= limit && next[0]![0]!.score <= hits[limit - 1]!.score) break;
      const sources = await Promise.all(next.map(([row]) => sourceOf(row!.source, knowledge, workspace)));
      next.forEach((rowsOfOne, i) => {
        const source = sources[i];
        if (source?.sha === rowsOfOne[0]!.sha)
          hits.push(...hitsOf(forAsker(rowsOfOne, query, names), source, { wanted, query, names }));
      });
      hits.sort((a, b) => b.score - a.score);
    }
    return hits.slice(0, limit);
  }

  return {
    refresh: (given) => inTurn(() => refresh(given)),
    search: (query, scopes, limit) => inTurn(() => search(query, scopes, limit)),
    forget: () =>
      inTurn(async () => {
        closeNow();
        if (folder !== null) removeIndex(folder);
      }),
    close: () => inTurn(async () => closeNow()),
  };
}

/** A short write, tried again while another process holds the lock: what was read for it is not read again. */
async function patiently(write: () => void): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  for (let wait = 2; ; wait = Math.min(wait * 2, 100)) {
    try {
      write();
      return;
    } catch (error) {
      if (!isBusy(error) || performance.now() > until) throw error;
      await pause(wait);
    }
  }
}

/** The text behind a URI now, or null when it is gone or cannot be read. */
async function sourceOf(uri: string, knowledge: Knowledge, workspace: Workspace): Promise<Source | null> {
  const page = knowledge.pages.get(uri);
  if (page) return page;
  return workspace.read(uri).catch((error: unknown) => {
    if (error instanceof KkoriError) return null;
    throw error;
  });
}

async function readSource(
  { uri, scope }: Wanted,
  knowledge: Knowledge,
  workspace: Workspace,
): Promise<Source | 'gone' | 'unreadable'> {
  if (scope === 'knowledge') return knowledge.pages.get(uri)!;
  try {
    const source = await workspace.read(uri);
    // `kkori://dossiers/x` answers with the posting where there is no dossier: then this one is gone.
    return source.uri === uri ? source : 'gone';
  } catch (error) {
    if (!(error instanceof KkoriError)) throw error;
    return error.kind === 'not-found' ? 'gone' : 'unreadable';
  }
}
