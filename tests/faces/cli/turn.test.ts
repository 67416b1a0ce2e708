import { describe, expect, it } from 'vitest';
import { openSession } from '../../../src/app/advance.ts';
import type { Deps } from '../../../src/app/deps.ts';
import type { SessionState } from '../../../src/core/session/state.ts';
import { sampleFiles, testDeps } from '../../support/deps.ts';
import { cli, KEY, Person } from './harness.ts';

const START = ['rehearse', 'hanigyeol', '--questions', '2', '--seed', '3'];
const ANSWER = '제가 인덱스를 바꿔 조회를 3초에서 1초로 줄였습니다. 실행 계획으로 확인했습니다.';

async function latest(deps: Deps): Promise<SessionState> {
  return (await openSession(deps, (await deps.store.sessions({ limit: 1 }))[0]!.id)).state;
}

const attempts = (state: SessionState) =>
  state.turnOrder.flatMap((id) => state.turns.get(id)!.attempts.map((a) => a.text));
const actions = (state: SessionState) =>
  state.turnOrder.flatMap((id) => state.turns.get(id)!.steered.map((s) => s.action));

/** A person at the first question. */
async function seated(argv: string[] = START, deps = testDeps(sampleFiles()), columns = 80) {
  const person = new Person(argv, { deps, columns });
  await person.until('Enter 시작');
  person.keys(KEY.enter);
  await person.until('면접관');
  return { person, deps };
}

