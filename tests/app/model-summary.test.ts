import { describe, expect, it } from 'vitest';
import { materialOf } from '../../src/app/advance.ts';
import { answerIn, startRehearsal } from '../../src/app/rehearse.ts';
import { reportFrom } from '../../src/app/review.ts';
import { steer } from '../../src/app/steer.ts';
import { changeCoach } from '../../src/app/work.ts';
import { turnOf } from '../../src/core/session/state.ts';
import type { CoachEvent } from '../../src/ports.ts';
import { type Answer, type Body, lastText } from '../support/fake-model.ts';
import { modelOf, PROMPTS } from '../support/model-deps.ts';
import { briefOf, json, type Script, scripted } from '../support/scripted-model.ts';

const OPTIONS = {
  dossier: 'hanigyeol',
  format: 'technical',
  mode: 'exam',
  questions: 2,
  coach: 'anthropic',
  seed: 3,
} as const;
const SAID =
  '아웃박스 테이블에 이벤트를 함께 저장하고 릴레이가 읽어 카프카로 보냅니다. 연락은 010-2345-6789로 받습니다.';
const GOOD = {
  text: '릴레이가 읽어 보내는 흐름은 말씀하셨고, 멈췄을 때의 이야기는 찾지 못했습니다. ‘릴레이가 읽어 카프카로 보냅니다’ 다음을 이어 말하면 좋겠습니다.',
  next: ['릴레이가 멈춘 뒤에 남는 것을 한 문장으로 말하기'],
};
const INVENTED = { ...GOOD, text: '처리 시간을 7분으로 줄였다고 말씀하셨습니다.' };

/** A rehearsal whose questions are all answered; in an exam the self-rating is still to come. */
async function answered(script: Script = {}, options: object = {}, text = SAID) {
  const model = modelOf(scripted(script));
  const { deps, fake } = model;
  const session = await startRehearsal(deps, { ...OPTIONS, ...options });
  const material = await materialOf(deps, session.state);
  for (let i = 0; i < 40 && session.state.open !== null; i++)
    await answerIn(deps, session, material, { text, via: 'file' });
  const { id } = session.state;
  const rate = (signal?: AbortSignal) =>
    steer(deps, id, { action: 'self-rate', rating: 2, ...(signal ? { signal } : {}) });
  const asked = (): Body[] => fake.seen.map((s) => s.body).filter((body) => briefOf(body) === 'summarise');
  const stored = async (type: string) => (await deps.store.load(id))!.filter((event) => event.type === type);
  return { ...model, id, session, rate, asked, stored };
}

