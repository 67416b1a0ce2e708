import { beforeAll, describe, expect, it } from 'vitest';
import { readable } from '../../../src/core/search/passage.ts';
import { testDeps } from '../../support/deps.ts';

const index = testDeps({ 'kkori.json': '{}' }).search;
beforeAll(() => index.refresh().then(() => undefined));
const search = (query: string) => index.search(query, ['knowledge'], 10);

describe('which section of a page is shown', () => {
  it.each(['아웃박스', 'kafka', '카프카'])(
    'one who only names ‘%s’ is first told what it is, where that says the name',
    async (query) => {
      const [first] = await search(query);
      expect(first!.heading).toBe('한 줄');
    },
  );

  it.each(['n+1', 'n+1 막는 방법', 'kafka 순서', '카프카 컨슈머 그룹'])(
    '‘%s’, which says no word of English, is answered in Korean first',
    async (query) => {
      const firstOf = new Map<string, string>();
      for (const hit of await search(query)) {
        const page = hit.uri.split('/').slice(0, 5).join('/');
        if (!firstOf.has(page)) firstOf.set(page, hit.heading ?? '');
      }
      expect([...firstOf.values()].filter((heading) => !/[가-힣]/.test(heading))).toEqual([]);
    },
  );

  it.each(['how does kafka keep the order of messages', 'what is the outbox pattern for'])(
    '‘%s’ is answered in English first',
    async (query) => {
      const [first] = await search(query);
      expect(first!.heading).not.toMatch(/[가-힣]/);
    },
  );

  it('leaves the order of pages to the scores, which fall from one page to the next', async () => {
    const hits = await search('카프카 순서 보장');
    const pages = [...new Set(hits.map((hit) => hit.uri.split('/').slice(0, 5).join('/')))];
    expect(pages[0]).toContain('kafka');
    expect(hits.map((hit) => hit.score)).toEqual(hits.map((hit) => hit.score).toSorted((a, b) => b - a));
  });

  it('shows no blank of a card as it is written there, and the evidence is cut from the page all the same', () => {
    expect(readable('이력서의 {resume.span} 부분을 여쭙겠습니다.')).toBe('이력서의 … 부분을 여쭙겠습니다.');
    expect(readable('set {a, b} = {}')).toBe('set {a, b} = {}');
  });
});
