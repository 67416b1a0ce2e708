import { z } from 'zod';
import { loose } from '../input.ts';
import { FULL_TURN_BYTES } from '../present/fit.ts';
import { handle, WorkShape } from '../schemas.ts';
import { tool } from '../tool.ts';

export const input = z.object({
  ticket: handle('Ticket from **평가**, as it stands there'),
  work: loose(WorkShape, 'The assessment of the thread or draft, or the sections of a dossier'),
});

export const submitWorkTool = tool({
  name: 'submit_work',
  title: '평가 제출 · Submit the checks of a thread',
  description: `Sends your assessment of one finished thread (줄기) of a mock interview (모의 면접), of a draft from critique_draft, prose for a dossier from build_dossier (work = {sections}), or the summary of a session (work = {text, next}), for the ticket that a result gave under **평가**: in coach mode right after the thread, in exam mode for each ticket after the candidate rated themselves. work = {checks, points}; for a draft also improved. checks: for every listed id met yes, no or unsure; a yes needs quote, the candidate's own words, verbatim, from an answer of that thread; listed expected points (card#point) are checks too. points: at most three, what to keep first, each with a quote or the phrase of the question it answers to; about the answer, never the person; no scores, no pass or fail, no praise words.
kkori verifies every quote: what cannot be verified does not count against the candidate, it is dropped and counted. The result gives the feedback to say and the question that comes next. A work that cannot be read is returned with what to fix, and the ticket stays open. The same ticket again changes nothing. A ticket never blocks the interview: submit_answer goes on without it. work may also be a JSON string.`,
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  input,
  limit: FULL_TURN_BYTES,
  load: () => import('../calls/submit-work.ts'),
});
