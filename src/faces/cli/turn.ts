import { answer } from '../../app/rehearse.ts';
import { type SteerAction, steer } from '../../app/steer.ts';
import { KkoriError } from '../../core/errors.ts';
import { isAskingBack } from '../../core/session/asking-back.ts';
import { type SessionState, slotOf, turnOf, unknownThreadsInARow } from '../../core/session/state.ts';
import { type Steering, steeringIn } from '../../core/session/words.ts';
import { probeName } from '../report-words.ts';
import { closingScreen, rateSelf } from './closing.ts';
import { EXIT } from './environment.ts';
import { spoken } from './interviewer.ts';
import { pageOf, type Rehearsal, stateOf, turnToAnswer } from './rehearsal.ts';
import { interviewerLines, leadWidth, type Sitting, terminalLine } from './sitting.ts';
import { Left, Terminal } from './terminal/terminal.ts';
import { widthOf, wrap } from './text.ts';
import { threadFeedback } from './thread-feedback.ts';
import { moveLines, whyLines } from './transcript.ts';
import { withModel } from './with-model.ts';

const UNKNOWN_THREADS = 3;

/**
 * Holds a rehearsal with a person until it is over or they leave; every answer is stored before the next question.
 * Returns the exit code; the terminal is as it was before.
 */
export async function rehearseInTerminal(rehearsal: Rehearsal, waitForStart: boolean): Promise<number> {
  const terminal = new Terminal(rehearsal.console.env);
  const sitting: Sitting = { rehearsal, terminal, unsent: '', thinking: false };
  terminal.open();
  try {
    if (waitForStart) await terminal.line({ prompt: { text: '', width: 0 } });
    let state = await interview(sitting);
    if (state.started?.mode === 'exam' && state.selfRating === null) state = await rateSelf(sitting, state);
    await closingScreen(sitting, state);
    return EXIT.ok;
  } catch (error) {
    if (!(error instanceof Left)) throw error;
    terminal.close();
    await sayHowToGoOn(rehearsal);
    return EXIT.interrupted;
  } finally {
    terminal.close();
  }
}

/** One line, unless there is nothing to go on with. A session that only waits for its rating is named. */
async function sayHowToGoOn(rehearsal: Rehearsal): Promise<void> {
  const state = await stateOf(rehearsal);
  if (state.ended && (state.started?.mode !== 'exam' || state.selfRating !== null)) return;
  const which = state.ended ? ` ${rehearsal.id}` : '';
  rehearsal.console.err(rehearsal.words.left(`kkori rehearse --resume${which}${rehearsal.at}`));
}

async function interview(sitting: Sitting): Promise<SessionState> {
  const { rehearsal } = sitting;
  let state = await stateOf(rehearsal);
  let shown: string | null = null;
  while (!state.ended) {
    const turnId = turnToAnswer(state);
    if (turnId === null) {
      state = (await steer(rehearsal.deps, rehearsal.id, { action: 'resume' })).session.state;
      if (!state.ended && turnToAnswer(state) === null)
        throw new KkoriError('storage', '이 회차를 더 이어 갈 수 없습니다.');
      continue;
    }
    if (shown !== turnId) rehearsal.print(questionBlock(sitting, state, turnId));
    shown = turnId;
    const line = await terminalLine(sitting);
    try {
      state = await handle(sitting, state, turnId, line);
    } catch (error) {
      if (!(error instanceof KkoriError)) throw error;
      rehearsal.print(
        [error.kind === 'conflict' ? rehearsal.words.conflict : error.message, error.hint].filter(Boolean),
      );
      state = await stateOf(rehearsal);
      if (error.kind === 'conflict') shown = null;
    }
  }
  return state;
}

function questionBlock(sitting: Sitting, state: SessionState, turnId: string): string[] {
  const { rehearsal } = sitting;
  const { style } = rehearsal.console;
  const { asked } = turnOf(state, turnId);
  const lines = interviewerLines(sitting, spoken(state, turnId));
  const name =
    rehearsal.why && asked.kind === 'follow-up'
      ? [style.dim(`${' '.repeat(leadWidth(sitting))}[${probeName(asked.probe, asked.why, state.started!.lang)}]`)]
      : [];
  const why = rehearsal.why && asked.kind === 'main' ? whyLines(pageOf(rehearsal, state), turnId) : [];
  return ['', ...(state.retrying === turnId ? [style.dim(rehearsal.words.retrying)] : []), ...lines, ...name, ...why];
}

