import type { Dossier, Resume } from '../core/dossier.ts';
import { KkoriError, nearest } from '../core/errors.ts';
import type { Source } from '../core/evidence/evidence.ts';
import type { Knowledge } from '../core/knowledge/page.ts';
import { readDossier } from '../core/reading/dossier.ts';
import type { LabelSignals } from '../core/reading/profile.ts';
import { readResume } from '../core/reading/resume.ts';
import { ID_PATTERN } from '../core/vocabulary.ts';
import type { WorkspaceEntry } from '../ports.ts';
import type { Deps } from './deps.ts';
import { slugsIn } from './slugs.ts';

export { slugsIn } from './slugs.ts';

/** The candidate's papers and the knowledge base, read once per version of the files. */
export type Material = {
  knowledge: Knowledge;
  dossier: Dossier | null;
  resume: Resume | null;
};

type Cached<T> = { key: string; value: T };
/** Parsed papers by the deps they came from: a long-running server reads a changed file again and nothing else. */
const caches = new WeakMap<
  Deps,
  { knowledge?: Promise<{ knowledge: Knowledge }>; dossiers: Map<string, Cached<Dossier>>; resume?: Cached<Resume> }
>();

function cacheOf(deps: Deps) {
  let cache = caches.get(deps);
  if (!cache) {
    cache = { dossiers: new Map() };
    caches.set(deps, cache);
  }
  return cache;
}

export async function knowledgeOf(deps: Deps): Promise<{ knowledge: Knowledge }> {
  const cache = cacheOf(deps);
  // A load that failed is tried again: the pages may have been mended while a server runs.
  cache.knowledge ??= deps.library
    .load()
    .then((knowledge) => ({ knowledge }))
    .catch((error: unknown) => {
      cache.knowledge = undefined;
      throw error;
    });
  return cache.knowledge;
}

/** Everything a session stands on. `slug` null = no dossier. Throws `not-found` with the nearest slug. */
export async function materialFor(deps: Deps, slug: string | null): Promise<Material> {
  const { knowledge } = await knowledgeOf(deps);
  const entries = await deps.workspace.list();
  return {
    knowledge,
    dossier: slug === null ? null : await dossierOf(deps, entries, slug, knowledge),
    resume: await resumeOf(deps, entries),
  };
}

/** One dossier from its files as they are now; parsed once per version of them. Throws not-found with the nearest slug. */
export async function dossierOf(
  deps: Deps,
  entries: readonly WorkspaceEntry[],
  slug: string,
  knowledge: Knowledge,
): Promise<Dossier> {
  const sources = await dossierFiles(deps, entries, slug);
  const key = sources.map(({ source }) => `${source.uri}@${source.sha}`).join(' ');
  const cache = cacheOf(deps).dossiers;
  const hit = cache.get(slug);
  if (hit?.key === key) return hit.value;
  const signals = [
    ...[...knowledge.industries.values()].map((page) => ({ id: page.industry, signals: page.signals })),
    ...[...knowledge.axes.values()].map((page) => ({ id: page.value, axis: page.axis, signals: page.signals })),
  ];
  const value = parsed(deps, sources, slug, signals);
  cache.set(slug, { key, value });
  return value;
}

/**
 * As `dossierOf`, without the profile of the company: what a list needs, before the knowledge base was loaded for anything
 * else. Throws not-found with the nearest slug.
 */
export async function unprofiledDossierOf(
  deps: Deps,
  entries: readonly WorkspaceEntry[],
  slug: string,
): Promise<Omit<Dossier, 'profile' | 'profileEvidence'>> {
  return parsed(deps, await dossierFiles(deps, entries, slug), slug, []);
}

type FileSource = { role: 'posting' | 'dossier' | 'qa'; source: Source };

/** The files of a dossier as they are now. Throws not-found with the nearest slug. */
export async function dossierFiles(
  deps: Deps,
  entries: readonly WorkspaceEntry[],
  slug: string,
): Promise<FileSource[]> {
  const files = entries.flatMap(({ uri, dossier, kind }) =>
    dossier === slug && (kind === 'posting' || kind === 'dossier' || kind === 'qa') ? [{ uri, role: kind }] : [],
  );
  if (!ID_PATTERN.test(slug) || files.length === 0) throw unknownDossier(slug, slugsIn(entries));
  return Promise.all(files.map(async ({ uri, role }) => ({ role, source: await deps.workspace.read(uri) })));
}

function parsed(deps: Deps, sources: readonly FileSource[], slug: string, signals: LabelSignals[]): Dossier {
  return readDossier(
    sources.map(({ role, source }) => ({ role, doc: deps.documents.read(source) })),
    slug,
    signals,
  );
}

export async function resumeOf(deps: Deps, entries: readonly WorkspaceEntry[]): Promise<Resume | null> {
  const entry = entries.find((e) => e.kind === 'resume');
  if (!entry) return null;
  const source: Source = await deps.workspace.read(entry.uri);
  if (source.text.trim() === '') return null;
  const cache = cacheOf(deps);
  if (cache.resume?.key !== source.sha)
    cache.resume = { key: source.sha, value: readResume(deps.documents.read(source)) };
  return cache.resume.value.facts.length > 0 ? cache.resume.value : null;
}

/**
 * The dossier meant by a word: its slug, else the only slug that holds the word, else the only one whose company or title
 * does (`databank`, `하늬결`). Throws not-found with the nearest, or input when several fit.
 */
export async function slugMeant(deps: Deps, wanted: string): Promise<string> {
  const entries = await deps.workspace.list();
  const slugs = slugsIn(entries);
  if (slugs.includes(wanted)) return wanted;
  const word = wanted.normalize('NFC').trim().toLowerCase();
  if (word.length < 2 || word.length > 80) throw unknownDossier(wanted, slugs);
  let found = slugs.filter((slug) => slug.includes(word));
  if (found.length === 0) {
    const { knowledge } = await knowledgeOf(deps);
    const named = await Promise.all(
      slugs.map(async (slug) => ({ slug, d: await dossierOf(deps, entries, slug, knowledge).catch(() => null) })),
    );
    found = named
      .filter(({ d }) => `${d?.company ?? ''} ${d?.title ?? ''}`.toLowerCase().includes(word))
      .map(({ slug }) => slug);
  }
  if (found.length === 1) return found[0]!;
  if (found.length === 0) throw unknownDossier(wanted, slugs);
  throw new KkoriError('input', `‘${wanted.slice(0, 80)}’에 맞는 지원 건이 여럿입니다.`, {
    hint: `하나를 골라 주세요: ${found.slice(0, 8).join(', ')}`,
  });
}

export function unknownDossier(slug: string, slugs: readonly string[]): KkoriError {
  const near = nearest(slug, slugs);
  const hint = near
    ? `혹시 ‘${near}’인가요?`
    : slugs.length > 0
      ? `있는 지원 건: ${slugs.slice(0, 8).join(', ')}`
      : '먼저 `kkori add 파일`로 공고나 준비 노트를 넣어 주세요.';
  return new KkoriError('not-found', `‘${slug.slice(0, 80)}’ 지원 건을 찾지 못했습니다.`, { hint });
}
