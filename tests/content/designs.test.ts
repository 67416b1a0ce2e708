import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { loadKnowledge } from '../../src/adapters/library/library.ts';
import type { Evidence } from '../../src/core/evidence/evidence.ts';
import { aliasesOf } from '../../src/core/knowledge/cards.ts';
import type { DesignProblem } from '../../src/core/knowledge/page.ts';
import { matches, prepare } from '../../src/core/knowledge/signal-expression.ts';
import { designCandidates, reached } from '../../src/core/probes/from-design.ts';
import { type Look, lookAt } from '../../src/core/probes/look.ts';
import { NOT_JUDGED, type Thread } from '../../src/core/thread.ts';
import type { Language } from '../../src/core/vocabulary.ts';

/**
 * What candidates say to a design problem: a question for every fact that is kept back (in both languages), a first
 * answer that goes well, one that falls into each first mistake, and what does and does not persuade the colleague.
 */
const Example = z.strictObject({
  design: z.string(),
  asked: z.array(z.strictObject({ told: z.string(), ko: z.string(), en: z.string() })).min(6),
  good: z.strictObject({ answer: z.string(), reaches: z.array(z.string()).min(3) }),
  /** Sentences that name a first mistake in order to avoid it, or something right that sounds like one. */
  fair: z.array(z.string()).min(3),
  mistakes: z.array(z.strictObject({ id: z.string(), answer: z.string() })).min(3),
  colleague: z.strictObject({ stops: z.string(), goesOn: z.string() }),
});

const folder = path.join(import.meta.dirname, 'designs');
const knowledge = loadKnowledge(path.join(import.meta.dirname, '../../knowledge'));
const aliases = aliasesOf(knowledge);
const examples = readdirSync(folder)
  .sort()
  .map((name) => ({ name, ...Example.parse(parse(readFileSync(path.join(folder, name), 'utf8'))) }));

/** What the interviewer tells is at most two facts for one question. */
const TOLD = 2;

const EVIDENCE: Evidence = {
  uri: 'kkori://dossiers/invented',
  sha: '0'.repeat(16),
  start: 0,
  end: 8,
  quote: '지어낸 질문입니다',
  before: '',
  after: '',
};

/** The rules' view of one answer in a stage of the problem. */
function lookOf(design: DesignProblem, stage: string, answer: string, lang: Language = 'ko'): Look {
  const type = stage === 'colleague' ? 'situational' : 'system-design';
  const key = stage === 'scope' ? `system-design/${design.id}` : `system-design/${design.id}/${stage}`;
  const question = type === 'situational' ? design.colleague[0]!.text[lang] : design.problem.text[lang];
  const thread: Thread = {
    slot: {
      id: 's1',
      stage: type === 'situational' ? 'change' : stage,
      type,
      topic: design.title[lang],
      concepts: [],
      questionKey: key,
      key,
      question,
      intent: '',
      minutes: 8,
      evidence: [EVIDENCE],
      reason: '',
      followUps: 2,
      design: design.id,
    },
    lang,
    level: 'mid',
    mode: 'coach',
    input: 'typed',
    format: knowledge.formats.get('system-design')!,
    rubric: knowledge.rubrics.get(type) ?? null,
    card: null,
    cards: [],
    design,
    turns: [
      {
        turn: 't1',
        kind: 'main',
        probe: null,
        anchor: null,
        question,
        key,
        answer,
        attempt: 'a1',
        via: 'typed',
        verbatim: 'yes',
      },
    ],
    earlier: [],
    facts: [],
    papers: { company: null, title: null, posting: [], facts: [], criteria: [] },
    judged: NOT_JUDGED,
    postingTerms: [],
    domains: [],
    company: null,
    draft: null,
    ownFollowUps: [],
    usedKeys: new Set([key]),
    askedQuestions: [question],
    prepare: (text, asked) => prepare(text, aliases, asked),
  };
  return lookAt(thread)!;
}

const tails = (look: Look) => designCandidates(look).map((candidate) => candidate.key.split('/').at(-1));

