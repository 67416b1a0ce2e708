import type { Deps } from '../../app/deps.ts';
import { type SteerInput, steer } from '../../app/steer.ts';
import { openTickets } from '../../app/work.ts';
import { slotOf, turnOf } from '../../core/session/state.ts';
import { answerCall, nextCalls } from './present/calls.ts';
import { turnResult } from './present/result.ts';
import { afterAnswer, standing, type Utterance } from './present/utter.ts';
import { type View, viewOf } from './present/view.ts';
import type { Answer } from './tool.ts';

/** Steers a session and says where it stands then. Nothing of this is scored. */
export async function steered(deps: Deps, id: string, input: Omit<SteerInput, 'by'>, client: string): Promise<Answer> {
  const { session, reply } = await steer(deps, id, { ...input, by: { coach: 'host', ...(client ? { client } : {}) } });
  const view = await viewOf(deps, session);
  const { state } = view;
  const closed = closedBy(view, input);
  const calls = state.retrying ? [answerCall(view, state.retrying)] : nextCalls(view, closed);
  return {
    text: turnResult(view, {
      stored: storedLines(view, input),
      ...utterance(view, input, reply),
      closed,
      calls,
    }),
  };
}

function utterance(view: View, { action, rating }: SteerInput, reply: string | null): Utterance {
  const { state, t } = view;
  switch (action) {
    case 'repeat':
    case 'hint':
    case 'clarify':
    case 'retry':
      return { say: reply ?? standing(view).say, next: null };
    case 'skip': {
      const skipped = [...state.turnOrder].reverse().find((turn) => turnOf(state, turn).decided?.code === 'skipped');
      return skipped ? afterAnswer(view, skipped) : standing(view);
    }
    case 'self-rate':
      return openTickets(state).length > 0
        ? {
            say: t('말씀 고맙습니다. 잠시 정리해서 말씀드리겠습니다.', 'Thank you. Let me put my notes in order.'),
            next: null,
          }
        : {
            say:
              rating === undefined
                ? standing(view).say
                : t('말씀 고맙습니다. 보고서를 보겠습니다.', 'Thank you. Let us look at the report.'),
            next: null,
          };
    case 'end':
    case 'resume':
      return standing(view);
  }
}

function storedLines(view: View, { action, rating }: SteerInput): string[] {
  const { state, t } = view;
  const { ended } = state;
  switch (action) {
    case 'self-rate':
      return [
        t(`자기 평가 저장: ${rating ?? 'declined'}`, `self-rating stored: ${rating ?? 'declined'}`),
        owedLine(view),
      ];
    case 'end':
      return [
        t(
          '지원자가 회차를 끝냈습니다. 답은 모두 저장되어 있습니다.',
          'the candidate ended the session; every answer is stored.',
        ),
      ];
    case 'resume':
      return [
        ended
          ? t('이 회차는 끝났습니다.', 'this session has ended.')
          : t('여기부터 이어 갑니다.', 'going on from here.'),
        `${t('저장된 답', 'answers stored')}: ${state.turnOrder.filter((id) => turnOf(state, id).attempts.length > 0).length}`,
        owedLine(view),
      ];
    case 'skip':
      return [t('넘어갔습니다. 채점하지 않습니다.', 'skipped; not scored.')];
    case 'retry':
      return [
        t(
          `${state.retrying}에 다시 답합니다. 앞 답은 남아 있습니다.`,
          `${state.retrying} is answered again; the first answer stays.`,
        ),
      ];
    default:
      return [t('기록했습니다. 채점하지 않습니다.', 'noted; not scored.')];
  }
}

function owedLine({ state, t }: View): string {
  const open = openTickets(state);
  return open.length === 0
    ? ''
    : t(`보낼 평가 ${open.length}: ${open.join(', ')}`, `checks owed ${open.length}: ${open.join(', ')}`);
}

/** In coach mode a resumed session shows the checks that are owed last, so that a new conversation can go on. */
function closedBy({ state, exam }: View, { action }: SteerInput): string | null {
  if (exam || (action !== 'resume' && action !== 'end')) return null;
  const ticket = openTickets(state).at(-1);
  const slot = ticket ? (state.tickets.get(ticket)?.subject.slot ?? null) : null;
  return slot && slotOf(state, slot).status === 'closed' ? slot : null;
}
