import { spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';

/** Between an assistant and a server over stdio: hands everything on and keeps it, a JSON line for each message. */
const [log = '', command = '', ...args] = process.argv.slice(2);
const server = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });

function copying(from: 'host' | 'server', input: NodeJS.ReadableStream, output: NodeJS.WritableStream): void {
  let rest = '';
  input.on('data', (chunk: Buffer) => {
    output.write(chunk);
    const lines = (rest + chunk.toString('utf8')).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') appendFileSync(log, `${JSON.stringify({ from, line })}\n`);
  });
  input.on('end', () => output.end());
}

copying('host', process.stdin, server.stdin);
copying('server', server.stdout, process.stdout);
server.on('exit', (code) => process.exit(code ?? 1));
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => server.kill(signal));
