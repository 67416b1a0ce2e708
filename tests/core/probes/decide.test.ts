import { describe, expect, it } from 'vitest';
import { type Decision, decide, ranked } from '../../../src/core/probes/decide.ts';
import { lookAt } from '../../../src/core/probes/look.ts';
import type { ThreadTurn } from '../../../src/core/thread.ts';
import type { Probe } from '../../../src/core/vocabulary.ts';
import type { Case } from '../../judge/corpus.ts';
import { threadFor } from '../../judge/threads.ts';

type Put = { question: string; answer: string; key?: string; probe?: Probe };
type More = { resume?: string; card?: string; lang?: 'ko' | 'en'; own?: readonly string[] };

/** What follows the last of these answers in a thread of this type. */
function following(type: Case['type'], [main, ...followUps]: [Put, ...Put[]], more: More = {}): Decision {
  const { own = [], ...page } = more;
  const thread = threadFor({ type, lang: 'ko', question: main.question, ...page }, main.answer);
  const [evidence] = thread.slot.evidence;
  const turns: ThreadTurn[] = followUps.map(({ question, answer, key, probe }, i) => ({
    ...thread.turns[0]!,
    turn: `t${i + 2}`,
    kind: 'follow-up',
    via: 'typed',
    question,
    answer,
    key: key ?? `frame/${i}`,
    probe: probe ?? 'clarify',
  }));
  return decide(
    {
      ...thread,
      slot: { ...thread.slot, followUps: 3 },
      turns: [{ ...thread.turns[0]!, via: 'typed' }, ...turns],
      ownFollowUps: own.map((q, i) => ({ ref: `Q1.${i + 1}`, question: q, evidence: evidence! })),
      usedKeys: new Set([...thread.usedKeys, ...turns.map((t) => t.key)]),
      askedQuestions: [...thread.askedQuestions, ...turns.map((t) => t.question)],
    },
    { depthLeft: true, timeLeft: true },
  );
}

const asks = (decision: Decision) => (decision.outcome === 'probe' ? decision.candidate.question : null);

describe('what is named as heard', () => {
  it.each([
    ['그 값은 어떻게 나왔나요?', '글쎄요, 그건 잘 모르겠습니다.', '로그를 보고 확인합니다.'],
    ['응답 시간은 얼마나 줄었나요?', '그 부분은 제가 재 보지 않았습니다.', '화면에서 확인합니다.'],
  ])('is never a value that nobody gave: %s', (question, first, second) => {
    const decision = following('resume', [
      { question, answer: first },
      {
        question: '그럼 그 일에서 가장 잘 기억나는 부분 하나만 말씀해 주시겠어요?',
        answer: second,
        probe: 'step-down',
      },
    ]);
    expect(decision.reason).not.toContain('달라진 값');
    expect(decision).not.toMatchObject({ code: 'filled' });
  });

  it.each([
    ['지금 생각하면 더 빨리 알렸어야 했습니다.', false],
    ['운영 담당자를 미리 부르지 못한 것이 아쉽습니다.', false],
    ['담당자를 늦게 부른 것이 아쉬웠고, 그 뒤로는 설계 때부터 함께 봅니다.', true],
  ])('as changed since is what is done since, not a regret: %s', (answer, changed) => {
    const question = '협업하다가 실수한 경험을 말씀해 주세요.';
    const first = '작년 3월에 제가 담당자를 늦게 불러서 일정이 사흘 밀렸습니다.';
    const decision = following('behavioural', [
      { question, answer: first },
      { question: '그 일 뒤로 다르게 하시는 것이 있다면 무엇인가요?', answer },
    ]);
    expect(decision.reason.includes('그 뒤로 바꾼 것')).toBe(changed);
  });

  it('is a value that was given', () => {
    const decision = following('resume', [
      {
        question: '무엇을 바꾸셨나요?',
        answer:
          '제가 조회를 한 번으로 묶어서 부하 테스트로 재 보니 응답이 900ms에서 200ms로 줄었습니다. 화면마다 열 번씩 불렀기 때문입니다.',
      },
    ]);
    expect(decision).toMatchObject({
      outcome: 'move-on',
      code: 'filled',
      reason: expect.stringContaining('달라진 값'),
    });
  });
});

