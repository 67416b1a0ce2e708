import { SEARCH_SCOPES, searchMaterial } from '../../../app/search.ts';
import { readable } from '../../../core/search/passage.ts';
import type { SearchHit } from '../../../ports.ts';
import { oneOf, whole } from '../arguments.ts';
import { say } from '../command-words.ts';
import type { Console } from '../console.ts';
import { EXIT } from '../environment.ts';
import { inline, wrap } from '../text.ts';

export type SearchOptions = { scope?: string; limit?: string };

const LIMIT = 10;
const LIMIT_MAX = 50;

/** `kkori search`: sections of knowledge, dossiers, résumé and notes, with what matched. Nothing found is no failure. */
export async function search(console: Console, words: string[], options: SearchOptions): Promise<number> {
  const scope = oneOf('--scope', options.scope, SEARCH_SCOPES);
  const limit = whole('--limit', options.limit, 1, LIMIT_MAX) ?? LIMIT;
  return console.withWorkspace(async ({ deps }) => {
    const query = words.join(' ');
    const progress = console.progress(say.indexing);
    const { hits, index } = await searchMaterial(deps, { query, scope, limit }, { progress });
    if (console.json) {
      console.printJson({
        results: hits.map(({ uri, title, heading, score, evidence }) => ({
          uri,
          title,
          heading,
          score,
          quote: evidence.quote,
        })),
      });
    } else if (hits.length === 0) console.out(say.nothingFound(inline(query).slice(0, 80)));
    else for (const [i, hit] of hits.entries()) show(console, hit, i + 1);
    if (index.unreadable.length > 0)
      console.err(say.unreadableFiles(index.unreadable.length, index.unreadable.slice(0, 3).map(inline).join(', ')));
    return EXIT.ok;
  });
}

function show(console: Console, hit: SearchHit, n: number): void {
  const { style, width } = console;
  const lead = `${n}. `;
  const pad = ' '.repeat(lead.length);
  const place = [hit.title, hit.heading ?? ''].map(inline).filter(Boolean).join(' › ');
  for (const line of wrap(place, width, lead, pad)) console.out(style.bold(line));
  // Coloured after the lines are broken: a mark that a line break cuts is coloured on both sides.
  const matched = [...new Set(hit.marks.map(({ start, end }) => hit.evidence.quote.slice(start, end)))];
  for (const line of wrap(inline(readable(hit.evidence.quote)), width, pad))
    console.out(highlighted(line, matched, style.accent));
  console.out(style.dim(`${pad}${hit.uri}`));
}

/** Every place of the matched words in a line, longest first, each painted once. */
function highlighted(line: string, matched: readonly string[], paint: (text: string) => string): string {
  const words = matched.flatMap((text) => inline(text).split(' ')).filter((word) => word.length > 0);
  if (words.length === 0) return line;
  const escaped = words.sort((a, b) => b.length - a.length).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return line.replace(new RegExp(escaped.join('|'), 'gu'), (word) => paint(word));
}
