import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { KkoriError } from '../../../src/core/errors.ts';
import { aliasTable } from '../../../src/core/knowledge/normalise.ts';
import {
  atomsOf,
  type MatchContext,
  matches,
  parseSignals,
  prepare,
  QUOTE_MAX,
} from '../../../src/core/knowledge/signal-expression.ts';

const table = aliasTable([
  {
    id: 'outbox',
    title: { ko: '트랜잭셔널 아웃박스', en: 'Transactional outbox' },
    aliases: ['아웃박스', '아웃박스 패턴', 'outbox'],
    misspellings: ['outbux'],
  },
]);
const where = { page: 'concepts/a.md', line: 12 };
const parse = (source: string) => parseSignals(source, where);

function quoteOf(source: string, text: string, context?: MatchContext, question = '') {
  const match = matches(parse(source), prepare(text, table, question), context);
  if (match && match.quote !== '') expect(text.slice(match.start, match.end)).toBe(match.quote);
  return match?.quote ?? null;
}

const holds = (source: string, text: string) => quoteOf(source, text) !== null;

describe('grammar', () => {
  test.each([
    ['', '빈 낱말'],
    ['중복 ;', '빈 낱말'],
    ['중복 & ; 유실', '빈 낱말'],
    ['(중복|유실', '닫는 괄호'],
    ['중복)', '여는 괄호'],
    ['(중복|(유실|손실))', '묶음 안에 묶음'],
    ['(중복|)', '빈 낱말'],
    ['(중복 & 유실)', '묶음 안에는'],
    ['중복 | 유실', '괄호 안에서만'],
    ['!중복', '‘!’만으로는'],
    ['중복 & !', '‘!’ 뒤가'],
    ['중복!', '맨 앞에만'],
    ['!!중복 & 유실', '맨 앞에만'],
    ['키', '두 음절'],
    ['(키|열쇠)', '두 음절'],
    ['{posting.salary}', '모르는 자리'],
    ['#같은', '따로 씁니다'],
    ['중복 #dup', '따로 씁니다'],
    ['---', '빈 낱말'],
    [`${'(가나|다라)'.repeat(20)}`, '펼치면'],
    ['가나다 ; '.repeat(500), '2000자'],
  ])('refuses %j and names page and line', (source, problem) => {
    expect(() => parse(source).clauses).toThrow(KkoriError);
    expect(() => parse(source)).toThrow(/concepts\/a\.md 12행/);
    expect(() => parse(source)).toThrow(problem);
  });

  test('reads terms, groups, points and places', () => {
    const { clauses } = parse('순서 & (키|파티션) & !없 ; #relay ; {posting.domain} ; (같은|한) 트랜잭션');
    expect(clauses).toEqual([
      [
        { not: false, atoms: [{ kind: 'term', text: '순서' }] },
        { not: false, atoms: ['키', '파티션'].map((text) => ({ kind: 'term', text })) },
        { not: true, atoms: [{ kind: 'term', text: '없' }] },
      ],
      [{ not: false, atoms: [{ kind: 'point', id: 'relay' }] }],
      [{ not: false, atoms: [{ kind: 'slot', name: 'posting.domain' }] }],
      [{ not: false, atoms: ['같은 트랜잭션', '한 트랜잭션'].map((text) => ({ kind: 'term', text })) }],
    ]);
    expect(atomsOf(parse('(#a|#b) & 다라'))).toHaveLength(3);
  });

  test('never hangs and throws nothing but KkoriError', () => {
    const unit = fc.constantFrom(...'가나 ;&|()!#{}a-1'.split(''));
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 40 }), (source) => {
        try {
          expect(parse(source).clauses.length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(KkoriError);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('matching', () => {
  test('squeezes both sides and quotes the sentence', () => {
    expect(quoteOf('최소한번', '전달은 잘 됩니다. 그래서 **최소 한 번** 전달입니다. 끝입니다.')).toBe(
      '그래서 **최소 한 번** 전달입니다.',
    );
  });

  test('parts stand in one sentence or in two adjacent ones', () => {
    const apart = '커밋합니다. 그다음 일을 합니다. 발행이 실패합니다.';
    expect(holds('커밋 & 발행', '커밋하고 발행합니다.')).toBe(true);
    expect(quoteOf('커밋 & 발행', '먼저 커밋합니다. 그 뒤에 발행합니다.')).toBe('먼저 커밋합니다. 그 뒤에 발행합니다.');
    expect(holds('커밋 & 발행', apart)).toBe(false);
    expect(holds('커밋 & 발행 ; 실패', apart)).toBe(true);
  });

  test('a barred word counts in the same window only', () => {
    expect(holds('중복 & 전달 & !없', '중복이 전달될 일은 없습니다.')).toBe(false);
    expect(holds('중복 & 전달 & !없', '중복이 전달됩니다. 다른 문제는 없습니다.')).toBe(true);
    expect(holds('중복 & !없', '중복은 없습니다. 중복이 생깁니다.')).toBe(true);
  });

  test('points and places come from the context', () => {
    const filled = { filled: new Set(['relay']), slots: {} };
    expect(quoteOf('#relay', '아무 말', filled)).toBe('');
    expect(quoteOf('#relay', '아무 말')).toBeNull();
    expect(quoteOf('#relay & 처리량', '처리량이 늘었습니다.', filled)).toBe('처리량이 늘었습니다.');
    expect(quoteOf('처리량 & !#relay', '처리량이 늘었습니다.', filled)).toBeNull();
    const slots = { filled: new Set<string>(), slots: { 'posting.domain': ['가맹점 정산', '결제'] } };
    expect(quoteOf('{posting.domain}', '가맹점정산부터 하겠습니다.', slots)).toBe('가맹점정산부터 하겠습니다.');
    expect(quoteOf('{posting.domain}', '정산부터 하겠습니다.')).toBeNull();
  });

  test('any spelling of a card’s name stands for every other', () => {
    for (const text of ['outbox를 썼습니다.', 'Outbux 씁니다.', '트랜잭셔널 아웃박스요.', '아웃박스 패턴입니다.']) {
      expect(holds('아웃박스', text)).toBe(true);
      expect(holds('outbox', text)).toBe(true);
    }
    expect(holds('아웃박스테이블', 'outbox 테이블에 넣습니다.')).toBe(true);
  });

  test('Latin terms stand at word boundaries and bend a little', () => {
    expect(holds('이벤트id', '이벤트 ID를 남깁니다.')).toBe(true);
    expect(holds('id & 남기', 'idempotent한 값을 남기고')).toBe(false);
    expect(holds('two systems', 'These are Two-Systems.')).toBe(true);
    expect(holds('two systems', 'Each system? No, two system calls.')).toBe(true);
    expect(holds('save & retry', 'It saves and retries.')).toBe(true);
    expect(holds('log', 'a logical clock')).toBe(false);
    expect(holds('log', 'the logs')).toBe(true);
    expect(holds('drop', 'it dropped')).toBe(true);
    expect(holds('duplicate', 'duplication is likely')).toBe(true);
    expect(holds('10배', '110배가 됩니다')).toBe(false);
    expect(holds('http', 'https로 바꿨습니다')).toBe(false);
  });

  test('a sentence that repeats the question does not count', () => {
    const question = '릴레이가 보낸 직후 죽으면 어떤 일이 생기나요?';
    expect(quoteOf('릴레이', '릴레이가 보낸 직후 죽으면 어떤 일이 생기냐고요?', undefined, question)).toBeNull();
    expect(quoteOf('릴레이', '릴레이가 죽으면 같은 메시지를 다시 내보냅니다.', undefined, question)).not.toBeNull();
  });

  test('a long sentence is quoted around the hit', () => {
    const text = `${'그리고 계속 말했습니다 '.repeat(60)}정확히 한 번이라고 ${'또 말하고 '.repeat(60)}`;
    const quote = quoteOf('정확히한번', text)!;
    expect(quote).toContain('정확히 한 번');
    expect(quote.length).toBeLessThanOrEqual(QUOTE_MAX);
  });
});

describe('cost', () => {
  const within = (ms: number, run: () => void) => {
    const start = performance.now();
    run();
    expect(performance.now() - start).toBeLessThan(ms);
  };
  const hostile = [
    '아'.repeat(20_000),
    'a'.repeat(20_000),
    '아웃'.repeat(10_000),
    '중복. '.repeat(5_000),
    '(가나|'.repeat(5_000),
    '](('.repeat(6_000),
    '- '.repeat(10_000),
    '가'.normalize('NFD').repeat(10_000),
    'save '.repeat(4_000),
  ];

  test('a hostile answer of 20,000 characters is read in linear time', () => {
    const expressions = [
      '(중복|아아|aaaaa) & (유실|아아아|aaaaaa) & !없',
      '아웃박스 & 중복',
      'aaaaaaaa',
      'save save save & duplicate',
    ];
    for (const text of hostile) {
      within(1_000, () => {
        const prepared = prepare(text, table, '아웃박스를 쓰면 중복이 생기나요?');
        for (const source of expressions) matches(parse(source), prepared);
      });
    }
  });

  test('a pathological expression is refused or read at once', () => {
    for (const source of [
      '(가나|다라)'.repeat(180),
      '('.repeat(2_000),
      ' '.repeat(2_000),
      '가'.repeat(2_000),
      `${'가나|'.repeat(600)}`,
    ]) {
      within(100, () => {
        try {
          atomsOf(parse(source));
        } catch (error) {
          expect(error).toBeInstanceOf(KkoriError);
        }
      });
    }
  });

  test('ten thousand different terms over one answer', () => {
    const text = '저희는 주문을 저장하고 이벤트를 발행했습니다. '.repeat(800).slice(0, 20_000);
    const prepared = prepare(text, table);
    within(1_500, () => {
      for (let i = 0; i < 10_000; i++) matches(parse(`낱말${i} & 이벤트${i % 7}`), prepared);
    });
  });
});
