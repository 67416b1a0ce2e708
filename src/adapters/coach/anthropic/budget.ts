import { addUsage, costOf, NO_USAGE, tokensOf, type Usage } from '../../../core/usage.ts';

/** What one process may spend on a model: requests, tokens read and written, US dollars. null = no limit. */
export type Limits = { requests: number | null; tokens: number | null; usd: number | null };

/**
 * Spending so far against its limits. Asked before each request with the worst the request can come to, told after it
 * what it really came to; failed streams are told, too.
 */
export class Budget {
  readonly limits: Limits;
  private requests = 0;
  private usage: Usage = NO_USAGE;
  /** Dollars of the calls whose price is known; null once a call's was not. */
  private usd: number | null = 0;

  constructor(limits: Limits) {
    this.limits = limits;
  }

  /**
   * Why a request may not be made, or null.
   * @param worst tokens that it can come to at the most: its input and all of `max_tokens`
   */
  refuses(model: string, worst: { input: number; output: number }): string | null {
    const { requests, tokens, usd } = this.limits;
    if (requests !== null && this.requests + 1 > requests) return `request limit (${requests})`;
    if (tokens !== null && tokensOf(this.usage) + worst.input + worst.output > tokens) return `token limit (${tokens})`;
    const next = costOf(model, { ...NO_USAGE, cacheWrite: worst.input, output: worst.output });
    // Where nobody knows the price (a model of one's own machine) only requests and tokens are limited.
    if (usd === null || next === null || this.usd === null) return null;
    return this.usd + next > usd ? `money limit ($${usd})` : null;
  }

  spend(model: string, usage: Usage): void {
    this.requests += 1;
    this.usage = addUsage(this.usage, usage);
    const cost = costOf(model, usage);
    this.usd = cost === null || this.usd === null ? null : this.usd + cost;
  }

  get spent(): { requests: number; usage: Usage; usd: number | null } {
    return { requests: this.requests, usage: this.usage, usd: this.usd };
  }
}
