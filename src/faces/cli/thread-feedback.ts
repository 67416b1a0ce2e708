import { materialOf } from '../../app/advance.ts';
import { answer } from '../../app/rehearse.ts';
import { threadOf } from '../../app/threads.ts';
import { feedbackPoints } from '../../core/critique/points.ts';
import type { Point } from '../../core/session/events.ts';
import { assessmentOf } from '../../core/session/reading.ts';
import { type SessionState, slotOf, turnOf } from '../../core/session/state.ts';
import type { Rehearsal } from './rehearsal.ts';
import { confirmSaidIn, saidChecks } from './said.ts';
import { interviewerLines, type Sitting, terminalLine } from './sitting.ts';
import { cutTo, inline, padTo, wrap } from './text.ts';

/** Practice mode, after a thread: at most three points, then once more or on. The last thread has no once more. */
export async function threadFeedback(sitting: Sitting, state: SessionState, slotId: string): Promise<SessionState> {
  const { rehearsal, terminal } = sitting;
  const { words } = rehearsal;
  let current = state;
  rehearsal.print(['', ...(await pointLines(rehearsal, current, slotId))]);
  while (!current.ended) {
    const open = await missing(rehearsal, current, slotId);
    const choice = await terminal.choose(
      words.threadDone,
      [
        { value: 'next', label: words.threadNext },
        { value: 'retry', label: words.threadRetry },
        ...(open.length > 0 ? [{ value: 'said' as const, label: words.threadSaid }] : []),
      ],
      'next',
    );
    if (choice === 'next') break;
    if (choice === 'said') {
      const which =
        open.length === 1
          ? '0'
          : await terminal.choose(
              words.saidWhat,
              open.map((point, i) => ({ value: String(i), label: cutTo(point.say, rehearsal.console.width - 8) })),
              'none',
            );
      if (which === 'none') continue;
      current = await confirmSaidIn(sitting, current, slotId, open[Number(which)]!.check!);
      continue;
    }
    current = await answerAgain(sitting, current, slotId);
  }
  return current;
}

async function answerAgain(sitting: Sitting, state: SessionState, slotId: string): Promise<SessionState> {
  const { rehearsal } = sitting;
  const main = slotOf(state, slotId).turns[0]!;
  rehearsal.print(['', rehearsal.words.retrying, ...interviewerLines(sitting, turnOf(state, main).asked.question)]);
  const text = (await terminalLine(sitting))?.trim() ?? '';
  if (text === '') return state;
  const before = metChecks(state, slotId);
  const { session } = await answer(rehearsal.deps, rehearsal.id, { turn: main, text, via: 'typed' });
  const after = metChecks(session.state, slotId);
  const won = [...after].filter(([id]) => !before.has(id)).map(([, name]) => name ?? '');
  rehearsal.print([
    '',
    ...(won.length > 0
      ? won.slice(0, 3).map((name) => rehearsal.words.changed(cutTo(name, 48)))
      : [rehearsal.words.unchanged]),
  ]);
  rehearsal.print(await pointLines(rehearsal, session.state, slotId));
  return session.state;

  function metChecks(of: SessionState, id: string): Map<string, string> {
    const view = assessmentOf(of, slotOf(of, id));
    return new Map([
      ...(view?.checks ?? []).filter((c) => c.met === true).map((c) => [c.id, rehearsal.names.check(c.id)] as const),
      ...(view?.expected ?? []).filter((p) => p.met).map((p) => [`${p.card}#${p.point}`, p.text] as const),
    ]);
  }
}

/** The thread's points as they stand now, without what the candidate has confirmed to have said. */
async function pointsOf({ deps }: Rehearsal, state: SessionState, slotId: string): Promise<Point[]> {
  const view = assessmentOf(state, slotOf(state, slotId));
  if (!view) return [];
  const points = feedbackPoints(threadOf(state, slotId, await materialOf(deps, state)), { ...view, gate: undefined });
  return points.filter((point) => point.kind === 'keep' || !saidChecks(state, slotId).has(point.check ?? ''));
}

async function missing(rehearsal: Rehearsal, state: SessionState, slotId: string): Promise<Point[]> {
  return (await pointsOf(rehearsal, state, slotId)).filter(
    (point) => point.kind === 'fix' && !point.quote && point.check,
  );
}

/** Whether a check or a point of a card said anything, yes or no: without a card there may be none. */
function judgedAny(state: SessionState, slotId: string): boolean {
  const view = assessmentOf(state, slotOf(state, slotId));
  return !!view && (view.gate !== undefined || view.checks.some((c) => c.met !== null) || view.expected.length > 0);
}

/** The thread's points as lines of the screen; one line that says so where there is nothing to keep. */
export async function pointLines(rehearsal: Rehearsal, state: SessionState, slotId: string): Promise<string[]> {
  const { words, console } = rehearsal;
  const points = await pointsOf(rehearsal, state, slotId);
  if (points.length === 0) return [judgedAny(state, slotId) ? words.nothingToKeep : words.notJudged];
  return points.flatMap((point) => {
    const tag =
      point.kind === 'keep'
        ? console.style.good(padTo(words.keepTag, 8))
        : console.style.accent(padTo(words.fixTag, 8));
    const quote = point.quote ? `‘${cutTo(point.quote, 60)}’ — ` : '';
    const next = point.next ? ` ${inline(point.next)}` : '';
    return wrap(`${quote}${inline(point.say)}${next}`, console.width, tag, '        ');
  });
}