test('there are twelve problems, each with its example answers and in every industry', () => {
  expect(examples.map((example) => example.design).sort()).toEqual([...knowledge.designs.keys()].sort());
  expect(knowledge.designs.size).toBeGreaterThanOrEqual(12);
  for (const { name, design } of examples) expect(name).toBe(`${design}.yaml`);
  const covered = new Set([...knowledge.designs.values()].flatMap((design) => design.industries));
  expect([...covered].sort()).toEqual([...knowledge.industries.keys()].sort());
});

describe.each(examples)('$design', ({ design: id, asked, good, fair, mistakes, colleague }) => {
  const design = knowledge.designs.get(id)!;

  test('every fact that is kept back is asked for in both languages', () => {
    expect(asked.map((question) => question.told).sort()).toEqual(design.answers.map((answer) => answer.id).sort());
  });

  test.each(asked.flatMap(({ told, ko, en }) => [ko, en].map((question) => [question, told] as const)))(
    '%s',
    (question, told) => {
      const prepared = prepare(question, aliases);
      const answered = design.answers.filter((answer) => matches(answer.signals, prepared)).map((answer) => answer.id);
      expect(answered.slice(0, TOLD)).toContain(told);
    },
  );

  test('the problem itself gives nothing of it away', () => {
    for (const text of [design.problem.text.ko, design.problem.text.en]) {
      const prepared = prepare(text, aliases);
      expect(design.answers.filter((answer) => matches(answer.signals, prepared)).map((answer) => answer.id)).toEqual(
        [],
      );
    }
  });

  test('a good first answer reaches its milestones and falls into no first mistake', () => {
    const look = lookOf(design, 'scope', good.answer);
    const met = design.milestones.filter((milestone) => reached(milestone, look)).map((milestone) => milestone.id);
    expect(met).toEqual(expect.arrayContaining(good.reaches));
    const asks = tails(look);
    for (const mistake of design.firstMistakes) expect(asks).not.toContain(mistake.id);
    for (const milestone of good.reaches) expect(asks).not.toContain(milestone);
  });

  test.each(fair)('no first mistake: %s', (answer) => {
    const asks = tails(lookOf(design, 'scope', answer));
    expect(asks.filter((ask) => design.firstMistakes.some((mistake) => mistake.id === ask))).toEqual([]);
  });

  test.each(mistakes)('a first mistake is asked about first: $id', ({ id: mistake, answer }) => {
    const look = lookOf(design, 'scope', answer);
    const [first] = designCandidates(look);
    expect(first?.key).toBe(`system-design/${id}/${mistake}`);
    expect(first?.question).toBe(design.firstMistakes.find((known) => known.id === mistake)!.text.ko);
    expect(tails(look)).toEqual(expect.arrayContaining(['scope.ask', 'scope.size', 'scope.out']));
  });

  test('an empty answer owes every milestone of its stage', () => {
    for (const { id: stage, milestones = [] } of knowledge.formats.get('system-design')!.stages) {
      if (milestones.length === 0) continue;
      for (const lang of ['ko', 'en'] as const) {
        const answer = lang === 'ko' ? '잘 모르겠습니다.' : 'I do not know.';
        expect(tails(lookOf(design, stage, answer, lang))).toEqual(milestones);
      }
    }
  });

  test('the colleague goes on until there is a test, a trial or a criterion', () => {
    expect(tails(lookOf(design, 'colleague', colleague.goesOn))).toEqual(['worry']);
    expect(tails(lookOf(design, 'colleague', colleague.stops))).toEqual([]);
  });

  test('no follow-up takes a fact for granted that had to be asked for', () => {
    const figures = (text: string) => text.match(/\d[\d,]*[가-힣]?/gu) ?? [];
    const kept = design.answers.flatMap((answer) => figures(answer.text.ko));
    for (const item of [...design.milestones, ...design.changes, ...design.firstMistakes, ...design.colleague])
      for (const figure of figures(item.text.ko)) expect(kept, `${item.id}: ${item.text.ko}`).not.toContain(figure);
  });
});
