import {
  completable,
  createRequestStateCodec,
  fromJsonSchema,
  inputRequired,
  inputResponse,
  type McpServer,
  ResourceTemplate,
  type ServerContext,
} from '@modelcontextprotocol/server';
import { z } from 'zod';
import { registerInputFixtures } from './input-fixtures.ts';

/**
 * What the conformance suite's scenarios call by name, put beside the product's own tools in a test: an answer of every
 * content type, progress, logging, subscriptions, prompts, and the schemas of JSON Schema 2020-12. None of it ships.
 */

const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const SILENCE = 'UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YQAAAAA=';

const text = (words: string) => ({ type: 'text' as const, text: words });
const image = { type: 'image' as const, data: PIXEL, mimeType: 'image/png' };
const user = 'user' as const;

/** One key a process: a state is minted and verified by the same test server. */
export const STATE = createRequestStateCodec<{ step: string }>({ key: 'a key of the conformance fixtures, 32+' });

export function withFixtures(server: McpServer): McpServer {
  // What the product has no use for and the suite asks of a server: protocol logging, and subscriptions of old clients.
  server.server.registerCapabilities({ logging: {}, resources: { subscribe: true, listChanged: true } });
  server.server.setRequestHandler('resources/subscribe', () => ({}));
  server.server.setRequestHandler('resources/unsubscribe', () => ({}));
  registerAnswers(server);
  registerReports(server);
  registerSchemas(server);
  registerInputFixtures(server, STATE);
  registerTexts(server);
  registerPrompts(server);
  return server;
}

/** A tool without arguments. */
function plain(server: McpServer, name: string, run: (ctx: ServerContext) => unknown): void {
  server.registerTool(name, { description: `Conformance fixture ${name}` }, run as never);
}

function registerAnswers(server: McpServer): void {
  const answer = (name: string, ...content: object[]) => plain(server, name, () => ({ content }));
  answer('test_simple_text', text('This is a simple text response for testing.'));
  answer('test_image_content', image);
  answer('test_audio_content', { type: 'audio', data: SILENCE, mimeType: 'audio/wav' });
  answer('test_embedded_resource', {
    type: 'resource',
    resource: {
      uri: 'test://embedded-resource',
      mimeType: 'text/plain',
      text: 'This is an embedded resource content.',
    },
  });
  answer('test_multiple_content_types', text('Multiple content types test:'), image, {
    type: 'resource',
    resource: {
      uri: 'test://mixed-content-resource',
      mimeType: 'application/json',
      text: JSON.stringify({ test: 'data', value: 123 }),
    },
  });
  plain(server, 'test_error_handling', () => {
    throw new Error('This tool intentionally returns an error for testing');
  });
}

function registerReports(server: McpServer): void {
  plain(server, 'test_tool_with_progress', async (ctx) => {
    const progressToken = ctx.mcpReq._meta?.progressToken;
    for (const progress of [0, 50, 100])
      if (progressToken !== undefined)
        await ctx.mcpReq.notify({ method: 'notifications/progress', params: { progressToken, progress, total: 100 } });
    return { content: [text('done')] };
  });
  for (const name of ['test_tool_with_logging', 'test_logging_tool'])
    plain(server, name, async (ctx) => {
      for (const words of ['Tool execution started', 'Tool processing data', 'Tool execution completed'])
        await ctx.mcpReq.log('info', words);
      return { content: [text('logged')] };
    });
}

