import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withStartInFront } from '../../../src/core/critique/move-start.ts';

const around = (draft: string) => {
  const before = '### Q1. "질문?"\n\n';
  const file = `${before}${draft}\n\n### Q2. "다음?"\n\n그대로.\n`;
  return { file, span: { start: before.length, end: before.length + draft.length } };
};
const mended = (draft: string, sentence: string) => {
  const { file, span } = around(draft);
  return withStartInFront(file, span, sentence, '2026-11-22');
};

describe('a sentence moved to the front of a draft', () => {
  it('stands first, without the connective that led to it; the old draft is kept below', () => {
    const out = mended(
      '배송 알림을 맡았습니다. 원인을 찾았습니다. 그 결과 중복을 0건으로 줄였습니다. 이후 알람을 걸었습니다.',
      '중복을 0건으로 줄였습니다.',
    )!;
    expect(out).toContain(
      '\n중복을 0건으로 줄였습니다. 배송 알림을 맡았습니다. 원인을 찾았습니다. 이후 알람을 걸었습니다.\n\n<!-- 고치기 전 초안 (2026-11-22)\n배송 알림을 맡았습니다.',
    );
    expect(out).toMatch(/-->\n\n### Q2\. "다음\?"\n\n그대로\.\n$/u);
  });

  it('moves with its list item', () => {
    const out = mended(
      '- 알림을 맡았습니다.\n- **원인**을 찾았습니다.\n- 결과적으로 중복을 없앴습니다.',
      '중복을 없앴습니다.',
    )!;
    expect(out).toContain('\n\n- 중복을 없앴습니다.\n- 알림을 맡았습니다.\n- **원인**을 찾았습니다.\n\n<!--');
  });

  it('changes nothing where the sentence does not stand in the draft', () => {
    expect(mended('알림을 맡았습니다. 그렇습니다.', '없는 문장입니다, 어디에도.')).toBeNull();
  });

  it('never ends the comment early, and loses no word of the draft', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a --> b', '-- x --', '가나다라마바사', '끝 -->'), { maxLength: 4 }),
        (odd) => {
          const sentence = '옮길 문장은 이것입니다.';
          const draft = `처음 문장입니다. ${sentence} ${odd.join(' ')}`.trimEnd();
          const out = mended(draft, sentence)!;
          const comment = /<!-- [\s\S]*?-->/u.exec(out)![0];
          const letters = (text: string) => text.replace(/[^\p{L}]/gu, '');
          expect(letters(comment)).toContain(letters(draft));
          expect(out.endsWith('### Q2. "다음?"\n\n그대로.\n')).toBe(true);
        },
      ),
    );
  });
});
