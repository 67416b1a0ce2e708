import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a request to the Messages API holds, as far as the tests look at it. */
export type Body = {
  model: string;
  max_tokens: number;
  system?: string | { type: string; text: string; cache_control?: unknown }[];
  messages: { role: string; content: string | Block[] }[];
  tools?: { name: string; input_schema: unknown }[];
  output_config?: { effort?: string; format?: unknown };
  stream?: boolean;
  [other: string]: unknown;
};
export type Block = { type: string; text?: string; cache_control?: unknown; [other: string]: unknown };

export type Usage = { input?: number; cacheWrite?: number; cacheRead?: number; output?: number };

/** One answer of the fake: a message, or something that goes wrong. */
export type Answer = {
  text?: string;
  tools?: { id?: string; name: string; input: unknown }[];
  stop?: string;
  usage?: Usage;
  /** An HTTP error instead of a message. */
  status?: number;
  headers?: Record<string, string>;
  error?: { type: string; message: string };
  /** `cut`: the stream ends before `message_stop`; `reset`: the connection breaks in the middle; `overloaded`: an error event in the middle. */
  fault?: 'cut' | 'reset' | 'overloaded' | 'hang';
};
export type Responder = (body: Body, request: number) => Answer;

export type Seen = { body: Body; headers: Record<string, string> };

/**
 * A Messages API that answers as it is told, without any network: as a `fetch` to be handed to the client, or as a real
 * server on loopback for a process of its own. It records every request as it came.
 */
export class FakeModel {
  readonly seen: Seen[] = [];
  private readonly respond: Responder;
  private server: Server | null = null;

  constructor(respond: Responder) {
    this.respond = respond;
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const request = new Request(input as string, init);
    const answer = this.take((await request.json()) as Body, Object.fromEntries(request.headers));
    if (answer.fault === 'hang') return new Promise((_, reject) => hangUp(request.signal, reject));
    return responseOf(answer);
  };

  /** Listens on loopback; the address to give as ANTHROPIC_BASE_URL. */
  async listen(): Promise<string> {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', async () => {
        const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Body;
        const answer = this.take(body, request.headers as Record<string, string>);
        if (answer.fault === 'hang') return;
        const made = responseOf(answer);
        response.writeHead(made.status, Object.fromEntries(made.headers));
        try {
          for await (const chunk of made.body ?? []) response.write(chunk);
          response.end();
        } catch {
          response.destroy();
        }
      });
    });
    await new Promise<void>((resolve) => this.server!.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise<void>((resolve) => (this.server ? this.server.close(() => resolve()) : resolve()));
  }

  private take(body: Body, headers: Record<string, string>): Answer {
    this.seen.push({ body, headers });
    return this.respond(body, this.seen.length);
  }
}

function hangUp(signal: AbortSignal, reject: (reason: unknown) => void): void {
  const abort = () => reject(signal.reason);
  if (signal.aborted) abort();
  else signal.addEventListener('abort', abort);
}

function responseOf(answer: Answer): Response {
  if (answer.status !== undefined) {
    const error = answer.error ?? { type: 'api_error', message: 'scripted' };
    return Response.json({ type: 'error', error }, { status: answer.status, headers: answer.headers ?? {} });
  }
  const encoder = new TextEncoder();
  const events = eventsOf(answer);
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const event of events)
        controller.enqueue(encoder.encode(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`));
      if (answer.fault === 'reset') controller.error(new TypeError('terminated'));
      else controller.close();
    },
  });
  return new Response(stream, { headers: { 'content-type': 'text/event-stream; charset=utf-8', ...answer.headers } });
}

type Event = { type: string; [other: string]: unknown };

/** The events of one message in the order of the real API; a fault breaks them off after the first half of the text. */
function eventsOf({ text = '', tools = [], stop, usage = {}, fault }: Answer): Event[] {
  const counted = {
    input_tokens: usage.input ?? 100,
    cache_creation_input_tokens: usage.cacheWrite ?? 0,
    cache_read_input_tokens: usage.cacheRead ?? 0,
    output_tokens: 1,
  };
  const events: Event[] = [
    {
      type: 'message_start',
      message: {
        id: 'msg_fake',
        type: 'message',
        role: 'assistant',
        model: 'fake-model',
        content: [],
        stop_reason: null,
        stop_sequence: null,
        stop_details: null,
        container: null,
        usage: counted,
      },
    },
    { type: 'ping' },
    // A thinking block comes first and is empty: nobody may read content[0].
    { type: 'content_block_start', index: 0, content_block: { type: 'thinking', thinking: '', signature: '' } },
    { type: 'content_block_delta', index: 0, delta: { type: 'signature_delta', signature: 'sig' } },
    { type: 'content_block_stop', index: 0 },
  ];
  let index = 1;
  if (text !== '') {
    events.push({ type: 'content_block_start', index, content_block: { type: 'text', text: '' } });
    const pieces = text.match(/[\s\S]{1,40}/gu) ?? [];
    const shown = fault ? pieces.slice(0, Math.ceil(pieces.length / 2)) : pieces;
    for (const piece of shown)
      events.push({ type: 'content_block_delta', index, delta: { type: 'text_delta', text: piece } });
    if (fault === 'overloaded')
      events.push({ type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } });
    if (fault) return events;
    events.push({ type: 'content_block_stop', index });
    index += 1;
  }
  for (const [i, tool] of tools.entries()) {
    const id = tool.id ?? `toolu_${i + 1}`;
    events.push({
      type: 'content_block_start',
      index,
      content_block: { type: 'tool_use', id, name: tool.name, input: {} },
    });
    const json = typeof tool.input === 'string' ? tool.input : JSON.stringify(tool.input);
    events.push({ type: 'content_block_delta', index, delta: { type: 'input_json_delta', partial_json: '' } });
    events.push({ type: 'content_block_delta', index, delta: { type: 'input_json_delta', partial_json: json } });
    events.push({ type: 'content_block_stop', index });
    index += 1;
  }
  events.push({
    type: 'message_delta',
    delta: {
      stop_reason: stop ?? (tools.length > 0 ? 'tool_use' : 'end_turn'),
      stop_sequence: null,
      stop_details: null,
    },
    usage: { ...counted, output_tokens: usage.output ?? 20 },
  });
  events.push({ type: 'message_stop' });
  return events;
}

/** All words of the last message of a request. */
export function lastText(body: Body): string {
  const content = body.messages.at(-1)!.content;
  return typeof content === 'string' ? content : content.map((block) => block.text ?? '').join('\n');
}

/** Everything that a request would carry off this machine. */
export function leaving({ body, headers }: Seen): string {
  return JSON.stringify(body) + JSON.stringify(headers);
}
