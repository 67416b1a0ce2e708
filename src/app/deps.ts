import type { CoachName } from '../core/vocabulary.ts';
import type { Log } from '../log.ts';
import type {
  Clock,
  Coach,
  CoachEvent,
  Documents,
  Ids,
  Library,
  SearchIndex,
  SessionStore,
  Workspace,
} from '../ports.ts';

/** What the use cases need from outside, handed in by `wire`. */
export type Deps = {
  store: SessionStore;
  workspace: Workspace;
  /** Name and bytes of a file in the workspace's inbox, by its URI. */
  inbox: (uri: string) => Promise<{ name: string; bytes: Uint8Array }>;
  library: Library;
  search: SearchIndex;
  documents: Documents;
  coaches: Partial<Record<CoachName, Coach>> & { offline: Coach };
  /** Told what a model is doing while somebody waits for it; set by a face that can show it. */
  watch?: (event: CoachEvent) => void;
  clock: Clock;
  ids: Ids;
  log: Log;
};
