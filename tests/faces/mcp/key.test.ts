import { describe, expect, it } from 'vitest';
import { openSession } from '../../../src/app/advance.ts';
import { knowledgeOf } from '../../../src/app/material.ts';
import { aliasesOf, pointsMet } from '../../../src/core/knowledge/cards.ts';
import { prepare } from '../../../src/core/knowledge/prepared-text.ts';
import { reportIsOpen, type SessionState, turnOf } from '../../../src/core/session/state.ts';
import { FORMATS } from '../../../src/core/vocabulary.ts';
import { FULL_TURN_BYTES, TURN_BYTES } from '../../../src/faces/mcp/present/fit.ts';
import { openTurn, SAID, SAID_EN, ticketIn } from '../../support/mcp-candidate.ts';
import { hostOf, part } from '../../support/mcp-client.ts';
import { type TestDeps, testDeps } from '../../support/mcp-deps.ts';

/** A20: nothing before a thread's answers says an expected point of its card outside the question's own words. */

type Lock = { card: string; slot: string };

/** Cards whose threads still wait for answers; of an exam all of them until the candidate rated. */
function locks(state: SessionState): Lock[] {
  const all = state.started!.mode === 'exam' && !reportIsOpen(state);
  return state.slots
    .filter((s) => s.slot.card && (all || (!state.ended && (s.status === 'open' || s.status === 'pending'))))
    .map((s) => ({ card: s.slot.card!, slot: s.slot.id }));
}

/** What a result says beside questions, and in coach mode beside the feedback of threads that are over. */
function beside(text: string, state: SessionState): string {
  let rest = text;
  for (const id of state.turnOrder) rest = rest.replaceAll(turnOf(state, id).asked.question, ' · ');
  if (state.started!.mode === 'coach') {
    for (const heading of ['평가', 'Assessment']) rest = rest.replace(part(rest, heading) ?? '\0', '');
    if (/평가 저장|assessment stored/.test(rest))
      for (const heading of ['지금 할 말', 'Say now']) rest = rest.replace(part(rest, heading) ?? '\0', '');
  }
  // Headings, the names of the type's checks and of the probes are the same for every card (이어서 and Context happen to be signals).
  return rest.replace(/^\*\*[^*]+\*\*/gmu, '').replace(/^- (?:체크|checks|열린 꼬리표|open probes): .*$/gmu, '');
}

async function leaks(deps: TestDeps, text: string, state: SessionState): Promise<string[]> {
  const { knowledge } = await knowledgeOf(deps);
  const { lang } = state.started!;
  const rest = beside(text, state);
  const prepared = [prepare(rest, aliasesOf(knowledge))];
  return locks(state).flatMap(({ card: id, slot }) => {
    const card = knowledge.concepts.get(id)!;
    const said = pointsMet(card, prepared, lang).flatMap((p) =>
      p.met ? [`${slot} ${id}#${p.point.id}: ${p.quote}`] : [],
    );
    const written = card.points.filter((p) => rest.includes(p.text[lang])).map((p) => `${slot} ${id}#${p.id} as text`);
    return [...said, ...written];
  });
}

type Case = { format: string; mode: 'exam' | 'coach'; dossier: string; lang: 'ko' | 'en'; detail?: 'short' };
const cases: Case[] = [
  ...FORMATS.map(
    (format, i): Case => ({ format, mode: 'exam', dossier: i % 2 ? 'gureumteum' : 'hanigyeol', lang: 'ko' }),
  ),
  ...['technical', 'full', 'assignment'].map(
    (format): Case => ({ format, mode: 'coach', dossier: 'hanigyeol', lang: 'ko' }),
  ),
  { format: 'technical', mode: 'coach', dossier: 'gureumteum', lang: 'ko' },
  { format: 'technical', mode: 'coach', dossier: 'hanigyeol', lang: 'en' },
  { format: 'full', mode: 'exam', dossier: 'hanigyeol', lang: 'en' },
  // Everything above asks for all there is; what is told by default is less, and held to the same.
  { format: 'full', mode: 'exam', dossier: 'hanigyeol', lang: 'ko', detail: 'short' },
  { format: 'technical', mode: 'coach', dossier: 'gureumteum', lang: 'ko', detail: 'short' },
  { format: 'technical', mode: 'exam', dossier: 'hanigyeol', lang: 'en', detail: 'short' },
];

