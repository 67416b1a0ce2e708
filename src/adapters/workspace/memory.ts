import { createHash } from 'node:crypto';
import { FILE_MAX, type FileTree, type MaterialWorkspace, tooLarge, workspaceOver } from './workspace.ts';

/**
 * A workspace without a disk, for tests and for material that must not be written down.
 * @param display what it is called to the person
 * @param files contents by path below the root (`dossiers/x/posting.md`); strings are taken as UTF-8
 */
export function memoryWorkspace(
  files: Record<string, string | Uint8Array> = {},
  display = '(memory)',
): MaterialWorkspace {
  const held = new Map<string, Uint8Array>();
  for (const [path, content] of Object.entries(files))
    held.set(path, typeof content === 'string' ? new TextEncoder().encode(content) : content);

  const tree: FileTree = {
    display,
    async paths(area) {
      const deepest = area === 'inbox' ? 2 : area === 'dossiers' ? 3 : Number.POSITIVE_INFINITY;
      return [...held.keys()].filter((path) => {
        const parts = path.split('/');
        const inArea = parts[0] === area && parts.length > 1 && parts.length <= deepest;
        return inArea && !parts.some((part) => part.startsWith('.')) && (area === 'inbox' || /\.md$/i.test(path));
      });
    },
    has: async (path) => held.has(path),
    async read(path) {
      const bytes = held.get(path) ?? null;
      if (bytes && bytes.length > FILE_MAX) throw tooLarge(path);
      return bytes;
    },
    stamps: async (paths) =>
      paths.map((path) => {
        const bytes = held.get(path);
        return bytes ? createHash('sha256').update(bytes).digest('hex').slice(0, 16) : '';
      }),
    head: async (path) => new TextDecoder().decode(held.get(path)?.subarray(0, 4096)),
    async create(path, bytes) {
      if (held.has(path)) return false;
      held.set(path, bytes);
      return true;
    },
    replace: async (path, bytes) => void held.set(path, bytes),
    remove: async (path) => void held.delete(path),
  };
  return workspaceOver(tree);
}
