import { describe, expect, it } from 'vitest';
import { HELP, mistakes, say } from '../../../src/faces/cli/command-words.ts';
import { en } from '../../../src/faces/cli/words.en.ts';
import { ko } from '../../../src/faces/cli/words.ko.ts';

const shown = (value: unknown): string => {
  if (typeof value === 'function') return value.toString();
  if (value !== null && typeof value === 'object' && !(value instanceof RegExp))
    return Object.values(value).map(shown).join('\n');
  return String(value);
};

describe('the words of the terminal', () => {
  it('are the same set in both languages', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(ko).sort());
    expect(en.help).toHaveLength(ko.help.length);
    expect(shown({ ...en, unknownIn: '' })).not.toMatch(/[가-힣]/u);
  });

  it('use the product’s names and none of those it avoids', () => {
    const korean = [ko, say, mistakes, HELP].map(shown).join('\n');
    expect(korean).not.toMatch(/도시에|오프라인|빠졌습니다\.|면접자|합격|점수|공격|기대 포인트/u);
  });

  it('put no guessing particle behind a name', () => {
    expect([ko, say, mistakes, HELP].map(shown).join('\n')).not.toMatch(/은\(는\)|이\(가\)|을\(를\)|\(으\)로/u);
  });
});
