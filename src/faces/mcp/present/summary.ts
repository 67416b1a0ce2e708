import type { Session } from '../../../app/advance.ts';
import type { Deps } from '../../../app/deps.ts';
import type { TicketOutcome } from '../../../app/work.ts';
import type { TicketState } from '../../../core/session/state.ts';
import { callsPart, reportCall, summaryCall } from './calls.ts';
import { spoken } from './fence.ts';
import { clip, compose } from './fit.ts';
import { heading } from './labels.ts';
import { viewOf } from './view.ts';

/** What became of a host's summary: stored and said, or what to mend. */
export async function summaryTaken(
  deps: Deps,
  session: Session,
  { ticket }: TicketState,
  { outcome, problems }: TicketOutcome,
): Promise<string> {
  const view = await viewOf(deps, session);
  const { lang, t, state } = view;
  if (outcome === 'refused')
    return compose([
      {
        text: `${heading('stored', lang)}\n- ${t('받지 않았습니다. 고쳐서 같은 ticket으로 다시 보내 주세요', 'refused: mend it and send it with the same ticket')} \`${ticket}\`\n${problems
          .slice(0, 8)
          .map((problem) => `- ${clip(problem, 300)}`)
          .join('\n')}`,
      },
      { text: callsPart([summaryCall(view, ticket)], view) },
    ]);
  return compose([
    { text: `${heading('stored', lang)}\n- ${t('회차 정리를 저장했습니다', 'the summary is stored')}` },
    state.summarised ? { text: `${heading('say', lang)}\n${spoken(state.summarised.text)}` } : null,
    { text: callsPart([reportCall(view)], view) },
  ]);
}
