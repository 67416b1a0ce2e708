import { parentPort, workerData } from 'node:worker_threads';
import { KkoriError } from '../../core/errors.ts';
import { type Converted, convert, type Job } from './convert.ts';

/** What a worker says when it is done. `fault`: something that is no message of ours. */
export type Reply = { converted: Converted } | { refused: { message: string; hint: string } } | { fault: string };

try {
  parentPort!.postMessage({ converted: await convert(workerData as Job) } satisfies Reply);
} catch (error) {
  const reply: Reply =
    error instanceof KkoriError
      ? { refused: { message: error.message, hint: error.hint } }
      : { fault: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  parentPort!.postMessage(reply);
}
