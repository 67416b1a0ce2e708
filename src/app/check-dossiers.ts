import { backedOf } from '../core/build/backed.ts';
import { predictedOf } from '../core/build/build.ts';
import { type Dossier, dossierTitle, type Resume } from '../core/dossier.ts';
import { KkoriError } from '../core/errors.ts';
import type { Source } from '../core/evidence/evidence.ts';
import { type Differing, differingIn } from '../core/health/differing.ts';
import { FINDING_KINDS, type Finding, type FindingKind } from '../core/health/finding.ts';
import { healthOf } from '../core/health/health.ts';
import { dossierPapers, type Names, namesOf, notePaper, type Paper, resumePaper } from '../core/health/told.ts';
import type { Language } from '../core/vocabulary.ts';
import type { WorkspaceEntry } from '../ports.ts';
import { buildInputFor, proseFor } from './build-dossier.ts';
import type { Deps } from './deps.ts';
import { dossierFiles, dossierOf, knowledgeOf, resumeOf, slugMeant, slugsIn } from './material.ts';

/** The health of one dossier. One whose files cannot be read has its `problem` and nothing else. */
export type DossierHealth = {
  slug: string;
  title: string;
  findings: Finding[];
  counts: Record<FindingKind, number>;
  problem: string | null;
};

export type Checked = {
  lang: Language;
  dossiers: DossierHealth[];
  /** What is told differently in two papers; for one dossier only what has a place in it. */
  across: Differing[];
  /** Notes of the workspace that were read, and those left out for being too many, too long or unreadable. */
  notes: { read: number; left: number };
};

export type CheckOptions = {
  lang?: Language;
  /** Told at each step: papers held against each other, then dossiers. */
  comparing?: (done: number, total: number) => void;
  checking?: (done: number, total: number) => void;
};

/** Notes looked through, and how long one may be; a vault may hold thousands, which `kkori search` is for. */
const NOTES_MAX = 300;
const NOTE_CHARS_MAX = 30_000;

type Read = { slug: string; dossier: Dossier; sources: Source[]; papers: Paper[] };

/**
 * The health of one dossier, or of all of them, and what dossiers, résumé and notes tell differently. A dossier that
 * cannot be read is named and the rest goes on. Nothing is written. Throws not-found for an unknown one, input for the
 * one asked for when it cannot be read.
 */
export async function checkDossiers(deps: Deps, wanted?: string, options: CheckOptions = {}): Promise<Checked> {
  const only = wanted === undefined ? null : await slugMeant(deps, wanted);
  const entries = await deps.workspace.list();
  const { knowledge } = await knowledgeOf(deps);
  const settings = await deps.workspace.settings();
  const resume = await resumeOf(deps, entries);
  const names = namesOf(resume);
  const slugs = slugsIn(entries);

  const read: Read[] = [];
  const problems = new Map<string, string>();
  for (const slug of slugs) {
    try {
      const dossier = await dossierOf(deps, entries, slug, knowledge);
      const sources = (await dossierFiles(deps, entries, slug)).map(({ source }) => source);
      read.push({ slug, dossier, sources, papers: dossierPapers(dossier, sources, names) });
    } catch (error) {
      if (!(error instanceof KkoriError) || slug === only) throw error;
      problems.set(slug, error.message);
    }
  }
  const notes = await notesOf(deps, entries, names);
  const resumeSource = resume ? await deps.workspace.read(resume.uri) : null;
  const papers = [
    ...(resume && resumeSource ? [resumePaper(resume, resumeSource)] : []),
    ...read.flatMap((one) => one.papers),
    ...notes.papers,
  ];

  const own = only === null ? undefined : read.find((one) => one.slug === only)?.dossier.language;
  const lang = options.lang ?? settings.language ?? own ?? 'ko';
  const asked = only === null ? slugs : [only];
  const across = differingIn(papers, lang, only, options.comparing);
  const dossiers: DossierHealth[] = [];
  for (const [i, slug] of asked.entries()) {
    options.checking?.(i + 1, asked.length);
    const one = read.find((r) => r.slug === slug);
    const elsewhere = papers.filter((paper) => paper.slug !== slug || paper.slug === null).map(({ text }) => text);
    const all = [...elsewhere, ...(resumeSource ? [resumeSource.text] : []), ...notes.others];
    dossiers.push(
      one
        ? await healthFor(deps, one, {
            resume,
            elsewhere: all,
            notes: notes.papers.map(({ text }) => text),
            across,
            lang,
          })
        : { slug, title: slug, findings: [], counts: countsOf([]), problem: problems.get(slug) ?? '' },
    );
  }
  return { lang, dossiers, across, notes: { read: notes.read, left: notes.left } };
}

async function healthFor(
  deps: Deps,
  { slug, dossier, sources }: Read,
  by: { resume: Resume | null; elsewhere: string[]; notes: string[]; across: readonly Differing[]; lang: Language },
): Promise<DossierHealth> {
  const { knowledge } = await knowledgeOf(deps);
  const material = { knowledge, dossier, resume: by.resume };
  const input = await buildInputFor(deps, material, by.lang);
  const { proseIsOld } = await proseFor(deps, material, by.lang);
  const findings = healthOf({
    dossier,
    resume: by.resume,
    sources,
    differing: by.across,
    hasPostingFile: sources.some(({ uri }) => uri.endsWith('/posting')),
    backed: backedOf(input),
    predicted: predictedOf(input.plan),
    elsewhere: by.elsewhere,
    notes: by.notes,
    conceptsOf: input.conceptsOf,
    proseIsOld,
    now: deps.clock.now(),
    lang: by.lang,
  });
  return { slug, title: dossierTitle(dossier), findings, counts: countsOf(findings), problem: null };
}

function countsOf(findings: readonly Finding[]): Record<FindingKind, number> {
  const of = (kind: FindingKind) => findings.filter((finding) => finding.kind === kind).length;
  return Object.fromEntries(FINDING_KINDS.map((kind) => [kind, of(kind)])) as Record<FindingKind, number>;
}

/** Notes that name an employer or a project of the candidate's; one that cannot be read says nothing. */
async function notesOf(
  deps: Deps,
  entries: readonly WorkspaceEntry[],
  names: Names,
): Promise<{ papers: Paper[]; others: string[]; read: number; left: number }> {
  const all = entries.filter((entry) => entry.kind === 'note');
  const papers: Paper[] = [];
  const others: string[] = [];
  let read = 0;
  for (const { uri, label } of all.slice(0, NOTES_MAX)) {
    const source = await deps.workspace.read(uri).catch((error: unknown) => {
      if (error instanceof KkoriError) return null;
      throw error;
    });
    if (!source || source.text.length > NOTE_CHARS_MAX) continue;
    read += 1;
    const paper = notePaper(source, label, names);
    if (paper) papers.push(paper);
    else others.push(source.text);
  }
  return { papers, others, read, left: all.length - read };
}
