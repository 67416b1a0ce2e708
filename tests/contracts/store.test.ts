import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { memoryStore } from '../../src/adapters/store/memory.ts';
import { sqliteStore } from '../../src/adapters/store/sqlite.ts';
import { AT_THE_DESK } from '../../src/core/session/events.ts';
import { turnRows } from '../../src/core/session/projection.ts';
import type { SessionStore } from '../../src/ports.ts';
import {
  answered,
  asked,
  assessed,
  check,
  ended,
  planned,
  selfRated,
  shortSession,
  slot,
  stamp,
  started,
  TEST_START,
} from '../support/events.ts';

const clock = { now: () => TEST_START };

const ADAPTERS: Record<string, (folder: string) => SessionStore> = {
  memory: () => memoryStore(),
  sqlite: (folder) => sqliteStore({ folder: join(folder, '.kkori'), clock }),
};

describe.each(Object.entries(ADAPTERS))('session store: %s', (_, make) => {
  const cleanups: (() => Promise<void>)[] = [];

  function fresh(): SessionStore {
    const folder = mkdtempSync(join(tmpdir(), 'kkori-store-'));
    const store = make(folder);
    cleanups.push(async () => {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    });
    return store;
  }

  afterEach(async () => {
    for (const clean of cleanups.splice(0)) await clean();
  });

  it('has nothing to begin with', async () => {
    const store = fresh();
    expect(await store.load('nobody')).toBeNull();
    expect(await store.sessions()).toEqual([]);
    expect(await store.turns()).toEqual([]);
    expect(await store.purge({ all: true })).toBe(0);
    await store.rebuild();
  });

  it('gives back what was appended, in order, however it was cut into appends', async () => {
    const store = fresh();
    const events = shortSession();
    expect(await store.append('whole', 0, events)).toBe('ok');
    for (const [i, event] of events.entries()) expect(await store.append('piecemeal', i, [event])).toBe('ok');

    expect(await store.load('whole')).toEqual(events);
    expect(await store.load('piecemeal')).toEqual(events);
    const rows = (id: string) => store.turns({ session: id });
    expect((await rows('whole')).map((row) => ({ ...row, session: 'x' }))).toEqual(
      (await rows('piecemeal')).map((row) => ({ ...row, session: 'x' })),
    );
  });

  it('hands out events that nobody can change', async () => {
    const store = fresh();
    await store.append('s', 0, shortSession());
    const loaded = (await store.load('s'))!;
    expect(() => Object.assign(loaded[0]!, { at: 1 })).toThrow(TypeError);
    loaded.length = 0;
    expect(await store.load('s')).toEqual(shortSession());
  });

  it('answers conflict, and writes nothing, when somebody was faster', async () => {
    const store = fresh();
    const [first, second] = stamp([started(), planned([slot('s1')])]);
    await store.append('s', 0, [first!]);

    expect(await store.append('s', 0, [first!])).toBe('conflict');
    expect(await store.append('s', 7, [{ ...second!, seq: 8 }])).toBe('conflict');
    expect(await store.append('unknown', 1, [second!])).toBe('conflict');
    expect(await store.load('s')).toEqual([first]);
    expect(await store.load('unknown')).toBeNull();
    expect(await store.append('s', 1, [second!])).toBe('ok');
  });

  it('lets exactly one of many concurrent appends win', async () => {
    const store = fresh();
    await store.append('s', 0, stamp([started(), planned([slot('s1')]), asked('t1', 's1')]));
    const attempts = Array.from({ length: 20 }, (_, i) =>
      store.append('s', 3, stamp([answered('t1', { text: `답 ${i}` })], { after: 3 })),
    );
    const outcomes = await Promise.all(attempts);
    const winner = outcomes.indexOf('ok');
    expect(outcomes.filter((outcome) => outcome === 'ok')).toHaveLength(1);
    expect((await store.load('s'))!.slice(3)).toMatchObject([{ type: 'answered', text: `답 ${winner}` }]);
  });

  it('takes an append of nothing as a look at the place', async () => {
    const store = fresh();
    await store.append('s', 0, shortSession());
    expect(await store.append('s', 16, [])).toBe('ok');
    expect(await store.append('s', 3, [])).toBe('conflict');
    expect(await store.append('new', 0, [])).toBe('ok');
    expect(await store.load('new')).toBeNull();
  });

  it.each([
    ['a seq that does not follow', 's', 0, stamp([started()], { after: 1 })],
    ['an answer over 20,000 characters', 's', 1, stamp([answered('t1', { text: 'ㄱ'.repeat(20_001) })], { after: 1 })],
    ['an unknown event', 's', 1, [{ v: 1, seq: 2, at: 1, type: 'dreamt' }]],
    ['a version from the future', 's', 1, [{ ...stamp([ended()], { after: 1 })[0], v: 2 }]],
    ['a session that does not begin with its start', 's', 0, stamp([ended()])],
    ['a second start', 's', 1, stamp([started()], { after: 1 })],
    ['an id like a path', '../s', 0, stamp([started()])],
    ['a negative place', 's', -1, stamp([started()])],
  ])('refuses %s as input, in one sentence', async (_, id, expectedSeq, events) => {
    const store = fresh();
    if (expectedSeq > 0) await store.append(id, 0, stamp([started()]));
    const before = await store.load(id);
    await expect(store.append(id, expectedSeq, events as never)).rejects.toMatchObject({
      name: 'KkoriError',
      kind: 'input',
      message: expect.stringMatching(/^[^.]+\.$/),
    });
    expect(await store.load(id)).toEqual(before);
  });

  it('sums a session up and lists the latest changed first', async () => {
    const store = fresh();
    const at = TEST_START;
    await store.append('older', 0, shortSession({ at }));
    await store.append(
      'newer',
      0,
      stamp([started({ dossier: null, title: null, format: 'resume' })], { at: at + 60_000 }),
    );
    await store.append('changed', 0, stamp([started({ coach: 'host' })], { at: at - 5000 }));
    await store.append(
      'changed',
      1,
      stamp([{ type: 'coach-changed', from: 'host', to: 'offline' }], { after: 1, at: at + 90_000 }),
    );

    expect(await store.sessions()).toEqual([
      expect.objectContaining({
        id: 'changed',
        startedAt: at - 5000,
        updatedAt: at + 90_000,
        seq: 2,
        coach: 'offline',
      }),
      expect.objectContaining({ id: 'newer', dossier: null, title: null, format: 'resume', ended: false }),
      {
        id: 'older',
        startedAt: at,
        updatedAt: at + 15_000,
        seq: 16,
        purpose: 'rehearsal',
        dossier: 'hanigyeol',
        title: '하늬결 서버 엔지니어 (픽업·정산)',
        format: 'technical',
        mode: 'coach',
        coach: 'offline',
        ended: true,
      },
    ]);
    const ids = async (filter: Parameters<SessionStore['sessions']>[0]) =>
      (await store.sessions(filter)).map((summary) => summary.id);
    expect(await ids({ open: true })).toEqual(['changed', 'newer']);
    expect(await ids({ open: false })).toEqual(['older']);
    expect(await ids({ dossier: 'hanigyeol' })).toEqual(['changed', 'older']);
    expect(await ids({ dossier: null })).toEqual(['newer']);
    expect(await ids({ dossier: 'nowhere' })).toEqual([]);
    expect(await ids({ limit: 2 })).toEqual(['changed', 'newer']);
    expect(await ids({ limit: 0 })).toEqual([]);
    await store.append('draft', 0, stamp([started({ purpose: 'critique' })], { at: at + 200_000 }));
    expect(await ids({ limit: 2 })).toEqual(['draft', 'changed']);
    expect(await ids({ without: AT_THE_DESK, limit: 2 })).toEqual(['changed', 'newer']);
    expect(await ids({ without: AT_THE_DESK, dossier: 'hanigyeol' })).toEqual(['changed', 'older']);
    expect(await ids({ without: ['rehearsal'] })).toEqual(['draft']);
    expect(await ids({ purpose: 'critique' })).toEqual(['draft']);
    await store.append('built', 0, stamp([started({ purpose: 'dossier' })], { at: at + 300_000 }));
    expect(await ids({ without: AT_THE_DESK, limit: 2 })).toEqual(['changed', 'newer']);
  });

  it('finds turns by dossier, question and session, latest first', async () => {
    const store = fresh();
    await store.append('early', 0, shortSession({ at: TEST_START }));
    await store.append('late', 0, shortSession({ at: TEST_START + 100_000, started: { dossier: null } }));
    const found = async (filter: Parameters<SessionStore['turns']>[0]) =>
      (await store.turns(filter)).map((row) => `${row.session} ${row.turn}`);

    expect(await found({})).toEqual(['late t3', 'late t2', 'late t1', 'early t3', 'early t2', 'early t1']);
    expect(await found({ dossier: 'hanigyeol' })).toEqual(['early t3', 'early t2', 'early t1']);
    expect(await found({ dossier: null })).toEqual(['late t3', 'late t2', 'late t1']);
    expect(await found({ questionKey: slot('s1').questionKey })).toEqual([
      'late t2',
      'late t1',
      'early t2',
      'early t1',
    ]);
    expect(await found({ session: 'early', limit: 1 })).toEqual(['early t3']);
    expect(await found({ dossier: null, questionKey: slot('s2').questionKey })).toEqual(['late t3']);
    expect(await store.turns({ session: 'early' })).toEqual(turnRows('early', shortSession()).toReversed());
  });

  it('keeps the order of answers that came in the same millisecond', async () => {
    const store = fresh();
    for (const id of ['b', 'a']) await store.append(id, 0, shortSession({ every: 0 }));
    expect((await store.turns()).map((row) => `${row.session} ${row.turn}`)).toEqual([
      'b t3',
      'b t2',
      'b t1',
      'a t3',
      'a t2',
      'a t1',
    ]);
    expect((await store.sessions()).map((summary) => summary.id)).toEqual(['b', 'a']);
  });

  it('keeps the rows true when something late changes them, and rebuilds the same ones', async () => {
    const store = fresh();
    await store.append('s', 0, shortSession());
    await store.append('other', 0, shortSession({ started: { dossier: null } }));
    const late = stamp(
      [
        assessed('t1', { by: { coach: 'host' }, checks: [check('technical.number', true, { by: 'host' })] }),
        { type: 'confirmed', turn: 't3', attempt: 'a1', check: 'behavioural.result', quote: '멈춘 일' },
        selfRated(3),
        answered('t1', { attempt: 'a2', text: '다시 말씀드리면 아웃박스 표를 두었습니다.' }),
      ],
      { after: 16, at: TEST_START + 50_000 },
    );
    for (const [i, event] of late.entries()) await store.append('s', 16 + i, [event]);

    const rows = await store.turns({ session: 's' });
    expect(rows.toReversed()).toEqual(turnRows('s', [...shortSession(), ...late]));
    expect(rows.map((row) => [row.turn, row.attempt, row.selfRating])).toEqual([
      ['t1', 'a2', 2],
      ['t3', 'a1', 3],
      ['t2', 'a1', 2],
      ['t1', 'a1', 2],
    ]);
    expect(rows[1]!.checks).toContainEqual({ id: 'behavioural.result', met: true });
    expect(rows[3]!.checks).toEqual([{ id: 'technical.number', met: true }]);

    const before = { turns: await store.turns(), sessions: await store.sessions() };
    await store.rebuild();
    expect({ turns: await store.turns(), sessions: await store.sessions() }).toEqual(before);
  });

  it('keeps 20,000 characters and every kind of writing as they came', async () => {
    const store = fresh();
    const texts = [
      '가나다라마'.repeat(4000),
      '가족 '.normalize('NFD').repeat(100),
      '👩‍👩‍👧‍👦 ㈜ ﬁ \u202e거꾸로\u202c \u200b\u0000 끝',
      `반쪽 \ud83d 글자`,
      `'); DROP TABLE events; --\n"따옴표" \\ \r\n\t`,
    ];
    const head = stamp([started({ title: texts[2]! }), planned([slot('s1')]), asked('t1', 's1')]);
    await store.append('s', 0, head);
    for (const [i, text] of texts.entries()) {
      const event = stamp([answered('t1', { attempt: `a${i + 1}`, text })], { after: 3 + i });
      expect(await store.append('s', 3 + i, event)).toBe('ok');
    }
    expect((await store.load('s'))!.slice(3).map((event) => 'text' in event && event.text)).toEqual(texts);
    expect((await store.sessions())[0]!.title).toBe(texts[2]);
  });

  it('removes one session, one dossier, or everything, and forgets it at once', async () => {
    const store = fresh();
    await store.append('a', 0, shortSession());
    await store.append('b', 0, shortSession({ started: { dossier: { slug: 'other', sha: 'x' } } }));
    await store.append('c', 0, shortSession());
    await store.append('d', 0, shortSession({ started: { dossier: null } }));
    await store.load('a');

    expect(await store.purge({ session: 'nobody' })).toBe(0);
    expect(await store.purge({ session: 'a' })).toBe(1);
    expect(await store.load('a')).toBeNull();
    expect(await store.turns({ session: 'a' })).toEqual([]);
    expect(await store.append('a', 16, stamp([ended()], { after: 16 }))).toBe('conflict');
    expect(await store.append('a', 0, stamp([started()]))).toBe('ok');

    expect(await store.purge({ dossier: 'hanigyeol' })).toBe(2);
    expect((await store.sessions()).map((summary) => summary.id).sort()).toEqual(['b', 'd']);
    expect(await store.purge({ all: true })).toBe(2);
    expect(await store.sessions()).toEqual([]);
    expect(await store.turns()).toEqual([]);
  });
});
