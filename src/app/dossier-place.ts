import { romanize } from 'es-hangul';
import { KkoriError } from '../core/errors.ts';
import { sha16 } from '../core/evidence/text.ts';
import { withJosa } from '../core/josa.ts';
import type { ReadDocument } from '../core/reading/document.ts';
import { readDossier } from '../core/reading/dossier.ts';
import { ID_PATTERN } from '../core/vocabulary.ts';
import type { WorkspaceEntry } from '../ports.ts';
import type { Deps } from './deps.ts';
import { slugsIn, unprofiledDossierOf } from './material.ts';

/** A document that belongs to a dossier, before it is stored. `text` is what would be stored, `name` its file's. */
export type Arrival = { kind: 'posting' | 'dossier' | 'qa'; text: string; read: ReadDocument; name: string };

/** Where it goes, and what the candidate should know about that. */
export type DossierPlace = { slug: string; warnings: string[] };

/** A dossier that is there: its company and which of its files exist. */
type Known = { slug: string; company: string | null; kinds: ReadonlySet<string> };

const FILE_WORDS = { posting: '공고', dossier: '준비 노트', qa: '질문과 답' } as const;
/** A file name of more words is a description or a download, not a name somebody gave to a dossier. */
const NAME_WORDS = 3;
/** Words that say what kind of file it is and nothing of whose. */
const KIND_WORD =
  /^(?:(?:postings?|jd|jobs?|description|notes?|dossiers?|prep|preparation|interview|qa|questions?|answers?|drafts?|docs?|documents?|untitled|new|files?|downloads?|index|readme|copy|final|inbox|text|paste)\d{0,3}|\d{3,}|v\d+)$/;
const COMPANY_IN_TITLE = 90;

/**
 * The dossier of a document without `--to`: its own front matter, else the one dossier of its company that has no such
 * file yet, else a new one named by the file (where its name is a name), by the company, by the file's name in Latin
 * letters, or by its text. Throws input where several dossiers of the company would fit, conflict where the only one has
 * such a file: what is there is never replaced, and a second dossier of a company is only opened under a name of its own.
 */
export async function placeOf(deps: Deps, entries: readonly WorkspaceEntry[], arrival: Arrival): Promise<DossierPlace> {
  const { kind, text, read, name } = arrival;
  const own = read.frontMatter.slug;
  if (typeof own === 'string' && ID_PATTERN.test(own)) return { slug: own, warnings: [] };
  const stem = stemOf(name);
  const slugs = slugsIn(entries);
  if (slugs.includes(stem)) return { slug: stem, warnings: [] };
  const known = await knownDossiers(deps, entries);
  const company = companyOf(arrival, known);
  const same =
    company === null ? [] : known.filter((one) => one.company !== null && keyOf(one.company) === keyOf(company));
  const open = same.filter(({ kinds }) => !kinds.has(kind));
  const named = isName(stem);
  if (open.length === 1) {
    const [{ slug }] = open as [Known];
    return {
      slug,
      warnings: [
        `‘${company}’ 지원 건이 이미 있어 그쪽(${slug})에 넣었습니다. 다른 지원 건이면 \`--to 이름\`으로 정해 주세요.`,
      ],
    };
  }
  if (open.length > 1)
    throw new KkoriError('input', `‘${company}’ 지원 건이 여럿이라 어디에 넣을지 정하지 못했습니다.`, {
      hint: `하나를 골라 주세요: ${open.map(({ slug }) => `--to ${slug}`).join(', ')}`,
    });
  if (same.length > 0 && (kind !== 'posting' || !named)) {
    const [{ slug }] = same as [Known, ...Known[]];
    throw new KkoriError(
      'conflict',
      `‘${company}’ 지원 건(${slug})에 이미 ${withJosa(FILE_WORDS[kind], '이/가')} 있습니다.`,
      {
        hint: `다른 지원 건이면 이름을 정해 주세요: --to ${free(`${slug}-2`, slugs)}. 덮어쓰지 않았습니다.`,
      },
    );
  }
  const warnings = same.map(({ slug }) => `‘${company}’ 지원 건이 하나 더 있습니다: ${slug}`);
  if (named) return { slug: stem, warnings };
  const slug =
    (company && slugFrom(latinNameOf(company, text) ?? company)) ?? slugFrom(stem) ?? `d-${sha16(text).slice(0, 8)}`;
  return { slug: company ? free(slug, slugs) : slug, warnings };
}