async function handle(
  sitting: Sitting,
  state: SessionState,
  turnId: string,
  line: string | null,
): Promise<SessionState> {
  const { rehearsal } = sitting;
  if (line === null) return confirmEnd(sitting, state, rehearsal.words.confirmEnd);
  let text = line.trim();
  if (text === '') {
    rehearsal.print([rehearsal.words.empty]);
    return state;
  }
  if (text === 'e') {
    const written = await writtenInEditor(sitting, state, turnId);
    if (written === null) return state;
    text = written;
  } else {
    const steering = steeringIn(text);
    if (steering) return steerBy(sitting, state, turnId, steering, text);
  }
  if (isAskingBack(state, turnId, text)) return steered(sitting, state, 'clarify', text);
  sitting.unsent = text;
  const given = { turn: turnId, text, via: 'typed' as const };
  const { session, repeated } = await withModel(sitting, state, (signal) =>
    answer(rehearsal.deps, rehearsal.id, { ...given, signal }),
  );
  sitting.unsent = '';
  if (repeated) rehearsal.print([rehearsal.words.saved]);
  return afterAnswer(sitting, session.state, turnId);
}

/** What an answer led to, beside the next question: reasons where they are wanted, feedback where a thread closed. */
async function afterAnswer(sitting: Sitting, state: SessionState, turnId: string): Promise<SessionState> {
  const { rehearsal } = sitting;
  const turn = turnOf(state, turnId);
  if (turn.decided?.outcome !== 'move-on' || turn.attempts.length > 1) return state;
  const practice = state.started?.mode === 'coach';
  if (rehearsal.why || practice) rehearsal.print(moveLines(pageOf(rehearsal, state), turnId));
  if (unknownThreadsInARow(state) === UNKNOWN_THREADS && !state.ended) {
    state = await confirmEnd(sitting, state, rehearsal.words.unknownThrice);
    if (state.ended) return state;
  }
  return practice && slotOf(state, turn.asked.slot).shown.length > 0
    ? threadFeedback(sitting, state, turn.asked.slot)
    : state;
}

async function steerBy(
  sitting: Sitting,
  state: SessionState,
  turnId: string,
  steering: Steering,
  text: string,
): Promise<SessionState> {
  const { rehearsal, terminal } = sitting;
  const { words } = rehearsal;
  switch (steering) {
    case 'why':
      rehearsal.print([...whyLines(pageOf(rehearsal, state), turnId), '', ...words.help.map((entry) => `  ${entry}`)]);
      return state;
    case 'think':
      sitting.thinking = true;
      rehearsal.print([words.thinkOnce]);
      return state;
    case 'said':
      rehearsal.print([words.saidLater]);
      return state;
    case 'end':
      return confirmEnd(sitting, state, words.confirmEnd);
    case 'ambiguous-again': {
      const which = await terminal.choose(
        words.again,
        [
          { value: 'repeat', label: words.againRepeat },
          { value: 'retry', label: words.againRetry },
          { value: 'neither', label: words.againNeither },
        ],
        'neither',
      );
      if (which === 'neither') return state;
      return steered(sitting, state, which);
    }
    case 'dislike': {
      const given = text.replace(/^x\s*/iu, '').trim();
      const reason =
        given ||
        (
          (await terminal.line({ prompt: { text: `${words.dislike}: `, width: widthOf(words.dislike) + 2 } })) ?? ''
        ).trim();
      const next = await steered(sitting, state, 'skip', `x ${reason}`.trim());
      rehearsal.print([words.disliked]);
      return next;
    }
    default:
      return steered(sitting, state, steering);
  }
}

async function steered(
  sitting: Sitting,
  state: SessionState,
  action: SteerAction,
  text?: string,
): Promise<SessionState> {
  const { rehearsal } = sitting;
  const { session, reply } = await withModel(sitting, state, (signal) =>
    steer(rehearsal.deps, rehearsal.id, { action, ...(text ? { text } : {}), signal }),
  );
  if (reply !== null && action !== 'retry') rehearsal.print(interviewerLines(sitting, reply));
  return session.state;
}

async function confirmEnd(sitting: Sitting, state: SessionState, message: string): Promise<SessionState> {
  const { rehearsal, terminal } = sitting;
  const { words } = rehearsal;
  if (!(await terminal.confirm(message, words.yes, words.no))) {
    rehearsal.print([words.goingOn]);
    return state;
  }
  const ended = await withModel(sitting, state, (signal) =>
    steer(rehearsal.deps, rehearsal.id, { action: 'end', signal }),
  );
  return ended.session.state;
}

async function writtenInEditor(
  { rehearsal, terminal }: Sitting,
  state: SessionState,
  turnId: string,
): Promise<string | null> {
  const { words, console } = rehearsal;
  const command = console.env.config.editor;
  if (!command) {
    rehearsal.print([words.noEditor]);
    return null;
  }
  const written = await terminal.editor(
    command,
    `${turnOf(state, turnId).asked.question}\n${words.editorNote}`.replace(/\n/g, ' · '),
  );
  if (written === null || written === '') {
    rehearsal.print([written === null ? words.editorFailed : words.editorEmpty]);
    return null;
  }
  rehearsal.print(wrap(written, console.width, `${words.answerTag}  `, '    ').map(console.style.dim));
  return written;
}
