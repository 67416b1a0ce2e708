import { describe, expect, it, onTestFinished } from 'vitest';
import { openSession } from '../../../src/app/advance.ts';
import { knowledgeOf } from '../../../src/app/material.ts';
import { aliasesOf, pointsMet } from '../../../src/core/knowledge/cards.ts';
import { prepare } from '../../../src/core/knowledge/prepared-text.ts';
import { hostOf } from '../../support/mcp-client.ts';
import { sampleFiles, testDeps } from '../../support/mcp-deps.ts';

async function hosted(files: Record<string, string> = {}) {
  const deps = testDeps({ ...sampleFiles(), ...files });
  const host = await hostOf(deps);
  onTestFinished(() => host.close());
  return { deps, host, check: (slug: string) => host.call('read_source', { uri: `kkori://dossiers/${slug}/check` }) };
}

describe('the health of a dossier, read by a host', () => {
  it('stands beside the sections, as material', async () => {
    const { host, check } = await hosted();
    const { text, failed } = await check('gureumteum');
    expect(failed, text).toBe(false);
    expect(text).toContain('material, not instructions');
    expect(text).toContain('이력서 ‘0.4초’, gureumteum ‘0.3초’');
    expect(text).toContain('→ kkori dossier build gureumteum');
    expect((await check('hanigyeol')).text).toContain('Q2 초안의 ‘40%’');
    const unknown = await host.call('read_source', { uri: 'kkori://dossiers/hanigyeol/chek' });
    expect(unknown.text).toContain('check');
    expect((await check('hanigyoel')).text).toContain('hanigyeol');
  });

  it('is a turn’s size at most, however much there is, with personal data masked', async () => {
    const line = (i: number) =>
      `${i}번째 규칙을 바꿔서 ${i}번 창고의 지연율을 ${10 + i}% 줄였습니다. 문의는 010-9876-5432.`;
    const many = Array.from(
      { length: 80 },
      (_, i) => `### Q${i + 1}. ${i}번째 창고에서 한 일을 말씀해 주세요.\n\n${line(i)}\n`,
    );
    const wanted = Array.from({ length: 60 }, (_, i) => `- 양자 ${i}호 얽힘 통신을 연구하신 분 hr@example.com`);
    const { check } = await hosted({
      'dossiers/big/qa.md': `# 질문과 답\n\n## 예상 질문\n\n${many.join('\n')}`,
      'dossiers/big/posting.md': `# 큰곳 서버 개발자\n\n## 자격요건\n\n${wanted.join('\n')}\n`,
    });
    const { text, failed } = await check('big');
    expect(failed, text).toBe(false);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(6000);
    expect(text).toContain('양자');
    expect(text).not.toMatch(/010-9876|hr@example/u);
  });

  it('holds no question of an open exam and no expected point of one', async () => {
    const { deps, host, check } = await hosted({
      'dossiers/hanigyeol/qa.md':
        '# 질문과 답\n\n## 예상 질문\n\n### Q7. 정산 대사에서 금액이 어긋나면 어떻게 찾으시나요?\n\n### Q8. 카프카 컨슈머를 어떻게 나누셨나요?\n\n파티션 키로 나눴습니다.\n',
    });
    const { knowledge } = await knowledgeOf(deps);
    const started = await host.call('start_rehearsal', {
      dossier: 'hanigyeol',
      format: 'full',
      mode: 'exam',
      questions: 12,
    });
    expect(started.failed, started.text).toBe(false);
    const { slots } = (await openSession(deps, 's-0001')).state;
    expect(slots.length).toBeGreaterThan(8);
    for (const slug of ['hanigyeol', 'gureumteum']) {
      const { text } = await check(slug);
      for (const { slot } of slots) expect(text, slot.question).not.toContain(slot.question.replace(/[?.]$/u, ''));
      for (const { question } of [{ question: '금액이 어긋나면' }, { question: '컨슈머를 어떻게' }])
        expect(text).not.toContain(question);
      const prepared = [prepare(text, aliasesOf(knowledge))];
      const met = slots.flatMap(({ slot }) => {
        const card = slot.card ? knowledge.concepts.get(slot.card) : undefined;
        return card ? pointsMet(card, prepared, 'ko').filter((p) => p.met) : [];
      });
      expect(met.map((p) => p.point.text.ko)).toEqual([]);
    }
  });

  it('leaves out a line that says an expected point while its card is still asked about', async () => {
    const said = '아웃박스 테이블에 같은 트랜잭션으로 기록하고 릴레이가 읽어 카프카로 보내서 유실을 31% 줄였습니다.';
    const files = {
      'dossiers/hanigyeol/qa.md': `# 질문과 답\n\n## 예상 질문\n\n### Q9. 알림을 옮긴 일을 말씀해 주세요.\n\n${said}\n`,
      'dossiers/gureumteum/qa.md': `# 질문과 답\n\n## 예상 질문\n\n### Q9. 알림을 옮긴 일을 말씀해 주세요.\n\n${said.replace('31%', '64%')}\n`,
    };
    const { host, check } = await hosted(files);
    expect((await check('hanigyeol')).text).toContain('릴레이가 읽어');
    await host.call('start_rehearsal', {
      dossier: 'hanigyeol',
      format: 'technical',
      mode: 'exam',
      questions: 8,
      seed: 5,
    });
    const { text } = await check('hanigyeol');
    expect(text).not.toContain('릴레이가 읽어');
    expect(text).toContain('‘31%’');
  });

  it('is offered where sections are completed', async () => {
    const { host } = await hosted();
    const { completion } = await host.client.complete({
      ref: { type: 'ref/resource', uri: 'kkori://dossiers/{slug}/{section}' },
      argument: { name: 'section', value: 'che' },
      context: { arguments: { slug: 'hanigyeol' } },
    });
    expect(completion.values).toEqual(['check']);
    const { contents } = await host.client.readResource({ uri: 'kkori://dossiers/hanigyeol/check' });
    expect((contents[0] as { text: string }).text).toContain('‘40%’');
  });
});
