import { z } from 'zod';
import type { FormatPage, FormatQuestion } from '../../core/knowledge/page.ts';
import { Bilingual, Format, LEVELS, Probe, QuestionType } from '../../core/vocabulary.ts';
import { fieldOf, itemsOf, listOf, oneOf, spanOf } from './items.ts';
import { frontOf, note, type PageText, See } from './page-text.ts';

const Minutes = z.array(z.number().int().nonnegative());

const Stage = z.strictObject({
  id: z.string(),
  title: Bilingual,
  minutes: Minutes,
  types: z.array(QuestionType),
  followUps: z.number().int().min(0).max(12),
  milestones: z.array(z.string()).default([]),
  asks: z.array(z.string()).default([]),
});

const Front = z.strictObject({
  id: Format,
  title: Bilingual,
  panel: z.array(z.string()),
  minutes: z.array(z.number().int().positive()).min(1),
  defaultMinutes: z.number().int().positive(),
  defaultQuestions: z.number().int().positive(),
  variants: z.array(z.string()).optional(),
  stages: z.array(Stage).min(1),
  mixByLevel: z.partialRecord(z.enum(['any', ...LEVELS]), z.partialRecord(QuestionType, z.number().positive())),
  followUpsTotalMax: z.number().int().positive().optional(),
  probes: z.array(Probe).optional(),
  technology: z.boolean().default(true),
  pressure: z.tuple([z.number().int().min(0).max(2), z.number().int().min(0).max(2)]),
  see: See,
});

/** Reads `formats/<id>.md`: front matter, and the questions of the format itself where it has any. Null when unusable. */
export function formatPage(page: PageText): FormatPage | null {
  const front = frontOf(page, Front);
  if (!front) return null;
  check(page, front);
  const { variants: _, probes, followUpsTotalMax, ...values } = front;
  return {
    kind: 'format',
    uri: page.uri,
    sha: page.sha,
    text: page.text,
    ...values,
    format: front.id,
    probes: probes ?? null,
    followUpsTotalMax: followUpsTotalMax ?? null,
    questions: questionsOf(page, front),
  };
}

/** `질문`: `` - `id` · stage · question `` with its English and intent; the stage gives the type. */
function questionsOf(page: PageText, front: z.output<typeof Front>): FormatQuestion[] {
  const section = page.sections.find(({ title }) => title === '질문');
  if (!section) return [];
  const items = itemsOf(page, section, {
    attrs: ['단계'],
    keys: { en: true, 의도: true, intent: true, 개념: false },
  });
  return items.flatMap((item) => {
    const stage = oneOf(
      page,
      item,
      '단계',
      item.attrs[0]!,
      front.stages.map(({ id }) => id),
    );
    const type = front.stages.find(({ id }) => id === stage)?.types[0];
    if (!stage || !type) return [];
    return {
      id: item.id,
      stage,
      type,
      text: { ko: item.text, en: fieldOf(item, 'en') },
      intent: { ko: fieldOf(item, '의도'), en: fieldOf(item, 'intent') },
      concepts: listOf(item, '개념'),
      ...spanOf(item),
    };
  });
}

/** Stage minutes sum to the totals, percentages to 100, and every name stands once. */
function check(page: PageText, front: z.output<typeof Front>): void {
  const line = (key: string) => page.text.split('\n').findIndex((text) => text.startsWith(`${key}:`)) + 1;
  const stageLine = (id: string) => page.text.split('\n').findIndex((text) => text.includes(`id: ${id},`)) + 1;
  for (const stage of front.stages) {
    if (stage.minutes.length !== front.minutes.length) {
      note(page, stageLine(stage.id), `단계 ‘${stage.id}’의 분이 ${front.minutes.length}개가 아닙니다`);
    }
    if (front.stages.filter((other) => other.id === stage.id).length > 1) {
      note(page, stageLine(stage.id), `단계 ‘${stage.id}’가 두 번 나옵니다`);
    }
  }
  front.minutes.forEach((total, i) => {
    const sum = front.stages.reduce((minutes, stage) => minutes + (stage.minutes[i] ?? 0), 0);
    if (sum !== total) note(page, line('stages'), `${total}분의 단계를 더하면 ${sum}분입니다`);
  });
  if (!front.minutes.includes(front.defaultMinutes)) {
    note(page, line('defaultMinutes'), `기본 ${front.defaultMinutes}분이 minutes에 없습니다`);
  }
  if (front.pressure[0] > front.pressure[1]) note(page, line('pressure'), '압박의 처음이 끝보다 큽니다');
  for (const [level, mix] of Object.entries(front.mixByLevel)) {
    const sum = Object.values(mix ?? {}).reduce((percent, value) => percent + value, 0);
    if (sum !== 100) note(page, line('mixByLevel'), `${level}의 비율을 더하면 ${sum}입니다`);
  }
}
