import { openTickets } from '../../../app/work.ts';
import { reportIsOpen, slotOf, turnOf, unknownThreadsInARow } from '../../../core/session/state.ts';
import { acknowledgement } from './acknowledge.ts';
import type { View } from './view.ts';

/** What the interviewer says now, and the question that comes after it. */
export type Utterance = { say: string; next: string | null };

/** Threads in a row closed with 모르겠습니다 after which stopping is offered. */
const STUCK = 3;

/** A question as it is put; the first of a design problem says that its figures are invented. */
export function questionWords(view: View, turn: string): string {
  const { asked } = turnOf(view.state, turn);
  const { slot } = slotOf(view.state, asked.slot);
  const first = slot.design && view.state.slots.find((s) => s.slot.design === slot.design)?.turns[0] === turn;
  return first
    ? `${asked.question} ${view.t('(문제의 조건은 지어낸 것입니다.)', '(The figures of this problem are invented.)')}`
    : asked.question;
}

/** After an answer (or a skip) of `turn`. */
export function afterAnswer(view: View, turn: string): Utterance {
  const { state, exam, t } = view;
  const slot = slotOf(state, turnOf(state, turn).asked.slot);
  const open = state.open;
  if (open && turnOf(state, open).asked.slot === slot.slot.id) {
    const question = questionWords(view, open);
    return { say: exam ? `${acknowledgement(state, open)} ${question}` : question, next: null };
  }
  if (state.ended) return { say: closingWords(view), next: null };
  const stop =
    unknownThreadsInARow(state) >= STUCK
      ? ` ${t('여기서 잠시 멈추셔도 됩니다. 계속할까요?', 'We may stop here for now. Shall we go on?')}`
      : '';
  if (!exam && hasWork(view, slot.slot.id))
    return {
      say: `${t('이 줄기는 여기까지입니다. 잠시 정리해서 말씀드리겠습니다.', 'That is it for this thread. Let me put my notes in order.')}${stop}`,
      next: open,
    };
  return {
    say: `${exam || open === null ? acknowledgement(state, open) : t('네, 알겠습니다. 다음 질문입니다.', 'All right. Next question.')}${stop}`,
    next: open,
  };
}

/** Where a session stands, for a host that comes back to it. */
export function standing(view: View): Utterance {
  const turn = view.state.retrying ?? view.state.open;
  return { say: turn ? questionWords(view, turn) : closingWords(view), next: null };
}

/** True when the host owes the checks of this thread. */
function hasWork({ state }: View, slot: string): boolean {
  return openTickets(state).some((ticket) => state.tickets.get(ticket)?.subject.slot === slot);
}

function closingWords(view: View): string {
  const { state, exam, t } = view;
  if (exam && !reportIsOpen(state)) {
    return t(
      '오늘 질문은 여기까지입니다. 수고하셨습니다. 제 의견을 드리기 전에, 스스로 보시기에 오늘은 막힘, 보통, 자신 가운데 어디에 가까웠나요? 답하지 않으셔도 됩니다.',
      'That was the last question, thank you. Before I say anything: were you stuck, all right, or confident today? You may decline.',
    );
  }
  return t(
    '오늘 질문은 여기까지입니다. 수고하셨습니다. 잠시 정리해서 말씀드리겠습니다.',
    'That was the last question, thank you. Let me put my notes in order.',
  );
}
