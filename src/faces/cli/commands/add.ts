import path from 'node:path';
import type { Deps } from '../../../app/deps.ts';
import { type AddResult, addMaterial } from '../../../app/intake.ts';
import { KkoriError } from '../../../core/errors.ts';
import { DOCUMENT_KINDS } from '../../../core/vocabulary.ts';
import { oneOf } from '../arguments.ts';
import { say } from '../command-words.ts';
import type { Console } from '../console.ts';
import { EXIT, UsageError } from '../environment.ts';
import { documentsBelow, isFolder, readAll, readBytes } from '../files.ts';
import { inline } from '../text.ts';

export type AddOptions = { as?: string; to?: string; yes?: boolean };

/** A folder with more files is taken in only when asked for twice: it is rarely what was meant. */
const FILES_MAX = 500;

const KINDS = DOCUMENT_KINDS.filter((kind) => kind !== 'multi-posting');

/** `kkori add <file|folder|archive|->`: one document, or every one of a folder or a zip archive, each with its own outcome. */
export async function add(console: Console, name: string, options: AddOptions): Promise<number> {
  const place = { as: oneOf('--as', options.as, KINDS), to: options.to };
  return console.withWorkspace(async ({ deps }) => {
    if (name !== '-' && (await isFolder(name))) return addFolder(console, deps, name, { ...place, yes: options.yes });
    if (name === '-' && console.env.isTTY) console.err(say.paste);
    const bytes = name === '-' ? await readAll(console.env.stdin) : await readBytes(name);
    const packed = await deps.documents.unpack(path.basename(name), bytes);
    if (packed) {
      const files = packed.map((one) => ({ shown: one.name, bytes: async () => one.bytes }));
      return addAll(console, deps, files, 0, { ...place, yes: options.yes });
    }
    const result = await console.during(say.adding, addMaterial(deps, { name: path.basename(name), bytes, ...place }));
    if (console.json) console.printJson(result);
    else {
      report(console, name, result);
      const slug = result.dossiers[0]?.slug;
      if (slug) console.out(console.typed(say.afterAdd(slug)));
    }
    return EXIT.ok;
  });
}

type Failed = { file: string; error: { kind: string; message: string; hint: string } };

type Found = { shown: string; bytes(): Promise<Uint8Array> };

async function addFolder(console: Console, deps: Deps, folder: string, options: AddOptions): Promise<number> {
  const { files, skipped } = await documentsBelow(folder);
  if (files.length === 0) throw new KkoriError('input', say.emptyFolder(folder));
  const found = files.map((file) => ({ shown: path.relative(folder, file), bytes: () => readBytes(file) }));
  return addAll(console, deps, found, skipped, options);
}

async function addAll(
  console: Console,
  deps: Deps,
  files: readonly Found[],
  skipped: number,
  { yes, ...place }: AddOptions,
): Promise<number> {
  if (files.length > FILES_MAX && !yes)
    throw new UsageError(say.tooManyFiles(files.length, FILES_MAX), say.tooManyFilesHint);
  const progress = console.progress(say.addingFiles);
  const added: ({ file: string } & AddResult)[] = [];
  const failed: Failed[] = [];
  for (const [done, file] of files.entries()) {
    progress(done, files.length);
    const { shown } = file;
    try {
      const result = await addMaterial(deps, { name: path.basename(shown), bytes: await file.bytes(), ...place });
      added.push({ file: shown, ...result });
      if (!console.json) report(console, shown, result);
    } catch (error) {
      if (!(error instanceof KkoriError)) throw error;
      failed.push({ file: shown, error: { kind: error.kind, message: error.message, hint: error.hint } });
      if (!console.json) console.err(`${shown}: ${inline(error.message)} ${inline(error.hint)}`.trim());
    }
  }
  if (console.json) console.printJson({ added, failed, skipped });
  else if (skipped > 0) console.err(say.skippedFiles(skipped));
  return failed.length > 0 ? EXIT.failed : EXIT.ok;
}

function report(console: Console, name: string, result: AddResult): void {
  console.out(
    say.addedLine(name === '-' ? say.pasted : inline(name), say.added[result.kind] ?? result.kind, result.stored),
  );
  if (result.read)
    console.out(`  ${say.converted(say.formats[result.read.format], result.read.pages, result.read.characters)}`);
  for (const dossier of result.dossiers) {
    const title = [dossier.company, dossier.title]
      .filter(Boolean)
      .map((text) => inline(text!))
      .join(' · ');
    const drafts = dossier.questions.flatMap((q) => [q, ...q.followUps]).filter((q) => q.draft).length;
    console.out(
      `  ${[title, say.dossierLine(dossier.posting.requirements.length, dossier.questions.length, drafts)].filter(Boolean).join('  ')}`,
    );
  }
  if (result.resume) console.out(`  ${say.facts(result.resume.facts.length)}`);
  for (const warning of result.warnings) console.err(`  ${inline(warning)}`);
}
