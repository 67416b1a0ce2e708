/** The four wires of model endpoints, as far as a scripted model needs them: tools and the last result in, one move out. */

export type Wire = 'messages' | 'responses' | 'gemini' | 'chat';

export type Asked = {
  wire: Wire;
  stream: boolean;
  raw: string;
  /** Names of the tools that may be called now. */
  tools: string[];
  /** True where tools are looked for with a tool first. */
  search: string | null;
  /** A tool that a search has found, by its name within a namespace. */
  namespaced?: (tool: string) => string | undefined;
  /** The text of the last tool result. */
  result: string | null;
};

export type Move =
  | { kind: 'say'; text: string }
  | { kind: 'search'; query: string }
  | { kind: 'call'; name: string; arguments: Record<string, unknown> };

export type Speech = { type: string; body: string };

// biome-ignore lint/suspicious/noExplicitAny: foreign JSON, read with defaults everywhere
type Json = Record<string, any>;

const sse = (...events: [string | null, unknown][]): Speech => ({
  type: 'text/event-stream',
  body: events
    .map(
      ([name, data]) =>
        `${name ? `event: ${name}\n` : ''}data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`,
    )
    .join(''),
});
const json = (value: unknown): Speech => ({ type: 'application/json', body: JSON.stringify(value) });

/** Text of a result's content, however it is wrapped. */
function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (Array.isArray(content)) return content.map(textOf).join('\n');
  if (typeof content === 'object' && content !== null) {
    const { text, output, content: inner, error } = content as Json;
    return textOf(text ?? output ?? inner ?? error ?? '');
  }
  return '';
}

