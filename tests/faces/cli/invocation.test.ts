import { describe, expect, it } from 'vitest';
import { asTyped, invocationOf, shellPath } from '../../../src/faces/cli/invocation.ts';

describe('how kkori was started', () => {
  it.each([
    ['npm start in the checkout', '/w/kkori/src/main.ts', '/w/kkori', '/w/kkori', 'npm run kkori --'],
    ['a folder below it', '/w/kkori/src/main.ts', '/w/kkori', '/w/kkori/examples', 'npm run kkori --'],
    ['its file from elsewhere', '/w/kkori/src/main.ts', '/w/kkori', '/home/a', 'node /w/kkori/src/main.ts'],
    ['a folder beside it', '/w/kkori/src/main.ts', '/w/kkori', '/w/kkori-notes', 'node /w/kkori/src/main.ts'],
    ['a path with a space', '/my work/src/main.ts', '/my work', '/home/a', "node '/my work/src/main.ts'"],
    [
      'npx',
      '/home/a/.npm/_npx/1f/node_modules/.bin/kkori',
      '/home/a/.npm/_npx/1f/node_modules/kkori',
      '/',
      'npx kkori',
    ],
    ['installed', '/usr/bin/kkori', '/usr/lib/node_modules/kkori', '/home/a', 'kkori'],
  ])('%s', (_, script, root, folder, invocation) => {
    expect(invocationOf(script, root, folder)).toBe(invocation);
  });

  it('is written into commands and nothing else, and never twice', () => {
    const text = '먼저 `kkori add 파일`을 하세요. kkori가 지우지 못합니다. kkori --help · kkori 명령 --help';
    const typed = asTyped(text, 'npm run kkori --');
    expect(typed).toBe(
      '먼저 `npm run kkori -- add 파일`을 하세요. kkori가 지우지 못합니다. npm run kkori -- --help · npm run kkori -- 명령 --help',
    );
    expect(asTyped(typed, 'npm run kkori --')).toBe(typed);
    expect(asTyped('npx kkori report', 'npx kkori')).toBe('npx kkori report');
    expect(asTyped(text, 'kkori')).toBe(text);
  });

  it.each([
    ['/home/a/kkori', '~/kkori'],
    ['/home/ab/kkori', '/home/ab/kkori'],
    ['/home/a/내 노트', "'/home/a/내 노트'"],
    ["/tmp/it's", "'/tmp/it'\\''s'"],
    ['/tmp/$(x)', "'/tmp/$(x)'"],
  ])('a folder %s is written for a shell as %s', (folder, written) => {
    expect(shellPath(folder, '/home/a')).toBe(written);
  });
});
