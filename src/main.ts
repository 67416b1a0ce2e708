import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readConfig } from './config.ts';
import { KkoriError } from './core/errors.ts';
import { redact } from './log.ts';

/** The options of a bare `serve` or `--workspace DIR serve`; null for everything else, which the command line parses. */
function serveOnly(argv: readonly string[]): { workspace?: string } | null {
  if (argv.length === 1 && argv[0] === 'serve') return {};
  if (argv.length !== 3) return null;
  const [a, b, c] = argv as [string, string, string];
  if (a === '--workspace' && c === 'serve') return { workspace: b };
  return a === 'serve' && b === '--workspace' ? { workspace: c } : null;
}

/** The command: `serve` → the MCP face, anything else → the command line. Faces are loaded only when they are used. */
async function main(argv: string[]): Promise<number> {
  const config = readConfig();
  const version = async () =>
    (JSON.parse(await readFile(path.join(config.root, 'package.json'), 'utf8')) as { version: string }).version;
  const serve = async ({ http, ...options }: { workspace?: string; http?: number }): Promise<number> => {
    const { serveOverHttp, serveOverStdio } = await import('./faces/mcp/serve.ts');
    const opening = async () => (await import('./wire.ts')).openForHost(config, options);
    const info = { version: await version() };
    if (http === undefined) return serveOverStdio(opening, info);
    const stop = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
    const ready = (url: string) =>
      process.stderr.write(`kkori: ${url} (Ctrl-C로 멈춥니다${config.httpToken ? ', 토큰이 필요합니다' : ''})\n`);
    return serveOverHttp(opening, info, { port: http, token: config.httpToken, ready, stop: stop.signal });
  };
  // A host waits for the tool list: the server starts without the command line and without the adapters.
  const plain = serveOnly(argv);
  if (plain) return serve(plain);

  const { run } = await import('./faces/cli/run.ts');
  const { init, open } = await import('./wire.ts');
  return run(argv, {
    config,
    version: await version(),
    open: (options) => open(config, { ...options, model: true }),
    init,
    sample: async () => (await import('./sample.ts')).openSample(config),
    serve,
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    isTTY: Boolean(process.stdin.isTTY && process.stdout.isTTY),
    columns: process.stdout.columns ?? 80,
  });
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const known = error instanceof KkoriError;
  // What is not ours is a defect: it is named, so that it can be reported, but without a stack.
  const text = known
    ? `${error.message}${error.hint ? `\n${error.hint}` : ''}`
    : `예상하지 못한 오류입니다: ${redact(error)}`;
  process.stderr.write(`kkori: ${text}\n`);
  process.exitCode = 1;
}
