import { z } from 'zod';
import { ANSWER_MAX } from '../../../core/session/events.ts';
import { ID_PATTERN, LANGUAGES } from '../../../core/vocabulary.ts';
import { optional } from '../input.ts';
import { tool } from '../tool.ts';

export const input = z.object({
  question: z.string().min(1).max(1000).describe("The interview question, or its label in the candidate's notes (Q3)"),
  answer: z.string().min(1).max(ANSWER_MAX).describe("The candidate's answer, verbatim"),
  dossier: optional(z.string().regex(ID_PATTERN).max(80)).describe('Slug from list_dossiers, if it belongs to one'),
  lang: optional(z.enum(LANGUAGES)).describe('ko or en; by default as the question'),
});

export const askFollowUpsTool = tool({
  name: 'ask_follow_ups',
  title: '꼬리 질문 · Follow-up questions',
  description: `꼬리 질문 (follow-up questions, 압박 질문) for one interview question and one answer (면접 답변), without a rehearsal and without storing anything: at most three, each of another kind, each with the words of the answer it takes hold of and why; or why nothing more would be asked. answer is the candidate's own words, verbatim. For a whole mock interview use start_rehearsal; for everything else about a written draft use critique_draft. Reads only.`,
  annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  input,
  load: () => import('../calls/ask-follow-ups.ts'),
});
