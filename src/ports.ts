import type { BriefInput, BriefName, BriefOutput } from './core/brief.ts';
import type { Evidence, Source, Span } from './core/evidence/evidence.ts';
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

/** `without`: sessions of these purposes are left out. */
export type SessionFilter = {
  dossier?: string | null;
  purpose?: string;
  open?: boolean;
  without?: readonly string[];
  limit?: number;
};
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

export type StampedEntry = WorkspaceEntry & { stamp: string };

/**
 * Contract: the candidate's own files, by URI; never shows a path, follows no symbolic link, looks ids up instead of
 * joining them. `write` with `ifSha: null` creates and answers `conflict` if the file is there; with a sha it replaces
 * only that version. Throws KkoriError.
 */
export type Workspace = {
  /** Shown to the person (`~/kkori`), never to a model. */
  readonly display: string;
  list(): Promise<WorkspaceEntry[]>;
  /** As `list` without the inbox, each with a stamp that is another one once its file has changed. Reads no file whole. */
  stamps(): Promise<StampedEntry[]>;
  read(uri: string): Promise<Source>;
  write(uri: string, text: string, ifSha: string | null): Promise<'ok' | 'conflict'>;
  /** Removes a dossier's files (or all material) and returns what was removed, for display. */
  remove(selector: { dossier: string } | { all: true }): Promise<string[]>;
  settings(): Promise<{ language?: 'ko' | 'en'; format?: string; questions?: number; minutes?: number }>;
};

/**
 * A file's text: as it was written, or the Markdown made of a page, a Word file or a PDF. `warnings`: what could not be
 * read, one sentence each, for the person.
 */
export type Decoded = { text: string; format: 'text' | 'html' | 'docx' | 'pdf'; pages?: number; warnings: string[] };

/** Turns bytes into a read document. Throws KkoriError `input` for what it cannot read, in one sentence. */
export type Documents = {
  /** @param name file name, for messages and where the bytes do not tell the format; @param bytes at most 10 MB */
  decode(name: string, bytes: Uint8Array): Promise<Decoded>;
  /** The documents in a zip archive, such as a Notion export, by their paths in it; null for any other file. */
  unpack(name: string, bytes: Uint8Array): Promise<{ name: string; bytes: Uint8Array }[] | null>;
  read(source: Source): ReadDocument;
};

export type Library = { load(): Promise<Knowledge> };

/** `dossiers` are the papers of applications and the résumé; `knowledge` the pages that come with kkori. */
export type SearchScope = 'knowledge' | 'dossiers' | 'notes';

/** A section that was found. `evidence` quotes it: cut from the source as it is now, at most 200 characters. */
export type SearchHit = {
  /** What `read_source` opens: the part of a knowledge page, else the file. */
  uri: string;
  scope: SearchScope;
  title: string;
  /** Headings above it, outermost first, ` › ` between; null where there are none. */
  heading: string | null;
  /** Higher is better; only comparable within one search. */
  score: number;
  evidence: Evidence;
  /** What matched, offsets of `evidence.quote`; empty when only title or heading did. */
  marks: Span[];
};

export type Refreshed = {
  /** False when it was stopped before everything was read: the next call goes on from there. */
  complete: boolean;
  /** Sources in the index now, and sources there are. */
  indexed: number;
  sources: number;
  /** Sources read anew in this call, and those that are gone. */
  read: number;
  removed: number;
  /** Labels of files that cannot be read (another encoding, no right to), found by nothing. */
  unreadable: string[];
};

/**
 * Contract: finds sections of the workspace's papers and of the knowledge pages. Making it opens nothing. `refresh`
 * reads only what changed since the last time, several processes at once, and what changes while it reads is read
 * again by the next one; stopped by the signal it keeps what it has. `search` looks in what is indexed and reads no
 * more than the sources it quotes; a section whose source changed since is left out. The index is disposable: a
 * damaged, older or newer one is made anew, and where nothing can be written it is kept in memory. Throws KkoriError.
 */
export type SearchIndex = {
  refresh(options?: { signal?: AbortSignal; progress?: (done: number, total: number) => void }): Promise<Refreshed>;
  /** @param scopes empty = all; @param limit 1–50 hits, at most two of one source */
  search(query: string, scopes: readonly SearchScope[], limit: number): Promise<SearchHit[]>;
  /** Throws the index away: nothing of what was deleted stays in it. */
  forget(): Promise<void>;
  close(): Promise<void>;
};

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
