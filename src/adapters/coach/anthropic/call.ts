import type Anthropic from '@anthropic-ai/sdk';
import { zodOutputFormat } from '@anthropic-ai/sdk/helpers/zod';
import type { z } from 'zod';
import { mask } from '../../../core/masking.ts';
import type { Effort } from '../../../core/prompt.ts';
import { NO_USAGE, type Usage } from '../../../core/usage.ts';
import type { Language } from '../../../core/vocabulary.ts';
import type { CoachEvent } from '../../../ports.ts';
import type { Budget } from './budget.ts';
import type { Endpoint } from './endpoint.ts';
import { explain, isTransient, retryAfterMs } from './faults.ts';

/** How a call ended; data, never an exception. `stopped` = a reason this code does not know. */
export type End =
  | 'end_turn'
  | 'tool_use'
  | 'max_tokens'
  | 'max_turns'
  | 'refusal'
  | 'budget'
  | 'aborted'
  | 'error'
  | 'stopped';

export type Reply = {
  end: End;
  /** Text blocks in order, put together. Thinking is left out. */
  text: string;
  content: Anthropic.ContentBlock[];
  /** Of all attempts, failed ones included. */
  usage: Usage;
  /** The model that really answered. */
  model: string;
  /** For `error`, `budget`, `refusal`: what happened, in one English line without a key. */
  reason: string | null;
  retryable: boolean;
};

export type CallInput = {
  system: string;
  messages: Anthropic.MessageParam[];
  maxTokens: number;
  effort: Effort;
  lang: Language;
  tools?: Anthropic.Tool[];
  schema?: z.ZodType;
  signal: AbortSignal;
  watch?: (event: CoachEvent) => void;
};

export type CallDeps = {
  endpoint: Endpoint;
  budget: Budget;
  /** Waits before another attempt, ms; replaced in tests so that none sleeps. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>;
};

/** Attempts of one request: the first and two more. */
const ATTEMPTS = 3;
/** First wait before another attempt, ms; doubled each time. */
const BACK_OFF = 500;
/** A provider that asks for more patience than this is left alone: the rules go on, ms. */
const PATIENCE = 20_000;
/** Between two pieces of a stream, ms; a connection that says nothing for longer is dead. */
const SILENCE = 60_000;

/**
 * One request, streamed, retried while nothing usable came of it. Everything that leaves goes through `mask` here and
 * nowhere else. Never throws: budget, abort, refusal and faults are ends.
 */
export async function call(deps: CallDeps, input: CallInput): Promise<Reply> {
  const { endpoint, budget } = deps;
  const params = paramsOf(endpoint, input);
  const worst = { input: Math.ceil(Buffer.byteLength(JSON.stringify(params)) / 4), output: input.maxTokens };
  let last: Reply = failed('error', 'not tried', false, endpoint.model);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (input.signal.aborted) return failed('aborted', 'cancelled', true, endpoint.model);
    const refusal = budget.refuses(endpoint.model, worst);
    if (refusal) return { ...last, end: 'budget', reason: refusal, retryable: false };
    const { reply, error } = await once(endpoint, params, input);
    // A call that failed before anything was counted costs nothing; one that broke off has its input counted.
    budget.spend(reply.model, reply.usage);
    last = reply;
    if (reply.end !== 'error' || !isTransient(error)) return reply;
    const wait = retryAfterMs(error) ?? BACK_OFF * 2 ** attempt;
    if (wait > PATIENCE || attempt === ATTEMPTS - 1) return reply;
    input.watch?.({ type: 'retry', attempt: attempt + 1, inMs: wait });
    await deps.wait(wait, input.signal).catch(() => undefined);
  }
  return last;
}

