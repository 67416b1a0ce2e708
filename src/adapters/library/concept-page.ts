import { z } from 'zod';
import type { CardProbe, ConceptCard, ExpectedPoint, Misconception, Opener } from '../../core/knowledge/page.ts';
import { atomsOf } from '../../core/knowledge/signal-expression.ts';
import { Bilingual, LEVELS, Level, PROBES } from '../../core/vocabulary.ts';
import { bare, fieldOf, type Item, itemsOf, NEVER, oneOf, signalOf, spanOf } from './items.ts';
import { Asked, bulletsOf, frontOf, note, type PageText, proseOf, type SectionText, sectionsOf } from './page-text.ts';

const Front = z.strictObject({
  id: z.string(),
  title: Bilingual,
  aliases: z.array(z.coerce.string()).min(1),
  misspellings: z.array(z.coerce.string()),
  asked: Asked,
  level: Level,
  industries: z.array(z.string()),
  roles: z.array(z.string()),
  related: z.array(z.string()),
  reviewed: z.coerce.string(),
});

const SECTIONS = {
  '한 줄': true,
  '여는 질문': true,
  '기대 포인트': true,
  오해: true,
  '선택과 대가': true,
  '장애와 규모': true,
  '꼬리 질문': true,
  '한 계단 아래': true,
  '1분 답변 예': true,
  출처: true,
  Openers: true,
  'Expected points': true,
  'Follow-ups': true,
} as const;

const WEIGHTS: Record<string, ExpectedPoint['weight']> = { 핵심: 'core', 더하기: 'extra' };
const OPENER_LEVELS = [...LEVELS, 'any'] as const;

type Sections = Record<keyof typeof SECTIONS, SectionText>;

/** Reads `concepts/<id>.md`; null when the front matter is unusable. Problems are noted on the page. */
export function conceptPage(page: PageText): ConceptCard | null {
  const front = frontOf(page, Front);
  const sections: Sections = sectionsOf(page, SECTIONS);
  const openers = openersOf(page, sections);
  const points = pointsOf(page, sections);
  const stepsEn = englishOf(page, sections['Follow-ups'], {});
  const probes = probesOf(page, sections, stepsEn, new Set(points.map((point) => point.id)));
  const steps = stepsOf(page, sections, stepsEn);
  const known = new Set([...probes.map((probe) => probe.id), ...steps.stepsDown.map((step) => step.id)]);
  dangling(page, stepsEn, known);
  const misconceptions = misconceptionsOf(page, sections, new Set(probes.map((probe) => probe.id)));
  checkPointLinks(page, points, probes, misconceptions);
  if (!front) return null;
  const { reviewed: _, ...names } = front;
  return {
    kind: 'concept',
    uri: page.uri,
    sha: page.sha,
    text: page.text,
    ...names,
    oneLine: proseOf(sections['한 줄']),
    openers,
    points,
    misconceptions,
    tradeOffs: bulletsOf(sections['선택과 대가']),
    failures: bulletsOf(sections['장애와 규모']),
    probes,
    ...steps,
    example: proseOf(sections['1분 답변 예']).replace(/^\([^\n]*\)\n+/, ''),
    sources: bulletsOf(sections.출처),
  };
}

/** The English items of a section by id. */
function englishOf(page: PageText, section: SectionText, keys: Record<string, boolean>): Map<string, Item> {
  return new Map(itemsOf(page, section, { attrs: [], keys }).map((item) => [item.id, item]));
}

/** The English sentence that goes with an item; its absence is a problem of the page. */
function english(page: PageText, item: Item, english: Map<string, Item>, section: string): string {
  const found = english.get(item.id);
  if (!found) note(page, item.line, `‘${item.id}’의 영어가 ‘${section}’에 없습니다`);
  return found?.text ?? item.text;
}

function dangling(page: PageText, english: Map<string, Item>, known: ReadonlySet<string>): void {
  for (const item of english.values()) {
    if (!known.has(item.id)) note(page, item.line, `영어 ‘${item.id}’에 짝이 되는 한국어가 없습니다`);
  }
}

function openersOf(page: PageText, sections: Sections): Opener[] {
  const en = englishOf(page, sections.Openers, {});
  const items = itemsOf(page, sections['여는 질문'], { attrs: ['수준'] });
  dangling(page, en, new Set(items.map((item) => item.id)));
  return items.map((item) => ({
    id: item.id,
    level: oneOf(page, item, '수준', item.attrs[0]!, OPENER_LEVELS) ?? 'any',
    text: { ko: item.text, en: english(page, item, en, 'Openers') },
    ...spanOf(item),
  }));
}

function pointsOf(page: PageText, sections: Sections): ExpectedPoint[] {
  const en = englishOf(page, sections['Expected points'], { signals: true });
  const items = itemsOf(page, sections['기대 포인트'], {
    attrs: ['핵심/더하기', '수준'],
    keys: { 신호: true, 힌트: false },
  });
  dangling(page, en, new Set(items.map((item) => item.id)));
  return items.map((item) => {
    const weight = WEIGHTS[item.attrs[0]!];
    if (!weight) note(page, item.line, `‘${item.id}’: ‘${item.attrs[0]}’ 대신 핵심이나 더하기를 씁니다`);
    if (weight === 'core' && !item.fields.has('힌트'))
      note(page, item.line, `핵심 포인트 ‘${item.id}’에 힌트가 없습니다`);
    const other = en.get(item.id);
    return {
      id: item.id,
      weight: weight ?? 'extra',
      level: oneOf(page, item, '수준', item.attrs[1]!, LEVELS) ?? 'mid',
      text: { ko: item.text, en: english(page, item, en, 'Expected points') },
      signals: { ko: signalOf(page, item, '신호'), en: other ? signalOf(page, other, 'signals') : null },
      hint: fieldOf(item, '힌트'),
      ...spanOf(item),
    };
  });
}

