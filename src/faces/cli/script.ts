import { answer } from '../../app/rehearse.ts';
import { steer } from '../../app/steer.ts';
import { isAskingBack } from '../../core/session/asking-back.ts';
import { type SessionState, slotOf, turnOf } from '../../core/session/state.ts';
import { type Steering, steeringIn } from '../../core/session/words.ts';
import type { AnswerScript } from './answers.ts';
import { endOf, modelLines, pageOf, type Rehearsal, stateOf, turnToAnswer } from './rehearsal.ts';
import { pointLines } from './thread-feedback.ts';
import { answerLines, moveLines, numberOf, questionLines, steeringLines, whyLines } from './transcript.ts';

/** More blocks than any session can use: a script that only ever steers is stopped here. */
const STEPS_MAX = 500;

/**
 * Holds the whole rehearsal with prepared answers and writes it down as it goes. A block that is a command word is the
 * command; the self-rating is declined; 모르겠습니다 when the answers run out, and then a word on which questions. Returns the state at the end.
 */
export async function rehearseByScript(rehearsal: Rehearsal, script: AnswerScript): Promise<SessionState> {
  const silent = rehearsal.console.json;
  const print = (lines: readonly string[]) => {
    if (!silent) rehearsal.print(lines);
  };
  let state = await stateOf(rehearsal);
  let shown: string | null = null;
  const stoodIn = new Set<string>();
  for (let step = 0; step < STEPS_MAX; step++) {
    const turnId = turnToAnswer(state);
    if (state.ended && state.retrying === null) break;
    if (turnId === null) {
      state = (await steer(rehearsal.deps, rehearsal.id, { action: 'resume' })).session.state;
      if (turnToAnswer(state) === null && !state.ended) break;
      continue;
    }
    if (shown !== turnId) print(['', ...questionLines(pageOf(rehearsal, state), turnId)].slice(shown === null ? 1 : 0));
    shown = turnId;
    const { asked } = turnOf(state, turnId);
    const prepared = script.next(asked.key);
    const said = prepared ?? rehearsal.words.unknown;
    if (prepared === null) {
      const number = `[${numberOf(state, asked.slot)}]`;
      stoodIn.add(asked.kind === 'follow-up' ? `${number} ${rehearsal.words.followUpTag}` : number);
    }
    const steering = steeringIn(said);
    if (steering) state = await steered(rehearsal, state, steering, said, print);
    else if (isAskingBack(state, turnId, said)) {
      const { session, reply } = await steer(rehearsal.deps, rehearsal.id, { action: 'clarify', text: said });
      print(steeringLines(pageOf(rehearsal, state), said, reply));
      state = session.state;
    } else {
      ({
        session: { state },
      } = await answer(rehearsal.deps, rehearsal.id, { turn: turnId, text: said, via: 'file' }));
      print([...answerLines(pageOf(rehearsal, state), turnId, said), ...moveLines(pageOf(rehearsal, state), turnId)]);
      const { slot } = turnOf(state, turnId).asked;
      if (
        state.started?.mode === 'coach' &&
        slotOf(state, slot).shown.length > 0 &&
        turnOf(state, turnId).decided?.outcome === 'move-on'
      )
        print(['', ...(await pointLines(rehearsal, state, slot))]);
    }
  }
  if (state.ended && state.selfRating === null && state.started?.mode === 'exam') {
    state = (await steer(rehearsal.deps, rehearsal.id, { action: 'self-rate', rating: 'declined' })).session.state;
  }
  print(['', ...(await endOf(rehearsal, state)).lines, ...(await modelLines(rehearsal, state))]);
  if (stoodIn.size > 0)
    rehearsal.console.err(rehearsal.words.ranOut(rehearsal.words.unknown.replace(/\.$/u, ''), [...stoodIn].join(', ')));
  if (script.unused.length > 0) rehearsal.console.err(rehearsal.words.unused(script.unused.join(', ')));
  return state;
}

async function steered(
  rehearsal: Rehearsal,
  state: SessionState,
  steering: Steering,
  said: string,
  print: (lines: readonly string[]) => void,
): Promise<SessionState> {
  const page = pageOf(rehearsal, state);
  const turnId = turnToAnswer(state)!;
  switch (steering) {
    case 'why':
      print([...steeringLines(page, said, null), ...whyLines(page, turnId)]);
      return state;
    case 'think':
    case 'said':
    case 'ambiguous-again':
      // There is nobody to wait for or to ask: the next block is the answer.
      print(steeringLines(page, said, null));
      return state;
    default: {
      const action = steering === 'dislike' ? 'skip' : steering;
      if (action === 'retry' && page.state.turnOrder.every((id) => turnOf(state, id).attempts.length === 0)) {
        print(steeringLines(page, said, null));
        return state;
      }
      const { session, reply } = await steer(rehearsal.deps, rehearsal.id, {
        action,
        ...(steering === 'dislike' ? { text: said } : {}),
      });
      print([
        ...steeringLines(page, said, action === 'retry' ? rehearsal.words.retrying : reply),
        ...moveLines(pageOf(rehearsal, session.state), turnId),
      ]);
      return session.state;
    }
  }
}
