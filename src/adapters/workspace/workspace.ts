import { KkoriError, nearest } from '../../core/errors.ts';
import { clean, sha16, sourceText } from '../../core/evidence/text.ts';
import { ID_PATTERN } from '../../core/vocabulary.ts';
import type { StampedEntry, Workspace, WorkspaceEntry } from '../../ports.ts';
import {
  type DossierFile,
  frontMatterSlug,
  PARTS,
  type Placed,
  type PlacedDossier,
  placeDossiers,
  placeInbox,
  placeNotes,
  placeResume,
} from './layout.ts';
import { parseSettings, SETTINGS_FILE } from './settings.ts';

/** No file larger than this is read or written, in bytes. */
export const FILE_MAX = 10 * 1024 * 1024;
const RESUME_FILE = 'resume.md';

/**
 * The files below a workspace's root: on a disk or in memory. Paths are relative, `/`-separated, spelt as listed.
 * Contract: regular files only, no symbolic link anywhere on the way, no name that begins with a dot; throws KkoriError.
 */
export type FileTree = {
  readonly display: string;
  /** `inbox`: its files; `dossiers`: its Markdown files and those one folder below; `notes`: Markdown files at any depth. */
  paths(area: 'inbox' | 'dossiers' | 'notes'): Promise<string[]>;
  has(path: string): Promise<boolean>;
  /** The file's bytes, at most FILE_MAX; null when there is none. */
  read(path: string): Promise<Uint8Array | null>;
  /** One stamp a path, another one once the file has changed; '' for a file that is gone. No file is opened. */
  stamps(paths: readonly string[]): Promise<string[]>;
  /** The first 4096 bytes as text; '' for a file that cannot be read. */
  head(path: string): Promise<string>;
  /** Makes a file with its folders, whole or not at all; false, and nothing written, when it is there. */
  create(path: string, bytes: Uint8Array): Promise<boolean>;
  /** Puts new bytes in the place of a file, whole or not at all. */
  replace(path: string, bytes: Uint8Array): Promise<void>;
  /** Removes a file, and a dossier's folder that it leaves empty. */
  remove(path: string): Promise<void>;
};

/** A workspace that can also hand out the bytes of what lies in its inbox (a PDF has no text before it is decoded). */
export type MaterialWorkspace = Workspace & {
  /** @returns file name and bytes, at most 10 MB. Throws KkoriError `not-found`, `input`, `config`. */
  bytes(uri: string): Promise<{ name: string; bytes: Uint8Array }>;
};

/**
 * The port over any tree. URIs are looked up in a fresh listing; only for a new file is a path made, from an id that
 * was checked. `read` answers with the canonical URI of the file it found (`kkori://dossiers/x` with only a posting
 * gives `kkori://dossiers/x/posting`).
 */
