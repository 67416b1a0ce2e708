import { hash } from 'node:crypto';
import { parse as parseYaml, YAMLParseError } from 'yaml';
import { z } from 'zod';
import type { Source, Span } from '../../core/evidence/evidence.ts';
import { readPlainFront } from './plain-front.ts';

/** How people who do not know its name describe what the page is about: it is found by these words, and shows none. */
export const Asked = z.array(z.string().min(4).max(60)).max(10).default([]);
/** `see: [playbooks/star, axes/b2b]` in front matter: pages to go on to. */
export const See = z.array(z.string().regex(/^[a-z]+\/[a-z0-9-]+$/)).default([]);

/** One line of a page. `number` counts from 1; offsets are of the line without its end. */
export type Line = Span & { number: number; text: string };

export type SectionText = { title: string; line: number; lines: Line[] };

/** A knowledge page cut into front matter and `##` sections. `file` is `concepts/kafka.md`, for messages. */
export type PageText = Source & {
  file: string;
  /** Name of the file without its ending: the id that the front matter must give. */
  stem: string;
  front: unknown;
  sections: SectionText[];
  /** Everything wrong with the page, each `file 12행: …`. Pages are refused as a whole, with all of it at once. */
  problems: string[];
};

/** Notes a problem of a page. Pure bookkeeping: the library throws once all pages are read. */
export function note(page: PageText, line: number, problem: string): void {
  page.problems.push(`${page.file} ${line}행: ${problem}`);
}

/** First 16 hex digits of the sha256 of a text. */
export const shaOf = (text: string) => hash('sha256', text, 'hex').slice(0, 16);

/**
 * Cuts a page. `bytes` are decoded as UTF-8, BOM off, CRLF → LF; spans are offsets into that text. Nothing is thrown:
 * what cannot be read is noted in `problems`.
 */
export function readPage(folder: string, name: string, bytes: string): PageText {
  const text = bytes.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
  const stem = name.replace(/\.md$/, '');
  const page: PageText = {
    uri: `kkori://knowledge/${folder}/${stem}`,
    sha: shaOf(text),
    text,
    file: `${folder}/${name}`,
    stem,
    front: {},
    sections: [],
    problems: [],
  };
  const lines = linesOf(text);
  const end = lines[0]?.text === '---' ? lines.findIndex((line, i) => i > 0 && line.text === '---') : -1;
  if (end < 0) {
    note(page, 1, '앞머리(---)가 없습니다');
    return page;
  }
  try {
    const front = text.slice(4, lines[end]!.start);
    page.front = readPlainFront(front) ?? parseYaml(front);
  } catch (error) {
    const at = error instanceof YAMLParseError ? error.linePos?.[0].line : undefined;
    note(page, (at ?? 1) + 1, '앞머리가 올바른 YAML이 아닙니다');
  }
  cutSections(page, lines.slice(end + 1));
  return page;
}

function linesOf(text: string): Line[] {
  let start = 0;
  return text.split('\n').map((line, i) => {
    const at = { number: i + 1, text: line, start, end: start + line.length };
    start = at.end + 1;
    return at;
  });
}

function cutSections(page: PageText, lines: Line[]): void {
  for (const line of lines) {
    if (line.text.startsWith('## ')) {
      const title = line.text.slice(3).trim();
      if (page.sections.some((section) => section.title === title))
        note(page, line.number, `‘${title}’ 절이 두 번 나옵니다`);
      page.sections.push({ title, line: line.number, lines: [] });
    } else if (page.sections.length > 0) page.sections.at(-1)!.lines.push(line);
    else if (line.text.trim() !== '') note(page, line.number, '첫 절(##)보다 앞에 글이 있습니다');
  }
}

/** The front matter as `schema` wants it, or null with every problem noted at the line of its key. */
export function frontOf<S extends z.ZodType>(page: PageText, schema: S): z.output<S> | null {
  if (page.problems.length > 0 && Object.keys(page.front ?? {}).length === 0) return null;
  const parsed = schema.safeParse(page.front);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    const key = String(issue.path[0] ?? '');
    const at = page.text.split('\n').findIndex((line) => key !== '' && line.startsWith(`${key}:`));
    note(page, at < 0 ? 1 : at + 1, `앞머리 ‘${issue.path.join('.')}’: ${issue.message}`);
  }
  return null;
}

/**
 * The sections of a page by title. Notes sections that are not in `wanted` and required ones (`true`) that are not
 * there; a missing section comes back empty, so that the rest of the page is still checked.
 */
export function sectionsOf<T extends string>(page: PageText, wanted: Record<T, boolean>): Record<T, SectionText> {
  const found = new Map(page.sections.map((section) => [section.title, section]));
  for (const section of page.sections) {
    if (!(section.title in wanted)) note(page, section.line, `모르는 절 ‘${section.title}’`);
  }
  const entries = (Object.keys(wanted) as T[]).map((title) => {
    const section = found.get(title);
    if (!section && wanted[title]) note(page, 1, `‘${title}’ 절이 없습니다`);
    return [title, section ?? { title, line: 1, lines: [] }] as const;
  });
  return Object.fromEntries(entries) as Record<T, SectionText>;
}

/** The text of a prose section, paragraphs kept, outer blank lines dropped. */
export function proseOf(section: SectionText): string {
  return section.lines
    .map((line) => line.text)
    .join('\n')
    .trim();
}

/** The bullets (`- …`) of a prose section, without their mark. */
export function bulletsOf(section: SectionText): string[] {
  return section.lines.filter((line) => line.text.startsWith('- ')).map((line) => line.text.slice(2).trim());
}
