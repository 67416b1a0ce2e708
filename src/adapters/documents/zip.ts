import { unzipSync } from 'fflate';
import { KkoriError } from '../../core/errors.ts';
import { DOCUMENT_FILE } from '../../core/reading/document.ts';
import { decodeCp949 } from './cp949.ts';

/** Most that is unpacked of one archive, in bytes: a Word file of a hundred pages has some five million. */
const LARGEST = 64 * 1024 * 1024;
const MOST_FILES = 10_000;

/** What was unpacked of an archive so far, and of those it was found in. */
type Taken = { size: number; count: number };

/**
 * The wanted files of a zip archive by name, unpacked. What is not wanted is not unpacked; what would unpack to more
 * than 64 MB is refused by the sizes in its directory, and no more than those sizes is ever written.
 * @throws KkoriError `input`: damaged, too large unpacked, too many files
 */
export function unzip(
  label: string,
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  taken: Taken = { size: 0, count: 0 },
): Map<string, Uint8Array> {
  try {
    const found = unzipSync(bytes, {
      filter({ name, originalSize }) {
        taken.count += 1;
        if (taken.count > MOST_FILES) throw tooMuch(label);
        if (!wanted(name)) return false;
        taken.size += originalSize;
        if (taken.size > LARGEST) throw tooMuch(label);
        return true;
      },
    });
    return new Map(Object.entries(found));
  } catch (error) {
    throw error instanceof KkoriError ? error : damaged(label, error);
  }
}

/** The names in a zip archive; none for what cannot be read as one. */
export function namesIn(bytes: Uint8Array): string[] {
  const names: string[] = [];
  try {
    unzipSync(bytes, { filter: ({ name }) => names.length < MOST_FILES && names.push(name) < 0 });
  } catch {
    return [];
  }
  return names;
}

const ARCHIVE = /\.zip$/iu;
/** What macOS adds to an archive, and hidden files. */
const PASSED_OVER = /(?:^|\/)(?:__MACOSX\/|\.)/u;

/**
 * The documents in an archive, and in the archives right inside of it (Notion parts a large export so), in order of path.
 * Together they are bound as one archive is.
 */
export function documentsIn(label: string, bytes: Uint8Array): { name: string; bytes: Uint8Array }[] {
  const wanted = (name: string) => (DOCUMENT_FILE.test(name) || ARCHIVE.test(name)) && !PASSED_OVER.test(name);
  const taken: Taken = { size: 0, count: 0 };
  const out: { name: string; bytes: Uint8Array }[] = [];
  for (const [name, content] of unzip(label, bytes, wanted, taken)) {
    const found = ARCHIVE.test(name)
      ? unzip(label, content, (inner) => DOCUMENT_FILE.test(inner) && !PASSED_OVER.test(inner), taken)
      : [[name, content] as const];
    for (const [inner, document] of found) out.push({ name: nameOf(inner), bytes: document });
  }
  return out.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Archives made on Korean Windows do not say that their names are CP949; then they come as Latin-1. */
function nameOf(name: string): string {
  if (!/^[\u0000-\u00ff]*[\u0080-\u00ff][\u0000-\u00ff]*$/u.test(name)) return name;
  return decodeCp949(Uint8Array.from(name, (letter) => letter.charCodeAt(0))) ?? name;
}

const tooMuch = (label: string) =>
  new KkoriError('input', `‘${label}’ 파일은 풀면 너무 커집니다.`, { hint: '필요한 부분만 따로 저장해 주세요.' });
const damaged = (label: string, cause: unknown) =>
  new KkoriError('input', `‘${label}’ 파일이 깨졌거나 잘려서 열 수 없습니다.`, {
    hint: '원본을 다시 내려받거나 다시 저장해 주세요.',
    cause,
  });
