import type { Rehearsal } from './rehearsal.ts';
import type { Prompt } from './terminal/line-screen.ts';
import type { Terminal } from './terminal/terminal.ts';
import { padTo, widthOf, wrap } from './text.ts';

const THINKING_SECONDS = 30;

/** A person answering: the session, their terminal, and what stays between two lines. */
export type Sitting = {
  rehearsal: Rehearsal;
  terminal: Terminal;
  /** Text that could not be stored yet, so that nothing typed is lost. */
  unsent: string;
  thinking: boolean;
};

/** Columns before the interviewer's and the candidate's words, less where the terminal is narrow. */
export function leadWidth({ rehearsal: { words }, terminal }: Sitting): number {
  const wide = widthOf(words.interviewer) + 2;
  return wide * 4 <= terminal.columns ? wide : widthOf(words.answer) + 1;
}

/** What the interviewer says, beside their name. */
export function interviewerLines(sitting: Sitting, text: string): string[] {
  const { words, console } = sitting.rehearsal;
  const width = leadWidth(sitting);
  const lead = padTo(`${words.interviewer} `, width);
  return wrap(text, console.width, console.style.accent(lead), ' '.repeat(width));
}

function answerPrompt(sitting: Sitting, label = sitting.rehearsal.words.answer): Prompt {
  const width = Math.max(leadWidth(sitting), widthOf(label) + 1);
  return { text: sitting.rehearsal.console.style.good(padTo(label, width)), width };
}

/** One answer's worth of typing; null for Ctrl-D. What could not be stored last time is there to be sent again. */
export async function terminalLine(sitting: Sitting): Promise<string | null> {
  const { words } = sitting.rehearsal;
  const initial = sitting.unsent;
  const counting = sitting.thinking;
  sitting.unsent = '';
  sitting.thinking = false;
  return sitting.terminal.line({
    prompt: answerPrompt(sitting),
    ...(initial ? { initial } : {}),
    ...(counting
      ? {
          countdown: {
            seconds: THINKING_SECONDS,
            prompt: (left: number) => answerPrompt(sitting, words.thinking(left)),
          },
        }
      : {}),
  });
}
