import { openTickets } from '../../../app/work.ts';
import { reportIsOpen, slotOf, turnOf } from '../../../core/session/state.ts';
import { assessmentParts } from './assessment.ts';
import { callsPart, type LiteralCall, nextCalls } from './calls.ts';
import { checksPart, depth } from './checks.ts';
import { materialPart } from './evidence.ts';
import { spoken } from './fence.ts';
import { compose, FULL_TURN_BYTES, type Section, TURN_BYTES } from './fit.ts';
import { heading } from './labels.ts';
import type { Utterance } from './utter.ts';
import { questionWords } from './utter.ts';
import type { View } from './view.ts';

export type ResultParts = Utterance & {
  /** Lines of **저장**: what was stored, what was missed, what was dropped. */
  stored: readonly string[];
  /** The thread that this call closed: its checks go out with the result. */
  closed?: string | null;
  /** Instead of something to say: why nothing is said now. */
  quiet?: string;
  /** Other calls than where the session stands suggests. */
  calls?: readonly LiteralCall[];
  /** Material that the caller puts beside these parts; lines that only together with it say a key are left out. */
  beside?: string;
};

/** The largest result of a turn, bytes. */
export const turnBytes = ({ full }: View): number => (full ? FULL_TURN_BYTES : TURN_BYTES);

/** One turn's result as text. */
export function turnResult(view: View, parts: ResultParts): string {
  return compose(sections(view, parts), turnBytes(view));
}

/**
 * Always in the order of the contract: position / 저장 / 지금 할 말 / 이어서 / 확인할 것 / 평가 / 근거 / 다음 호출.
 */
export function sections(view: View, parts: ResultParts): (Section | null)[] {
  const { state, lang, exam, t } = view;
  const turn = state.retrying ?? state.open;
  const strict = exam && !reportIsOpen(state) ? t('이 말만, 그대로', 'only this, as it stands') : '';
  const say: Section = {
    text: parts.quiet
      ? `${heading('say', lang)} — ${parts.quiet}`
      : `${heading('say', lang, strict)}\n${spoken(parts.say)}`,
  };
  const next: Section | null = parts.next
    ? { text: `${heading('next', lang)} ${parts.next}\n${spoken(questionWords(view, parts.next))}` }
    : null;
  const material = materialPart(view, turn, unlocked(view, parts.closed ?? null), parts.beside);
  const stored = parts.stored.filter(Boolean).map((line) => `- ${line}`);
  return [
    { text: headLine(view, turn) },
    {
      text: `${heading('stored', lang)}\n${stored.join('\n')}`,
      shorter: [`${heading('stored', lang)}\n${stored.slice(0, 4).join('\n').slice(0, 800).toWellFormed()}`],
      gives: 1,
    },
    say,
    next,
    turn ? checksPart(view, turn, `${parts.beside ?? ''}\n${material?.text ?? ''}`) : null,
    ...assessmentParts(view, ticketsOf(view, parts.closed ?? null)),
    material,
    { text: callsPart(parts.calls ?? nextCalls(view, parts.closed), view) },
  ];
}

/** `session · turn · 2/7 · 꼬리 1/3 · coach` */
function headLine(view: View, turn: string | null): string {
  const { state, t } = view;
  if (!turn) return `${state.id} · ${t('끝', 'ended')} · ${state.slots.length}/${state.slots.length} · ${state.coach}`;
  const slot = slotOf(state, turnOf(state, turn).asked.slot);
  const { used, most } = depth(view, slot);
  return `${state.id} · ${turn} · ${state.slots.indexOf(slot) + 1}/${state.slots.length} · ${t('꼬리', 'follow-up')} ${used}/${most} · ${state.coach}`;
}

/** In coach mode the thread just closed, and after the end what is still owed; in exam mode, once rated, all of it. */
function ticketsOf(view: View, closed: string | null) {
  const { state, exam } = view;
  const open = openTickets(state).map((id) => state.tickets.get(id)!);
  if (!exam && !state.ended) return open.filter((ticket) => ticket.subject.slot === closed);
  return reportIsOpen(state) ? open : [];
}

/** The card of a thread that is over, unless another thread still stands on it. */
function unlocked(view: View, closed: string | null): string | null {
  const { state } = view;
  if (closed === null || !reportIsOpen(state)) return null;
  const { slot } = slotOf(state, closed);
  if (!slot.card || view.locked.has(`concepts/${slot.card}`)) return null;
  return `kkori://knowledge/concepts/${slot.card}`;
}