describe('what a choice took', () => {
  it.each([
    '제가 색인을 하나 더 만들었습니다. 대신 저장 공간이 늘었습니다.',
    '제가 결과를 미리 만들어 두는 방식을 택했습니다. 그만큼 밤에 도는 작업 시간이 늘어났습니다.',
    '제가 검사를 두 번 하게 바꿨고, 단점으로 응답 시간이 조금 늘었습니다.',
  ])('is no result that wants a value: %s', (answer) => {
    const decision = following('resume', [{ question: '그 일에서 무엇을 바꾸셨나요?', answer }]);
    expect(asks(decision) ?? '').not.toMatch(/얼마에서 얼마/u);
  });

  it.each([
    '제가 색인을 하나 더 만들어서 조회 시간이 크게 줄었고, 대신 저장 공간이 늘었습니다.',
    '제가 쓰기를 모아서 보냈습니다. 대신 화면이 훨씬 빨라졌습니다.',
  ])('leaves what came of it to be asked: %s', (answer) => {
    const decision = following('resume', [{ question: '그 일에서 무엇을 바꾸셨나요?', answer }]);
    expect(asks(decision)).toMatch(/(?:줄었|빨라졌)다’ 부분은 얼마에서 얼마/u);
  });
});

describe('what was asked and passed over', () => {
  const MAIN = '‘초당 900건’ 값을 적으셨습니다. 어떤 조건에서 잰 값인가요?';

  it('is asked once more in plainer words, and then stays open', () => {
    const said = { question: MAIN, answer: '네, 제가 조회를 묶어서 초당 900건까지 올렸습니다. 그게 가장 컸습니다.' };
    const again = following('resume', [said]);
    expect(asks(again)).toBe('그 값은 어디에서 보신 값인가요?');
    const closed = following('resume', [
      said,
      {
        question: '그 값은 어디에서 보신 값인가요?',
        answer: '제가 조회를 묶은 것이 컸습니다. 그래서 빨라졌습니다.',
        key: 'draft/Q1/verify-again',
      },
    ]);
    expect(closed).not.toMatchObject({ code: 'filled' });
    if (closed.outcome === 'move-on') expect(closed.reason).toContain('아직 듣지 못한 것: 값과 잰 방법');
    else expect(asks(closed)).not.toMatch(/어디에서 보신/u);
  });

  it.each([
    '운영에서 평일 저녁 한 시간 동안 본 값입니다.',
    '재 보지는 않았고 어림한 값입니다.',
    '부하 도구로 십 분 동안 걸어서 봤습니다.',
    '대시보드에서 하루 평균으로 봤습니다.',
  ])('is not asked again after: %s', (answer) => {
    expect(asks(following('resume', [{ question: MAIN, answer }]))).not.toBe('그 값은 어디에서 보신 값인가요?');
  });
});

describe('a weak story is asked for what it lacks', () => {
  const DISAGREED = '동료와 생각이 달라 부딪힌 적이 있나요?';
  it.each([
    [
      DISAGREED,
      '데이터베이스를 무엇으로 할지 부딪혔는데 제가 자료를 만들어 설득했고 결국 제 안으로 갔습니다.',
      '그분은 왜 그렇게 보셨나요?',
    ],
    [DISAGREED, '배포 날짜로 부딪혔고 제가 그냥 맞춰 드렸습니다.', '그분은 왜 그렇게 보셨나요?'],
    [
      '장애를 막은 경험을 말씀해 주세요.',
      '알림이 두 번 나가는 문제가 있어서 제가 처리 기록을 남기게 고쳤습니다. 그 뒤로 같은 문제는 없었습니다.',
      '그 뒤로 없었다는 것은 무엇으로 확인하셨나요?',
    ],
    [
      '판단을 잘못한 적이 있나요?',
      '시험을 건너뛰자는 말에 제가 동의해서 그대로 올렸고 결제 오류가 났습니다.',
      '그 일 뒤로 다르게 하시는 것이 있다면 무엇인가요?',
    ],
    [
      '새로운 일을 맡은 경험을 들려주세요.',
      '작년에 제가 사내 도구를 맡아서 화면을 새로 만들었습니다.',
      '그 뒤에 일은 어떻게 되었나요?',
    ],
    ['어려운 버그를 잡은 경험이 있나요?', '그건 사실 제가 안 하고 옆자리 동료가 했습니다.', /직접 하신 일을 하나만/u],
  ])('%s / %s', (question, answer, expected) => {
    const decision = following('behavioural', [{ question, answer }]);
    const all = decision.outcome === 'probe' ? decision.candidate.question : decision.reason;
    if (typeof expected === 'string') expect(all).toBe(expected);
    else expect(all).toMatch(expected);
  });

  it('is not asked for another side where everybody agreed', () => {
    const decision = following('behavioural', [
      {
        question: '팀을 설득한 경험을 말씀해 주세요.',
        answer: '작년에 제가 시험 코드를 쓰자고 제안했고 다들 좋다고 해서 도입했습니다.',
      },
    ]);
    expect(asks(decision)).not.toBe('그분은 왜 그렇게 보셨나요?');
  });

  it('is not asked for the other side where it was told', () => {
    const decision = following('behavioural', [
      {
        question: DISAGREED,
        answer:
          '작년 여름 운영 담당자는 되돌리기가 어렵다고 걱정했고 저는 한 번에 바꾸자고 했습니다. 제가 되돌리는 절차를 먼저 만들어 보여 드렸기 때문에 합의했습니다.',
      },
    ]);
    expect(asks(decision)).not.toBe('그분은 왜 그렇게 보셨나요?');
  });
});

