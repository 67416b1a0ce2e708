import { type Conflict, conflictsBetween, type Telling, tellingOf } from '../critique/conflicts.ts';
import { cut, type Evidence, type Span } from '../evidence/evidence.ts';
import { contentWords } from '../korean.ts';
import { answerAlone } from '../signals/to-the-grader.ts';
import type { Language } from '../vocabulary.ts';
import { tenuresClash, tenuresIn } from './tenure.ts';
import { type About, isApart, type Paper } from './told.ts';
import { healthWords } from './words.ts';

/** One of the places where a thing is told: the words that differ, and the sentence they stand in. */
export type DifferingPlace = {
  paper: Paper['kind'];
  dossier: string | null;
  /** The file name of a note, for showing; null for the others. */
  note: string | null;
  said: Evidence;
  sentence: Evidence;
};

/** One thing told in two ways in two papers. Nobody decides which is right. */
export type Differing = {
  kind: Conflict['kind'];
  text: string;
  places: [DifferingPlace, DifferingPlace];
  next: string;
};

/** Words of a search that finds both places. */
const SEARCH_WORDS = 4;

/**
 * The same work told with different numbers, years, technologies or roles in two papers: each pair once, the résumé
 * first. Conservative as `conflictsBetween` is, and never between stretches of different employers or projects. Papers
 * of one dossier are not held against each other: a critique does that. Notes are held against résumé and dossiers only.
 * @param only the slug of a dossier: pairs without it are left out
 */
export function differingIn(
  papers: readonly Paper[],
  lang: Language,
  only: string | null = null,
  progress: (done: number, total: number) => void = () => {},
): Differing[] {
  const told = papers.filter(({ text }) => text.trim() !== '');
  const read = told.map((paper) => ({ paper, telling: null as Telling | null }));
  const order = { resume: 0, dossier: 1, note: 2 };
  const sorted = read.toSorted((a, b) => order[a.paper.kind] - order[b.paper.kind]);
  const pairs = sorted.flatMap((a, i) =>
    sorted
      .slice(i + 1)
      .filter((b) => together(a.paper, b.paper) && (only === null || a.paper.slug === only || b.paper.slug === only))
      .map((b) => [a, b] as const),
  );
  const out: Differing[] = [];
  const known: [string, string][] = [];
  const seen = new Set<string>();
  for (const [i, [a, b]] of pairs.entries()) {
    progress(i + 1, pairs.length);
    a.telling ??= tellingOf(answerAlone(a.paper.text));
    b.telling ??= tellingOf(answerAlone(b.paper.text));
    const apart = (left: Span, right: Span) => isApart(aboutAt(a.paper, left), aboutAt(b.paper, right));
    const found = [...conflictsBetween(a.telling, b.telling, apart), ...tenuresBetween(a.paper, b.paper)];
    for (const { kind, places } of found) {
      const [left, right] = places.map((place, k) => isBefore((k === 0 ? a : b).paper.text, place.value));
      // What it was before is held against what it was before.
      if (left !== right) continue;
      const pair = `${kind} ${keyOf(a.paper, places[0].sentence)} ${keyOf(b.paper, places[1].sentence)}`;
      if (seen.has(pair)) continue;
      seen.add(pair);
      const keys = [keyOf(a.paper, places[0].value), keyOf(b.paper, places[1].value)] as const;
      // Both differ from a third place that was told before, and one of them from the other: said already.
      const third = (key: string) => known.filter(([, k]) => k === key).map(([k]) => k);
      if (known.some((pair) => pair.includes(keys[0]) && pair.includes(keys[1]))) continue;
      if (third(keys[0]).some((k) => third(keys[1]).includes(k))) continue;
      const both: [DifferingPlace, DifferingPlace] = [placeOf(a.paper, places[0]), placeOf(b.paper, places[1])];
      if (out.some((one) => tellsThat(one, both))) continue;
      known.push([...keys]);
      out.push({ kind, text: textOf(kind, both, lang), places: both, next: nextOf(both) });
    }
  }
  return out;
}

/** Whether one of the two places was held already against another place that says the very same as the other. */
function tellsThat({ places }: Differing, both: readonly [DifferingPlace, DifferingPlace]): boolean {
  const same = (a: Evidence, b: Evidence) => a.uri === b.uri && a.start === b.start;
  return [0, 1].some((i) =>
    places.some((place, k) => same(place.said, both[i]!.said) && places[1 - k]!.said.quote === both[1 - i]!.said.quote),
  );
}

function together(a: Paper, b: Paper): boolean {
  if (a.kind === 'note' && b.kind === 'note') return false;
  return a.slug === null || a.slug !== b.slug;
}

type Found = ReturnType<typeof conflictsBetween>;

function tenuresBetween(a: Paper, b: Paper): Found {
  const orgs = [...new Set([...a.stretches, ...b.stretches].flatMap(({ about }) => about.orgs))];
  const others = tenuresIn(b.text, orgs);
  return tenuresIn(a.text, orgs).flatMap((one) =>
    others
      .filter((other) => tenuresClash(one, other))
      .map((other) => ({ kind: 'year' as const, places: [one, other] as Found[number]['places'] })),
  );
}

/** A value that something was changed from: 1.8초에서 0.4초로, 1.8 s → 0.4 s, from 1.8 s to 0.4 s. */
function isBefore(text: string, { start, end }: Span): boolean {
  return (
    /^\s{0,3}(?:에서\s|→|->|⇒|이던|였던|(?:걸리|이르|달하)던)/u.test(text.slice(end, end + 8)) ||
    (/\bfrom\s(?:about\s)?$/iu.test(text.slice(Math.max(0, start - 12), start)) &&
      /^\s?to\b/iu.test(text.slice(end, end + 4)))
  );
}

function keyOf({ source }: Paper, { start }: Span): string {
  return `${source.uri} ${start}`;
}

const NOBODY: About = { orgs: [], projects: [] };

function aboutAt({ stretches }: Paper, { start, end }: Span): About {
  return stretches.find((one) => one.start < end && start < one.end)?.about ?? NOBODY;
}

function placeOf(
  { kind, slug, note, source }: Paper,
  { value, sentence }: { value: Span; sentence: Span },
): DifferingPlace {
  return { paper: kind, dossier: slug, note, said: cut(source, value), sentence: cut(source, sentence) };
}

function textOf(kind: Conflict['kind'], [a, b]: readonly [DifferingPlace, DifferingPlace], lang: Language): string {
  const words = healthWords(lang);
  return words.differing(kind, words.paper(a), wholeWord(a), words.paper(b), wholeWord(b));
}

/** What is said, to the end of its word: 주도했 → 주도했습니다. */
function wholeWord({ said, sentence }: DifferingPlace): string {
  const rest = sentence.quote.slice(said.end - sentence.start);
  return said.quote + (/했$|하$|함$|한$/u.test(said.quote) ? /^[가-힣]{0,6}/u.exec(rest)![0] : '');
}

/** Words that both sentences hold: a search for them shows every place where the thing is told. */
function nextOf([a, b]: readonly [DifferingPlace, DifferingPlace]): string {
  const other = new Set(contentWords(b.sentence.quote));
  const shared = contentWords(a.sentence.quote).filter((word) => other.has(word) && /^[\p{L}\p{N}.-]+$/u.test(word));
  return shared.length > 0 ? `kkori search ${shared.slice(0, SEARCH_WORDS).join(' ')}` : 'kkori dossier show --resume';
}
