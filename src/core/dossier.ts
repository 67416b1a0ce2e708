import type { Evidence } from './evidence/evidence.ts';
import type { BusinessModel, Customer, Industry, Language, Stage } from './vocabulary.ts';

/** One statement of a document: its words without markup, and where it stands. `id` is stable within its dossier. */
export type Line = { id: string; text: string; evidence: Evidence };

/** A question of the candidate's own notes. `ref` is its own label (Q3, Q6.1, M1.2); `followUps` nest one level. */
export type DossierQuestion = {
  ref: string;
  question: string;
  evidence: Evidence;
  /** The heading it stood under, such as a theme of predicted questions. */
  theme: string | null;
  /** `design` when it stood in a system-design part of the notes. */
  kind: 'question' | 'design';
  draft: { text: string; evidence: Evidence } | null;
  followUps: DossierQuestion[];
};

/** What a posting says, each statement with its evidence. */
export type Posting = {
  responsibilities: Line[];
  requirements: Line[];
  preferred: Line[];
  values: Line[];
  stack: Line[];
  process: Line[];
  about: Line[];
  benefits: Line[];
};

export type CompanyProfile = {
  businessModel: BusinessModel[];
  industry: Industry[];
  customer: Customer[];
  stage: Stage;
};

/** One label of the profile with the words that say it and where they stand (at most three places, never none). */
export type ProfileLabel = {
  axis: 'industry' | 'business-model' | 'customer' | 'stage';
  value: string;
  words: string[];
  evidence: Evidence[];
};

/** A 지원 건: everything known about one application. Lists are lists even for one value; unknown is null. */
export type Dossier = {
  slug: string;
  /** The file that stands for the whole (`kkori://dossiers/{slug}` or its posting). */
  uri: string;
  /** Over all its files: the first 16 hex digits of the sha256 of their shas in order. */
  sha: string;
  company: string | null;
  title: string | null;
  /** Where company or title are written: what opening, reverse and closing questions cite. */
  titleEvidence: Evidence | null;
  language: Language;
  employmentType: string | null;
  location: string | null;
  yearsMin: number | null;
  yearsMax: number | null;
  posting: Posting;
  fit: Line[];
  highlights: Line[];
  companySummary: Line[];
  questions: DossierQuestion[];
  ask: Line[];
  concepts: Line[];
  advice: Line[];
  design: Line[];
  /** The company's own criteria for a design answer, such as 정확성, 회복력; empty when not named. */
  criteria: Line[];
  profile: CompanyProfile;
  /** Why each label of `profile` stands there; a label that is not in it has no place that says it. */
  profileEvidence: ProfileLabel[];
  /** Technology and product words found in the posting and the notes, as written, most frequent first. */
  terms: string[];
  /** What the reader did not understand: kept, shown, never dropped in silence. */
  unread: Line[];
  warnings: string[];
};

/**
 * One statement about the candidate. Grades, best first: `resume` (F1, F2 …) · `note`, what the notes say of it (N1 …) ·
 * `premise`, what a question of the notes takes for granted (P1 …): enough to ask about, never to ask from.
 */
export type ResumeFact = {
  id: string;
  grade: 'resume' | 'note' | 'premise';
  /** The statement itself; where `deed` is true it is the action. */
  text: string;
  evidence: Evidence;
  /** Employer and project it stands under, the role and the period written there; null where the paper does not say. */
  org: string | null;
  project: string | null;
  role: string | null;
  period: string | null;
  /** Numbers with a unit, as written: `1.8초`, `40%`, `4천 건`. */
  metrics: string[];
  /** Technology and product words of the statement, as written. */
  technologies: string[];
  /** True where it states what was done (past form), false for a skill list or a role line. */
  deed: boolean;
};

/** The proper names a fact stands under: an answer that says one of them tells of one particular time. */
export function placesOf(fact: ResumeFact): string[] {
  return [fact.org, fact.project].filter((name) => name !== null);
}

export type Resume = {
  uri: string;
  sha: string;
  facts: ResumeFact[];
  warnings: string[];
};

/** What a dossier is called to the person: company and title, else its slug. */
export function dossierTitle({ company, title, slug }: Pick<Dossier, 'company' | 'title' | 'slug'>): string {
  return [company, title].filter(Boolean).join(' · ') || slug;
}
