import { describe, expect, test } from 'vitest';
import { loadKnowledge } from '../../../src/adapters/library/library.ts';
import { cut } from '../../../src/core/evidence/evidence.ts';
import { folderOf, problemsOf } from './folders.ts';

const RUBRIC = `---
id: technical
title: { ko: 기술, en: Technical }
---

## 기준

### \`core\` · 알맹이 · Substance

- \`core.answered\` · 핵심 · 아니오만 · 답했는가?
  - en: Did you answer?
  - 신호: \`질문\` & ((아무 글)
  - 꼬리: clarify
  - 할 말: 첫 문장부터
  - say: Start
- \`core.more\` · 보통 · 못함 · 더 말했는가?
  - en: More?
  - 할 말: 더
  - say: More
  - 때: mid
`;

describe('a rubric', () => {
  test('is read', () => {
    const rubric = loadKnowledge(folderOf({ 'rubrics/technical.md': RUBRIC })).rubrics.get('technical')!;
    expect(rubric.criteria).toEqual([{ id: 'core', title: { ko: '알맹이', en: 'Substance' } }]);
    expect(rubric.checks).toMatchObject([
      { id: 'core.answered', criterion: 'core', core: true, authority: 'no', probe: 'clarify', when: [] },
      { id: 'core.more', core: false, authority: 'none', probe: null, when: ['mid'], say: { ko: '더', en: 'More' } },
    ]);
  });

  test.each([
    ['아니오만', '아마도', '권한 ‘아마도’'],
    ['핵심 ·', '중심 ·', '핵심이나 보통'],
    ['`core.more`', '`other.more`', '기준 ‘core’ 아래'],
    ['때: mid', '때: monday', '때 ‘monday’'],
    ['### `core` ·', '### core ·', '기준의 제목'],
    ['보통 ·', '핵심 ·', '핵심 체크가 하나'],
  ])('%j → %j is refused', (from, to, problem) => {
    const problems = problemsOf({ 'rubrics/technical.md': RUBRIC.replace(from, to) });
    expect(problems.join('\n')).toContain(problem);
  });
});

const FORMAT = `---
id: executive
title: { ko: 임원, en: Executive }
panel: [임원]
minutes: [20, 40]
defaultMinutes: 20
defaultQuestions: 4
stages:
  - { id: intro, title: { ko: 소개, en: Intro }, minutes: [5, 10], types: [opening], followUps: 0 }
  - { id: why, title: { ko: 이유, en: Why }, minutes: [15, 30], types: [culture-fit], followUps: 2 }
mixByLevel:
  any: { culture-fit: 100 }
pressure: [1, 2]
---

## 누가 앉아 있나

임원입니다.
`;

describe('a format', () => {
  test('is read', () => {
    const format = loadKnowledge(folderOf({ 'formats/executive.md': FORMAT })).formats.get('executive')!;
    expect(format).toMatchObject({ format: 'executive', minutes: [20, 40], probes: null, followUpsTotalMax: null });
    expect(format.stages[1]).toEqual({
      id: 'why',
      title: { ko: '이유', en: 'Why' },
      minutes: [15, 30],
      types: ['culture-fit'],
      followUps: 2,
      milestones: [],
      asks: [],
    });
  });

  test('may hold questions of its own, each in a stage that gives its type', () => {
    const own = `${FORMAT}
## 질문

- \`first\` · why · 저희 화면에서 처음 눌러 보신 것을 말씀해 주시겠어요?
  - en: What did you press first?
  - 의도: 써 본 흔적을 봅니다.
  - intent: Signs of use.
`;
    const format = loadKnowledge(folderOf({ 'formats/executive.md': own })).formats.get('executive')!;
    expect(format.questions).toMatchObject([{ id: 'first', stage: 'why', type: 'culture-fit', concepts: [] }]);
    expect(cut(format, format.questions[0]!).quote).toBe('저희 화면에서 처음 눌러 보신 것을 말씀해 주시겠어요?');
    expect(loadKnowledge(folderOf({ 'formats/executive.md': FORMAT })).formats.get('executive')!.questions).toEqual([]);
  });

  test.each([
    ['minutes: [15, 30]', 'minutes: [15, 20]', '40분의 단계를 더하면 30분'],
    ['minutes: [15, 30]', 'minutes: [15]', '2개가 아닙니다'],
    ['culture-fit: 100', 'culture-fit: 90', '더하면 90'],
    ['defaultMinutes: 20', 'defaultMinutes: 30', '기본 30분'],
    ['types: [opening]', 'types: [chat]', 'stages'],
    ['pressure: [1, 2]', 'pressure: [2, 1]', '압박'],
    ['id: why,', 'id: intro,', '두 번'],
    ['followUps: 2 }', 'followUps: 2, asks: [nobody-asks] }', '질문 ‘nobody-asks’ 쪽이 없습니다'],
    ['임원입니다.', '임원입니다.\n\n## 질문\n\n- `first` · lobby · 처음 본 것을 말씀해 주시겠어요?', '‘lobby’'],
    ['임원입니다.', '임원입니다.\n\n## 질문\n\n- `first` · why · 처음 본 것을 말씀해 주시겠어요?', '‘en’가 없습니다'],
  ])('%j → %j is refused', (from, to, problem) => {
    expect(problemsOf({ 'formats/executive.md': FORMAT.replace(from, to) }).join('\n')).toContain(problem);
  });
});

