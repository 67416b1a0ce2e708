import { DocumentKind } from '../vocabulary.ts';
import type { Block, ReadDocument, Section } from './document.ts';
import type { Meaning } from './meaning.ts';
import { periodIn } from './periods.ts';
import { asks, questionLabel } from './question-label.ts';
import { sectionsOf } from './sections.ts';

/** What a document is taken for, and what speaks for it: short Korean phrases for the person. */
export type KindFound = { kind: DocumentKind; reasons: string[] };

const POSTING = new Set<Meaning>(['responsibilities', 'requirements', 'preferred']);
const NOTES_OF_ONE = new Set<Meaning>(['fit', 'highlights', 'company', 'ask', 'concepts', 'advice', 'design']);
const RESUME = new Set<Meaning>([
  'resume',
  'resume-experience',
  'resume-projects',
  'resume-skills',
  'education',
  'certificates',
]);

/**
 * What kind of document this is. Front matter (`kind:`) wins; then headings; then labelled questions, employers with
 * periods, and the file name. What fits nothing is `notes`.
 */
export function detectKind(doc: ReadDocument, name = ''): KindFound {
  const stated = DocumentKind.safeParse(doc.frontMatter.kind ?? doc.frontMatter.type);
  if (stated.success) return { kind: stated.data, reasons: ['앞머리에 적힌 종류'] };

  const root = sectionsOf(doc);
  const seen = meanings(root);
  const count = (of: ReadonlySet<Meaning>) => [...of].filter((m) => seen.has(m)).length;
  const labelled = doc.blocks.filter((b) => b.kind !== 'row' && b.kind !== 'code' && questionLabel(doc.text, b)).length;
  const asking = doc.blocks.filter((b) => b.kind !== 'row' && b.words.length <= 160 && asks(b.words)).length;
  const questions = labelled >= 2 || (seen.has('questions') && blocksUnder(root, 'questions') * 2 >= doc.blocks.length);
  const periods = doc.blocks.filter((b) => b.words.length <= 90 && periodIn(b.words)).length;
  // `담당 업무` under employers with their periods is a career, not a posting.
  const career = periods >= 2 && !seen.has('requirements') && !seen.has('preferred');
  const posting = career ? 0 : count(POSTING);
  const notes = count(NOTES_OF_ONE) + (questions || (posting > 0 && seen.has('questions')) ? 1 : 0);
  const resume = count(RESUME) + (periods >= 2 ? 1 : 0) + (seen.has('years') && periods > 0 ? 1 : 0);

  if (posting > 0 && notes > 0)
    return { kind: 'dossier', reasons: [`공고의 항목 ${posting}가지와 준비 노트의 항목 ${notes}가지`] };
  const onlyQuestions = notes === 2 && questions && seen.has('design');
  if (notes >= 2 && !onlyQuestions) return { kind: 'dossier', reasons: [`준비 노트의 항목 ${notes}가지`] };
  const parts = posting > 0 ? postingParts(doc).length : 0;
  if (parts > 1) return { kind: 'multi-posting', reasons: [`공고 ${parts}개`] };
  if (posting >= 2 || (posting === 1 && resume < 2))
    return { kind: 'posting', reasons: [`공고의 항목 ${posting}가지`] };
  if (questions || labelled > 0 || (asking >= 2 && asking * 2 >= doc.blocks.length)) {
    return { kind: 'qa', reasons: [labelled > 0 ? `번호가 붙은 질문 ${labelled}개` : `질문 ${asking}개`] };
  }
  const named = /resume|résumé|\bcv\b|이력서|경력 ?기술서/iu.test(name.normalize('NFC'));
  if (resume >= 2 || (resume === 1 && named)) {
    return { kind: 'resume', reasons: [`이력서의 항목 ${count(RESUME)}가지, 기간 ${periods}개`] };
  }
  if (notes === 1) return { kind: 'dossier', reasons: ['준비 노트의 항목 1가지'] };
  const title = doc.blocks.find((b) => b.kind === 'heading');
  if (title && /준비 ?노트|면접 ?준비|interview prep/iu.test(title.words))
    return { kind: 'dossier', reasons: ['제목이 준비 노트'] };
  return { kind: 'notes', reasons: ['공고, 질문, 이력서의 모양을 찾지 못함'] };
}

/** How many blocks stand under headings of this meaning, those of other meanings below them included. */
function blocksUnder(section: Section, meaning: Meaning, inside = false): number {
  const here = inside || section.meaning === meaning;
  return (
    (here ? section.blocks.length + 1 : 0) +
    section.children.reduce((sum, child) => sum + blocksUnder(child, meaning, here), 0)
  );
}

function meanings(root: Section): Set<Meaning> {
  const out = new Set<Meaning>();
  const stack = [root];
  while (stack.length > 0) {
    const section = stack.pop()!;
    if (section.meaning) out.add(section.meaning);
    for (const child of section.children) stack.push(child);
  }
  return out;
}

/**
 * The postings in one file, each with the blocks that are its own and the whole text (offsets stay). Cut where
 * headings of one level each hold requirements or duties, else at ruled lines (`---`) between them. One posting gives
 * one part with everything in it.
 */
export function postingParts(doc: ReadDocument): ReadDocument[] {
  const starts = byHeading(sectionsOf(doc)) ?? byRule(doc);
  if (!starts || starts.length < 2) return [doc];
  const parts = starts.map((start, i) => ({
    ...doc,
    blocks: doc.blocks.filter((b) => b.start >= (i === 0 ? 0 : start) && b.start < (starts[i + 1] ?? Infinity)),
  }));
  return parts.filter((p) => p.blocks.length > 0);
}

const hasPosting = (section: Section): boolean =>
  (section.meaning !== null && POSTING.has(section.meaning)) || section.children.some(hasPosting);

function byHeading(root: Section): number[] | null {
  let level: Section[] = root.children;
  while (level.length > 0) {
    const postings = level.filter((s) => s.meaning === null && s.children.some(hasPosting));
    if (postings.length >= 2) return postings.map((s) => s.heading!.start);
    level = level.flatMap((s) => s.children);
  }
  return null;
}

/** Groups of blocks between ruled lines, each of which holds a heading of a posting. */
function byRule(doc: ReadDocument): number[] | null {
  const starts: number[] = [];
  let group: Block[] = [];
  const flush = () => {
    if (group.length > 0 && hasPosting(sectionsOf({ ...doc, blocks: group }))) starts.push(group[0]!.start);
    group = [];
  };
  let end = 0;
  for (const block of doc.blocks) {
    if (/^[ \t]*([-=*_])(?:[ \t]*\1){2,}[ \t]*$/mu.test(doc.text.slice(end, block.start))) flush();
    group.push(block);
    end = block.end;
  }
  flush();
  return starts.length >= 2 ? starts : null;
}
