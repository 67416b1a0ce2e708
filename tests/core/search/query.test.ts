import { describe, expect, it } from 'vitest';
import { namesOf } from '../../../src/core/search/names.ts';
import { nearTerms } from '../../../src/core/search/near.ts';
import { queryTerms, type Vocabulary } from '../../../src/core/search/query.ts';
import { wordsOf } from '../../../src/core/search/words.ts';

const NAMES = namesOf([
  {
    id: 'kafka',
    title: { ko: '카프카', en: 'Kafka' },
    aliases: ['컨슈머 그룹', 'consumer group'],
    misspellings: ['카푸카'],
  },
]);

/** An index that knows these words, each in as many sections as told. */
function vocabularyOf(text: string, counts: Record<string, number> = {}, total = 100): Vocabulary {
  const known = new Map(wordsOf(text).map(({ term }) => [term, 1]));
  for (const { terms } of NAMES.in(text)) for (const term of terms) known.set(term, 1);
  for (const [word, count] of Object.entries(counts)) known.set(wordsOf(word)[0]!.term, count);
  const near = nearTerms([...known].map(([term, count]) => ({ term, count })));
  return { total, count: (term) => known.get(term) ?? 0, near: near.near };
}

const ask = (query: string, text: string) => queryTerms(query, NAMES, vocabularyOf(text));
const stems = (text: string) => wordsOf(text).map((word) => word.term);

describe('what is looked for', () => {
  it('is what is asked about, not how', () => {
    expect(ask('격리 수준에 대해 설명해 주세요', '격리 수준 설명').words).toEqual(stems('격리 수준'));
    expect(ask('격리 수준이란 무엇인가요?', '격리 수준 무엇').words).toEqual(stems('격리 수준'));
    expect(ask('왜?', '왜').words).toEqual(['왜']);
  });

  it('cuts, joins and mends words that the index does not know', () => {
    expect(ask('트랜잭션격리수준', '트랜잭션 격리 수준').words).toEqual(stems('트랜잭션 격리 수준'));
    expect(ask('분산락', '분산 락').words).toEqual(stems('분산 락'));
    expect(ask('멱등 성', '멱등성').words).toEqual(stems('멱등성'));
    expect(ask('인댁스', '인덱스').words).toEqual(stems('인덱스'));
    expect(ask('idempotnecy', 'idempotency').words).toEqual(['idempotency']);
    expect(ask('뷁쏀', '인덱스').words).toEqual([]);
  });

  it('knows a name in every spelling', () => {
    const [term] = ask('카프카', '카프카 kafka 카푸카').names;
    for (const spelling of ['kafka', '카푸카', 'Kafka는', '카 프 카'])
      expect(ask(spelling, '카프카 kafka 카푸카').names).toContain(term);
    expect(ask('consumer group', '카프카').names).toEqual(['_c_kafka']);
  });

  it('leaves out the commonest words where ranking them would take long, never the last one', () => {
    const counts = { 서버: 90_000, 카프카: 15_000, 뻐꾸기: 3 };
    const vocabulary = vocabularyOf('', counts, 100_000);
    expect(queryTerms('서버 카프카 뻐꾸기', NAMES, vocabulary).words).toEqual(stems('카프카 뻐꾸기'));
    expect(queryTerms('서버', NAMES, vocabulary).words).toEqual(stems('서버'));
  });
});

describe('the nearest known word', () => {
  const { near } = nearTerms([
    { term: '인덱스', count: 3 },
    { term: '데드락', count: 9 },
    { term: '데드란', count: 1 },
    { term: 'kafka', count: 2 },
    { term: 'index', count: 2 },
  ]);

  it.each([
    ['인댁스', '인덱스'],
    ['데드럭', '데드락'],
    ['kafak', 'kafka'],
    ['indx', 'index'],
    ['락', null],
    ['abc', null],
    ['kafkaesque', null],
    ['123', null],
    ['', null],
  ])('%s → %s', (asked, found) => {
    expect(near(asked)).toBe(found);
  });
});
