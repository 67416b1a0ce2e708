import { homedir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { KkoriError } from './core/errors.ts';
import { LOG_LEVELS, type LogLevel } from './log.ts';

/**
 * The only reader of the environment. Flags come from the faces and win over what is here; then the environment, then
 * defaults. A workspace's kkori.json may set language, format and limits only: a shared folder must not be able to
 * redirect a key or start a program.
 */
const Environment = z.object({
  KKORI_HOME: z
    .string()
    .min(1)
    .max(1000)
    .optional()
    .describe(
      'The workspace folder. Default: the folder given with --workspace, else the current folder when it is a workspace, else ~/kkori',
    ),
  KKORI_COACH: z
    .enum(['auto', 'offline'])
    .default('auto')
    .describe(
      'Which coach a terminal rehearsal uses. auto = the best one configured; today that is offline (rules, no model)',
    ),
  KKORI_LOG: z
    .enum(LOG_LEVELS)
    .default('warn')
    .describe('How much goes to the log on stderr: silent, error, warn, info, debug'),
  KKORI_NOW: z.iso
    .datetime({ offset: true })
    .optional()
    .describe('A fixed clock for a run that must come out the same, e.g. 2026-11-22T09:00:00Z'),
  XDG_DATA_HOME: z
    .string()
    .max(1000)
    .optional()
    .describe('Where npm start keeps its sample workspace (kkori/sample below it). Default: ~/.local/share'),
  NO_COLOR: z.string().optional().describe('Set to anything to switch colours off'),
  EDITOR: z.string().max(1000).optional().describe('Editor for long answers (VISUAL wins)'),
  VISUAL: z.string().max(1000).optional().describe('Editor for long answers'),
});

/** Names and descriptions of what is read from the environment; `.env.example` is checked against it. */
export const ENVIRONMENT: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(Environment.shape).map(([name, schema]) => [name, schema.description ?? '']),
);

export type Config = {
  workspace: string | null;
  coach: 'auto' | 'offline';
  log: LogLevel;
  /** ms since the epoch, or null for the real clock. */
  now: number | null;
  colour: boolean;
  editor: string | null;
  /** Where the bundled sample workspace is kept. */
  sampleHome: string;
  home: string;
  /** The package: knowledge/, examples/ stand below it. */
  root: string;
};

/** Parses the environment. Throws KkoriError `config` naming the variable, never its value. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const wanted = Object.fromEntries(
    Object.keys(Environment.shape).flatMap((name) =>
      env[name] === undefined || env[name] === '' ? [] : [[name, env[name]]],
    ),
  );
  const parsed = Environment.safeParse(wanted);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    throw new KkoriError('config', `환경 변수 ${String(issue.path[0])}의 값이 맞지 않습니다.`, {
      hint: ENVIRONMENT[String(issue.path[0])] ?? '',
      cause: parsed.error,
    });
  }
  const e = parsed.data;
  const home = homedir();
  return {
    workspace: e.KKORI_HOME ?? null,
    coach: e.KKORI_COACH,
    log: e.KKORI_LOG,
    now: e.KKORI_NOW ? Date.parse(e.KKORI_NOW) : null,
    colour: e.NO_COLOR === undefined,
    editor: e.VISUAL ?? e.EDITOR ?? null,
    sampleHome: path.join(e.XDG_DATA_HOME ?? path.join(home, '.local', 'share'), 'kkori', 'sample'),
    home,
    root: path.join(import.meta.dirname, '..'),
  };
}
