import { describe, expect, it } from 'vitest';
import { threadRatings } from '../../../src/core/session/self-rating.ts';
import type { SlotState } from '../../../src/core/session/state.ts';

const threads = ['s1', 's2', 's4'].map((id) => ({ slot: { id } }) as SlotState);

describe('marks of threads', () => {
  it.each([
    ['2 1 3', { s1: 2, s2: 1, s4: 3 }],
    ['213', { s1: 2, s2: 1, s4: 3 }],
    ['2, -, 3', { s1: 2, s4: 3 }],
    ['0 0 0', {}],
    ['2 1', null],
    ['2 1 3 1', null],
    ['2 1 4', null],
    ['셋 다 보통', null],
    ['', null],
  ])('%j', (text, marks) => expect(threadRatings(text, threads)).toEqual(marks));
});
