import { describe, expect, it } from 'vitest';
import { openTurn, SAID, SAID_EN, suggested, ticketIn } from '../../support/mcp-candidate.ts';
import { hostOf, part } from '../../support/mcp-client.ts';
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

/** Whole rehearsals with work sent for every ticket; what each call's result costs to read, at four bytes a token. */
async function costs(options: Record<string, unknown>): Promise<{ tokens: number[]; texts: string[] }> {
  const host = await hostOf(testDeps());
  const answers = Object.values(options.lang === 'en' ? SAID_EN : SAID);
  const session = 's-0001';
  let result = await host.call('start_rehearsal', { dossier: 'hanigyeol', ...options });
  for (let i = 0; i < 90; i++) {
    expect(result.failed, result.text).toBe(false);
    const ticket = ticketIn(result);
    const turn = openTurn(result);
    if (ticket) result = await host.call('submit_work', { ticket, work: { checks: [], points: [] } });
    else if (turn)
      result = await host.call('submit_answer', { session, turn, answer: `${answers[i % answers.length]} (${i})` });
    else if (suggested(result, 'steer_rehearsal'))
      result = await host.call('steer_rehearsal', { session, action: 'self-rate', rating: 2 });
    else break;
  }
  expect(suggested(result, 'get_report')).toEqual({ session });
  await host.close();
  const texts = host.heard.map(({ text }) => text);
  return { texts, tokens: texts.map((text) => Buffer.byteLength(text) / 4) };
}

describe('what a host reads of a turn, over whole rehearsals', () => {
  it.each([
    { format: 'technical', mode: 'coach', lang: 'ko' },
    { format: 'full', mode: 'exam', lang: 'ko' },
    { format: 'system-design', mode: 'coach', lang: 'ko' },
    { format: 'technical', mode: 'coach', lang: 'en' },
  ])('$format · $mode · $lang: at most 1,500 tokens, and 4,000 with detail full', async (options) => {
    const short = await costs(options);
    const full = await costs({ ...options, detail: 'full' });
    const mean = (values: number[]) => Math.round(values.reduce((sum, v) => sum + v, 0) / values.length);
    console.log(
      `${options.format} ${options.mode} ${options.lang}: short mean ${mean(short.tokens)} max ${Math.max(...short.tokens)}, full mean ${mean(full.tokens)} max ${Math.max(...full.tokens)} tokens over ${short.tokens.length} calls`,
    );
    expect(Math.max(...short.tokens)).toBeLessThanOrEqual(1500);
    expect(Math.max(...full.tokens)).toBeLessThanOrEqual(4000);
    // The same interview is held, and more is told of it.
    expect(full.texts.length).toBe(short.texts.length);
    // Points of feedback quote less of a long question or answer in the short form.
    const said = (texts: string[]) =>
      texts.map((text) =>
        (part(text, '지금 할 말') ?? part(text, 'Say now'))?.replace(/^> (?:지킬 것|고칠 것|Keep|Fix): .*$/gmu, '> …'),
      );
    expect(said(full.texts)).toEqual(said(short.texts));
    expect(mean(full.tokens)).toBeGreaterThan(mean(short.tokens) * 1.15);
    const inWords = (texts: string[]) => texts.filter((text) => /^ {2}- `[a-z.-]+` /mu.test(text)).length;
    expect(inWords(short.texts)).toBe(0);
    expect(inWords(full.texts)).toBeGreaterThan(full.texts.length / 3);
    expect(full.texts[0]).toContain('read_source');
  });
});
