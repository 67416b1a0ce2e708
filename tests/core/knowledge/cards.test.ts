import { describe, expect, test } from 'vitest';
import {
  aliasesOf,
  filledPoints,
  misconceptionsIn,
  openFollowUps,
  pointsMet,
  resolveConcepts,
} from '../../../src/core/knowledge/cards.ts';
import type { CardProbe, ConceptCard, ExpectedPoint } from '../../../src/core/knowledge/page.ts';
import { parseSignals, prepare } from '../../../src/core/knowledge/signal-expression.ts';
import type { Level, Probe } from '../../../src/core/vocabulary.ts';

const signal = (source: string) => parseSignals(source, { page: 'concepts/test.md', line: 1 });
const span = { start: 0, end: 1 };

const point = (
  id: string,
  weight: ExpectedPoint['weight'],
  level: Level,
  ko: string,
  en: string | null = null,
): ExpectedPoint => ({
  ...span,
  id,
  weight,
  level,
  text: { ko: id, en: id },
  signals: { ko: signal(ko), en: en === null ? null : signal(en) },
  hint: '',
});

type ProbeParts = { said: string; unsaid: string; wants?: string[]; next?: string; ko?: string; probe?: Probe };
const probe = (
  id: string,
  level: Level,
  { said, unsaid, wants = [], next, ko = '묻나요?', probe = 'mechanism' }: ProbeParts,
): CardProbe => ({
  ...span,
  id,
  probe,
  level,
  text: { ko, en: 'Ask?' },
  said: signal(said),
  unsaid: signal(unsaid),
  wants,
  wantsText: wants.map((want) => `#${want}`).join(', '),
  // biome-ignore lint/suspicious/noThenProperty: a field of the card
  then: next ?? null,
});

const card: ConceptCard = {
  kind: 'concept',
  uri: 'kkori://knowledge/concepts/outbox',
  sha: '0'.repeat(16),
  text: '',
  id: 'outbox',
  title: { ko: '아웃박스', en: 'Outbox' },
  aliases: ['아웃박스 패턴'],
  misspellings: ['아웃벅스'],
  level: 'mid',
  industries: [],
  roles: [],
  related: [],
  oneLine: '',
  openers: [],
  points: [
    point('same-tx', 'core', 'junior', '같은트랜잭션', 'same transaction'),
    point('relay', 'core', 'junior', '릴레이 ; 폴링', 'relay'),
    point('again', 'core', 'mid', '최소한번 ; 두번 & 전달', 'at least once'),
    point('handled', 'core', 'mid', '#again & 멱등', 'idempotent'),
    point('order', 'extra', 'senior', '순서 & 파티션', 'order & partition'),
  ],
  misconceptions: [
    {
      ...span,
      id: 'exactly-once',
      claim: '정확히 한 번',
      why: '',
      rightWhen: '',
      said: signal('정확히한번'),
      unsaid: signal('최소한번 ; #handled'),
      english: null,
      ask: 'dies',
    },
  ],
  tradeOffs: [],
  failures: [],
  probes: [
    probe('what-in-tx', 'junior', { said: '아웃박스', unsaid: '#same-tx', wants: ['same-tx'] }),
    probe('dies', 'mid', { said: '아웃박스 ; 유실', unsaid: '#again', wants: ['again'], next: 'key' }),
    probe('key', 'mid', { said: '두번 ; #again', unsaid: '#handled', wants: ['handled'] }),
    probe('burden', 'junior', { said: '아웃박스', unsaid: '부담 ; 지연' }),
    probe('order', 'mid', { said: '아웃박스', unsaid: '#order', wants: ['order'] }),
    probe('two-relays', 'senior', { said: '#relay', unsaid: '잠금' }),
    probe('domain', 'mid', {
      said: '아웃박스',
      unsaid: '{posting.domain}',
      ko: '{posting.domain}에서는 어디인가요?',
      probe: 'transfer',
    }),
  ],
  stepsDown: [],
  neverUsed: null,
  example: '',
  sources: [],
};
const other: ConceptCard = {
  ...card,
  id: 'other',
  title: { ko: '분산 아웃박스', en: 'Distributed outbox' },
  aliases: ['카프카'],
  misspellings: [],
};
const concepts = new Map([card, other].map((one) => [one.id, one]));
const aliases = aliasesOf({ concepts });
const say = (text: string, question = '') => prepare(text, aliases, question);
const ids = (open: { probe: CardProbe }[]) => open.map((one) => one.probe.id);

