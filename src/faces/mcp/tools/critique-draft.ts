import { z } from 'zod';
import { ANSWER_MAX } from '../../../core/session/events.ts';
import { ID_PATTERN, LANGUAGES } from '../../../core/vocabulary.ts';
import { optional } from '../input.ts';
import { CRITIQUE_BYTES } from '../present/fit.ts';
import { tool } from '../tool.ts';

export const input = z.object({
  dossier: optional(z.string().regex(ID_PATTERN).max(80)).describe(
    'Slug from list_dossiers, if the draft belongs to one',
  ),
  question: optional(z.string().max(1000)).describe(
    "A label of the candidate's notes (Q3) or the question in words. Left out: all drafts of the dossier",
  ),
  draft: optional(z.string().max(ANSWER_MAX)).describe(
    "The candidate's draft, verbatim. Left out: the one in the notes",
  ),
  lang: optional(z.enum(LANGUAGES)).describe('ko or en; by default as the question'),
});

export const critiqueDraftTool = tool({
  name: 'critique_draft',
  title: '답변 초안 비평 · Critique a draft',
  description: `Critiques a written answer to an interview question (답변 초안 첨삭, 자소서·면접 답변 피드백, 비평) before the interview: draft in the candidate's own words, verbatim, or the one in their notes by its label. Returns at once what code can see: at most three points, what the question asks for and was not found, what does not agree with résumé, posting or other drafts, claims without support, 꼬리 지도 (attack map: the follow-up each sentence invites and what is ready for it), speaking time, misspelt names. No score, no verdict.
It also gives a ticket under **평가**: send your own judgement with submit_work. An improved answer may hold nothing that is not in the draft, the résumé or the dossier: ask the candidate for what is missing, or leave a blank such as [측정값]; kkori refuses inventions. Say 찾지 못했습니다, not 빠졌습니다. The same draft again changes nothing; a changed draft is compared with the one before. Without question: every draft side by side, what to mend first, requirements that no answer touches.`,
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  limit: CRITIQUE_BYTES,
  input,
  load: () => import('../calls/critique-draft.ts'),
});
