import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { NodeStreamableHTTPServerTransport } from '@modelcontextprotocol/node';
import { type HttpApp, listenOverHttp } from '../../src/faces/mcp/http.ts';
import { buildServer } from '../../src/faces/mcp/server.ts';
import { testDeps } from '../support/mcp-deps.ts';
import { withFixtures } from './fixtures.ts';
import { type Revision, runSuite } from './suite.ts';

/**
 * `npm run conformance`: everything that both revisions require, against the product's own HTTP app with the suite's
 * fixtures registered beside its tools. The exit code is 0 when every required scenario passes.
 */

const deps = testDeps();
const factory = () => withFixtures(buildServer(deps, { version: '0.0.0-conformance' }));

/**
 * The leg that the product does not have: sessions before 2026-07-28, which alone let a server ask its client something
 * over HTTP. Here for the four scenarios that need it.
 */
async function sessions(): Promise<HttpApp> {
  const open = new Map<string, NodeStreamableHTTPServerTransport>();
  const server = createServer((request, response) => {
    void (async () => {
      const id = header(request, 'mcp-session-id');
      let transport = id ? open.get(id) : undefined;
      if (!transport) {
        transport = new NodeStreamableHTTPServerTransport({
          sessionIdGenerator: () => randomUUID(),
          onsessioninitialized: (session: string) => void open.set(session, transport!),
          allowedHosts: [...HOSTS, ...HOSTS.map((host) => `${host}:${port()}`)],
          allowedOrigins: HOSTS.map((host) => `http://${host}:${port()}`),
          enableDnsRebindingProtection: true,
        });
        await factory().connect(transport);
      }
      await transport.handleRequest(request, response);
    })();
  });
  const port = () => (server.address() as AddressInfo).port;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${port()}/mcp`,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

const HOSTS = ['127.0.0.1', 'localhost'];

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

async function run(title: string, app: HttpApp, revision: Revision, baseline?: string): Promise<boolean> {
  const { code, output, scenarios, problems } = await runSuite(app.url, revision, baseline);
  await app.close();
  const required = [...scenarios].filter(([, { scored }]) => scored);
  const red = required.filter(([, { green }]) => !green).map(([name]) => name);
  const checks = required.reduce((sum, [, { passed }]) => sum + passed, 0);
  console.log(
    `${code === 0 ? 'ok  ' : 'FAIL'} ${title}: ${required.length - red.length} of ${required.length} required scenarios pass (${checks} checks)${
      red.length > 0 ? `; ${code === 0 ? 'as expected' : 'failing'}, not: ${red.join(', ')}` : ''
    }`,
  );
  if (code !== 0) {
    for (const name of red) for (const problem of problems.get(name) ?? []) console.log(`     ${name} · ${problem}`);
    console.log(output.slice(output.indexOf('=== SUMMARY ===')));
  }
  return code === 0;
}

const product = () => listenOverHttp(factory, { port: 0, token: null });
const stateless = path.join(import.meta.dirname, 'stateless-2025-11-25.yml');
const passed = [
  await run('2026-07-28, the product over HTTP', await product(), '2026-07-28'),
  await run('2025-11-25, the product over HTTP', await product(), '2025-11-25', stateless),
  await run('2025-11-25, with sessions', await sessions(), '2025-11-25'),
];
process.exit(passed.every(Boolean) ? 0 : 1);
