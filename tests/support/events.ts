import type { NewEvent, SessionEvent } from '../../src/core/session/events.ts';

/**
 * Builders of session events for tests. All material is invented (the sample company 하늬결). Each builder gives a
 * valid event without `v`, `seq` and `at`; `stamp` gives a list of them its place in a session.
 */

type Unstamped<T extends SessionEvent['type']> = Extract<NewEvent, { type: T }>;
type Slot = Unstamped<'planned'>['slots'][number];
type Check = Unstamped<'assessed'>['checks'][number];

/** 2026-03-02T09:00:00Z, the moment at which test sessions begin, ms. */
export const TEST_START = 1_772_442_000_000;

const EVIDENCE = {
  uri: 'kkori://dossiers/hanigyeol/posting',
  sha: '0123456789abcdef',
  start: 120,
  end: 146,
  quote: '메시지 큐로 비동기 처리를 설계하고 운영해 보신 분',
};

/** Events with `v`, `seq` counted from `after + 1` and `at` from `at` on in steps of `every` ms. */
export function stamp(
  events: readonly NewEvent[],
  { after = 0, at = TEST_START, every = 1000 }: { after?: number; at?: number; every?: number } = {},
): SessionEvent[] {
  return events.map((event, i) => ({ v: 1, seq: after + i + 1, at: at + i * every, ...event }) as SessionEvent);
}

export function started(changes: Partial<Unstamped<'started'>> = {}): Unstamped<'started'> {
  return {
    type: 'started',
    purpose: 'rehearsal',
    dossier: { slug: 'hanigyeol', sha: '0123456789abcdef' },
    title: '하늬결 서버 엔지니어 (픽업·정산)',
    resume: { sha: 'fedcba9876543210' },
    versions: { knowledge: 'k1', rules: 'r1' },
    format: 'technical',
    mode: 'coach',
    lang: 'ko',
    seed: 7,
    coach: 'offline',
    input: 'typed',
    level: 'mid',
    limits: { questions: 2, minutes: null, depth: 3 },
    ...changes,
  };
}

export function slot(id: string, changes: Partial<Slot> = {}): Slot {
  return {
    id,
    stage: 'core',
    type: 'technical',
    topic: '아웃박스',
    concepts: ['transactional-outbox'],
    requirement: 'r3',
    questionKey: `q-0000000${id.slice(1)}`.slice(0, 10),
    key: 'transactional-outbox/open-mid',
    question: '주문 저장과 메시지 발행이 어긋나지 않게 하려면 어떻게 하시겠어요?',
    intent: '두 저장소 사이의 일관성을 아는지 봅니다.',
    minutes: 6,
    evidence: [EVIDENCE],
    reason: 'requirement',
    followUps: 3,
    ...changes,
  };
}

export function planned(slots: Slot[], changes: Partial<Unstamped<'planned'>> = {}): Unstamped<'planned'> {
  return { type: 'planned', slots, uncovered: [], covered: [], warnings: [], ...changes };
}

export function asked(turn: string, slotId: string, changes: Partial<Unstamped<'asked'>> = {}): Unstamped<'asked'> {
  return {
    type: 'asked',
    turn,
    slot: slotId,
    kind: 'main',
    evidence: [EVIDENCE],
    question: '주문 저장과 메시지 발행이 어긋나지 않게 하려면 어떻게 하시겠어요?',
    key: 'transactional-outbox/open-mid',
    by: { coach: 'code' },
    ...changes,
  };
}

/** A follow-up to `parent`, with a probe and an anchor. */
export function followUp(
  turn: string,
  slotId: string,
  parent: string,
  changes: Partial<Unstamped<'asked'>> = {},
): Unstamped<'asked'> {
  return asked(turn, slotId, {
    kind: 'follow-up',
    parent,
    probe: 'quantify',
    anchor: { quote: '꽤 빨라졌습니다', in: 'answer', turn: parent },
    evidence: [],
    question: '‘꽤 빨라졌습니다’는 몇 초에서 몇 초였나요?',
    key: 'frame/quantify',
    by: { coach: 'offline' },
    ...changes,
  });
}

export function answered(turn: string, changes: Partial<Unstamped<'answered'>> = {}): Unstamped<'answered'> {
  return {
    type: 'answered',
    turn,
    attempt: 'a1',
    text: '주문과 같은 트랜잭션에 보낼 메시지를 저장하고 따로 읽어 보냈습니다. 그 뒤로 꽤 빨라졌습니다.',
    via: 'typed',
    verbatim: 'yes',
    tookMs: 42_000,
    ...changes,
  };
}

export function check(id: string, met: boolean | null, changes: Partial<Check> = {}): Check {
  return { id, criterion: 'depth', met, by: 'offline', ...changes };
}

export function assessed(turn: string, changes: Partial<Unstamped<'assessed'>> = {}): Unstamped<'assessed'> {
  return {
    type: 'assessed',
    turn,
    attempt: 'a1',
    by: { coach: 'offline' },
    checks: [check('technical.mechanism', true, { quote: '같은 트랜잭션에' }), check('technical.number', false)],
    expected: [],
    points: [],
    proposals: [],
    dropped: [],
    ...changes,
  };
}

export function decided(turn: string, changes: Partial<Unstamped<'decided'>> = {}): Unstamped<'decided'> {
  return { type: 'decided', turn, outcome: 'move-on', reason: '들을 것을 들었습니다', code: 'filled', ...changes };
}

export function selfRated(rating: Unstamped<'self-rated'>['rating'], slotId?: string): Unstamped<'self-rated'> {
  return { type: 'self-rated', rating, ...(slotId ? { slot: slotId } : {}) };
}

export function ended(reason: Unstamped<'ended'>['reason'] = 'finished'): Unstamped<'ended'> {
  return { type: 'ended', reason };
}

/** What a short rehearsal leaves: two main questions, one follow-up, three answers, one self-rating, the end. */
export function shortSession(
  changes: { started?: Partial<Unstamped<'started'>>; answer?: string; at?: number; every?: number } = {},
): SessionEvent[] {
  const said = changes.answer === undefined ? {} : { text: changes.answer };
  return stamp(
    [
      started(changes.started),
      planned([
        slot('s1'),
        slot('s2', { type: 'behavioural', topic: '장애', concepts: [], requirement: undefined, fact: 'F3' }),
      ]),
      asked('t1', 's1'),
      answered('t1', said),
      assessed('t1'),
      decided('t1', { outcome: 'probe', probe: 'quantify', code: undefined, reason: '숫자가 없음' }),
      followUp('t2', 's1', 't1'),
      answered('t2', { text: '4초에서 1.8초로 줄었습니다.' }),
      assessed('t2', { checks: [check('technical.mechanism', true), check('technical.number', true)] }),
      decided('t2'),
      asked('t3', 's2', { question: '가장 기억에 남는 장애를 하나 말씀해 주시겠어요?', key: 'resume/F3' }),
      answered('t3', { text: '새벽에 정산이 멈춘 일이 있었습니다.' }),
      assessed('t3', { checks: [check('behavioural.event', true), check('behavioural.result', null)] }),
      decided('t3', { code: 'budget', reason: '질문 수를 채움' }),
      selfRated(2, 's1'),
      ended(),
    ],
    { at: changes.at, every: changes.every },
  );
}
