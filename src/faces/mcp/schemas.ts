import { z } from 'zod';
import { BUILT_SECTIONS, PROSE_MAX } from '../../core/build/claims.ts';
import { CHECKS_MAX, IMPROVED_MAX, POINTS_MAX, SUMMARY_MAX } from '../../core/session/events.ts';
import { PROBES } from '../../core/vocabulary.ts';

/** Shapes shown to hosts: flat, no unions, no null, at most three levels, every string and list limited. */

export const FollowUpShape = z.object({
  probe: z.enum(PROBES).describe('Kind of follow-up; one of the open probes'),
  anchor: z.string().max(200).describe('The noun phrase of the answer it takes hold of, verbatim, 2-20 characters'),
  question: z.string().max(400).describe('One point, one question mark, at most 80 Korean characters'),
  why: z.string().max(300).describe('The hole in the answer, in a few words').optional(),
});

const CheckShape = z.object({
  id: z.string().max(120).describe('As listed: core.answered, card#point'),
  met: z.enum(['yes', 'no', 'unsure']).describe('unsure where the answer does not tell'),
  quote: z.string().max(600).describe('Words of the answer, verbatim. Needed for yes').optional(),
});

const PointShape = z.object({
  kind: z.enum(['keep', 'fix']).describe('At most one keep'),
  quote: z.string().max(600).describe('Words of the answer, verbatim').optional(),
  missing: z.string().max(300).describe('Instead of a quote: the phrase of the question it answers to').optional(),
  say: z.string().max(600).describe('What an interviewer can or cannot tell from it; about the answer, not the person'),
  next: z.string().max(400).describe('One edit or question that mends it').optional(),
});

/** An assessment of one thread. */
export const AssessmentShape = z.object({
  checks: z.array(CheckShape).max(CHECKS_MAX).describe('One for every listed check and expected point'),
  points: z.array(PointShape).max(POINTS_MAX).describe('At most three, what to keep first').optional(),
});

const ImprovedShape = z.object({
  text: z.string().max(IMPROVED_MAX).describe('The answer put better, nothing invented, blanks as [측정값]'),
  slots: z.array(z.string().max(80)).max(20).describe('Names of the blanks').optional(),
});

const SectionShape = z.object({
  id: z.enum(BUILT_SECTIONS).describe('As listed in the result'),
  text: z.string().max(PROSE_MAX).describe('Prose for this section, only from what stands there'),
});

/** The work of a ticket: an assessment, and for a draft also the answer put better; for a dossier its sections. */
export const WorkShape = AssessmentShape.partial().extend({
  improved: ImprovedShape.describe('Only for critique_draft').optional(),
  text: z.string().max(SUMMARY_MAX).describe('Only for the summary: three or four sentences').optional(),
  next: z.array(z.string().max(200)).max(3).describe('Only for the summary: what to practise').optional(),
  sections: z.array(SectionShape).max(8).describe('Only for build_dossier').optional(),
});

export const MissedShape = z.object({
  asked: z.string().max(400).describe('What was asked'),
  answer: z.string().max(20_000).describe("The candidate's words, verbatim"),
});

/** An id out of an earlier result. Only looked up, never made into a path. */
export const handle = (description: string) => z.string().min(1).max(80).describe(description);
