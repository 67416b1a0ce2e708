import { z } from 'zod';
import type { AxisPage } from '../../core/knowledge/page.ts';
import { Axis, Bilingual, BUSINESS_MODELS, CUSTOMERS, STAGES } from '../../core/vocabulary.ts';
import { offeredQuestions, questionsToAsk } from './offered-questions.ts';
import { frontOf, note, type PageText, See, sectionsOf } from './page-text.ts';

const Front = z.strictObject({
  id: z.string(),
  title: Bilingual,
  axis: Axis,
  value: z.string(),
  signals: z.array(z.string()).min(1),
  up: z.array(z.string()),
  down: z.array(z.string()),
  see: See,
});

/** How the company is organised to earn, apart from what it is paid for. */
const ORGANISED = ['product', 'si-sm', 'msp'];

const VALUES: Record<Axis, readonly string[]> = {
  'business-model': ORGANISED,
  revenue: BUSINESS_MODELS.filter((model) => !ORGANISED.includes(model)),
  customer: CUSTOMERS,
  stage: STAGES.filter((stage) => stage !== 'unknown'),
};

const SECTIONS = {
  '무엇을 뜻하나': true,
  '일이 어떻게 달라지나': true,
  '면접이 어떻게 달라지나': true,
  '무거워지는 것과 가벼워지는 것': true,
  '상황 질문': false,
  '물어볼 것': true,
  English: true,
} as const;

/** Reads `axes/<id>.md`; null when the front matter is unusable. Problems are noted on the page. */
export function axisPage(page: PageText): AxisPage | null {
  const front = frontOf(page, Front);
  const sections = sectionsOf(page, SECTIONS);
  const questions = offeredQuestions(page, sections['상황 질문']);
  const ask = questionsToAsk(page, sections['물어볼 것']);
  if (!front) return null;
  const values = VALUES[front.axis];
  const line = (key: string) => page.text.split('\n').findIndex((text) => text.startsWith(`${key}:`)) + 1;
  if (!values.includes(front.value))
    note(page, line('value'), `‘${front.axis}’ 축의 값 ‘${front.value}’는 ${values.join(', ')} 가운데 없습니다`);
  for (const id of front.up.filter((one) => front.down.includes(one)))
    note(page, line('down'), `‘${id}’가 up과 down에 함께 있습니다`);
  return { kind: 'axis', uri: page.uri, sha: page.sha, text: page.text, ...front, questions, ask };
}
