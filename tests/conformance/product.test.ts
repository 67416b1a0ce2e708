import { describe, expect, it } from 'vitest';
import { listenOverHttp } from '../../src/faces/mcp/http.ts';
import { buildServer } from '../../src/faces/mcp/server.ts';
import { testDeps } from '../support/mcp-deps.ts';
import { type Revision, runSuite } from './suite.ts';

/**
 * Scenarios of the protocol's conformance suite that need no fixture: they hold of the product as it ships. The others,
 * with fixtures beside the product's tools, are run by `npm run conformance`.
 */
const REQUIRED: Record<Revision, string[]> = {
  '2026-07-28': [
    'tools-list',
    'resources-list',
    'prompts-list',
    'caching',
    'http-header-validation',
    'dns-rebinding-protection',
    'sep-2164-resource-not-found',
    'server-sse-multiple-streams',
    'input-required-result-unsupported-methods',
    'input-required-result-validate-input',
    'input-required-result-missing-input-response',
    'input-required-result-ignore-extra-params',
  ],
  '2025-11-25': [
    'server-initialize',
    'ping',
    'tools-list',
    'resources-list',
    'prompts-list',
    'dns-rebinding-protection',
    'server-session-lifecycle',
    'server-sse-multiple-streams',
    'server-sse-polling',
  ],
};

describe.each(Object.keys(REQUIRED) as Revision[])(
  'the conformance suite at %s, against the product as it ships',
  (revision) => {
    it(`passes the ${REQUIRED[revision].length} scenarios that need no fixture`, async () => {
      const deps = testDeps();
      const app = await listenOverHttp(() => buildServer(deps, { version: '0.0.0-test' }), { port: 0, token: null });
      const { scenarios, output, problems } = await runSuite(app.url, revision);
      await app.close();
      expect(scenarios.size, output).toBeGreaterThan(25);
      const red = REQUIRED[revision].flatMap((name) =>
        scenarios.get(name)?.green ? [] : [`${name}: ${problems.get(name)?.join('; ') ?? 'did not run'}`],
      );
      expect(red).toEqual([]);
      // Whatever a scenario asked for, every message sent was valid by the specification's own schema.
      const invalid = [...problems].filter(([, said]) => said.some((line) => line.startsWith('wire-schema-valid')));
      expect(invalid).toEqual([]);
      expect(deps.logged).toEqual([]);
    });
  },
);
