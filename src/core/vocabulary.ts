import { z } from 'zod';

/** The closed word lists that every part shares. What a text does not say is `null` or `unknown`, never a guess. */

export const FORMATS = [
  'technical',
  'system-design',
  'resume',
  'assignment',
  'culture-fit',
  'executive',
  'full',
] as const;
export const QUESTION_TYPES = [
  'behavioural',
  'situational',
  'technical',
  'resume',
  'system-design',
  'culture-fit',
  'opening',
  'reverse',
  'closing',
] as const;
export const PROBES = [
  'clarify',
  'quantify',
  'verify',
  'ownership',
  'mechanism',
  'why',
  'alternative',
  'trade-off',
  'failure',
  'scale',
  'transfer',
  'counterfactual',
  'contradiction',
  'correctness',
  'people',
  'pushback',
  'constraint',
  'step-down',
] as const;
export const DOCUMENT_KINDS = ['posting', 'multi-posting', 'qa', 'dossier', 'resume', 'notes'] as const;
export const INDUSTRIES = [
  'commerce',
  'fintech',
  'mobility-logistics',
  'game',
  'media-ott',
  'cloud-msp',
  'security-privacy',
  'public-si',
  'ai-data',
  'healthcare',
  'edutech',
  'other',
] as const;
export const CUSTOMERS = ['b2c', 'b2b', 'b2g'] as const;
export const STAGES = ['early', 'growth', 'large', 'unknown'] as const;
export const BUSINESS_MODELS = [
  'product',
  'si-sm',
  'msp',
  'subscription',
  'transaction-fee',
  'advertising',
  'licence',
] as const;
/** The axes on which a company is described beside its industry; `revenue` and `business-model` share one list of values. */
export const AXES = ['business-model', 'revenue', 'customer', 'stage'] as const;
export const MODES = ['exam', 'coach'] as const;
export const COACHES = ['anthropic', 'host', 'offline'] as const;
export const AUTHORS = ['code', 'offline', 'host', 'anthropic', 'dossier'] as const;
export const LANGUAGES = ['ko', 'en'] as const;
export const LEVELS = ['junior', 'mid', 'senior'] as const;

export const Format = z.enum(FORMATS);
export const QuestionType = z.enum(QUESTION_TYPES);
export const Probe = z.enum(PROBES);
export const DocumentKind = z.enum(DOCUMENT_KINDS);
export const Industry = z.enum(INDUSTRIES);
export const Customer = z.enum(CUSTOMERS);
export const Stage = z.enum(STAGES);
export const BusinessModel = z.enum(BUSINESS_MODELS);
export const Axis = z.enum(AXES);
export const Mode = z.enum(MODES);
export const CoachName = z.enum(COACHES);
export const AuthorName = z.enum(AUTHORS);
export const Language = z.enum(LANGUAGES);
export const Level = z.enum(LEVELS);

export type Format = z.infer<typeof Format>;
export type QuestionType = z.infer<typeof QuestionType>;
export type Probe = z.infer<typeof Probe>;
export type DocumentKind = z.infer<typeof DocumentKind>;
export type Industry = z.infer<typeof Industry>;
export type Customer = z.infer<typeof Customer>;
export type Stage = z.infer<typeof Stage>;
export type BusinessModel = z.infer<typeof BusinessModel>;
export type Axis = z.infer<typeof Axis>;
export type Mode = z.infer<typeof Mode>;
export type CoachName = z.infer<typeof CoachName>;
export type AuthorName = z.infer<typeof AuthorName>;
export type Language = z.infer<typeof Language>;
export type Level = z.infer<typeof Level>;

/** A text in both languages; `en` falls back to `ko` where a page has none. */
export const Bilingual = z.object({ ko: z.string(), en: z.string() });
export type Bilingual = z.infer<typeof Bilingual>;

/** Ids that may come from outside: looked up in an index, never made into a path. */
export const ID_PATTERN = /^[a-z0-9][a-z0-9-]{0,79}$/;
export const Id = z.string().regex(ID_PATTERN);
