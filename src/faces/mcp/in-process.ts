import { Client, InMemoryTransport } from '@modelcontextprotocol/client';
import type { Deps } from '../../app/deps.ts';
import type { Toolbox } from '../../ports.ts';
import { buildServer, TOOLS } from './server.ts';

/** What an agent of ours may call: it looks things up, and nothing of it writes or steers. */
const READING = ['search_knowledge', 'read_source'];

/**
 * kkori's own MCP server as a toolbox, through a client in the same process: an agent reads what a host's model would
 * read, masked and cut the same way. Only tools that read are offered.
 */
export async function ownToolbox(deps: Deps, version: string): Promise<Toolbox> {
  const [near, far] = InMemoryTransport.createLinkedPair();
  const server = buildServer(deps, { version });
  const client = new Client({ name: 'kkori-agent', version });
  await server.connect(far);
  await client.connect(near);
  const offered = new Set(READING.filter((name) => TOOLS.some((tool) => tool.name === name)));
  return {
    async list() {
      const { tools } = await client.listTools();
      return tools
        .filter(({ name }) => offered.has(name))
        .map(({ name, description, inputSchema }) => ({
          name,
          description: description ?? '',
          inputSchema: inputSchema as Record<string, unknown>,
        }));
    },
    async call(name, args, signal) {
      const given = typeof args === 'object' && args !== null ? (args as Record<string, unknown>) : {};
      const result = await client.callTool({ name, arguments: given }, { signal });
      const text = (result.content as { type: string; text?: string }[]).map((block) => block.text ?? '').join('\n');
      return { text, failed: result.isError === true };
    },
    async close() {
      await client.close();
      await server.close();
    },
  };
}
