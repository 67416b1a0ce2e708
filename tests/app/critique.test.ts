import { describe, expect, it } from 'vitest';
import { applyStart } from '../../src/app/apply-start.ts';
import { startAttack } from '../../src/app/attack.ts';
import { compareDrafts, critiqueDraft } from '../../src/app/critique.ts';
import { critiqueAll } from '../../src/app/critique-all.ts';
import { answer, startRehearsal } from '../../src/app/rehearse.ts';
import { reportOf } from '../../src/app/review.ts';
import { submitWork } from '../../src/app/work.ts';
import type { Assessment } from '../../src/core/brief.ts';
import { locate } from '../../src/core/evidence/locate.ts';
import { replay } from '../../src/core/session/step.ts';
import type { Coach } from '../../src/ports.ts';
import { sampleFiles, testDeps } from '../support/deps.ts';
import { notesOf } from '../support/drafts.ts';

const withNotes = (notes: string) => testDeps({ ...sampleFiles(), 'dossiers/hanigyeol/dossier.md': notes });
const draft = (question: string, text?: string) => ({ dossier: 'hanigyeol', question, ...(text ? { text } : {}) });

describe('a critique is a session', () => {
  it('with one slot, one answer via draft, and nothing that is owed', async () => {
    const deps = testDeps(sampleFiles());
    const { session, ticket } = await critiqueDraft(deps, draft('Q1'));
    const state = replay(session.state.id, (await deps.store.load(session.state.id))!);
    expect(state.started).toMatchObject({ purpose: 'critique', dossier: { slug: 'hanigyeol' } });
    expect(state.slots).toHaveLength(1);
    expect(state.turns.get('t1')!.attempts.map((a) => a.via)).toEqual(['draft']);
    expect(state.ended?.reason).toBe('finished');
    expect(ticket).toBeNull();
  });

  it('stores nothing for the same draft again, and another attempt for a changed one', async () => {
    const deps = testDeps(sampleFiles());
    const first = await critiqueDraft(deps, draft('Q1'));
    const seq = first.session.state.seq;
    const same = await critiqueDraft(deps, draft('Q1'));
    expect([same.session.state.id, same.session.state.seq]).toEqual([first.session.state.id, seq]);
    expect(same.critique).toEqual(first.critique);
    const changed = await critiqueDraft(
      deps,
      draft(
        'Q1',
        '상태와 이벤트를 같은 트랜잭션에 저장하고 릴레이가 카프카로 보냅니다. 릴레이가 죽으면 다시 보내 중복이 생기므로 컨슈머가 이벤트 ID로 이미 처리한 것을 가려냅니다.',
      ),
    );
    expect(changed.session.state.id).toBe(first.session.state.id);
    expect(changed.before).toMatchObject({ attempt: 'a1', comparison: { better: 'b' } });
    expect((await deps.store.sessions()).length).toBe(1);
  });

  it('does not stand in the way of rehearsals: the latest report, the history and the plan are as without it', async () => {
    const deps = testDeps(sampleFiles());
    const rehearsal = await startRehearsal(deps, {
      dossier: 'hanigyeol',
      questions: 2,
      mode: 'coach',
      coach: 'offline',
    });
    const plain = testDeps(sampleFiles());
    await startRehearsal(plain, { dossier: 'hanigyeol', questions: 2, mode: 'coach', coach: 'offline' });
    for (const ref of ['Q1', 'Q2', 'Q3']) await critiqueDraft(deps, draft(ref));
    expect((await reportOf(deps)).session).toBe(rehearsal.state.id);
    const next = await startRehearsal(deps, { dossier: 'hanigyeol', questions: 4, coach: 'offline' });
    const without = await startRehearsal(plain, { dossier: 'hanigyeol', questions: 4, coach: 'offline' });
    expect(next.state.slots.map((s) => s.slot.key)).toEqual(without.state.slots.map((s) => s.slot.key));
  });

  it.each([
    ['an unknown label', draft('Q9'), 'not-found', /Q1/u],
    ['no words', draft('느린 화면을 어떻게 고치셨나요?', ' \n- \n'), 'input', /./u],
    ['no draft for a question in words', draft('느린 화면을 어떻게 고치셨나요?'), 'input', /--file/u],
    ['too much', draft('Q1', '가'.repeat(20_001)), 'input', /./u],
    ['an unknown dossier', { dossier: 'nowhere', question: 'Q1' }, 'not-found', /hanigyeol/u],
  ])('refuses %s in one sentence', async (_, request, kind, hint) => {
    const deps = testDeps(sampleFiles());
    await expect(critiqueDraft(deps, request)).rejects.toMatchObject({ name: 'KkoriError', kind });
    await critiqueDraft(deps, request).catch((error: { message: string; hint: string }) =>
      expect(`${error.message} ${error.hint}`).toMatch(hint),
    );
    expect(await deps.store.sessions()).toEqual([]);
  });

  it('works on a pasted answer without any dossier or résumé', async () => {
    const { critique } = await critiqueDraft(testDeps({ 'kkori.json': '{}' }), {
      question: '느린 화면을 개선한 경험을 말씀해 주세요.',
      text: '제가 목록 API를 나눠 응답을 크게 줄였습니다. 화면마다 쓰지 않는 항목이 많았기 때문입니다.',
    });
    expect(critique.attackMap.length).toBeGreaterThan(0);
    expect(critique.coach).toBe('offline');
  });

  it('answers in English where the question is', async () => {
    const { critique } = await critiqueDraft(testDeps(sampleFiles()), {
      question: 'Tell me about a time you made something faster.',
      text: 'Last March our order list was slow. I split the endpoint and response times improved a lot. We shipped it within a week.',
    });
    const words = [
      ...critique.points.map((p) => `${p.text} ${p.next ?? ''}`),
      ...critique.attackMap.flatMap((e) => e.probes.map((p) => `${p.question} ${p.because}`)),
    ].join(' ');
    expect(words).not.toMatch(/[가-힣]/u);
  });
});

