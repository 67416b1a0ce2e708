/**
 * The closed list of errors, classed by who can mend them. `message` and `hint` are ours and may be shown to anyone
 * (a person, a host's model); provider, database and file-system texts belong in `cause`, which only the log sees.
 */
export type ErrorKind =
  | 'input' // the person can mend it
  | 'config' // the owner of the machine can mend it
  | 'not-found'
  | 'conflict' // somebody else moved it
  | 'coach-unavailable'
  | 'coach-output'
  | 'storage';

export class KkoriError extends Error {
  readonly kind: ErrorKind;
  /** What to do about it, in one sentence; empty when the message says it all. */
  readonly hint: string;
  /** True where the same call may go through later. */
  readonly retryable: boolean;

  constructor(kind: ErrorKind, message: string, options: { hint?: string; cause?: unknown; retryable?: boolean } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'KkoriError';
    this.kind = kind;
    this.hint = options.hint ?? '';
    this.retryable = options.retryable ?? false;
  }
}

/** The candidate nearest to `wanted` by edit distance (at most a third of its length), or null. Pure, O(n·m). */
export function nearest(wanted: string, candidates: Iterable<string>): string | null {
  let best: string | null = null;
  let bestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) >= bestDistance) continue;
    const distance = editDistance(wanted, candidate);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  if (best) return best;
  for (const candidate of candidates) if (wanted.length >= 3 && candidate.startsWith(wanted)) return candidate;
  return null;
}

/** Levenshtein distance in UTF-16 units. */
export function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(substitution, previous[j]! + 1, row[j - 1]! + 1));
    }
    previous = row;
  }
  return previous[b.length]!;
}
