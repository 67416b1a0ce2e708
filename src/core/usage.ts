import { z } from 'zod';

/**
 * What a model call read and wrote, in tokens as the API's own fields count them. The whole input is
 * `input + cacheWrite + cacheRead`.
 */
export const Usage = z.object({
  input: z.number().int().nonnegative(),
  cacheWrite: z.number().int().nonnegative(),
  cacheRead: z.number().int().nonnegative(),
  output: z.number().int().nonnegative(),
});
export type Usage = z.infer<typeof Usage>;

export const NO_USAGE: Usage = { input: 0, cacheWrite: 0, cacheRead: 0, output: 0 };

export function addUsage(a: Usage, b: Usage): Usage {
  return {
    input: a.input + b.input,
    cacheWrite: a.cacheWrite + b.cacheWrite,
    cacheRead: a.cacheRead + b.cacheRead,
    output: a.output + b.output,
  };
}

/** All tokens, read and written. */
export function tokensOf(usage: Usage): number {
  return usage.input + usage.cacheWrite + usage.cacheRead + usage.output;
}

/** US dollars per million tokens. `above` applies to the whole request once its input is longer than `tokens`. */
export type Price = {
  input: number;
  output: number;
  cacheWrite: number;
  cacheRead: number;
  above?: { tokens: number; factor: number };
};

/** The day on which the prices below were read off the provider's price page. */
export const PRICES_AS_OF = '2026-11-22';

/** Prices by model id. A model that is not here costs an unknown amount, never 0. */
export const PRICES: Readonly<Record<string, Price>> = {
  'claude-opus-5-5': { input: 4, output: 20, cacheWrite: 5, cacheRead: 0.2 },
  'claude-sonnet-5-5': { input: 2, output: 10, cacheWrite: 2.5, cacheRead: 0.1 },
  'claude-haiku-5-5': {
    input: 0.1,
    output: 0.5,
    cacheWrite: 0.125,
    cacheRead: 0.01,
    above: { tokens: 100_000, factor: 5 },
  },
};

/** US dollars of one call; null when the model's price is not known. */
export function costOf(model: string, usage: Usage): number | null {
  const price = PRICES[model];
  if (!price) return null;
  const read = usage.input + usage.cacheWrite + usage.cacheRead;
  const factor = price.above && read > price.above.tokens ? price.above.factor : 1;
  const millionths =
    usage.input * price.input +
    usage.cacheWrite * price.cacheWrite +
    usage.cacheRead * price.cacheRead +
    usage.output * price.output;
  return (millionths * factor) / 1_000_000;
}