describe('all drafts side by side', () => {
  it('names what to mend first, in different drafts, and the requirements that none touches', async () => {
    const all = await critiqueAll(testDeps(sampleFiles()), { dossier: 'hanigyeol' });
    expect(all.drafts.map((d) => d.ref)).toEqual(['Q1', 'Q2', 'Q3']);
    expect(all.first.map((f) => f.ref).slice(0, 2)).toEqual(['Q1', 'Q2']);
    expect(all.first.length).toBeLessThanOrEqual(3);
    expect(all.uncovered.map((l) => l.text)).toEqual(
      expect.arrayContaining(['쿠버네티스 환경에서의 서비스 운영', '지표를 보고 기능을 되돌리거나 바꾼 경험']),
    );
    expect(all.uncovered.map((l) => l.text)).not.toContain('테스트와 코드 리뷰로 품질을 지켜 보신 분');
    const questions = all.drafts.flatMap((d) => d.critique.attackMap.flatMap((e) => e.probes.map((p) => p.question)));
    expect(new Set(questions).size).toBe(questions.length);
  });

  const story = (n: number, question: string, body: string) => `### Q${n}. "${question}"\n\n${body}\n`;

  it('sees one story told everywhere, pledges at the end, and no value anywhere', async () => {
    const notes = [
      '# 하늬결 준비 노트\n\n## 예상 질문\n',
      story(
        1,
        '협업한 경험을 말씀해 주세요.',
        '배달 쿠폰 개편에서 기획자와 규칙을 정했습니다. 하늬결에서도 함께 성장하겠습니다.',
      ),
      story(
        2,
        '어려운 문제를 푼 경험을 말씀해 주세요.',
        '배달 쿠폰 개편에서 계산을 다시 짰습니다. 하늬결에서도 열심히 기여하겠습니다.',
      ),
      story(
        3,
        '설득한 경험을 말씀해 주세요.',
        '배달 쿠폰 개편에서 순서를 바꾸자고 했습니다. 하늬결의 발전에 보탬이 되겠습니다.',
      ),
    ].join('\n');
    const all = await critiqueAll(withNotes(notes), { dossier: 'hanigyeol' });
    const ids = all.across.map((a) => a.id);
    expect(ids).toEqual(expect.arrayContaining(['one-story', 'same-ending', 'numbers', 'no-cost']));
    expect(all.across.find((a) => a.id === 'one-story')).toMatchObject({
      refs: ['Q1', 'Q2', 'Q3'],
      text: expect.stringContaining('배달 쿠폰'),
    });
    for (const { quotes } of all.across)
      for (const { ref, quote } of quotes) expect(all.drafts.find((d) => d.ref === ref)!.text).toContain(quote);
  });

  it('puts two causes of one value side by side', async () => {
    const notes = [
      '# 하늬결 준비 노트\n\n## 예상 질문\n',
      story(1, '자동화한 경험을 말씀해 주세요.', '배포 스크립트를 만들어 출시 주기를 4주에서 2주로 줄였습니다.'),
      story(2, '팀을 바꾼 경험을 말씀해 주세요.', '회의를 없애고 담당을 나눠 출시 주기를 4주에서 2주로 줄였습니다.'),
    ].join('\n');
    const all = await critiqueAll(withNotes(notes), { dossier: 'hanigyeol' });
    expect(all.across.find((a) => a.id === 'two-causes')).toMatchObject({ refs: ['Q1', 'Q2'] });
  });

  it('says so when nothing is drafted', async () => {
    await expect(
      critiqueAll(withNotes('# 노트\n\n## 예상 질문\n\n### Q1. "무엇을 하셨나요?"\n'), { dossier: 'hanigyeol' }),
    ).rejects.toMatchObject({ kind: 'input' });
  });
});

