import type { Keyword, OfferedQuestion } from '../../core/knowledge/page.ts';
import { LEVELS, QUESTION_TYPES, type QuestionType } from '../../core/vocabulary.ts';
import { fieldOf, itemsOf, listOf, oneOf, plainSignalOf, spanOf } from './items.ts';
import type { PageText, SectionText } from './page-text.ts';

const OFFERED_LEVELS = [...LEVELS, 'any'] as const;

/** `면접 키워드`: `` - `card` · why it is asked there ``. */
export function keywordsOf(page: PageText, section: SectionText): Keyword[] {
  return itemsOf(page, section, { attrs: [] }).map((item) => ({ concept: item.id, why: item.text, ...spanOf(item) }));
}

/** Questions of an industry, role or axis page: `` - `id` · type · level · question `` with their English and intent. */
export function offeredQuestions(page: PageText, section: SectionText): OfferedQuestion[] {
  const items = itemsOf(page, section, {
    attrs: ['유형', '수준'],
    keys: { en: true, 신호: false, 의도: true, intent: true, 개념: false },
  });
  return items.map((item) => ({
    id: item.id,
    type: oneOf(page, item, '유형', item.attrs[0]!, QUESTION_TYPES) ?? 'situational',
    level: oneOf(page, item, '수준', item.attrs[1]!, OFFERED_LEVELS) ?? 'any',
    text: { ko: item.text, en: fieldOf(item, 'en') },
    intent: { ko: fieldOf(item, '의도'), en: fieldOf(item, 'intent') },
    signals: plainSignalOf(page, item, '신호'),
    concepts: listOf(item, '개념'),
    ...spanOf(item),
  }));
}

/** Questions that a candidate may ask there: `` - `id` · question ``, type `reverse`, any level. */
export function questionsToAsk(page: PageText, section: SectionText): OfferedQuestion[] {
  const type: QuestionType = 'reverse';
  return itemsOf(page, section, { attrs: [], keys: { en: true, 신호: false, 의도: false, intent: false } }).map(
    (item) => ({
      id: item.id,
      type,
      level: 'any' as const,
      text: { ko: item.text, en: fieldOf(item, 'en') },
      intent: { ko: fieldOf(item, '의도'), en: fieldOf(item, 'intent') },
      signals: plainSignalOf(page, item, '신호'),
      concepts: [],
      ...spanOf(item),
    }),
  );
}
