import { describe, expect, it } from 'vitest';
import { SAID, suggested } from '../../support/mcp-candidate.ts';
import { hostOf } from '../../support/mcp-client.ts';
import { testDeps } from '../../support/mcp-deps.ts';

/**
 * Tokens by a count that is above what the usual tokenisers give: a Hangul syllable or other non-Latin character one,
 * three characters of Latin text or punctuation one, digits and hex in twos.
 */
function tokens(text: string): number {
  const wide = [...text].filter((c) => c.codePointAt(0)! > 0x2ff).length;
  const narrow = text.replace(/[^\0-\u02ff]/gu, '');
  const hex = narrow.match(/[0-9a-f]{4,}/g)?.join('').length ?? 0;
  return Math.ceil(wide + hex / 2 + (narrow.length - hex) / 3);
}

describe('what a host has to write for a turn, beyond the answer', () => {
  it('is at most 150 tokens with one proposal, with ids as long as they really are', async () => {
    const deps = testDeps();
    deps.ids.session = () => 's-3f0a6f1e-7c57-4bb4-9a52-0f7f6d1c2b3a';
    const host = await hostOf(deps);
    const first = await host.call('start_rehearsal', {
      dossier: 'hanigyeol',
      format: 'technical',
      questions: 2,
      mode: 'coach',
    });
    const call = suggested(first, 'submit_answer')!;
    const proposal = {
      probe: 'quantify',
      anchor: '꽤 빨라졌습니다',
      question: '‘꽤 빨라진’ 부분은 얼마에서 얼마로 달라진 것인가요?',
      why: '값이 없음',
    };
    const written = { ...call, answer: '', followUps: [proposal] };
    console.log(
      `beyond the answer: ${tokens(JSON.stringify(written))} tokens with one proposal, ${tokens(JSON.stringify({ ...call, answer: '', followUps: [] }))} without`,
    );
    expect(tokens(JSON.stringify(written))).toBeLessThanOrEqual(150);
    const short = [
      { probe: 'quantify', anchor: '빨라졌', question: '얼마에서 얼마로 달라졌나요?' },
      { probe: 'failure', anchor: '릴레이', question: '릴레이가 멈추면 누가 아나요?' },
    ];
    expect(tokens(JSON.stringify({ ...call, answer: '', followUps: short }))).toBeLessThanOrEqual(150);
    const taken = await host.call('submit_answer', { ...call, answer: SAID.outbox, followUps: short });
    expect(taken.failed).toBe(false);
    await host.close();
  });
});