describe('two drafts of one question', () => {
  it('are attempts of one session, and the order does not matter', async () => {
    const [weak, strong] = [
      '저희는 배치를 고쳤고 많이 빨라졌습니다.',
      '세 시간 넘게 걸리던 정산 대사 배치를 48분으로 줄였습니다. 제가 인덱스 순서를 바꿨습니다. 복제본으로 옮기는 방법도 보았지만 원인이 그대로 남아서 택하지 않았습니다. 대신 쓰기가 느려졌습니다.',
    ];
    const deps = testDeps(sampleFiles());
    const question = '느린 배치를 개선한 경험을 말씀해 주세요.';
    const one = await compareDrafts(deps, { dossier: 'hanigyeol', question, a: weak!, b: strong! });
    const two = await compareDrafts(testDeps(sampleFiles()), { dossier: 'hanigyeol', question, a: strong!, b: weak! });
    expect([one.better, two.better]).toEqual(['b', 'a']);
    const [session] = await deps.store.sessions();
    expect((await deps.store.turns({ session: session!.id })).map((row) => row.attempt).sort()).toEqual(['a1', 'a2']);
  });
});

describe('--apply', () => {
  const body =
    '배송 알림 서버를 맡고 있습니다. 당시 알림이 자주 늦었습니다. 제가 발송을 요청 흐름에서 빼내 p95를 1.8초에서 0.4초로 줄였습니다.';
  const notes = notesOf('응답을 줄인 경험을 말씀해 주세요.', body);

  it('moves the candidate’s own sentence to the front and keeps the old draft in a comment that is no draft', async () => {
    const deps = withNotes(notes);
    const done = await critiqueDraft(deps, draft('Q1'));
    expect(done.critique.start.sentence).not.toBeNull();
    expect(locate(body, done.critique.start.sentence!.text)).not.toBeNull();
    expect(await applyStart(deps, done.own!, done.critique)).toMatchObject({ changed: true });
    const { text } = await deps.workspace.read('kkori://dossiers/hanigyeol');
    expect(text).toContain('<!-- 고치기 전 초안');
    expect(text).toContain(body);
    const again = await critiqueDraft(deps, draft('Q1'));
    expect(again.own!.draft!.text.startsWith('제가 발송을 요청 흐름에서 빼내')).toBe(true);
    expect(again.own!.draft!.text).not.toContain('고치기 전');
    expect(await applyStart(deps, again.own!, again.critique)).toMatchObject({ changed: false });
  });

  it('never writes over a file that changed meanwhile', async () => {
    const deps = withNotes(notes);
    const done = await critiqueDraft(deps, draft('Q1'));
    const source = await deps.workspace.read('kkori://dossiers/hanigyeol');
    await deps.workspace.write(source.uri, `${source.text}\n새 줄\n`, source.sha);
    await expect(applyStart(deps, done.own!, done.critique)).rejects.toMatchObject({ kind: 'conflict' });
    expect((await deps.workspace.read(source.uri)).text).toBe(`${source.text}\n새 줄\n`);
  });
});

describe('a rehearsal of what is not ready', () => {
  it('has one slot for each unprotected sentence, its probe preset, and goes on from there', async () => {
    const deps = testDeps(sampleFiles());
    const { critique } = await critiqueDraft(deps, draft('Q1'));
    const session = await startAttack(deps, { dossier: 'hanigyeol', question: 'Q1', coach: 'offline' });
    const { state } = session;
    expect(state.started).toMatchObject({ purpose: 'attack', from: 'kkori://dossiers/hanigyeol#Q1' });
    const open = critique.attackMap.filter((e) => e.probes.some((p) => !p.ready));
    expect(state.slots).toHaveLength(open.length);
    const notes = (await deps.workspace.read('kkori://dossiers/hanigyeol')).text;
    for (const { slot } of state.slots) {
      expect(slot.probe).toBeDefined();
      expect(open.flatMap((e) => e.probes.map((p) => p.question))).toContain(slot.question);
      expect(notes.slice(slot.evidence[0]!.start, slot.evidence[0]!.end)).toBe(slot.evidence[0]!.quote);
    }
    const outcome = await answer(deps, state.id, {
      text: '컨슈머가 처리를 마친 뒤에 오프셋을 커밋하고, 실패하면 재시도 토픽으로 보냅니다.',
      via: 'typed',
    });
    const first = outcome.session.state.slots[0]!;
    const assessed = outcome.session.state.turns.get(first.turns[0]!)!.attempts[0]!.assessed[0]!;
    // Only what the follow-up was after is judged: a narrow question is not held to a whole answer.
    expect(assessed.checks.length).toBeLessThanOrEqual(3);
    expect(assessed.gate).toBeUndefined();
  });

  it('is refused, with the nearest, for a label that is not there', async () => {
    await expect(
      startAttack(testDeps(sampleFiles()), { dossier: 'hanigyeol', question: 'Q4', coach: 'offline' }),
    ).rejects.toMatchObject({
      kind: 'not-found',
      hint: expect.stringContaining('Q1'),
    });
  });
});

