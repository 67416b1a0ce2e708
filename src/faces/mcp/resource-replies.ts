import { ResourceNotFoundError } from '@modelcontextprotocol/server';
import { KkoriError } from '../../core/errors.ts';
import { inHost } from './host-words.ts';

/** The candidate's own: never to be kept where somebody else may read it. */
export const PRIVATE = { ttlMs: 0, cacheScope: 'private' as const };

/** What a resource says when it cannot be read: our own sentence for everything, since a host shows it to its person. */
export async function refused<T>(uri: URL, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof KkoriError && (error.kind === 'not-found' || error.kind === 'input'))
      throw new ResourceNotFoundError(uri.href, inHost(`${error.message} ${error.hint}`.trim()));
    throw error instanceof KkoriError
      ? new Error(inHost(`${error.message} ${error.hint}`.trim()))
      : new Error('kkori could not read this');
  }
}
