import type { WorkspaceEntry } from '../ports.ts';

/** Slugs of all dossiers in the workspace, sorted. */
export function slugsIn(entries: readonly WorkspaceEntry[]): string[] {
  return [...new Set(entries.flatMap((e) => (e.dossier ? [e.dossier] : [])))].sort();
}
