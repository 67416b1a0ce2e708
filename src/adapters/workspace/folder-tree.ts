import { randomUUID } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readFileSync,
  readSync,
  realpathSync,
  type Stats,
} from 'node:fs';
import { copyFile, link, lstat, mkdir, open, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { codeOf, fileFailure, isAbsent, linkOnTheWay } from './failures.ts';
import { FILE_MAX, type FileTree, tooLarge } from './workspace.ts';

/** Room for unfinished writes, below the private folder: what is half written is seen by no listing and no sync. */
export const PRIVATE_FOLDER = '.kkori';
const UNFINISHED = 'unfinished-';
const HEAD_BYTES = 4096;

/**
 * The tree over a real folder. Links are not followed: a path whose real path differs from itself is not there.
 * What reads is asked for without waiting: files are small and near, and through the thread pool a search that opens
 * ten notes, or a listing of 10,000, takes several times as long, most of it in the queue of a busy machine.
 * @param root absolute real path
 * @param display how the person knows it
 */
export function folderTree(root: string, display: string): FileTree {
  /** Heads by path, valid while the file's identity, size and time of change stay the same. */
  const heads = new Map<string, { stamp: string; head: string }>();

  const absolute = (path: string) => join(root, ...path.split('/'));

  /** The absolute path of what is really there under this name, or null. */
  function real(path: string): string | null {
    const wanted = absolute(path);
    try {
      return realpathSync.native(wanted) === wanted ? wanted : null;
    } catch (error) {
      if (isAbsent(error)) return null;
      throw fileFailure(error, path);
    }
  }

  const realOrNull = (path: string) => {
    try {
      return real(path);
    } catch {
      return null;
    }
  };

  async function entries(folder: string): Promise<{ name: string; path: string; kind: 'file' | 'folder' }[]> {
    // A folder without the right to look in is left out, so that one of them does not hide all the others.
    const there = realOrNull(folder);
    const found = there ? await readdir(there, { withFileTypes: true }).catch(() => []) : [];
    return found
      .filter((entry) => !entry.name.startsWith('.') && (entry.isFile() || entry.isDirectory()))
      .map((entry) => ({
        name: entry.name,
        path: `${folder}/${entry.name}`,
        kind: entry.isFile() ? ('file' as const) : ('folder' as const),
      }));
  }

  async function markdown(folder: string, depth: number): Promise<string[]> {
    const found: string[] = [];
    let level = [folder];
    for (let left = depth; left > 0 && level.length > 0; left--) {
      const below: string[] = [];
      for (const place of level) {
        for (const entry of await entries(place)) {
          if (entry.kind === 'folder') below.push(entry.path);
          else if (/\.md$/i.test(entry.name)) found.push(entry.path);
        }
      }
      level = below;
    }
    return found;
  }

  /** What `use` makes of a regular file that was opened for reading; null when there is none. */
  function opened<T>(path: string, use: (file: number, stat: Stats) => T): T | null {
    const there = real(path);
    if (!there) return null;
    // Neither through a link that appeared since, nor waiting on a pipe.
    const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
    let file: number | null = null;
    try {
      file = openSync(there, flags);
      const stat = fstatSync(file);
      return stat.isFile() ? use(file, stat) : null;
    } catch (error) {
      if (isAbsent(error)) return null;
      throw fileFailure(error, path);
    } finally {
      if (file !== null) closeSync(file);
    }
  }

  /** Makes the folders of a path one by one, so that none is made beyond a link. */
  async function makeFolder(path: string, mode?: number): Promise<void> {
    if (path === '.') return;
    await makeFolder(dirname(path));
    try {
      await mkdir(absolute(path), { mode });
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
    if (!real(path)) throw linkOnTheWay(path);
  }

  /**
   * Writes the bytes beside everything, then has `publish` put them in their place at once.
   * @param mode permission bits to give the file; null for those of any new file
   */
  async function whole<T>(
    path: string,
    bytes: Uint8Array,
    mode: number | null,
    publish: (from: string, to: string) => Promise<T>,
  ) {
    const unfinished = join(root, PRIVATE_FOLDER, `${UNFINISHED}${randomUUID()}`);
    try {
      await makeFolder(PRIVATE_FOLDER, 0o700);
      await makeFolder(dirname(path));
      const handle = await open(unfinished, 'wx');
      try {
        if (mode !== null) await handle.chmod(mode);
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
      return await publish(unfinished, absolute(path));
    } catch (error) {
      throw fileFailure(error, path);
    } finally {
      await rm(unfinished, { force: true }).catch(() => {});
    }
  }

  return {
    display,

    async paths(area) {
      if (area === 'notes') return markdown('notes', 64);
      if (area === 'dossiers') return markdown('dossiers', 2);
      return (await entries('inbox')).filter((entry) => entry.kind === 'file').map((entry) => entry.path);
    },

    async has(path) {
      const there = realOrNull(path);
      return there !== null && lstatSync(there).isFile();
    },

    async read(path) {
      // One turn of the event loop all the same: whoever reads in a loop must not starve timers, writes and Ctrl-C.
      await breathe();
      return opened(path, (file, stat) => {
        if (stat.size > FILE_MAX) throw tooLarge(path);
        return new Uint8Array(readFileSync(file));
      });
    },

    async stamps(paths) {
      const found: string[] = [];
      for (const [i, path] of paths.entries()) {
        const stat = lstatSync(absolute(path), { throwIfNoEntry: false });
        found.push(stat?.isFile() ? `${stampOf(stat)}:${stat.ctimeMs}` : '');
        if (i % 2000 === 1999) await breathe();
      }
      return found;
    },

    async head(path) {
      try {
        const stat = lstatSync(absolute(path), { throwIfNoEntry: false });
        const known = heads.get(path);
        if (stat && known?.stamp === stampOf(stat)) return known.head;
        await breathe();
        return (
          opened(path, (file, stat) => {
            const buffer = Buffer.alloc(HEAD_BYTES);
            const head = buffer.toString('utf8', 0, readSync(file, buffer, 0, HEAD_BYTES, 0));
            heads.set(path, { stamp: stampOf(stat), head });
            return head;
          }) ?? ''
        );
      } catch {
        return '';
      }
    },

    create: (path, bytes) =>
      whole(path, bytes, null, async (from, to) => {
        try {
          // Where the file system knows no hard links, a copy that refuses to overwrite does.
          await link(from, to).catch((error) => {
            if (codeOf(error) === 'EEXIST') throw error;
            return copyFile(from, to, constants.COPYFILE_EXCL);
          });
          return true;
        } catch (error) {
          if (codeOf(error) === 'EEXIST') return false;
          throw error;
        }
      }),

    async replace(path, bytes) {
      const there = real(path);
      const mode = there ? (await lstat(there)).mode & 0o777 : null;
      await whole(path, bytes, mode, rename);
    },

    async remove(path) {
      try {
        const there = real(path);
        if (there) await rm(there);
        const folder = dirname(path);
        if (folder.startsWith('dossiers/')) await rmdir(absolute(folder)).catch(() => {});
        for (const entry of await readdir(join(root, PRIVATE_FOLDER)).catch(() => []))
          if (entry.startsWith(UNFINISHED)) await rm(join(root, PRIVATE_FOLDER, entry), { force: true });
      } catch (error) {
        throw fileFailure(error, path);
      }
    },
  };
}

function stampOf({ ino, size, mtimeMs }: Stats): string {
  return `${ino}:${size}:${mtimeMs}`;
}
