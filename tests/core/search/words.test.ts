import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { koreanStem, wordsOf } from '../../../src/core/search/words.ts';

const terms = (text: string) => wordsOf(text).map((word) => word.term);

describe('words of a text', () => {
  it.each([
    ['격리를 격리가 격리는 격리의 격리', ['격리']],
    ['재시도를 재시도 재시도로', ['재시도']],
    ['락을 락은', ['락']],
    ['Redis를 Redis로 redis', ['redis']],
    ['느려졌다 느려지면 느려졌습니다', ['느려지']],
    ['기다리며 기다리느라 기다린다', ['기다리']],
    ['설명합니다 설명했던 설명하는', ['설명']],
    ['services service', ['service']],
    ['회의를 회의', ['회의']],
  ])('%s has one stem', (text, stems) => {
    expect([...new Set(terms(text))]).toEqual(stems);
  });

  it('keeps names with a sign, parts of camel case, and versions', () => {
    expect(terms('N+1 문제')).toContain('n+1');
    expect(terms('C++와 C#')).toEqual(expect.arrayContaining(['c++', 'c#']));
    expect(terms('CompletableFuture')).toEqual(['completable', 'future', 'completablefuture']);
    expect(terms('user_id p99 300ms')).toEqual(['user', 'id', 'p99', '300ms']);
  });

  it('is the same for every spelling of a letter: full width, decomposed, capital', () => {
    expect(terms('ＫＡＦＫＡ')).toEqual(['kafka']);
    expect(terms('트랜잭션 격리'.normalize('NFD'))).toEqual(terms('트랜잭션 격리'));
    expect(terms('KAFKA Kafka kafka')).toEqual(['kafka', 'kafka', 'kafka']);
  });

  it('leaves out addresses, and reads both sides of a wiki link', () => {
    expect(terms('[문서](https://example.com/kafka) https://example.com/redis 끝')).toEqual(['문서', '끝']);
    expect(terms('[[MVCC|다중 버전]]')).toEqual(['mvcc', ...terms('다중 버전')]);
  });

  it('gives terms without white space, at their place, whatever the text is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        let last = 0;
        for (const { term, start, end } of wordsOf(text)) {
          expect(term).toMatch(/^\S{1,40}$/);
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          last = start;
        }
      }),
      { seed: 7 },
    );
  });

  it('is done with a stem: the stem of a particle added to it is the same', () => {
    for (const noun of ['트랜잭션', '인덱스', '컨슈머', '재시도', '결과', '서킷브레이커', '큐', '샤딩', '정합성'])
      for (const particle of ['을', '를', '은', '는', '에서는', '으로', '까지'])
        if (noun.length > 1 || /^[을를은는]$/.test(particle))
          expect(koreanStem(noun + particle)).toBe(koreanStem(noun));
  });
});
