import { describe, expect, it } from 'vitest';
import type { Source } from '../../../src/core/evidence/evidence.ts';
import { differingIn } from '../../../src/core/health/differing.ts';
import { tenuresClash, tenuresIn } from '../../../src/core/health/tenure.ts';
import { aboutIn, isApart, type Names, notePaper, type Paper, plainAt } from '../../../src/core/health/told.ts';

const NAMES: Names = {
  orgs: ['달구지배송', '물레상점'],
  projects: new Map([
    ['배차 개편', ['달구지배송']],
    ['전시 개편', ['물레상점']],
  ]),
};
const source = (text: string, uri = 'kkori://notes/a'): Source => ({ uri, sha: '0123456789abcdef', text });

describe('what a stretch is about', () => {
  it('is what it names, a project with its employer', () => {
    expect(aboutIn('배차 개편에서 맡은 일', NAMES)).toEqual({ projects: ['배차 개편'], orgs: ['달구지배송'] });
    expect(aboutIn('아무것도', NAMES)).toEqual({ projects: [], orgs: [] });
  });

  it('sets two apart where both say, and never where one is silent', () => {
    const [a, b, silent] = [aboutIn('달구지배송', NAMES), aboutIn('물레상점', NAMES), aboutIn('', NAMES)];
    expect(isApart(a, b)).toBe(true);
    expect(isApart(a, a)).toBe(false);
    expect(isApart(a, silent)).toBe(false);
    expect(isApart(aboutIn('배차 개편', NAMES), aboutIn('전시 개편', NAMES))).toBe(true);
    expect(isApart(aboutIn('배차 개편', NAMES), a)).toBe(false);
  });
});

describe('a paper', () => {
  const text =
    '---\nslug: x\n---\n# 달구지배송 👩‍💻\n\n- **배차 시간**을 `40초`로 줄임\n- 희망 연봉 7,000만 원\n<!-- 앞의 초안: 9초 -->\n[배차](https://example.com) 글\n';
  const paper = notePaper(source(text), 'notes/a.md', NAMES)!;

  it('keeps every offset of its source, without marks, comments and pay', () => {
    expect(paper.text).toHaveLength(text.length);
    for (const word of ['달구지배송', '배차 시간', '40초'])
      expect(paper.text.indexOf(word), word).toBe(text.indexOf(word));
    for (const word of ['**', '`', '연봉', '7,000', '9초', 'example.com', 'slug', '#'])
      expect(paper.text, word).not.toContain(word);
  });

  it('keeps what stands between two rules', () => {
    const ruled = '# 달구지배송\n\n---\n배차 시간을 40초로 줄임\n---\n';
    expect(notePaper(source(ruled), 'notes/c.md', NAMES)!.text).toContain('40초로');
  });

  it('is none where a note names no employer and no project', () => {
    expect(notePaper(source('# 공부\n\n배차 시간을 40초로 줄였다.'), 'notes/b.md', NAMES)).toBeNull();
  });

  it('shows one stretch as it is read', () => {
    const start = text.indexOf('**배차');
    expect(plainAt(source(text), { start, end: start + 8 })).toBe('  배차 시간 ');
  });
});

describe('years right behind an employer', () => {
  const of = (text: string) => tenuresIn(text, NAMES.orgs)[0]!;

  it('clash where they end together and began in different years', () => {
    expect(tenuresClash(of('달구지배송 (2023.03–현재)'), of('달구지배송, 2021.03 ~ 현재'))).toBe(true);
    expect(tenuresClash(of('달구지배송 (2023.03–현재)'), of('달구지배송 (2023.05–현재)'))).toBe(false);
    expect(tenuresClash(of('달구지배송 (2023.03–현재)'), of('달구지배송 (2024.01–2024.06)'))).toBe(false);
    expect(tenuresClash(of('달구지배송 (2023.03–현재)'), of('물레상점 (2021.03–현재)'))).toBe(false);
  });

  it('are none where something else stands between', () => {
    expect(tenuresIn('달구지배송에서 2023년부터 지금까지', NAMES.orgs)).toEqual([]);
    expect(tenuresIn('달구지배송 (서울)\n(2023.03–현재)', NAMES.orgs)).toEqual([]);
  });
});

describe('papers held against each other', () => {
  const paper = (kind: Paper['kind'], slug: string | null, text: string, uri: string): Paper => ({
    kind,
    slug,
    note: kind === 'note' ? `notes/${uri}.md` : null,
    source: source(text, uri),
    text,
    stretches: [{ start: 0, end: text.length, about: aboutIn(text, NAMES) }],
  });
  const told = (value: string) => `배차 배치를 2시간 10분에서 ${value}으로 줄였습니다.`;
  const resume = paper('resume', null, told('35분'), 'kkori://resume');
  const a = paper('dossier', 'a', told('15분'), 'kkori://dossiers/a');
  const b = paper('dossier', 'b', told('5분'), 'kkori://dossiers/b');
  const textsOf = (papers: Paper[], only: string | null = null) =>
    differingIn(papers, 'ko', only).map(({ text }) => text);

  it('are told of once for each, the résumé first, whatever the order given', () => {
    const found = textsOf([b, a, resume]);
    expect(found).toHaveLength(2);
    expect(found.every((text) => text.includes('이력서 ‘35분’'))).toBe(true);
    expect(textsOf([resume, a, b]).toSorted()).toEqual(found.toSorted());
  });

  it('are told of once where two papers agree against a third', () => {
    const note = paper('note', null, told('5분'), 'n1');
    const agreeing = paper('dossier', 'c', told('35분'), 'kkori://dossiers/c');
    expect(textsOf([resume, agreeing, note])).toEqual([
      '같은 일인데 숫자가 다릅니다: 이력서 ‘35분’, notes/n1.md ‘5분’.',
    ]);
    expect(textsOf([resume, agreeing, note], 'c')).toEqual([
      '같은 일인데 숫자가 다릅니다: c ‘35분’, notes/n1.md ‘5분’.',
    ]);
  });

  it('are only those of the one asked for', () => {
    expect(textsOf([resume, a, b], 'b').every((text) => text.includes('b ‘5분’'))).toBe(true);
  });

  it('are never two notes, nor two files of one dossier', () => {
    expect(textsOf([a, paper('dossier', 'a', told('5분'), 'kkori://dossiers/a/questions')])).toEqual([]);
    expect(textsOf([paper('note', null, told('15분'), 'n1'), paper('note', null, told('5분'), 'n2')])).toEqual([]);
  });

  it('say in both languages what differs', () => {
    expect(differingIn([resume, a], 'en', null)[0]).toMatchObject({
      kind: 'number',
      text: 'One thing told with different numbers: résumé ‘35분’, a ‘15분’.',
      next: expect.stringMatching(/^kkori search 배차 /u),
    });
  });

  it('pass over what is told in the same words', () => {
    expect(textsOf([resume, paper('dossier', 'a', told('35분'), 'kkori://dossiers/a')])).toEqual([]);
  });
});
