import { z } from 'zod';
import { ANSWER_MAX } from '../../../core/session/events.ts';
import { loose } from '../input.ts';
import { FULL_TURN_BYTES } from '../present/fit.ts';
import { AssessmentShape, FollowUpShape, handle, MissedShape } from '../schemas.ts';
import { MISSED_MAX } from '../side-arguments.ts';
import { tool } from '../tool.ts';

export const input = z.object({
  session: handle('Session id from start_rehearsal'),
  turn: handle('The turn that is answered, as in the last result (t3)'),
  answer: z.string().min(1).max(ANSWER_MAX).describe("The candidate's words, verbatim, in full"),
  asked: loose(z.string().max(400), 'What you really said to the candidate, if not the words given'),
  followUps: loose(z.array(FollowUpShape).max(2), 'Your proposals for the next follow-up, best first'),
  assessment: loose(AssessmentShape, 'Optional, as the work of submit_work; normally sent later, by ticket', 'bare'),
  missed: loose(z.array(MissedShape).max(MISSED_MAX), 'Turns held without calling this tool, oldest first'),
});

export const submitAnswerTool = tool({
  name: 'submit_answer',
  title: '답변 제출 · Submit an answer',
  description: `Stores the candidate's answer in a mock interview (모의 면접) and returns the next thing to say: a 꼬리 질문 (follow-up) that goes after what was really said, or the next question. Call it once after every answer, before you say anything else. answer = the candidate's own words, verbatim: never write, shorten, translate or improve them, never answer for the person. In exam mode (실전) comment on nothing: no praise, no summary, no correction; say only what stands under **지금 할 말**. In coach mode feedback comes after the thread, through submit_work.
Keep it light: beyond the answer, at most one or two followUps for the biggest holes you see (which probe, the candidate's own phrase as anchor, one short question). kkori decides whether to probe and may use your wording. If you put the question in other words, send them as asked. If turns were held without calling, send them in missed, oldest first. assessment may be left out: the checks come by ticket when the thread closes.
The same turn and answer again changes nothing and returns the stored outcome. A turn that is not open is refused with the open question. After feedback the main turn may be answered once more (다시 답하기). For 다시, 힌트, 넘어가기, 그만 or a question back to the interviewer use steer_rehearsal. followUps, assessment and missed may also be JSON strings.`,
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  input,
  limit: FULL_TURN_BYTES,
  load: () => import('../calls/submit-answer.ts'),
});
