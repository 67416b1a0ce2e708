import { stripRequest } from '../korean.ts';
import type { Names } from './names.ts';
import { koreanStem, type Word, wordsOf } from './words.ts';

/** What the index knows about its own terms. */
export type Vocabulary = {
  /** Sections in the index. */
  readonly total: number;
  /** In how many sections a term stands. */
  count(term: string): number;
  /** The best known term within a small slip of an unknown one, or null. */
  near(term: string): string | null;
};

/** Terms to look for, any of them; `words` are stems, `names` stand for names (see `namesOf`). */
export type QueryTerms = { words: string[]; names: string[] };

/** No more of a question is read, UTF-16 units: whole answers are pasted, and what they are about comes first. */
const QUERY_MAX = 1000;
const TERMS_MAX = 48;
/**
 * How many sections the terms of one search may stand in together. Ranking costs about a microsecond and a half each:
 * beyond it the commonest terms, which move the order least, are left out, and a search takes as long in 100,000
 * sections as in 20,000.
 */
const ROWS_MAX = 20_000;

/** How people ask, rather than what: left out while anything else is there. */
const ASKING = new Set(
  wordsOf(
    '무엇 뭐 뭔가 뭔지 뭐예요 뭐야 뭔데 뭘 무슨 어떤 어떻게 어떡해 어떤가요 왜 언제 어디 누가 어느 얼마 얼마나 몇 대해 대해서 대한 관해 관련 설명 말씀 소개 이야기 얘기 알려줘 알려주세요 알려 말해줘 말해보세요 해주세요 주세요 줘 달라 궁금 질문 답변 답 면접 경우 때 것 게 걸 수 있나요 있는지 있을까요 있어요 있다 없나요 없다 하나요 하는지 되나요 되는지 인가요 인지 건가요 건지 좋을까요 좋은가요 좋아요 나요 이게 그게 저게 이거 그거 그럼 그런데 그리고 근데 혹시 이란 란 그냥 좀 제일 가장 방법 법 이유 같아요 같은 같다 하죠 해요 해야 할까요 될까요 본 적 경험 등 및 또는 the a an is are was what how why when which do does did to of in on for and or with between difference tell explain about me please can you it that this',
  ).map((word) => word.term),
);

const HANGUL = /^[가-힣]+$/;

/**
 * What to look for when a person asks in their own words: polite frames off, Korean words the index does not know cut
 * along words it knows, joined with their neighbour, or mended by a letter or two, names of cards in all their
 * spellings. Never throws; empty where the text holds no letter or digit.
 */
export function queryTerms(query: string, names: Names, vocabulary: Vocabulary): QueryTerms {
  const text = query.slice(0, QUERY_MAX).toWellFormed();
  const bare = stripRequest(text);
  const asked = bare === '' ? text : bare;
  const spoken = wordsOf(asked).map((word) => ({ ...word, raw: rawOf(asked, word) }));
  const telling = spoken.filter(({ term }) => !ASKING.has(term));
  const words = telling.length > 0 ? telling : spoken;
  const found = names.in(text).flatMap((name) => name.terms);

  const wanted = new Set<string>();
  words.forEach((word, i) => {
    for (const term of known(word, vocabulary)) wanted.add(term);
    const next = words[i + 1];
    if (next && HANGUL.test(word.raw) && HANGUL.test(next.raw)) {
      const joined = koreanStem(`${word.raw}${next.raw}`);
      if (vocabulary.count(joined) > 0) wanted.add(joined);
    }
  });
  const all = [...wanted, ...new Set(found)]
    .slice(0, TERMS_MAX)
    .map((term) => ({ term, count: vocabulary.count(term) }));
  const kept = new Set(affordable(all.filter(({ count }) => count > 0)).map(({ term }) => term));
  return {
    words: [...wanted].filter((term) => kept.has(term)),
    names: [...new Set(found)].filter((term) => kept.has(term)),
  };
}

/** The rarest terms whose sections together stay within `ROWS_MAX`; one at least, since the rarest says the most. */
function affordable(terms: readonly { term: string; count: number }[]): readonly { term: string; count: number }[] {
  const rarest = [...terms].sort((a, b) => a.count - b.count);
  let rows = 0;
  return rarest.filter(({ count }, i) => {
    rows += count;
    return i === 0 || rows <= ROWS_MAX;
  });
}

/** The word as it was typed, where that is Hangul alone; its term otherwise. */
function rawOf(text: string, { term, start, end }: Word): string {
  const raw = text.slice(start, end).normalize('NFKC');
  return HANGUL.test(raw) ? raw : term;
}

/** The terms of the index that an asked word stands for; none when nothing is near. */
function known({ term, raw }: { term: string; raw: string }, vocabulary: Vocabulary): string[] {
  if (vocabulary.count(term) > 0) return [term];
  const parts = HANGUL.test(raw) ? split(raw, vocabulary) : [];
  if (parts.length > 1) return parts;
  const near = vocabulary.near(term);
  return near ? [near] : parts;
}

/**
 * Cuts an unknown compound into words of the index: as few syllables as possible left over, then as few parts as
 * possible. A part has two syllables or more, or is a noun of one (분산락).
 */
function split(word: string, vocabulary: Vocabulary): string[] {
  if (word.length < 3 || word.length > 14) return [];
  type Cut = { parts: string[]; left: number };
  const best: Cut[] = [{ parts: [], left: 0 }];
  for (let end = 1; end <= word.length; end++) {
    const before = best[end - 1]!;
    let cut: Cut = { parts: before.parts, left: before.left + 1 };
    for (let start = 0; start < end; start++) {
      const piece = word.slice(start, end);
      if (piece.length < 2 && !SHORT_NOUNS.has(piece)) continue;
      const term = koreanStem(piece);
      if (vocabulary.count(term) === 0) continue;
      const { parts, left } = best[start]!;
      if (left < cut.left || (left === cut.left && parts.length + 1 < cut.parts.length))
        cut = { parts: [...parts, term], left };
    }
    best.push(cut);
  }
  const { parts, left } = best[word.length]!;
  return left < word.length * 0.7 ? parts : [];
}

const SHORT_NOUNS = new Set('락 큐 키 풀 힙 맵 값 앱 웹 빈 팟 랙 돈 뷰 탭'.split(' '));