/** The company a document names; of notes also one that is known and stands in their title (`하늬결 준비`). */
function companyOf({ kind, read }: Arrival, known: readonly Known[]): string | null {
  const { company } = readDossier([{ role: kind, doc: read }], 'new');
  if (company !== null || kind === 'posting') return company;
  const title = keyOf(read.blocks[0]?.words.slice(0, COMPANY_IN_TITLE) ?? '');
  const found = new Set(
    known.flatMap((one) => (one.company && title.includes(keyOf(one.company)) ? [one.company] : [])),
  );
  return found.size === 1 ? [...found][0]! : null;
}

async function knownDossiers(deps: Deps, entries: readonly WorkspaceEntry[]): Promise<Known[]> {
  const out: Known[] = [];
  for (const slug of slugsIn(entries)) {
    const kinds = new Set(entries.filter((e) => e.dossier === slug).map((e) => e.kind as string));
    // One that cannot be read has no company that is known; it stays what it is.
    const dossier = await unprofiledDossierOf(deps, entries, slug).catch((error: unknown) => {
      if (error instanceof KkoriError) return null;
      throw error;
    });
    out.push({ slug, company: dossier?.company ?? null, kinds });
  }
  return out;
}

/** How a company writes itself in Latin letters beside its Korean name: `솔바람(Solbaram)`. Null where the text does not say. */
function latinNameOf(company: string, text: string): string | null {
  for (let at = text.indexOf(company); at >= 0; at = text.indexOf(company, at + company.length)) {
    const name = /^\s?\(([A-Za-z][A-Za-z0-9 .&-]{1,24})\)/u.exec(
      text.slice(at + company.length, at + company.length + 32),
    );
    if (name) return name[1]!;
  }
  return null;
}

/** Companies are the same when their names are, whatever their spaces, case and brackets. */
function keyOf(company: string): string {
  return company
    .normalize('NFC')
    .toLowerCase()
    .replace(/\([^()]*\)/gu, '')
    .replace(/[\s"'‘’“”·.,]/gu, '');
}

/** A name that somebody gave: Latin, short, and not what kind of file it is. */
function isName(stem: string): boolean {
  const words = stem.split('-');
  return ID_PATTERN.test(stem) && words.length <= NAME_WORDS && !words.some((word) => KIND_WORD.test(word));
}

function free(slug: string, slugs: readonly string[]): string {
  if (!slugs.includes(slug)) return slug;
  const stem = slug.replace(/-\d+$/, '');
  for (let n = 2; ; n++) if (!slugs.includes(`${stem}-${n}`)) return `${stem}-${n}`;
}

/** A name in the letters of an id, Korean romanised; null where nothing is left. */
export function slugFrom(name: string): string | null {
  const slug = romanize(name.normalize('NFC'))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
  return slug.length >= 2 && ID_PATTERN.test(slug) ? slug : null;
}

/** Notion writes the page's id behind its title: `면접 준비 0123…cdef.md`. */
const NOTION_ID = /[ _-]?[0-9a-f]{32}$/i;

/** The file's name without its folder and ending; empty for pasted text. */
export function stemOf(name: string): string {
  const file = name.split(/[\\/]/).at(-1) ?? name;
  if (file === '-' || file === '') return '';
  const stem = file.replace(/\.[^.]{1,8}$/, '');
  return stem.replace(NOTION_ID, '') || stem;
}
