import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { ModelCoach } from './adapters/coach/anthropic/coach.ts';
import { hostCoach } from './adapters/coach/host.ts';
import { offlineCoach } from './adapters/coach/offline.ts';
import { documents } from './adapters/documents/documents.ts';
import { createLibrary } from './adapters/library/library.ts';
import { readPrompts } from './adapters/library/prompts.ts';
import { sqliteSearchIndex } from './adapters/search/search-index.ts';
import { memoryStore } from './adapters/store/memory.ts';
import { sqliteStore } from './adapters/store/sqlite.ts';
import { folderStanding, initWorkspace, openWorkspace, shown } from './adapters/workspace/folder.ts';
import { memoryWorkspace } from './adapters/workspace/memory.ts';
import type { Deps } from './app/deps.ts';
import type { Config } from './config.ts';
import { KkoriError } from './core/errors.ts';
import type { Prompts } from './core/prompt.ts';
import { makeLog } from './log.ts';
import type { Clock, Ids } from './ports.ts';

/** The only place that builds adapters. Config in, use-case dependencies out; clock and ids live here. */

export type Opened = { deps: Deps; display: string; folder: string };

/** The workspace folder: flag, environment, the current folder if it is one, else ~/kkori. */
function workspaceFolder(config: Config, flag?: string): string {
  const named = flag ?? config.workspace;
  // A configuration file of an assistant is read by no shell.
  if (named) return path.resolve(named.replace(/^~(?=[\\/]|$)/u, config.home));
  const here = process.cwd();
  if (existsSync(path.join(here, 'kkori.json')) || existsSync(path.join(here, '.kkori'))) return here;
  return path.join(config.home, 'kkori');
}

/**
 * Opens a workspace with its store. `model`: with the model that is configured, as a terminal wants it; a server inside an
 * assistant never has one, so that a key in its environment spends nothing. Nothing is read from the store, the
 * knowledge base or the search index before it is needed.
 */
export async function open(
  config: Config,
  options: { workspace?: string; ids?: 'fixed'; now?: number; model?: boolean; coach?: string } = {},
): Promise<Opened> {
  const folder = workspaceFolder(config, options.workspace);
  const workspace = await openWorkspace(folder);
  const clock: Clock = fixedClock(options.now ?? config.now);
  const kept = path.join(folder, '.kkori');
  const library = createLibrary(path.join(config.root, 'knowledge'));
  const deps: Deps = {
    store: sqliteStore({ folder: kept, clock }),
    workspace,
    inbox: (uri) => workspace.bytes(uri),
    library,
    search: sqliteSearchIndex({ folder: kept, workspace, library }),
    ...besideMaterial(config, clock, options.ids),
  };
  const model = options.model ? await modelFor(config, options.coach, deps) : null;
  if (model) deps.coaches.anthropic = model;
  return { deps, display: workspace.display, folder };
}

/** What a use case needs besides the material and the store. */
function besideMaterial(config: Config, clock: Clock, ids?: 'fixed'): Omit<Deps, keyof Kept | 'library'> {
  return {
    documents: documents(),
    coaches: { offline: offlineCoach(), host: hostCoach() },
    clock,
    ids: ids === 'fixed' ? fixedIds() : randomIds(),
    log: makeLog(config.log, (line) => process.stderr.write(line)),
  };
}

/** What lies in a workspace. */
type Kept = Pick<Deps, 'workspace' | 'inbox' | 'store' | 'search'>;

/**
 * As `open`, for a server inside an assistant, whose person may have no terminal: a workspace that is not there yet reads
 * as an empty one, and the first thing that is kept makes it; a folder that is there becomes one at once. Only ever the
 * folder that was named, a folder `kkori` in it when it holds other things, or ~/kkori. Throws KkoriError `config` where
 * none can be.
 */
