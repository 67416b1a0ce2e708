import { describe, expect, it, test } from 'vitest';
import { complaintsIn } from '../../../src/core/critique/complaints.ts';
import { fixWords, keepWords } from '../../../src/core/critique/phrases.ts';
import { missingCore } from '../../../src/core/critique/points.ts';
import { asksAgain } from '../../../src/core/critique/thread-points.ts';
import { topicCard } from '../../../src/core/knowledge/topic.ts';
import { lookAt } from '../../../src/core/probes/look.ts';
import type { CheckResult } from '../../../src/core/session/events.ts';
import { critiqueFor, knowledge, threadFor } from '../../judge/threads.ts';

/** What a colleague would say: whole sentences, about what the sentence does, and nothing inside out. */

const all = [...knowledge.rubrics.values()].flatMap((rubric) =>
  rubric.checks.map((check) => ({ check, id: `${rubric.id}.${check.id}` })),
);
const result = (id: string, more: Partial<CheckResult>): CheckResult => ({
  id,
  criterion: 'x',
  met: false,
  by: 'offline',
  ...more,
});

describe('the words of a check', () => {
  it.each(all.filter(({ check }) => check.authority !== 'no' && check.authority !== 'none'))(
    '$id: what was not found, and what a sentence to keep does, are sentences',
    ({ id, check }) => {
      expect(fixWords(result(id, {}), check, 'ko')).toMatch(/[을를] 찾지 못했습니다\.$/u);
      const keep = keepWords(result(id, { met: true, quote: '인용' }), check, 'ko');
      expect(keep).toMatch(/(?:한|은|는|인|룬|힌|준|린|친) 문장입니다\. 그대로 두세요\.$/u);
      expect(keep).not.toMatch(/쪽이 보이는|‘/u);
    },
  );

  it.each(all.filter(({ check }) => check.authority === 'no'))(
    '$id: what is wrong with a sentence does not read as if it were right',
    ({ id, check }) => {
      const said = fixWords(result(id, { quote: '인용' }), check, 'ko');
      // ‘…않았는지’, ‘…없는가’ beside a quote says the opposite of what is meant.
      if (said.includes('멈춥니다')) expect(said).not.toMatch(/않았는지|않는지|없는지|아닌지/u);
    },
  );

  it.each(all)('$id: what to do is a whole sentence', ({ check }) => {
    expect(check.say.ko).toMatch(/(?:세요|니다|시겠어요|나요|바뀌나요|‘…’)$/u);
  });
});

const seen = (type: Parameters<typeof threadFor>[0]['type'], question: string, answer: string) =>
  lookAt(threadFor({ type, lang: 'ko', question }, answer))!;

describe('who is run down', () => {
  const MOVE = '회사를 옮기려는 이유를 말씀해 주세요.';
  it.each([
    '지금 팀장님이 좀 별로였습니다.',
    '회사에서 더 배울 것이 없었습니다.',
    '사수가 일을 안 하고 저에게만 떠넘겼습니다.',
    '기획자들이 개념이 없어서 힘들었습니다.',
    '꼰대 같은 상사와 일하기 어려웠습니다.',
  ])('is heard: %s', (answer) => {
    expect(complaintsIn(seen('culture-fit', MOVE, answer))).toMatchObject([{ kind: 'blame' }]);
    const points = critiqueFor({ type: 'culture-fit', lang: 'ko', question: MOVE }, answer)!.points;
    expect(points.filter((p) => p.kind === 'keep')).toEqual([]);
    expect(points[0]).toMatchObject({ kind: 'fix', check: expect.stringMatching(/fair$/u) });
    expect(points[0]!.text).not.toContain('않았는지');
  });

  it.each([
    '팀이 자동화를 아직 못 하고 있어서 제가 맡았습니다.',
    '회사는 물류 일을 하고 저는 배차를 맡았습니다.',
    '팀장님이 반대하셔서 수치를 들고 다시 말씀드렸습니다.',
    '그 방식이 별로라고 느껴서 다른 방법을 찾았습니다.',
    '동료가 먼저 문제를 알려 주었습니다.',
    '배울 것이 많은 팀이었습니다.',
  ])('is not imagined: %s', (answer) => {
    expect(complaintsIn(seen('culture-fit', MOVE, answer))).toEqual([]);
  });

  it.each([
    [MOVE, '월급이 너무 적고 야근이 많아서 옮기려고 합니다.', 1],
    ['야근이 많던 때를 어떻게 버티셨나요?', '야근이 많아서 배포 시간을 낮으로 옮겼습니다.', 0],
  ] as const)('terms are a reason to leave where the move is asked about: %s', (question, answer, count) => {
    const complaints = complaintsIn(seen('culture-fit', question, answer)).filter((c) => c.kind === 'leaving');
    // 옮겼습니다 of a time is no move: the question decides, or the sentence names one.
    expect(complaints.length).toBe(count);
  });
});

