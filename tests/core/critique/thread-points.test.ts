import { describe, expect, it } from 'vitest';
import { openSession } from '../../../src/app/advance.ts';
import { reportFrom } from '../../../src/app/review.ts';
import { confirmSaid } from '../../../src/app/steer.ts';
import { forbiddenInFeedback } from '../../../src/core/critique/forbidden.ts';
import { askedIn, fixWords, sayWords } from '../../../src/core/critique/phrases.ts';
import { sessionPoints } from '../../../src/core/critique/points.ts';
import { assessByRules } from '../../../src/core/rubric/assess.ts';
import { turnOf } from '../../../src/core/session/state.ts';
import type { Thread } from '../../../src/core/thread.ts';
import { corpus } from '../../judge/corpus.ts';
import { knowledge, threadFor } from '../../judge/threads.ts';
import { sampleFiles, testDeps } from '../../support/deps.ts';
import { hold } from '../../support/rehearsal.ts';

type Page = Parameters<typeof threadFor>[0];

const OUTBOX: Page = {
  type: 'technical',
  lang: 'ko',
  card: 'transactional-outbox',
  question: '아웃박스를 써도 여전히 남는 문제를 하나 들어 설명해 주시겠어요?',
};
const STORY: Page = { type: 'behavioural', lang: 'ko', question: '느린 곳을 직접 찾아 고친 일을 하나 들려주시겠어요?' };
const RESUME: Page = {
  type: 'resume',
  lang: 'ko',
  question: '이력서에 적으신 ‘리뷰 시간’ 작업에서 무엇을 바꾸셨나요?',
  resume:
    '# 경력\n\n## 가나상점 (2023–2025)\n\n- 정산 배치의 청크 처리를 동료와 함께 만들었습니다.\n- 코드 리뷰 시간을 줄였습니다.\n',
};

/** A thread of several questions: the page's own, then follow-ups. */
function thread(page: Page, ...answers: readonly (string | { asked: string; answer: string })[]): Thread {
  const said = answers.map((a) => (typeof a === 'string' ? { asked: page.question, answer: a } : a));
  const base = threadFor(page, said[0]!.answer);
  return {
    ...base,
    turns: said.map(({ asked, answer }, i) => ({
      ...base.turns[0]!,
      turn: `t${i + 1}`,
      kind: i === 0 ? 'main' : 'follow-up',
      question: asked,
      key: `q/${i}`,
      answer,
      via: 'typed',
    })),
  };
}

const points = (t: Thread) => assessByRules(t).points;
const words = (t: Thread) => points(t).map((p) => `${p.say} ${p.next ?? ''}`);

describe('a thread in which nothing was known', () => {
  const lower = { asked: '저장은 됐는데 알림은 가지 않았다면, 사용자는 무엇을 보게 되나요?', answer: '모르겠습니다.' };
  const unknown = thread(OUTBOX, '잘 모르겠습니다.', lower);

  it('is credited as said plainly, and told what to read and one sentence to begin with', () => {
    const [keep, fix, ...more] = points(unknown);
    expect(more).toEqual([]);
    expect(keep).toMatchObject({ kind: 'keep', quote: '잘 모르겠습니다.' });
    expect(keep!.say).toContain('솔직하게');
    expect(fix!.say).toBe('다음에 읽을 것은 ‘트랜잭셔널 아웃박스’ 카드입니다.');
    const { points: all } = knowledge.concepts.get('transactional-outbox')!;
    expect(all.some((p) => fix!.next!.endsWith(p.text.ko))).toBe(true);
  });

  it('is not held against a rubric: nothing of it is called not found', () => {
    const { gate, checks } = assessByRules(unknown);
    expect(gate).toBe('unknown');
    expect(checks.filter((c) => !c.id.startsWith('technical.honest.'))).toEqual([]);
  });

  it.each(['ko', 'en'] as const)('has a sentence to begin with for every type of question (%s)', (lang) => {
    for (const type of [
      'technical',
      'behavioural',
      'situational',
      'resume',
      'system-design',
      'culture-fit',
      'reverse',
    ] as const) {
      const said = words(
        thread({ ...STORY, type: type as Page['type'], lang }, lang === 'ko' ? '모르겠습니다.' : "I don't know."),
      );
      // What stands in one's own résumé is not credited for not being known.
      expect(said, type).toHaveLength(type === 'resume' ? 1 : 2);
      expect(said.at(-1), type).toMatch(/“[^”…]{12,}[.?]”$/u);
      for (const one of said) {
        expect(one).not.toMatch(/[…○]/u);
        expect(forbiddenInFeedback(one)).toBeNull();
      }
    }
  });

  it('keeps its rubric where something else was answered', () => {
    const { gate, points: found } = assessByRules(
      thread(OUTBOX, '릴레이가 보낸 뒤 표시하기 전에 죽으면 다시 보내서 중복이 남습니다.', lower),
    );
    expect(gate).toBe('unknown');
    expect(found[0]).toMatchObject({ kind: 'keep', quote: expect.stringContaining('중복이 남습니다') });
  });

  it('is the session’s point to keep only where there is no other', () => {
    const plain = points(unknown).map((p) => ({ ...p, slot: 's1' }));
    const other = {
      kind: 'keep' as const,
      quote: '제가 인덱스를 바꿨습니다',
      say: '‘본인 몫’ 쪽',
      check: 'resume.own.part',
      slot: 's2',
    };
    expect(sessionPoints(plain)[0]!.quote).toBe('잘 모르겠습니다.');
    expect(sessionPoints([...plain, other])[0]!.quote).toBe(other.quote);
  });

  it('is told once, not in every thread', () => {
    const said = ['s1', 's2'].flatMap((slot) => points(thread(STORY, '네.')).map((p) => ({ ...p, slot })));
    expect(sessionPoints(said)).toHaveLength(1);
  });

  it('does not meet a check of sizes and values by 모르겠습니다', () => {
    const { checks } = assessByRules(thread(RESUME, '리뷰 점검표를 만들었습니다. 얼마나 줄었는지는 모르겠습니다.'));
    expect(checks.find((c) => c.id === 'resume.context.scale')!.met).not.toBe(true);
  });
});

