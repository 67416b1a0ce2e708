import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readConfig } from './config.ts';
import { KkoriError } from './core/errors.ts';
import { redact } from './log.ts';

/** The command: `serve` → the MCP face, anything else → the command line. Faces are loaded only when they are used. */
async function main(argv: string[]): Promise<number> {
  const config = readConfig();
  const version = async () =>
    (JSON.parse(await readFile(path.join(config.root, 'package.json'), 'utf8')) as { version: string }).version;
  const { run } = await import('./faces/cli/run.ts');
  const { init, open } = await import('./wire.ts');
  return run(argv, {
    config,
    version: await version(),
    open: (options) => open(config, options),
    init,
    sample: async () => (await import('./sample.ts')).openSample(config),
    serve: async (options) => {
      const { serveOverStdio } = await import('./faces/mcp/serve.ts');
      return serveOverStdio(() => open(config, options), { version: await version() });
    },
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
