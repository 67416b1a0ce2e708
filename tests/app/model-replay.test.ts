import { describe, expect, it } from 'vitest';
import { reportFrom } from '../../src/app/review.ts';
import { reportJson } from '../../src/faces/cli/json.ts';
import { Cassette, type Exchange } from '../support/cassette.ts';
import { type Body, lastText } from '../support/fake-model.ts';
import { type ModelOptions, modelOf } from '../support/model-deps.ts';
import { hold } from '../support/rehearsal.ts';
import { briefOf, json, scripted } from '../support/scripted-model.ts';

const OPTIONS = {
  dossier: 'hanigyeol',
  format: 'technical',
  mode: 'exam',
  questions: 3,
  coach: 'anthropic',
  seed: 3,
} as const;
const ANSWERS = [
  '아웃박스 테이블에 이벤트를 함께 저장하고 릴레이가 읽어 카프카로 보냅니다. 연락은 010-2345-6789로 받습니다.',
  '커밋한 뒤 바로 보내면 프로세스가 죽을 때 잃기 때문에 그렇게 했습니다.',
  '실행 계획을 보고 인덱스의 순서를 바꿨고, 전후를 같은 데이터로 견주었습니다.',
  '모르겠습니다',
];

/** A model that looks something up, has trouble once, words a follow-up anew, and has its summary mended. */
function lively() {
  const plain = scripted({
    assess: (_, times) =>
      times === 2 ? { status: 401 } : json({ checks: [], points: [], misconceptions: [], conflicts: [] }),
    word: (body, times) => {
      const written = /사람이 써 둔 문장: (.+)/u.exec(lastText(body))?.[1] ?? '';
      return times === 1
        ? json({ question: '릴레이가 읽어 보낸 다음에는 어떤 순간이 가장 불안하신가요?', anchor: '릴레이' })
        : json({ question: written, anchor: '릴레이' });
    },
    summarise: (_, times) =>
      json({
        text:
          times === 1 ? '처리 시간을 7분으로 줄였다고 하셨습니다.' : '흐름은 이어졌고, 확인한 방법은 찾지 못했습니다.',
        next: [],
      }),
  });
  return (body: Body, request: number) =>
    briefOf(body) === 'plan' && request === 1
      ? { tools: [{ name: 'read_source', input: { uri: 'kkori://resume' } }] }
      : plain(body, request);
}

/** A whole rehearsal from the same clock and ids; `responder` answers only what the `fetch` given lets through. */
async function rehearsed(fetch: ModelOptions['fetch'], answers: readonly string[] = ANSWERS, responder = lively()) {
  const { deps } = modelOf(responder, { ...(fetch ? { fetch } : {}) });
  let said = 0;
  const { state } = await hold(deps, OPTIONS, () => answers[said++ % answers.length]!);
  return {
    events: JSON.stringify(await deps.store.load(state.id)),
    report: JSON.stringify(reportJson(await reportFrom(deps, state))),
    state,
  };
}

const nobody = () => {
  throw new Error('the scripted model was asked');
};

async function recorded() {
  const cassette = new Cassette();
  const first = await rehearsed((inner) => cassette.recording(inner));
  return { cassette, first };
}

describe('a rehearsal with a model, replayed from what was sent and came back', () => {
  it('asks for the same bytes, stores the same events and gives the same report', async () => {
    const { cassette, first } = await recorded();
    expect(first.state.ended?.reason).toBe('finished');
    expect(first.state.summarised?.text).toContain('흐름은 이어졌고');
    expect(first.state.failures).toMatchObject([{ brief: 'assess' }]);
    expect(cassette.exchanges.length).toBeGreaterThan(6);

    const kept = JSON.parse(JSON.stringify(cassette.exchanges)) as Exchange[];
    const again = new Cassette();
    const player = new Cassette(kept).playing();
    const second = await rehearsed(() => again.recording(player.fetch), ANSWERS, nobody);
    player.finish();
    expect(again.exchanges).toEqual(cassette.exchanges);
    expect(second.events).toBe(first.events);
    expect(second.report).toBe(first.report);
  });

  it('keeps neither key nor personal data on the cassette', async () => {
    const { cassette } = await recorded();
    const all = JSON.stringify(cassette.exchanges);
    expect(all).not.toMatch(/sk-ant|010-2345-6789/u);
    expect(all).toContain('[전화번호]');
  });

  it('says where another answer parts from the recorded one, instead of passing', async () => {
    const { cassette, first } = await recorded();
    const player = cassette.playing();
    const other = [ANSWERS[0]!, ANSWERS[1]!.replace('커밋한 뒤', '저장한 뒤'), ...ANSWERS.slice(2)];
    const second = await rehearsed(() => player.fetch, other, nobody);
    expect(() => player.finish()).toThrow(
      /^cassette: request \d+ is not the recorded one: they part at character \d+\n {2}recorded: …[\s\S]*커밋한[\s\S]*\n {2}made: {5}…[\s\S]*저장한/u,
    );
    expect(second.state.failures.length).toBeGreaterThan(first.state.failures.length);
    expect(second.events).not.toBe(first.events);
  });

  it('says when requests are left over or there are none left', async () => {
    const { cassette } = await recorded();
    const cut = new Cassette(cassette.exchanges.slice(0, -1)).playing();
    await rehearsed(() => cut.fetch, ANSWERS, nobody);
    expect(() => cut.finish()).toThrow(`which ends after ${cassette.exchanges.length - 1}`);
    const long = new Cassette([...cassette.exchanges, cassette.exchanges[0]!]).playing();
    await rehearsed(() => long.fetch, ANSWERS, nobody);
    expect(() => long.finish()).toThrow(`only ${cassette.exchanges.length} of ${cassette.exchanges.length + 1}`);
  });
});
