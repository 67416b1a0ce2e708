import { nearest } from '../../core/errors.ts';
import { mistakes } from './command-words.ts';
import { UsageError } from './environment.ts';

/** Values of options, checked where they are read: a wrong one is named together with what would be right. */

/** One of a closed list. Throws UsageError with the nearest. */
export function oneOf<T extends string>(
  option: string,
  value: string | undefined,
  allowed: readonly T[],
): T | undefined {
  if (value === undefined) return undefined;
  const found = allowed.find((name) => name === value);
  if (found) return found;
  const near = nearest(value, allowed);
  throw new UsageError(
    mistakes.oneOf(option, value.slice(0, 40)),
    [near ? mistakes.maybe(near) : '', mistakes.choices(allowed.join(', '))].filter(Boolean).join(' '),
  );
}

/** A whole number in a range. Throws UsageError. */
export function whole(option: string, value: string | undefined, from: number, to: number): number | undefined {
  if (value === undefined) return undefined;
  const number = /^\d{1,10}$/.test(value.trim()) ? Number(value) : Number.NaN;
  if (Number.isNaN(number) || number < from || number > to) throw new UsageError(mistakes.number(option, from, to));
  return number;
}

/** Some of a closed list, separated by commas. Throws UsageError with the nearest. */
export function someOf<T extends string>(option: string, value: string | undefined, allowed: readonly T[]): T[] {
  return (value ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => oneOf(option, part, allowed)!);
}