describe('a way that nobody weighed', () => {
  it.each([
    '위에서 쓰라고 해서 썼고 깊게 고민하지는 않았습니다.',
    '이미 정해져 있어서 그대로 썼습니다. 다른 것과 비교해 보지는 않았습니다.',
    '사수분이 넣으라고 하셔서 넣었고 따로 검토는 안 했습니다.',
    '팀에서 원래 쓰던 것이라 그대로 사용했습니다.',
    '비동기로 처리하려고 썼습니다. 다른 것과는 비교해 보지 않았습니다.',
    '원래 쓰던 것을 그대로 쓴 거라 별생각 없이 썼습니다.',
    '회사에서 예전부터 쓰던 거라 저도 썼어요.',
    '이미 서비스에서 쓰고 있어서 그대로 가져다 썼습니다.',
    '원래 있던 것이라서 골랐습니다.',
  ])('is not dug into: %s', (answer) => {
    const decision = following('technical', [{ question: 'Redis 분산락을 쓰신 까닭은 무엇인가요?', answer }], {
      card: 'distributed-lock',
    });
    expect(decision).toMatchObject({ outcome: 'probe', candidate: { probe: 'step-down' } });
    expect(asks(decision)).toMatch(/지금 다시 고르신다면/u);
  });

  it('is not asked for the reason that was given: that it was there', () => {
    const main = { question: '메시지 큐는 어떻게 쓰셨나요?', answer: '예전부터 팀이 쓰던 거라 그냥 썼습니다.' };
    const next = {
      question: '지금 다시 고르신다면 무엇과 견주어 보시겠어요?',
      answer: '데이터베이스 테이블과 견주겠습니다.',
    };
    const decision = following('resume', [main, { ...next, key: 'step-down/not-weighed', probe: 'step-down' }]);
    expect(asks(decision) ?? '').not.toMatch(/이유/u);
  });

  it.each([
    ['재시도가 계속 실패하면 어떻게 되나요?', '솔직히 거기까지는 생각 안 해봤습니다.'],
    ['그 값은 어떻게 나온 값인가요?', '따로 조사해 보지는 않았습니다.'],
  ])('is a way, and no question of another kind: %s', (question, answer) => {
    expect(asks(following('technical', [{ question, answer }])) ?? '').not.toMatch(/견주어/u);
  });

  it('leaves alone what was there and was weighed', () => {
    const answer = '이미 쓰고 있어서 운영 경험이 있었고, 장애 때 다시 읽을 수 있기 때문에 골랐습니다.';
    expect(
      asks(following('technical', [{ question: '카프카를 고르신 까닭은 무엇인가요?', answer }])) ?? '',
    ).not.toMatch(/견주어/u);
  });

  it('leaves what was weighed alone', () => {
    const decision = following(
      'technical',
      [
        {
          question: 'Redis 분산락을 쓰신 까닭은 무엇인가요?',
          answer: '팀장님이 쓰자고 하셨고, 저는 DB 락과 비교해 보고 커넥션을 덜 쓰기 때문에 따랐습니다.',
        },
      ],
      { card: 'distributed-lock' },
    );
    expect(asks(decision)).not.toMatch(/지금 다시 고르신다면/u);
  });
});

