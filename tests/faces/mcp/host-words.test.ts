import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { inHost } from '../../../src/faces/mcp/host-words.ts';

const APP = path.join(import.meta.dirname, '..', '..', '..', 'src', 'app');

describe('words for a terminal, said inside an assistant', () => {
  it.each([
    ['먼저 `kkori add 파일`로 공고를 넣어 주세요.', '먼저 save_material로 공고를 넣어 주세요.'],
    ['`kkori add 이력서.md --as resume`으로 넣어 주세요.', 'save_material로 넣어 주세요.'],
    ['지원 건을 함께 적어 주세요: kkori ask 지원건 --question Q3', '지원 건을 함께 적어 주세요: ask_follow_ups'],
    ['다른 --format을 고르거나 공고를 더 넣어 주세요.', '다른 `format`을 고르거나 공고를 더 넣어 주세요.'],
    ['다른 지원 건이면 `--to 이름`으로 이름을 정해 주세요.', '다른 지원 건이면 `dossier`로 이름을 정해 주세요.'],
    ['영어로 하려면 --lang en으로 시작하세요', '영어로 하려면 `lang` en으로 시작하세요'],
    ['inbox에 넣고 kkori add로 가져와 주세요.', 'inbox에 넣고 save_material로 가져와 주세요.'],
    ['kkori 설정에서 고른 폴더', 'kkori 설정에서 고른 폴더'],
  ])('%s', (typed, said) => {
    expect(inHost(typed)).toBe(said);
  });

  it('leave no command and no option in any hint of a use case', () => {
    const hints = readdirSync(APP).flatMap((file) =>
      readFileSync(path.join(APP, file), 'utf8')
        .split('\n')
        .filter((line) => /[가-힣]/u.test(line) && /kkori [a-z]|--[a-z]/u.test(line)),
    );
    expect(hints.length).toBeGreaterThan(8);
    for (const hint of hints) expect(inHost(hint.replaceAll('\\`', '`'))).not.toMatch(/kkori [a-z]{3,}|--[a-z]/u);
  });
});
