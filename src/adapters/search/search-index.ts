import { setTimeout as pause } from 'node:timers/promises';
import { KkoriError } from '../../core/errors.ts';
import { cut, type Source } from '../../core/evidence/evidence.ts';
import type { Knowledge } from '../../core/knowledge/page.ts';
import { type Names, namesOf } from '../../core/search/names.ts';
import { passageOf } from '../../core/search/passage.ts';
import { type QueryTerms, queryTerms } from '../../core/search/query.ts';
import { TERMS_VERSION, withoutPatterns } from '../../core/search/row.ts';
import type { Library, Refreshed, SearchHit, SearchIndex, Workspace } from '../../ports.ts';
import { indexFailure, isBusy, isDamaged } from './failures.ts';
import { identityOf, openIndex, removeIndex } from './index-file.ts';
import { type FoundRow, IndexRows } from './index-rows.ts';
import { rowsFor, type Wanted, wantedSources } from './sources.ts';

/** How long an operation waits for other processes before it gives up, ms. */
const PATIENCE_MS = 15_000;
/** Sources read and written at a time: a stop loses at most so many, and another process waits no longer than for them. */
const BATCH = 64;
/** After a filling of so many sources the index is merged into one piece: a third less to read in every search. */
const WORTH_TIDYING = 1000;
const LIMIT_MAX = 50;
const OF_ONE_SOURCE = 2;

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
  let open: { rows: IndexRows; identity: string | null; version: string } | null = null;
  let named: { version: string; names: Names } | null = null;
  let last: Promise<unknown> = Promise.resolve();

  async function known(): Promise<{ knowledge: Knowledge; names: Names; version: string }> {
    const knowledge = await library.load();
    const version = `${TERMS_VERSION}:${knowledge.version}`;
    if (named?.version !== version) named = { version, names: namesOf(knowledge.concepts.values()) };
    return { knowledge, names: named.names, version };
  }

  async function rowsAt(version: string): Promise<IndexRows> {
    if (open && (open.version !== version || (open.identity !== null && identityOf(folder) !== open.identity)))
      closeNow();
    if (!open) {
      const { db, identity } = await openIndex(folder, version);
      open = { rows: new IndexRows(db), identity, version };
    }
    return open.rows;
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
        if (source?.sha === rowsOfOne[0]!.sha) hits.push(...hitsOf(rowsOfOne, source, wanted, names));
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

/** What the second to fourth section of a source add to its first: a page that answers in several places is about it. */
const MORE_OF_IT = [0.3, 0.2, 0.1];

/** Sections of each source, best source first; scores with what the source's other sections add. */
function bySource(found: readonly FoundRow[]): FoundRow[][] {
  const groups = new Map<string, FoundRow[]>();
  for (const row of found) {
    const group = groups.get(row.source);
    if (group) group.push(row);
    else groups.set(row.source, [row]);
  }
  return [...groups.values()]
    .map((group) => {
      const more = MORE_OF_IT.reduce((sum, share, i) => sum + share * (group[i + 1]?.score ?? 0), 0);
      return group.map((row) => ({ ...row, score: row.score + more }));
    })
    .sort((a, b) => b[0]!.score - a[0]!.score || (a[0]!.uri < b[0]!.uri ? -1 : 1));
}

/** Sections looked at for a quote that shows the match, of one source. */
const LOOKED_AT = 4;

/**
 * At most two hits of a source. Where its best section matched by title alone, one that shows the match stands in its
 * place, if there is any.
 */
function hitsOf(rows: readonly FoundRow[], source: Source, wanted: QueryTerms, names: Names): SearchHit[] {
  const showing: SearchHit[] = [];
  let first: SearchHit | null = null;
  for (const row of rows.slice(0, LOOKED_AT)) {
    const hit = hitOf(row, source, wanted, names);
    first ??= hit;
    if (hit.marks.length > 0) showing.push(hit);
    if (showing.length === OF_ONE_SOURCE) break;
  }
  return (showing.length > 0 ? showing : [first!]).map((hit, i) => (i === 0 ? { ...hit, score: first!.score } : hit));
}

function hitOf(row: FoundRow, source: Source, wanted: QueryTerms, names: Names): SearchHit {
  // Only this section is blanked: a pattern stands on a line of its own.
  const section = source.text.slice(row.start, row.stop);
  const text = row.scope === 'knowledge' ? withoutPatterns(section) : section;
  const found = passageOf(text, { start: 0, end: text.length, body: row.body - row.start }, wanted, names);
  const passage = { start: found.start + row.start, end: found.end + row.start };
  const evidence = cut(source, passage);
  return {
    uri: row.uri,
    scope: row.scope,
    title: row.title,
    heading: row.heading === '' ? null : row.heading,
    score: Math.round(row.score * 1000) / 1000,
    evidence,
    marks: found.marks.map(({ start, end }) => ({ start: start - found.start, end: end - found.start })),
  };
}