export function workspaceOver(tree: FileTree): MaterialWorkspace {
  /**
   * Files by URI as last listed, so that reading one does not walk a vault of 10,000 again. Only a first guess: a URI
   * that is not here, or whose file is gone, is looked up anew, and writing always looks.
   */
  const known = new Map<string, Placed>();
  let lastWrite: Promise<unknown> = Promise.resolve();

  async function dossiers(): Promise<PlacedDossier[]> {
    const paths = await tree.paths('dossiers');
    const files: DossierFile[] = [];
    for (const path of paths) files.push({ path, slug: frontMatterSlug(await tree.head(path)) });
    const placed = placeDossiers(files);
    remember(
      placed.flatMap(({ entries }) => entries),
      'kkori://dossiers/',
    );
    return placed;
  }

  async function notes(): Promise<Placed[]> {
    const placed = placeNotes(await tree.paths('notes'));
    remember(placed, 'kkori://notes/');
    return placed;
  }

  function remember(placed: Placed[], area: string): void {
    for (const uri of known.keys()) if (uri.startsWith(area)) known.delete(uri);
    for (const entry of placed) known.set(entry.uri, entry);
  }

  async function papers(): Promise<Placed[]> {
    return [
      ...((await tree.has(RESUME_FILE)) ? [placeResume(RESUME_FILE)] : []),
      ...(await dossiers()).flatMap((dossier) => dossier.entries),
      ...(await notes()),
    ];
  }

  async function list(): Promise<Placed[]> {
    return [...(await papers()), ...placeInbox(await tree.paths('inbox'))];
  }

  /** The file that is exactly this URI. */
  async function find(address: Address): Promise<Placed | null> {
    switch (address.area) {
      case 'resume':
        return placeResume(RESUME_FILE);
      case 'dossiers': {
        const dossier = (await dossiers()).find(({ slug }) => slug === address.slug);
        return dossier?.entries.find(({ uri }) => uri === address.uri) ?? null;
      }
      case 'notes': {
        const all = await notes();
        const found = all.find(({ uri }) => uri === address.uri);
        return found ?? all.find(({ path }) => path === `notes/${address.id}.md`) ?? null;
      }
      case 'inbox':
        return placeInbox(await tree.paths('inbox')).find(({ uri }) => uri === address.uri) ?? null;
    }
  }

  async function open(uri: string): Promise<{ placed: Placed; bytes: Uint8Array }> {
    const address = parseAddress(uri);
    if (!address) throw await notFound(uri);
    const guess = known.get(uri);
    const guessed = guess && (await tree.read(guess.path));
    if (guessed) return { placed: guess, bytes: guessed };

    let placed = await find(address);
    if (!placed && address.area === 'dossiers' && address.section === '')
      placed = await find({ ...address, section: '/posting', uri: `${address.uri}/posting` });
    const bytes = placed && (await tree.read(placed.path));
    if (!placed || !bytes) throw await notFound(uri);
    return { placed, bytes };
  }

  async function notFound(uri: string): Promise<KkoriError> {
    const shown = uri.length > 120 ? `${uri.slice(0, 120)}…` : uri;
    const others = uri.length > 200 ? [] : (await dossiers()).flatMap(({ entries }) => entries);
    const known = ['kkori://resume', ...others.map((entry) => entry.uri)].filter((other) => other !== uri);
    const near = nearest(uri, known);
    return new KkoriError('not-found', `작업 공간에 그런 자료가 없습니다: ${clean(shown)}`, {
      hint: near ? `혹시 ${near}인가요?` : '',
    });
  }

  async function newPath(address: Address): Promise<string | null> {
    switch (address.area) {
      case 'resume':
        return RESUME_FILE;
      case 'dossiers': {
        const folder = (await dossiers()).find(({ slug }) => slug === address.slug)?.folder ?? address.slug;
        const part = Object.values(PARTS).find(({ section }) => section === address.section)!;
        return `dossiers/${folder}/${part.file}`;
      }
      case 'notes':
        return `notes/${address.id}.md`;
      case 'inbox':
        return null;
    }
  }

  async function write(uri: string, text: string, ifSha: string | null): Promise<'ok' | 'conflict'> {
    const bytes = new TextEncoder().encode(text);
    if (bytes.length > FILE_MAX) throw tooLarge(uri);
    const address = parseAddress(uri);
    if (!address || address.area === 'inbox')
      throw new KkoriError('input', '그 주소에는 쓸 수 없습니다.', {
        hint: 'kkori://resume, kkori://dossiers/이름, kkori://notes/이름 에 씁니다. 이름은 영문 소문자, 숫자, -만 됩니다.',
      });
    const placed = await find(address);
    const current = placed && (await tree.read(placed.path));
    if (!placed || !current) {
      const path = ifSha === null ? await newPath(address) : null;
      return path && (await tree.create(path, bytes)) ? 'ok' : 'conflict';
    }
    if (ifSha === null || sha16(decode(current, placed)) !== ifSha) return 'conflict';
    await tree.replace(placed.path, bytes);
    return 'ok';
  }

  return {
    display: tree.display,

    async list() {
      return (await list()).map(({ path: _, ...entry }): WorkspaceEntry => entry);
    },

    async stamps() {
      const placed = await papers();
      const stamps = await tree.stamps(placed.map(({ path }) => path));
      return placed.map(({ path: _, ...entry }, i): StampedEntry => ({ ...entry, stamp: stamps[i]! }));
    },

    async read(uri) {
      const { placed, bytes } = await open(uri);
      const text = decode(bytes, placed);
      return { uri: placed.uri, sha: sha16(text), text };
    },

    async bytes(uri) {
      const { placed, bytes } = await open(uri);
      return { name: placed.label.slice(placed.label.lastIndexOf('/') + 1), bytes };
    },

    // One after the other: two writes of one process that hold the same sha must not both find it unchanged.
    write(uri, text, ifSha) {
      const result = lastWrite.then(() => write(uri, text, ifSha));
      lastWrite = result.catch(() => {});
      return result;
    },

    async remove(selector) {
      const all = await list();
      const meant = 'all' in selector ? all : all.filter((entry) => entry.dossier === selector.dossier);
      for (const entry of meant) await tree.remove(entry.path);
      known.clear();
      return meant.map((entry) => entry.label);
    },

    async settings() {
      const bytes = await tree.read(SETTINGS_FILE);
      return bytes ? parseSettings(decode(bytes, { label: SETTINGS_FILE })) : {};
    },
  };
}

type Address =
  | { area: 'resume'; uri: string }
  | { area: 'dossiers'; uri: string; slug: string; section: string }
  | { area: 'notes'; uri: string; id: string }
  | { area: 'inbox'; uri: string };

/** Takes a URI apart; null for what cannot be one of ours. Nothing is decoded: `%2e` is three ordinary characters. */
function parseAddress(uri: string): Address | null {
  if (uri === 'kkori://resume') return { area: 'resume', uri };
  const [, area, rest = ''] = /^kkori:\/\/(dossiers|notes|inbox)\/([\s\S]{1,400})$/.exec(uri) ?? [];
  if (area === 'inbox') return { area, uri };
  if (area === 'notes') return ID_PATTERN.test(rest) ? { area, uri, id: rest } : null;
  if (area !== 'dossiers') return null;
  const slash = rest.indexOf('/');
  const slug = slash < 0 ? rest : rest.slice(0, slash);
  const section = slash < 0 ? '' : rest.slice(slash);
  const known = Object.values(PARTS).some((part) => part.section === section);
  return known && ID_PATTERN.test(slug) ? { area, uri, slug, section } : null;
}

/** A file over FILE_MAX. `name` is a URI or a label. */
export function tooLarge(name: string): KkoriError {
  return new KkoriError('input', `10 MB보다 큰 파일은 다루지 않습니다: ${name.slice(0, 200)}`, {
    hint: '필요한 부분만 따로 저장해 주세요.',
  });
}

function decode(bytes: Uint8Array, { label }: { label: string }): string {
  const refuse = (cause?: unknown) =>
    new KkoriError('input', `UTF-8로 쓴 글이 아니어서 읽을 수 없습니다: ${label}`, {
      hint: '편집기에서 UTF-8로 다시 저장하거나, inbox 폴더에 넣고 kkori add로 가져와 주세요.',
      cause,
    });
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw refuse(error);
  }
  if (text.includes('\0')) throw refuse();
  return sourceText(text);
}
