import type Anthropic from '@anthropic-ai/sdk';
import { z } from 'zod';
import { addUsage, NO_USAGE, type Usage } from '../../../core/usage.ts';
import type { Toolbox } from '../../../ports.ts';
import { type CallDeps, type CallInput, call, type Reply } from './call.ts';
import { runAgent } from './loop.ts';

/** A value that passed the core's own checks, or what is wrong with it in words for whoever made it. */
export type Checked<V> = { value: V; problems?: undefined } | { value?: undefined; problems: string[] };

export type Structured<V> = { usage: Usage; model: string } & (
  | { kind: 'done'; value: V }
  | { kind: 'failed'; reason: string; retryable: boolean }
);

/** Repairs that are asked for: where the schema is enforced one is enough, elsewhere there are two. */
const REPAIRS = { official: 1, other: 2 } as const;
const PROBLEMS_SHOWN = 8;

/**
 * Asks for one JSON object, checks it by schema and then by `check`, and asks once or twice to mend what is wrong; with a
 * toolbox the model may look things up first. A refusal, a budget, an abort or a fault ends it at once. Never throws.
 */
export async function structured<S extends z.ZodType, V>(
  deps: CallDeps,
  input: Omit<CallInput, 'schema' | 'tools'> & { toolbox?: Toolbox },
  schema: S,
  check: (value: z.output<S>) => Checked<V>,
): Promise<Structured<V>> {
  const { endpoint } = deps;
  const { toolbox, ...rest } = input;
  let messages = endpoint.official ? rest.messages : withSchema(rest.messages, schema);
  let usage = NO_USAGE;
  let maxTokens = rest.maxTokens;
  let reason = '';
  // As the endpoint names it, which is what its usage is counted by.
  let model = endpoint.model;
  const repairs = endpoint.official ? REPAIRS.official : REPAIRS.other;
  for (let attempt = 0; attempt <= repairs; attempt++) {
    const request: CallInput = { ...rest, messages, maxTokens, schema };
    const reply: Reply = toolbox ? await runAgent(deps, toolbox, request) : await call(deps, request);
    usage = addUsage(usage, reply.usage);
    model = reply.model;
    const made = { usage, model };
    if (reply.end === 'max_tokens') {
      // Cut off in the middle of a structure: nothing of it is used. It may have more room, once.
      reason = 'the answer was cut off';
      maxTokens *= 2;
      continue;
    }
    if (reply.end !== 'end_turn')
      return { ...made, kind: 'failed', reason: reply.reason ?? reply.end, retryable: reply.retryable };
    const outcome = read(reply.text, schema, check);
    if (outcome.problems === undefined) return { ...made, kind: 'done', value: outcome.value };
    reason = outcome.problems.join('; ').slice(0, 300);
    messages = [
      ...messages,
      { role: 'assistant', content: reply.content.length > 0 ? reply.content : reply.text },
      { role: 'user', content: repairNote(outcome.problems, rest.lang === 'ko') },
    ];
  }
  return { usage, model, kind: 'failed', reason: `not usable: ${reason}`, retryable: false };
}

function read<S extends z.ZodType, V>(text: string, schema: S, check: (value: z.output<S>) => Checked<V>): Checked<V> {
  const json = jsonIn(text);
  if (json === undefined) return { problems: ['the answer is not one JSON object'] };
  const parsed = schema.safeParse(json);
  if (!parsed.success)
    return {
      problems: parsed.error.issues
        .slice(0, PROBLEMS_SHOWN)
        .map((issue) => `${issue.path.join('.') || 'answer'}: ${issue.message}`),
    };
  return check(parsed.data);
}

/** The JSON object of a reply, also where an endpoint that ignores the format wraps it in words or a code fence. */
function jsonIn(text: string): unknown {
  const start = text.indexOf('{');
  const end = text.lastIndexOf('}');
  for (const candidate of [text, start >= 0 && end > start ? text.slice(start, end + 1) : '']) {
    try {
      return JSON.parse(candidate) as unknown;
    } catch {
      // Tried the next way.
    }
  }
  return undefined;
}

/** The schema as text at the end of the brief, for endpoints that do not enforce it. */
function withSchema(messages: readonly Anthropic.MessageParam[], schema: z.ZodType): Anthropic.MessageParam[] {
  const words = `\n\nJSON Schema:\n${JSON.stringify(z.toJSONSchema(schema, { io: 'input' }))}`;
  return messages.map((message, i) => {
    if (i !== messages.length - 1 || message.role !== 'user') return message;
    const blocks =
      typeof message.content === 'string' ? [{ type: 'text' as const, text: message.content }] : message.content;
    return {
      role: 'user' as const,
      content: blocks.map((block, j) =>
        j === blocks.length - 1 && block.type === 'text' ? { ...block, text: `${block.text}${words}` } : block,
      ),
    };
  });
}

function repairNote(problems: readonly string[], ko: boolean): string {
  const list = problems
    .slice(0, PROBLEMS_SHOWN)
    .map((problem) => `- ${problem.slice(0, 300)}`)
    .join('\n');
  return ko
    ? `고칠 것이 있습니다. 나머지는 그대로 두고 JSON 전체를 다시 내 주세요.\n${list}`
    : `Please mend the following, leave the rest, and return the whole JSON again.\n${list}`;
}
