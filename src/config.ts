import { homedir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { KkoriError } from './core/errors.ts';
import { EFFORTS, type Effort } from './core/prompt.ts';
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
    .enum(['auto', 'anthropic', 'offline'])
    .default('auto')
    .describe(
      'Which coach the terminal uses. auto = the model when a key or an address is set, else offline (rules, no model). Inside an assistant it is always the assistant itself',
    ),
  ANTHROPIC_API_KEY: z
    .string()
    .min(1)
    .max(500)
    .optional()
    .describe('The key of the Messages API. With it the terminal uses a model, says so, and says what it may cost'),
  ANTHROPIC_BASE_URL: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .optional()
    .describe('Another endpoint with the same API (Ollama, LM Studio, LiteLLM …). A local one needs no key'),
  KKORI_MODEL: z
    .string()
    .regex(/^[A-Za-z0-9][\w.:/@-]{0,120}$/)
    .default('claude-sonnet-5-5')
    .describe(
      'The model. The default is the middle of the line by price; claude-opus-5-5 is the largest, claude-haiku-5-5 the cheapest. Which one judges Korean answers best is not measured here: tests/evals measures it on your endpoint',
    ),
  KKORI_EFFORT: z
    .enum(EFFORTS)
    .optional()
    .describe('Effort of every call: low, medium, high. Unset = what each prompt asks for (low to judge and to word)'),
  KKORI_MAX_REQUESTS: z.coerce
    .number()
    .int()
    .min(1)
    .max(10_000)
    .default(200)
    .describe(
      'Requests to the model in one run; a rehearsal of 20 questions with three follow-ups each makes at most 161',
    ),
  KKORI_MAX_TOKENS: z.coerce
    .number()
    .int()
    .min(1000)
    .max(100_000_000)
    .default(2_000_000)
    .describe('Tokens read and written in one run; beyond it the rules go on'),
  KKORI_MAX_USD: z.coerce
    .number()
    .min(0.01)
    .max(1000)
    .default(2)
    .describe(
      'US dollars in one run, by the dated prices in the program; not checked for a model whose price is not known',
    ),
  KKORI_HTTP_TOKEN: z
    .string()
    .min(16)
    .max(500)
    .regex(/^\S+$/)
    .optional()
    .describe(
      'Asked as a bearer token by kkori serve --http (at least 16 characters). Unset = any program of this machine may ask',
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

export type ModelConfig = {
  key: () => string;
  /** null = Anthropic's own. */
  baseURL: string | null;
  model: string;
  effort: Effort | null;
  limits: { requests: number; tokens: number; usd: number };
};

export type Config = {
  workspace: string | null;
  coach: 'auto' | 'anthropic' | 'offline';
  /** The model of the terminal, or null when neither key nor address is set. The key is a function: no dump shows it. */
  model: ModelConfig | null;
  httpToken: string | null;
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
    model: modelOf(e),
    httpToken: e.KKORI_HTTP_TOKEN ?? null,
    log: e.KKORI_LOG,
    now: e.KKORI_NOW ? Date.parse(e.KKORI_NOW) : null,
    colour: e.NO_COLOR === undefined,
    editor: e.VISUAL ?? e.EDITOR ?? null,
    sampleHome: path.join(e.XDG_DATA_HOME ?? path.join(home, '.local', 'share'), 'kkori', 'sample'),
    home,
    root: path.join(import.meta.dirname, '..'),
  };
}

/** An address alone is enough: local endpoints ask for no key. */
function modelOf(e: z.infer<typeof Environment>): ModelConfig | null {
  if (!e.ANTHROPIC_API_KEY && !e.ANTHROPIC_BASE_URL) return null;
  return {
    key: () => e.ANTHROPIC_API_KEY ?? 'none',
    baseURL: e.ANTHROPIC_BASE_URL ?? null,
    model: e.KKORI_MODEL,
    effort: e.KKORI_EFFORT ?? null,
    limits: { requests: e.KKORI_MAX_REQUESTS, tokens: e.KKORI_MAX_TOKENS, usd: e.KKORI_MAX_USD },
  };
}
