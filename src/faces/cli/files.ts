import { lstat, open, readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { KkoriError, nearest } from '../../core/errors.ts';
import { DOCUMENT_FILE } from '../../core/reading/document.ts';
import { mistakes } from './command-words.ts';

/** The files that a person names on the command line. Everything else goes through the workspace. */

const SIZE_MAX = 10 * 1024 * 1024;
const DEPTH_MAX = 8;

/** A file's bytes. Throws KkoriError: not-found with a name nearby, input for what is too large or unreadable. */
export async function readBytes(name: string): Promise<Uint8Array> {
  let handle: Awaited<ReturnType<typeof open>>;
  try {
    handle = await open(name, 'r');
  } catch (error) {
    throw await unreadable(name, error);
  }
  try {
    const { size } = await handle.stat();
    if (size > SIZE_MAX) throw new KkoriError('input', mistakes.tooLarge(name));
    return await handle.readFile();
  } catch (error) {
    throw error instanceof KkoriError ? error : await unreadable(name, error);
  } finally {
    await handle.close();
  }
}

/** A file, or standard input for `-`, as text (UTF-8). */
export async function readText(name: string, stdin: Readable): Promise<string> {
  const bytes = name === '-' ? await readAll(stdin) : await readBytes(name);
  const text = new TextDecoder('utf-8', { fatal: true });
  try {
    return text.decode(bytes);
  } catch (error) {
    throw new KkoriError('input', mistakes.unreadable(name), { hint: 'UTF-8로 저장한 글이어야 합니다.', cause: error });
  }
}

/** Everything that comes in, at most 10 MB. */
export async function readAll(stream: Readable): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk as Uint8Array | string);
    size += bytes.length;
    if (size > SIZE_MAX) throw new KkoriError('input', mistakes.tooLarge('-'));
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

export async function isFolder(name: string): Promise<boolean> {
  return stat(name).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/**
 * The documents below a folder in order of path, and how many others were passed over. Hidden files and folders are
 * left out; symbolic links are not followed.
 */
export async function documentsBelow(folder: string): Promise<{ files: string[]; skipped: number }> {
  const files: string[] = [];
  let skipped = 0;
  const walk = async (at: string, depth: number): Promise<void> => {
    for (const entry of (await readdir(at, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const full = path.join(at, entry.name);
      if (entry.name.startsWith('.') || entry.isSymbolicLink()) skipped += 1;
      else if (entry.isDirectory() && depth < DEPTH_MAX && entry.name !== 'node_modules') await walk(full, depth + 1);
      else if (entry.isFile() && DOCUMENT_FILE.test(entry.name)) files.push(full);
      else skipped += 1;
    }
  };
  try {
    await walk(folder, 0);
  } catch (error) {
    throw await unreadable(folder, error);
  }
  return { files, skipped };
}

/** Writes the person's own output file. */
export async function writeOut(name: string, text: string): Promise<void> {
  try {
    await writeFile(name, text, 'utf8');
  } catch (error) {
    throw new KkoriError('input', mistakes.unwritable(name), { cause: error });
  }
}

async function unreadable(name: string, cause: unknown): Promise<KkoriError> {
  const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
  if (!missing) return new KkoriError('input', mistakes.unreadable(name), { cause });
  const siblings = await readdir(path.dirname(name)).catch(() => []);
  const near = nearest(path.basename(name), siblings);
  const exists = near !== null && (await lstat(path.join(path.dirname(name), near)).catch(() => null));
  return new KkoriError('not-found', mistakes.noFile(name), {
    hint: exists ? mistakes.maybe(path.join(path.dirname(name), near)) : '',
    cause,
  });
}
