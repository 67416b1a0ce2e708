import { describe, expect, test } from 'vitest';
import { type FormFinding, type FormOptions, formOf, speakingSeconds } from '../../../src/core/critique/form.ts';

const QUESTION = '느린 배치를 개선한 경험을 말씀해 주시겠어요?';
const found = (text: string, options: Partial<FormOptions> = {}) =>
  formOf(text, { lang: 'ko', question: QUESTION, via: 'draft', ...options });
const kinds = (text: string, options: Partial<FormOptions> = {}) => found(text, options).map((f) => f.kind);
const quotes = (text: string, kind: FormFinding['kind'], options: Partial<FormOptions> = {}) =>
  found(text, options)
    .filter((f) => f.kind === kind)
    .map((f) => f.quote);

describe('late-answer', () => {
  const BACKGROUND =
    '저희 회사는 물류를 다룹니다. 창고는 전국에 있습니다. 주문은 밤에 몰립니다. 서버는 클라우드에 있습니다.';
  test('marks the sentence that answers, after a long background', () => {
    const answer = '제가 인덱스 순서를 바꿔서 세 시간 걸리던 배치를 48분으로 줄였습니다.';
    expect(quotes(`${BACKGROUND} ${answer} 그 뒤로 아침에 끝납니다.`, 'late-answer')).toEqual([answer]);
  });
  test.each([
    '배치를 세 시간에서 48분으로 줄였습니다. 창고는 전국에 있습니다. 주문은 밤에 몰립니다. 서버는 클라우드에 있습니다. 비용도 줄었습니다.',
    '느린 배치가 하나 있었습니다. 창고는 전국에 있습니다. 주문은 밤에 몰립니다. 서버는 클라우드에 있습니다. 제가 고쳤습니다.',
    '창고는 전국에 있습니다. 제가 배치를 고쳤습니다. 두 배 빨라졌습니다.',
  ])('not where the answer is in front, or the text is short: %s', (text) => {
    expect(quotes(text, 'late-answer')).toEqual([]);
  });
});

describe('endings', () => {
  test('the rarer style is marked, at its ending', () => {
    expect(quotes('인덱스를 바꿨습니다. 그래서 빨라졌어요. 확인도 했습니다.', 'ending-mix')).toEqual(['빨라졌어요']);
    expect(quotes('인덱스를 바꿨어요. 빨라졌어요. 확인했습니다.', 'ending-mix')).toEqual(['확인했습니다']);
  });
  test.each([
    '인덱스를 바꿨습니다. 먼저 실행 계획을 봤고요. 그래서 빨라졌습니다.',
    '인덱스를 바꿨습니다. 하루가 걸렸거든요. 빨라졌습니다.',
    '먼저 여쭙겠습니다. 하루 몇 건인가요? 백 건이라고 보겠습니다.',
    '동료가 “이건 왜 느려요?” 하고 물었습니다. 그래서 찾아봤습니다.',
    '안녕하세요. 배치를 맡았습니다. 감사해요.',
  ])('…고요, …거든요, questions and quotations are no mix: %s', (text) => {
    expect(quotes(text, 'ending-mix')).toEqual([]);
  });
  test('speech may go back and forth', () => {
    expect(kinds('인덱스를 바꿨습니다. 그래서 빨라졌어요.', { via: 'transcript' })).not.toContain('ending-mix');
  });
  test('endings of notes', () => {
    expect(quotes('배치를 개선함. 인덱스를 바꿨음. 비용을 절감함', 'noun-endings')).toEqual([
      '개선함',
      '바꿨음',
      '절감함',
    ]);
    expect(quotes('신규 기능에도 포함. 남은 것은 결함. 제가 맡은 것은 게임. 마지막은 다음.', 'noun-endings')).toEqual(
      [],
    );
  });
});

describe('long sentences, hedges, pledges', () => {
  test('more than 90 syllables', () => {
    const long = `${'인덱스를 바꾸고 실행 계획을 다시 보고 '.repeat(6)}끝냈습니다.`;
    expect(quotes(`짧은 문장입니다. ${long}`, 'long-sentence')).toEqual([long]);
    expect(kinds('짧은 문장입니다. 또 짧은 문장입니다.')).not.toContain('long-sentence');
  });
  test('hedges only where someone spoke', () => {
    const text = '음… 아마 인덱스를 바꾼 것 같습니다. 뭔가 빨라졌어요.';
    expect(quotes(text, 'hedge', { via: 'transcript' }).length).toBeGreaterThanOrEqual(3);
    for (const via of ['typed', 'draft', 'file', 'host'] as const) expect(kinds(text, { via })).not.toContain('hedge');
  });
  test('a pledge at the end that adds nothing', () => {
    const pledge = '이 경험을 살려 귀사에 꼭 기여하겠습니다.';
    expect(quotes(`배치를 줄였습니다. ${pledge}`, 'pledge')).toEqual([pledge]);
    expect(kinds('I cut the batch to 48 minutes. I hope to contribute to your team.', { lang: 'en' })).toContain(
      'pledge',
    );
  });
  test.each([
    '배치를 줄였습니다. 돈에서는 그 틈이 더 비싸니 그 일을 하고 싶습니다.',
    '배치를 줄였습니다. 다음에는 알림부터 걸겠습니다.',
    '기여하겠다는 말은 하지 않겠습니다. 배치를 줄였습니다.',
    '먼저 범위를 좁히겠습니다. 한 시간 안에 못 찾으면 되돌려서 도움을 드리겠습니다.',
  ])('no pledge: %s', (text) => {
    expect(kinds(text)).not.toContain('pledge');
  });
});

describe('a team without the speaker', () => {
  test.each([
    '저희는 배치를 비동기로 바꿔 지연을 없앴습니다. 그래서 빨라졌습니다.',
    '저희 팀이 문제를 빠르게 해결했습니다.',
    'Our team rebuilt the pipeline and reduced the delay.',
  ])('%s', (text) => {
    expect(kinds(text, { lang: /[가-힣]/u.test(text) ? 'ko' : 'en' })).toContain('team-without-role');
  });
  test.each([
    '저희는 배치를 나눴습니다. 저는 인덱스를 맡았습니다.',
    '제 역할은 인덱스였습니다. 저희 팀이 배치를 나눴습니다.',
    '실행 계획을 보고 인덱스를 바꿨습니다. 저희 팀에서 배포했습니다.',
    '문제가 있었습니다. 인덱스를 바꿨습니다.',
    '저희 서비스는 이용자가 많습니다. 제가 고쳤습니다.',
  ])('not where the speaker is seen: %s', (text) => {
    expect(kinds(text)).not.toContain('team-without-role');
  });
});

test('seconds to say it: syllables by 320 a minute, a Latin word 2.5', () => {
  expect(speakingSeconds('가'.repeat(320))).toBeCloseTo(60);
  expect(speakingSeconds('Kafka '.repeat(128))).toBeCloseTo(60);
  expect(speakingSeconds('')).toBe(0);
});

test('quotes stand where they are said to', () => {
  const text = '저희는 개선함. 그래요. 음… 이 경험으로 꼭 기여하겠습니다.';
  for (const { quote, start, end } of found(text, { via: 'transcript' })) expect(text.slice(start, end)).toBe(quote);
});