export function read(path: string, body: Json, raw: string): Asked | null {
  if (path.endsWith('/messages')) {
    const tools = (body.tools ?? []).map((t: Json) => String(t.name));
    const results = (body.messages ?? []).flatMap((m: Json) =>
      Array.isArray(m.content) ? m.content.filter((c: Json) => c.type === 'tool_result') : [],
    );
    // Deferred tools are sent with the others and may be called once a search has named them.
    const deferred = (body.tools ?? []).filter((t: Json) => t.defer_loading).map((t: Json) => String(t.name));
    const named = new Set((raw.match(/"tool_name":"([^"]+)"/gu) ?? []).map((m) => m.slice(13, -1)));
    return {
      wire: 'messages',
      stream: body.stream === true,
      raw,
      tools: tools.filter((name: string) => !deferred.includes(name) || named.has(name)),
      search: tools.find((name: string) => name === 'ToolSearch') ?? null,
      result: results.length > 0 ? textOf(results.at(-1).content) : null,
    };
  }
  if (path.endsWith('/responses')) {
    const input = (body.input ?? []) as Json[];
    const later = input.filter((i) => i.type === 'additional_tools').flatMap((i) => i.tools ?? []) as Json[];
    const all = [...((body.tools ?? []) as Json[]), ...later];
    const code = all.some((n) => (n.tools ?? []).some((t: Json) => t.name === 'exec' && t.type === 'custom'));
    const found = (body.input ?? [])
      .filter((i: Json) => i.type === 'tool_search_output')
      .flatMap((i: Json) => i.tools ?? []);
    const namespaces = [...all, ...found].filter((t: Json) => t.type === 'namespace');
    const results = (body.input ?? []).filter((i: Json) => /^(?:function|custom_tool)_call_output$/u.test(i.type));
    return {
      wire: 'responses',
      stream: true,
      raw,
      tools: all.filter((t) => t.type === 'function').map((t) => String(t.name)),
      search: all.some((t) => t.type === 'tool_search') ? 'tool_search' : null,
      namespaced: (tool) => {
        // Tools are called from a script there, and are not listed before.
        if (code && raw.includes('mcp__kkori')) return `${CODE}${tool}`;
        const space = namespaces.find((n: Json) => (n.tools ?? []).some((t: Json) => t.name === tool));
        return space ? `${space.name}\0${tool}` : undefined;
      },
      result: results.length > 0 ? textOf(results.at(-1).output) : null,
    };
  }
  if (path.endsWith(':streamGenerateContent') || path.endsWith(':generateContent')) {
    const parts = (body.contents ?? []).flatMap((c: Json) => c.parts ?? []);
    const results = parts.filter((p: Json) => p.functionResponse);
    return {
      wire: 'gemini',
      stream: path.endsWith(':streamGenerateContent'),
      raw,
      tools: (body.tools ?? []).flatMap((t: Json) => (t.functionDeclarations ?? []).map((f: Json) => String(f.name))),
      search: null,
      result: results.length > 0 ? textOf(results.at(-1).functionResponse.response) : null,
    };
  }
  if (path.endsWith('/chat/completions')) {
    const results = (body.messages ?? []).filter((m: Json) => m.role === 'tool');
    return {
      wire: 'chat',
      stream: body.stream === true,
      raw,
      tools: (body.tools ?? []).map((t: Json) => String(t.function?.name)),
      search: null,
      result: results.length > 0 ? textOf(results.at(-1).content) : null,
    };
  }
  return null;
}

let count = 0;

export function speak(asked: Asked, move: Move): Speech {
  count += 1;
  switch (asked.wire) {
    case 'messages':
      return messages(asked, move);
    case 'responses':
      return responses(move);
    case 'gemini': {
      const part =
        move.kind === 'call'
          ? { functionCall: { name: move.name, args: move.arguments } }
          : { text: move.kind === 'say' ? move.text : '' };
      const reply = {
        candidates: [{ content: { role: 'model', parts: [part] }, finishReason: 'STOP', index: 0 }],
        usageMetadata: { promptTokenCount: 10, candidatesTokenCount: 10, totalTokenCount: 20 },
      };
      return asked.stream ? sse([null, reply]) : json(reply);
    }
    case 'chat':
      return chat(asked, move);
  }
}

function messages({ stream, search }: Asked, move: Move): Speech {
  const call =
    move.kind === 'search'
      ? { name: search, input: { query: move.query, max_results: 5 } }
      : move.kind === 'call'
        ? { name: move.name, input: move.arguments }
        : null;
  const block = call
    ? { type: 'tool_use', id: `toolu_${count}`, name: call.name, input: call.input }
    : { type: 'text', text: move.kind === 'say' ? move.text : '' };
  const stop_reason = call ? 'tool_use' : 'end_turn';
  const message = {
    id: `msg_${count}`,
    type: 'message',
    role: 'assistant',
    model: 'scripted',
    content: [block],
    stop_reason,
    stop_sequence: null,
    usage: { input_tokens: 10, output_tokens: 10 },
  };
  if (!stream) return json(message);
  const empty = call ? { ...block, input: {} } : { type: 'text', text: '' };
  const delta = call
    ? { type: 'input_json_delta', partial_json: JSON.stringify(call.input) }
    : { type: 'text_delta', text: move.kind === 'say' ? move.text : '' };
  return sse(
    ['message_start', { type: 'message_start', message: { ...message, content: [], stop_reason: null } }],
    ['content_block_start', { type: 'content_block_start', index: 0, content_block: empty }],
    ['content_block_delta', { type: 'content_block_delta', index: 0, delta }],
    ['content_block_stop', { type: 'content_block_stop', index: 0 }],
    [
      'message_delta',
      { type: 'message_delta', delta: { stop_reason, stop_sequence: null }, usage: { output_tokens: 10 } },
    ],
    ['message_stop', { type: 'message_stop' }],
  );
}

/** Marks a tool that is called from within a script. */
const CODE = 'code:';

/** What a model writes where tools are functions of a script: one call, and its text handed on. */
const scriptOf = (tool: string, args: unknown) =>
  `const result = await tools.mcp__kkori__${tool}(${JSON.stringify(args)});\nfor (const part of result.content) text(part.text);`;

function responses(move: Move): Speech {
  if (move.kind === 'call' && move.name.startsWith(CODE)) {
    const input = scriptOf(move.name.slice(CODE.length), move.arguments);
    return items({ type: 'custom_tool_call', id: `ctc_${count}`, call_id: `call_${count}`, name: 'exec', input });
  }
  const [namespace, name] =
    move.kind === 'call' && move.name.includes('\0') ? move.name.split('\0') : [undefined, undefined];
  const item =
    move.kind === 'call'
      ? {
          type: 'function_call',
          id: `fc_${count}`,
          call_id: `call_${count}`,
          name: name ?? move.name,
          ...(namespace ? { namespace } : {}),
          arguments: JSON.stringify(move.arguments),
        }
      : move.kind === 'search'
        ? {
            type: 'tool_search_call',
            id: `ts_${count}`,
            call_id: `call_${count}`,
            execution: 'client',
            status: 'completed',
            arguments: { query: move.query, limit: 12 },
          }
        : {
            type: 'message',
            id: `msg_${count}`,
            role: 'assistant',
            content: [{ type: 'output_text', text: move.text }],
          };
  return items(item);
}

function items(item: unknown): Speech {
  const response = { id: `resp_${count}` };
  const usage = {
    input_tokens: 10,
    input_tokens_details: null,
    output_tokens: 10,
    output_tokens_details: null,
    total_tokens: 20,
  };
  return sse(
    ['response.created', { type: 'response.created', response }],
    ['response.output_item.done', { type: 'response.output_item.done', output_index: 0, item }],
    ['response.completed', { type: 'response.completed', response: { ...response, usage } }],
  );
}

function chat({ stream }: Asked, move: Move): Speech {
  const message =
    move.kind === 'call'
      ? {
          role: 'assistant',
          content: null,
          tool_calls: [
            {
              index: 0,
              id: `call_${count}`,
              type: 'function',
              function: { name: move.name, arguments: JSON.stringify(move.arguments) },
            },
          ],
        }
      : { role: 'assistant', content: move.kind === 'say' ? move.text : '' };
  const finish_reason = move.kind === 'call' ? 'tool_calls' : 'stop';
  const usage = { prompt_tokens: 10, completion_tokens: 10, total_tokens: 20 };
  const head = { id: `c_${count}`, created: 1, model: 'scripted' };
  if (!stream)
    return json({ ...head, object: 'chat.completion', choices: [{ index: 0, message, finish_reason }], usage });
  const chunk = { ...head, object: 'chat.completion.chunk' };
  return sse(
    [null, { ...chunk, choices: [{ index: 0, delta: message, finish_reason: null }] }],
    [null, { ...chunk, choices: [{ index: 0, delta: {}, finish_reason }], usage }],
    [null, '[DONE]'],
  );
}