function probesOf(page: PageText, sections: Sections, en: Map<string, Item>, points: ReadonlySet<string>): CardProbe[] {
  const items = itemsOf(page, sections['꼬리 질문'], {
    attrs: ['꼬리표', '수준'],
    // biome-ignore lint/suspicious/noThenProperty: a key of the card grammar
    keys: { 말함: true, '안 말함': true, '듣고 싶은 것': true, then: false },
  });
  const ids = new Set(items.map((item) => item.id));
  return items.map((item) => {
    const wantsText = fieldOf(item, '듣고 싶은 것');
    const wants = [...wantsText.matchAll(/#([a-z0-9][a-z0-9-]*)/g)].map((match) => match[1]!);
    for (const id of wants)
      if (!points.has(id)) note(page, item.line, `‘${item.id}’가 듣고 싶은 ‘#${id}’ 포인트가 없습니다`);
    const then = bare(fieldOf(item, 'then')) || null;
    if (then && !ids.has(then)) note(page, item.line, `‘${item.id}’의 then ‘${then}’이 없습니다`);
    return {
      id: item.id,
      probe: oneOf(page, item, '꼬리표', item.attrs[0]!, PROBES) ?? 'clarify',
      level: oneOf(page, item, '수준', item.attrs[1]!, LEVELS) ?? 'mid',
      text: { ko: item.text, en: english(page, item, en, 'Follow-ups') },
      said: signalOf(page, item, '말함') ?? NEVER,
      unsaid: signalOf(page, item, '안 말함') ?? NEVER,
      wants,
      wantsText,
      then,
      ...spanOf(item),
    };
  });
}

function misconceptionsOf(page: PageText, sections: Sections, probes: ReadonlySet<string>): Misconception[] {
  const items = itemsOf(page, sections.오해, {
    attrs: [],
    keys: {
      '왜 틀렸나': true,
      '맞는 조건': true,
      말함: true,
      '안 말함': true,
      '물을 것': true,
      en: false,
      said: false,
      unsaid: false,
    },
  });
  return items.map((item) => {
    const quoted = /^["“](.*)["”]$/.exec(item.text);
    if (!quoted) note(page, item.line, `오해 ‘${item.id}’의 문장은 따옴표 안에 씁니다`);
    const ask = bare(fieldOf(item, '물을 것'));
    if (ask && !probes.has(ask)) note(page, item.line, `‘${item.id}’가 물을 것 ‘${ask}’가 꼬리 질문에 없습니다`);
    return {
      id: item.id,
      claim: quoted?.[1] ?? item.text,
      why: fieldOf(item, '왜 틀렸나'),
      rightWhen: fieldOf(item, '맞는 조건'),
      said: signalOf(page, item, '말함') ?? NEVER,
      unsaid: signalOf(page, item, '안 말함') ?? NEVER,
      english: englishOfMisconception(page, item),
      ask,
      start: quoted ? item.start + 1 : item.start,
      end: quoted ? item.end - 1 : item.end,
    };
  });
}

/** A misconception in English: the claim and how it is said, both or neither. */
function englishOfMisconception(page: PageText, item: Item): Misconception['english'] {
  const claim = fieldOf(item, 'en');
  const said = signalOf(page, item, 'said');
  if ((claim === '') !== (said === null)) note(page, item.line, `오해 ‘${item.id}’의 en과 said는 함께 적습니다`);
  return claim === '' || said === null ? null : { claim, said, unsaid: signalOf(page, item, 'unsaid') ?? NEVER };
}

function stepsOf(page: PageText, sections: Sections, en: Map<string, Item>) {
  let neverUsed: string | null = null;
  const items = itemsOf(page, sections['한 계단 아래'], {
    attrs: [],
    loose: ({ text }) => {
      const match = /^- 써 본 적이 없다면: (.+)$/.exec(text.trimEnd());
      if (match) neverUsed = match[1]!;
      return match !== null;
    },
  });
  if (items.length < 2) note(page, sections['한 계단 아래'].line, '‘한 계단 아래’에는 질문이 둘 이상 있어야 합니다');
  const stepsDown = items.map((item) => ({
    id: item.id,
    text: { ko: item.text, en: english(page, item, en, 'Follow-ups') },
    ...spanOf(item),
  }));
  return { stepsDown, neverUsed: neverUsed as string | null };
}

/** Every `#id` in a signal names an expected point of the same card. */
function checkPointLinks(
  page: PageText,
  points: readonly ExpectedPoint[],
  probes: readonly CardProbe[],
  misconceptions: readonly Misconception[],
): void {
  const ids = new Set(points.map((point) => point.id));
  const uses = [
    ...points.flatMap(({ id, signals }) => [signals.ko, signals.en].map((signal) => [id, signal] as const)),
    ...[...probes, ...misconceptions].flatMap(({ id, said, unsaid }) => [said, unsaid].map((s) => [id, s] as const)),
    ...misconceptions.flatMap(({ id, english }) =>
      english ? [english.said, english.unsaid].map((s) => [id, s] as const) : [],
    ),
  ];
  for (const [owner, signal] of uses) {
    for (const atom of signal?.source.includes('#') ? atomsOf(signal) : []) {
      if (atom.kind !== 'point' || ids.has(atom.id)) continue;
      const at = page.text.slice(0, page.text.indexOf(signal!.source)).split('\n').length;
      note(page, at, `‘${owner}’의 신호에 없는 포인트 ‘#${atom.id}’`);
    }
  }
}