const DESIGN = `---
id: alert
title: { ko: 알림, en: Alert }
industries: [fintech]
minutes: [20]
criteria: [정확성]
concepts: []
---

## 문제

값이 바뀌면 알려 주려고 합니다. 설계해 주시겠어요?

- en: Could you design it?

## 물으면 알려 줄 것

목록에 없는 것은 정하셔도 됩니다.

- \`people\` · 100만 명입니다.
  - 신호: 몇명
  - en: One million.

## 이정표

- \`scope.ask\` · scope · 먼저 알고 싶은 것은 무엇인가요?
  - 신호: 몇명 & 가정
  - 꼬리: clarify
  - en: What would you like to know first?

## 조건 바꾸기

- \`ten-times\` · scale · 열 배가 되면 무엇부터 바꾸시겠어요?
  - en: At ten times, what first?

## 반대하는 동료

- \`fact\` · 그럴 필요가 있을까요?
  - en: Is it needed?
- \`stop\` · 재 보겠다고 하면 멈춥니다.
  - 신호: 재보
  - en: Stop when measured.

## 흔한 첫 실수

- \`parts-first\` · quantify · 부품부터 말합니다.
  - 신호: 카프카 & !초당
  - 꼬리: 양은 어느 정도인가요?
  - en: How much is it?

## 평가 기준 연결

- \`정확성\` · scope.ask
`;

describe('a design problem', () => {
  const rubric = RUBRIC.replace('id: technical', 'id: system-design')
    .replaceAll('core', 'scope')
    .replace('scope.answered', 'scope.ask');
  const format = FORMAT.replace('executive', 'system-design').replace('id: intro', 'id: scope');
  const pages = { 'rubrics/system-design.md': rubric, 'formats/system-design.md': format };

  test('is read', () => {
    const design = loadKnowledge(folderOf({ ...pages, 'designs/alert.md': DESIGN })).designs.get('alert')!;
    expect(design.problem.text).toEqual({
      ko: '값이 바뀌면 알려 주려고 합니다. 설계해 주시겠어요?',
      en: 'Could you design it?',
    });
    expect(cut(design, design.problem).quote).toBe(design.problem.text.ko);
    expect(design.answers[0]).toMatchObject({ id: 'people', text: { ko: '100만 명입니다.', en: 'One million.' } });
    expect(design.milestones[0]).toMatchObject({ id: 'scope.ask', stage: 'scope', probe: 'clarify' });
    expect(design.colleague.map((objection) => objection.id)).toEqual(['fact']);
    expect(design.colleagueStop?.signals?.source).toBe('재보');
    expect(design.firstMistakes[0]).toMatchObject({
      mistake: '부품부터 말합니다.',
      text: { ko: '양은 어느 정도인가요?' },
    });
    expect(cut(design, design.firstMistakes[0]!).quote).toBe('양은 어느 정도인가요?');
    expect(design.criteriaMap).toEqual({ 정확성: ['scope.ask'] });
  });

  test.each([
    ['· scope.ask', '· scope.never', '체크 ‘scope.never’'],
    ['`scope.ask` · scope', '`scope.ask` · nowhere', '단계 ‘nowhere’'],
    ['신호: 몇명\n', '신호: #point\n', '낱말만'],
    ['criteria: [정확성]', 'criteria: [정확성, 비용]', '‘비용’에 이어진 체크'],
    ['- en: Could', '- kr: Could', '영어'],
  ])('%j → %j is refused', (from, to, problem) => {
    expect(problemsOf({ ...pages, 'designs/alert.md': DESIGN.replace(from, to) }).join('\n')).toContain(problem);
  });
});

const AXIS = `---
id: b2b
title: { ko: 기업, en: Business }
axis: customer
value: b2b
signals: [고객사]
up: [far]
down: []
see: [playbooks/ask]
---

## 무엇을 뜻하나

글

## 일이 어떻게 달라지나

글

## 면접이 어떻게 달라지나

글

## 무거워지는 것과 가벼워지는 것

글

## 상황 질문

- \`far\` · situational · mid · 어디부터 보시겠어요?
  - en: Where would you look first?
  - 의도: 차례
  - intent: order

## 물어볼 것

- \`api\` · 바꿀 때는 어떻게 하나요?
  - en: How do you change it?

## English

Text
`;

