import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '../../src/app/advance.ts';
import { reportFrom } from '../../src/app/review.ts';
import type { Report } from '../../src/core/report.ts';
import { slotOf, turnOf } from '../../src/core/session/state.ts';
import { DEMO } from '../../src/faces/cli/commands/demo.ts';
import { ROOT, sampleFiles, testDeps } from '../support/deps.ts';
import { hold, scriptOf } from '../support/rehearsal.ts';

const scriptFile = (name: string) => scriptOf(readFileSync(path.join(ROOT, 'examples', 'answers', name), 'utf8'));

/** Keys of the sample's script in the order in which they must be put. */
const KEYS = [
  'transactional-outbox/open-resume',
  'transactional-outbox/dup',
  'transactional-outbox/dedup-key',
  'transactional-outbox/record-gap',
  'resume/F3',
  'resume/F3/contradiction',
  'requirement/incident',
  'requirement/incident/ownership',
  'requirement/incident/quantify',
  'situational/settlement-mismatch',
];

async function demo(
  lang: 'ko' | 'en',
  name: string,
): Promise<{ session: Session; report: Report; asked: string[]; unanswered: string[] }> {
  const deps = testDeps(sampleFiles());
  const script = scriptFile(name);
  const asked: string[] = [];
  const unanswered: string[] = [];
  const session = await hold(deps, { ...DEMO, lang }, (_question, key) => {
    asked.push(key);
    const answer = script.get(key)?.shift();
    if (!answer) unanswered.push(key);
    return answer ?? '모르겠습니다';
  });
  return { session, report: await reportFrom(deps, session.state), asked, unanswered };
}

