import { stripRequest } from '../korean.ts';
import type { Names } from './names.ts';
import { wordsOf } from './words.ts';

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
/** A term that stands in more than this share of all sections says nothing while others do. */
const COMMON = 0.2;

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
  const spoken = wordsOf(bare === '' ? text : bare);
  const telling = spoken.filter(({ term }) => !ASKING.has(term));
  const words = telling.length > 0 ? telling : spoken;
  const found = names.in(text).flatMap((name) => name.terms);

  const wanted = new Set<string>();
  words.forEach((word, i) => {
    for (const term of known(word.term, vocabulary)) wanted.add(term);
    const next = words[i + 1];
    if (next && HANGUL.test(word.term) && HANGUL.test(next.term)) {
      const joined = `${word.term}${next.term}`;
      if (vocabulary.count(joined) > 0) wanted.add(joined);
    }
  });
  const all = [...wanted].slice(0, TERMS_MAX);
  const rare = all.filter((term) => vocabulary.count(term) <= COMMON * vocabulary.total);
  const namesKnown = [...new Set(found)].filter((term) => vocabulary.count(term) > 0).slice(0, TERMS_MAX);
  const namesRare = namesKnown.filter((term) => vocabulary.count(term) <= COMMON * vocabulary.total);
  const useRare = rare.length > 0 || namesRare.length > 0;
  return { words: useRare ? rare : all, names: useRare ? namesRare : namesKnown };
}

/** The terms of the index that an asked word stands for; none when nothing is near. */
function known(term: string, vocabulary: Vocabulary): string[] {
  if (vocabulary.count(term) > 0) return [term];
  if (HANGUL.test(term)) {
    const parts = split(term, vocabulary);
    if (parts) return parts;
  }
  const near = vocabulary.near(term);
  return near ? [near] : [];
}

/** Cuts an unknown compound into known words of two syllables or more (one at its end: 분산락), fewest parts first. */
function split(term: string, vocabulary: Vocabulary): string[] | null {
  if (term.length < 3 || term.length > 12) return null;
  const best: (string[] | null)[] = [[]];
  for (let end = 1; end <= term.length; end++) {
    best[end] = null;
    for (let start = 0; start < end; start++) {
      const before = best[start];
      const part = term.slice(start, end);
      if (!before || (part.length < 2 && end < term.length) || part.length === term.length) continue;
      if (part.length < 2 && !SHORT_NOUNS.has(part)) continue;
      if (vocabulary.count(part) === 0) continue;
      if (best[end] === null || before.length + 1 < best[end]!.length) best[end] = [...before, part];
    }
  }
  return best[term.length] ?? null;
}

const SHORT_NOUNS = new Set('락 큐 키 풀 힙 맵 값 앱 웹 빈 팟 랙 돈 뷰 탭'.split(' '));
