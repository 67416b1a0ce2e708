import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ENVIRONMENT } from '../src/config.ts';
import { TOOLS } from '../src/faces/mcp/server.ts';

/** What an installer reads must say what the program is: names, versions, variables, tools. */

const ROOT = path.join(import.meta.dirname, '..');
const text = (...parts: string[]) => readFileSync(path.join(ROOT, ...parts), 'utf8');

type Package = {
  name: string;
  version: string;
  mcpName: string;
  bin: Record<string, string>;
  engines: { node: string };
};
const own = JSON.parse(text('package.json')) as Package;

describe('server.json', () => {
  const server = JSON.parse(text('server.json')) as {
    $schema: string;
    name: string;
    description: string;
    version: string;
    packages: {
      registryType: string;
      identifier: string;
      version: string;
      transport: { type: string };
      packageArguments: { type: string; value: string }[];
      environmentVariables: { name: string; isSecret: boolean; default?: string; choices?: string[] }[];
    }[];
  };

  it('names the package as the package names itself, in one version', () => {
    expect(server.$schema).toBe('https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json');
    expect(server.name).toBe(own.mcpName);
    expect(server.name).toMatch(/^[a-zA-Z0-9.-]+\/[a-zA-Z0-9._-]+$/);
    expect(server.description.length).toBeLessThanOrEqual(100);
    expect(server.version).toBe(own.version);
    for (const { registryType, identifier, version, transport, packageArguments } of server.packages) {
      expect({ registryType, identifier, version, transport }).toEqual({
        registryType: 'npm',
        identifier: own.name,
        version: own.version,
        transport: { type: 'stdio' },
      });
      expect(packageArguments.map((a) => a.value)).toEqual(['serve']);
    }
  });

  it('names only variables that the program reads, and no key: a server inside an assistant needs none', () => {
    const variables = server.packages.flatMap((p) => p.environmentVariables);
    expect(variables.length).toBeGreaterThan(0);
    for (const { name, isSecret } of variables) {
      expect(Object.keys(ENVIRONMENT)).toContain(name);
      expect(isSecret).toBe(false);
    }
    const log = variables.find((v) => v.name === 'KKORI_LOG')!;
    for (const level of log.choices!) expect(ENVIRONMENT.KKORI_LOG).toContain(level);
  });
});

describe('the .mcpb manifest', () => {
  const manifest = JSON.parse(text('packaging', 'mcpb', 'manifest.json')) as {
    manifest_version: string;
    name: string;
    version: string;
    license: string;
    server: {
      type: string;
      entry_point: string;
      mcp_config: { command: string; args: string[]; env: Record<string, string> };
    };
    user_config: Record<string, { type: string; required: boolean }>;
    tools: { name: string; description: string }[];
    compatibility: { runtimes: { node: string } };
  };

  it('is of the same package, version and engine, and starts the program that is there', () => {
    expect(manifest.manifest_version).toBe('0.3');
    expect(manifest.name).toBe(own.name);
    expect(manifest.version).toBe(own.version);
    expect(manifest.compatibility.runtimes.node).toBe(own.engines.node);
    const { entry_point, mcp_config } = manifest.server;
    expect(entry_point).toBe(own.bin.kkori);
    expect(existsSync(path.join(ROOT, entry_point))).toBe(true);
    expect(mcp_config.args).toEqual([`\${__dirname}/${entry_point}`, 'serve']);
  });

  it('asks for the workspace and hands it over in the variable that is read', () => {
    expect(manifest.user_config.workspace).toMatchObject({ type: 'directory', required: true });
    const { env } = manifest.server.mcp_config;
    for (const [name, value] of Object.entries(env)) {
      expect(Object.keys(ENVIRONMENT)).toContain(name);
      const asked = /^\$\{user_config\.(\w+)\}$/.exec(value)?.[1];
      expect(Object.keys(manifest.user_config)).toContain(asked);
    }
    expect(Object.keys(env)).toEqual(['KKORI_HOME']);
  });

  it('lists the tools that are served, in their order', () => {
    expect(manifest.tools.map((tool) => tool.name)).toEqual(TOOLS.map((tool) => tool.name));
    for (const { description } of manifest.tools) expect(description.length).toBeGreaterThan(5);
  });
});

describe('the installation page', () => {
  const page = text('docs', 'install.md');

  it('has configurations that can be pasted, all of the same command', () => {
    const blocks = [...page.matchAll(/```json\n([\s\S]*?)\n```/gu)].map(([, block]) => JSON.parse(block!) as object);
    expect(blocks.length).toBe(4);
    for (const block of blocks) {
      const [servers] = Object.values(block) as Record<string, { command: string | string[]; args?: string[] }>[];
      const { command, args = [] } = servers!.kkori!;
      expect([command, ...args].flat()).toEqual(['npx', '-y', own.name, 'serve']);
    }
    const commands = page.split('\n').filter((line) => /^(?:claude|codex|gemini) mcp add/u.test(line));
    expect(commands.length).toBe(3);
    for (const line of commands)
      expect(line.replace(' -- ', ' ').replaceAll(' --', ' ')).toContain('npx -y kkori serve');
  });

  it('names every assistant and only variables that are read', () => {
    for (const name of ['Claude Code', 'Claude Desktop', 'Cursor', 'VS Code', 'Codex', 'Gemini CLI', 'opencode'])
      expect(page).toContain(`## ${name}`);
    for (const [name] of page.matchAll(/\bKKORI_[A-Z_]+\b|\bANTHROPIC_[A-Z_]+\b/gu))
      expect(Object.keys(ENVIRONMENT)).toContain(name);
  });
});