describe('a plan is asked only for what plans of its kind have', () => {
  const HOUR = /첫 한 시간/u;
  const SIGN = /어떤 신호가 오면/u;
  const all = (question: string, answer: string) => {
    const seen: string[] = [];
    let turns: [Put, ...Put[]] = [{ question, answer }];
    for (let i = 0; i < 3; i++) {
      const decision = following('situational', turns);
      if (decision.outcome !== 'probe') break;
      seen.push(decision.candidate.question);
      turns = [
        ...turns,
        { question: decision.candidate.question, answer: '그렇게 진행하겠습니다.', key: decision.candidate.key },
      ];
    }
    return seen.join('\n');
  };

  it.each([
    ['고객사별 데이터를 어떻게 분리하시겠어요?', '고객사 번호를 두고 모든 조회에 조건을 겁니다.'],
    ['알림 발송 기록을 어떻게 저장하시겠어요?', '발송 번호로 표를 하나 만들겠습니다.'],
    ['서버가 늘어나면 세션을 어떻게 관리하시겠어요?', '한곳에 모아 두겠습니다.'],
  ])('what is built has no first hour and no sign to stop at: %s', (question, answer) => {
    expect(all(question, answer)).not.toMatch(HOUR);
    expect(all(question, answer)).not.toMatch(SIGN);
  });

  it('the beginning is not asked twice', () => {
    const text = all('결제가 안 된다는 문의가 몰려옵니다. 첫 십 분에 무엇을 하시겠어요?', '원인을 찾겠습니다.');
    expect(text).not.toMatch(HOUR);
  });

  it('an incident has a first hour', () => {
    expect(all('새벽에 결제 장애가 났다면 어떻게 하시겠어요?', '원인을 찾아서 고치겠습니다.')).toMatch(HOUR);
  });

  it.each([
    [
      '상사가 다음 주까지 끝내라고 합니다. 어떻게 하시겠어요?',
      '일단 남은 일을 나눠 적고, 못 할 것을 말씀드리겠습니다. 빠지는 것은 다음 배포로 미루겠습니다.',
    ],
    [
      '두 가게의 정산 금액이 다르다는 연락을 받으셨습니다. 어떻게 하시겠어요?',
      '우선 두 가게의 주문을 뽑아서 맞춰 보겠습니다. 다르면 지급을 미루겠습니다.',
    ],
  ])('a judgement may change: %s', (question, answer) => {
    const text = all(question, answer);
    expect(text).toContain('무엇이 달라지면 판단을 바꾸시겠어요?');
    expect(text).not.toMatch(/첫 한 시간|가장 먼저 하실 일|어떤 신호가 오면/u);
  });

  it('what was claimed without exception is asked for its exception first', () => {
    const decision = following('situational', [
      {
        question: '배포를 앞두고 오류를 발견하면 어떻게 판단하시겠어요?',
        answer: '무조건 예정대로 나가야 한다고 생각합니다.',
      },
    ]);
    expect(asks(decision)).toMatch(/‘무조건’ 그렇지는 않은 경우/u);
  });

  it('a change can be stopped half way', () => {
    expect(
      all('하루 한 번 도는 집계를 실시간으로 전환한다면 어떻게 하시겠어요?', '이벤트를 받아서 집계하겠습니다.'),
    ).toMatch(SIGN);
  });
});

describe('what is hoped for', () => {
  it('has no day on which it happened', () => {
    const decision = following('culture-fit', [
      { question: '앞으로 삼 년은 어떤 일을 하고 싶으신가요?', answer: '한 분야를 깊이 파는 일을 하고 싶습니다.' },
    ]);
    expect(asks(decision)).toBe('그 생각을 하시게 된 일이 하나 있다면 무엇인가요?');
  });

  it('comes after an event that was asked for', () => {
    const decision = following('culture-fit', [
      {
        question: '설명을 바꿔서 결정을 뒤집은 일을 들려주시겠어요?',
        answer: '설명이 가장 중요하다고 봅니다. 쉬운 말이 좋습니다.',
      },
    ]);
    expect(asks(decision)).toBe('실제로 있었던 일을 하나만 골라 들려주시겠어요?');
  });

  it('a habit is asked for one of its days', () => {
    const decision = following('culture-fit', [
      {
        question: '맡은 일이 막힐 때 어떻게 하시나요?',
        answer: '저는 항상 막힌 곳을 글로 정리합니다. 그렇게 하면 길이 보이기 때문입니다.',
      },
    ]);
    expect(asks(decision)).toBe('그렇게 하셨던 날을 하나만 골라 들려주시겠어요?');
  });
});

