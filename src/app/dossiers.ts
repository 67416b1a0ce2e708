import type { Dossier, DossierQuestion, ResumeFact } from '../core/dossier.ts';
import { KkoriError } from '../core/errors.ts';
import { AT_THE_DESK } from '../core/session/events.ts';
import type { Deps } from './deps.ts';
import { dossierOf, knowledgeOf, resumeOf, slugMeant, slugsIn, unprofiledDossierOf } from './material.ts';

/** A dossier as the command line and the tools give it out: plain words, no evidence. */
export type DossierView = {
  slug: string;
  company: string | null;
  title: string | null;
  language: string;
  employmentType: string | null;
  location: string | null;
  yearsMin: number | null;
  yearsMax: number | null;
  posting: { responsibilities: string[]; requirements: string[]; preferred: string[] };
  terms: string[];
  profile: Dossier['profile'];
  profileEvidence: Dossier['profileEvidence'];
  questions: QuestionView[];
};
type QuestionView = {
  ref: string;
  question: string;
  draft: string | null;
  followUps: { question: string; draft: string | null }[];
};

export function viewOf(d: Dossier): DossierView {
  const words = (lines: { text: string }[]) => lines.map((l) => l.text);
  return {
    slug: d.slug,
    company: d.company,
    title: d.title,
    language: d.language,
    employmentType: d.employmentType,
    location: d.location,
    yearsMin: d.yearsMin,
    yearsMax: d.yearsMax,
    posting: {
      responsibilities: words(d.posting.responsibilities),
      requirements: words(d.posting.requirements),
      preferred: words(d.posting.preferred),
    },
    terms: d.terms,
    profile: d.profile,
    profileEvidence: d.profileEvidence,
    questions: d.questions.map(questionView),
  };
}

function questionView(q: DossierQuestion): QuestionView {
  return {
    ref: q.ref,
    question: q.question,
    draft: q.draft?.text ?? null,
    followUps: q.followUps.map((f) => ({ question: f.question, draft: f.draft?.text ?? null })),
  };
}

export type DossierSummary = {
  slug: string;
  company: string | null;
  title: string | null;
  requirements: number;
  questions: number;
  drafts: number;
  unread: number;
  problem: string | null;
  /** When it was last rehearsed, ms; null for never. */
  rehearsedAt: number | null;
};
export type WorkspaceSummary = {
  dossiers: DossierSummary[];
  resume: { facts: number } | null;
  notes: number;
  inbox: string[];
  sessions: { id: string; title: string | null; dossier: string | null; format: string; updatedAt: number }[];
};

/** Sessions that are looked at for when a dossier was last rehearsed. */
const RECENT = 200;

/** What is in the workspace: dossiers (one that cannot be read is listed with its problem), résumé, notes, open sessions. */
export async function listDossiers(deps: Deps): Promise<WorkspaceSummary> {
  const entries = await deps.workspace.list();
  const recent = await deps.store.sessions({ without: AT_THE_DESK, limit: RECENT });
  const rehearsedAt = (slug: string) => recent.find(({ dossier }) => dossier === slug)?.updatedAt ?? null;
  const dossiers: DossierSummary[] = [];
  for (const slug of slugsIn(entries)) {
    try {
      const d = await unprofiledDossierOf(deps, entries, slug);
      const all = d.questions.flatMap((q) => [q, ...q.followUps]);
      dossiers.push({
        slug,
        company: d.company,
        title: d.title,
        requirements: d.posting.requirements.length,
        questions: d.questions.length,
        drafts: all.filter((q) => q.draft).length,
        unread: d.unread.length,
        problem: null,
        rehearsedAt: rehearsedAt(slug),
      });
    } catch (error) {
      if (!(error instanceof KkoriError)) throw error;
      dossiers.push({
        slug,
        company: null,
        title: null,
        requirements: 0,
        questions: 0,
        drafts: 0,
        unread: 0,
        problem: error.message,
        rehearsedAt: rehearsedAt(slug),
      });
    }
  }
  const resume = await resumeOf(deps, entries);
  const sessions = await deps.store.sessions({ open: true, limit: 20 });
  return {
    dossiers,
    resume: resume ? { facts: resume.facts.length } : null,
    notes: entries.filter((e) => e.kind === 'note').length,
    inbox: entries.filter((e) => e.kind === 'inbox').map((e) => e.label),
    sessions: sessions.map(({ id, title, dossier, format, updatedAt }) => ({ id, title, dossier, format, updatedAt })),
  };
}

/** One dossier whole, with evidence, and the résumé lines beside it. Throws not-found with the nearest slug. */
export async function showDossier(deps: Deps, slug: string): Promise<Dossier & { resume: ResumeFact[] }> {
  const entries = await deps.workspace.list();
  const { knowledge } = await knowledgeOf(deps);
  const dossier = await dossierOf(deps, entries, await slugMeant(deps, slug), knowledge);
  return { ...dossier, resume: (await resumeOf(deps, entries))?.facts ?? [] };
}
