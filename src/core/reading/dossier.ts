import type { Dossier, Line } from '../dossier.ts';
import { sha16 } from '../evidence/text.ts';
import { criteriaIn } from './design.ts';
import type { Block, ReadDocument } from './document.ts';
import { type Findings, type ListName, newShared, type Role, type Shared, startFindings } from './findings.ts';
import { headerOf, languageOf } from './header.ts';
import type { Meaning } from './meaning.ts';
import { readFile } from './parts.ts';
import { type LabelSignals, profileOf, type Statement } from './profile.ts';
import { termsIn } from './terms.ts';
import { yearsIn } from './years.ts';

/** One file of a dossier. The order of reading is posting, dossier, qa, whatever the order given. */
export type DossierFile = { role: 'posting' | 'dossier' | 'qa'; doc: ReadDocument };

/** What became of each block of a document, in order. Every block has a role. */
export type Account = { uri: string; blocks: { block: Block; role: Role }[] };

/** The lists of a posting, in the order they are read. */
const POSTING = [
  'responsibilities',
  'requirements',
  'preferred',
  'values',
  'stack',
  'process',
  'about',
  'benefits',
] as const satisfies readonly ListName[];

const ORDER = { posting: 0, dossier: 1, qa: 2 } as const;

/**
 * Reads the files of one application into one dossier. Never throws for what a document holds; what is not understood
 * stands in `unread`, pay is left out with a warning.
 * @param files at least one; each is read for everything it holds, its role only says what comes first
 * @param slug the dossier's id
 * @param labelSignals from the industry and axis pages; without them the industry stays empty
 */
export function readDossier(
  files: readonly DossierFile[],
  slug: string,
  labelSignals: readonly LabelSignals[] = [],
): Dossier {
  return readWithAccount(files, slug, labelSignals).dossier;
}

/** As `readDossier`, with what became of every block: nothing is dropped in silence. */
export function readWithAccount(
  files: readonly DossierFile[],
  slug: string,
  labelSignals: readonly LabelSignals[] = [],
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
  return { dossier: assemble(ordered, shared, all, { slug, header, criteria, labelSignals }), accounts };
}

function assemble(
  files: readonly DossierFile[],
  shared: Shared,
  all: readonly Findings[],
  made: {
    slug: string;
    header: ReturnType<typeof headerOf>;
    criteria: Line[];
    labelSignals: readonly LabelSignals[];
  },
): Dossier {
  const { lists, questions, fields } = shared;
  const texts = (...names: ListName[]) => names.flatMap((name) => lists[name].map((line) => line.text));
  const posting = texts(...POSTING);
  const label = (meaning: Meaning) => fields.filter((f) => f.meaning === meaning).map((f) => f.words);
  const years = yearsIn([
    ...label('years'),
    ...texts('requirements'),
    ...label('title'),
    made.header.title ?? '',
    ...texts('preferred'),
  ]);
  const docs = files.map((f) => f.doc);
  const statements = [
    ...titleOf(made.header, docs),
    ...POSTING.flatMap((name) => lists[name]),
    ...lists.companySummary,
  ];
  const company = profileOf(statements, made.labelSignals);
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
    profile: company.profile,
    profileEvidence: company.labels,
    terms: termsIn(
      [...posting, ...texts('companySummary', 'concepts', 'highlights'), ...questions.map((q) => q.question)],
      made.header.company,
    ),
    unread: lists.unread,
    warnings: warningsOf(all),
  };
}

/** The title as a statement: where it is written, which may be the front matter. */
function titleOf({ title, titleEvidence }: ReturnType<typeof headerOf>, docs: readonly ReadDocument[]): Statement[] {
  if (!title) return [];
  if (titleEvidence?.quote.includes(title)) return [{ text: title, evidence: titleEvidence }];
  const doc = docs.find((d) => d.text.includes(title));
  const start = doc?.text.indexOf(title) ?? 0;
  return doc
    ? [{ text: title, evidence: { uri: doc.uri, sha: doc.sha, start, end: start + title.length, quote: title } }]
    : [];
}

function warningsOf(all: readonly Findings[]): string[] {
  const left = all.reduce((sum, found) => sum + found.payLeftOut.size, 0);
  return [
    ...new Set(all.flatMap((found) => found.doc.warnings)),
    ...(left > 0 ? [`보수 줄 ${left}개는 쓰지 않습니다.`] : []),
  ];
}

function accountOf(found: Findings): Account {
  return {
    uri: found.doc.uri,
    blocks: found.doc.blocks.map((block) => ({ block, role: found.roles.get(block.start) ?? 'unread' })),
  };
}