const GUIDE = `---
id: ask
title: { ko: 묻기, en: Ask }
---

## 언제

글

## 어떻게

글

## 주장과 한계

- 하나 — 조건
- 둘 — 조건

## 관심과 산업

앞글입니다.

- \`fast\` · game, commerce · 빠른 것이 좋다
  - en: Fast things
  - 신호: 속도

## 비교 항목

- \`remote\` · 원격
  - en: Remote
  - 신호: 재택
  - 물을 것: 며칠인가요?
  - ask: How many days?

## 보기

글

## 나쁜 보기

글

## English

Text
`;

describe('an axis and a guide', () => {
  test('are read', () => {
    const { axes, playbooks, pages } = loadKnowledge(folderOf({ 'axes/b2b.md': AXIS, 'playbooks/ask.md': GUIDE }));
    const axis = axes.get('b2b')!;
    expect(axis).toMatchObject({ kind: 'axis', axis: 'customer', value: 'b2b', signals: ['고객사'], up: ['far'] });
    expect(cut(axis, axis.questions[0]!).quote).toBe('어디부터 보시겠어요?');
    expect(axis.ask[0]).toMatchObject({ id: 'api', type: 'reverse' });
    const guide = playbooks.get('ask')!;
    expect(guide).toMatchObject({
      kind: 'playbook',
      interests: [{ id: 'fast', industries: ['game', 'commerce'], text: { ko: '빠른 것이 좋다', en: 'Fast things' } }],
      checklist: [
        { id: 'remote', text: { ko: '원격', en: 'Remote' }, ask: { ko: '며칠인가요?', en: 'How many days?' } },
      ],
    });
    expect(cut(guide, guide.interests[0]!).quote).toBe('빠른 것이 좋다');
    expect(pages.get(axis.uri)).toBe(axis);
  });

  test.each([
    ['axis: customer', 'axis: colour', '앞머리 ‘axis’'],
    ['value: b2b', 'value: early', '‘customer’ 축의 값 ‘early’'],
    ['signals: [고객사]', 'signals: []', '앞머리 ‘signals’'],
    ['up: [far]', 'up: [nothing]', '개념이나 질문 ‘nothing’'],
    ['down: []', 'down: [far]', 'up과 down에 함께'],
    ['see: [playbooks/ask]', 'see: [playbooks/nowhere]', '‘playbooks/nowhere’ 쪽이 없습니다'],
    ['see: [playbooks/ask]', 'see: [../secret]', '앞머리 ‘see.0’'],
    ['## 물어볼 것', '## 물을 것', '모르는 절 ‘물을 것’'],
    ['  - intent: order\n', '', '‘intent’가 없습니다'],
  ])('axis: %j → %j is refused', (from, to, problem) => {
    expect(AXIS).toContain(from);
    const problems = problemsOf({ 'axes/b2b.md': AXIS.replace(from, to), 'playbooks/ask.md': GUIDE });
    expect(problems.join('\n')).toContain(problem);
  });

  test.each([
    ['- 둘 — 조건\n', '', '주장이 둘 이상'],
    ['## 나쁜 보기\n\n글\n', '## 나쁜 보기\n', '‘나쁜 보기’ 절이 비어'],
    ['## English', '## Inglese', '‘English’ 절이 없습니다'],
    ['game, commerce', 'game, bakery', '산업 ‘bakery’'],
    ['  - ask: How many days?\n', '', '‘ask’가 없습니다'],
    ['신호: 재택', '신호: 재택 &', '신호'],
    ['신호: 속도', '신호: #point', '신호에는 낱말만'],
  ])('guide: %j → %j is refused', (from, to, problem) => {
    expect(GUIDE).toContain(from);
    expect(problemsOf({ 'playbooks/ask.md': GUIDE.replace(from, to) }).join('\n')).toContain(problem);
  });

  test('a question id stands on one page', () => {
    const other = AXIS.replace('id: b2b', 'id: b2c')
      .replace('value: b2b', 'value: b2c')
      .replace('see: [playbooks/ask]\n', '');
    const problems = problemsOf({ 'axes/b2b.md': AXIS, 'axes/b2c.md': other, 'playbooks/ask.md': GUIDE });
    expect(problems).toEqual(['axes/b2c.md 29행: 질문 id ‘far’는 이미 ‘b2b’ 쪽의 것입니다']);
  });
});
