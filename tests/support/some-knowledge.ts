import path from 'node:path';
import { createLibrary } from '../../src/adapters/library/library.ts';
import type { Library } from '../../src/ports.ts';
import { ROOT } from './deps.ts';

const LIBRARY = createLibrary(path.join(ROOT, 'knowledge'));

/** The real library with a handful of its cards: for tests that read every page again and again. */
export function someKnowledge(ids: readonly string[]): Library {
  return {
    async load() {
      const knowledge = await LIBRARY.load();
      const concepts = new Map([...knowledge.concepts].filter(([id]) => ids.includes(id)));
      const pages = new Map([...concepts.values()].map((card) => [card.uri, card]));
      return { ...knowledge, version: `some-${ids.join('-')}`, concepts, pages };
    },
  };
}
