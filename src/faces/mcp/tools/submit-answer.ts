import { z } from 'zod';
import { answer } from '../../../app/rehearse.ts';
import { KkoriError } from '../../../core/errors.ts';
import { ANSWER_MAX } from '../../../core/session/events.ts';
import { steeringIn } from '../../../core/session/words.ts';
import { loose } from '../input.ts';
import { answerStored } from '../present/answered.ts';
import { viewOf } from '../present/view.ts';
import { AssessmentShape, FollowUpShape, handle, MissedShape } from '../schemas.ts';
import { sessionNamed } from '../sessions.ts';
import { askedIn, followUpsIn, MISSED_MAX, missedIn, unfolded } from '../side-arguments.ts';
import { steered } from '../steered.ts';
import { tool } from '../tool.ts';

/** What the candidate says instead of an answer and is done at once; other words of the kind are asked about. */
const STEERING = { repeat: 'repeat', hint: 'hint', skip: 'skip', retry: 'retry' } as const;

export const submitAnswerTool = tool({
  name: 'submit_answer',
  title: '답변 제출 · Submit an answer',
  description: `Stores the candidate's answer in a mock interview (모의 면접) and returns the next thing to say: a 꼬리 질문 (follow-up) that goes after what was really said, or the next question. Call it once after every answer, before you say anything else. answer = the candidate's own words, verbatim: never write, shorten, translate or improve them, never answer for the person. In exam mode (실전) comment on nothing: no praise, no summary, no correction; say only what stands under **지금 할 말**. In coach mode feedback comes after the thread, through submit_work.
Keep it light: beyond the answer, at most one or two followUps for the biggest holes you see (which probe, the candidate's own phrase as anchor, one short question). kkori decides whether to probe and may use your wording. If you put the question in other words, send them as asked. If turns were held without calling, send them in missed, oldest first. assessment may be left out: the checks come by ticket when the thread closes.
The same turn and answer again changes nothing and returns the stored outcome. A turn that is not open is refused with the open question. After feedback the main turn may be answered once more (다시 답하기). For 다시, 힌트, 넘어가기, 그만 or a question back to the interviewer use steer_rehearsal. followUps, assessment and missed may also be JSON strings.`,
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  input: z.object({
    session: handle('Session id from start_rehearsal'),
    turn: handle('The turn that is answered, as in the last result (t3)'),
    answer: z.string().min(1).max(ANSWER_MAX).describe("The candidate's words, verbatim, in full"),
    asked: loose(z.string().max(400), 'What you really said to the candidate, if not the words given'),
    followUps: loose(z.array(FollowUpShape).max(2), 'Your proposals for the next follow-up, best first'),
    assessment: loose(AssessmentShape, 'Optional, as the work of submit_work; normally sent later, by ticket', 'bare'),
    missed: loose(z.array(MissedShape).max(MISSED_MAX), 'Turns held without calling this tool, oldest first'),
  }),
  async run({ deps, client }, args) {
    const session = await sessionNamed(deps, args.session);
    if (args.answer.trim() === '') {
      throw new KkoriError('input', '답이 비어 있습니다.', {
        hint: '지원자가 답하면 그 말을 그대로 보내 주세요. 넘어가려면 steer_rehearsal에 action skip을 보냅니다 (empty answer; to skip: steer_rehearsal).',
      });
    }
    const missed = missedIn(args.missed);
    const words = missed.value.length === 0 && args.turn === session.state.open ? steeringIn(args.answer) : null;
    if (words && words in STEERING)
      return steered(deps, args.session, { action: STEERING[words as keyof typeof STEERING] }, client);
    if (words === 'end' || words === 'ambiguous-again' || words === 'think')
      return { text: notAnAnswer(args.session, words), failed: true };

    const followUps = followUpsIn(args.followUps);
    const assessment = unfolded(args.assessment, 'assessment');
    const outcome = await answer(deps, args.session, {
      turn: args.turn,
      text: args.answer,
      via: 'host',
      asked: askedIn(args.asked),
      proposals: followUps.value,
      assessment: assessment.value,
      missed: missed.value,
      client,
    });
    const view = await viewOf(deps, outcome.session);
    const problems = [...outcome.problems, ...followUps.problems, ...assessment.problems, ...missed.problems];
    const sent = {
      proposals: followUps.value.length,
      assessment: args.assessment !== undefined && args.assessment !== null,
      raw: assessment.value,
    };
    return { text: answerStored(view, { ...outcome, unstored: outcome.unstored + missed.lost, problems }, sent) };
  },
});

/** Short words that may mean several things are asked about, not guessed. */
function notAnAnswer(session: string, words: 'end' | 'ambiguous-again' | 'think'): string {
  const call = (action: string) => JSON.stringify({ tool: 'steer_rehearsal', arguments: { session, action } });
  const block = (...actions: string[]) => `**다음 호출**\n\`\`\`json\n${actions.map(call).join('\n')}\n\`\`\``;
  switch (words) {
    case 'end':
      return `**저장하지 않았습니다** — 그만하겠다는 말로 들립니다. 끝낼지 지원자에게 확인해 주세요 (asks to stop: confirm, then end).\n\n${block('end')}`;
    case 'ambiguous-again':
      return `**저장하지 않았습니다** — ‘다시’가 질문을 다시 듣겠다는 것인지 다시 답하겠다는 것인지 물어봐 주세요 (repeat the question, or answer again?).\n\n${block('repeat', 'retry')}`;
    case 'think':
      return '**저장하지 않았습니다** — 생각할 시간을 달라는 말입니다. 기다렸다가 답이 오면 보내 주세요 (asks for time: wait for the answer).';
  }
}
