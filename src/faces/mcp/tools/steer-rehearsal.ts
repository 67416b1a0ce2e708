import { z } from 'zod';
import type { SteerAction } from '../../../app/steer.ts';
import { optional } from '../input.ts';
import { FULL_TURN_BYTES } from '../present/fit.ts';
import { handle } from '../schemas.ts';
import { tool } from '../tool.ts';

const ACTIONS = [
  'repeat',
  'hint',
  'clarify',
  'skip',
  'retry',
  'self-rate',
  'end',
  'resume',
] as const satisfies readonly SteerAction[];
const RATINGS = ['1', '2', '3', 'declined'] as const;

export const input = z.object({
  session: handle('Session id'),
  action: z.enum(ACTIONS).describe('What the candidate asked for'),
  text: optional(z.string().max(1000)).describe(
    "For clarify: the candidate's question, verbatim. For self-rate, if they say it: one digit a thread in order (2 1 3; 0 = left out)",
  ),
  rating: z
    .preprocess(
      (value) => (value === null || value === '' ? undefined : typeof value === 'number' ? String(value) : value),
      z.enum(RATINGS).optional(),
    )
    .optional()
    .describe('For self-rate: 1 stuck, 2 all right, 3 confident, or declined'),
});

export const steerRehearsalTool = tool({
  name: 'steer_rehearsal',
  title: '면접 진행 조작 · Steer the rehearsal',
  description: `Steers a mock interview (모의 면접) when the candidate says something that is not an answer; none of it is scored. Say what comes back under **지금 할 말**, nothing else.
repeat: 질문 다시, the question again. hint: 힌트 (coach mode only). clarify: the candidate asks back (되묻기); put their question in text. skip: 넘어가기. retry: 다시 답하기, the last question is answered once more, then send it with submit_answer. self-rate: after the end of an exam-mode session the candidate says how it went, before any feedback: rating 1 막힘 (stuck), 2 보통, 3 자신 (confident), or declined; ask them, never rate for them. end: 그만; confirm first. resume: go on with an open session, for example in a new conversation.`,
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: false, openWorldHint: false },
  input,
  limit: FULL_TURN_BYTES,
  load: () => import('../calls/steer-rehearsal.ts'),
});
