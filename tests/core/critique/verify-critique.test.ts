import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { critiqueDraft } from '../../../src/app/critique.ts';
import { threadOf } from '../../../src/app/threads.ts';
import { verifyCritiqueWork } from '../../../src/core/critique/verify-critique.ts';
import { aliasesOf } from '../../../src/core/knowledge/cards.ts';
import { sampleFiles, testDeps } from '../../support/deps.ts';

const { session, material } = await critiqueDraft(testDeps(sampleFiles()), { dossier: 'hanigyeol', question: 'Q1' });
const thread = threadOf(session.state, 's1', material);
const draft = thread.turns[0]!.answer;
const papers = {
  draftRubric: material.knowledge.rubrics.get('draft')!,
  sources: [draft, ...thread.facts.map((f) => f.evidence.quote), '하늬결 정산'],
  aliases: aliasesOf(material.knowledge),
};
const verify = (work: unknown) => verifyCritiqueWork(thread, work, papers);
const improved = (text: string, slots: string[] = []) => ({ checks: [], points: [], improved: { text, slots } });

describe('an improved answer', () => {
  it('may be made of the candidate’s own words and blanks', () => {
    const {
      assessment,
      improved: taken,
      problems,
    } = verify(
      improved(
        '배송 상태 알림을 Kafka와 아웃박스로 전환했습니다. p95는 1.8초에서 0.4초가 되었고 처리량은 [측정값]이었습니다.',
        ['측정값'],
      ),
    );
    expect(problems).toEqual([]);
    expect(assessment).not.toBeNull();
    expect(taken?.slots).toEqual(['측정값']);
  });

  it.each([
    ['a number', '알림 중복을 37% 줄였습니다.', /number ‘37%’.*\[측정값\]/u],
    ['a technology', '아웃박스 릴레이는 RabbitMQ로 옮겼습니다.', /technology ‘RabbitMQ’.*\[기술\]/u],
    ['a name', '푸른노을은행의 정산도 맡았습니다.', /name ‘푸른노을은행’/u],
  ])('with %s of its own is refused, and told what to put instead', (_, text, problem) => {
    const { assessment, improved: taken, problems } = verify(improved(text));
    expect([assessment, taken]).toEqual([null, null]);
    expect(problems.join('\n')).toMatch(problem);
  });

  it('must hold the blanks it lists', () => {
    expect(verify(improved('알림을 바꿨습니다.', ['기간'])).problems.join()).toContain('[기간]');
  });

  it('is refused for any number that nothing of the candidate’s holds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 999_999 }), fc.constantFrom('건', 'ms', '명', '%'), (n, unit) => {
        fc.pre(!papers.sources.join(' ').includes(String(n)));
        expect(verify(improved(`배송 알림에서 ${n}${unit}까지 처리했습니다.`)).assessment).toBeNull();
      }),
    );
  });
});

describe('checks and points of a draft', () => {
  it('count for the type’s rubric and the draft’s, with a verified quote', () => {
    const { assessment } = verify({
      checks: [
        { id: 'draft.answer.first', met: 'yes', quote: '메시지 유실을 완전히 없앴고' },
        { id: 'technical.use.cost', met: 'no' },
        { id: 'tail.limit', met: 'yes', quote: '말하지 않은 한계입니다' },
        { id: 'behavioural.event.once', met: 'yes', quote: '카프카를 도입했습니다' },
      ],
      points: [{ kind: 'fix', quote: '높은 처리량을 달성했습니다', say: '어느 정도인지 알 수 없습니다' }],
    });
    expect(assessment!.checks.map((c) => [c.id, c.met])).toEqual([
      ['draft.answer.first', true],
      ['technical.use.cost', false],
      ['draft.tail.limit', null],
    ]);
    expect(assessment!.dropped.map((d) => d.what)).toEqual(['draft.tail.limit', 'behavioural.event.once']);
    expect(assessment!.points).toHaveLength(1);
  });

  it.each([[null], ['not json'], [{ checks: 'x' }], [{ points: [{ kind: 'praise', say: 'x' }] }], [[]]])(
    'are refused when they cannot be read: %j',
    (work) => {
      const { assessment, problems } = verify(work);
      expect(assessment).toBeNull();
      expect(problems.length).toBeGreaterThan(0);
    },
  );
});
