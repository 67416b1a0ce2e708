import { lstat, mkdir, readdir, realpath, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, join, sep } from 'node:path';
import { KkoriError } from '../../core/errors.ts';
import { codeOf, fileFailure } from './failures.ts';
import { folderTree, PRIVATE_FOLDER } from './folder-tree.ts';
import { SETTINGS_FILE } from './settings.ts';
import { type MaterialWorkspace, workspaceOver } from './workspace.ts';

const FOLDERS = ['inbox', 'dossiers', 'notes'];
const README_FILE = 'README.md';
/** What a workspace may hold at its top besides its own parts without looking like somebody else's folder. */
const KNOWN = new Set([...FOLDERS, PRIVATE_FOLDER, SETTINGS_FILE, README_FILE, 'resume.md']);

const README = `# kkori 작업 공간

면접 준비 자료를 두는 폴더입니다. 모두 보통의 파일이라 아무 편집기로나 고쳐도 됩니다.

- \`inbox/\` 아직 가져오지 않은 파일(공고, 이력서, 메모: Markdown, 글, PDF, Word, HTML). 넣은 뒤 \`kkori add\`로 가져옵니다.
- \`dossiers/\` 지원 건마다 폴더 하나. \`posting.md\` 공고, \`dossier.md\` 준비 노트, \`qa.md\` 예상 질문과 답변 초안.
- \`resume.md\` 이력서
- \`notes/\` 공부한 것, 회고. Obsidian 폴더를 그대로 두어도 됩니다.
- \`kkori.json\` 언어, 면접 종류, 질문 수 같은 설정
- \`.kkori/\` 리허설 기록. 직접 고치지 않습니다. 지울 때는 \`kkori delete\`를 씁니다.
`;

/**
 * Opens an existing workspace. Reads nothing but the folder's own entries.
 * @param dir path of the folder, absolute or relative to the working directory; it may be reached through a link
 * Throws KkoriError `config` when it is not there or is not a workspace (neither kkori.json nor .kkori/ in it).
 */
export async function openWorkspace(dir: string): Promise<MaterialWorkspace> {
  const root = await rootOf(dir);
  if (!root)
    throw new KkoriError('config', '작업 공간으로 쓸 폴더가 없습니다.', {
      hint: '`kkori init 폴더`로 만들 수 있습니다.',
    });
  if (!(await isWorkspace(root)))
    throw new KkoriError('config', '이 폴더는 kkori 작업 공간이 아닙니다.', {
      hint: '`kkori init`으로 만들거나, 작업 공간이 있는 폴더를 알려 주세요.',
    });
  return workspaceOver(folderTree(root, shown(root)));
}

/** What a folder is to us: a workspace, one that can become a workspace (empty, or not there), or somebody's own. */
export async function folderStanding(dir: string): Promise<'workspace' | 'free' | 'taken'> {
  const root = await rootOf(dir);
  if (!root) return (await lstat(dir).catch(() => null)) ? 'taken' : 'free';
  if (await isWorkspace(root)) return 'workspace';
  return (await holdsOthers(root)) ? 'taken' : 'free';
}

/**
 * Makes a workspace, or what a workspace lacks; nothing that is there is changed.
 * @param dir path of the folder; made when it is missing
 * @returns the parts made, relative, for display; empty when all was there
 * Throws KkoriError `config` for a folder with other things in it, or without the right to write.
 */
export async function initWorkspace(dir: string): Promise<string[]> {
  const made: string[] = [];
  try {
    await mkdir(dir, { recursive: true });
    const root = await realpath(dir);
    if ((await holdsOthers(root)) && !(await isWorkspace(root)))
      throw new KkoriError('config', '이 폴더에 다른 파일이 있어 작업 공간으로 만들지 않았습니다.', {
        hint: '빈 폴더나 새 폴더 이름으로 다시 해 주세요. 예: `kkori init kkori`',
      });
    for (const name of FOLDERS) if (await makeFolder(join(root, name))) made.push(`${name}/`);
    if (await makeFolder(join(root, PRIVATE_FOLDER), 0o700)) made.push(`${PRIVATE_FOLDER}/`);
    if (await makeFile(join(root, SETTINGS_FILE), '{}\n')) made.push(SETTINGS_FILE);
    if (await makeFile(join(root, README_FILE), README)) made.push(README_FILE);
  } catch (error) {
    if (['EEXIST', 'ENOTDIR'].includes(codeOf(error)))
      throw new KkoriError('config', '그 자리에 폴더가 아닌 파일이 있어 작업 공간을 만들지 못했습니다.', {
        hint: '다른 폴더 이름으로 다시 해 주세요.',
        cause: error,
      });
    throw fileFailure(error, basename(dir));
  }
  return made;
}

async function rootOf(dir: string): Promise<string | null> {
  try {
    const root = await realpath(dir);
    return (await lstat(root)).isDirectory() ? root : null;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'ELOOP'].includes(codeOf(error))) return null;
    throw fileFailure(error, basename(dir));
  }
}

async function holdsOthers(root: string): Promise<boolean> {
  const present = (await readdir(root)).filter((name) => !name.startsWith('.') || name === PRIVATE_FOLDER);
  return !present.every((name) => KNOWN.has(name));
}

async function isWorkspace(root: string): Promise<boolean> {
  const settings = await lstat(join(root, SETTINGS_FILE)).catch(() => null);
  const store = await lstat(join(root, PRIVATE_FOLDER)).catch(() => null);
  return Boolean(settings?.isFile() || store?.isDirectory());
}

async function makeFolder(path: string, mode?: number): Promise<boolean> {
  try {
    await mkdir(path, { mode });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

async function makeFile(path: string, content: string): Promise<boolean> {
  try {
    await writeFile(path, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** `~/kkori` for a folder of one's own, the whole path for any other. */
export function shown(root: string): string {
  const home = homedir();
  return home !== sep && (root === home || root.startsWith(home + sep)) ? `~${root.slice(home.length)}` : root;
}
