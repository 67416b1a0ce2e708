import type { Language } from './vocabulary.ts';

/**
 * What each prompt is given, by name: declared here for the code that renders and in the front matter of the file for
 * the person who writes; the two are compared when prompts are loaded.
 */
export const PROMPT_INPUTS = {
  system: [],
  material: ['company', 'posting', 'resume', 'criteria'],
  checks: ['type', 'checks'],
  assess: ['expected', 'misconceptions', 'facts', 'left'],
  'critique-draft': ['expected', 'misconceptions', 'facts', 'left', 'draft'],
  'word-follow-up': ['probe', 'meaning', 'target', 'written'],
  plan: ['slots'],
  ask: ['open', 'written'],
  summarise: ['session', 'points'],
} as const satisfies Record<string, readonly string[]>;
export type PromptName = keyof typeof PROMPT_INPUTS;
export type PromptValues<N extends PromptName> = Record<(typeof PROMPT_INPUTS)[N][number], string>;

export const EFFORTS = ['low', 'medium', 'high'] as const;
export type Effort = (typeof EFFORTS)[number];

/** A prompt file, its partials already put in. `hash`: first 16 hex digits of the sha256 of exactly this text. */
export type Prompt = {
  name: PromptName;
  lang: Language;
  effort: Effort;
  /** Tokens the answer may have. */
  maxTokens: number;
  template: string;
  hash: string;
};

/** All prompts by name and language; made by the loader, which has checked that none is missing. */
export type Prompts = { get(name: PromptName, lang: Language): Prompt };

const SLOT = /\{\{([a-z]+)\}\}/g;

/** Names of the inputs that a template uses. */
export function slotsIn(template: string): string[] {
  return [...new Set([...template.matchAll(SLOT)].map((match) => match[1]!))];
}

/** The prompt with its inputs put in, each once and as it is: `{{…}}` inside a value stays text. */
export function render<N extends PromptName>(prompt: Prompt & { name: N }, values: PromptValues<N>): string {
  const given = values as Record<string, string>;
  return prompt.template.replace(SLOT, (_, name: string) => {
    const value = given[name];
    if (value === undefined) throw new RangeError(`prompt ${prompt.name}: no value for ${name}`);
    return value;
  });
}
