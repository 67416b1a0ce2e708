import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { KkoriError } from '../../core/errors.ts';
import { EFFORTS, PROMPT_INPUTS, type Prompt, type PromptName, type Prompts, slotsIn } from '../../core/prompt.ts';
import { LANGUAGES, type Language } from '../../core/vocabulary.ts';
import { shaOf } from './page-text.ts';

const NAMES = Object.keys(PROMPT_INPUTS) as PromptName[];

/** Front matter: the contract of a prompt file. `inputs` must be what the code gives and what the text uses. */
const Front = z.strictObject({
  brief: z.enum(NAMES as [PromptName, ...PromptName[]]),
  language: z.enum(LANGUAGES),
  inputs: z.array(z.string().regex(/^[a-z]+$/)).max(12),
  effort: z.enum(EFFORTS),
  max_tokens: z.number().int().min(100).max(16_000),
});

const PARTIAL = /\{\{> ([a-z-]+)\}\}\n?/g;

/**
 * The prompts of `folder` (`<brief>.<language>.md`, and `partials/<name>.<language>.md`, which hold no partial
 * themselves), read and checked once at the first use. Throws KkoriError `config` that names every file that is missing
 * or breaks the contract: unknown, unused or missing inputs, an unknown partial, a wrong front matter.
 */
export function readPrompts(folder: string): Prompts {
  const problems: string[] = [];
  const prompts = new Map<string, Prompt>();
  for (const name of NAMES) {
    for (const lang of LANGUAGES) {
      const prompt = readPrompt(folder, name, lang, problems);
      if (prompt) prompts.set(`${name}.${lang}`, prompt);
    }
  }
  const known = new Set(NAMES.flatMap((name) => LANGUAGES.map((lang) => `${name}.${lang}.md`)));
  for (const file of readdirSync(folder)) {
    if (file.endsWith('.md') && !known.has(file)) problems.push(`${file}: 모르는 프롬프트입니다`);
  }
  if (problems.length > 0)
    throw new KkoriError('config', `프롬프트 ${problems.length}곳을 고쳐야 합니다\n${problems.join('\n')}`);
  return { get: (name, lang) => prompts.get(`${name}.${lang}`)! };
}

function readPrompt(folder: string, name: PromptName, lang: Language, problems: string[]): Prompt | null {
  const file = `${name}.${lang}.md`;
  const text = textOf(path.join(folder, file));
  const parts = /^---\n([\s\S]*?)\n---\n+([\s\S]*)$/.exec(text ?? '');
  if (!parts) {
    problems.push(text === null ? `${file}: 파일이 없습니다` : `${file}: 앞머리(---)가 없습니다`);
    return null;
  }
  const front = frontOf(parts[1]!);
  if (!front || front.brief !== name || front.language !== lang) {
    problems.push(`${file}: 앞머리가 맞지 않습니다 (brief ${name}, language ${lang}, inputs, effort, max_tokens)`);
    return null;
  }
  const template = withPartials(folder, parts[2]!.trimEnd(), lang, (partial) =>
    problems.push(`${file}: 조각 ‘${partial}’이 없습니다`),
  );
  const wanted: readonly string[] = PROMPT_INPUTS[name];
  const used = slotsIn(template);
  const differ = (a: readonly string[], b: readonly string[]) => a.filter((x) => !b.includes(x));
  for (const input of differ(used, wanted)) problems.push(`${file}: 코드가 주지 않는 {{${input}}}을 씁니다`);
  for (const input of differ(wanted, used)) problems.push(`${file}: {{${input}}}을 쓰지 않습니다`);
  if (differ(front.inputs, wanted).length + differ(wanted, front.inputs).length > 0)
    problems.push(`${file}: inputs는 [${wanted.join(', ')}]이어야 합니다`);
  if (/\{\{(?![a-z]+\}\})/.test(template)) problems.push(`${file}: 알 수 없는 {{…}} 표시가 있습니다`);
  return { name, lang, effort: front.effort, maxTokens: front.max_tokens, template, hash: shaOf(template) };
}

function frontOf(yaml: string): z.infer<typeof Front> | null {
  try {
    return Front.safeParse(parseYaml(yaml)).data ?? null;
  } catch {
    return null;
  }
}

function withPartials(folder: string, text: string, lang: Language, missing: (name: string) => void): string {
  return text.replace(PARTIAL, (_, name: string) => {
    const partial = textOf(path.join(folder, 'partials', `${name}.${lang}.md`));
    if (partial === null) missing(name);
    return `${(partial ?? '').trimEnd()}\n`;
  });
}

/** LF, NFC, no byte order mark: the hash must not depend on who checked the file out. */
function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
      .replace(/^\ufeff/, '')
      .replaceAll('\r\n', '\n')
      .normalize('NFC');
  } catch {
    return null;
  }
}
