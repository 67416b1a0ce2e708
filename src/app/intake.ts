import { stringify } from 'yaml';
import type { Dossier, Resume } from '../core/dossier.ts';
import { KkoriError } from '../core/errors.ts';
import { sha16, sourceText } from '../core/evidence/text.ts';
import type { ReadDocument } from '../core/reading/document.ts';
import { detectKind } from '../core/reading/kind.ts';
import { DOCUMENT_KINDS, type DocumentKind, ID_PATTERN } from '../core/vocabulary.ts';
import type { Decoded } from '../ports.ts';
import type { Deps } from './deps.ts';
import { placeOf, slugFrom, stemOf } from './dossier-place.ts';
import { type DossierView, viewOf } from './dossiers.ts';
import { dossierOf, knowledgeOf, resumeOf, slugsIn } from './material.ts';

export type Addition = { name: string; bytes?: Uint8Array; text?: string; as?: string; to?: string };
export type AddResult = {
  kind: DocumentKind;
  dossiers: DossierView[];
  resume?: { facts: Resume['facts'] };
  stored: string;
  /** What was made into Markdown; absent for a text, which is kept as it is. */
  read?: { format: 'html' | 'docx' | 'pdf'; pages?: number; characters: number };
  warnings: string[];
};

/** No text longer than this is taken in, characters. */
const TEXT_MAX = 2_000_000;

/**
 * Takes a document into the workspace: decoded, recognised, written as the candidate's own Markdown (created, never
 * overwritten), read back into its shape. Throws input for what cannot be read, conflict when the place is taken.
 */
export async function addMaterial(deps: Deps, addition: Addition): Promise<AddResult> {
  const decoded = await decodedFrom(deps, addition);
  const { format, pages } = decoded;
  const text = sourceText(decoded.text);
  if (text.length > TEXT_MAX)
    throw new KkoriError('input', `글이 너무 깁니다 (${text.length.toLocaleString('en')}자).`, {
      hint: '필요한 부분만 따로 저장해 주세요.',
    });
  const read = deps.documents.read({ uri: 'kkori://inbox/new', sha: sha16(text), text });
  if (read.blocks.length === 0) throw new KkoriError('input', `‘${addition.name}’에서 읽을 글을 찾지 못했습니다.`);
  const kind = kindOf(addition, read);
  const result = await stored(deps, kind, text, read, addition);
  return {
    ...result,
    ...(format === 'text' ? {} : { read: { format, ...(pages ? { pages } : {}), characters: text.trim().length } }),
    warnings: [...decoded.warnings, ...result.warnings],
  };
}

async function stored(
  deps: Deps,
  kind: DocumentKind,
  text: string,
  read: ReadDocument,
  addition: Addition,
): Promise<AddResult> {
  switch (kind) {
    case 'resume':
      return addResume(deps, text);
    case 'notes':
      return addNotes(deps, text, addition);
    case 'multi-posting':
      throw new KkoriError('input', `‘${addition.name}’에 공고가 여럿 있습니다.`, {
        hint: '공고마다 파일을 나눠서 넣어 주세요.',
      });
    default:
      return addDossierFile(deps, kind, text, read, addition);
  }
}

async function decodedFrom(deps: Deps, addition: Addition): Promise<Decoded> {
  if (addition.text === undefined) return deps.documents.decode(addition.name, addition.bytes ?? new Uint8Array());
  if (addition.text.trim() === '') throw new KkoriError('input', '글이 비어 있습니다.');
  return { text: addition.text, format: 'text', warnings: [] };
}

function kindOf(addition: Addition, read: ReadDocument): DocumentKind {
  if (addition.as === undefined) return detectKind(read, addition.name).kind;
  const kind = DOCUMENT_KINDS.find((k) => k === addition.as);
  if (!kind)
    throw new KkoriError('input', `‘${addition.as.slice(0, 40)}’ 종류는 없습니다.`, {
      hint: `있는 종류: ${DOCUMENT_KINDS.filter((k) => k !== 'multi-posting').join(', ')}`,
    });
  return kind;
}

