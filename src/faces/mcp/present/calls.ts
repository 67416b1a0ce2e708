import { openTickets, summaryTicket } from '../../../app/work.ts';
import { hasDepthLeft } from '../../../core/session/owed.ts';
import { reportIsOpen, turnOf } from '../../../core/session/state.ts';
import { heading } from './labels.ts';
import type { View } from './view.ts';

/** A call as a host can copy it. */
export type LiteralCall = { tool: string; arguments: Record<string, unknown> };

/** The literal calls, one JSON object a line; the first is the one to make. */
export function callsPart(calls: readonly LiteralCall[], view: View): string {
  if (calls.length === 0) return '';
  return `${heading('call', view.lang)}\n\`\`\`json\n${calls.map((call) => JSON.stringify(call)).join('\n')}\n\`\`\``;
}

export function answerCall(view: View, turn: string): LiteralCall {
  const { state, t } = view;
  const probing = hasDepthLeft(state, turnOf(state, turn).asked.slot);
  const proposal = { probe: '…', anchor: t('답의 명사구', 'noun phrase of the answer'), question: '…?', why: '…' };
  return {
    tool: 'submit_answer',
    arguments: {
      session: state.id,
      turn,
      answer: t('(지원자가 한 말 그대로)', "(the candidate's words, verbatim)"),
      ...(probing ? { followUps: [proposal] } : {}),
    },
  };
}

export function workCall(view: View, ticket: string): LiteralCall {
  const check = { id: '…', met: 'yes', quote: view.t('(답에서 그대로)', '(verbatim from an answer)') };
  return {
    tool: 'submit_work',
    arguments: {
      ticket,
      work: {
        checks: [check],
        points: [
          { kind: 'keep', quote: '…', say: '…' },
          { kind: 'fix', quote: '…', say: '…', next: '…' },
        ],
      },
    },
  };
}

export function rateCall(view: View): LiteralCall {
  const rating = view.t('(지원자가 말한 1, 2, 3 또는 declined)', '(what they said: 1, 2, 3 or declined)');
  return { tool: 'steer_rehearsal', arguments: { session: view.state.id, action: 'self-rate', rating } };
}

export function summaryCall(view: View, ticket: string): LiteralCall {
  const text = view.t('(회차 전체를 서너 문장으로)', '(the whole session in three or four sentences)');
  return { tool: 'submit_work', arguments: { ticket, work: { text, next: ['…'] } } };
}

export function reportCall(view: View): LiteralCall {
  return { tool: 'get_report', arguments: { session: view.state.id } };
}

/**
 * Where a session stands decides what to call next: feedback that is owed, the open question, rating, the report.
 * @param closed the thread whose checks stand in the same result: its ticket comes before older ones
 */
export function nextCalls(view: View, closed: string | null = null): LiteralCall[] {
  const { state } = view;
  const calls: LiteralCall[] = [];
  const open = openTickets(state);
  const shown = state.ended ? undefined : open.find((id) => state.tickets.get(id)?.subject.slot === closed);
  const ticket = shown ?? open[0];
  if (ticket) calls.push(workCall(view, ticket));
  const turn = state.retrying ?? state.open;
  if (turn) calls.push(answerCall(view, turn));
  if (state.ended && !reportIsOpen(state)) calls.push(rateCall(view));
  else if (state.ended) {
    const summary = summaryTicket(state);
    calls.push(reportCall(view), ...(summary ? [summaryCall(view, summary)] : []));
  }
  return calls;
}
