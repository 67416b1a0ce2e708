import type { CallToolResult, McpServer, ServerContext } from '@modelcontextprotocol/server';
import type { z } from 'zod';
import type { Deps } from '../../app/deps.ts';
import { KkoriError } from '../../core/errors.ts';
import { clean } from '../../core/evidence/text.ts';
import { mask } from '../../core/masking.ts';
import { inHost } from './host-words.ts';
import { parse, shown } from './input.ts';
import { TURN_BYTES, within } from './present/fit.ts';

/**
 * What a tool call stands on. `client` = the host's own name, for the record of who did what; `changed` tells the host
 * that there are other resources now.
 */
export type Call = { deps: Deps; client: string; changed?: () => void };

/** A result is one Markdown text. `failed` = the host has to call again differently. */
export type Answer = { text: string; failed?: boolean };

export type Tool<S extends z.ZodObject = z.ZodObject> = {
  name: string;
  title: string;
  /** At most 1,800 characters, the contract in the first 600. */
  description: string;
  annotations: { readOnlyHint: boolean; destructiveHint: boolean; idempotentHint: boolean; openWorldHint: boolean };
  input: S;
  /** Largest result in bytes; a turn's by default. */
  limit?: number;
  /** A page that a host with MCP Apps shows beside the text, `ui://…`; every other host shows the text alone. */
  view?: string;
  /** What it does, loaded by the first call: listing the tools needs none of it. */
  load(): Promise<{ run(call: Call, args: z.output<S>): Promise<Answer> }>;
};

/** Keeps the types of one tool together. */
export function tool<S extends z.ZodObject>(definition: Tool<S>): Tool {
  return definition as unknown as Tool;
}

const queues = new WeakMap<Deps, Promise<unknown>>();

/** One writing call at a time on one workspace, so that a host's parallel calls for a session do not collide. */
function inTurn<T>(deps: Deps, work: () => Promise<T>): Promise<T> {
  const next = (queues.get(deps) ?? Promise.resolve()).then(work, work);
  queues.set(
    deps,
    next.catch(() => undefined),
  );
  return next;
}

/**
 * Registers a tool. Whatever happens in it, the host gets a text: a result, or what is wrong and how to mend it. Every
 * text leaves through here, cleaned of control characters, masked of personal data, and within its size.
 */
export function register(server: McpServer, definition: Tool, deps: () => Promise<Deps>): void {
  const { name, title, description, annotations, input } = definition;
  const changed = () => server.sendResourceListChanged();
  const answer = async (raw: unknown, client: string): Promise<Answer> => {
    const parsed = parse(input, raw);
    if ('problems' in parsed) return { text: refusal(parsed.problems), failed: true };
    const opened = await deps();
    const run = async () => (await definition.load()).run({ deps: opened, client, changed }, parsed.value);
    try {
      return await (annotations.readOnlyHint ? run() : inTurn(opened, () => onceMore(run, annotations.idempotentHint)));
    } catch (error) {
      if (!(error instanceof KkoriError)) opened.log.error(`tool ${name} failed`, error);
      else if (error.cause !== undefined) opened.log.warn(`tool ${name}: ${error.message}`, error.cause);
      return { text: sorry(error), failed: true };
    }
  };
  server.registerTool(
    name,
    {
      title,
      description,
      annotations,
      inputSchema: shown(input),
      // The second key is what hosts read before the extension was stable.
      ...(definition.view
        ? { _meta: { ui: { resourceUri: definition.view }, 'ui/resourceUri': definition.view } }
        : {}),
    },
    async (raw: unknown, ctx: ServerContext): Promise<CallToolResult> => {
      const client = clientOf(server, ctx);
      const { text, failed } = await answer(raw, client).catch(
        (error): Answer => ({ text: sorry(error), failed: true }),
      );
      const safe = within(mask(clean(text)).text, definition.limit ?? TURN_BYTES);
      return { content: [{ type: 'text', text: safe }], ...(failed ? { isError: true } : {}) };
    },
  );
}

/** Where another process (a terminal on the same workspace) was first, a call that may be repeated is. */
async function onceMore<T>(run: () => Promise<T>, repeatable: boolean): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!repeatable || !(error instanceof KkoriError) || error.kind !== 'conflict' || !error.retryable) throw error;
    return run();
  }
}

function refusal(problems: readonly string[]): string {
  return `**보내신 값을 고쳐 주세요** (nothing was changed)\n${problems.map((p) => `- ${p}`).join('\n')}`;
}

/** Our own words only: what a provider, the database or the file system said stays in the log. */
function sorry(error: unknown): string {
  if (!(error instanceof KkoriError))
    return '**kkori 안에서 문제가 생겼습니다.** 저장된 것은 그대로 있습니다. 같은 호출을 한 번만 다시 보내 주세요 (internal error; retry once).';
  const retry = error.retryable ? '\n같은 호출을 다시 보내 주세요 (retry the same call).' : '';
  return `**${inHost(error.message)}**${error.hint ? `\n${inHost(error.hint)}` : ''}${retry}`;
}

const CLIENT_INFO = 'io.modelcontextprotocol/clientInfo';

/** The host's name and version: per request at 2026-07-28, from the handshake before. */
function clientOf(server: McpServer, ctx: ServerContext): string {
  const envelope = ctx.mcpReq.envelope as Record<string, unknown> | undefined;
  const info = (envelope?.[CLIENT_INFO] ?? server.server.getClientVersion()) as
    | { name?: unknown; version?: unknown }
    | undefined;
  const words = [info?.name, info?.version].filter((word): word is string => typeof word === 'string');
  return clean(words.join(' ')).replace(/\s+/g, ' ').trim().slice(0, 100);
}
