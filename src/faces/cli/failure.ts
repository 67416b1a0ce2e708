import { CommanderError } from 'commander';
import { KkoriError, nearest } from '../../core/errors.ts';
import { clean } from '../../core/evidence/text.ts';
import { mistakes } from './command-words.ts';
import type { Console } from './console.ts';
import { EXIT, UsageError } from './environment.ts';

/** What went wrong, as it is shown: one or two lines, and the exit code. */
export type Failure = { kind: string; message: string; hint: string; code: number };

/** @param command what was typed, for a pointer to its help */
export function failureOf(error: unknown, command: string): Failure {
  if (error instanceof UsageError) return { kind: 'usage', message: error.message, hint: error.hint, code: EXIT.usage };
  if (error instanceof KkoriError)
    return { kind: error.kind, message: error.message, hint: error.hint, code: EXIT.failed };
  if (error instanceof CommanderError) return { kind: 'usage', ...commanderWords(error, command), code: EXIT.usage };
  return { kind: 'defect', message: mistakes.unexpected, hint: mistakes.unexpectedHint, code: EXIT.failed };
}

export function present(failure: Failure, console: Console): void {
  const { kind, message, hint } = failure;
  if (console.json) return console.err(JSON.stringify({ error: { kind, message, hint } }));
  const [first = '', ...more] = clean(message).split('\n');
  console.err(`kkori: ${first}`);
  for (const line of [...more, ...(hint ? clean(hint).split('\n') : [])]) console.err(`  ${line.trim()}`);
}

/** A command line that names something that is not there is a mistake of usage, whatever kind the error has. */
export async function named<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof KkoriError && error.kind === 'not-found') throw new UsageError(error.message, error.hint);
    throw error;
  }
}

/** The parser's English in our words. Its own suggestion is kept. */
function commanderWords(error: CommanderError, command: string): { message: string; hint: string } {
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const suggested = /Did you mean (?:one of )?([^?)]+)\??\)/i.exec(error.message)?.[1];
  const hint = suggested ? mistakes.maybe(suggested) : mistakes.seeHelp(command);
  switch (error.code) {
    case 'commander.unknownOption':
      return { message: mistakes.unknownOption(quoted), hint };
    case 'commander.missingArgument':
      return { message: mistakes.missingArgument(quoted), hint };
    case 'commander.optionMissingArgument':
      return { message: mistakes.missingValue(quoted), hint };
    case 'commander.missingMandatoryOptionValue':
      return { message: mistakes.missingOption(quoted), hint };
    case 'commander.excessArguments':
      return { message: mistakes.tooManyWords, hint };
    default:
      return { message: error.message.replace(/^error: /, ''), hint };
  }
}

export function unknownCommand(name: string, commands: readonly string[]): { message: string; hint: string } {
  const near = nearest(name, commands);
  return {
    message: mistakes.unknownCommand(name.slice(0, 40)),
    hint: near ? mistakes.maybe(near) : mistakes.commands(commands.join(', ')),
  };
}
