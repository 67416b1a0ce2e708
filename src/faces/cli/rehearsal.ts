import { materialOf, openSession } from '../../app/advance.ts';
import type { Deps } from '../../app/deps.ts';
import { reportFrom } from '../../app/review.ts';
import type { SessionState } from '../../core/session/state.ts';
import { namesFrom, type ReportNames } from '../report-words.ts';
import type { Console } from './console.ts';
import { type EndScreen, endScreen } from './end-screen.ts';
import type { Page } from './transcript.ts';
import { type Words, wordsFor } from './words.ts';

/** A session on the screen: what both the interactive and the scripted rehearsal need to show and to steer it. */
export type Rehearsal = {
  deps: Deps;
  id: string;
  console: Console;
  words: Words;
  names: ReportNames;
  /** Why each question is asked stands beside it. */
  why: boolean;
  /** ` --workspace …` where a command to go on with needs it, else empty. */
  at: string;
  print(lines: readonly string[]): void;
};

export async function rehearsalOf(
  deps: Deps,
  console: Console,
  state: SessionState,
  why: boolean,
  at = '',
): Promise<Rehearsal> {
  const { lang } = state.started!;
  const { knowledge, resume } = await materialOf(deps, state);
  return {
    deps,
    id: state.id,
    console,
    words: wordsFor(lang),
    names: namesFrom(knowledge, resume, lang),
    why,
    at,
    print: (lines) => {
      for (const line of lines) console.out(line);
    },
  };
}

export function pageOf(rehearsal: Rehearsal, state: SessionState): Page {
  return { state, width: rehearsal.console.width, style: rehearsal.console.style, why: rehearsal.why };
}

/** The session as it is stored now. */
export async function stateOf({ deps, id }: Rehearsal): Promise<SessionState> {
  return (await openSession(deps, id)).state;
}

export async function endOf(rehearsal: Rehearsal, state: SessionState): Promise<EndScreen> {
  const report = await reportFrom(rehearsal.deps, state);
  const { console, names } = rehearsal;
  return endScreen({ state, report, names, width: console.width, style: console.style });
}

/** What the session's models read, wrote and could not do; empty without a model. */
export async function modelLines({ deps, words, console }: Rehearsal, state: SessionState): Promise<string[]> {
  const { usage = [], failures = [] } = await reportFrom(deps, state);
  const stoodIn = failures.filter((f) => f.brief !== 'summarise');
  return [
    ...usage.map((u) => words.modelUsed(u.input + u.cacheWrite + u.cacheRead, u.cacheRead, u.output, u.usd)),
    ...(stoodIn.length > 0 ? [words.modelFailed(stoodIn.length, stoodIn[0]!.reason)] : []),
    ...failures.filter((f) => f.brief === 'summarise').map((f) => words.notSummarised(f.reason)),
  ].map(console.style.dim);
}

/** The turn that an answer would go to now: one answered again, else the open one; null when nothing is open. */
export function turnToAnswer(state: SessionState): string | null {
  return state.retrying ?? state.open;
}
