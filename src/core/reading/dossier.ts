import type { Dossier, Line } from '../dossier.ts';
import { sha16 } from '../evidence/text.ts';
import { criteriaIn, readCriteria, readDesign } from './design.ts';
import type { Block, ReadDocument, Section } from './document.ts';
import { addLine, claim, type Findings, type ListName, newShared, type Role, type Shared, startFindings } from './findings.ts';
import { headerOf, languageOf } from './header.ts';
import type { Meaning } from './meaning.ts';
import { isNotice, LIST_OF, readStatements } from './posting.ts';
import { type IndustrySignals, profileOf } from './profile.ts';
import { asks, questionLabel, unquoted } from './question-label.ts';
import { type Run, readHeadingQuestion, readLabelledQuestion, readQuestionBlocks, themeOf } from './questions.ts';
import { termsIn } from './terms.ts';
import { yearsIn } from './years.ts';

/** One file of a dossier. The order of reading is posting, dossier, qa, whatever the order given. */
export type DossierFile = { role: 'posting' | 'dossier' | 'qa'; doc: ReadDocument };

/** What became of each block of a document, in order. Every block has a role. */
export type Account = { uri: string; blocks: { block: Block; role: Role }[] };

const ORDER = { posting: 0, dossier: 1, qa: 2 } as const;

/**
 * Reads the files of one application into one dossier. Never throws for what a document holds; what is not understood
 * stands in `unread`, pay is left out with a warning.
 * @param files at least one; each is read for everything it holds, its role only says what comes first
 * @param slug the dossier's id
 * @param industrySignals from the industry pages; without them the industry stays empty
 */
export function readDossier(files: readonly DossierFile[], slug: string, industrySignals: readonly IndustrySignals[] = []): Dossier {
  return readWithAccount(files, slug, industrySignals).dossier;
}

/** As `readDossier`, with what became of every block: nothing is dropped in silence. */
export function readWithAccount(
  files: readonly DossierFile[],
  slug: string,
  industrySignals: readonly IndustrySignals[] = [],
): { dossier: Dossier; accounts: Account[] } {
  if (files.length === 0) throw new RangeError('a dossier needs at least one file');
  const ordered = [...files].sort((a, b) => ORDER[a.role] - ORDER[b.role]);
  const shared = newShared();
  const all = ordered.map(({ doc }) => {
    const found = startFindings(doc, shared);
    readFile(found);
    return found;
  });
  const criteria = shared.lists.criteria.length > 0 ? shared.lists.criteria : criteriaIn(shared);
  const header = headerOf(all, shared.fields);
  const accounts = all.map((found) => accountOf(found));
  return { dossier: assemble(ordered, shared, all, { slug, header, criteria, industrySignals }), accounts };
}

function assemble(
  files: readonly DossierFile[],
  shared: Shared,
  all: readonly Findings[],
  made: { slug: string; header: ReturnType<typeof headerOf>; criteria: Line[]; industrySignals: readonly IndustrySignals[] },
): Dossier {
  const { lists, questions, fields } = shared;
  const texts = (...names: ListName[]) => names.flatMap((name) => lists[name].map((line) => line.text));
  const posting = texts('responsibilities', 'requirements', 'preferred', 'values', 'stack', 'process', 'about', 'benefits');
  const label = (meaning: Meaning) => fields.filter((f) => f.meaning === meaning).map((f) => f.words);
  const years = yearsIn([...label('years'), ...texts('requirements'), ...label('title'), made.header.title ?? '', ...texts('preferred')]);
  const docs = files.map((f) => f.doc);
  return {
    slug: made.slug,
    uri: docs[0]!.uri,
    sha: sha16(docs.map((d) => d.sha).join('')),
    company: made.header.company,
    title: made.header.title,
    titleEvidence: made.header.titleEvidence,
    language: languageOf(docs),
    employmentType: made.header.employmentType,
    location: made.header.location,
    yearsMin: years.min,
    yearsMax: years.max,
    posting: {
      responsibilities: lists.responsibilities,
      requirements: lists.requirements,
      preferred: lists.preferred,
      values: lists.values,
      stack: lists.stack,
      process: lists.process,
      about: lists.about,
      benefits: lists.benefits,
    },
    fit: lists.fit,
    highlights: lists.highlights,
    companySummary: lists.companySummary,
    questions,
    ask: lists.ask,
    concepts: lists.concepts,
    advice: lists.advice,
    design: lists.design,
    criteria: made.criteria,
    profile: profileOf([made.header.title ?? '', ...posting, ...texts('companySummary')], made.industrySignals),
    terms: termsIn([...posting, ...texts('companySummary', 'concepts', 'highlights'), ...questions.map((q) => q.question)], made.header.company),
    unread: lists.unread,
    warnings: warningsOf(all),
  };
}

function warningsOf(all: readonly Findings[]): string[] {
  const left = all.reduce((sum, found) => sum + found.payLeftOut.size, 0);
  return [...new Set(all.flatMap((found) => found.doc.warnings)), ...(left > 0 ? [`보수 줄 ${left}개는 쓰지 않습니다.`] : [])];
}

/** Claims every block of one file. */
function readFile(found: Findings): void {
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
  } else if (section.meaning === null && (inherited === null || inherited === 'overview') && heading.words.length >= 12 && asks(heading.words) && section.blocks.length + section.children.length > 0) {
    readHeadingQuestion(found, section, run);
  } else readPlainSection(found, section, meaning, fallback, run);
}

function readPlainSection(found: Findings, section: Section, meaning: Meaning | null, fallback: ListName, run: Run): void {
  const heading = section.heading!;
  const list = listOf(meaning, fallback);
  claim(found, heading, 'heading');
  // A heading with nothing under it is itself the statement.
  const bare = section.meaning === null && meaning !== null && meaning !== 'overview' && section.blocks.length === 0 && section.children.length === 0;
  if (bare) addLine(found, list, heading);
  else if (list === 'ask') readAsked(found, section.blocks);
  else if (meaning === 'criteria') readCriteria(found, section.blocks);
  else if (section.meaning && fieldSection(section.meaning)) readStatements(found, [heading, ...section.blocks], list);
  else readStatements(found, section.blocks, list);
  for (const child of section.children) readSection(found, child, meaning, section.level === 1 ? 'unread' : fallback, run);
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
    else if (child.meaning === 'ask' || child.meaning === 'design' || child.meaning === 'advice') readSection(found, child, child.meaning, 'unread', run);
    else if (isQuestionHeading(child)) readHeadingQuestion(found, child, run);
    else readQuestionSection(found, { ...child, meaning: null }, 'questions', run);
  }
}

/** A heading that asks, or a numbered one over sentences (a question written as a noun phrase). */
function isQuestionHeading(section: Section): boolean {
  const words = section.heading!.words;
  if (asks(words)) return true;
  const answers = section.blocks.filter((b) => /(?:다|요|음|함)\.?$/u.test(b.words) && !asks(b.words)).length;
  return section.children.length === 0 && section.blocks.length > 0 && answers * 2 >= section.blocks.length && !section.blocks.some((b) => asks(b.words));
}

function listOf(meaning: Meaning | null, fallback: ListName): ListName {
  return (meaning && LIST_OF[meaning]) ?? fallback;
}

const fieldSection = (meaning: Meaning): boolean => ['title', 'company-name', 'location', 'employment', 'years', 'compensation'].includes(meaning);

function accountOf(found: Findings): Account {
  return { uri: found.doc.uri, blocks: found.doc.blocks.map((block) => ({ block, role: found.roles.get(block.start) ?? 'unread' })) };
}
