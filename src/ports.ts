import type { BriefInput, BriefName, BriefOutput } from './core/brief.ts';
import type { Source } from './core/evidence/evidence.ts';
import type { Knowledge } from './core/knowledge/page.ts';
import type { ReadDocument } from './core/reading/document.ts';
import type { By, SessionEvent } from './core/session/events.ts';
import type { TurnRow } from './core/session/projection.ts';
import type { CoachName } from './core/vocabulary.ts';

/** The whole outside world on one page. Adapters implement these; `wire.ts` alone builds them. */

export type SessionSummary = {
  id: string;
  startedAt: number;
  updatedAt: number;
  seq: number;
  purpose: string;
  dossier: string | null;
  title: string | null;
  format: string;
  mode: string;
  coach: string;
  ended: boolean;
};

/** One row of the projection `turns`; its shape stands beside the function that makes it. */
export type { TurnRow };

export type SessionFilter = { dossier?: string | null; open?: boolean; limit?: number };
export type TurnFilter = { dossier?: string | null; questionKey?: string; session?: string; limit?: number };
export type PurgeSelector = { session: string } | { dossier: string } | { all: true };

/**
 * Contract: one store is bound to one workspace when it is made. `append` is atomic, also writes the `turns`
 * projection, and answers `conflict` (nothing written) when `expectedSeq` is not the last stored seq. Events come in
 * with `seq` already counted from `expectedSeq + 1`. Throws KkoriError `storage` or `input`, nothing else.
 */
export type SessionStore = {
  /** All events of a session in order; null when there is no such session. */
  load(id: string): Promise<SessionEvent[] | null>;
  append(id: string, expectedSeq: number, events: SessionEvent[]): Promise<'ok' | 'conflict'>;
  /** Most recently updated first. */
  sessions(filter?: SessionFilter): Promise<SessionSummary[]>;
  /** Most recent first. */
  turns(filter?: TurnFilter): Promise<TurnRow[]>;
  /** Really gone: rows, projection, free pages and copies. Returns the number of sessions removed. */
  purge(selector: PurgeSelector): Promise<number>;
  /** Throws away and rebuilds the projection from the events; the rows come out the same. */
  rebuild(): Promise<void>;
  close(): Promise<void>;
};

export type WorkspaceEntry = {
  uri: string;
  kind: 'posting' | 'dossier' | 'qa' | 'resume' | 'note' | 'inbox';
  /** For inbox files and for messages; relative, for display only. */
  label: string;
  /** Slug of the dossier the file belongs to. */
  dossier: string | null;
};

/**
 * Contract: the candidate's own files, by URI; never shows a path, follows no symbolic link, looks ids up instead of
 * joining them. `write` with `ifSha: null` creates and answers `conflict` if the file is there; with a sha it replaces
 * only that version. Throws KkoriError.
 */
export type Workspace = {
  /** Shown to the person (`~/kkori`), never to a model. */
  readonly display: string;
  list(): Promise<WorkspaceEntry[]>;
  read(uri: string): Promise<Source>;
  write(uri: string, text: string, ifSha: string | null): Promise<'ok' | 'conflict'>;
  /** Removes a dossier's files (or all material) and returns what was removed, for display. */
  remove(selector: { dossier: string } | { all: true }): Promise<string[]>;
  settings(): Promise<{ language?: 'ko' | 'en'; format?: string; questions?: number; minutes?: number }>;
};

/** Turns bytes into a read document. Throws KkoriError `input` for what it cannot read, in one sentence. */
export type Documents = {
  /** @param name file name, for the format and for messages; @param bytes at most 10 MB */
  decode(name: string, bytes: Uint8Array): Promise<string>;
  read(source: Source): ReadDocument;
};

export type Library = { load(): Promise<Knowledge> };

/**
 * What a brief came to. Provider trouble is `failed`, never an exception; `by` says who tried and what it used, so that
 * a failure is recorded with its cost.
 */
export type CoachOutcome<B extends BriefName> =
  | { kind: 'done'; value: BriefOutput<B>; by: By }
  | { kind: 'deferred' }
  | { kind: 'failed'; reason: string; retryable: boolean; by?: By };

/** What a person may see while a model works. `text` is all that was written so far. */
export type CoachEvent =
  | { type: 'work'; brief: BriefName }
  | { type: 'text'; text: string }
  | { type: 'tool'; name: string }
  | { type: 'retry'; attempt: number; inMs: number }
  | { type: 'done' };

/** Read-only tools of kkori's own server, as an agent sees them. */
export type Toolbox = {
  list(): Promise<{ name: string; description: string; inputSchema: Record<string, unknown> }[]>;
  /** `failed` = the tool said so; throws only when the connection does. */
  call(name: string, args: unknown, signal: AbortSignal): Promise<{ text: string; failed: boolean }>;
  close(): Promise<void>;
};

/** Contract: never throws for provider trouble; everything it returns is parsed and verified by the core. */
export type Coach = {
  readonly name: CoachName;
  perform<B extends BriefName>(
    brief: B,
    input: BriefInput<B>,
    options: { signal: AbortSignal; supplied?: unknown; watch?: (event: CoachEvent) => void },
  ): Promise<CoachOutcome<B>>;
};

/** Injected so that a run can be replayed to the same bytes. `now` is ms since the epoch. */
export type Clock = { now(): number };
export type Ids = { session(): string; ticket(): string };
