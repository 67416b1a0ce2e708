import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readKnowledge } from '../../src/adapters/library/library.ts';
import { squeeze } from '../../src/core/knowledge/normalise.ts';
import type { ConceptCard, Page } from '../../src/core/knowledge/page.ts';
import { profileOf } from '../../src/core/reading/profile.ts';

const Named = z.array(z.strictObject({ id: z.string(), ko: z.string() })).min(1);
const Terms = z.strictObject({
  note: z.string(),
  industry: Named,
  axis: Named,
  role: Named,
  career: Named,
  playbook: Named,
  concept: z.array(z.strictObject({ ko: z.string(), en: z.string() })).min(1),
});

/** Concepts without a card yet. May only shrink: a name in here that resolves is a failure as well. */
const STILL_MISSING: readonly string[] = [];
/** Cards that stand for more than four terms. May only shrink. */
const STILL_OVER: readonly string[] = [];
/** Pages that no industry, role or format leads to. May only shrink. */
const STILL_UNREACHED: readonly string[] = [];

const terms = Terms.parse(JSON.parse(readFileSync(path.join(import.meta.dirname, 'seed-terms.json'), 'utf8')));
const { knowledge } = readKnowledge(path.join(import.meta.dirname, '../../knowledge'));
const cards = [...knowledge.concepts.values()];

const named = (name: string) => squeeze(name).text;
const owners = new Map<string, ConceptCard>();
for (const card of cards)
  for (const name of [card.id, card.title.ko, card.title.en, ...card.aliases]) owners.set(named(name), card);

/** The card of a term: by its Korean name first, as candidates say it. */
const cardOf = ({ ko, en }: { ko: string; en: string }): ConceptCard | null =>
  owners.get(named(ko)) ?? owners.get(named(en)) ?? null;

describe('the terms that candidates meet', () => {
  test.each([
    ['industry', knowledge.industries],
    ['axis', knowledge.axes],
    ['role', knowledge.roles],
    ['career', knowledge.careers],
    ['playbook', knowledge.playbooks],
  ] as const)('every %s has its page', (kind, pages: ReadonlyMap<string, Page>) => {
    const lost = terms[kind].filter(
      ({ id, ko }) => !pages.has(id) && ![...pages.values()].some((page) => page.title.ko === ko),
    );
    expect(lost).toEqual([]);
  });

  test('every concept has its card', () => {
    const lost = terms.concept.filter((term) => cardOf(term) === null).map((term) => term.ko);
    expect(lost).toEqual(STILL_MISSING);
  });

  test('no card stands for more than four of them', () => {
    const counts = new Map<string, number>();
    for (const term of terms.concept) {
      const card = cardOf(term);
      if (card) counts.set(card.id, (counts.get(card.id) ?? 0) + 1);
    }
    expect([...counts].filter(([, n]) => n > 4).map(([id]) => id)).toEqual(STILL_OVER);
  });
});

describe('pages about companies and careers', () => {
  const read = (text: string) => {
    const doc = { uri: 'kkori://dossiers/x', sha: '0'.repeat(16), text };
    return profileOf(
      [{ text, evidence: { ...doc, start: 0, end: text.length, quote: text } }],
      [...knowledge.axes.values()].map((page) => ({ id: page.value, axis: page.axis, signals: page.signals })),
    ).profile;
  };

  test.each([...knowledge.axes.values()].flatMap((page) => page.signals.map((signal) => [page.id, signal] as const)))(
    '%s: ‘%s’ in a posting means it',
    (id, signal) => {
      const page = knowledge.axes.get(id)!;
      const { stage, customer, businessModel } = read(`저희 회사 소개: ${signal} 이야기입니다.`);
      expect([stage, ...customer, ...businessModel]).toContain(page.value);
    },
  );

  test.each([
    '빠르게 배우고 성장하는 분을 찾습니다.',
    'AWS 매니지드 서비스(RDS, SQS)를 운영해 보신 분',
    'API 호출과 파일 다운로드를 다뤄 보신 분',
    '수수료가 없는 서비스를 만듭니다.',
  ])('says nothing of the company: %s', (text) => {
    expect(read(text)).toEqual({ industry: [], businessModel: [], customer: [], stage: 'unknown' });
  });

  test('every career and playbook page marks its example as invented and has an English summary', () => {
    for (const page of [...knowledge.careers.values(), ...knowledge.playbooks.values()]) {
      expect(page.text.split('\n## 보기\n')[1], page.id).toMatch(/지어낸 예입니다|지어낸 예:/u);
      expect(page.text.split('\n## English\n')[1]!.trim().split(/\s+/u).length, page.id).toBeGreaterThan(40);
    }
  });
});

describe('links', () => {
  const uriOf = (page: Page) => page.uri;
  const concept = (id: string) => `kkori://knowledge/concepts/${id}`;

  /** Where a reader of a page can go on to. */
  function leadsTo(page: Page): string[] {
    const out = (page.see ?? []).map((id) => `kkori://knowledge/${id}`);
    if ('keywords' in page) out.push(...(page.keywords as { concept: string }[]).map((k) => concept(k.concept)));
    if ('questions' in page)
      out.push(...(page.questions as { concepts: string[] }[]).flatMap((q) => q.concepts.map(concept)));
    if ('related' in page) out.push(...(page.related as string[]).map(concept));
    if ('industry' in page)
      out.push(...[...knowledge.designs.values()].filter((d) => d.industries.includes(page.id)).map(uriOf));
    if ('stages' in page) {
      const types = (page.stages as { types: string[] }[]).flatMap((stage) => stage.types);
      out.push(...[...knowledge.rubrics.values()].filter((r) => types.includes(r.id)).map(uriOf));
    }
    return out;
  }

  test('every page is reached from an industry, a role or a format', () => {
    const reached = new Set<string>();
    const open = [...knowledge.industries.values(), ...knowledge.roles.values(), ...knowledge.formats.values()].map(
      uriOf,
    );
    for (let uri = open.pop(); uri !== undefined; uri = open.pop()) {
      const page = knowledge.pages.get(uri);
      if (!page || reached.has(uri)) continue;
      reached.add(uri);
      open.push(...leadsTo(page));
    }
    expect([...knowledge.pages.keys()].filter((uri) => !reached.has(uri))).toEqual(STILL_UNREACHED);
  });

  test('interests lead to every industry that has a page, and only to those', () => {
    const guide = knowledge.playbooks.get('match-interests')!;
    const named = new Set(guide.interests.flatMap((interest) => interest.industries));
    expect([...named].sort()).toEqual([...knowledge.industries.keys()].sort());
  });
});