it.each([
  ['네.', '답이 비어 있거나 너무 짧습니다.'],
  ['느린 곳을 직접 찾아 고친 일입니다.', '질문을 옮겨 적은 것으로 보입니다.'],
  ['I found that the query was slow and added an index on the date column.', '질문은 한국어입니다.'],
])('a threshold is said, and nothing else: %s', (answer, say) => {
  const found = points(thread(STORY, answer));
  expect(found).toHaveLength(1);
  expect(found[0]!.say.startsWith(say)).toBe(true);
});

describe('what is held up as one to keep', () => {
  it('is no sentence that a misconception, a word without exception or blame stands in', () => {
    expect(points(thread(OUTBOX, '같은 트랜잭션에 넣기 때문에 메시지가 정확히 한 번 전달됩니다.'))[0]).toMatchObject({
      kind: 'fix',
      check: 'technical.right.misconception',
      next: knowledge.concepts.get('transactional-outbox')!.probes.find((p) => p.id === 'dup')!.text.ko,
    });
    const blaming = points(
      thread(STORY, '작년에 장애가 있었는데 그 팀원이 무능해서 일이 커졌습니다. 제가 다 고쳤습니다.'),
    );
    expect(blaming.filter((p) => p.kind === 'keep' && /무능/u.test(p.quote!))).toEqual([]);
    expect(blaming.map((p) => p.check)).toContain('behavioural.act.fair');
  });

  it('comes from an answer to the question', () => {
    const hike =
      '저는 주말에 등산을 자주 갑니다. 지난주에는 뒷산에 다녀왔습니다. 날씨가 좋아서 사진도 많이 찍었습니다.';
    expect(points(thread(STORY, hike)).filter((p) => p.kind === 'keep')).toEqual([]);
  });

  it('holds next to nothing of what was planted in the weak answers, and stays on every strong one', () => {
    const kept = (grade: 0 | 2) =>
      corpus().flatMap((page) => {
        const answer = page.answers[grade];
        return points(threadFor(page, answer.text))
          .filter((p) => p.kind === 'keep')
          .map(({ quote }) => answer.defects.some((d) => d.kind !== 'missing' && quote!.includes(d.quote)));
      });
    expect(kept(0).filter(Boolean).length).toBeLessThanOrEqual(2);
    expect(kept(2)).toHaveLength(corpus().length);
  });
});

