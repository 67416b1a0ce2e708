import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readKnowledge } from '../../src/adapters/library/library.ts';
import { cut } from '../../src/core/evidence/evidence.ts';
import { aliasesOf, resolveConcepts } from '../../src/core/knowledge/cards.ts';
import { matches, prepare, type SignalExpression } from '../../src/core/knowledge/signal-expression.ts';
import { forbiddenTopic } from '../../src/core/probes/forbidden-topics.ts';
import { FORMATS } from '../../src/core/vocabulary.ts';

const { knowledge, problems } = readKnowledge(path.join(import.meta.dirname, '../../knowledge'));
const aliases = aliasesOf(knowledge);
const cards = [...knowledge.concepts.values()];

const followUps = cards.flatMap((card) => [...card.probes, ...card.stepsDown].map((item) => ({ card, item })));
const designQuestions = [...knowledge.designs.values()].flatMap((design) =>
  [...design.milestones, ...design.changes, ...design.firstMistakes].map((item) => ({ page: design, item })),
);
const mainQuestions = [
  ...cards.flatMap((card) => card.openers.map((item) => ({ page: card, item }))),
  ...[
    ...knowledge.industries.values(),
    ...knowledge.roles.values(),
    ...knowledge.axes.values(),
    ...knowledge.formats.values(),
  ].flatMap((page) => [...page.questions, ...('ask' in page ? page.ask : [])].map((item) => ({ page, item }))),
];

type Asked = { id: string; text: { ko: string; en: string } };

/** Which of `items` break a rule, as `page/id: sentence`: an empty list is what every test wants to see. */
const breaking = (items: { id: string; item: Asked }[], rule: (text: Asked['text']) => boolean) =>
  items
    .filter(({ item }) => rule(item.text))
    .map(({ id, item }) => `${id}/${item.id}: ${item.text.ko} / ${item.text.en}`);

const asFollowUp = [
  ...followUps.map(({ card, item }) => ({ id: card.id, item })),
  ...designQuestions.map(({ page, item }) => ({ id: page.id, item })),
];
const asMain = mainQuestions.map(({ page, item }) => ({ id: page.id, item }));

const count = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].length;

/** Two demands in one question: a second interrogative behind a comma or a connective, or “was …, and tell me …”. */
const DOUBLE_KO =
  /(?:무엇|어떻게|왜|언제|누가|누구|어디|얼마)[^?,]*?(?:,|이었고|였고|하셨고|했고|인가요|나요|그리고) ?[^?]*(?:무엇|어떻게|왜 |언제|누가|누구|어디|얼마|주시겠어요)/;
const PAIR_KO = /무엇과 무엇|누가 누구|어디(?:쯤)?인지|무엇인지/;
const DOUBLE_EN = /\b(what|how|why|who|where|which)\b[^?]*?\band (?!\1\b)(?:what|how|why|who|where|which)\b/i;
const FORBIDDEN = /구체적으로|[은는]요\?|어떤 상태를 말하나요/;

/**
 * Scenes of a riddle. Somebody who just said “I do not know” is asked something plainer in the same subject, and never
 * about kitchens and umbrellas; a comparison may help as a hint.
 */
const SCENES_KO =
  /식당|주방|요리사|붕어빵|우유|젓가락|우산|도서관|사서|편지|엽서|봉투|수첩|일기장|교실|시험지|놀이공원|목욕탕|노래방|계산대|창구|번호표|은행원|이사 ?갈|금고|초인종|책갈피|전화를 걸/;
const SCENES_EN =
  /\b(restaurants?|kitchens?|cooks?|chopsticks?|umbrellas?|librarians?|postcards?|envelopes?|diar(?:y|ies)|pupils?|parcels?|doorbell|bookmarks?|vaults?|tills?)\b/i;