describe('a rehearsal at the terminal', () => {
  it('opens with company, format, mode, what the coach cannot see, stages and what is left out; not with the questions', async () => {
    const person = new Person(START, { deps: testDeps(sampleFiles()) });
    const header = await person.until('Enter 시작 · 쓰다가 ? 도움말');
    expect(header).toContain('하늬결');
    expect(header).toContain('1차 기술 면접 · 질문 2개(타자) · 실전 모드');
    expect(header).toContain('규칙 코치(모델 없음)');
    expect(header).toContain('규칙 코치는 빠진 것과 어긋난 것만 봅니다. 잘했는지는 판단하지 않습니다.');
    expect(header).toContain('이번에 안 다룸');
    expect(header.replace('? 도움말', '')).not.toContain('?');
    person.keys(KEY.interrupt);
    expect(await person.done).toBe(130);
  });

  it('stores an answer the moment it is sent; Ctrl-C says how to go on and leaves 130', async () => {
    const { person, deps } = await seated();
    await person.answer(ANSWER);
    await person.until('면접관');
    person.keys(`반쯤 쓴${KEY.interrupt}`);
    expect(await person.done).toBe(130);
    expect(person.stderr.text()).toBe('답한 것은 모두 저장되어 있습니다. 이어서 하려면\n  kkori rehearse --resume\n');
    expect(person.stdout.text()).toContain('\u001b[?2004l');
    expect(attempts(await latest(deps))).toEqual([ANSWER]);

    const again = new Person(['rehearse', '--resume'], { deps });
    expect(await again.until('면접관')).toContain('답변 1개가 저장되어 있습니다');
    again.keys(KEY.interrupt);
    expect(await again.done).toBe(130);
  });

  it('shows the help for ? before it begins, and begins with Enter', async () => {
    const deps = testDeps(sampleFiles());
    const person = new Person(START, { deps });
    await person.until('Enter 시작');
    person.keys(`?${KEY.enter}`);
    expect(await person.until('Enter 시작')).toContain('질문 다시');
    expect((await latest(deps)).turnOrder.length).toBeLessThanOrEqual(1);
    person.keys(KEY.enter);
    await person.until('면접관');
    person.keys(KEY.interrupt);
    expect(await person.done).toBe(130);
  });

  it('names the workspace in the command to go on with, on a line of its own however long', async () => {
    const deps = testDeps(sampleFiles());
    const folder = '/home/nobody/연습 폴더/아주 긴 이름의 작업 공간/면접 준비 자료를 모아 둔 곳';
    const person = new Person(['--workspace', folder, ...START], { deps, columns: 40 });
    await person.until('Enter 시작');
    person.keys(KEY.interrupt);
    expect(await person.done).toBe(130);
    expect(person.stderr.text().split('\n')).toContain(`  kkori rehearse --resume --workspace '${folder}'`);
  });

  it('counts the questions of a design round as they are asked', async () => {
    const person = new Person(['rehearse', 'hanigyeol', '--format', 'system-design', '--questions', '12'], {
      deps: testDeps(sampleFiles()),
    });
    const header = await person.until('Enter 시작');
    const planned = Number(/질문 (\d+)개/u.exec(header)![1]);
    expect(planned).toBeLessThan(12);
    expect(header).toContain('12개를 정하셨지만');
    expect(header).toContain(`본 질문은 ${planned}개`);
    expect(header).toMatch(/\d분 → /u);
    person.keys(KEY.interrupt);
    await person.done;
  });

  it('takes a pasted text of several lines as one answer, verbatim', async () => {
    const { person, deps } = await seated();
    await person.until('답>');
    person.keys('\u001b[200~첫 줄입니다.\n\n- 인덱스를 바꿨습니다.\n그만\u001b[201~');
    person.keys(KEY.enter);
    await person.until('면접관');
    expect(attempts(await latest(deps))).toEqual(['첫 줄입니다.\n\n- 인덱스를 바꿨습니다.\n그만']);
    person.keys(KEY.interrupt);
    await person.done;
  });

  it('asks again after an empty line, explains itself on ?, and asks which one is meant by 다시', async () => {
    const { person, deps } = await seated();
    await person.answer('');
    await person.until('답을 적고 Enter');
    await person.answer('?');
    expect(await person.until('Ctrl-C 나가기')).toContain('왜 묻나 · ');
    await person.answer('다시');
    await person.until('어느 쪽인가요?');
    await person.until('다시 답하기');
    person.keys(KEY.enter);
    await person.until('면접관');
    await person.answer('힌트');
    await person.until('실전 모드에서는 힌트를 드리지 않습니다');
    expect(actions(await latest(deps))).toEqual(['repeat', 'hint']);
    person.keys(KEY.interrupt);
    await person.done;
  });

  it('keeps the first answer when it is answered again', async () => {
    const { person, deps } = await seated();
    await person.answer(ANSWER);
    await person.until('면접관');
    await person.answer('u');
    await person.until('다시 답합니다');
    await person.answer('고쳐 말한 답입니다. 제가 인덱스를 바꿨습니다.');
    await person.until('면접관');
    const state = await latest(deps);
    expect(state.turns.get('t1')!.attempts.map((a) => a.text)).toEqual([
      ANSWER,
      '고쳐 말한 답입니다. 제가 인덱스를 바꿨습니다.',
    ]);
    person.keys(KEY.interrupt);
    await person.done;
  });

  it('takes a question out with its reason', async () => {
    const { person, deps } = await seated();
    await person.answer('x 너무 뻔합니다');
    await person.until('이 질문을 뺐습니다');
    const state = await latest(deps);
    expect(state.slots[0]!.status).toBe('skipped');
    expect(state.turns.get('t1')!.steered[0]!.text).toBe('x 너무 뻔합니다');
    person.keys(KEY.interrupt);
    await person.done;
  });

  it('ends on 그만 after a yes, has the person rate themselves, and shows a last screen of 18 lines at the most', async () => {
    const { person, deps } = await seated();
    await person.answer(ANSWER);
    await person.until('면접관');
    await person.answer('그만');
    await person.until('여기서 마칠까요?');
    await person.until('아니요');
    person.keys(`${KEY.left}${KEY.enter}`);
    await person.until('오늘은 어떠셨나요?');
    await person.until('안 함');
    expect(person.stdout.text()).not.toContain('지킬 것');
    person.keys(`${KEY.down}${KEY.enter}`);
    const screen = `── ${(await person.until('보고서 전체')).split('── ')[1]}`;
    expect(screen.split('\n').length).toBeLessThanOrEqual(18);
    expect(screen).toContain('지킬 것');
    expect(screen).not.toMatch(/\d+점|%|합격/u);
    expect((await latest(deps)).selfRating).toBe(3);
    person.keys(KEY.enter);
    expect(await person.done).toBe(0);
  });

  it('takes one mark a thread after the rating of the whole, asks again for a wrong line, and sets them beside the checks', async () => {
    const { person, deps } = await seated();
    await person.answer(ANSWER);
    await person.until('면접관');
    await person.answer('넘어가기');
    await person.until('면접관');
    await person.answer(ANSWER);
    await person.until('면접관');
    await person.answer('그만');
    await person.until('아니요');
    person.keys(`${KEY.left}${KEY.enter}`);
    await person.until('안 함');
    person.keys(KEY.enter);
    await person.until('줄기마다도');
    await person.answer('1 2 3 3', '> ');
    await person.until('숫자 2개를 차례대로');
    await person.answer('3 1', '> ');
    await person.until('보고서 전체');
    const state = await latest(deps);
    expect(state.slots.flatMap((s) => (s.selfRating === null ? [] : [s.selfRating]))).toEqual([3, 1]);
    expect(state.selfRating).toBe(2);
    const shown = (await cli(['report'], { deps })).out;
    expect(shown).toMatch(/나란히[\s\S]*자신 · [\s\S]*막힘 · /u);
    person.keys(KEY.enter);
    expect(await person.done).toBe(0);
  });

  it('lets the person say that something was said, by pointing at the sentence', async () => {
    const { person, deps } = await seated();
    await person.answer('제가 장애의 원인을 찾아 고쳤습니다. 그 뒤로 같은 장애는 나지 않았습니다.');
    await person.until('면접관');
    await person.answer('그만');
    await person.until('아니요');
    person.keys(`${KEY.left}${KEY.enter}`);
    await person.until('안 함');
    person.keys(KEY.enter);
    const number = /\(말했다면 m (\d)\)/u.exec(await person.until('m 번호로'))?.[1];
    expect(number).toBeDefined();
    await person.answer(`m ${number}`, '> ');
    await person.until('어느 문장에서');
    await person.until('없습니다');
    person.keys(KEY.enter);
    await person.until('본인 확인으로 적었습니다');
    const state = await latest(deps);
    const confirmed = state.turns.get('t1')!.attempts[0]!.confirmed;
    expect(confirmed).toMatchObject([{ quote: '제가 장애의 원인을 찾아 고쳤습니다.' }]);
    person.keys(`${KEY.enter}${KEY.enter}`);
    expect(await person.done).toBe(0);
  });

  it('shows the points after a thread in practice mode, and takes another answer to it', async () => {
    const { person, deps } = await seated([...START, '--mode', 'coach']);
    await person.answer('제가 인덱스를 바꿨습니다. 조회가 빨라졌습니다.');
    await person.until('면접관');
    await person.answer('모르겠습니다');
    await person.until('면접관');
    await person.answer('모르겠습니다');
    expect(await person.until('다시 답하시겠어요, 다음으로 갈까요?')).toMatch(
      /→ 넘어갑니다: [\s\S]+(지킬 것|고칠 것)/u,
    );
    await person.until('다시 답하기');
    person.keys(`${KEY.down}${KEY.enter}`);
    await person.until('다시 답합니다');
    await person.answer(ANSWER);
    await person.until('다시 답하시겠어요');
    await person.until('다시 답하기');
    person.keys(KEY.enter);
    await person.until('[2]');
    expect((await latest(deps)).turns.get('t1')!.attempts).toHaveLength(2);
    person.keys(KEY.interrupt);
    expect(await person.done).toBe(130);
  });

  it('goes on from what is stored when another window moved the same session', async () => {
    const plain = testDeps(sampleFiles());
    let other = false;
    const store: Deps['store'] = {
      ...plain.store,
      append: async (session, seq, events) => {
        if (!other && events.some((event) => event.type === 'answered')) {
          other = true;
          const window = await openSession(plain, session);
          window.record({ type: 'steered', turn: 't1', action: 'hint', by: { coach: 'code' } });
          await window.commit();
        }
        return plain.store.append(session, seq, events);
      },
    };
    const { person, deps } = await seated(START, { ...plain, store });
    await person.until('답>');
    const id = (await deps.store.sessions({ limit: 1 }))[0]!.id;
    person.keys(`${ANSWER}\r`);
    await person.until('다른 창에서 먼저 움직였습니다');
    await person.until('면접관');
    await person.until(ANSWER.slice(0, 10));
    person.keys(KEY.enter);
    await person.until('면접관');
    expect(attempts((await openSession(deps, id)).state)).toEqual([ANSWER]);
    person.keys(KEY.interrupt);
    await person.done;
  });

  it('opens the editor on a file of its own and takes what was written', async () => {
    const deps = testDeps(sampleFiles());
    const person = new Person(START, {
      deps,
      config: { editor: `printf '편집기에서 쓴 답입니다.\\n\\n둘째 문단.\\n' >>` },
    });
    await person.until('Enter 시작');
    person.keys(KEY.enter);
    await person.answer('e');
    await person.until('둘째 문단');
    await person.until('면접관');
    expect(attempts(await latest(deps))).toEqual(['편집기에서 쓴 답입니다.\n\n둘째 문단.']);
    person.keys(KEY.interrupt);
    await person.done;
  });

  it('reads on a narrow terminal', async () => {
    const { person } = await seated(START, testDeps(sampleFiles()), 34);
    await person.until('답>');
    for (const line of person.stdout.text().split('\n')) {
      const shown = line.replace(/\u001b\[[0-9;?]*[A-Za-z]/g, '').replace('\r', '');
      expect(shown.replace(/[가-힣‘’]/gu, 'xx').length).toBeLessThanOrEqual(44);
    }
    person.keys(KEY.interrupt);
    await person.done;
  });

  it('asks which dossier is meant when there are several', async () => {
    const person = new Person(['rehearse', '--questions', '1'], { deps: testDeps(sampleFiles()) });
    await person.until('어느 지원 건으로');
    await person.until('hanigyeol');
    person.keys(KEY.enter);
    expect(await person.until('Enter 시작')).toContain('구름틈');
    person.keys(KEY.interrupt);
    expect(await person.done).toBe(130);
  });
});
