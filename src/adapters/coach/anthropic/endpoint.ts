import type Anthropic from '@anthropic-ai/sdk';
import type { Effort } from '../../../core/prompt.ts';

/** Where the model is and which. Keys come from the environment alone and stay in here. */
export type EndpointSettings = {
  apiKey: string;
  /** null = Anthropic's own. */
  baseURL: string | null;
  model: string;
  /** Overrides the effort of every prompt. */
  effort: Effort | null;
  /** For tests. */
  fetch?: typeof fetch;
};

export type Endpoint = {
  client: Anthropic;
  model: string;
  effort: Effort | null;
  /**
   * Anthropic's own API: enforces `output_config.format`, caches. Of any other endpoint nothing is assumed: the schema
   * goes into the prompt, nothing optional is sent, and answers are repaired.
   */
  official: boolean;
};

/** Until an answer's headers arrive, ms; per attempt. */
const HEADERS_WITHIN = 60_000;

function isOfficial(baseURL: string | null): boolean {
  return baseURL === null || new URL(baseURL).hostname === 'api.anthropic.com';
}

/**
 * The SDK, loaded at the first use (it costs a third of a second). Its own retries are off: waiting and retrying is one
 * policy in `call.ts`, and a `retry-after` of ten minutes must not keep a candidate waiting. Its log never goes to stdout.
 */
export async function connect(settings: EndpointSettings): Promise<Endpoint> {
  const { default: Client } = await import('@anthropic-ai/sdk');
  const silent = { error() {}, warn() {}, info() {}, debug() {} };
  const client = new Client({
    apiKey: settings.apiKey,
    ...(settings.baseURL === null ? {} : { baseURL: settings.baseURL }),
    ...(settings.fetch ? { fetch: settings.fetch } : {}),
    maxRetries: 0,
    timeout: HEADERS_WITHIN,
    logger: silent,
    logLevel: 'off',
  });
  return { client, model: settings.model, effort: settings.effort, official: isOfficial(settings.baseURL) };
}
