import { steer } from '../../app/steer.ts';
import { rateableThreads, type SelfRating, threadRatings } from '../../core/session/self-rating.ts';
import type { SessionState } from '../../core/session/state.ts';
import type { Fix } from './end-screen.ts';
import { endOf, modelLines } from './rehearsal.ts';
import { confirmSaidIn } from './said.ts';
import type { Sitting } from './sitting.ts';
import { withModel } from './with-model.ts';

/** Exam mode: the candidate rates themselves once before anything is shown, thread by thread if they like, or declines. */
export async function rateSelf(sitting: Sitting, state: SessionState): Promise<SessionState> {
  const { rehearsal, terminal } = sitting;
  const { ratings: labels, rate } = rehearsal.words;
  const chosen = await terminal.choose(
    rate,
    [
      { value: '1', label: labels.stuck },
      { value: '2', label: labels.fair },
      { value: '3', label: labels.sure },
      { value: 'declined', label: labels.declined },
    ],
    'declined',
    '2',
  );
  const rating = chosen === 'declined' ? chosen : (Number(chosen) as 1 | 2 | 3);
  const ratings = rating === 'declined' ? {} : await rateThreads(sitting, state);
  const rated = await withModel(sitting, state, (signal) =>
    steer(rehearsal.deps, rehearsal.id, { action: 'self-rate', rating, ratings, signal }),
  );
  return rated.session.state;
}

/** One line with a mark for each thread; Enter leaves it at the one for the whole session. */
async function rateThreads({ rehearsal, terminal }: Sitting, state: SessionState): Promise<Record<string, SelfRating>> {
  const { words, console } = rehearsal;
  const threads = rateableThreads(state);
  if (threads.length < 2) return {};
  rehearsal.print([
    words.rateThreads,
    ...threads.map(({ slot }, i) => console.style.dim(`  ${i + 1}  ${slot.question}`)),
  ]);
  for (;;) {
    const line = (await terminal.line({ prompt: { text: '> ', width: 2 } }))?.trim() ?? '';
    if (line === '') return {};
    const marks = threadRatings(line, threads);
    if (marks) return marks;
    rehearsal.print([words.rateThreadsAgain(threads.length)]);
  }
}

/** The end screen, and then `m 번호` for as long as the candidate has something to set right. */
export async function closingScreen(sitting: Sitting, state: SessionState): Promise<void> {
  const { rehearsal } = sitting;
  const { words, console } = rehearsal;
  let current = state;
  for (;;) {
    const screen = await endOf(rehearsal, current);
    const models = await modelLines(rehearsal, current);
    rehearsal.print([
      '',
      ...screen.lines,
      ...models,
      console.style.dim(words.fullReport),
      console.style.dim(`  ${rehearsal.command('report')}`),
    ]);
    if (!screen.fixes.some((fix) => fix.check)) return;
    rehearsal.print([console.style.dim(words.saidPrompt)]);
    const fix = await chosenFix(sitting, screen.fixes);
    if (!fix) return;
    const next = await confirmSaidIn(sitting, current, fix.slot, fix.check);
    if (next === current) return;
    current = next;
  }
}

/** The fix that the candidate names by its number; null when there is none to name. */
async function chosenFix(
  { rehearsal, terminal }: Sitting,
  fixes: readonly Fix[],
): Promise<{ slot: string; check: string } | null> {
  for (;;) {
    const line =
      (await terminal.line({ prompt: { text: rehearsal.console.style.good('> '), width: 2 } }))?.trim() ?? '';
    if (line === '') return null;
    const fix = fixes[Number(/^(?:m|말했어요)?\s*(\d+)$/iu.exec(line)?.[1] ?? 0) - 1];
    if (fix?.check) return { slot: fix.slot, check: fix.check };
    rehearsal.print([rehearsal.words.saidNumber(fixes.length)]);
  }
}
