import { describe, expect, test } from 'vitest';
import { count, type SignalName, sentencesWith, signalsOf } from '../../../src/core/signals/signals.ts';

/** The 1 / 3 / 5 examples of rubrics.md: what must be seen in one sentence together, and what must not be seen at all. */
type Example = { type: string; level: 1 | 3 | 5; text: string; together: SignalName[][]; absent: SignalName[] };

const EXAMPLES: Example[] = [
  {
    type: 'behavioural',
    level: 1,
    text: '저는 평소 장애에 책임감을 갖고 빠르게 대응하는 편입니다. 동료들과 소통하며 늘 좋은 결과를 냈습니다.',
    together: [['habit'], ['vague']],
    absent: [
      'self',
      'action',
      'when',
      'reason',
      'alternative',
      'cost',
      'result',
      'before-after',
      'measured',
      'honest',
      'look-back',
      'number',
    ],
  },
  {
    type: 'behavioural',
    level: 3,
    text: '작년에 중복 알림이 나간 적이 있습니다. 제가 로그를 맞춰 보고 컨슈머 재시작이 원인인 것을 찾아서 처리 기록을 남기게 바꿨습니다. 그 뒤로 같은 장애는 없었습니다.',
    together: [['when', 'past'], ['problem', 'past'], ['self', 'action'], ['result', 'past'], ['look-back']],
    absent: ['habit', 'team', 'cost', 'alternative', 'before-after', 'number', 'absolute', 'vague', 'unknown'],
  },
  {
    type: 'behavioural',
    level: 5,
    text: '작년 11월에 중복 알림이 4천 건 나갔습니다. 제가 발송 기록과 로그를 맞춰 보니 처리와 기록 사이에서 죽은 경우였습니다. 기록을 먼저 남기는 쪽을 골랐는데, 빠지는 것보다 두 번 가는 것이 더 나쁘다고 운영팀과 정했기 때문입니다. 대신 빠질 수 있어 5분마다 다시 확인합니다. 고친 뒤 석 달 동안 0건이었고, 그 뒤로는 컨슈머를 만들 때 이 틈부터 적어 둡니다.',
    together: [
      ['when', 'past'],
      ['problem', 'number'],
      ['self', 'action'],
      ['reason', 'past'],
      ['cost'],
      ['result', 'past', 'measured'],
      ['look-back'],
    ],
    absent: ['team', 'vague', 'absolute', 'unknown', 'blame'],
  },
  {
    type: 'situational',
    level: 1,
    text: '동료의 의견을 존중하고 충분히 소통해서 설득하겠습니다.',
    together: [['future']],
    absent: ['order', 'reason', 'cost', 'condition', 'asking-back', 'measured', 'past'],
  },
  {
    type: 'situational',
    level: 3,
    text: '먼저 어떤 데이터가 걱정인지 묻겠습니다. 그다음 그 데이터만 빼고 작게 적용해 지연과 오래된 값의 비율을 재 보겠습니다. 지연이 문제의 원인이기 때문입니다.',
    together: [['order', 'future'], ['measured', 'future'], ['reason']],
    absent: ['cost', 'past', 'blame', 'result'],
  },
  {
    type: 'situational',
    level: 5,
    text: "먼저 걱정이 '오래된 값'인지 '지우는 절차'인지 확인합니다. 저라도 새벽에 지우는 절차를 고쳐야 하면 반대했을 것 같습니다. 바뀌지 않는 데이터부터 한 주 적용해 지연과 오래된 값의 비율을 같이 보고, 둘 중 하나라도 정한 값을 넘으면 뺍니다. 대신 그 한 주는 응답이 들쭉날쭉할 수 있습니다. 그래도 맞지 않으면 운영을 맡은 쪽의 뜻을 따르고, 다시 볼 날짜를 문서에 남기겠습니다.",
    together: [['order'], ['condition'], ['cost'], ['condition', 'future']],
    absent: ['past', 'self', 'result', 'blame'],
  },
  {
    type: 'technical',
    level: 1,
    text: '아웃박스 패턴은 메시지 유실을 완벽하게 막아 주는 패턴이라 남는 문제는 없습니다.',
    together: [['absolute', 'component']],
    absent: ['failure', 'problem', 'cost', 'condition', 'notice', 'alternative'],
  },
  {
    type: 'technical',
    level: 3,
    text: '릴레이가 보낸 뒤 표시하기 전에 죽으면 다시 보내기 때문에 중복이 남습니다. 그래서 컨슈머가 멱등해야 합니다.',
    together: [['failure', 'component', 'reason']],
    absent: ['absolute', 'notice', 'condition', 'cost'],
  },
  {
    type: 'technical',
    level: 5,
    text: '중복이 남습니다. 보낸 뒤 표시하기 전에 죽으면 다시 보내니 전달은 최소 한 번이고, 컨슈머가 이벤트 ID를 처리 결과와 같은 트랜잭션에 남겨야 결과가 한 번이 됩니다. 다만 문자 발송처럼 트랜잭션 밖의 일은 그래도 한 번 더 나갈 수 있습니다. 순서도 같은 키 안에서만 지켜집니다. 1초 안의 지연도 안 되는 일에는 쓰지 않고, 가장 오래된 미발행 건의 대기 시간으로 멈춤을 알아차립니다.',
    together: [['failure', 'component'], ['condition'], ['notice']],
    absent: ['absolute', 'result', 'past', 'vague'],
  },
  {
    type: 'resume',
    level: 1,
    text: '카프카를 도입해서 성능이 크게 개선됐고 팀에서 좋은 평가를 받았습니다.',
    together: [['team'], ['vague', 'result']],
    absent: ['self', 'number', 'before-after', 'measured', 'reason', 'alternative', 'cost', 'honest'],
  },
  {
    type: 'resume',
    level: 3,
    text: '알림 발송을 비동기로 뺐습니다. 외부 발송사를 기다리는 시간이 길었기 때문입니다. 배포 전후 2주를 APM으로 비교해 1.8초에서 0.4초가 됐습니다.',
    together: [['action', 'past'], ['reason'], ['before-after', 'measured', 'result']],
    absent: ['team', 'vague', 'absolute', 'alternative'],
  },
  {
    type: 'resume',
    level: 5,
    text: '요청 안에서 외부 발송사를 기다리던 것이 p95의 대부분이었습니다. 제가 구간별로 나눠 재 보고 발송을 밖으로 빼자고 제안했고, 아웃박스와 릴레이를 만들었습니다. 타임아웃만 줄이는 방법도 봤지만 실패한 알림을 되살릴 수 없어 버렸습니다. 같은 주에 인덱스 변경도 있어서 그 API는 하루 먼저 따로 배포해 나눠 쟀습니다. 대신 알림이 1초쯤 늦어졌습니다.',
    together: [['self', 'action', 'measured'], ['alternative'], ['cost', 'past'], ['measured']],
    absent: ['team', 'vague', 'absolute', 'order'],
  },
  {
    type: 'design',
    level: 1,
    text: '카프카와 레디스, CQRS, 쿠버네티스로 확장성 있게 만들면 됩니다.',
    together: [['component']],
    absent: ['asking-back', 'estimate', 'number', 'cost', 'failure', 'reason', 'notice'],
  },
  {
    type: 'design',
    level: 3,
    text: '가게당 하루 몇 건인지 여쭙겠습니다. 백 건이면 90만 건이라 DB 한 대의 배치로 시작합니다. 먼저 막히는 곳은 주문 테이블을 훑는 읽기라서 복제본에서 읽습니다. 중간에 죽으면 가게별로 다시 돌릴 수 있게 나눕니다.',
    together: [['asking-back'], ['estimate', 'component'], ['reason', 'component', 'order'], ['failure']],
    absent: ['absolute', 'past', 'vague'],
  },
  {
    type: 'design',
    level: 5,
    text: '금액은 넣은 뒤 고치지 않고 되돌리는 행을 더해 대조할 수 있게 합니다. 같은 가게를 두 번 돌려도 결과가 같게 정산 번호를 유니크로 둡니다. 실시간 집계도 생각했지만 취소가 밤까지 들어와 다시 계산해야 해서 버렸습니다. 대신 새벽에 원천 데이터가 늦으면 7시가 위험하니 6시에 미완료 가게 수로 경보를 겁니다.',
    together: [
      ['alternative', 'reason'],
      ['cost', 'notice', 'condition'],
    ],
    absent: ['absolute', 'vague', 'result'],
  },
  {
    type: 'culture',
    level: 1,
    text: '성장하는 회사에서 함께 성장하고 싶습니다. 도전 정신과 열정으로 기여하겠습니다.',
    together: [['future']],
    absent: ['posting-word', 'reason', 'past', 'cost', 'action'],
  },
  {
    type: 'culture',
    level: 3,
    text: '정산이 틀리면 사장님의 하루가 막힌다는 점 때문에 지원했습니다. 배송 알림에서 중복 장애를 겪으며 맞아야 하는 것을 맞게 하는 일에 관심이 생겼습니다.',
    together: [
      ['posting-word', 'reason'],
      ['problem', 'past'],
    ],
    absent: ['blame', 'cost'],
  },
  {
    type: 'culture',
    level: 5,
    text: '‘숫자보다 원인 먼저’라는 말이 제가 겪은 일과 닿았습니다. 중복 알림 장애 때 알림을 끄면 숫자는 바로 0이 됐지만, 원인을 모르는 채라 이틀 더 걸려 틈을 찾았고 그동안 운영팀이 손으로 확인하느라 고생했습니다. 다시 해도 원인부터 보겠지만, 손으로 확인할 도구를 먼저 드렸을 것 같습니다. 돈에서는 그 틈이 더 비싸니 그 일을 하고 싶습니다.',
    together: [['posting-word'], ['cost', 'past', 'problem'], ['look-back']],
    absent: ['blame', 'absolute', 'unknown'],
  },
  { type: 'questions', level: 1, text: '복지가 어떻게 되나요?', together: [['asking-back']], absent: ['posting-word'] },
  {
    type: 'questions',
    level: 3,
    text: '정산 대조에서 사람이 손으로 확인하는 단계는 무엇인가요?',
    together: [['asking-back', 'posting-word']],
    absent: ['blame'],
  },
];

