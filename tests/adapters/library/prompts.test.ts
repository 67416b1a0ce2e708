import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readPrompts } from '../../../src/adapters/library/prompts.ts';
import { hangulShare } from '../../../src/core/korean.ts';
import { PROMPT_INPUTS, type PromptName, render } from '../../../src/core/prompt.ts';
import { ROOT } from '../../support/deps.ts';

const FOLDER = path.join(ROOT, 'prompts');
const prompts = readPrompts(FOLDER);
const NAMES = Object.keys(PROMPT_INPUTS) as PromptName[];

/** A copy of the prompts, with one file changed. */
function changed(file: string, change: (text: string) => string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'kkori-prompts-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(FOLDER, folder, { recursive: true });
  const at = path.join(folder, file);
  writeFileSync(at, change(readFileSync(at, 'utf8')));
  return folder;
}

describe('prompts', () => {
  it.each(NAMES.flatMap((name) => (['ko', 'en'] as const).map((lang) => [name, lang] as const)))(
    '%s.%s reads as reviewed',
    (name, lang) => {
      const prompt = prompts.get(name, lang);
      const values = Object.fromEntries(PROMPT_INPUTS[name].map((input) => [input, `<${input}>`]));
      expect(render({ ...prompt, name }, values as never)).toMatchSnapshot();
      expect(prompt.hash).toMatch(/^[0-9a-f]{16}$/);
    },
  );

  it('are written in their own language', () => {
    for (const name of NAMES) {
      expect(
        hangulShare(prompts.get(name, 'ko').template.replace(/\{\{[a-z]+\}\}|[a-z]+\b/gu, '')),
        name,
      ).toBeGreaterThan(0.6);
      expect(prompts.get(name, 'en').template, name).not.toMatch(/[가-힣]/u);
    }
  });

  it('put a value in as it is, also when it looks like a slot', () => {
    const prompt = { ...prompts.get('plan', 'ko'), name: 'plan' as const };
    expect(render(prompt, { slots: 's1 · {{slots}} $& {{> evidence}}' })).toContain('s1 · {{slots}} $& {{> evidence}}');
  });

  it.each<[string, string, (text: string) => string, RegExp]>([
    [
      'an input that is not used',
      'plan.ko.md',
      (t) => t.replace('{{slots}}', ''),
      /plan\.ko\.md: \{\{slots\}\}을 쓰지 않습니다/,
    ],
    ['an input that nobody gives', 'plan.ko.md', (t) => `${t}\n{{weather}}`, /주지 않는 \{\{weather\}\}/],
    [
      'front matter that says otherwise',
      'ask.en.md',
      (t) => t.replace('[open, written]', '[open]'),
      /ask\.en\.md: inputs는/,
    ],
    [
      'a language that is not its own',
      'ask.en.md',
      (t) => t.replace('language: en', 'language: ko'),
      /ask\.en\.md: 앞머리/,
    ],
    ['an unknown key', 'ask.en.md', (t) => t.replace('effort:', 'temperature: 0\neffort:'), /ask\.en\.md: 앞머리/],
    [
      'an unknown partial',
      'system.ko.md',
      (t) => t.replace('{{> evidence}}', '{{> nothing}}'),
      /조각 ‘nothing’이 없습니다/,
    ],
    [
      'no front matter',
      'system.ko.md',
      (t) => t.replace(/^---[\s\S]*?---\n/, ''),
      /system\.ko\.md: 앞머리\(---\)가 없습니다/,
    ],
    ['a broken mark', 'system.ko.md', (t) => `${t}\n{{Broken mark}}`, /알 수 없는 \{\{…\}\}/],
  ])('refuse %s', (_name, file, change, problem) => {
    expect(() => readPrompts(changed(file, change))).toThrow(problem);
  });

  it('refuse a file that is missing and one that nobody knows', () => {
    const folder = changed('plan.ko.md', (t) => t);
    rmSync(path.join(folder, 'plan.ko.md'));
    writeFileSync(path.join(folder, 'extra.ko.md'), 'x');
    expect(() => readPrompts(folder)).toThrow(/plan\.ko\.md: 파일이 없습니다[\s\S]*extra\.ko\.md: 모르는 프롬프트/);
  });

  it('change their hash with their words alone, not with line ends or a byte order mark', () => {
    const hash = prompts.get('plan', 'ko').hash;
    expect(
      readPrompts(changed('plan.ko.md', (t) => `\ufeff${t.replaceAll('\n', '\r\n')}`)).get('plan', 'ko').hash,
    ).toBe(hash);
    expect(readPrompts(changed('plan.ko.md', (t) => t.replace('90자', '80자'))).get('plan', 'ko').hash).not.toBe(hash);
  });

  it('hold no key and no address', () => {
    for (const file of readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }))
      if (file.endsWith('.md'))
        expect(readFileSync(path.join(FOLDER, file), 'utf8')).not.toMatch(/sk-|https?:|@[a-z]+\.[a-z]/u);
  });
});
