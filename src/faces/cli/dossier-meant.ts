import type { Deps } from '../../app/deps.ts';
import { slugMeant } from '../../app/material.ts';
import { slugsIn } from '../../app/slugs.ts';
import { mistakes, say } from './command-words.ts';
import { UsageError } from './environment.ts';
import { named } from './failure.ts';

const LISTED = 12;

/** The dossier named, else the only one there is. Throws UsageError with those there are, or with how to get the first. */
export async function dossierMeant(deps: Deps, wanted: string | undefined): Promise<string> {
  if (wanted !== undefined) return named(slugMeant(deps, wanted));
  const slugs = slugsIn(await deps.workspace.list());
  if (slugs.length !== 1) throw dossierNeeded(slugs);
  return slugs[0]!;
}

/** @param slugs of the workspace; empty where there is no dossier yet */
export function dossierNeeded(slugs: readonly string[]): UsageError {
  if (slugs.length === 0) return new UsageError(say.noDossier, say.firstDossier);
  return new UsageError(say.dossierNeeded, mistakes.dossiers(slugs.slice(0, LISTED).join(', ')));
}
