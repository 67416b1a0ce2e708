import { describe, expect, it, onTestFinished } from 'vitest';
import { openSession } from '../../../src/app/advance.ts';
import { knowledgeOf } from '../../../src/app/material.ts';
import { aliasesOf, pointsMet } from '../../../src/core/knowledge/cards.ts';
import { prepare } from '../../../src/core/knowledge/prepared-text.ts';
import { isFraming } from '../../../src/core/plan/quotas.ts';
import type { SessionState } from '../../../src/core/session/state.ts';
import { DOSSIER_SECTIONS } from '../../../src/faces/mcp/dossier-sections.ts';
import { SAID } from '../../support/mcp-candidate.ts';
import { type Host, hostOf } from '../../support/mcp-client.ts';
import { sampleFiles, type TestDeps, testDeps } from '../../support/mcp-deps.ts';

/**
 * Whatever a host reads while a rehearsal still asks: none of it may say a question that was not put yet, nor a
 * follow-up or expected point of its card. The candidate's own papers are never cut.
 */

const bare = (text: string) => text.normalize('NFC').replace(/[^\p{L}\p{N}]+/gu, '');
const ABOUT_AN_ANSWER = new Set(['ask_follow_ups', 'critique_draft']);
const HOUR = 60 * 60 * 1000;

/** Threads that wait for an answer, or in an exam for the candidate's own rating. */
const waiting = ({ slots, ended }: SessionState, exam: boolean) =>
  slots.filter(({ status }) => exam || (!ended && (status === 'pending' || status === 'open')));

/** What a text gives away. Lines in the candidate's own words are his, and `sent` is what the host asked about itself. */
type Read = { tool: string; text: string; sent: string };

