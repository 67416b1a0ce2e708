/** Looking for the words of a knowledge page in a text, written with or without spaces and in any case. */

export type Haystack = { lower: string; packed: string };

export function haystack(text: string): Haystack {
  const lower = text.normalize('NFC').toLowerCase();
  return { lower, packed: lower.replace(/[ \t]+/gu, '') };
}

/** A signal as it is compared. */
export function needle(signal: string): string {
  return signal.normalize('NFC').toLowerCase().trim();
}

/** True where `signal` (from `needle`) occurs: Hangul without regard to spaces, Latin as whole words. */
export function occurs({ lower, packed }: Haystack, signal: string): boolean {
  if (signal === '') return false;
  if (/[가-힣]/u.test(signal)) return packed.includes(signal.replace(/\s+/gu, ''));
  let from = lower.indexOf(signal);
  while (from !== -1) {
    const edge =
      !/[a-z0-9]/u.test(lower[from - 1] ?? ' ') &&
      !/[a-z0-9]/u.test((lower[from + signal.length] ?? ' ').replace('s', ' '));
    if (edge) return true;
    from = lower.indexOf(signal, from + 1);
  }
  return false;
}

/** The different signals that occur; `결제` inside a hit `간편결제` is the same word seen twice. */
export function signalsIn(text: Haystack, signals: readonly string[]): string[] {
  const hits = [...new Set(signals.map(needle))].filter((signal) => occurs(text, signal));
  return hits.filter(
    (signal) => !hits.some((other) => other !== signal && other.includes(signal) && !alone(text, signal, other)),
  );
}

/** True where `signal` occurs outside of every occurrence of the longer `other`. */
function alone({ lower }: Haystack, signal: string, other: string): boolean {
  return lower.split(other).some((part) => part.includes(signal));
}