describe('the key never arrives before the answer, and a turn stays within its size', () => {
  it.each(cases)(
    '$format · $mode · $dossier · $lang $detail',
    async ({ format, mode, dossier, lang, detail = 'full' }) => {
      const deps = testDeps();
      const host = await hostOf(deps);
      const answers = Object.values(lang === 'ko' ? SAID : SAID_EN);
      let result = await host.call('start_rehearsal', { dossier, format, mode, lang, detail });
      expect(result.failed, result.text).toBe(false);
      let checked = 0;
      for (let i = 0; i < 90; i++) {
        const { state } = await openSession(deps, 's-0001');
        expect(await leaks(deps, result.text, state), result.text).toEqual([]);
        expect(Buffer.byteLength(result.text)).toBeLessThanOrEqual(detail === 'full' ? FULL_TURN_BYTES : TURN_BYTES);
        checked += locks(state).length;
        const ticket = mode === 'coach' ? ticketIn(result) : null;
        const turn = openTurn(result);
        if (ticket) result = await host.call('submit_work', { ticket, work: { checks: [], points: [] } });
        else if (turn)
          result = await host.call('submit_answer', {
            session: 's-0001',
            turn,
            answer: `${answers[i % answers.length]} (${i})`,
          });
        else break;
        expect(result.failed, result.text).toBe(false);
      }
      expect((await openSession(deps, 's-0001')).state.ended).not.toBeNull();
      if (format === 'technical' || format === 'full') expect(checked).toBeGreaterThan(0);
      await host.close();
    },
  );

  it('keeps the key of an open thread from read_source, and opens it afterwards', async () => {
    const deps = testDeps();
    const host = await hostOf(deps);
    await host.call('start_rehearsal', { dossier: 'hanigyeol', format: 'technical', mode: 'coach' });
    const { state } = await openSession(deps, 's-0001');
    const card = state.slots.find((s) => s.slot.card)!.slot.card!;
    const uri = `kkori://knowledge/concepts/${card}`;
    for (const address of [uri, `${uri}/3`]) {
      const closed = await host.call('read_source', { uri: address });
      expect(closed.failed).toBe(false);
      expect(closed.text).toContain('진행 중인 회차(s-0001)가 아직 물을 것은 뺐습니다.');
      expect(closed.text).not.toContain('## 기대 포인트');
      expect(await leaks(deps, closed.text, state)).toEqual([]);
    }
    const other = [...(await knowledgeOf(deps)).knowledge.concepts.keys()].find(
      (id) => !state.slots.some((s) => s.slot.card === id || s.slot.concepts.includes(id)),
    )!;
    expect((await host.call('read_source', { uri: `kkori://knowledge/concepts/${other}` })).failed).toBe(false);
    expect((await host.call('read_source', { uri: 'kkori://dossiers/hanigyeol/questions' })).failed).toBe(false);
    await host.call('steer_rehearsal', { session: 's-0001', action: 'end' });
    expect((await host.call('read_source', { uri })).text).toContain('## 기대 포인트');
    await host.close();
  });

  it('keeps an exam closed after its end until the candidate rated, and its report as well', async () => {
    const deps = testDeps();
    const host = await hostOf(deps);
    await host.call('start_rehearsal', { dossier: 'hanigyeol', format: 'technical', mode: 'exam' });
    const card = (await openSession(deps, 's-0001')).state.slots.find((s) => s.slot.card)!.slot.card!;
    const uri = `kkori://knowledge/concepts/${card}`;
    await host.call('submit_answer', { session: 's-0001', turn: 't1', answer: SAID.outbox });
    await host.call('steer_rehearsal', { session: 's-0001', action: 'end' });
    expect((await host.call('read_source', { uri })).text).not.toContain('## 기대 포인트');
    expect((await host.call('read_source', { uri: 'kkori://sessions/s-0001/report' })).text).toContain(
      '먼저 스스로 평가',
    );
    await host.call('steer_rehearsal', { session: 's-0001', action: 'self-rate', rating: 'declined' });
    expect((await host.call('read_source', { uri })).text).toContain('## 기대 포인트');
    expect((await host.call('read_source', { uri: 'kkori://sessions/s-0001/report' })).failed).toBe(false);
    await host.close();
  });

  it('shows of a running session only what is over', async () => {
    const deps = testDeps();
    const host = await hostOf(deps);
    let result = await host.call('start_rehearsal', { dossier: 'hanigyeol', format: 'technical', mode: 'coach' });
    for (let i = 0; i < 12; i++) {
      const { state } = await openSession(deps, 's-0001');
      if (state.ended) break;
      for (const format of ['markdown', 'json']) {
        const report = await host.call('get_report', { session: 's-0001', format });
        const open = state.slots.filter((s) => s.status === 'open' || s.status === 'pending');
        for (const { slot } of open) expect(report.text).not.toContain(slot.question);
        const { knowledge } = await knowledgeOf(deps);
        for (const { slot } of open)
          for (const point of knowledge.concepts.get(slot.card ?? '')?.points ?? [])
            expect(report.text).not.toContain(point.text.ko);
      }
      result = await host.call('submit_answer', {
        session: 's-0001',
        turn: state.open!,
        answer: `${SAID.weak} (${i})`,
      });
      expect(result.failed).toBe(false);
    }
    await host.close();
  });
});
