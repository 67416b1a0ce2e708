import { describe, expect, it } from 'vitest';
import { critiqueDraft } from '../../../src/app/critique.ts';
import { threadOf } from '../../../src/app/threads.ts';
import { followUpProblems } from '../../../src/core/probes/verify.ts';
import { sampleFiles, testDeps } from '../../support/deps.ts';
import { critiqued, notesOf, tailsOf } from '../../support/drafts.ts';

const OUTBOX = '메시지 유실을 어떻게 막았는지 설명해 주세요.';

describe('the map of a draft', () => {
  it.each(['Q1', 'Q2', 'Q3'])('%s: each follow-up keeps the twelve rules and none comes twice', async (ref) => {
    const { critique, session, material } = await critiqueDraft(testDeps(sampleFiles()), {
      dossier: 'hanigyeol',
      question: ref,
    });
    const thread = { ...threadOf(session.state, 's1', material), cards: [...material.knowledge.concepts.values()] };
    const tails = tailsOf(critique);
    for (const { probe, question, anchor, key, why } of tails)
      expect(followUpProblems({ probe, question, anchor, key, why }, thread)).toEqual([]);
    expect(new Set(tails.map((t) => t.question)).size).toBe(tails.length);
    expect(tails.filter((t) => t.key.startsWith('frame/')).length).toBeLessThanOrEqual(Math.max(1, tails.length * 0.4));
    for (const tail of tails) expect(['first', 'next']).toContain(tail.likelihood);
    for (const tail of tails) expect(tail.because).not.toBe('');
    expect(tails.filter((t) => t.likelihood === 'first').length).toBeGreaterThan(0);
  });

  it('ties each follow-up to the sentence that invites it', async () => {
    const { attackMap } = await critiqued('Q1');
    const sentence = (probe: string) => attackMap.find((e) => e.probes.some((p) => p.probe === probe))?.sentence;
    expect(sentence('ownership')).toBe('저희는 배송 알림에 카프카를 도입했습니다.');
    expect(sentence('failure')).toContain('유실을 완전히 없앴고');
  });

  it('asks about every value and not only the first', async () => {
    const found = await critiqued(
      '느린 화면을 개선한 경험을 말씀해 주세요.',
      '제가 목록 화면을 고쳐 응답이 크게 빨라졌습니다. 그 뒤 첫 화면의 용량도 많이 줄였습니다. 검색 화면은 높은 처리량을 달성했습니다.',
    );
    const asked = tailsOf(found)
      .filter((t) => t.probe === 'quantify')
      .map((t) => t.anchor.quote);
    expect(asked).toEqual(
      expect.arrayContaining([expect.stringContaining('크게'), expect.stringContaining('많이'), '높은 처리량']),
    );
  });

  it('asks about a plan only what a plan can answer', async () => {
    const found = await critiqued(
      '만약 새 로직을 내보낸다면, 잘 되는지 어떻게 확인하시겠습니까?',
      '먼저 병목을 수치화하겠습니다. 첫날 문의 급증이 보이면 바로 멈추겠습니다.',
    );
    const tails = tailsOf(found);
    expect(tails.filter((t) => ['ownership', 'quantify', 'verify', 'counterfactual'].includes(t.probe))).toEqual([]);
    expect(tails.map((t) => t.question)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/‘병목’ .*어떤 값/u),
        expect.stringMatching(/‘문의 급증’ .*어느 값/u),
      ]),
    );
  });
});

describe('what is ready', () => {
  const draft =
    '배송 알림을 아웃박스로 바꿨습니다. 메시지 유실을 막으려고 상태와 이벤트를 같은 트랜잭션에 저장했습니다.';
  const dup =
    '릴레이가 표시를 남기기 전에 죽으면 다시 보내니 중복이 생깁니다. 컨슈머가 이벤트 ID로 이미 처리한 것을 가려냅니다.';
  const files = (notes: string) => ({ ...sampleFiles(), 'dossiers/hanigyeol/dossier.md': notes });
  const tail = async (notes: string, id: string) => {
    const found = await critiqued('Q1', undefined, testDeps(files(notes)));
    return { found, tail: tailsOf(found).find((t) => t.key === `transactional-outbox/${id}`) };
  };

  it('is nothing, and that comes first', async () => {
    const { found, tail: dupTail } = await tail(notesOf(OUTBOX, draft), 'dup');
    expect(dupTail).not.toHaveProperty('ready');
    expect(found.attackMap[0]!.probes.some((p) => !p.ready)).toBe(true);
  });

  it('is the draft of one’s own follow-up, with its words and its place', async () => {
    const { tail: dupTail } = await tail(notesOf(OUTBOX, draft, [['릴레이가 죽으면 어떻게 되나요?', dup]]), 'dup');
    expect(dupTail?.ready).toMatchObject({
      uri: 'kkori://dossiers/hanigyeol',
      quote: expect.stringContaining('다시 보내'),
    });
  });

  it('is a line of the résumé', async () => {
    const found = await critiqued(
      '상태 변경 API를 어떻게 빠르게 하셨는지 경험을 말씀해 주세요.',
      '제가 상태 변경 API의 응답을 크게 줄였습니다. 발송을 요청 흐름에서 빼냈습니다.',
    );
    const ready = tailsOf(found).flatMap((t) => t.ready ?? []);
    expect(ready).toContainEqual({ uri: 'kkori://resume', quote: expect.stringContaining('p95를 1.8초에서 0.4초로') });
  });

  it('puts sentences with something open before those that are covered', async () => {
    const found = await critiqued(
      'Q1',
      undefined,
      testDeps(files(notesOf(OUTBOX, draft, [['릴레이가 죽으면 어떻게 되나요?', dup]]))),
    );
    const open = found.attackMap.map((entry) => entry.probes.some((p) => !p.ready));
    expect([...open].sort((a, b) => Number(b) - Number(a))).toEqual(open);
    for (const entry of found.attackMap) {
      const inside = entry.probes.map((p) => p.ready !== undefined);
      expect([...inside].sort((a, b) => Number(a) - Number(b))).toEqual(inside);
    }
  });

  it('is never what the posting says', async () => {
    const found = await critiqued('Q1');
    expect(tailsOf(found).flatMap((t) => t.ready?.uri ?? [])).not.toContain('kkori://dossiers/hanigyeol/posting');
  });
});
