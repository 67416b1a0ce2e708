import type { Source } from '../../core/evidence/evidence.ts';
import type { Knowledge } from '../../core/knowledge/page.ts';
import type { Names } from '../../core/search/names.ts';
import { pageSections, rowsOf, withoutPatterns } from '../../core/search/row.ts';
import { searchSections } from '../../core/search/sections.ts';
import type { SearchScope, Workspace } from '../../ports.ts';
import type { SectionRow } from './index-rows.ts';

/** A source that should be in the index. `stamp` is another one once the source has changed. */
export type Wanted = { uri: string; scope: SearchScope; label: string; stamp: string };

const SCOPES = { posting: 'dossiers', dossier: 'dossiers', qa: 'dossiers', resume: 'dossiers', note: 'notes' } as const;
const RESUME_TITLE = '이력서';

/** Everything that can be found, knowledge first, then the candidate's own papers, notes last. */
export async function wantedSources(knowledge: Knowledge, workspace: Workspace): Promise<Wanted[]> {
  const pages = [...knowledge.pages.values()].map(
    (page): Wanted => ({ uri: page.uri, scope: 'knowledge', label: page.uri, stamp: page.sha }),
  );
  const papers: Wanted[] = [];
  for (const { uri, kind, label, stamp } of await workspace.stamps())
    if (kind !== 'inbox') papers.push({ uri, scope: SCOPES[kind], label, stamp });
  return [...pages, ...papers];
}

/** Title and sections of a source as they go into the index. Pure but for the pages it looks up. */
export function rowsFor(
  wanted: Wanted,
  source: Source,
  knowledge: Knowledge,
  names: Names,
): { title: string; sections: SectionRow[] } {
  const page = knowledge.pages.get(wanted.uri);
  const card = page ? [...knowledge.concepts.values()].find((concept) => concept.uri === page.uri) : undefined;
  const text = page ? withoutPatterns(source.text) : source.text;
  const cut = page ? { title: null, aliases: [], sections: pageSections(text) } : searchSections(text);
  const title =
    page?.title.ko ?? (wanted.uri === 'kkori://resume' ? RESUME_TITLE : (cut.title ?? stemOf(wanted.label)));
  // Offsets are of the source as it is: blanking out keeps them, and headings hold no patterns.
  const indexed = {
    title: page ? `${page.title.ko} ${page.title.en}` : `${title} ${stemOf(wanted.label)}`,
    aliases: card ? card.aliases : cut.aliases,
    asked: page?.asked ?? [],
    sections: cut.sections,
  };
  const terms = rowsOf(text, indexed, names);
  return {
    title,
    sections: cut.sections.map((section, i) => ({
      uri: page && section.chapter > 0 ? `${wanted.uri}/${section.chapter}` : wanted.uri,
      heading: section.headings.join(' › '),
      start: section.start,
      body: section.body,
      stop: section.end,
      terms: terms[i]!,
    })),
  };
}

const stemOf = (label: string) => label.slice(label.lastIndexOf('/') + 1).replace(/\.md$/i, '');
