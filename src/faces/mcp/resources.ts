import { type McpServer, ResourceTemplate } from '@modelcontextprotocol/server';
import type { Deps } from '../../app/deps.ts';
import { slugsIn } from '../../app/slugs.ts';
import { clean } from '../../core/evidence/text.ts';
import { mask } from '../../core/masking.ts';
import { READABLE_SECTIONS } from './dossier-sections.ts';
import { within } from './present/fit.ts';
import { PRIVATE, refused } from './resource-replies.ts';

/** The largest result of all, bytes: some hosts cut what is longer in the middle. */
const RESOURCE_BYTES = 45 * 1024;
const LISTED = 400;
const OFFERED = 100;

type Listed = { uri: string; name: string; title?: string; mimeType: string };
const MARKDOWN = 'text/markdown';

/**
 * The same texts as `read_source`, for hosts that show resources: by URI or by template, with completion. A URI is
 * looked up as it stands, never decoded or made into a path; what leaves is cleaned, masked and cut the same way.
 */
export function registerResources(server: McpServer, deps: () => Promise<Deps>): void {
  const read = (uri: URL) =>
    refused(uri, async () => {
      // Loaded by the first read: a host waits for the list of tools, which needs none of it.
      const { sourceAt } = await import('./sources.ts');
      const { text, note = '' } = await sourceAt(await deps(), uri.href);
      const whole = [note, text].filter(Boolean).join('\n\n');
      return {
        contents: [{ uri: uri.href, mimeType: MARKDOWN, text: within(mask(clean(whole)).text, RESOURCE_BYTES) }],
      };
    });
  const listing = (make: (opened: Deps) => Promise<Listed[]>) => async () => ({
    resources: (await make(await deps())).slice(0, LISTED),
  });
  const matching = (all: Iterable<string>, typed: string) =>
    [...all].filter((one) => one.includes(typed.toLowerCase())).slice(0, OFFERED);
  const slugs = async (typed: string) => matching(slugsIn(await (await deps()).workspace.list()), typed);
  const pagesOf = async () => {
    const { knowledgeOf } = await import('../../app/material.ts');
    return [...(await knowledgeOf(await deps())).knowledge.pages.values()];
  };

  server.registerResource(
    'resume',
    'kkori://resume',
    { title: '이력서 · résumé', description: '작업 공간의 이력서', mimeType: MARKDOWN, cacheHint: PRIVATE },
    (uri) => read(uri),
  );
  server.registerResource(
    'dossier',
    new ResourceTemplate('kkori://dossiers/{slug}', {
      list: listing(async ({ workspace }) =>
        slugsIn(await workspace.list()).map((slug) => ({
          uri: `kkori://dossiers/${slug}`,
          name: slug,
          title: `지원 건 · ${slug}`,
          mimeType: MARKDOWN,
        })),
      ),
      complete: { slug: slugs },
    }),
    { title: '지원 건 · dossier', description: '공고와 준비 노트 전부', mimeType: MARKDOWN, cacheHint: PRIVATE },
    (uri) => read(uri),
  );
  server.registerResource(
    'dossier-section',
    new ResourceTemplate('kkori://dossiers/{slug}/{section}', {
      list: undefined,
      complete: { slug: slugs, section: (typed) => matching(READABLE_SECTIONS, typed) },
    }),
    {
      title: '지원 건의 한 부분 · section',
      description: READABLE_SECTIONS.join(', '),
      mimeType: MARKDOWN,
      cacheHint: PRIVATE,
    },
    (uri) => read(uri),
  );
  server.registerResource(
    'note',
    new ResourceTemplate('kkori://notes/{id}', {
      list: listing(async ({ workspace }) =>
        (await workspace.list())
          .filter((entry) => entry.kind === 'note')
          .map(({ uri, label }) => ({ uri, name: label, mimeType: MARKDOWN })),
      ),
    }),
    { title: '노트 · note', description: '노트 폴더의 글', mimeType: MARKDOWN, cacheHint: PRIVATE },
    (uri) => read(uri),
  );
  server.registerResource(
    'knowledge',
    new ResourceTemplate('kkori://knowledge/{folder}/{id}', {
      list: listing(async () =>
        (await pagesOf()).map(({ uri, title }) => ({ uri, name: title.ko, title: title.ko, mimeType: MARKDOWN })),
      ),
      complete: {
        folder: async (typed) => matching(new Set((await pagesOf()).map(({ uri }) => uri.split('/')[3]!)), typed),
        id: async (typed, context) => {
          const folder = context?.arguments?.folder;
          const pages = (await pagesOf()).filter(({ uri }) => !folder || uri.split('/')[3] === folder);
          return matching(
            pages.map(({ uri }) => uri.split('/')[4]!),
            typed,
          );
        },
      },
    }),
    { title: '지식 카드 · knowledge page', description: '개념, 산업, 역할, 평가표, 형식', mimeType: MARKDOWN },
    (uri) => read(uri),
  );
  server.registerResource(
    'report',
    new ResourceTemplate('kkori://sessions/{id}/report', {
      list: listing(async ({ store }) =>
        (await store.sessions({ limit: OFFERED })).map(({ id, title, format }) => ({
          uri: `kkori://sessions/${id}/report`,
          name: id,
          title: [title, format].filter(Boolean).join(' · '),
          mimeType: MARKDOWN,
        })),
      ),
      complete: {
        id: async (typed) =>
          matching(
            (await (await deps()).store.sessions({ limit: OFFERED })).map(({ id }) => id),
            typed,
          ),
      },
    }),
    { title: '회차 보고서 · report', description: '한 회차의 보고서', mimeType: MARKDOWN, cacheHint: PRIVATE },
    (uri) => read(uri),
  );
}
