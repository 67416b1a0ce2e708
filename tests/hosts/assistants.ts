import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** How each assistant is told of a server and of a model endpoint, and asked for one answer without a terminal. */

export type Setting = {
  /** The assistant's program. */
  program: string;
  /** An empty home and working folder. */
  home: string;
  /** Address of the scripted model. */
  model: string;
  /** The server's command. */
  server: { command: string; args: string[] };
  prompt: string;
};

export type Run = { command: string; args: string[]; env: Record<string, string> };

const put = (file: string, value: unknown): string => {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(value, null, 2));
  return file;
};

export const ASSISTANTS: Record<string, (setting: Setting) => Run> = {
  claude({ program, home, model, server, prompt }) {
    const config = put(path.join(home, 'mcp.json'), { mcpServers: { kkori: server } });
    return {
      command: program,
      args: ['-p', prompt, '--strict-mcp-config', '--mcp-config', config, '--allowedTools', 'mcp__kkori__*'],
      env: {
        ANTHROPIC_BASE_URL: model,
        ANTHROPIC_API_KEY: 'none',
        CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
        DISABLE_AUTOUPDATER: '1',
      },
    };
  },
  codex({ program, home, model, server, prompt }) {
    const provider = `{name="scripted",base_url="${model}/v1",wire_api="responses",env_key="SCRIPTED_KEY"}`;
    const config = [
      'model_provider="scripted"',
      `model_providers.scripted=${provider}`,
      `mcp_servers.kkori.command=${JSON.stringify(server.command)}`,
      'mcp_servers.kkori.required=true',
      `mcp_servers.kkori.args=${JSON.stringify(server.args)}`,
    ].flatMap((line) => ['-c', line]);
    mkdirSync(path.join(home, '.codex'), { recursive: true });
    return {
      command: program,
      args: ['exec', '--skip-git-repo-check', '--dangerously-bypass-approvals-and-sandbox', ...config, prompt],
      env: { SCRIPTED_KEY: 'none', CODEX_HOME: path.join(home, '.codex') },
    };
  },
  gemini({ program, home, model, server, prompt }) {
    put(path.join(home, '.gemini', 'settings.json'), {
      mcpServers: { kkori: { ...server, trust: true } },
      security: { auth: { selectedType: 'gemini-api-key' }, folderTrust: { enabled: false } },
      privacy: { usageStatisticsEnabled: false },
      general: { disableAutoUpdate: true },
    });
    return {
      command: program,
      args: ['-p', prompt, '--approval-mode', 'yolo'],
      env: { GEMINI_API_KEY: 'none', GOOGLE_GEMINI_BASE_URL: model },
    };
  },
  opencode({ program, home, model, server, prompt }) {
    put(path.join(home, 'opencode.json'), {
      $schema: 'https://opencode.ai/config.json',
      model: 'scripted/scripted',
      small_model: 'scripted/scripted',
      autoupdate: false,
      share: 'disabled',
      provider: {
        scripted: {
          npm: '@ai-sdk/openai-compatible',
          name: 'scripted',
          options: { baseURL: `${model}/v1`, apiKey: 'none' },
          models: { scripted: { name: 'scripted', tool_call: true, limit: { context: 200_000, output: 8000 } } },
        },
      },
      mcp: { kkori: { type: 'local', command: [server.command, ...server.args], enabled: true } },
    });
    return {
      command: program,
      args: ['run', prompt],
      env: {
        OPENCODE_DISABLE_MODELS_FETCH: '1',
        OPENCODE_DISABLE_AUTOUPDATE: '1',
        XDG_DATA_HOME: path.join(home, 'data'),
      },
    };
  },
};
