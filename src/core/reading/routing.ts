import type { ListName } from './findings.ts';
import type { Meaning } from './meaning.ts';

/** The list that a meaning fills. Words of a résumé mean what a posting means by them when they stand in one. */
export const LIST_OF: Partial<Record<Meaning, ListName>> = {
  responsibilities: 'responsibilities',
  requirements: 'requirements',
  preferred: 'preferred',
  values: 'values',
  stack: 'stack',
  keywords: 'stack',
  process: 'process',
  deadline: 'process',
  benefits: 'benefits',
  about: 'about',
  overview: 'about',
  fit: 'fit',
  highlights: 'highlights',
  company: 'companySummary',
  ask: 'ask',
  concepts: 'concepts',
  advice: 'advice',
  tips: 'advice',
  design: 'design',
  criteria: 'criteria',
  'resume-skills': 'requirements',
  'resume-experience': 'requirements',
  'resume-projects': 'highlights',
  'resume-summary': 'about',
  education: 'requirements',
  certificates: 'requirements',
};

export const FIELDS: ReadonlySet<Meaning> = new Set<Meaning>([
  'title',
  'company-name',
  'location',
  'employment',
  'years',
  'compensation',
]);
/** Lists whose labelled lines may belong to another list (`우대: …` among the requirements). */
export const ROUTING: ReadonlySet<ListName> = new Set<ListName>([
  'responsibilities',
  'requirements',
  'preferred',
  'values',
  'stack',
  'process',
  'about',
  'benefits',
  'unread',
]);
export const POSTING_MEANINGS: ReadonlySet<Meaning> = new Set<Meaning>([
  'responsibilities',
  'requirements',
  'preferred',
  'values',
  'stack',
  'keywords',
  'process',
  'benefits',
  'about',
  'deadline',
]);
