import { describe, expect, it } from 'vitest';
import { materialOf } from '../../src/app/advance.ts';
import { materialFor } from '../../src/app/material.ts';
import { startRehearsal } from '../../src/app/rehearse.ts';
import { steerIn } from '../../src/app/steer.ts';
import { hintsFor } from '../../src/core/hints.ts';
import { slotOf, turnOf } from '../../src/core/session/state.ts';
import { QUESTION_TYPES } from '../../src/core/vocabulary.ts';
import { sampleFiles, testDeps } from '../support/deps.ts';

const { knowledge, dossier } = await materialFor(testDeps(sampleFiles()), 'hanigyeol');
const base = { card: null, met: new Set<string>(), dossier, knowledge, level: 'mid', lang: 'ko' as const };

describe('hints', () => {
  it.each(QUESTION_TYPES)('there is more than one for a %s question, in both languages, no two the same', (type) => {
    for (const lang of ['ko', 'en'] as const) {
      const hints = hintsFor({ ...base, type, lang });
      expect(hints.length).toBeGreaterThan(1);
      expect(new Set(hints).size).toBe(hints.length);
    }
  });

  it('are those of the card first, for core points that were not found', () => {
    const card = knowledge.concepts.get('transactional-outbox')!;
    const core = card.points.filter((point) => point.weight === 'core' && point.hint);
    const found = new Set([core[0]!.id]);
    const hints = hintsFor({ ...base, type: 'technical', card, met: found });
    expect(hints[0]).toBe(core[1]!.hint);
    expect(hints).not.toContain(core[0]!.hint);
  });

  it('offer at 역질문 what the candidate noted and what such companies are worth being asked', () => {
    const hints = hintsFor({ ...base, type: 'reverse' });
    const pages = [...knowledge.industries.values(), ...knowledge.axes.values()].flatMap((page) =>
      page.ask.map((question) => question.text.ko),
    );
    expect(hints.filter((hint) => pages.includes(hint)).length).toBeGreaterThan(0);
    expect(hintsFor({ ...base, type: 'reverse', dossier: null }).filter((hint) => pages.includes(hint))).toEqual([]);
    const noted = { ...dossier!, ask: [{ ...dossier!.posting.requirements[0]!, text: '온콜은 어떻게 도나요?' }] };
    expect(hintsFor({ ...base, type: 'reverse', dossier: noted })[0]).toBe('온콜은 어떻게 도나요?');
  });

  it('come one after the other in a rehearsal, and the last one stays', async () => {
    const deps = testDeps(sampleFiles());
    const session = await startRehearsal(deps, {
      coach: 'offline',
      dossier: 'hanigyeol',
      mode: 'coach',
      seed: 2,
      questions: 4,
    });
    const material = await materialOf(deps, session.state);
    const replies: string[] = [];
    for (let i = 0; i < 9; i++) replies.push((await steerIn(deps, session, material, { action: 'hint' })).reply!);
    expect(replies[0]).not.toBe(replies[1]);
    expect(replies.at(-1)).toBe(replies.at(-2));
    expect(turnOf(session.state, session.state.open!).attempts).toEqual([]);
    expect(slotOf(session.state, turnOf(session.state, session.state.open!).asked.slot).status).toBe('open');
  });
});
