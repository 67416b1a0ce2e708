import { z } from 'zod';
import type { RolePage } from '../../core/knowledge/page.ts';
import { Bilingual } from '../../core/vocabulary.ts';
import { keywordsOf, offeredQuestions } from './offered-questions.ts';
import { frontOf, note, type PageText, See, sectionsOf } from './page-text.ts';

const Front = z.strictObject({
  id: z.string(),
  title: Bilingual,
  years: z.tuple([z.number().nonnegative(), z.number().positive()]),
  family: z.enum(['engineering', 'planning']).default('engineering'),
  signals: z.array(z.string()).default([]),
  see: See,
});

const SECTIONS = {
  '무엇을 하는 자리인가': false,
  '무엇과 헷갈리나': false,
  '이 수준에서 묻는 것': false,
  '설득하는 근거': false,
  '면접 키워드': false,
  '경험 질문': true,
  '상황 질문': false,
  '컬처 질문': false,
  '자기소개와 마무리': false,
  English: false,
} as const;

const QUESTIONS = ['경험 질문', '상황 질문', '컬처 질문', '자기소개와 마무리'] as const;

/** Reads `roles/<id>.md`; null when the front matter is unusable. Problems are noted on the page. */
export function rolePage(page: PageText): RolePage | null {
  const front = frontOf(page, Front);
  const sections = sectionsOf(page, SECTIONS);
  const questions = QUESTIONS.flatMap((title) => offeredQuestions(page, sections[title]));
  const keywords = keywordsOf(page, sections['면접 키워드']);
  const ids = questions.map((question) => question.id);
  for (const id of new Set(ids.filter((one, i) => ids.indexOf(one) !== i)))
    note(page, 1, `질문 id ‘${id}’가 두 절에 나옵니다`);
  if (!front) return null;
  return { kind: 'role', uri: page.uri, sha: page.sha, text: page.text, ...front, keywords, questions };
}
