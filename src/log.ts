/**
 * The log: stderr only, one line an entry, never stdout (that belongs to the protocol or to the product's own output).
 * Values under a key that names a secret are replaced, as are things that look like keys.
 */
export const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export type Log = {
  error(message: string, detail?: unknown): void;
  warn(message: string, detail?: unknown): void;
  info(message: string, detail?: unknown): void;
  debug(message: string, detail?: unknown): void;
};

const SECRET_KEY = /key|token|secret|authorization|password|cookie/i;
const SECRET_VALUE = /\b(sk-[A-Za-z0-9_-]{6,}|Bearer\s+\S+)/g;

/** Writes entries up to `level` to `write` (stderr). */
export function makeLog(level: LogLevel, write: (line: string) => void): Log {
  const limit = LOG_LEVELS.indexOf(level);
  const at = (name: LogLevel) => (message: string, detail?: unknown) => {
    if (LOG_LEVELS.indexOf(name) > limit) return;
    const rest = detail === undefined ? '' : ` ${redact(detail)}`;
    write(`kkori ${name}: ${message.replace(SECRET_VALUE, '[redacted]')}${rest}\n`);
  };
  return { error: at('error'), warn: at('warn'), info: at('info'), debug: at('debug') };
}

/** A detail as one line of JSON with secrets replaced. Errors become name, message and cause; never a stack. */
export function redact(detail: unknown): string {
  const seen = new WeakSet<object>();
  const text = JSON.stringify(detail instanceof Error ? plainError(detail) : detail, (key, value: unknown) => {
    if (key && SECRET_KEY.test(key)) return '[redacted]';
    if (value instanceof Error) return plainError(value);
    if (typeof value === 'object' && value !== null) {
      if (seen.has(value)) return '[circular]';
      seen.add(value);
    }
    return value;
  });
  return (text ?? String(detail)).replace(SECRET_VALUE, '[redacted]').slice(0, 4000);
}

function plainError(error: Error): Record<string, unknown> {
  return { name: error.name, message: error.message, ...(error.cause === undefined ? {} : { cause: error.cause }) };
}
