import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { INSTRUCTIONS } from '../../src/faces/mcp/instructions.ts';
import { sampleFiles } from '../support/mcp-deps.ts';
import { ASSISTANTS } from './assistants.ts';
import { listen, Script } from './scripted-model.ts';

/**
 * Holds a whole rehearsal through a real assistant: `node tests/hosts/drive.ts <assistant> <its program> <an installed
 * kkori> [start arguments as JSON]`. Not part of `npm test`: the assistants are large and are installed by hand. What is
 * seen this way is written down in docs/hosts.md.
 */

const [name = '', program = '', installed = '', start = ''] = process.argv.slice(2);
const assistant = ASSISTANTS[name];
if (!assistant || !program || !installed) {
  console.error(
    `usage: drive.ts <${Object.keys(ASSISTANTS).join('|')}> <program> <folder of an installed kkori> [JSON]`,
  );
  process.exit(2);
}

const home = mkdtempSync(path.join(tmpdir(), `kkori-${name}-`));
const workspace = path.join(home, 'workspace');
for (const [file, text] of Object.entries({ ...sampleFiles(), 'kkori.json': '{}\n' })) {
  mkdirSync(path.dirname(path.join(workspace, file)), { recursive: true });
  writeFileSync(path.join(workspace, file), text);
}
const wire = path.join(home, 'wire.jsonl');
const requests = path.join(home, 'requests.jsonl');
for (const file of [wire, requests]) writeFileSync(file, '');

const script = new Script({
  dossier: 'hanigyeol',
  format: 'technical',
  questions: 1,
  mode: 'coach',
  ...(start ? (JSON.parse(start) as object) : {}),
});
const model = await listen(script, requests);
const kkori = [path.join(installed, 'bin', 'kkori.cjs'), '--workspace', workspace, 'serve'];
const run = assistant({
  program,
  home,
  model: model.url,
  server: {
    command: process.execPath,
    args: [path.join(import.meta.dirname, 'tee.ts'), wire, process.execPath, ...kkori],
  },
  prompt: '모의 면접을 시작해 줘 (kkori)',
});
const child = spawn(run.command, run.args, {
  cwd: home,
  stdio: ['ignore', 'pipe', 'pipe'],
  env: { PATH: `${path.dirname(process.execPath)}:${process.env.PATH}`, HOME: home, LANG: 'C.UTF-8', ...run.env },
});
let printed = '';
for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (printed += String(chunk)));
const late = setTimeout(() => child.kill('SIGTERM'), 150_000);
const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
clearTimeout(late);
model.close();

// biome-ignore lint/suspicious/noExplicitAny: foreign JSON-RPC, read with defaults everywhere
type Json = Record<string, any>;
type Message = { id?: unknown; method?: string; params?: Json; result?: Json };
const messages = readFileSync(wire, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as { from: 'host' | 'server'; line: string })
  .map(({ from, line }) => ({ from, message: JSON.parse(line) as Message }));
const fromHost = messages.filter((m) => m.from === 'host').map((m) => m.message);
const sent = messages.flatMap(({ from, message }) =>
  from === 'server' && Array.isArray(message.result?.content) ? [String(message.result.content[0]?.text)] : [],
);
const meta = (m: Message): Json => m.params?._meta ?? {};
const revision =
  messages.find((m) => m.message.result?.protocolVersion)?.message.result?.protocolVersion ??
  meta(fromHost.find((m) => meta(m)['io.modelcontextprotocol/protocolVersion']) ?? {})[
    'io.modelcontextprotocol/protocolVersion'
  ];
const initialize = fromHost.find((m) => m.method === 'initialize');
const client =
  initialize?.params ??
  Object.fromEntries(
    Object.entries(meta(fromHost[0] ?? {})).map(([key, value]) => [key.replace('io.modelcontextprotocol/', ''), value]),
  );
const first = script.first ?? '';
const shown = INSTRUCTIONS.split('\n').filter((line) => first.includes(JSON.stringify(line).slice(1, -1))).length;
console.log(
  JSON.stringify(
    {
      assistant: name,
      exit: code,
      revision,
      methods: Object.fromEntries(
        [...new Set(fromHost.map((m) => m.method ?? 'reply'))].map((method) => [
          method,
          fromHost.filter((m) => (m.method ?? 'reply') === method).length,
        ]),
      ),
      client: client.clientInfo,
      capabilities: client.capabilities ?? client.clientCapabilities,
      searches: script.searched,
      instructionLines: `${shown} of ${INSTRUCTIONS.split('\n').length}`,
      calls: script.calls.map((call) => call.tool),
      results: sent.length,
      whole: sent.filter((text) => script.texts.some((got) => got.includes(text))).length,
      wrappedIn: wrapping(),
      largest: Math.max(0, ...sent.map((text) => Buffer.byteLength(text))),
      report: sent.at(-1)?.slice(0, 80),
      printed: printed.slice(-400),
      kept: home,
    },
    null,
    2,
  ),
);

/** What an assistant puts around a result before its model sees it. */
function wrapping(): string {
  const got = script.texts.find((text) => sent.some((s) => text.includes(s)));
  const whole = sent.find((s) => got?.includes(s));
  return got && whole ? got.replace(whole, ' … ').slice(0, 300) : 'nothing came whole';
}