async function leaks(deps: TestDeps, { tool, text, sent }: Read, state: SessionState, own: string): Promise<string[]> {
  const { knowledge } = await knowledgeOf(deps);
  const exam = state.started!.mode === 'exam';
  const his = (line: string) =>
    own.includes(
      bare(
        line
          .split(' › ')
          .at(-1)!
          .replace(/\((?:공고|이력서|내 노트)\)$/u, ''),
      ),
    );
  // What is left out parts the lines beside it: they are no two sentences in a row.
  const ours = (line: string) => !/^[{`*]|^- `|kkori:\/\//u.test(line) && !his(line);
  // A label of origin is no word of a sentence.
  const unquoted = text
    .replace(/ \((?:지식|코치)\)$/gmu, '')
    .replace(/[‘“]([^’”\n]+)[’”]/gu, (all, words: string) => (own.includes(bare(words)) ? '–' : all));
  const lines = unquoted.split('\n').map((line) => (ours(line) ? line.replace(/^\d+\. /u, '끝.\n') : '끝.'));
  const rest = bare(lines.join('\n')).replaceAll(sent === '' ? '\0' : sent, '');
  const prepared = [prepare(lines.join('\n'), aliasesOf(knowledge))];
  return waiting(state, exam).flatMap(({ slot, status }) => {
    const card = knowledge.concepts.get(slot.card ?? '');
    const design = knowledge.designs.get(slot.design ?? '');
    const told = (what: string, said: string) => (rest.includes(bare(said)) ? [`${slot.id} ${what}: ${said}`] : []);
    return [
      ...(status === 'pending' && !isFraming(slot.type) ? told('question', slot.question) : []),
      ...(card?.probes ?? []).flatMap((p) => (p.text.ko.includes('{') ? [] : told('follow-up', p.text.ko))),
      ...(card?.points ?? []).flatMap((p) => told('point', p.text.ko)),
      ...(card ? told('example', card.example.slice(0, 80)) : []),
      ...[...(design?.milestones ?? []), ...(design?.changes ?? [])].flatMap((p) => told('design', p.text.ko)),
      // What is said to an answer of his goes after its own topic; that another card's words are near is no key.
      ...(card && !ABOUT_AN_ANSWER.has(tool) ? pointsMet(card, prepared, 'ko') : []).flatMap((p) =>
        p.met ? [`${slot.id} signal ${card!.id}#${p.point.id}: ${p.quote}`] : [],
      ),
    ];
  });
}

/** Every call by which a host can look something up, for the session's own topics. */
async function readings(
  deps: TestDeps,
  state: SessionState,
): Promise<{ tool: string; args: Record<string, unknown> }[]> {
  const { knowledge } = await knowledgeOf(deps);
  const slots = state.slots.filter(({ slot }) => !isFraming(slot.type)).map(({ slot }) => slot);
  const cards = [...new Set(slots.flatMap((s) => [s.card ?? '', ...s.concepts]).filter(Boolean))];
  const pages = new Set([
    ...cards.map((id) => `kkori://knowledge/concepts/${id}`),
    ...slots.flatMap((s) => (s.design ? [`kkori://knowledge/designs/${s.design}`] : [])),
    ...slots.flatMap((s) => s.evidence.map((e) => e.uri).filter((uri) => uri.startsWith('kkori://knowledge/'))),
  ]);
  const read = (uri: string) => ({ tool: 'read_source', args: { uri } });
  const queries = [
    ...slots.slice(0, 4).map((s) => s.question),
    ...cards.slice(0, 4).flatMap((id) => knowledge.concepts.get(id)?.title.ko ?? []),
    ...cards.slice(0, 3).flatMap((id) => knowledge.concepts.get(id)?.points[0]?.text.ko ?? []),
  ];
  return [
    ...[...pages].flatMap((uri) => [read(uri), ...[1, 3, 7].map((n) => read(`${uri}/${n}`))]),
    ...['hanigyeol', 'gureumteum'].flatMap((slug) => [
      read(`kkori://dossiers/${slug}`),
      { tool: 'build_dossier', args: { dossier: slug } },
    ]),
    ...DOSSIER_SECTIONS.map((section) => read(`kkori://dossiers/hanigyeol/${section}`)),
    ...['company', 'questions', 'concepts', 'advice'].map((section) => read(`kkori://dossiers/gureumteum/${section}`)),
    read('kkori://resume'),
    read(`kkori://sessions/${state.id}/report`),
    ...queries.map((query) => ({ tool: 'search_knowledge', args: { query, limit: 10 } })),
    ...slots.slice(0, 4).flatMap(({ question }) => [
      { tool: 'ask_follow_ups', args: { question, answer: SAID.outbox, dossier: 'hanigyeol' } },
      { tool: 'critique_draft', args: { question, draft: SAID.outbox, dossier: 'hanigyeol' } },
    ]),
    { tool: 'critique_draft', args: { dossier: 'hanigyeol' } },
    { tool: 'get_report', args: { session: state.id } },
    { tool: 'get_report', args: { session: state.id, format: 'json' } },
    { tool: 'list_dossiers', args: {} },
    { tool: 'list_dossiers', args: { compare: ['hanigyeol', 'gureumteum'], interests: '정산, 대용량' } },
  ];
}

async function rehearsing(options: Record<string, unknown>, files = sampleFiles()) {
  const deps = testDeps(files);
  const host = await hostOf(deps);
  onTestFinished(() => host.close());
  const first = await host.call('start_rehearsal', { dossier: 'hanigyeol', ...options });
  expect(first.failed, first.text).toBe(false);
  const state = async () => (await openSession(deps, 's-0001')).state;
  return { deps, host, state };
}

async function answer(host: Host, state: () => Promise<SessionState>, texts: readonly string[]): Promise<void> {
  for (const text of texts)
    await host.call('submit_answer', { session: 's-0001', turn: (await state()).open!, answer: text });
}

describe('while a rehearsal still asks, nothing that a host looks up gives it away', () => {
  it.each([
    { format: 'technical', mode: 'exam' },
    { format: 'full', mode: 'exam', questions: 10 },
    { format: 'system-design', mode: 'exam' },
    { format: 'technical', mode: 'coach', dossier: 'gureumteum' },
  ])(
    '$format · $mode',
    async (options) => {
      const { deps, host, state } = await rehearsing(options);
      const said = [SAID.weak, SAID.outbox];
      const own = bare([...Object.values(sampleFiles()), ...said].join('\n'));
      const { knowledge } = await knowledgeOf(deps);
      let looked = 0;
      await answer(host, state, said);
      const now = await state();
      expect(waiting(now, false).some(({ slot }) => slot.card || slot.design)).toBe(true);
      const asked = now.turnOrder.map((id) => bare(now.turns.get(id)!.asked.question)).join('');
      for (const { tool, args } of await readings(deps, now)) {
        const { text } = await host.call(tool, args);
        // A question that the host itself sent comes back with the result.
        const page =
          typeof args.uri === 'string' ? knowledge.pages.get(args.uri.split('/').slice(0, 5).join('/')) : null;
        const sent = bare([args.question, page?.title.ko, page?.title.en].join(' '));
        expect(
          await leaks(deps, { tool, text, sent }, now, own + asked + sent),
          `${tool} ${JSON.stringify(args)}\n${text}`,
        ).toEqual([]);
        looked += 1;
      }
      expect(looked).toBeGreaterThan(40);
    },
    120_000,
  );
});

describe('what is not kept back', () => {
  it('is the candidate’s own: résumé, notes, posting and drafts come whole, and search finds them', async () => {
    const { host, state } = await rehearsing({ format: 'technical', mode: 'exam', seed: 5 });
    expect((await state()).slots.some(({ slot }) => slot.card === 'transactional-outbox')).toBe(true);
    const files = sampleFiles();
    for (const [uri, file] of [
      ['kkori://resume', 'resume.md'],
      ['kkori://dossiers/hanigyeol/posting', 'dossiers/hanigyeol/posting.md'],
    ] as const)
      expect((await host.call('read_source', { uri })).text).toContain(files[file]!.trim());
    const questions = await host.call('read_source', { uri: 'kkori://dossiers/hanigyeol/questions' });
    expect(questions.text).toContain('세 시간 넘게 걸리던 정산 대사 배치를 48분으로 줄였습니다');
    const found = await host.call('search_knowledge', { query: 'Kafka와 아웃박스로 전환' });
    expect(found.text).toContain('kkori://resume');
  });

  it('is a page of nobody’s thread, to the letter', async () => {
    const { deps, host, state } = await rehearsing({ format: 'technical', mode: 'exam' });
    const { knowledge } = await knowledgeOf(deps);
    const used = new Set((await state()).slots.flatMap(({ slot }) => [slot.card ?? '', ...slot.concepts]));
    const free = [...knowledge.concepts.values()].filter(({ id }) => !used.has(id)).slice(0, 10);
    for (const { uri, text } of [...free, ...knowledge.formats.values(), ...knowledge.rubrics.values()])
      expect((await host.call('read_source', { uri })).text).toContain(text.trim().slice(0, 4000));
  });

  it('is anything once the session has ended, was laid aside for half a day, or the thread is over', async () => {
    const { deps, host, state } = await rehearsing({ format: 'technical', mode: 'coach' });
    const card = (await state()).slots.find(({ slot }) => slot.card)!.slot.card!;
    const uri = `kkori://knowledge/concepts/${card}`;
    const read = async () => (await host.call('read_source', { uri })).text;
    const note = '진행 중인 회차(s-0001)';
    expect(await read()).toContain(note);
    expect(await read()).not.toContain('## 기대 포인트');
    deps.clock.at += 11 * HOUR;
    expect(await read()).toContain(note);
    deps.clock.at += 2 * HOUR;
    expect(await read()).toContain('## 기대 포인트');
    // Taken up again, it asks again.
    await answer(host, state, [SAID.weak]);
    expect(await read()).toContain(note);
    await host.call('steer_rehearsal', { session: 's-0001', action: 'end' });
    expect(await read()).toContain('## 기대 포인트');
    expect((await host.call('build_dossier', { dossier: 'hanigyeol' })).text).not.toContain('진행 중인 회차');
  });

  it('says in one line, with the session, what was left out of a built dossier, and the rest of it stands', async () => {
    const { host, state } = await rehearsing({ format: 'full', mode: 'exam' });
    const { text } = await host.call('build_dossier', { dossier: 'hanigyeol' });
    expect(text).toContain('진행 중인 회차(s-0001)가 아직 물을 것은 뺐습니다.');
    for (const { slot } of (await state()).slots)
      if (!isFraming(slot.type) && slot.ref === undefined) expect(text).not.toContain(slot.question);
    expect(text).toContain('주문, 취소, 쿠폰이 섞인 가게별 정산을 매일 아침 7시 전에 끝냅니다. (공고)');
    expect(text).toContain('Q3 느린 배치를 개선한 경험을 말씀해 주세요.');
  });
});