it('strong answers are told no more that is wrong than they were: two of twenty', () => {
  const wrong = corpus().flatMap((page) => {
    const { text, holds, points: made } = page.answers[2];
    return points(threadFor(page, text))
      .filter((p) => p.kind === 'fix')
      .filter(({ quote, check }) => {
        const id = check?.replace(/^[a-z-]+[.#]/u, '') ?? '';
        return quote !== undefined || holds.includes(id) || made.includes(id);
      })
      .map((p) => `${page.id}: ${p.check}`);
  });
  console.log(`wrong points on ${corpus().length} strong answers: ${wrong.length}`);
  expect(wrong.length * 10).toBeLessThanOrEqual(corpus().length);
});

describe('what stands against another paper', () => {
  it('is shown with both: a role as well as a value', () => {
    const [role] = points(thread(RESUME, '정산 배치의 청크 처리는 제가 혼자 만들었습니다.')).filter(
      (p) => p.kind === 'fix',
    );
    expect(role!.quote).toBe('정산 배치의 청크 처리는 제가 혼자 만들었습니다.');
    expect(role!.say).toContain('‘동료와 함께’');
  });
});

describe('a value without its basis', () => {
  const told = '점검표를 만들어서 리뷰 시간을 40% 줄였습니다.';

  it('is named where the interview is about a line of the résumé, or a follow-up asked for it', () => {
    expect(words(thread(RESUME, told)).join()).toContain('‘40%’ 값을 잰 방법이나 기간을 찾지 못했습니다.');
    const asked = thread(STORY, '점검표를 만들었습니다.', { asked: '얼마나 달라졌나요?', answer: told });
    asked.turns[1]!.probe = 'quantify';
    expect(words(asked).join()).toContain('‘40%’ 값을');
  });

  it('is no fault elsewhere: a number said aloud needs no paper', () => {
    expect(words(thread(STORY, told)).join()).not.toContain('40%');
  });

  it('is none once it was told how it was measured', () => {
    expect(words(thread(RESUME, `${told} 두 달 동안 리뷰 도구의 기록으로 쟀습니다.`)).join()).not.toContain('40%');
  });
});

describe('what the question asks for', () => {
  const page: Page = { ...STORY, question: 'AI 코딩 도구를 팀에 들인 경험과 그 효과를 말씀해 주세요.' };
  const deed = '작년에 제가 규칙 문서를 만들어 도구가 먼저 읽게 했습니다.';

  it('and nothing in the thread speaks of is a point, with the phrase it answers to', () => {
    const { checks, points: found } = assessByRules(thread(page, deed));
    expect(checks.find((c) => c.id === 'draft.answer.all')).toMatchObject({ met: false });
    expect(found).toContainEqual({
      kind: 'fix',
      missing: '효과',
      say: '질문의 ‘효과’에 대한 문장을 찾지 못했습니다.',
      check: 'draft.answer.all',
    });
  });

  it('may come in a later answer of the thread', () => {
    const later = { asked: '그 뒤로 무엇이 달라졌나요?', answer: '같은 지적이 나오는 일이 절반으로 줄었습니다.' };
    expect(assessByRules(thread(page, deed, later)).checks.map((c) => c.id)).not.toContain('draft.answer.all');
  });

  it('is not what it quotes from a paper', () => {
    expect(assessByRules(thread(RESUME, '점검표를 만들었습니다.')).checks.map((c) => c.id)).not.toContain(
      'draft.answer.all',
    );
  });
});

describe('words of feedback', () => {
  const all = [...knowledge.rubrics.values()].flatMap((rubric) => rubric.checks.map((check) => ({ rubric, check })));

  it('are whole sentences for every check', () => {
    for (const { rubric, check } of all) {
      const failed = { id: `${rubric.id}.${check.id}`, criterion: check.criterion, met: false, by: 'offline' } as const;
      expect(fixWords(failed, check, 'ko')).toMatch(/니다\.$/u);
      expect(fixWords(failed, check, 'en')).toMatch(/^(?:Not found: [a-z].*\?|[A-Z].*\.)$/u);
    }
  });

  it('hold no place that was to be filled in', () => {
    const question =
      '이력서의 ‘배치’ 작업을 보면, 같은 날짜로 한 번 더 돌린 날에도 금액이 두 배가 되지 않게 한 것은 무엇이었나요?';
    for (const { rubric, check } of all.filter(({ rubric }) => rubric.id !== 'draft'))
      for (const lang of ['ko', 'en'] as const)
        expect(sayWords(check, lang, question), `${rubric.id}.${check.id}`).not.toMatch(/‘…’|○/u);
  });

  it.each([
    ['어디서부터 정하시겠어요?', '어디서부터 정하시겠어요?'],
    ['정산이 멈췄습니다. 무엇부터 보시겠어요?', '무엇부터 보시겠어요?'],
    ['이력서의 ‘재발 방지’ 작업은 왜 시작하셨나요?', '이력서의 “재발 방지” 작업은 왜 시작하셨나요?'],
    [
      '같은 날짜로 한 번 더 돌린 날에도 금액이 두 배가 되지 않게 한 것은 무엇이었나요?',
      '…한 번 더 돌린 날에도 금액이 두 배가 되지 않게 한 것은 무엇이었나요?',
    ],
  ])('say a question back: %s', (question, asked) => {
    expect(askedIn(question)).toBe(asked);
  });
});

describe('in a rehearsal of the notes', () => {
  const DEED = '작년에 제가 정산 배치를 새벽 두 시로 옮겼습니다. 운영팀에 먼저 알렸습니다.';
  const notes =
    '# 하늬결 준비 노트\n\n## 예상 질문\n\n### Q1. "정산 배치를 새벽에 돌리기로 한 이유를 말씀해 주세요."\n';

  it('what the question asked for and was not found can be confirmed as said', async () => {
    const deps = testDeps({ ...sampleFiles(), 'dossiers/hanigyeol/dossier.md': notes });
    const session = await hold(deps, { dossier: 'hanigyeol', mode: 'coach', only: ['notes/Q1'] }, () => DEED);
    const asked = turnOf(session.state, 't1').asked.question;
    const point = (await reportFrom(deps, session.state)).threadPoints.find((p) => p.check === 'draft.answer.all');
    expect(asked).toContain(point!.missing!);
    await confirmSaid(deps, session.state.id, 'draft.answer.all', DEED.slice(0, 20));
    const { turns } = await reportFrom(deps, (await openSession(deps, session.state.id)).state);
    expect(turns.flatMap((t) => t.attempts.flatMap((a) => a.checks)).find((c) => c.confirmed)).toMatchObject({
      id: 'draft.answer.all',
      met: true,
    });
  });
});
