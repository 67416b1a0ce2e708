/** One request as it left and the answer as it came, in the bytes of both. Headers are left out: one of them is a key. */
export type Exchange = { request: string; status: number; type: string; response: string };

/** Characters shown on either side of where two requests part. */
const SHOWN = 60;

/**
 * What went to a model and what came back, in order. Recorded around any `fetch`, and played in its place: a request
 * that is not the next one to the byte is answered with an error that is not retried, and `finish` says which it was.
 * The coach takes trouble of a provider as a state and goes on, so whoever plays a cassette has to call `finish`.
 */
export class Cassette {
  readonly exchanges: Exchange[];

  constructor(exchanges: Exchange[] = []) {
    this.exchanges = exchanges;
  }

  recording(inner: typeof fetch): typeof fetch {
    return async (input, init) => {
      const request = await new Request(input as string, init).text();
      const answer = await inner(input, init);
      const [status, type] = [answer.status, answer.headers.get('content-type') ?? ''];
      const response = await answer.text();
      this.exchanges.push({ request, status, type, response });
      return responseOf({ status, type, response });
    };
  }

  /** Plays it from the start. `finish` throws unless every request was the recorded one and all of them were made. */
  playing(): { fetch: typeof fetch; finish(): void } {
    let next = 0;
    let miss: string | null = null;
    return {
      fetch: async (input, init) => {
        const request = await new Request(input as string, init).text();
        const recorded = this.exchanges[next++];
        if (recorded?.request === request && miss === null) return responseOf(recorded);
        miss ??= recorded
          ? `request ${next} is not the recorded one: ${partingOf(recorded.request, request)}`
          : `request ${next} is not on the cassette, which ends after ${this.exchanges.length}`;
        return Response.json(
          { type: 'error', error: { type: 'invalid_request_error', message: miss } },
          { status: 400 },
        );
      },
      finish: () => {
        if (miss !== null) throw new Error(`cassette: ${miss}`);
        if (next < this.exchanges.length)
          throw new Error(`cassette: only ${next} of ${this.exchanges.length} recorded requests were made`);
      },
    };
  }
}

function responseOf({ status, type, response }: Omit<Exchange, 'request'>): Response {
  return new Response(response, { status, headers: { 'content-type': type } });
}

/** Where two texts part, with a little of both. */
function partingOf(recorded: string, made: string): string {
  let at = 0;
  while (at < recorded.length && recorded[at] === made[at]) at += 1;
  const around = (text: string) => text.slice(Math.max(0, at - SHOWN), at + SHOWN);
  return `they part at character ${at}\n  recorded: …${around(recorded)}…\n  made:     …${around(made)}…`;
}
