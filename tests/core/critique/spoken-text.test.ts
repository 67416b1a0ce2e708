import { describe, expect, it } from 'vitest';
import { spokenText } from '../../../src/core/critique/spoken-text.ts';
import { locate } from '../../../src/core/evidence/locate.ts';
import { sentences } from '../../../src/core/korean.ts';

describe('a draft as it is said', () => {
  it.each([
    [
      '- 저는 **아웃박스**를 썼습니다.\n\n<br />\n\n- 그래서 `dedup_key`로 걸렀습니다.',
      '저는 아웃박스를 썼습니다.\n그래서 dedup_key로 걸렀습니다.',
    ],
    ['1. 읽기 분산\n  - 복제본을 둡니다.', '읽기 분산\n복제본을 둡니다.'],
    ['user_id와 2 * 3은 그대로입니다.', 'user_id와 2 * 3은 그대로입니다.'],
    ['[글](https://example.com/a)을 봅니다. <!-- 메모 -->', '글을 봅니다.'],
    ['### 결론\n> 인용입니다.', '결론\n인용입니다.'],
  ])('%j', (draft, said) => {
    expect(spokenText(draft)).toBe(said);
  });

  it('ends no sentence at a question mark inside a phrase', () => {
    const said = spokenText('먼저 **왜 지금인가?**에 대한 답을 적겠습니다.');
    expect(sentences(said)).toHaveLength(1);
  });

  it('keeps its sentences findable in the draft', () => {
    const draft = '- **정산** 배치를 `48분`으로 줄였습니다.\n- 제가 *인덱스* 순서를 바꿨습니다.';
    for (const { text } of sentences(spokenText(draft))) expect(locate(draft, text)).not.toBeNull();
  });
});