describe('expected points', () => {
  test('are found over all answers of a thread, each with its quote', () => {
    const answers = [
      say('같은 트랜잭션에 넣습니다.'),
      say('그다음은 이렇습니다. 최소 한 번 전달이라 멱등하게 받습니다.'),
    ];
    const findings = pointsMet(card, answers, 'ko');
    expect(findings.map((finding) => [finding.point.id, finding.met && finding.answer])).toEqual([
      ['same-tx', 0],
      ['relay', false],
      ['again', 1],
      ['handled', 1],
      ['order', false],
    ]);
    expect(findings[2]).toMatchObject({ met: true, quote: '최소 한 번 전달이라 멱등하게 받습니다.' });
    expect(filledPoints(findings)).toEqual(new Set(['same-tx', 'again', 'handled']));
  });

  test('in English by the English signals', () => {
    const findings = pointsMet(card, [say('It is written in the same transaction, and the relays poll.')], 'en');
    expect([...filledPoints(findings)]).toEqual(['same-tx', 'relay']);
  });

  test('are not met by repeating the question', () => {
    const question = '릴레이는 무엇으로 이벤트를 옮기나요?';
    expect(
      filledPoints(pointsMet(card, [say('릴레이는 무엇으로 이벤트를 옮기나요? 글쎄요.', question)], 'ko')).size,
    ).toBe(0);
  });
});

describe('misconceptions', () => {
  test('are said in some answer and guarded in none', () => {
    const said = say('정확히 한 번 전달됩니다.');
    expect(misconceptionsIn(card, [said])).toMatchObject([{ quote: '정확히 한 번 전달됩니다.', answer: 0 }]);
    expect(misconceptionsIn(card, [said, say('아니, 최소 한 번입니다.')])).toEqual([]);
    expect(misconceptionsIn(card, [said], new Set(['handled']))).toEqual([]);
    expect(misconceptionsIn(card, [say('괜찮습니다.')])).toEqual([]);
  });
});

describe('follow-ups', () => {
  const thread = [say('아웃박스를 씁니다.')];

  test('the candidate’s own level first, then one down, then the open ones, then the rest', () => {
    const open = openFollowUps(card, thread, [], 'mid');
    expect(open.map((one) => `${one.probe.id} ${one.tier}`)).toEqual([
      'dies core',
      'what-in-tx core-below',
      'burden open',
      'order above',
    ]);
    expect(open[0]).toMatchObject({
      targets: [{ id: 'again' }],
      said: { answer: 0, match: { quote: '아웃박스를 씁니다.' } },
    });
    expect(openFollowUps(card, thread, [], 'junior')[0]).toMatchObject({ probe: { id: 'what-in-tx' }, tier: 'core' });
    expect(openFollowUps(card, thread, [], 'senior').map((one) => one.tier)).toEqual([
      'core-below',
      'core-below',
      'open',
      'extra',
    ]);
    expect(ids(openFollowUps(card, thread, [], 'senior'))[0]).toBe('dies');
  });

  test('not what the thread or an earlier thread already said, nor what is filled', () => {
    expect(ids(openFollowUps(card, thread, [say('운영 부담이 큽니다.')], 'mid'))).not.toContain('burden');
    expect(ids(openFollowUps(card, thread, [], 'mid', new Set(['again'])))).not.toContain('dies');
    expect(ids(openFollowUps(card, [say('글쎄요.')], [], 'mid'))).toEqual([]);
  });

  test('opened by a point takes hold where the point was said', () => {
    const open = openFollowUps(card, [say('폴링으로 옮깁니다.')], [], 'senior', new Set(['relay']));
    expect(open.find((one) => one.probe.id === 'two-relays')?.said?.match.quote).toBe('폴링으로 옮깁니다.');
    const confirmed = openFollowUps(card, [say('글쎄요.')], [], 'senior', new Set(['relay']));
    expect(confirmed.find((one) => one.probe.id === 'two-relays')?.said).toBeNull();
  });

  test('a placeholder needs something to stand for', () => {
    const slots = { 'posting.domain': ['정산'] };
    expect(ids(openFollowUps(card, thread, [], 'mid'))).not.toContain('domain');
    expect(ids(openFollowUps(card, thread, [], 'mid', new Set(), { slots }))).toContain('domain');
    expect(ids(openFollowUps(card, [say('아웃박스를 정산에 씁니다.')], [], 'mid', new Set(), { slots }))).not.toContain(
      'domain',
    );
  });

  test('in English a follow-up after a named point needs no Korean cue', () => {
    const open = openFollowUps(card, [say('We write the event first.')], [], 'mid', new Set(), { lang: 'en' });
    expect(ids(open)).toEqual(['dies', 'key', 'what-in-tx', 'order']);
    expect(open[0]?.said).toBeNull();
  });
});

describe('concepts in a text', () => {
  test('the longest name wins and comes first, with its place', () => {
    const text = '카프카와 분산 아웃박스, 아웃벅스 경험';
    const found = resolveConcepts(text, { concepts });
    expect(found.map(({ card: id, start, end }) => [id, text.slice(start, end)])).toEqual([
      ['other', '카프카'],
      ['outbox', '아웃벅스'],
    ]);
    expect(resolveConcepts('분산 아웃박스', { concepts }).map((one) => one.card)).toEqual(['other']);
  });
});