describe('pages', () => {
  test('every page loads, every link is live, every name belongs to one card', () => {
    expect(problems).toEqual([]);
    expect(knowledge.pages.size).toBeGreaterThan(0);
    for (const [uri, page] of knowledge.pages) expect(uri).toBe(page.uri);
  });

  test('all formats are there, and a rubric for every question type that is judged', () => {
    expect([...knowledge.formats.keys()].sort()).toEqual([...FORMATS].sort());
    const judged = [
      'behavioural',
      'situational',
      'technical',
      'resume',
      'system-design',
      'culture-fit',
      'reverse',
      'draft',
    ];
    expect([...knowledge.rubrics.keys()].sort()).toEqual(judged.sort());
  });

  test('every sentence can be cut out of its page', () => {
    for (const { card, item } of followUps) expect(cut(card, item).quote).toBe(item.text.ko);
    for (const { page, item } of [...designQuestions, ...mainQuestions])
      expect(cut(page, item).quote).toBe(item.text.ko);
    for (const card of cards) {
      for (const point of card.points) expect(cut(card, point).quote).toBe(point.text.ko);
      for (const wrong of card.misconceptions) expect(cut(card, wrong).quote).toBe(wrong.claim);
    }
    for (const design of knowledge.designs.values())
      expect(cut(design, design.problem).quote).toBe(design.problem.text.ko);
  });

  test('a card is found by its names', () => {
    for (const card of cards) {
      for (const name of [card.title.ko, card.title.en, ...card.aliases]) {
        expect(resolveConcepts(`저희는 ${name} 쪽을 맡았습니다`, knowledge)[0]?.card, name).toBe(card.id);
      }
    }
  });

  test('a card has at most five core points', () => {
    for (const card of cards) {
      expect(card.points.filter((point) => point.weight === 'core').length, card.id).toBeLessThanOrEqual(5);
    }
  });
});

/** Whether a sentence of the interviewer would be taken for the point: then it gives the point away. */
const fires = (signal: SignalExpression | null, text: string) =>
  signal !== null && matches(signal, prepare(text, aliases));

describe('questions', () => {
  test('one question mark', () => {
    const rule = ({ ko, en }: Asked['text']) => count(ko, /\?/g) !== 1 || count(en, /\?/g) !== 1;
    expect(breaking([...asFollowUp, ...asMain], rule)).toEqual([]);
  });

  test('follow-ups: at most 80 characters, 25 words in English', () => {
    expect(breaking(asFollowUp, ({ ko, en }) => ko.length > 80 || en.split(/\s+/).length > 25)).toEqual([]);
  });

  test('main questions: at most 90 characters', () => {
    expect(breaking(asMain, ({ ko }) => ko.length > 90)).toEqual([]);
  });

  test('one demand', () => {
    const rule = ({ ko, en }: Asked['text']) => (DOUBLE_KO.test(ko) && !PAIR_KO.test(ko)) || DOUBLE_EN.test(en);
    expect(breaking([...asFollowUp, ...asMain], rule)).toEqual([]);
  });

  test('no phrase of a translated interviewer', () => {
    expect(breaking([...asFollowUp, ...asMain], ({ ko }) => FORBIDDEN.test(ko))).toEqual([]);
  });

  test('nothing that an employer may not ask', () => {
    expect(breaking(asMain, ({ ko, en }) => forbiddenTopic(`${ko} ${en}`) !== null)).toEqual([]);
  });

  test('a follow-up does not give away what it is after (R12)', () => {
    const leaks = cards.flatMap((card) =>
      card.probes.flatMap((probe) =>
        card.points
          .filter((point) => probe.wants.includes(point.id))
          .filter(({ signals }) =>
            [probe.text.ko, probe.text.en].some((text) => fires(signals.ko, text) || fires(signals.en, text)),
          )
          .map((point) => `${card.id}/${probe.id} says #${point.id}`),
      ),
    );
    expect(leaks).toEqual([]);
  });

  test('a question one step down stays in the subject', () => {
    const steps = cards.flatMap((card) => card.stepsDown.map((item) => ({ id: card.id, item })));
    expect(breaking(steps, ({ ko, en }) => SCENES_KO.test(ko) || SCENES_EN.test(en))).toEqual([]);
  });

  test('a question one step down says none of the core points of its card (R12)', () => {
    const leaks = cards.flatMap((card) =>
      card.stepsDown.flatMap((step) =>
        card.points
          .filter((point) => point.weight === 'core')
          .filter(({ signals }) => fires(signals.ko, step.text.ko) || fires(signals.en, step.text.en))
          .map((point) => `${card.id}/${step.id} says #${point.id}: ${step.text.ko} / ${step.text.en}`),
      ),
    );
    expect(leaks).toEqual([]);
  });
});