async function addResume(deps: Deps, text: string): Promise<AddResult> {
  if ((await deps.workspace.write('kkori://resume', ensureFinalNewline(text), null)) === 'conflict') {
    throw new KkoriError('conflict', '작업 공간에 이미 이력서(resume.md)가 있습니다.', {
      hint: '그 파일을 직접 고치거나, 옮겨 둔 뒤 다시 넣어 주세요. 덮어쓰지 않았습니다.',
    });
  }
  const resume = await resumeOf(deps, await deps.workspace.list());
  const warnings = [
    ...(resume?.warnings ?? []),
    ...(resume ? [] : ['이력서에서 읽을 문장을 찾지 못했습니다. 글머리표로 한 일을 적어 주세요.']),
  ];
  return { kind: 'resume', dossiers: [], resume: { facts: resume?.facts ?? [] }, stored: 'resume.md', warnings };
}

async function addNotes(deps: Deps, text: string, addition: Addition): Promise<AddResult> {
  const stem = slugFrom(stemOf(addition.name)) ?? `n-${sha16(text).slice(0, 8)}`;
  if ((await deps.workspace.write(`kkori://notes/${stem}`, ensureFinalNewline(text), null)) === 'conflict') {
    throw new KkoriError('conflict', `notes/${stem}.md가 이미 있습니다.`, {
      hint: '파일 이름을 바꿔 다시 넣어 주세요. 덮어쓰지 않았습니다.',
    });
  }
  return { kind: 'notes', dossiers: [], stored: `notes/${stem}.md`, warnings: [] };
}

const SECTION = { posting: '/posting', dossier: '', qa: '/questions' } as const;
const FILE = { posting: 'posting.md', dossier: 'dossier.md', qa: 'qa.md' } as const;

async function addDossierFile(
  deps: Deps,
  kind: 'posting' | 'dossier' | 'qa',
  text: string,
  read: ReadDocument,
  addition: Addition,
): Promise<AddResult> {
  const entries = await deps.workspace.list();
  if (addition.to !== undefined && !ID_PATTERN.test(addition.to)) {
    throw new KkoriError('input', `‘${addition.to.slice(0, 80)}’는 지원 건 이름으로 쓸 수 없습니다.`, {
      hint: '영문 소문자, 숫자, -만 써 주세요.',
    });
  }
  const { slug, warnings } =
    addition.to === undefined
      ? await placeOf(deps, entries, { kind, text, read, name: addition.name })
      : { slug: addition.to, warnings: [] };
  const uri = `kkori://dossiers/${slug}${SECTION[kind]}`;
  if ((await deps.workspace.write(uri, withSlug(text, slug, read), null)) === 'conflict') {
    throw new KkoriError('conflict', `‘${slug}’ 지원 건에 이미 ${FILE[kind]}가 있습니다.`, {
      hint: slugsIn(entries).includes(slug)
        ? '다른 지원 건이면 `--to 이름`으로 이름을 정해 주세요. 덮어쓰지 않았습니다.'
        : '덮어쓰지 않았습니다.',
    });
  }
  const { knowledge } = await knowledgeOf(deps);
  const dossier: Dossier = await dossierOf(deps, await deps.workspace.list(), slug, knowledge);
  return {
    kind,
    dossiers: [viewOf(dossier)],
    stored: `dossiers/${slug}/${FILE[kind]}`,
    warnings: [...warnings, ...read.warnings, ...dossier.warnings, ...unreadWarning(dossier)],
  };
}

function unreadWarning(dossier: Dossier): string[] {
  return dossier.unread.length === 0
    ? []
    : [
        `뜻을 정하지 못한 문단 ${dossier.unread.length}개는 ‘그 밖의 내용’으로 남겨 두었습니다 (\`kkori dossier show ${dossier.slug}\`).`,
      ];
}

/** The text with its slug in the front matter: what names the dossier travels with the file. */
function withSlug(text: string, slug: string, read: ReadDocument): string {
  if (read.frontMatter.slug === slug) return ensureFinalNewline(text);
  const fence = /^---\n([\s\S]*?)\n---\n/.exec(text);
  if (fence) return ensureFinalNewline(`---\n${stringify({ slug })}${fence[1]}\n---\n${text.slice(fence[0].length)}`);
  return ensureFinalNewline(`---\n${stringify({ slug })}---\n\n${text}`);
}

function ensureFinalNewline(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`;
}
