import { z } from 'zod';
import type { IndustryPage } from '../../core/knowledge/page.ts';
import { Bilingual, Industry } from '../../core/vocabulary.ts';
import { keywordsOf, offeredQuestions, questionsToAsk } from './offered-questions.ts';
import { frontOf, type PageText, See, sectionsOf } from './page-text.ts';

const Front = z.strictObject({
  id: Industry,
  title: Bilingual,
  signals: z.array(z.string()).min(1),
  domains: z.array(z.string()).min(1),
  see: See,
});

const SECTIONS = {
  '핵심 업무': false,
  '무엇이 다른가': false,
  '면접 키워드': true,
  '면접관이 의심하는 것': false,
  '상황 질문': true,
  '물어볼 것': true,
  English: false,
} as const;

/** Reads `industries/<id>.md`; null when the front matter is unusable. Problems are noted on the page. */
export function industryPage(page: PageText): IndustryPage | null {
  const front = frontOf(page, Front);
  const sections = sectionsOf(page, SECTIONS);
  const keywords = keywordsOf(page, sections['면접 키워드']);
  const questions = offeredQuestions(page, sections['상황 질문']);
  const ask = questionsToAsk(page, sections['물어볼 것']);
  if (!front) return null;
  return {
    kind: 'industry',
    uri: page.uri,
    sha: page.sha,
    text: page.text,
    ...front,
    industry: front.id,
    keywords,
    questions,
    ask,
  };
}
