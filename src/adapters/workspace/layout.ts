import { hash } from 'node:crypto';
import { ID_PATTERN } from '../../core/vocabulary.ts';
import type { WorkspaceEntry } from '../../ports.ts';

/**
 * Which file of a workspace is which URI. Pure: paths in, entries out. Paths are relative, `/`-separated and spelt as
 * on the disk; ids and labels are made from their NFC form, since two machines may spell the same name differently.
 */

/** An entry with the file it stands for. The path never leaves the adapter. */
export type Placed = WorkspaceEntry & { path: string };

/** `slug` is what the file's front matter says, as written there; null when it says nothing. */
export type DossierFile = { path: string; slug: string | null };

type Part = 'dossier' | 'posting' | 'qa';

export const PARTS: Record<Part, { file: string; section: string }> = {
  dossier: { file: 'dossier.md', section: '' },
  posting: { file: 'posting.md', section: '/posting' },
  qa: { file: 'qa.md', section: '/questions' },
};

/** The folder `dossiers/<stem>/`, the file `dossiers/<stem>.md`, or both together: one application. */
type Unit = { stem: string; folder: string | null; parts: Map<Part, DossierFile> };

export type PlacedDossier = {
  slug: string;
  /** Folder below `dossiers/` that new files of this dossier go into. */
  folder: string;
  entries: Placed[];
};

/**
 * Dossiers by slug, in order of slug: a name or front matter slug that is a valid id, else `d-<8 hex>` of the path.
 * Front matter wins over the name, so that a renamed folder stays the same dossier; where two claim one slug, the one
 * that bears it as its name keeps it.
 */
export function placeDossiers(files: readonly DossierFile[]): PlacedDossier[] {
  const units = toUnits(files);
  const bySlug = new Map<string, Unit>();
  const waiting = new Set(units);
  const claim = (slugOf: (unit: Unit) => string | null) => {
    for (const unit of waiting) {
      const slug = slugOf(unit);
      if (!slug || !ID_PATTERN.test(slug) || bySlug.has(slug)) continue;
      bySlug.set(slug, unit);
      waiting.delete(unit);
    }
  };
  const written = (unit: Unit) => [...unit.parts.values()].map((file) => file.slug).find((slug) => isId(slug)) ?? null;
  const name = (unit: Unit) => (unit.folder === null ? null : unit.stem);
  claim((unit) => ((written(unit) ?? name(unit)) === name(unit) ? name(unit) : null));
  claim(written);
  claim(name);
  for (const unit of waiting) bySlug.set(derivedId('d', `dossiers/${unit.stem}`, bySlug), unit);
  return [...bySlug].sort(([a], [b]) => (a < b ? -1 : 1)).map(([slug, unit]) => placeUnit(slug, unit));
}

/** Notes in order of path, each under `n-<8 hex of its NFC path below the workspace>`. */
export function placeNotes(paths: readonly string[]): Placed[] {
  const taken = new Map<string, string>();
  for (const path of [...paths].sort()) taken.set(derivedId('n', path.normalize('NFC'), taken), path);
  return [...taken].map(([id, path]) => place(`kkori://notes/${id}`, 'note', path));
}

/** Files waiting to be taken in, under their own names. */
export function placeInbox(paths: readonly string[]): Placed[] {
  const taken = new Map<string, string>();
  // Names spelt in NFC first: of two that differ only in that, the other one goes by its own spelling.
  const isNfc = (path: string) => path === path.normalize('NFC');
  for (const path of [...paths].sort().sort((a, b) => Number(isNfc(b)) - Number(isNfc(a)))) {
    const name = path.slice('inbox/'.length);
    const uri = `kkori://inbox/${name.normalize('NFC')}`;
    taken.set(taken.has(uri) ? `kkori://inbox/${name}` : uri, path);
  }
  return [...taken].map(([uri, path]) => place(uri, 'inbox', path));
}

/** The résumé's entry, from the path at which it was found. */
export function placeResume(path: string): Placed {
  return place('kkori://resume', 'resume', path);
}

/** `slug:` of a Markdown file's YAML front matter, read from its beginning; null when there is none. */
export function frontMatterSlug(head: string): string | null {
  const block = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(head)?.[1];
  return block ? (/^slug:[ \t]*(["']?)([^\s"'#]+)\1[ \t]*(?:#.*)?\r?$/m.exec(block)?.[2] ?? null) : null;
}

function isId(value: string | null): value is string {
  return value !== null && ID_PATTERN.test(value);
}

function toUnits(files: readonly DossierFile[]): Unit[] {
  const units = new Map<string, Unit>();
  const inFolder = files.filter((file) => file.path.split('/').length === 3).sort(byPath);
  const single = files.filter((file) => file.path.split('/').length === 2).sort(byPath);
  for (const file of inFolder) {
    const [, folder, name] = file.path.split('/') as [string, string, string];
    const part = (Object.keys(PARTS) as Part[]).find((key) => PARTS[key].file === name);
    if (!part) continue;
    // By the name as spelt: two folders that differ only in that (NFC, NFD) are two.
    const unit = units.get(folder) ?? { stem: folder.normalize('NFC'), folder, parts: new Map() };
    units.set(folder, unit);
    unit.parts.set(part, file);
  }
  for (const file of single) {
    const folder = file.path.slice('dossiers/'.length).replace(/\.md$/i, '');
    const stem = folder.normalize('NFC');
    const unit = units.get(folder) ?? [...units.values()].find((other) => other.stem === stem);
    if (!unit) units.set(folder, { stem, folder, parts: new Map([['dossier', file]]) });
    else if (!unit.parts.has('dossier')) unit.parts.set('dossier', file);
    // Beside `<stem>/dossier.md` it is a second one: kept under an id of its own, never hidden.
    else units.set(file.path, { stem: `${stem}.md`, folder: null, parts: new Map([['dossier', file]]) });
  }
  return [...units.values()].map((unit) => ({ ...unit, parts: inOrder(unit.parts) }));
}

function inOrder(parts: Map<Part, DossierFile>): Map<Part, DossierFile> {
  const keys = (Object.keys(PARTS) as Part[]).filter((part) => parts.has(part));
  return new Map(keys.map((part) => [part, parts.get(part)!]));
}

function placeUnit(slug: string, unit: Unit): PlacedDossier {
  const entries = [...unit.parts].map(([part, file]) => ({
    ...place(`kkori://dossiers/${slug}${PARTS[part].section}`, part, file.path),
    dossier: slug,
  }));
  return { slug, folder: unit.folder ?? slug, entries };
}

function place(uri: string, kind: Placed['kind'], path: string): Placed {
  return { uri, kind, label: path.normalize('NFC'), dossier: null, path };
}

/** `<prefix>-<8 hex of sha256(path)>`; a path whose id is taken gets the next one in a fixed series. */
function derivedId(prefix: string, path: string, taken: ReadonlyMap<string, unknown>): string {
  for (let i = 0; ; i++) {
    const seed = i === 0 ? path : `${path}\0${i}`;
    const id = `${prefix}-${hash('sha256', seed, 'hex').slice(0, 8)}`;
    if (!taken.has(id)) return id;
  }
}

function byPath(a: DossierFile, b: DossierFile): number {
  return a.path < b.path ? -1 : 1;
}
