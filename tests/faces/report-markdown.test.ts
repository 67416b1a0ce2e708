import { describe, expect, it } from 'vitest';
import { materialOf } from '../../src/app/advance.ts';
import { answer, startRehearsal } from '../../src/app/rehearse.ts';
import { reportFrom } from '../../src/app/review.ts';
import { confirmSaid, steer } from '../../src/app/steer.ts';
import type { Report } from '../../src/core/report.ts';
import { reportMarkdown } from '../../src/faces/report-markdown.ts';
import { namesFrom, type ReportNames } from '../../src/faces/report-words.ts';
import { sampleFiles, testDeps } from '../support/deps.ts';
import { hold } from '../support/rehearsal.ts';

const SAID =
  '제가 인덱스 순서를 바꿔 조회를 3초에서 1초로 줄였습니다. 이유는 대부분을 훑고 있었기 때문입니다. 고친 뒤의 발생률은 따로 재지 않았습니다.';

async function made(
  say: (question: string, key: string) => string,
  options: Parameters<typeof hold>[1] = {},
): Promise<{ report: Report; names: ReportNames; text: string }> {
  const deps = testDeps(sampleFiles());
  const { state } = await hold(deps, { dossier: 'hanigyeol', questions: 3, seed: 3, ...options }, say);
  const { knowledge, resume } = await materialOf(deps, state);
  const names = namesFrom(knowledge, resume, state.started!.lang);
  const report = await reportFrom(deps, state);
  return { report, names, text: reportMarkdown(report, names) };
}

describe('the report as Markdown', () => {
  it('names a topic in words or not at all, never by a key', async () => {
    const { report } = await made(() => SAID, { format: 'full', questions: 10 });
    expect(report.plan.filter(({ topic }) => /^[a-z0-9-]+$/u.test(topic))).toEqual([]);
    // Sessions of before keep what they recorded.
    const old = { ...report, plan: report.plan.map((slot) => ({ ...slot, topic: 'night-alarm' })) };
    expect(reportMarkdown(old)).not.toContain('night-alarm');
  });

  it('holds plan, evidence, questions, answers, checks with their three outcomes, reasons and coverage', async () => {
    const { report, text } = await made(() => SAID);
    expect(text).toMatch(/^# .+1차 기술 면접\n/u);
    expect(text).toContain('규칙 코치(모델 없음)');
    expect(text).toContain('> 규칙 코치는 빠진 것과 어긋난 것만 봅니다. 잘했는지는 판단하지 않습니다.');
    for (const slot of report.plan) expect(text).toContain(slot.question.slice(0, 12));
    for (const turn of report.turns) expect(text).toContain(turn.question.slice(-12));
    expect(text).toContain(`> ${SAID}`);
    expect(text).toMatch(/- ✓ .+ — ‘/u);
    expect(text).toContain('- 찾지 못함: ');
    expect(text).toContain('- 판단하지 않음: ');
    expect(text).toMatch(/→ 넘어감: /u);
    expect(text).toContain('kkori://dossiers/hanigyeol/posting');
    for (const heading of [
      '지킬 것과 고칠 것',
      '다음에 연습할 것',
      '묻고 답한 것',
      '요건',
      '이력서 줄',
      '계획',
      '알아 둘 것',
    ])
      expect(text).toContain(`## ${heading}`);
    expect(text).not.toMatch(/\d+점|합격|undefined|null|\[object/u);
  });

  it('marks what was said plainly, what the candidate confirmed, and evidence whose source has changed', async () => {
    const deps = testDeps(sampleFiles());
    const { state } = await hold(deps, { dossier: 'hanigyeol', questions: 3, seed: 3 }, () => SAID);
    const { knowledge, resume } = await materialOf(deps, state);
    const names = namesFrom(knowledge, resume, 'ko');
    const report = await reportFrom(deps, state);
    const open = report.turns.flatMap((turn) => turn.checks).find((check) => check.met === false)!;
    const { state: after } = await confirmSaid(deps, state.id, open.id, '이유는 대부분을 훑고 있었기 때문입니다.');
    const changed = await reportFrom(deps, after);
    changed.plan[0]!.evidence[0]!.status = 'stale';
    const text = reportMarkdown(changed, names);
    expect(text).toContain('본인 확인');
    expect(text).toContain('원문이 바뀌었습니다');
    expect(text).toContain('솔직하게 밝힘');
  });

  it('writes down steering and both attempts', async () => {
    const deps = testDeps(sampleFiles());
    const { state } = await startRehearsal(deps, {
      dossier: 'hanigyeol',
      questions: 1,
      seed: 3,
      mode: 'coach',
      coach: 'offline',
    });
    await steer(deps, state.id, { action: 'repeat' });
    await answer(deps, state.id, { text: '저희 팀이 같이 고쳐서 많이 올렸습니다.', via: 'typed' });
    await steer(deps, state.id, { action: 'retry' });
    const { session } = await answer(deps, state.id, { text: '고쳐 말한 답입니다.', via: 'typed' });
    const text = reportMarkdown(await reportFrom(deps, session.state));
    expect(text).toContain('*질문 다시*');
    expect(text).toContain('*다시 답하기*');
    expect(text).toContain('**답** 1');
    expect(text).toContain('**답** 2');
  });

  it('is English in an English session', async () => {
    const { text } = await made(
      () => 'I changed the order of the index columns, which took the query from 3 s to 1 s.',
      { lang: 'en' },
    );
    expect(text).toContain('rule coach (no model)');
    expect(text).toContain('## Questions and answers');
    const own = text.split('\n').filter((line) => line.startsWith('#') && !line.startsWith('###'));
    for (const heading of own.slice(1)) expect(heading).not.toMatch(/[가-힣]/u);
  });

  it('gives away nothing of an exam before the self-rating', async () => {
    const { report, names } = await made(() => SAID);
    const closed: Report = { ...report, open: false };
    const text = reportMarkdown(closed, names);
    expect(text).toContain('자기 평가');
    expect(text).toContain(`> ${SAID}`);
    expect(text).not.toMatch(/## (지킬|계획|요건|다음)|찾지 못함: .+ — /u);
  });

  it('lets no answer out of its quote and no markup into a line', async () => {
    const evil =
      '첫 줄\n\n# 제목이 되고 싶은 줄\n<script>alert(1)</script>\n| 표 | 칸 |\n```\n닫지 않은 울타리\u202e\u001b[31m';
    const { text } = await made(() => evil);
    expect(text).toContain('> # 제목이 되고 싶은 줄');
    expect(text).not.toMatch(/^# 제목이/mu);
    expect(text).not.toMatch(/(^|[^\\])<script/u);
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e]/);
  });
});