describe('a host’s critique', () => {
  it('comes by ticket, stands beside the rules’ and is shown with the draft again', async () => {
    const deps = testDeps(sampleFiles());
    const first = await critiqueDraft(deps, { ...draft('Q1'), coach: 'host' });
    expect(first.ticket).toBe('k-1');
    const work = {
      checks: [{ id: 'core.answered', met: 'yes', quote: '메시지 유실을 완전히 없앴고' }],
      points: [{ kind: 'fix', quote: '메시지 유실을 완전히 없앴고', say: '어느 구간인지 알 수 없습니다' }],
      improved: { text: '배송 알림을 아웃박스로 바꿨습니다. 처리량은 [측정값]입니다.', slots: ['측정값'] },
    };
    expect(
      await submitWork(deps, 'k-1', { ...work, improved: { text: '처리량은 초당 900건입니다.', slots: [] } }),
    ).toMatchObject({ outcome: 'refused' });
    expect(await submitWork(deps, 'k-1', work)).toMatchObject({ outcome: 'done' });
    const again = await critiqueDraft(deps, { ...draft('Q1'), coach: 'host' });
    expect(again.critique).toMatchObject({ coach: 'host', improved: work.improved });
    expect(again.critique.checks.find((c) => c.id === 'technical.core.answered')).toMatchObject({
      met: true,
      by: 'host',
    });
    expect(again.ticket).toBeNull();
    const report = await reportOf(deps, first.session.state.id);
    expect(report.turns[0]!.attempts[0]!.improved).toEqual(work.improved);
    const changed = await critiqueDraft(deps, {
      ...draft('Q1', '상태와 이벤트를 같은 트랜잭션에 저장했습니다.'),
      coach: 'host',
    });
    expect(changed.ticket).toBe('k-2');
    expect(changed.critique.coach).toBe('offline');
  });
});

describe('a model’s critique', () => {
  const model = (outcome: () => Awaited<ReturnType<Coach['perform']>>): Coach => ({
    name: 'anthropic',
    perform: (async () => outcome()) as unknown as Coach['perform'],
  });
  const judged: Assessment = {
    checks: [
      {
        id: 'technical.use.when',
        criterion: 'use',
        met: true,
        quote: '배송 알림에 카프카를 도입했습니다',
        by: 'anthropic',
      },
    ],
    expected: [],
    points: [{ kind: 'fix', quote: '높은 처리량을 달성했습니다', say: '어느 정도인지 알 수 없습니다' }],
    levels: { use: 3 },
    dropped: [],
  };

  it('stands beside the rules’ and is named', async () => {
    const deps = testDeps(sampleFiles());
    deps.coaches.anthropic = model(() => ({
      kind: 'done',
      value: judged as never,
      by: { coach: 'anthropic', model: 'm' },
    }));
    const { critique, session } = await critiqueDraft(deps, { ...draft('Q1'), coach: 'anthropic' });
    expect(critique).toMatchObject({ coach: 'anthropic', levels: { use: 3 } });
    expect(critique.points.map((p) => p.text)).toEqual(['어느 정도인지 알 수 없습니다']);
    expect(critique.unsupported.map((u) => u.quote)).toEqual(['완전히', '높은 처리량']);
    expect(
      replay(session.state.id, (await deps.store.load(session.state.id))!)
        .turns.get('t1')!
        .attempts[0]!.assessed.map((a) => a.by.coach),
    ).toEqual(['offline', 'anthropic']);
  });

  it('that fails leaves the rules’, says so, and loses no draft', async () => {
    const deps = testDeps(sampleFiles());
    deps.coaches.anthropic = model(() => ({ kind: 'failed', reason: 'overloaded', retryable: true }));
    const done = await critiqueDraft(deps, { ...draft('Q1'), coach: 'anthropic' });
    expect(done.critique.coach).toBe('offline');
    expect(JSON.stringify(await deps.store.load(done.session.state.id))).toContain('overloaded');
    expect(done.critique).not.toHaveProperty('levels');
    expect((await deps.store.load(done.session.state.id))!.some((e) => e.type === 'answered')).toBe(true);
  });
});
