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
import { sqliteStore } from './adapters/store/sqlite.ts';
import { initWorkspace, openWorkspace } from './adapters/workspace/folder.ts';
import type { Deps } from './app/deps.ts';
import type { Config } from './config.ts';
import { KkoriError } from './core/errors.ts';
import type { Prompts } from './core/prompt.ts';
import { makeLog } from './log.ts';
import type { Clock, Ids } from './ports.ts';

/** The only place that builds adapters. Config in, use-case dependencies out; clock and ids live here. */

export type Opened = { deps: Deps; display: string; folder: string };

/** The workspace folder: flag, environment, the current folder if it is one, else ~/kkori. */
export function workspaceFolder(config: Config, flag?: string): string {
  const named = flag ?? config.workspace;
  if (named) return path.resolve(named);
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
    documents: documents(),
    coaches: { offline: offlineCoach(), host: hostCoach() },
    clock,
    ids: options.ids === 'fixed' ? fixedIds() : randomIds(),
    log: makeLog(config.log, (line) => process.stderr.write(line)),
  };
  const model = options.model ? await modelFor(config, options.coach, deps) : null;
  if (model) deps.coaches.anthropic = model;
  return { deps, display: workspace.display, folder };
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
