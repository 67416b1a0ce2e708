import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { KkoriError } from '../../core/errors.ts';
import type { Knowledge, Page } from '../../core/knowledge/page.ts';
import { Bilingual } from '../../core/vocabulary.ts';
import type { Library } from '../../ports.ts';
import { axisPage } from './axis-page.ts';
import { conceptPage } from './concept-page.ts';
import { designPage } from './design-page.ts';
import { formatPage } from './format-page.ts';
import { guidePage } from './guide-page.ts';
import { industryPage } from './industry-page.ts';
import { checkLinks } from './links.ts';
import { frontOf, note, type PageText, readPage } from './page-text.ts';
import { rolePage } from './role-page.ts';
import { rubricPage } from './rubric-page.ts';

/** How many problems a refusal lists. */
const SHOWN = 40;

/**
 * The knowledge base in `folder` (one subfolder for each of `KINDS`, and any other folder of plain pages). Nothing is read before the first `load`, and then only once. `load` throws KkoriError
 * `config` that names page and line of everything wrong.
 */
export function createLibrary(folder: string): Library {
  let knowledge: Knowledge | null = null;
  return {
    async load() {
      knowledge ??= loadKnowledge(folder);
      return knowledge;
    },
  };
}

/** Reads and checks all pages of `folder`. Throws KkoriError `config` that names page and line of everything wrong. */
export function loadKnowledge(folder: string): Knowledge {
  const { knowledge, problems } = readKnowledge(folder);
  if (problems.length === 0) return knowledge;
  const more = problems.length > SHOWN ? `\n… 그 밖에 ${problems.length - SHOWN}곳` : '';
  throw new KkoriError(
    'config',
    `지식 페이지 ${problems.length}곳을 고쳐야 합니다\n${problems.slice(0, SHOWN).join('\n')}${more}`,
  );
}

/** As `loadKnowledge`, but hands back what could be read and everything wrong with it (`file 12행: …`). */
export function readKnowledge(folder: string): { knowledge: Knowledge; problems: string[] } {
  const texts: PageText[] = [];
  const read = <P>(name: string, parse: (page: PageText) => P | null) => {
    const pages = new Map<string, P>();
    for (const text of pagesOf(folder, name)) {
      texts.push(text);
      const page = parse(text);
      if (page) pages.set(text.stem, page);
    }
    return pages;
  };
  const concepts = read('concepts', conceptPage);
  const rubrics = read('rubrics', rubricPage);
  const formats = new Map([...read('formats', formatPage).values()].map((page) => [page.format, page]));
  const industries = read('industries', industryPage);
  const roles = read('roles', rolePage);
  const designs = read('designs', designPage);
  const axes = read('axes', axisPage);
  const careers = read('careers', guidePage('career'));
  const playbooks = read('playbooks', guidePage('playbook'));
  const kinds = [concepts, rubrics, formats, industries, roles, designs, axes, careers, playbooks];
  const others = foldersOf(folder).map((name) => read(name, plainPage));
  const pages = new Map([...kinds, ...others].flatMap((kind) => [...kind.values()].map((page) => [page.uri, page])));
  const loaded = { concepts, rubrics, formats, industries, roles, designs, axes, careers, playbooks, pages };
  const byUri = new Map(texts.map((text) => [text.uri, text]));
  checkLinks(loaded, (page, text, problem) => note(byUri.get(page.uri)!, lineOf(page, text), problem));
  checkIds(texts);
  return { knowledge: { ...loaded, version: versionOf(pages) }, problems: texts.flatMap((text) => text.problems) };
}

const KINDS = ['concepts', 'rubrics', 'formats', 'industries', 'roles', 'designs', 'axes', 'careers', 'playbooks'];

/** Folders of plain pages. */
function foldersOf(folder: string): string[] {
  return entries(folder)
    .filter((entry) => entry.isDirectory() && !KINDS.includes(entry.name))
    .map((entry) => entry.name)
    .sort();
}

function pagesOf(folder: string, name: string): PageText[] {
  const inside = path.join(folder, name);
  const files = entries(inside).filter(
    (entry) => entry.isFile() && entry.name.endsWith('.md') && entry.name !== 'README.md',
  );
  return files
    .map((entry) => entry.name)
    .sort()
    .map((file) => readPage(name, file, readFileSync(path.join(inside, file), 'utf8')));
}

/** Entries of a folder; none when it is not there. */
function entries(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new KkoriError('config', '지식 폴더를 읽을 수 없습니다', { cause });
  }
}

/** A page that is only read and cited. */
function plainPage(page: PageText): Page | null {
  const front = frontOf(page, z.looseObject({ id: z.string(), title: Bilingual }));
  return front && { uri: page.uri, sha: page.sha, text: page.text, id: front.id, title: front.title };
}

function lineOf(page: Page, text: string): number {
  const at = page.text.indexOf(text);
  const before = page.text.slice(0, at + (text.startsWith('\n') ? 1 : 0));
  return at < 0 ? 1 : before.split('\n').length;
}

function checkIds(texts: readonly PageText[]): void {
  for (const text of texts) {
    const { id } = { id: undefined, ...(text.front as object | null) };
    if (id !== undefined && id !== text.stem) note(text, 1, `id ‘${id}’가 파일 이름과 다릅니다`);
  }
}

/** First 16 hex digits over the addresses and shas of all pages, in order of address. */
function versionOf(pages: ReadonlyMap<string, Page>): string {
  const hash = createHash('sha256');
  for (const [uri, { sha }] of [...pages].sort(([a], [b]) => (a < b ? -1 : 1))) hash.update(`${uri} ${sha}\n`);
  return hash.digest('hex').slice(0, 16);
}