describe('the summary of a session by a model', () => {
  it('is written once, when the report opens, and says who wrote it and what it took', async () => {
    const { deps, id, rate, asked, stored } = await answered({ summarise: () => json(GOOD) });
    expect(asked()).toEqual([]);
    const { state } = (await rate()).session;
    expect(asked()).toHaveLength(1);
    expect(asked()[0]!.tools).toBeUndefined();
    expect(state.summarised).toMatchObject({
      ...GOOD,
      by: {
        coach: 'anthropic',
        model: 'fake-model',
        prompt: PROMPTS.get('summarise', 'ko').hash,
        usage: { input: 100, output: 20 },
      },
    });
    expect((await reportFrom(deps, state)).summary).toEqual({ ...GOOD, by: 'anthropic' });
    await steer(deps, id, { action: 'resume' });
    await changeCoach(deps, id, 'offline');
    await changeCoach(deps, id, 'anthropic');
    expect(asked()).toHaveLength(1);
    expect(await stored('summarised')).toHaveLength(1);
  });

  it('stands on every question and answer, masked, and a quote across a mask is found', async () => {
    const quote = '연락은 [전화번호]로 받습니다';
    const text = `끝에 ‘${quote}’라고 덧붙인 말은 묻지 않은 것이었고, 흐름은 이어서 말씀하셨습니다.`;
    const { session, rate, asked } = await answered({ summarise: () => json({ text, next: [] }) });
    const { state } = (await rate()).session;
    const sent = lastText(asked()[0]!);
    for (const turn of session.state.turnOrder) expect(sent).toContain(turnOf(session.state, turn).asked.question);
    expect(sent).toContain(quote);
    expect(sent).not.toContain('010-2345-6789');
    expect(state.summarised?.text).toBe(text);
  });

  it('that invents a number is mended once', async () => {
    const { rate, asked } = await answered({ summarise: (_, times) => json(times === 1 ? INVENTED : GOOD) });
    const { state } = (await rate()).session;
    expect(asked()).toHaveLength(2);
    expect(lastText(asked()[1]!)).toMatch(/^고칠 것이 있습니다[\s\S]*7분/u);
    expect(state.summarised).toMatchObject({ ...GOOD, by: { usage: { input: 200, output: 40 } } });
  });

  it.each<[string, () => Answer, RegExp]>([
    ['still invents a number after that', () => json(INVENTED), /7분/u],
    ['cannot be had', () => ({ status: 401 }), /refused the key/u],
    ['is no JSON', () => ({ text: '잘하셨습니다' }), /not one JSON object/u],
  ])('that %s is dropped, the failure recorded, and not asked for again', async (_name, summarise, reason) => {
    const { deps, id, rate, asked, stored } = await answered({ summarise });
    const { state } = (await rate()).session;
    expect(state.summarised).toBeNull();
    expect(state.failures).toMatchObject([{ brief: 'summarise', by: { coach: 'anthropic' } }]);
    expect(state.failures[0]!.reason).toMatch(reason);
    expect(state.failures[0]!.turn).toBeUndefined();
    const report = await reportFrom(deps, state);
    expect(report).toMatchObject({ open: true, ended: 'finished' });
    expect(report.summary).toBeUndefined();
    const before = asked().length;
    await steer(deps, id, { action: 'resume' });
    expect(asked()).toHaveLength(before);
    expect(await stored('work-failed')).toHaveLength(1);
  });

  it('may be called off: the rating is stored, nothing is sent, and the session is complete', async () => {
    const { deps, id, rate, asked } = await answered({ summarise: () => json(GOOD) });
    const off = new AbortController();
    off.abort();
    const { state } = (await rate(off.signal)).session;
    expect(state).toMatchObject({ selfRating: 2, summarised: null });
    expect(state.failures).toMatchObject([{ brief: 'summarise', reason: 'cancelled' }]);
    await steer(deps, id, { action: 'resume' });
    expect(asked()).toEqual([]);
  });

  it('called off in the middle ends at once', async () => {
    const { deps, fake, rate, asked } = await answered({ summarise: () => ({ fault: 'hang' }) });
    const off = new AbortController();
    deps.watch = (event: CoachEvent) => {
      if (event.type === 'work' && event.brief === 'summarise') queueMicrotask(() => off.abort());
    };
    const { state } = (await rate(off.signal)).session;
    expect(state.failures).toMatchObject([{ brief: 'summarise', reason: 'cancelled' }]);
    expect(asked().length).toBeLessThanOrEqual(1);
    expect(fake.seen.length).toBeGreaterThan(0);
  });

  it('is not asked for where nothing was answered', async () => {
    for (const text of ['모르겠습니다', '네.']) {
      const { rate, asked } = await answered({}, {}, text);
      const { state } = (await rate()).session;
      expect(asked(), text).toEqual([]);
      expect(state.failures.filter((failed) => failed.brief === 'summarise')).toEqual([]);
      expect(state.selfRating).toBe(2);
    }
  });

  it('comes at the end of a practice session, without a rating', async () => {
    const { session, asked } = await answered({ summarise: () => json(GOOD) }, { mode: 'coach' });
    expect(session.state.ended).not.toBeNull();
    expect(session.state.summarised).toMatchObject(GOOD);
    expect(asked()).toHaveLength(1);
  });

  it('is written in the session’s language', async () => {
    const english = {
      text: 'The flow came across; what happens when the relay stops did not.',
      next: ['Say it first'],
    };
    const { rate, asked } = await answered(
      { summarise: (_, times) => json(times === 1 ? GOOD : english) },
      { lang: 'en' },
      'We store the event in an outbox table and a relay reads it and sends it to Kafka. If the relay stops, it goes on later.',
    );
    const { state } = (await rate()).session;
    expect(lastText(asked()[0]!)).toContain('Job: summary of the session');
    expect(state.summarised).toMatchObject(english);
  });

  it('is asked for again only when nothing of it was recorded: after a crash, or when no model was at hand', async () => {
    const { deps, id, rate, asked, stored } = await answered({ summarise: () => json(GOOD) });
    const { store } = deps;
    const coach = deps.coaches.anthropic!;
    deps.store = {
      ...store,
      append: async (session, seq, events) => {
        if (events.some((event) => event.type === 'summarised')) throw new Error('the process dies here');
        return store.append(session, seq, events);
      },
      load: store.load.bind(store),
      sessions: store.sessions.bind(store),
    };
    await expect(rate()).rejects.toThrow('dies here');
    expect(await stored('self-rated')).toHaveLength(1);
    deps.store = store;
    deps.coaches.anthropic = undefined;
    await steer(deps, id, { action: 'resume' });
    expect(await stored('work-failed')).toEqual([]);
    deps.coaches.anthropic = coach;
    const { state } = (await steer(deps, id, { action: 'resume' })).session;
    expect(state.summarised).toMatchObject(GOOD);
    expect(asked()).toHaveLength(2);
  });
});
