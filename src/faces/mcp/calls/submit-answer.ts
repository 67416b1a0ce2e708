import type { z } from 'zod';
import { answer } from '../../../app/rehearse.ts';
import { KkoriError } from '../../../core/errors.ts';
import { isAskingBack } from '../../../core/session/asking-back.ts';
import { steeringIn } from '../../../core/session/words.ts';
import { answerStored } from '../present/answered.ts';
import { viewOf } from '../present/view.ts';
import { sessionNamed } from '../sessions.ts';
import { askedIn, followUpsIn, missedIn, unfolded } from '../side-arguments.ts';
import { steered } from '../steered.ts';
import type { Answer, Call } from '../tool.ts';
import type { input } from '../tools/submit-answer.ts';

/** What the candidate says instead of an answer and is done at once; other words of the kind are asked about. */
const STEERING = { repeat: 'repeat', hint: 'hint', skip: 'skip', retry: 'retry' } as const;

export async function run({ deps, client }: Call, args: z.output<typeof input>): Promise<Answer> {
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

  // A question about the question burns nothing: the interviewer says it again, or narrows it.
  if (
    missed.value.length === 0 &&
    args.turn === session.state.open &&
    isAskingBack(session.state, args.turn, args.answer)
  )
    return steered(deps, args.session, { action: 'clarify', text: args.answer }, client);

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
}

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