export async function openForHost(config: Config, options: { workspace?: string } = {}): Promise<Opened> {
  const folder = await hostFolder(config, options.workspace);
  if ((await folderStanding(folder)) === 'workspace') return open(config, { workspace: folder });
  const display = shown(folder);
  const clock = fixedClock(config.now);
  const library = createLibrary(path.join(config.root, 'knowledge'));
  const workspace = memoryWorkspace({}, display);
  const empty: Kept = {
    workspace,
    inbox: (uri) => workspace.bytes(uri),
    store: memoryStore(),
    search: sqliteSearchIndex({ folder: null, workspace, library }),
  };
  let made: Promise<Kept> | null = null;
  const make = () => {
    made ??= init(folder)
      .then(() => open(config, { workspace: folder }))
      .then(({ deps }) => deps)
      .catch((error: unknown) => {
        made = null;
        throw error;
      });
    return made;
  };
  /** The part as it is now; made by what writes, and as soon as the folder is there. */
  const part = <K extends 'workspace' | 'store' | 'search'>(name: K, writes: readonly string[]): Kept[K] =>
    new Proxy(empty[name] as Kept[K] & object, {
      get: (before, method) => {
        const found = Reflect.get(before, method) as unknown;
        if (typeof found !== 'function') return found;
        return async (...args: unknown[]) => {
          // A folder that the person has made or chosen is wanted as a workspace, whatever is put into it first.
          const there = made !== null || existsSync(folder);
          const now = there || writes.includes(String(method)) ? (await make())[name] : before;
          return (Reflect.get(now, method) as (...given: unknown[]) => unknown).apply(now, args);
        };
      },
    });
  const deps: Deps = {
    library,
    workspace: part('workspace', ['write']),
    inbox: async (uri) => ((await made) ?? empty).inbox(uri),
    store: part('store', ['append']),
    search: part('search', []),
    ...besideMaterial(config, clock),
  };
  return { deps, display, folder };
}

/** The folder that a server uses or makes. A named folder with other things in it gets one of its own inside. */
async function hostFolder(config: Config, flag?: string): Promise<string> {
  const named = flag ?? config.workspace;
  const folder = workspaceFolder(config, flag);
  const standing = await folderStanding(folder);
  if (standing === 'workspace') return folder;
  const whole = !named || path.isAbsolute(named) || named.startsWith('~');
  const inside = path.join(folder, 'kkori');
  if (whole && standing === 'free') return folder;
  if (named && whole && (await folderStanding(inside)) !== 'taken') return inside;
  throw new KkoriError(
    'config',
    whole
      ? '자료를 둘 폴더에 다른 파일이 있어 쓰지 않았습니다.'
      : '자료를 둘 폴더의 주소가 온전하지 않아 만들지 않았습니다.',
    {
      hint: '어시스턴트의 kkori 설정에서 빈 폴더를 고르거나, KKORI_HOME에 빈 폴더의 전체 경로를 적고 다시 시작해 주세요 (choose an empty folder in the settings of kkori).',
    },
  );
}

/** The model coach, where one is configured and wanted; nothing of it is loaded otherwise, nor its prompts before its first brief. */
async function modelFor(config: Config, wanted: string | undefined, deps: Deps): Promise<ModelCoach | null> {
  const { model } = config;
  if (!model || (wanted ?? config.coach) === 'offline') return null;
  const { modelCoach } = await import('./adapters/coach/anthropic/coach.ts');
  let prompts: Prompts | null = null;
  return modelCoach({
    settings: {
      apiKey: model.key(),
      baseURL: model.baseURL,
      model: model.model,
      effort: model.effort,
      limits: model.limits,
    },
    prompts: () => {
      prompts ??= readPrompts(path.join(config.root, 'prompts'));
      return prompts;
    },
    // The agent reads through the server that hosts read through; it gets no model of its own.
    toolbox: async () => {
      const { ownToolbox } = await import('./faces/mcp/in-process.ts');
      return ownToolbox({ ...deps, coaches: { offline: deps.coaches.offline } }, 'own');
    },
  });
}

/** Makes a workspace; see `initWorkspace`. */
export async function init(dir: string): Promise<string[]> {
  return initWorkspace(path.resolve(dir));
}

function fixedClock(now: number | null): Clock {
  return now === null ? { now: () => Date.now() } : { now: () => now };
}

function randomIds(): Ids {
  return { session: () => `s-${randomUUID()}`, ticket: () => `k-${randomUUID()}` };
}

/** Ids in the order in which they are asked for: for runs that must come out the same. */
function fixedIds(): Ids {
  let session = 0;
  let ticket = 0;
  return {
    session: () => `s-${String(++session).padStart(4, '0')}`,
    ticket: () => `k-${String(++ticket).padStart(4, '0')}`,
  };
}

/** The folder that holds the bundled sample, or an error when the package came without it. */
export function examplesFolder(config: Config): string {
  const folder = path.join(config.root, 'examples');
  if (!existsSync(folder))
    throw new KkoriError('config', '견본 폴더(examples)가 없습니다.', { hint: '다시 설치해 주세요.' });
  return folder;
}
