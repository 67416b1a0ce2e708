/**
 * Faults of a provider, by their shape: the SDK's classes are loaded lazily, and what breaks in the middle of a stream is
 * none of them (no status, no class of its own).
 */
type Fault = {
  name?: string;
  message?: string;
  status?: number;
  type?: string | null;
  headers?: { get(name: string): string | null };
  error?: unknown;
};

const BROKEN_STREAM =
  /stream ended|terminated|socket|ECONNRESET|ECONNREFUSED|EPIPE|fetch failed|Connection error|timed out|aborted|Unexpected (?:end|token)|JSON/iu;

/** True when the same request may well succeed: overload, limits of rate, time-outs, broken connections and streams. */
export function isTransient(error: unknown): boolean {
  const fault = (error ?? {}) as Fault;
  if (/spend_limit|billing|credit/iu.test(`${detail(fault)}${fault.message ?? ''}`)) return false;
  if (fault.status !== undefined) return [408, 409, 429].includes(fault.status) || fault.status >= 500;
  if (fault.type && /overloaded|api_error|timeout|rate_limit/u.test(fault.type)) return true;
  return BROKEN_STREAM.test(fault.message ?? '');
}

/** How long the provider asks to wait, ms; null when it does not say. */
export function retryAfterMs(error: unknown): number | null {
  const { headers } = (error ?? {}) as Fault;
  if (typeof headers?.get !== 'function') return null;
  const ms = Number(headers.get('retry-after-ms') ?? Number.NaN);
  if (Number.isFinite(ms)) return ms;
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds * 1000 : null;
}

/** One English line: what happened, without keys, bodies or addresses. Goes into events and the report. */
export function explain(error: unknown): string {
  const fault = (error ?? {}) as Fault;
  switch (fault.status) {
    case 401:
    case 403:
      return `the endpoint refused the key (${fault.status})`;
    case 404:
      return 'no such model or address (404)';
    case 400:
    case 413:
    case 422:
      return `the endpoint refused the request (${fault.status})`;
    case 429:
      return 'too many requests (429)';
    case 529:
      return 'the endpoint is overloaded (529)';
    case undefined:
      break;
    default:
      return `the endpoint failed (${fault.status})`;
  }
  if (fault.type && /overloaded/u.test(fault.type)) return 'the endpoint was overloaded in the middle of an answer';
  if (/timed out|timeout/iu.test(`${fault.name ?? ''} ${fault.message ?? ''}`))
    return 'the endpoint did not answer in time';
  if (/stream ended|terminated|socket|ECONNRESET|EPIPE/iu.test(fault.message ?? '')) return 'the connection broke off';
  if (/ECONNREFUSED|fetch failed|Connection error|ENOTFOUND/iu.test(fault.message ?? ''))
    return 'the endpoint cannot be reached';
  if (/JSON|Unexpected/iu.test(fault.message ?? '')) return 'the answer was not readable';
  return 'the call failed';
}

function detail(fault: Fault): string {
  try {
    return JSON.stringify(fault.error ?? '');
  } catch {
    return '';
  }
}
