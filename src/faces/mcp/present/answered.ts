import type { AnswerOutcome } from '../../../app/rehearse.ts';
import { threadOf } from '../../../app/threads.ts';
import { openTickets } from '../../../app/work.ts';
import { verifyAssessWork } from '../../../core/critique/verify-assessment.ts';
import { bigramJaccard, stripRequest } from '../../../core/korean.ts';
import type { Dropped } from '../../../core/session/events.ts';
import { lastAttempt, slotOf, type TurnState, turnOf } from '../../../core/session/state.ts';
import { clip } from './fit.ts';
import { turnResult } from './result.ts';
import { afterAnswer, standing } from './utter.ts';
import type { View } from './view.ts';

/** What came with the answer. `raw` = the assessment as it came, unfolded. */
export type Sent = { proposals: number; assessment: boolean; raw: unknown };

/** Words with less in common than this were another question. */
const SAME_QUESTION = 0.08;

/** The result of an answer that is stored: what became of everything sent, and what to say now. */
export function answerStored(view: View, outcome: AnswerOutcome, sent: Sent): string {
  const { state, t } = view;
  const turn = turnOf(state, outcome.turn);
  const slot = slotOf(state, turn.asked.slot);
  const attempt = turn.attempts.find((a) => a.id === outcome.attempt) ?? lastAttempt(turn);
  const again = outcome.attempt !== 'a1';
  const after = state.turnOrder[state.turnOrder.indexOf(outcome.turn) + 1] ?? null;
  const moved = outcome.repeated && !again && after !== state.open;
  const closed = slot.turns.at(-1) === outcome.turn && turn.decided?.outcome === 'move-on' && !moved;
  const stored = [
    ...missedLines(view, outcome),
    outcome.repeated
      ? t(
          `${outcome.turn} ${outcome.attempt}은 이미 저장되어 있습니다. 바뀐 것은 없습니다.`,
          `${outcome.turn} ${outcome.attempt} was stored already; nothing changed.`,
        )
      : t(
          `${outcome.turn} ${outcome.attempt} 저장 (${attempt?.text.length ?? 0}자)`,
          `${outcome.turn} ${outcome.attempt} stored (${attempt?.text.length ?? 0} characters)`,
        ),
    moved ? t(`지금 열린 질문은 ${state.open ?? '없습니다'}`, `open now: ${state.open ?? 'none'}`) : '',
    attempt?.verbatim === 'unsure'
      ? t(
          '옮겨 적은 글로 보여 말투와 시간은 판단하지 않습니다 (verbatim: unsure). 지원자의 말을 글자 그대로 보내 주세요.',
          'reads like a retelling (verbatim: unsure): form and time are not judged. Send the very words.',
        )
      : '',
    ...askedLines(view, turn),
    ...(outcome.repeated ? [] : proposalLines(view, turn, sent)),
    ...(outcome.repeated ? [] : assessmentLines(view, outcome, sent)),
    ...outcome.problems.slice(0, 4).map((p) => clip(p, 160)),
    closed && !view.exam && turn.decided ? `${t('넘어가는 이유', 'Moving on')}: ${clip(turn.decided.reason, 160)}` : '',
    again && !view.exam ? comparison(view, turn) : '',
    waiting(view, closed ? slot.slot.id : null),
  ];
  const words =
    again && !closed
      ? { say: standing(view).say, next: null }
      : moved
        ? standing(view)
        : afterAnswer(view, outcome.turn);
  return turnResult(view, { stored, ...words, closed: closed || again ? slot.slot.id : null });
}

function missedLines({ t }: View, { missed, unstored }: AnswerOutcome): string[] {
  return [
    unstored > 0 ? t(`${unstored}턴이 저장되지 않았습니다.`, `${unstored} turn(s) were not stored.`) : '',
    missed > 0 ? t(`밀린 ${missed}턴을 먼저 저장했습니다.`, `${missed} missed turn(s) stored first.`) : '',
  ];
}