function registerSchemas(server: McpServer): void {
  server.registerTool(
    'json_schema_2020_12_tool',
    {
      description: 'Tool with JSON Schema 2020-12 features',
      inputSchema: fromJsonSchema({
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        type: 'object',
        $defs: {
          address: {
            $anchor: 'addressDef',
            type: 'object',
            properties: { street: { type: 'string' }, city: { type: 'string' } },
          },
        },
        properties: {
          name: { type: 'string' },
          address: { $ref: '#/$defs/address' },
          contactMethod: { type: 'string', enum: ['phone', 'email'] },
          phone: { type: 'string' },
          email: { type: 'string' },
        },
        allOf: [{ anyOf: [{ required: ['phone'] }, { required: ['email'] }] }],
        if: { properties: { contactMethod: { const: 'phone' } }, required: ['contactMethod'] },
        // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
        then: { required: ['phone'] },
        else: { required: ['email'] },
        additionalProperties: false,
      }),
    },
    () => ({ content: [text('ok')] }),
  );
  server.registerTool(
    'test_x_mcp_header',
    {
      description: 'Conformance fixture: an argument that is mirrored in a header',
      inputSchema: fromJsonSchema({
        type: 'object',
        properties: { region: { type: 'string', 'x-mcp-header': 'Region' } as object },
        required: ['region'],
      }),
    },
    () => ({ content: [text('ok')] }),
  );
}

function registerTexts(server: McpServer): void {
  const about = (name: string, mimeType = 'text/plain') => ({
    title: name,
    description: `Conformance fixture ${name}`,
    mimeType,
  });
  for (const [name, words] of [
    ['static-text', 'This is the content of the static text resource.'],
    ['watched-resource', 'Watched resource content'],
  ] as const)
    server.registerResource(name, `test://${name}`, about(name), (uri) => ({
      contents: [{ uri: uri.href, mimeType: 'text/plain', text: words }],
    }));
  server.registerResource('static-binary', 'test://static-binary', about('static-binary', 'image/png'), (uri) => ({
    contents: [{ uri: uri.href, mimeType: 'image/png', blob: PIXEL }],
  }));
  server.registerResource(
    'template',
    new ResourceTemplate('test://template/{id}/data', { list: undefined }),
    about('template', 'application/json'),
    (uri, { id }) => ({
      contents: [
        {
          uri: uri.href,
          mimeType: 'application/json',
          text: JSON.stringify({ id, templateTest: true, data: `Data for ID: ${String(id)}` }),
        },
      ],
    }),
  );
}

function registerPrompts(server: McpServer): void {
  const description = 'Conformance fixture';
  const says = (...content: ReturnType<typeof text>[]) => ({
    messages: content.map((c) => ({ role: user, content: c })),
  });
  server.registerPrompt('test_simple_prompt', { description }, () =>
    says(text('This is a simple prompt for testing.')),
  );
  const word = completable(z.string(), (typed) => ['paris', 'park', 'party'].filter((w) => w.startsWith(typed)));
  server.registerPrompt(
    'test_prompt_with_arguments',
    { description, argsSchema: z.object({ arg1: word, arg2: z.string() }) },
    ({ arg1, arg2 }) => says(text(`Prompt with arguments: arg1='${arg1}', arg2='${arg2}'`)),
  );
  server.registerPrompt(
    'test_prompt_with_embedded_resource',
    { description, argsSchema: z.object({ resourceUri: z.string() }) },
    ({ resourceUri }) => ({
      messages: [
        {
          role: user,
          content: {
            type: 'resource',
            resource: { uri: resourceUri, mimeType: 'text/plain', text: 'Embedded resource content for testing.' },
          },
        },
        { role: user, content: text('Please process the embedded resource above.') },
      ],
    }),
  );
  server.registerPrompt('test_prompt_with_image', { description }, () => ({
    messages: [
      { role: user, content: image },
      { role: user, content: text('Please analyze the image above.') },
    ],
  }));
  server.registerPrompt('test_input_required_result_prompt', { description }, ((ctx: ServerContext) => {
    const given = inputResponse(ctx.mcpReq.inputResponses, 'user_context');
    if (given.kind === 'elicit') return says(text(`Context: ${JSON.stringify(given.content ?? given.action)}`));
    const requestedSchema = {
      type: 'object' as const,
      properties: { context: { type: 'string' as const } },
      required: ['context'],
    };
    const message = 'What context should the prompt use?';
    return inputRequired({ inputRequests: { user_context: inputRequired.elicit({ message, requestedSchema }) } });
  }) as never);
}
