import { lastAttempt, type SessionState, slotOf, turnOf } from '../../core/session/state.ts';
import type { Language } from '../../core/vocabulary.ts';
import { probeName } from '../report-words.ts';
import { inline, type Style, widthOf, wrap } from './text.ts';
import { type Words, wordsFor } from './words.ts';

/** How a rehearsal is written down on the screen: the state comes in, lines come out. */
export type Page = { state: SessionState; width: number; style: Style; why: boolean };

const langOf = (state: SessionState): Language => state.started?.lang ?? 'ko';
const wordsOf = (page: Page): Words => wordsFor(langOf(page.state));

/** A thread's number as the candidate sees it: its place in the plan. */
export function numberOf(state: SessionState, slotId: string): number {
  return state.slots.findIndex((slot) => slot.slot.id === slotId) + 1;
}

/** `[2] question`, or ` 꼬리 question  [동작 방식]`, with why it is asked below when that is wanted. */
export function questionLines(page: Page, turnId: string): string[] {
  const { state, width, style } = page;
  const { asked } = turnOf(state, turnId);
  const words = wordsOf(page);
  if (asked.kind === 'follow-up') {
    const lines = wrap(asked.question, width, ` ${style.accent(words.followUpTag)} `, '    ');
    return page.why ? tagged(lines, `[${probeName(asked.probe, asked.why, langOf(state))}]`, width, style) : lines;
  }
  const lead = `[${numberOf(state, asked.slot)}] `;
  return [
    ...wrap(asked.question, width, style.bold(lead), ' '.repeat(lead.length)),
    ...(page.why ? whyLines(page, turnId) : []),
  ];
}

/** Why the open question is asked: the plan's reason, or the follow-up's. */
export function whyLines(page: Page, turnId: string): string[] {
  const { asked } = turnOf(page.state, turnId);
  const { slot } = slotOf(page.state, asked.slot);
  const reason = inline(asked.why ?? slot.reason);
  return reason === '' ? [] : wrap(`${wordsOf(page).why} · ${reason}`, page.width, '    ').map(page.style.dim);
}

export function answerLines(page: Page, turnId: string, text?: string): string[] {
  const said = text ?? lastAttempt(turnOf(page.state, turnId))?.text ?? '';
  return wrap(said === '' ? '…' : said, page.width, ` ${page.style.good(wordsOf(page).answerTag)} `, '    ');
}

/** What the candidate did instead of answering, and what came back. */
export function steeringLines(page: Page, said: string, reply: string | null): string[] {
  const lines = wrap(said, page.width, ' > ', '   ').map(page.style.dim);
  return reply ? [...lines, ...wrap(reply, page.width, '   ')] : lines;
}

/** ` → 넘어갑니다: reason` when the turn closed its thread; nothing otherwise. */
export function moveLines(page: Page, turnId: string): string[] {
  const { decided } = turnOf(page.state, turnId);
  if (decided?.outcome !== 'move-on') return [];
  return wrap(`${wordsOf(page).movingOn}: ${inline(decided.reason)}`, page.width, ' → ', '   ').map(page.style.dim);
}

/** A tag at the right edge of the last line, or of a line of its own where there is no room. */
function tagged(lines: string[], tag: string, width: number, style: Style): string[] {
  const last = lines.at(-1)!;
  const gap = width - widthOf(last) - widthOf(tag);
  if (gap >= 2) return [...lines.slice(0, -1), `${last}${' '.repeat(gap)}${style.dim(tag)}`];
  return [...lines, `${' '.repeat(Math.max(0, width - widthOf(tag)))}${style.dim(tag)}`];
}
