import { readCriteria, readDesign } from './design.ts';
import type { Block, Section } from './document.ts';
import { addLine, claim, type Findings, type ListName } from './findings.ts';
import type { Meaning } from './meaning.ts';
import { isNotice, readStatements } from './posting.ts';
import { asks, questionLabel, unquoted } from './question-label.ts';
import { type Run, readHeadingQuestion, readLabelledQuestion, readQuestionBlocks, themeOf } from './questions.ts';
import { FIELDS, LIST_OF } from './routing.ts';

/** Claims every block of one file. */
export function readFile(found: Findings): void {
  const run: Run = { main: null, theme: null, kind: 'question' };
  const isPosting = sectionMeanings(found.root).some((m) => m === 'requirements' || m === 'responsibilities');
  const home: ListName = isPosting ? 'about' : 'unread';
  readStatements(found, found.root.blocks, home);
  for (const [i, section] of found.root.children.entries()) {
    // The first section without a meaning is the title; what stands right under it introduces the company.
    const intro = i === 0 && section.meaning === null;
    readSection(found, section, null, intro ? home : 'unread', run);
  }
  for (const block of found.doc.blocks) if (!found.roles.has(block.start)) addLine(found, 'unread', block);
}

function sectionMeanings(section: Section): Meaning[] {
  return [...(section.meaning ? [section.meaning] : []), ...section.children.flatMap(sectionMeanings)];
}

/** One section and all under it. `inherited` is the meaning of the nearest heading above that has one. */
function readSection(found: Findings, section: Section, inherited: Meaning | null, fallback: ListName, run: Run): void {
  const heading = section.heading!;
  if (isNotice(heading)) claim(found, heading, 'notice');
  if (questionLabel(found.doc.text, heading)) {
    run.kind = inherited === 'design' ? 'design' : 'question';
    if (inherited !== 'questions') run.theme = null;
    readLabelledQuestion(found, section, run);
    return;
  }
  const meaning = section.meaning ?? inherited;
  if (meaning === 'questions') readQuestionSection(found, section, inherited, run);
  else if (meaning === 'design') {
    claim(found, heading, 'heading');
    readDesign(found, section, { main: null, theme: null, kind: 'design' });
  } else if (
    section.meaning === null &&
    (inherited === null || inherited === 'overview') &&
    heading.words.length >= 12 &&
    asks(heading.words) &&
    section.blocks.length + section.children.length > 0
  ) {
    readHeadingQuestion(found, section, run);
  } else readPlainSection(found, section, meaning, inherited, fallback, run);
}

function readPlainSection(
  found: Findings,
  section: Section,
  meaning: Meaning | null,
  inherited: Meaning | null,
  fallback: ListName,
  run: Run,
): void {
  const heading = section.heading!;
  const list = listOf(meaning, fallback);
  claim(found, heading, 'heading');
  // A heading with nothing under it is itself the statement.
  const bare =
    section.meaning === null &&
    meaning !== null &&
    meaning !== 'overview' &&
    section.blocks.length === 0 &&
    section.children.length === 0;
  if (bare) addLine(found, list, heading);
  else if (list === 'ask') readAsked(found, section.blocks);
  else if (meaning === 'criteria') readCriteria(found, section.blocks);
  else if (section.meaning && FIELDS.has(section.meaning)) readStatements(found, [heading, ...section.blocks], list);
  else {
    const own = inherited && LIST_OF[inherited] !== list ? ownBlocks(found, section) : section.blocks.length;
    readStatements(found, section.blocks.slice(0, own), list);
    if (own < section.blocks.length) readStatements(found, section.blocks.slice(own), LIST_OF[inherited!] ?? fallback);
  }
  for (const child of section.children)
    readSection(found, child, meaning, section.level === 1 ? 'unread' : fallback, run);
}

/**
 * How many blocks of a sub-heading are its own: `#### [리뷰 문화]` with its text on the next line ends at the first
 * blank line; a paragraph after that goes on with the part around it.
 */
function ownBlocks(found: Findings, section: Section): number {
  const gap = (from: number, to: number) => /\n[ \t]*\n/u.test(found.doc.text.slice(from, to));
  const [first] = section.blocks;
  if (!first || section.heading!.kind !== 'heading' || gap(section.heading!.end, first.start))
    return section.blocks.length;
  const at = section.blocks.findIndex(
    (b, i) => i > 0 && b.kind === 'paragraph' && b.depth === 0 && gap(section.blocks[i - 1]!.end, b.start),
  );
  return at === -1 ? section.blocks.length : at;
}

/** Questions to the company: one a line, without the quotes. */
function readAsked(found: Findings, blocks: readonly Block[]): void {
  for (const block of blocks) {
    const inner = unquoted(found.doc.text, block);
    if (block.kind === 'paragraph' && !asks(block.words)) addLine(found, 'unread', block);
    else addLine(found, 'ask', block, inner ?? undefined);
  }
}

/** A part that holds questions, by theme headings or in one run. */
function readQuestionSection(found: Findings, section: Section, inherited: Meaning | null, run: Run): void {
  const heading = section.heading!;
  claim(found, heading, 'heading');
  run.kind = 'question';
  run.theme = section.meaning === null && inherited === 'questions' ? themeOf(heading.words) : null;
  readQuestionBlocks(found, section.blocks, run);
  const theme = run.theme;
  for (const child of section.children) {
    run.theme = theme;
    if (questionLabel(found.doc.text, child.heading!)) readLabelledQuestion(found, child, run);
    else if (child.meaning === 'ask' || child.meaning === 'design' || child.meaning === 'advice')
      readSection(found, child, child.meaning, 'unread', run);
    else if (isQuestionHeading(child)) readHeadingQuestion(found, child, run);
    else readQuestionSection(found, { ...child, meaning: null }, 'questions', run);
  }
}

/** A heading that asks, or a numbered one over sentences (a question written as a noun phrase). */
function isQuestionHeading(section: Section): boolean {
  const words = section.heading!.words;
  if (asks(words)) return true;
  const answers = section.blocks.filter((b) => /(?:다|요|음|함)\.?$/u.test(b.words) && !asks(b.words)).length;
  return (
    section.children.length === 0 &&
    section.blocks.length > 0 &&
    answers * 2 >= section.blocks.length &&
    !section.blocks.some((b) => asks(b.words))
  );
}

function listOf(meaning: Meaning | null, fallback: ListName): ListName {
  return (meaning && LIST_OF[meaning]) ?? fallback;
}