async function once(
  endpoint: Endpoint,
  params: Anthropic.MessageStreamParams,
  { signal, watch }: CallInput,
): Promise<{ reply: Reply; error: unknown }> {
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(), SILENCE);
  timer.unref();
  const stream = endpoint.client.messages.stream(params, { signal: AbortSignal.any([signal, silence.signal]) });
  try {
    stream.on('streamEvent', () => timer.refresh());
    stream.on('text', (_, snapshot) => watch?.({ type: 'text', text: snapshot }));
    const message = await stream.finalMessage();
    return { reply: replyOf(message), error: null };
  } catch (error) {
    // What was read before it broke off is paid for all the same.
    const partial = stream.currentMessage;
    const usage = partial ? usageOf(partial.usage) : NO_USAGE;
    if (signal.aborted) {
      return { reply: { ...failed('aborted', 'cancelled', true, endpoint.model), usage }, error };
    }
    const reason = silence.signal.aborted ? `no word for ${SILENCE / 1000} s` : explain(error);
    return { reply: { ...failed('error', reason, isTransient(error), endpoint.model), usage }, error };
  } finally {
    clearTimeout(timer);
  }
}

function paramsOf(endpoint: Endpoint, input: CallInput): Anthropic.MessageStreamParams {
  const { official } = endpoint;
  const cached = official ? { cache_control: { type: 'ephemeral' as const } } : {};
  const format = input.schema && official ? { format: formatOf(input.schema) } : {};
  const effort = endpoint.effort ?? input.effort;
  return {
    model: endpoint.model,
    max_tokens: input.maxTokens,
    system: official ? [{ type: 'text', text: input.system, ...cached }] : input.system,
    messages: input.messages.map((message) => maskedMessage(message, input.lang, official)),
    ...(input.tools && input.tools.length > 0 ? { tools: input.tools } : {}),
    ...(official ? { output_config: { effort, ...format } } : {}),
  };
}

/**
 * The schema alone: with the helper's own parser the SDK would read the answer itself, and a failed reading throws away
 * message, usage and stop reason.
 */
function formatOf(schema: z.ZodType): Anthropic.JSONOutputFormat {
  const { type, schema: shape } = zodOutputFormat(schema);
  return { type, schema: shape };
}

/** Text and tool results as they may leave this machine. Blocks of the model's own go back unchanged. */
function maskedMessage(message: Anthropic.MessageParam, lang: Language, official: boolean): Anthropic.MessageParam {
  if (message.role !== 'user') return message;
  if (typeof message.content === 'string') return { role: 'user', content: mask(message.content, lang).text };
  return {
    role: 'user',
    content: message.content.map((block) => {
      const { cache_control: _, ...bare } = block as { cache_control?: unknown } & typeof block;
      const kept = (official ? block : bare) as typeof block;
      if (kept.type === 'text') return { ...kept, text: mask(kept.text, lang).text };
      if (kept.type === 'tool_result' && typeof kept.content === 'string')
        return { ...kept, content: mask(kept.content, lang).text };
      return kept;
    }),
  };
}

const ENDS: Readonly<Record<string, End>> = {
  end_turn: 'end_turn',
  stop_sequence: 'end_turn',
  tool_use: 'tool_use',
  max_tokens: 'max_tokens',
  model_context_window_exceeded: 'max_tokens',
  refusal: 'refusal',
};

function replyOf(message: Anthropic.Message): Reply {
  const end = ENDS[message.stop_reason ?? ''] ?? 'stopped';
  return {
    end,
    text: message.content.flatMap((block) => (block.type === 'text' ? [block.text] : [])).join(''),
    content: message.content,
    usage: usageOf(message.usage),
    model: message.model,
    reason: end === 'refusal' ? 'the model refused' : null,
    retryable: false,
  };
}

/** Fields that an endpoint leaves out or sends as null count as 0 read, never as unknown output. */
function usageOf(usage: Partial<Anthropic.Usage> | null | undefined): Usage {
  const count = (n: number | null | undefined) => (typeof n === 'number' && n >= 0 ? Math.floor(n) : 0);
  return {
    input: count(usage?.input_tokens),
    cacheWrite: count(usage?.cache_creation_input_tokens),
    cacheRead: count(usage?.cache_read_input_tokens),
    output: count(usage?.output_tokens),
  };
}

function failed(end: End, reason: string, retryable: boolean, model: string): Reply {
  return { end, text: '', content: [], usage: NO_USAGE, model, reason, retryable };
}
