import type { AliasTable } from './knowledge/normalise.ts';
import type { Interest } from './knowledge/page.ts';
import { matches, prepare } from './knowledge/signal-expression.ts';
import type { Industry, Language } from './vocabulary.ts';

export type IndustryMatch = {
  industry: Industry;
  /** What of the guide led here, and the person's own words for it. */
  because: { interest: string; text: string; words: string }[];
};

export type InterestMatches = {
  /** Nearest first: by how many of the words lead there, then by how near the guide puts it. */
  industries: IndustryMatch[];
  /** Words that nothing in the guide stands for. */
  unmatched: string[];
};

/** Industries to read first for what a person likes, from the guide's items; pieces are parted by commas or lines. */
export function matchInterests(
  text: string,
  interests: readonly Interest[],
  { aliases, lang }: { aliases: AliasTable; lang: Language },
): InterestMatches {
  const pieces = text
    .split(/[,;\n·、，]+/u)
    .map((piece) => piece.replace(/\s+/gu, ' ').trim())
    .filter((piece) => piece !== '');
  const found = new Map<Industry, IndustryMatch & { nearness: number }>();
  const unmatched: string[] = [];
  for (const piece of pieces) {
    const prepared = prepare(piece, aliases);
    const hits = interests.filter((interest) => matches(interest.signals, prepared) !== null);
    if (hits.length === 0) unmatched.push(piece);
    for (const interest of hits) {
      interest.industries.forEach((industry, place) => {
        const match = found.get(industry) ?? { industry, because: [], nearness: 0 };
        match.because.push({ interest: interest.id, text: interest.text[lang], words: piece });
        match.nearness += 1 / (place + 1);
        found.set(industry, match);
      });
    }
  }
  const words = (match: IndustryMatch) => new Set(match.because.map((b) => b.words)).size;
  return {
    industries: [...found.values()]
      .sort((a, b) => words(b) - words(a) || b.nearness - a.nearness)
      .map(({ nearness: _, ...match }) => match),
    unmatched,
  };
}