describe('one step lower', () => {
  it.each([
    '제출하신 것에서 가장 자신 없는 곳은 어디인가요?',
    '무엇을 일부러 빼셨나요?',
    '하루가 더 있었다면 무엇부터 고치셨을까요?',
  ])('points at no subject where the question names none: %s', (question) => {
    const asked = asks(following('technical', [{ question, answer: '모르겠습니다.' }]));
    expect(asked).not.toBeNull();
    expect(asked).not.toMatch(/그 주제|그것을|비슷한 일/u);
  });

  it('stays with the subject that the question names', () => {
    const asked = asks(following('technical', [{ question: 'Kafka는 왜 쓰셨나요?', answer: '모르겠습니다.' }]));
    expect(asked).toBe('그럼 그 주제에서 아시는 것 하나만 말씀해 주시겠어요?');
  });
});

describe('why somebody came', () => {
  const STORY =
    '작년에 제가 검색 색인을 다시 짰습니다. 한 번에 읽는 양이 많았기 때문에 필요한 열만 담았고, 2초에서 0.3초가 됐습니다.';

  it.each(['지원 동기를 말씀해 주세요.', '이직을 결심하신 계기는 무엇인가요?', '왜 저희 회사에 지원하셨나요?'])(
    'is not told by a story of work alone: %s',
    (question) => {
      const decision = following('culture-fit', [{ question, answer: STORY }]);
      expect(asks(decision)).toBe('그 말씀은 이번 지원과 어떻게 이어지나요?');
      expect(decision.reason).not.toContain('이어지는 이유');
    },
  );

  it.each([
    '작년에 제가 배치로 옮겨서 처리했고, 다시 쟀더니 30초가 나왔습니다. 한 번에 읽었기 때문입니다.',
    '작년에 제가 관심사를 나눠 두 언어를 지원했습니다. 화면마다 문구가 달랐기 때문입니다.',
  ])('is not reached by words of work that only sound alike: %s', (answer) => {
    const decision = following('culture-fit', [{ question: '지원 동기를 말씀해 주세요.', answer }]);
    expect(asks(decision)).toBe('그 말씀은 이번 지원과 어떻게 이어지나요?');
  });

  it.each([
    '전 회사 제품이 닫혀서 나왔습니다. 할 일이 없어졌기 때문입니다.',
    '작년에 제가 색인을 다시 짜면서 검색에 관심이 생겼기 때문에 지원했습니다.',
    '제가 검색을 3년 만들었는데, 더 큰 색인을 다뤄 보고 싶어서 지원하게 됐습니다. 작년에 한계를 느꼈기 때문입니다.',
    '작년에 사업이 접혀 팀이 없어졌기 때문에 옮기려고 합니다.',
  ])('is left alone where it reaches here: %s', (answer) => {
    const decision = following('culture-fit', [{ question: '지원 동기를 말씀해 주세요.', answer }]);
    expect(asks(decision) ?? '').not.toBe('그 말씀은 이번 지원과 어떻게 이어지나요?');
  });
});

describe('two values', () => {
  it.each([
    ['정산 배치 수행 시간이 처음에는 9시간이었는데 제가 나눠 돌려서 40분으로 줄였습니다.', '9시간'],
    ['배치 수행 시간을 7시간에서 25분으로 줄였습니다.', '25분'],
  ])('that differ are put side by side, and which one is right: %s', (answer, said) => {
    const decision = following('resume', [{ question: '정산 배치 수행 시간을 줄이신 일을 들려주세요.', answer }], {
      resume: '# 이력서\n\n## 경력\n\n### 나눔페이 (2021 ~ 현재)\n\n- 정산 배치 수행 시간을 7시간에서 40분으로 단축\n',
    });
    const question = asks(decision);
    expect(question).toContain(`방금은 ‘${said}’ 값을 말씀하셨습니다. 어느 쪽이 맞나요?`);
    expect(question).toMatch(/^이력서에는 ‘[^’]+’ 값이 적혀 있는데, /u);
    expect(question).not.toContain('같은 조건');
  });
});

