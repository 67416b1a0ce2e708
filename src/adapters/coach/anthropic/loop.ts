import type Anthropic from '@anthropic-ai/sdk';
import { addUsage, NO_USAGE } from '../../../core/usage.ts';
import type { Toolbox } from '../../../ports.ts';
import { type CallDeps, type CallInput, call, type Reply } from './call.ts';

/** Requests of one run. A run that needs more is going in circles. */
const TURNS_MAX = 8;
/** Characters of one tool result that are sent on. */
const RESULT_MAX = 12_000;

/**
 * The agent: calls the model, does what tools it asks for, and goes on until it ends its turn. The conversation only
 * grows (the model's own blocks go back unchanged); results come in the order of the calls, in one message; whatever goes
 * wrong with a tool is a result that says so. Ends are data, `max_turns` among them. `usage` is that of all turns.
 */
export async function runAgent(deps: CallDeps, toolbox: Toolbox, input: CallInput): Promise<Reply> {
  const { tools, names } = await offered(toolbox);
  const messages = [...input.messages];
  let usage = NO_USAGE;
  for (let turn = 1; turn <= TURNS_MAX; turn++) {
    const reply = await call(deps, { ...input, messages, tools });
    usage = addUsage(usage, reply.usage);
    if (reply.end !== 'tool_use') return { ...reply, usage };
    const uses = reply.content.filter((block) => block.type === 'tool_use');
    messages.push({ role: 'assistant', content: reply.content });
    const results = await Promise.all(uses.map((use) => resultOf(toolbox, names, use, input)));
    if (input.signal.aborted) return { ...reply, end: 'aborted', usage, reason: 'cancelled', retryable: true };
    messages.push({ role: 'user', content: results });
  }
  return {
    end: 'max_turns',
    text: '',
    content: [],
    usage,
    model: deps.endpoint.model,
    reason: `no answer within ${TURNS_MAX} turns`,
    retryable: false,
  };
}

async function offered(toolbox: Toolbox): Promise<{ tools: Anthropic.Tool[]; names: ReadonlySet<string> }> {
  const listed = await toolbox.list();
  const tools = listed.map(({ name, description, inputSchema }) => ({
    name,
    description,
    input_schema: { ...inputSchema, type: 'object' as const },
  }));
  return { tools, names: new Set(listed.map((tool) => tool.name)) };
}

async function resultOf(
  toolbox: Toolbox,
  names: ReadonlySet<string>,
  use: Anthropic.ToolUseBlock,
  { signal, watch }: CallInput,
): Promise<Anthropic.ToolResultBlockParam> {
  const answer = (content: string, isError: boolean): Anthropic.ToolResultBlockParam => ({
    type: 'tool_result',
    tool_use_id: use.id,
    content: content.slice(0, RESULT_MAX) || '(empty)',
    ...(isError ? { is_error: true } : {}),
  });
  if (!names.has(use.name)) return answer(`There is no tool ${use.name}. Tools: ${[...names].join(', ')}.`, true);
  watch?.({ type: 'tool', name: use.name });
  try {
    const { text, failed } = await toolbox.call(use.name, use.input, signal);
    return answer(text, failed);
  } catch (error) {
    return answer(`The tool failed: ${error instanceof Error ? error.message.slice(0, 200) : 'unknown'}`, true);
  }
}
