import type { z } from 'zod';
import { KkoriError } from '../../../core/errors.ts';
import { rateableThreads, type SelfRating, threadRatings } from '../../../core/session/self-rating.ts';
import type { SessionState } from '../../../core/session/state.ts';
import { sessionNamed } from '../sessions.ts';
import { steered } from '../steered.ts';
import type { Answer, Call } from '../tool.ts';
import type { input } from '../tools/steer-rehearsal.ts';

export async function run(
  { deps, client }: Call,
  { session, action, text, rating }: z.output<typeof input>,
): Promise<Answer> {
  const { state } = await sessionNamed(deps, session);
  if (action === 'self-rate' && rating === undefined) {
    throw new KkoriError('input', '`rating`이 필요합니다.', {
      hint: '지원자에게 막힘(1), 보통(2), 자신(3) 가운데 무엇인지 물어 그대로 보내 주세요. 답하지 않으면 declined (ask the candidate; declined if they would rather not).',
    });
  }
  if (action === 'clarify' && text === undefined) {
    throw new KkoriError(
      'input',
      '`text`에 지원자가 되물은 말을 그대로 넣어 주세요 (the question the candidate asked back).',
    );
  }
  const rated = rating === undefined ? undefined : ratingOf(rating);
  const ratings = action === 'self-rate' && text ? marksOf(state, text) : undefined;
  return steered(deps, session, { action, text, rating: rated, ratings }, client);
}

function ratingOf(rating: NonNullable<z.output<typeof input>['rating']>): 1 | 2 | 3 | 'declined' {
  return rating === 'declined' ? rating : (Number(rating) as 1 | 2 | 3);
}

/** Marks of single threads, which come as text: the schema stays flat. */
function marksOf(state: SessionState, text: string): Record<string, SelfRating> {
  const threads = rateableThreads(state);
  const marks = threadRatings(text, threads);
  if (marks) return marks;
  throw new KkoriError('input', `\`text\`에는 줄기 ${threads.length}개의 숫자(1–3, 모르면 0)를 차례대로 넣어 주세요.`, {
    hint: `One digit for each of the ${threads.length} threads, or leave text out.`,
  });
}
