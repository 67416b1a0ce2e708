import { asksForBareYears } from '../../core/plan/requirement-question.ts';
import type { SessionState } from '../../core/session/state.ts';
import { type ReportNames, reportWords, typeName } from '../report-words.ts';
import { cutTo, inline, type Style, wrap } from './text.ts';
import { type Words, wordsFor } from './words.ts';

type Header = {
  state: SessionState;
  names: ReportNames;
  width: number;
  style: Style;
  /** Which model, where the words go and what it may cost; null without one. */
  model?: string | null;
};

/** Requirements left out that are named before the rest is only counted. */
const NAMED = 3;

/** Company, format, length and mode in one line; who coaches, and what that coach cannot see. */
export function titleLines({ state, names, width, style, model }: Header, marks: readonly string[] = []): string[] {
  const started = state.started!;
  const words = wordsFor(started.lang);
  const shared = reportWords(started.lang);
  const parts = [
    started.title ? inline(started.title) : null,
    names.format(started.format),
    lengthOf(state, words),
    shared.mode[started.mode],
    ...marks,
  ];
  return [
    ...wrap(parts.filter(Boolean).join(' · '), width).map(style.bold),
    words.coach(shared.coach[state.coach] ?? state.coach),
    ...(model ? wrap(model, width) : []),
    ...wrap(shared.coachSays[state.coach] ?? '', width),
  ];
}

/** What is ahead, without the questions: stages with their minutes, requirements that do not come up, warnings. */
export function outlineLines({ state, names, width, style }: Header): string[] {
  const { lang, format } = state.started!;
  const words = wordsFor(lang);
  const stages = new Map<string, number>();
  for (const { slot } of state.slots) stages.set(slot.stage, (stages.get(slot.stage) ?? 0) + slot.minutes);
  const outline = [...stages]
    .map(([id, minutes]) => `${names.stage(format, id)} ${Math.max(1, Math.round(minutes))}`)
    .join(' → ');
  const must = (state.planned?.uncovered ?? []).filter((line) => line.kind === 'must' && !asksForBareYears(line.text));
  const named = must.slice(0, NAMED).map((line) => cutTo(line.text, 32));
  const more = must.length - named.length;
  return [
    ...wrap(outline, width),
    ...(named.length > 0
      ? wrap(`${words.notCovered}: ${named.join(' / ')}${more > 0 ? ` ${words.andMore(more)}` : ''}`, width).map(
          style.dim,
        )
      : []),
    ...(state.planned?.warnings ?? []).flatMap((warning) => wrap(inline(warning), width)).map(style.warn),
  ];
}

/** The plan with its questions: only on request, since an interviewee does not see them. */
export function planLines({ state, width, style }: Header): string[] {
  const { lang } = state.started!;
  const words = wordsFor(lang);
  return [
    style.bold(words.planHeading),
    ...state.slots.flatMap(({ slot }, i) => [
      ...wrap(`${typeName(slot.type, lang)} · ${inline(slot.question)}`, width, ` ${i + 1}. `, '    '),
      ...wrap(`${words.why} · ${inline(slot.reason)}`, width, '    ').map(style.dim),
    ]),
  ];
}

function lengthOf(state: SessionState, words: Words): string {
  const { limits, input } = state.started!;
  const how = input === 'spoken' ? words.spoken : words.typed;
  return limits.minutes === null
    ? `${words.questions(limits.questions ?? state.slots.length)}(${how})`
    : `${words.minutes(limits.minutes)}(${how})`;
}
