import { Command, CommanderError, Help } from 'commander';
import { HELP } from './command-words.ts';
import { addCommands } from './commands.ts';
import { type Console, makeConsole } from './console.ts';
import { type CliEnvironment, EXIT, UsageError } from './environment.ts';
import { failureOf, present, unknownCommand } from './failure.ts';
import { Left } from './terminal/left.ts';

export type { CliEnvironment } from './environment.ts';

/**
 * The command line. Runs one command with the streams it is given and returns the exit code: 0 ok, 1 the work failed,
 * 2 usage, 130 left with Ctrl-C. Never throws for a mistake of the person's, and never shows a stack trace.
 */
export async function run(argv: string[], env: CliEnvironment): Promise<number> {
  const console = makeConsole(env, argv.includes('--json'));
  let code: number = EXIT.ok;
  const program = programFor(console, (done) => {
    code = done;
  });
  try {
    refuseUnknown(argv, program);
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    code = codeOf(error, console, pathOf(commandNamed(argv, program).command));
  }
  return (await console.flush()) ? code : EXIT.failed;
}

function codeOf(error: unknown, console: Console, command: string): number {
  if (error instanceof CommanderError && error.exitCode === 0) return EXIT.ok;
  if (error instanceof Left) return EXIT.interrupted;
  const failure = failureOf(error, command);
  if (failure.kind === 'defect')
    console.env.stderr.write(console.env.config.log === 'debug' ? `${String((error as Error)?.stack ?? error)}\n` : '');
  present(failure, console);
  return failure.code;
}

/** The words of the command line that name a command, and the deepest command they name. */
function commandNamed(argv: string[], program: Command): { command: Command; rest: string | undefined } {
  const words = argv.filter((arg, i) => !arg.startsWith('-') && argv[i - 1] !== '--workspace');
  let command = program;
  for (const word of words) {
    const next = command.commands.find((sub) => sub.name() === word || sub.aliases().includes(word));
    if (!next) return { command, rest: word };
    command = next;
  }
  return { command, rest: undefined };
}

/** An unknown command is named as such before its options are looked at. */
function refuseUnknown(argv: string[], program: Command): void {
  const { command, rest } = commandNamed(argv, program);
  if (rest === undefined || command.commands.length === 0) return;
  const { message, hint } = unknownCommand(rest, visible(command));
  throw new UsageError(message, hint);
}

function pathOf(command: Command): string {
  return [command.parent ? pathOf(command.parent) : '', command.name()].filter(Boolean).join(' ');
}

function visible(program: Command): string[] {
  return program.commands.filter((command) => command.name() !== 'demo').map((command) => command.name());
}

function programFor(console: Console, done: (code: number) => void): Command {
  const { env } = console;
  const program = new Command('kkori');
  program
    .exitOverride()
    .configureOutput({
      writeOut: (text) => console.out(console.typed(text.replace(/\n$/, ''))),
      writeErr: () => {},
      outputError: () => {},
      getOutHelpWidth: () => console.width,
      getOutHasColors: () => false,
    })
    .configureHelp({
      sortSubcommands: false,
      commandUsage: (command) =>
        new Help().commandUsage(command).replace('[options]', '[옵션]').replace('[command]', '[명령]'),
      styleTitle: (title) => HELP.titles[title] ?? title,
      subcommandTerm: (command) =>
        [
          command.name(),
          ...command.registeredArguments.map((a) => (a.required ? `<${a.name()}>` : `[${a.name()}]`)),
        ].join(' '),
    })
    .description(HELP.summary)
    .usage('[명령] [옵션]')
    .helpOption('-h, --help', '도움말 (help)')
    .helpCommand(false)
    .version(env.version, '-V, --version', '판 번호 (version)')
    .option('--workspace <dir>', '작업 공간 폴더. 없으면 KKORI_HOME, 지금 폴더, ~/kkori 차례로 찾습니다')
    .addHelpText('after', HELP.after)
    .hook('preAction', (_, command) => {
      console.workspace = (command.optsWithGlobals() as { workspace?: string }).workspace;
    })
    .action(async () => done(await import('./commands/workspace.ts').then((of) => of.overview(console))));
  addCommands(program, console, done);
  return program;
}