describe('the sample, with the rule coach', () => {
  let held: Awaited<ReturnType<typeof demo>>;
  beforeAll(async () => {
    held = await demo('ko', 'demo.md');
  });

  const turn = (key: string) => held.report.turns.find((t) => t.key === key)!;
  const lastOf = (slot: string) => turnOf(held.session.state, slotOf(held.session.state, slot).turns.at(-1)!);

  it('asks what the script was written for, in its order: no answer to another question', () => {
    // Each stays a question that the planner finds for itself: with its reason, its evidence and its place.
    expect(held.asked).toEqual(KEYS);
    expect(held.unanswered).toEqual([]);
  });

  it('meets a common misconception with a question, not with a correction', () => {
    expect(turn('transactional-outbox/dup')).toMatchObject({
      probe: 'failure',
      anchor: { quote: '정확히 한 번 전달', in: 'answer' },
    });
    expect(turn('transactional-outbox/dup').question).not.toMatch(/아니|틀렸|사실은/u);
  });

  it('goes three steps, each opened by the answer before, and stops there with the count', () => {
    expect(lastOf('s1').decided).toMatchObject({ code: 'depth', reason: '꼬리 셋 · 핵심 5개 중 4개 확인' });
  });

  it('shows the check turning from not found to met when the candidate puts it right', () => {
    const at = (key: string) => held.session.state.turns.get(turn(key).id)!.attempts[0]!.assessed[0]!;
    const point = (key: string) => at(key).expected.find((p) => p.point === 'at-least-once')!;
    expect(point('transactional-outbox/open-resume').met).toBe(false);
    expect(point('transactional-outbox/dup').met).toBe(true);
    const misconception = (key: string) => at(key).checks.find((c) => c.id === 'technical.right.misconception')!.met;
    expect(misconception('transactional-outbox/open-resume')).toBe(false);
    expect(misconception('transactional-outbox/dup')).toBeNull();
  });

  it('puts the résumé’s value and the spoken one side by side and asks which', () => {
    const { question } = turn('resume/F3/contradiction');
    expect(question).toContain('‘0.4초’');
    expect(question).toContain('‘0.2초’');
    expect(lastOf('s2').decided).toMatchObject({ code: 'filled' });
    expect(lastOf('s2').decided?.reason).toMatch(/값.*방법/u);
  });

  it('asks for the own part first, then for the amount, one at a time', () => {
    expect(turn('requirement/incident/ownership').probe).toBe('ownership');
    expect(turn('requirement/incident/quantify')).toMatchObject({ probe: 'quantify', anchor: { quote: '크게 줄었' } });
    const own = held.report.turns.at(-2)!.checks.find((c) => c.id === 'behavioural.act.own');
    expect(own).toMatchObject({ met: true, quote: expect.stringContaining('제가 발송 기록과') });
  });

  it('takes “not measured” as a good answer and digs no further', () => {
    const basis = turn('requirement/incident/quantify').checks.find((c) => c.id === 'behavioural.result.basis');
    expect(basis).toMatchObject({ met: true, mark: 'honest' });
    expect(lastOf('s3').decided).toMatchObject({ code: 'honest' });
  });

  it('moves on from a strong answer without a follow-up', () => {
    expect(slotOf(held.session.state, 's4').turns).toHaveLength(1);
    expect(lastOf('s4').decided).toMatchObject({ code: 'filled', reason: '순서·대가·바꿀 기준을 들음' });
  });

  it('ends with one thing to keep and two to mend, and no score or verdict', () => {
    const { points } = held.report;
    expect(points.map((p) => p.kind)).toEqual(['keep', 'fix', 'fix']);
    expect(points[0]).toMatchObject({ quote: '0.4초가 맞습니다. 0.2초는 중앙값이었습니다' });
    expect(points[1]).toMatchObject({
      slot: 's3',
      quote: expect.stringContaining('저희 팀이'),
      next: expect.stringContaining('발송 기록과 컨슈머 로그를 맞춰 보고'),
    });
    expect(points[2]).toMatchObject({ slot: 's1', check: 'transactional-outbox#dual-write' });
    expect(JSON.stringify(points)).not.toMatch(/합격|\d점|\d+%/u);
    expect(held.report.ledger.filter((l) => l.state === 'defended').map((l) => l.fact)).toEqual(['F2', 'F3', 'F4']);
    expect(held.report.coverage.must.covered).toHaveLength(2);
  });

  it('is read in two minutes: at most 1,700 characters of questions, answers and reasons', () => {
    const text = held.report.turns
      .map((t) => `${t.question}${t.answer}${t.why ?? ''}${t.decided?.reason ?? ''}`)
      .join('');
    expect(text.replace(/\s/gu, '').length).toBeLessThanOrEqual(1700);
  });

  it('comes out the same to the byte', async () => {
    const again = await demo('ko', 'demo.md');
    expect(JSON.stringify(again.report)).toBe(JSON.stringify(held.report));
  });
});

describe('the sample in English', () => {
  it('puts the same questions in the same chain', async () => {
    const { asked, unanswered, report } = await demo('en', 'demo.en.md');
    expect(asked).toEqual(KEYS);
    expect(unanswered).toEqual([]);
    const withoutQuotes = report.turns.map((t) => t.question.replace(/[‘“][^’”]*[’”]/gu, ''));
    for (const question of withoutQuotes) expect(question).not.toMatch(/[가-힣]/u);
  });
});

describe('the sample texts', () => {
  it('name nobody and nothing real but public technology', () => {
    const allowed = ['하늬결', '하늬픽업', '하늬정산', '두루온배송', '새참소프트', '구름틈', '윤예시', '대전'];
    const text = Object.values(sampleFiles()).join('\n');
    for (const name of allowed.slice(0, 6)) expect(text).toContain(name);
    // Company-like words: a proper noun ends in 뱅크, 페이, 톡, 네이버 … none of which are invented here.
    expect(text).not.toMatch(/(카카오|네이버|쿠팡|토스|라인|배달의민족|당근|엔씨|넥슨)/u);
    for (const file of Object.entries(sampleFiles()))
      if (file[0] !== 'kkori.json') expect(file[1]).toContain('지어낸 예시입니다');
  });
});
