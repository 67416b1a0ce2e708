import type { z } from 'zod';
import { takeProse } from '../../../app/build-dossier.ts';
import { takeSummary } from '../../../app/summary.ts';
import { openTickets, submitWork, type WorkOutcome, workOwed } from '../../../app/work.ts';
import { slotOf } from '../../../core/session/state.ts';
import { droppedWords } from '../present/answered.ts';
import { feedbackWords } from '../present/assessment.ts';
import { answerCall, workCall } from '../present/calls.ts';
import { proseTaken } from '../present/dossier.ts';
import { fenced, spoken } from '../present/fence.ts';
import { clip, compose } from '../present/fit.ts';
import { heading } from '../present/labels.ts';
import { turnResult } from '../present/result.ts';
import { summaryTaken } from '../present/summary.ts';
import { type View, viewOf } from '../present/view.ts';
import { unfolded } from '../side-arguments.ts';
import type { Answer, Call } from '../tool.ts';
import type { input } from '../tools/submit-work.ts';

export async function run({ deps, client }: Call, { ticket, work }: z.output<typeof input>): Promise<Answer> {
  const { value, problems } = unfolded(work, 'work');
  const given = value ?? problems[0] ?? {};
  const { session, owed } = await workOwed(deps, ticket);
  if (owed.brief === 'build-dossier')
    return { text: proseTaken(owed, await takeProse(deps, session, ticket, given, client), session) };
  if (owed.brief === 'summarise')
    return { text: await summaryTaken(deps, session, owed, await takeSummary(deps, session, ticket, given, client)) };
  const outcome = await submitWork(deps, ticket, given, client);
  const view = await viewOf(deps, outcome.session);
  if (view.state.started?.purpose === 'critique') return { text: critiqueWork(view, ticket, outcome) };
  return { text: outcome.outcome === 'refused' ? refused(view, ticket, outcome) : taken(view, outcome) };
}

/** The work of a draft: stored and shown, or what to mend. */
function critiqueWork(
  view: View,
  ticket: string,
  { outcome, problems, dropped, repeated, session }: WorkOutcome,
): string {
  const { t, lang } = view;
  const attempt = session.state.turns.get('t1')?.attempts.at(-1);
  const host = attempt?.assessed.filter((a) => a.by.coach === 'host').at(-1);
  if (outcome === 'refused')
    return compose([
      {
        text: `${heading('stored', lang)}\n- ${t('받지 않았습니다. 고쳐서 같은 ticket으로 다시 보내 주세요', 'refused: mend it and send it with the same ticket')} \`${ticket}\`\n${problems
          .slice(0, 6)
          .map((p) => `- ${clip(p, 300)}`)
          .join('\n')}`,
      },
    ]);
  const improved = host?.improved;
  return compose([
    {
      text: `${heading('stored', lang)}\n- ${
        repeated
          ? t('이미 받은 평가입니다. 바뀐 것은 없습니다.', 'taken before; nothing changed.')
          : t(`초안 평가 저장: 체크 ${host?.checks.length ?? 0}`, `critique stored: ${host?.checks.length ?? 0} checks`)
      }${dropped > 0 ? droppedWords(host?.dropped ?? [], view) : ''}`,
    },
    host && host.points.length > 0
      ? { text: `${heading('say', lang)}\n${spoken(feedbackWords(view, host.points))}` }
      : null,
    improved
      ? {
          text: `**${t('다듬은 답', 'Put better')}** (${t('빈칸은 지원자에게 물어 채웁니다', 'ask the candidate for the blanks')}: ${improved.slots.map((s) => `[${s}]`).join(', ') || '–'})\n${fenced(improved.text)}`,
        }
      : null,
  ]);
}

/** Nothing is lost: the ticket is still open, and the interview goes on without it. */
function refused(view: View, ticket: string, { problems }: WorkOutcome): string {
  const { state, t } = view;
  const stored = [
    t(
      '이 평가는 받지 못했습니다. ticket은 그대로 열려 있고, 답은 모두 저장되어 있습니다. 고칠 것:',
      'this work was not taken. The ticket is still open; every answer is stored. To mend:',
    ),
    ...problems.slice(0, 5).map((p) => clip(p, 200)),
  ];
  const turn = state.retrying ?? state.open;
  return turnResult(view, {
    stored,
    say: '',
    quiet: t('아직 말하지 말고 고쳐서 다시 보내 주세요', 'say nothing yet: mend it and send it again'),
    next: null,
    closed: state.tickets.get(ticket)?.subject.slot ?? null,
    calls: [workCall(view, ticket), ...(turn ? [answerCall(view, turn)] : [])],
  });
}

function taken(view: View, { slot: slotId, dropped, repeated, session }: WorkOutcome): string {
  const { state, exam, t } = view;
  const slot = slotOf(state, slotId);
  const mine = slot.turns
    .flatMap((id) => session.state.turns.get(id)?.attempts.at(-1)?.assessed ?? [])
    .filter((a) => a.by.coach === 'host');
  const checks = mine.at(-1)?.checks.length ?? 0;
  const left = openTickets(state);
  const stored = [
    repeated
      ? t('이미 받은 평가입니다. 바뀐 것은 없습니다.', 'taken before; nothing changed.')
      : t(`${slotId} 평가 저장: 체크 ${checks}`, `${slotId} assessment stored: ${checks} checks`),
    dropped > 0 ? droppedWords(mine.at(-1)?.dropped ?? [], view).replace(/^ · /, '') : '',
    left.length > 0
      ? t(
          `남은 평가 ${left.length}: ${left.slice(0, 6).join(', ')}`,
          `still owed ${left.length}: ${left.slice(0, 6).join(', ')}`,
        )
      : '',
  ];
  if (exam) {
    const quiet =
      left.length > 0
        ? t('아직 말하지 말고 남은 평가를 보내 주세요', 'say nothing yet: send the checks still owed')
        : undefined;
    return turnResult(view, {
      stored,
      say: t('정리가 끝났습니다. 보고서를 보겠습니다.', 'I am done. Let us look at the report.'),
      quiet,
      next: null,
    });
  }
  const main = slot.turns[0];
  const again = state.ended === null && main !== undefined;
  if (again)
    stored.push(t(`다시 답하기: submit_answer의 turn ${main}`, `to answer again: submit_answer, turn ${main}`));
  const ask = again ? `\n${t('다시 답하시겠어요, 다음으로 갈까요?', 'Would you like to answer again, or go on?')}` : '';
  return turnResult(view, {
    stored,
    say: `${feedbackWords(view, slot.shown.at(-1)?.points ?? [])}${ask}`,
    next: state.open,
    // The next that is owed comes with what it needs: its thread may have closed with others in one call.
    closed: left[0] === undefined ? null : (state.tickets.get(left[0])?.subject.slot ?? null),
  });
}
