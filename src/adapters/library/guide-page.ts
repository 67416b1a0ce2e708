import { z } from 'zod';
import type { ChecklistItem, GuidePage, Interest } from '../../core/knowledge/page.ts';
import { Bilingual, INDUSTRIES, type Industry } from '../../core/vocabulary.ts';
import { fieldOf, itemsOf, listOf, NEVER, oneOf, plainSignalOf, spanOf } from './items.ts';
import {
  Asked,
  bulletsOf,
  frontOf,
  note,
  type PageText,
  proseOf,
  type SectionText,
  See,
  sectionsOf,
} from './page-text.ts';

const Front = z.strictObject({ id: z.string(), title: Bilingual, asked: Asked, see: See });

const SECTIONS = {
  언제: true,
  어떻게: true,
  '주장과 한계': true,
  보기: true,
  '나쁜 보기': true,
  '관심과 산업': false,
  '비교 항목': false,
  English: true,
} as const;

const FILLED = ['언제', '어떻게', '보기', '나쁜 보기', 'English'] as const;

/** Reads a page of `careers/` or `playbooks/`; null when the front matter is unusable. Problems are noted on the page. */
export function guidePage(kind: GuidePage['kind']) {
  return (page: PageText): GuidePage | null => {
    const front = frontOf(page, Front);
    const sections = sectionsOf(page, SECTIONS);
    for (const title of FILLED)
      if (proseOf(sections[title]) === '') note(page, sections[title].line, `‘${title}’ 절이 비어 있습니다`);
    if (bulletsOf(sections['주장과 한계']).length < 2)
      note(page, sections['주장과 한계'].line, '‘주장과 한계’에는 주장이 둘 이상 있어야 합니다');
    const interests = interestsOf(page, sections['관심과 산업']);
    const checklist = checklistOf(page, sections['비교 항목']);
    if (!front) return null;
    return { kind, uri: page.uri, sha: page.sha, text: page.text, ...front, interests, checklist };
  };
}

/** `` - `id` · industry, industry · what the person likes `` with its signal and English. */
function interestsOf(page: PageText, section: SectionText): Interest[] {
  const items = itemsOf(page, section, { attrs: ['산업'], keys: { en: true, 신호: true }, prelude: true });
  return items.map((item) => {
    const industries = listOf({ ...item, fields: new Map([['', { ...item, value: item.attrs[0]! }]]) }, '').flatMap(
      (id): Industry[] => {
        const found = oneOf(page, item, '산업', id, INDUSTRIES);
        return found ? [found] : [];
      },
    );
    return {
      id: item.id,
      industries,
      text: { ko: item.text, en: fieldOf(item, 'en') },
      signals: plainSignalOf(page, item, '신호') ?? NEVER,
      ...spanOf(item),
    };
  });
}

/** `` - `id` · what is compared `` with its signal and the question to ask where nothing is said. */
function checklistOf(page: PageText, section: SectionText): ChecklistItem[] {
  const items = itemsOf(page, section, {
    attrs: [],
    keys: { en: true, 신호: false, '물을 것': true, ask: true },
    prelude: true,
  });
  return items.map((item) => ({
    id: item.id,
    text: { ko: item.text, en: fieldOf(item, 'en') },
    signals: plainSignalOf(page, item, '신호'),
    ask: { ko: fieldOf(item, '물을 것'), en: fieldOf(item, 'ask') },
    ...spanOf(item),
  }));
}