/** What the host said in other words: what was wrong with it, and whether it was another question altogether. */
function askedLines({ t }: View, { asked, worded }: TurnState): string[] {
  if (!worded) return [];
  const other = bigramJaccard(stripRequest(worded.text), stripRequest(asked.question)) < SAME_QUESTION;
  return [
    worded.problems.length > 0
      ? t(
          `고쳐 말한 질문에서: ${clip(worded.problems.join('; '), 160)}`,
          `in your wording: ${clip(worded.problems.join('; '), 160)}`,
        )
      : t('고쳐 말한 질문도 저장했습니다.', 'your wording is stored too.'),
    other
      ? t(
          '물으신 말이 이 질문과 다릅니다. 저장되지 않은 턴이 있는 것 같으니, 따로 나눈 문답은 missed로 보내 주세요.',
          'what you asked is another question: turns seem to be missing; send them in missed.',
        )
      : '',
  ];
}

function proposalLines({ t }: View, { decided }: TurnState, { proposals }: Sent): string[] {
  if (proposals === 0) return [];
  if (decided?.uses !== undefined)
    return [t(`제안 ${decided.uses + 1}을 썼습니다.`, `proposal ${decided.uses + 1} was used.`)];
  return [
    decided?.outcome === 'probe'
      ? t(
          `제안은 쓰지 않았습니다: 정해진 꼬리는 ${decided.probe}이고, 종류나 인용이나 말이 맞지 않았습니다.`,
          `proposals not used: ${decided.probe} was decided, and kind, anchor or wording did not fit.`,
        )
      : t('제안은 쓰지 않았습니다: 더 묻지 않고 넘어갑니다.', 'proposals not used: moving on.'),
  ];
}

/** A bad assessment is no error: the answer stands, what was dropped is said, and the ticket is still open. */
function assessmentLines(view: View, outcome: AnswerOutcome, sent: Sent): string[] {
  if (!sent.assessment) return [];
  const { state, material, t } = view;
  const turn = turnOf(state, outcome.turn);
  const attempt = turn.attempts.find((a) => a.id === outcome.attempt);
  const mine = attempt?.assessed.filter((a) => a.by.coach === 'host').at(-1);
  if (mine)
    return [
      `${t(`평가를 받았습니다: 체크 ${mine.checks.length}`, `assessment taken: ${mine.checks.length} checks`)}${droppedWords(mine.dropped, view)}`,
    ];
  const problems =
    sent.raw === undefined ? [] : verifyAssessWork(threadOf(state, turn.asked.slot, material), sent.raw).problems;
  return [
    t(
      `평가는 읽지 못했습니다. 답은 저장되었으니 다시 보내지 마세요. 줄기가 끝나면 ticket으로 보내시면 됩니다. ${clip(problems.join('; '), 200)}`,
      `the assessment could not be read. The answer is stored: do not send it again; use the ticket when the thread closes. ${clip(problems.join('; '), 200)}`,
    ),
  ];
}

/** Up to three things that did not count, and how many in all. */
export function droppedWords(dropped: readonly Dropped[], { t }: View): string {
  if (dropped.length === 0) return '';
  const shown = dropped.slice(0, 3).map((d) => `${clip(d.what, 40)}: ${clip(d.why, 80)}`);
  return t(` · 뺀 것 ${dropped.length} (${shown.join('; ')})`, ` · dropped ${dropped.length} (${shown.join('; ')})`);
}

/** Before and after of a question answered again, as far as rules see it. */
function comparison({ t }: View, turn: TurnState): string {
  const [before, after] = turn.attempts.slice(-2).map(
    (a) =>
      new Set(
        a.assessed
          .find((x) => x.by.coach === 'offline')
          ?.checks.filter((c) => c.met === true)
          .map((c) => c.id),
      ),
  );
  if (!before || !after) return '';
  const gained = [...after].filter((id) => !before.has(id));
  const lost = [...before].filter((id) => !after.has(id));
  if (gained.length + lost.length === 0)
    return t('다시 답한 것: 규칙으로 보이는 차이는 없습니다.', 'answered again: no difference that rules can see.');
  return [
    t('다시 답한 것', 'answered again'),
    gained.length > 0 ? `+ ${gained.join(', ')}` : '',
    lost.length > 0 ? `− ${lost.join(', ')}` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** Tickets of earlier threads that were never sent; none of them blocks the interview. */
function waiting({ state, exam, t }: View, closed: string | null): string {
  if (exam) return '';
  const open = openTickets(state).filter((id) => state.tickets.get(id)?.subject.slot !== closed);
  return open.length === 0
    ? ''
    : t(`아직 보내지 않은 평가: ${open.slice(0, 4).join(', ')}`, `checks still owed: ${open.slice(0, 4).join(', ')}`);
}
