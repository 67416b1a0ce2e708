import { readFileSync } from 'node:fs';
import path from 'node:path';
import { hostCoach } from '../../src/adapters/coach/host.ts';
import { offlineCoach } from '../../src/adapters/coach/offline.ts';
import { documents } from '../../src/adapters/documents/documents.ts';
import { readKnowledge } from '../../src/adapters/library/library.ts';
import { sqliteSearchIndex } from '../../src/adapters/search/search-index.ts';
import { memoryStore } from '../../src/adapters/store/memory.ts';
import { memoryWorkspace } from '../../src/adapters/workspace/memory.ts';
import type { Deps } from '../../src/app/deps.ts';
import { makeLog } from '../../src/log.ts';
import type { Clock } from '../../src/ports.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');

/** The real pages, read once; whether every link of them holds is not asked here. */
const { knowledge } = readKnowledge(path.join(ROOT, 'knowledge'));

const example = (name: string) => readFileSync(path.join(ROOT, 'examples', name), 'utf8');

/** The invented sample workspace: 하늬결 and 구름틈, a résumé, notes. */
export function sampleFiles(): Record<string, string> {
  return {
    'resume.md': example('resume.md'),
    'dossiers/hanigyeol/posting.md': example('postings/hanigyeol.md'),
    'dossiers/hanigyeol/dossier.md': example('dossiers/hanigyeol.md'),
    'dossiers/gureumteum/posting.md': example('postings/gureumteum.md'),
    'dossiers/gureumteum/dossier.md': example('dossiers/gureumteum.md'),
  };
}

export type TestDeps = Deps & { clock: Clock & { at: number }; logged: string[] };

/** Everything in memory, ids and clock counted, the real knowledge base. The clock moves a minute at every reading of it by an answer. */
export function testDeps(files: Record<string, string | Uint8Array> = sampleFiles()): TestDeps {
  const workspace = memoryWorkspace(files);
  const library = { load: async () => knowledge };
  let session = 0;
  let ticket = 0;
  const clock = { at: Date.parse('2026-11-22T09:00:00Z'), now: () => clock.at };
  const logged: string[] = [];
  return {
    store: memoryStore(),
    workspace,
    inbox: (uri) => workspace.bytes(uri),
    library,
    search: sqliteSearchIndex({ folder: null, workspace, library }),
    documents: documents(),
    coaches: { offline: offlineCoach(), host: hostCoach() },
    clock,
    ids: {
      session: () => `s-${String(++session).padStart(4, '0')}`,
      ticket: () => `k-${String(++ticket).padStart(4, '0')}`,
    },
    log: makeLog('warn', (line) => void logged.push(line)),
    logged,
  };
}
