import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { hostCoach } from '../../src/adapters/coach/host.ts';
import { offlineCoach } from '../../src/adapters/coach/offline.ts';
import { documents } from '../../src/adapters/documents/documents.ts';
import { createLibrary } from '../../src/adapters/library/library.ts';
import { sqliteSearchIndex } from '../../src/adapters/search/search-index.ts';
import { memoryStore } from '../../src/adapters/store/memory.ts';
import { memoryWorkspace } from '../../src/adapters/workspace/memory.ts';
import type { Deps } from '../../src/app/deps.ts';
import { makeLog } from '../../src/log.ts';

export const ROOT = path.join(import.meta.dirname, '..', '..');
const LIBRARY = createLibrary(path.join(ROOT, 'knowledge'));

/** 2026-11-22T09:00:00+09:00, the sample's day, ms. */
export const TEST_NOW = Date.parse('2026-11-22T09:00:00+09:00');

/** A clock that moves on by `stepMs` at every look, so that answers have times. */
export function steppingClock(stepMs = 1000) {
  let now = TEST_NOW;
  return { now: () => (now += stepMs) };
}

/** Ids in the order of asking. */
export function countingIds() {
  let session = 0;
  let ticket = 0;
  return { session: () => `s-${++session}`, ticket: () => `k-${++ticket}` };
}

/** Use cases over memory adapters, the real rule coach and the real knowledge base. */
export function testDeps(files: Record<string, string | Uint8Array> = {}, changes: Partial<Deps> = {}): Deps {
  const workspace = memoryWorkspace(files);
  return {
    store: memoryStore(),
    workspace,
    inbox: (uri) => workspace.bytes(uri),
    library: LIBRARY,
    search: sqliteSearchIndex({ folder: null, workspace, library: LIBRARY }),
    documents: documents(),
    coaches: { offline: offlineCoach(), host: hostCoach('test-host') },
    clock: steppingClock(),
    ids: countingIds(),
    log: makeLog('silent', () => {}),
    ...changes,
  };
}

const example = (file: string) => readFileSync(path.join(ROOT, 'examples', file), 'utf8');

/** The bundled sample workspace: résumé and two dossiers. */
export function sampleFiles(): Record<string, string> {
  return {
    'kkori.json': '{}',
    'resume.md': example('resume.md'),
    'dossiers/hanigyeol/posting.md': example('postings/hanigyeol.md'),
    'dossiers/hanigyeol/dossier.md': example('dossiers/hanigyeol.md'),
    'dossiers/gureumteum/posting.md': example('postings/gureumteum.md'),
    'dossiers/gureumteum/dossier.md': example('dossiers/gureumteum.md'),
  };
}

/** The documents of the folder that KKORI_REAL_DOSSIERS names, as a workspace; null when it names none. */
export function realFiles(): Record<string, string> | null {
  const folder = process.env.KKORI_REAL_DOSSIERS;
  if (!folder) return null;
  const files = readdirSync(folder).filter((name) => name.startsWith('dossier-') && name.endsWith('.md'));
  return Object.fromEntries([
    ['kkori.json', '{}'],
    ...files.map(
      (name, i) => [`dossiers/real-${i + 1}/dossier.md`, readFileSync(path.join(folder, name), 'utf8')] as const,
    ),
  ]);
}