const POSTING = ['정산', '숫자보다 원인 먼저', '성장', '회사'];

describe('the examples of the rubrics', () => {
  test.each(EXAMPLES.map((e) => [`${e.type} ${e.level}`, e] as const))('%s', (_, { text, together, absent }) => {
    const found = signalsOf(text, { lang: 'ko', postingTerms: POSTING });
    for (const names of together)
      expect([names.join('+'), sentencesWith(found, ...names).length > 0]).toEqual([names.join('+'), true]);
    for (const name of absent)
      expect([name, found.sentences.flatMap((s) => s.hits[name]?.map((h) => h.quote) ?? [])]).toEqual([name, []]);
  });

  test('a better answer of one type shows more', () => {
    const shows = (text: string) => {
      const found = signalsOf(text, { lang: 'ko', postingTerms: POSTING });
      const good: SignalName[] = [
        'self',
        'action',
        'order',
        'reason',
        'alternative',
        'cost',
        'result',
        'before-after',
        'measured',
        'look-back',
        'condition',
        'notice',
        'estimate',
        'posting-word',
        'asking-back',
      ];
      return good.filter((name) => count(found, name) > 0).length;
    };
    for (const type of ['behavioural', 'situational', 'technical', 'resume', 'design', 'culture']) {
      const by = (level: number) => shows(EXAMPLES.find((e) => e.type === type && e.level === level)!.text);
      expect([type, by(3) > by(1), by(5) > by(1)]).toEqual([type, true, true]);
    }
  });

  test('the weak, the plausible and the strong draft of the sample', () => {
    const d1 = signalsOf(
      '저희는 배송 알림에 카프카를 도입했습니다. 아웃벅스 패턴으로 메시지 유실을 완전히 없앴고 높은 처리량을 달성했습니다. 이 경험을 살려 하늬걸의 정산 서비스에 꼭 기여하겠습니다.',
      { lang: 'ko' },
    );
    const d2 = signalsOf(
      '코드 리뷰에서 같은 지적이 반복되는 것이 문제였습니다. 그래서 규칙 문서와 리뷰 점검표를 만들어 AI 도구가 먼저 읽게 했습니다. 그 결과 리뷰 시간을 40% 줄였고 팀 전체의 생산성이 크게 향상되었습니다.',
      { lang: 'ko' },
    );
    const d3 = signalsOf(
      '세 시간 넘게 걸리던 정산 대사 배치를 48분으로 줄였습니다. 실행 계획을 보니 날짜 범위 조건이 복합 인덱스의 뒤쪽 칼럼이라 대부분을 훑고 있었습니다. 제가 인덱스 순서를 바꾸고, 청크 처리는 동료가 맡았습니다. 읽기 복제본으로 옮기는 방법도 보았지만 원인이 그대로 남아서 택하지 않았습니다. 대신 인덱스가 하나 늘어 쓰기가 느려졌는데, 하루 주문량에서는 문제가 되지 않는 것을 확인했습니다.',
      { lang: 'ko' },
    );
    expect([count(d1, 'self'), count(d1, 'team'), count(d1, 'absolute')]).toEqual([0, 1, 1]);
    expect(sentencesWith(d1, 'vague', 'result').length).toBe(1);
    expect(sentencesWith(d2, 'vague', 'result').length).toBe(1);
    expect([count(d2, 'team'), count(d2, 'number')]).toEqual([0, 1]);
    for (const name of ['vague', 'absolute', 'team', 'honest', 'unknown', 'blame'] as const)
      expect([name, count(d3, name)]).toEqual([name, 0]);
    for (const names of [
      ['self', 'action'],
      ['before-after', 'result'],
      ['alternative'],
      ['cost', 'past'],
    ] as SignalName[][])
      expect(sentencesWith(d3, ...names).length).toBeGreaterThan(0);
  });
});
