import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { addMaterial } from './app/intake.ts';
import type { Config } from './config.ts';
import { KkoriError } from './core/errors.ts';
import { examplesFolder, init, type Opened, open } from './wire.ts';

/** Files of the bundled sample and what they become in its workspace. */
const FILES = [
  { file: 'resume.md', as: 'resume' },
  { file: 'postings/hanigyeol.md', as: 'posting', to: 'hanigyeol' },
  { file: 'dossiers/hanigyeol.md', as: 'dossier', to: 'hanigyeol' },
  { file: 'postings/gureumteum.md', as: 'posting', to: 'gureumteum' },
  { file: 'dossiers/gureumteum.md', as: 'dossier', to: 'gureumteum' },
] as const;

/** The day of the sample: its clock stands still, so that the demo comes out the same. */
const SAMPLE_DAY = Date.parse('2026-11-22T09:00:00+09:00');

/**
 * The invented sample workspace in the user's data folder, made on first use; never in the checkout. What is there is
 * left as it is, so that somebody who edits the sample keeps it. `answers` is the folder of scripted answers.
 */
export async function openSample(config: Config): Promise<Opened & { answers: string }> {
  const examples = examplesFolder(config);
  await init(config.sampleHome);
  const opened = await open(config, { workspace: config.sampleHome, now: config.now ?? SAMPLE_DAY });
  for (const { file, ...place } of FILES) {
    try {
      await addMaterial(opened.deps, {
        name: path.basename(file),
        bytes: await readFile(path.join(examples, file)),
        ...place,
      });
    } catch (error) {
      if (!(error instanceof KkoriError && error.kind === 'conflict')) throw error;
    }
  }
  return { ...opened, answers: path.join(examples, 'answers') };
}