describe('an introduction', () => {
  it('is not asked why what it names was chosen', () => {
    const decision = following('behavioural', [
      {
        question: '간단히 자기소개 부탁드립니다.',
        answer: '저는 사 년 차 서버 개발자이고 작년에 알림 배치를 개선해서 절반으로 줄였습니다.',
      },
    ]);
    expect(asks(decision) ?? '').not.toMatch(/고르신 이유|정하신 이유/u);
  });

  it('only what was taken up is a choice', () => {
    const improved = following('behavioural', [
      { question: '최근에 하신 일을 들려주세요.', answer: '작년에 제가 정산 배치를 직접 다시 설계했습니다.' },
    ]);
    expect(asks(improved) ?? '').not.toContain('‘배치’ 쪽을');
    const taken = following('behavioural', [
      { question: '최근에 하신 일을 들려주세요.', answer: '작년에 제가 주문 조회에 Redis를 도입했습니다.' },
    ]);
    expect(asks(taken)).toBe('‘Redis’ 쪽을 고르신 이유는 무엇인가요?');
  });
});

describe('an answer too short to be one', () => {
  it.each(['네 그렇습니다.', '별로 신경 안 썼어요.', '딱히 없었어요.'])('is taken up once: %s', (answer) => {
    const main = { question: '코드 리뷰에서 지적을 받고 바꾼 것이 있나요?', answer };
    const first = following('behavioural', [main]);
    expect(first).toMatchObject({ outcome: 'probe', candidate: { probe: 'clarify', key: 'draft/Q1/more' } });
    const second = following('behavioural', [main, { question: asks(first)!, answer: '네.', key: 'draft/Q1/more' }]);
    expect(second.outcome).toBe('move-on');
  });

  it('has to hold a letter', () => {
    expect(following('behavioural', [{ question: '어떤 일이었나요?', answer: '...' }])).toMatchObject({ code: 'gate' });
  });
});

describe('the candidate’s own follow-ups', () => {
  const QUESTION = '쿠폰이 두 번 발급되는 것을 어떻게 막으셨나요?';
  const OWN = ['Redis가 내려가면 멱등성은 어떻게 지키나요?', '그럼 DB 제약만으로는 왜 부족했나요?'];
  const ask = (answer: string) => following('technical', [{ question: QUESTION, answer }], { own: OWN });

  it.each([
    ['요청마다 멱등 키를 만들어 저장해 두고, 이미 있으면 앞의 결과를 돌려줬습니다.', '멱등'],
    ['레디스에 번호를 적어 두고 같은 번호가 오면 건너뜁니다.', '레디스'],
    ['발급 번호를 Redis에 저장해서 확인했습니다.', 'Redis'],
  ])('come verbatim by any name or form of their topic: %s', (answer, quote) => {
    expect(ask(answer)).toMatchObject({
      outcome: 'probe',
      candidate: {
        question: OWN[0],
        by: 'dossier',
        key: 'notes/Q1.1',
        anchor: { in: 'answer', quote: expect.stringContaining(quote) },
      },
    });
  });

  it('do not come where their topic does not, nor where they were answered', () => {
    expect(asks(ask('발급 표에 유니크 제약을 두어 두 번째 저장이 실패하게 했습니다.'))).not.toBe(OWN[0]);
    expect(asks(ask('번호를 Redis에 두고, Redis가 내려가면 표의 유니크 제약으로 멱등성을 지킵니다.'))).not.toBe(OWN[0]);
  });

  it('of a draft come all, each as it stands alone', () => {
    const thread = threadFor(
      { type: 'technical', lang: 'ko', question: QUESTION },
      '두 번째 저장이 실패하게 했습니다.',
    );
    const [evidence] = thread.slot.evidence;
    const ownFollowUps = OWN.map((question, i) => ({ ref: `Q1.${i + 1}`, question, evidence: evidence! }));
    const drafted = { ...thread, ownFollowUps };
    const all = ranked(drafted, lookAt(drafted)!).filter((c) => c.by === 'dossier');
    expect(all.map((c) => c.question)).toEqual([OWN[0], 'DB 제약만으로는 왜 부족했나요?']);
  });

  it('go on from the one before: 그럼 … is not put first', () => {
    expect(asks(ask('DB 제약으로 막았습니다. 두 번째 저장이 실패합니다.'))).not.toBe(OWN[1]);
    const decision = following(
      'technical',
      [
        { question: QUESTION, answer: '발급 번호를 Redis에 저장해서 확인했습니다.' },
        { question: OWN[0]!, answer: 'DB에 유니크 제약도 두었습니다.', key: 'notes/Q1.1' },
      ],
      { own: OWN },
    );
    expect(asks(decision)).toBe(OWN[1]);
  });
});
