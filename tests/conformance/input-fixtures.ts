import {
  type InputRequests,
  inputRequired,
  inputResponse,
  type McpServer,
  type RequestStateCodec,
  type ServerContext,
} from '@modelcontextprotocol/server';
import { z } from 'zod';

/**
 * Tools that ask the client for something, as the scenarios name them. kkori itself asks for nothing: these show that
 * the server it stands on does it by the specification. None of it ships.
 */

type State = RequestStateCodec<{ step: string }>;

const says = (words: string) => ({ content: [{ type: 'text' as const, text: words }] });

const form = (message: string, properties: Record<string, object>, required?: string[]) =>
  inputRequired.elicit({
    message,
    requestedSchema: { type: 'object', properties: properties as never, ...(required ? { required } : {}) },
  });
const aName = (message: string) => form(message, { name: { type: 'string' } }, ['name']);
const aSample = (words: string, maxTokens: number) =>
  inputRequired.createMessage({
    messages: [{ role: 'user', content: { type: 'text', text: words } }],
    maxTokens,
  });

export function registerInputFixtures(server: McpServer, state: State): void {
  // Set after construction, so that the product's server needs no option for a test: a state that was tampered with is
  // refused before a tool sees it.
  Object.assign(server.server, { _requestStateVerify: state.verify });

  const tool = (name: string, run: (ctx: ServerContext) => unknown) =>
    server.registerTool(name, { description: `Conformance fixture ${name}` }, run as never);
  /** Asks until every key is answered, then answers with what came. */
  const asking = (name: string, requests: () => InputRequests, done: (given: Record<string, unknown>) => string) =>
    tool(name, (ctx) => {
      const wanted = requests();
      const given = Object.fromEntries(
        Object.keys(wanted).map((key) => [key, inputResponse(ctx.mcpReq.inputResponses, key)]),
      );
      const missing = Object.values(given).some(({ kind }) => kind === 'missing');
      return missing ? inputRequired({ inputRequests: wanted }) : says(done(given));
    });
  /** The same with a signed state, and a second question before the last answer where there is one. */
  const stepping = (name: string, steps: InputRequests[], done: string) =>
    tool(name, async (ctx) => {
      const at = Number(ctx.mcpReq.requestState<{ step: string }>()?.step ?? 0);
      const wanted = steps[at] ?? {};
      const answered = Object.keys(wanted).every(
        (key) => inputResponse(ctx.mcpReq.inputResponses, key).kind !== 'missing',
      );
      const next = answered && ctx.mcpReq.requestState() !== undefined ? at + 1 : at;
      if (next >= steps.length) return says(done);
      return inputRequired({
        inputRequests: steps[next]!,
        requestState: await state.mint({ step: String(next) }, ctx),
      });
    });

  const words = (given: Record<string, unknown>) => JSON.stringify(given);
  asking('test_input_required_result_elicitation', () => ({ user_name: aName('What is your name?') }), words);
  asking(
    'test_input_required_result_sampling',
    () => ({ capital_question: aSample('What is the capital of France?', 100) }),
    words,
  );
  asking('test_input_required_result_list_roots', () => ({ client_roots: inputRequired.listRoots() }), words);
  asking('test_missing_capability', () => ({ sample: aSample('Say something', 10) }), words);
  asking('test_streaming_elicitation', () => ({ user_name: aName('What is your name?') }), words);

  const confirm = { confirm: form('Please confirm', { ok: { type: 'boolean' } }, ['ok']) };
  stepping('test_input_required_result_request_state', [confirm], 'state-ok');
  stepping('test_input_required_result_tampered_state', [confirm], 'state-ok');
  stepping(
    'test_input_required_result_multiple_inputs',
    [
      {
        user_name: aName('What is your name?'),
        greeting: aSample('Generate a greeting', 50),
        client_roots: inputRequired.listRoots(),
      },
    ],
    'all inputs received',
  );
  stepping(
    'test_input_required_result_multi_round',
    [
      { step1: aName('Step 1: What is your name?') },
      { step2: form('Step 2: What is your favorite color?', { color: { type: 'string' } }, ['color']) },
    ],
    'both rounds received',
  );
  tool('test_input_required_result_capabilities', (ctx) => {
    const envelope = ctx.mcpReq.envelope as Record<string, object> | undefined;
    const can = (envelope?.['io.modelcontextprotocol/clientCapabilities'] ?? {}) as Record<string, unknown>;
    return inputRequired({
      inputRequests: {
        ...(can.elicitation ? { user_name: aName('What is your name?') } : {}),
        ...(can.sampling ? { greeting: aSample('Generate a greeting', 50) } : {}),
      },
    });
  });

  registerAskingOldClients(server);
}

/** The same questions as clients before 2026-07-28 are asked: by a request of the server. */
function registerAskingOldClients(server: McpServer): void {
  server.registerTool(
    'test_sampling',
    { description: 'Conformance fixture test_sampling', inputSchema: z.object({ prompt: z.string() }) },
    async ({ prompt }, ctx) => {
      const given = inputResponse(ctx.mcpReq.inputResponses, 'sample');
      if (given.kind === 'sampling') return says(`LLM response: ${JSON.stringify(given.result.content)}`);
      return inputRequired({ inputRequests: { sample: aSample(prompt, 100) } });
    },
  );
  const eliciting = (name: string, request: (message: string) => InputRequests[string], inputSchema = z.object({})) =>
    server.registerTool(
      name,
      { description: `Conformance fixture ${name}`, inputSchema: inputSchema as z.ZodObject },
      async (args, ctx) => {
        const given = inputResponse(ctx.mcpReq.inputResponses, 'form');
        if (given.kind === 'elicit')
          return says(`Elicitation completed: action=${given.action}, content=${JSON.stringify(given.content ?? {})}`);
        return inputRequired({ inputRequests: { form: request(String(args.message ?? '')) } });
      },
    );
  eliciting(
    'test_elicitation',
    (message) =>
      form(
        message,
        {
          username: { type: 'string', description: "User's response" },
          email: { type: 'string', description: "User's email address" },
        },
        ['username', 'email'],
      ),
    z.object({ message: z.string() }) as never,
  );
  eliciting('test_elicitation_sep1034_defaults', () =>
    form('Defaults', {
      name: { type: 'string', default: 'John Doe' },
      age: { type: 'integer', default: 30 },
      score: { type: 'number', default: 95.5 },
      status: { type: 'string', enum: ['active', 'inactive', 'pending'], default: 'active' },
      verified: { type: 'boolean', default: true },
    }),
  );
  const titled = (words: string) =>
    ['First', 'Second', 'Third'].map((n, i) => ({ const: `value${i + 1}`, title: `${n} ${words}` }));
  const plainEnum = ['option1', 'option2', 'option3'];
  eliciting('test_elicitation_sep1330_enums', () =>
    form('Enums', {
      untitledSingle: { type: 'string', enum: plainEnum },
      titledSingle: { type: 'string', oneOf: titled('Option') },
      legacyEnum: {
        type: 'string',
        enum: ['opt1', 'opt2', 'opt3'],
        enumNames: ['Option One', 'Option Two', 'Option Three'],
      },
      untitledMulti: { type: 'array', items: { type: 'string', enum: plainEnum } },
      titledMulti: { type: 'array', items: { anyOf: titled('Choice') } },
    }),
  );
}