describe('what is worth keeping', () => {
  const QUESTION = '좌석 예약에 분산락을 쓰신 이유는 무엇인가요?';
  const keepOf = (answer: string) =>
    critiqueFor({ type: 'resume', lang: 'ko', question: QUESTION }, answer)!.points.find((p) => p.kind === 'keep');

  it.each([
    '제가 사진 서버를 새로 만들었고 30만 명이 썼습니다.',
    '먼저 어제 배포가 원인인지 확인하고 되돌렸습니다. 알림이 줄었습니다.',
  ])('is nothing of an answer to another question: %s', (answer) => {
    expect(keepOf(answer)).toBeUndefined();
  });

  it('is a sentence of one to this', () => {
    expect(keepOf('좌석 예약이 서버 두 대에서 겹쳤기 때문에 제가 분산락을 두었습니다.')).toBeDefined();
  });
});

describe('a question back', () => {
  it.each([
    '좀 더 설명해 주실 수 있나요?',
    '질문을 다시 말씀해 주시겠어요?',
    '어떤 상황을 말씀하시는 건가요?',
    '무슨 뜻인가요?',
    '죄송한데 조금 더 구체적으로 말씀해 주실 수 있을까요?',
  ])('that names nothing is no sentence to keep: %s', (quote) => {
    expect(asksAgain(quote)).toBe(true);
  });

  it.each(['몇 명이 겪었는지부터 여쭤봐도 될까요?', '되돌리기가 가능한 배포인가요?', '먼저 로그를 봅니다.'])(
    'that names something is one: %s',
    (quote) => {
      expect(asksAgain(quote)).toBe(false);
    },
  );
});

describe('the card of a question', () => {
  it.each([
    [
      '이중 결제를 어떻게 막으셨나요?',
      '요청마다 앱이 멱등키를 보내고, 서버는 이미 있는 키면 앞의 결과를 돌려줍니다.',
      'idempotency',
    ],
    [
      '좌석에 분산락을 고른 이유는?',
      '처음에는 DB 비관적 락을 썼는데 커넥션이 말라서 Redisson 분산락으로 바꿨습니다.',
      'distributed-lock',
    ],
  ])('%s', (question, answer, card) => {
    expect(topicCard(question, answer, knowledge, 'ko')?.id).toBe(card);
  });
});

test('a core point that shares no word with the question is not named as missing', () => {
  for (const card of [...knowledge.concepts.values()].slice(0, 40)) {
    const question = '이 일에서 가장 오래 걸린 부분은 어디였나요?';
    const thread = threadFor(
      { type: 'technical', lang: 'ko', question, card: card.id },
      '설정을 찾는 데 오래 걸렸습니다.',
    );
    const expected = card.points.map((p) => ({
      card: card.id,
      point: p.id,
      text: p.text.ko,
      weight: p.weight,
      level: p.level,
      met: false,
    }));
    for (const { text } of missingCore(thread, expected)) expect(text).toMatch(/일|오래|걸리|걸린|부분|가장/u);
  }
});
