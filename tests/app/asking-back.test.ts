import { beforeEach, describe, expect, it } from 'vitest';
import { materialOf, type Session } from '../../src/app/advance.ts';
import type { Deps } from '../../src/app/deps.ts';
import type { Material } from '../../src/app/material.ts';
import { answerIn, startRehearsal } from '../../src/app/rehearse.ts';
import { steerIn } from '../../src/app/steer.ts';
import { isAskingBack } from '../../src/core/session/asking-back.ts';
import { turnOf } from '../../src/core/session/state.ts';
import { sampleFiles, testDeps } from '../support/deps.ts';

let deps: Deps;
let session: Session;
let material: Material;
beforeEach(async () => {
  deps = testDeps(sampleFiles());
  session = await startRehearsal(deps, {
    coach: 'offline',
    dossier: 'hanigyeol',
    format: 'technical',
    minutes: 40,
    seed: 1,
  });
  material = await materialOf(deps, session.state);
});
const clarify = async (text: string) => (await steerIn(deps, session, material, { action: 'clarify', text })).reply!;

describe('a question that is not understood', () => {
  it('is said again, shorter and easier to take up, and stays open', async () => {
    const open = session.state.open!;
    const { question } = turnOf(session.state, open).asked;
    expect(isAskingBack(session.state, open, '죄송한데 어떤 부분을 말씀하시는 건가요?')).toBe(true);
    const first = await clarify('죄송한데 어떤 부분을 말씀하시는 건가요?');
    expect(first).toContain(question.split(/(?<=[.!])\s+/u).at(-1)!);
    expect(first).not.toBe(question);
    const second = await clarify('무슨 뜻인지 이해가 안 됩니다.');
    expect(second).toContain(question);
    expect(second).toContain('넘어가셔도 됩니다');
    expect(session.state.open).toBe(open);
    expect(turnOf(session.state, open).attempts).toEqual([]);
  });

  it.each(['왜 물어보시는 거예요?', '죄송한데 이 질문은 왜 하시는 건가요?', '그건 왜 궁금하신가요?'])(
    'is told what it is for where that is asked: %s',
    async (text) => {
      const open = session.state.open!;
      const { slot } = session.state.slots.find((s) => s.turns.includes(open))!;
      expect(slot.intent).not.toBe('');
      expect(isAskingBack(session.state, open, text)).toBe(true);
      const reply = await clarify(text);
      expect(reply).toContain(slot.intent);
      expect(reply).not.toContain(turnOf(session.state, open).asked.question);
      expect(session.state.open).toBe(open);
    },
  );

  it('is not the same as a condition to be agreed, which the candidate settles or remembers', async () => {
    expect(await clarify('하루 만 건으로 가정해도 될까요?')).toMatch(/정하셔도 됩니다|겪으신 그대로/u);
  });

  it('is an answer where questions are asked for', async () => {
    for (let i = 0; i < 30 && session.state.open !== null; i++) {
      const { slot } = session.state.slots.find((s) => s.turns.includes(session.state.open!))!;
      if (slot.type === 'reverse') break;
      await answerIn(deps, session, material, { text: '잘 모르겠습니다.', via: 'file' });
    }
    const open = session.state.open!;
    expect(session.state.slots.find((s) => s.turns.includes(open))!.slot.type).toBe('reverse');
    expect(isAskingBack(session.state, open, '어떤 부분을 가장 기대하시나요?')).toBe(false);
  });
});
