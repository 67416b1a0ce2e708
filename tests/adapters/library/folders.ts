import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach } from 'vitest';
import { readKnowledge } from '../../../src/adapters/library/library.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A knowledge folder with these pages, by `concepts/a.md`. */
export function folderOf(pages: Record<string, string>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'kkori-knowledge-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(pages)) {
    mkdirSync(path.join(folder, path.dirname(name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

/** Everything wrong with a folder of these pages. */
export const problemsOf = (pages: Record<string, string>) => readKnowledge(folderOf(pages)).problems;
