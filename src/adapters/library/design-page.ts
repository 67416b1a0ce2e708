import { z } from 'zod';
import type { DesignProblem } from '../../core/knowledge/page.ts';
import { Bilingual, PROBES } from '../../core/vocabulary.ts';
import { fieldOf, type Item, itemsOf, listOf, NEVER, oneOf, plainSignalOf, spanOf } from './items.ts';
import { Asked, frontOf, note, type PageText, type SectionText, sectionsOf } from './page-text.ts';

const Front = z.strictObject({
  id: z.string(),
  title: Bilingual,
  asked: Asked,
  industries: z.array(z.string()),
  signals: z.array(z.string()).default([]),
  minutes: z.array(z.number().int().positive()),
  criteria: z.array(z.string()),
  concepts: z.array(z.string()),
});

const SECTIONS = {
  문제: true,
  '물으면 알려 줄 것': true,
  이정표: true,
  '조건 바꾸기': true,
  '반대하는 동료': true,
  '흔한 첫 실수': true,
  '평가 기준 연결': true,
  English: false,
} as const;

/** Reads `designs/<id>.md`; null when the front matter is unusable. Problems are noted on the page. */
export function designPage(page: PageText): DesignProblem | null {
  const front = frontOf(page, Front);
  const sections = sectionsOf(page, SECTIONS);
  const problem = problemOf(page, sections.문제);
  const answers = itemsOf(page, sections['물으면 알려 줄 것'], {
    attrs: [],
    keys: { 신호: true, en: true },
    prelude: true,
  }).map((item) => ({ ...sentence(item), signals: plainSignalOf(page, item, '신호') ?? NEVER }));
  const milestones = itemsOf(page, sections.이정표, {
    attrs: ['단계'],
    keys: { 신호: false, 꼬리: true, en: true },
    prelude: true,
  }).map((item) => ({
    ...sentence(item),
    stage: item.attrs[0]!,
    probe: probeOf(page, item, fieldOf(item, '꼬리')),
    signals: plainSignalOf(page, item, '신호'),
  }));
  const changes = itemsOf(page, sections['조건 바꾸기'], { attrs: ['꼬리표'], keys: { en: true }, prelude: true }).map(
    (item) => ({ ...sentence(item), probe: probeOf(page, item, item.attrs[0]!) }),
  );
  const colleague = itemsOf(page, sections['반대하는 동료'], {
    attrs: [],
    keys: { en: true, 신호: false },
    prelude: true,
  });
  const stop = colleague.find((item) => item.id === 'stop');
  const firstMistakes = mistakesOf(page, sections['흔한 첫 실수']);
  const criteriaMap = criteriaOf(page, sections['평가 기준 연결'], front?.criteria ?? []);
  if (!front) return null;
  const { minutes: _, ...names } = front;
  return {
    kind: 'design',
    uri: page.uri,
    sha: page.sha,
    text: page.text,
    ...names,
    problem,
    answers,
    milestones,
    changes,
    colleague: colleague.filter((item) => item !== stop).map(sentence),
    colleagueStop: stop
      ? { text: sentence(stop).text, signals: plainSignalOf(page, stop, '신호'), ...spanOf(stop) }
      : null,
    firstMistakes,
    criteriaMap,
  };
}

const sentence = (item: Item) => ({ id: item.id, text: { ko: item.text, en: fieldOf(item, 'en') }, ...spanOf(item) });

const probeOf = (page: PageText, item: Item, value: string) => oneOf(page, item, '꼬리표', value, PROBES) ?? 'clarify';

/** The problem: one paragraph, then `- en: …`. */
function problemOf(page: PageText, section: SectionText): DesignProblem['problem'] {
  const paragraph = section.lines.filter((line) => line.text.trim() !== '' && !line.text.startsWith('- '));
  const en = section.lines.find((line) => line.text.startsWith('- en: '));
  if (paragraph.length !== 1) note(page, section.line, '‘문제’는 한 문단이어야 합니다');
  if (!en) note(page, section.line, '‘문제’에 영어(- en: …)가 없습니다');
  const { start, end, text } = paragraph[0] ?? { start: 0, end: 0, text: '' };
  return {
    start,
    end: end - (text.length - text.trimEnd().length),
    text: { ko: text.trim(), en: en?.text.slice(6).trim() ?? '' },
  };
}

/** A first mistake: what the candidate does, and under `꼬리` and `en` the question to put then. */
function mistakesOf(page: PageText, section: SectionText): DesignProblem['firstMistakes'] {
  const items = itemsOf(page, section, {
    attrs: ['꼬리표'],
    keys: { 신호: true, 꼬리: true, en: true },
    prelude: true,
  });
  return items.map((item) => ({
    id: item.id,
    mistake: item.text,
    text: { ko: fieldOf(item, '꼬리'), en: fieldOf(item, 'en') },
    signals: plainSignalOf(page, item, '신호') ?? NEVER,
    probe: probeOf(page, item, item.attrs[0]!),
    ...spanOf(item.fields.get('꼬리') ?? item),
  }));
}

/** Checks of the system-design rubric under each criterion that a company may name. */
function criteriaOf(page: PageText, section: SectionText, criteria: readonly string[]): Record<string, string[]> {
  const items = itemsOf(page, section, { attrs: [], keys: { en: false }, named: true, prelude: true });
  for (const item of items) {
    if (!criteria.includes(item.id)) note(page, item.line, `기준 ‘${item.id}’가 앞머리 criteria에 없습니다`);
  }
  for (const name of criteria) {
    if (!items.some((item) => item.id === name)) note(page, section.line, `기준 ‘${name}’에 이어진 체크가 없습니다`);
  }
  return Object.fromEntries(items.map((item) => [item.id, checksOf(item)]));
}

const checksOf = (item: Item) => listOf({ ...item, fields: new Map([['', { ...item, value: item.text }]]) }, '');
