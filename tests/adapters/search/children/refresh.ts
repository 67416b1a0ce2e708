import path from 'node:path';
import { sqliteSearchIndex } from '../../../../src/adapters/search/search-index.ts';
import { openWorkspace } from '../../../../src/adapters/workspace/folder.ts';
import { someKnowledge } from '../../../support/some-knowledge.ts';

/** Fills the index of the workspace in argv[2] and asks it argv[3]; prints what came out as JSON. */
const [folder, query] = process.argv.slice(2) as [string, string];
const index = sqliteSearchIndex({
  folder: path.join(folder, '.kkori'),
  workspace: await openWorkspace(folder),
  library: someKnowledge(['kafka']),
});
const refreshed = await index.refresh();
const hits = await index.search(query, [], 10);
await index.close();
process.stdout.write(JSON.stringify({ refreshed, uris: hits.map((hit) => hit.uri) }));
