import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

/** Defects that code can see, and those that only a reader can. */
export const SEEN_BY_CODE = [
  'number',
  'absolute',
  'vague',
  'team',
  'generic',
  'blame',
  'tool',
  'parts',
  'spelling',
  'ending',
  'notes',
  'long',
  'late',
  'pledge',
  'misconception',
  'conflict-number',
  'conflict-year',
  'conflict-technology',
  'conflict-role',
] as const;
const SEEN_BY_READERS = ['shallow', 'vague-soft'] as const;

const Check = z.string().regex(/^[a-z-]+\.[a-z-]+$/);
const Planted = z.strictObject({
  kind: z.enum([...SEEN_BY_CODE, ...SEEN_BY_READERS]),
  quote: z.string().min(2),
  /** What a conflict conflicts with, in the résumé. */
  with: z.string().min(2).optional(),
});
const Missing = z.strictObject({ kind: z.literal('missing'), check: Check });
const Answer = z.strictObject({
  grade: z.enum(['weak', 'medium', 'strong']),
  voice: z.string().min(2),
  text: z.string().min(100).max(2000),
  defects: z.array(z.union([Planted, Missing])),
  /** Checks of the type that the answer does meet, and points of the card that it does make. */
  holds: z.array(Check).default([]),
  points: z.array(z.string()).default([]),
  /** The sentences that tell what came of it and how that was measured: without them there is no result. */
  result: z.array(z.string()).default([]),
});
const Page = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  type: z.enum(['behavioural', 'situational', 'technical', 'resume', 'system-design', 'culture-fit']),
  lang: z.enum(['ko', 'en']),
  /** Not looked at while rules are tuned. */
  held: z.boolean(),
  card: z.string().optional(),
  company: z.string().optional(),
  question: z.string().min(10),
  resume: z.string().optional(),
  posting: z.string().optional(),
  answers: z.tuple([Answer, Answer, Answer]),
});

export type Planted = z.infer<typeof Planted>;
export type Missing = z.infer<typeof Missing>;
export type Answer = z.infer<typeof Answer>;
export type Case = z.infer<typeof Page>;

/** Checks that both rules and pages call the heart of a type, and that code may answer yes or no to. */
export const CORE_BOTH: Readonly<Record<Case['type'], readonly string[]>> = {
  behavioural: ['event.once', 'result.change', 'look-back.limit'],
  situational: ['frame.ask'],
  technical: ['fail.how'],
  resume: ['context.before', 'proof.basis'],
  'system-design': ['scope.ask', 'fail.part', 'trade.cost'],
  'culture-fit': ['value.event'],
};

/** Every question of the corpus with its three answers, weak first. Throws where a page does not hold together. */
export function corpus(): Case[] {
  const folder = path.join(import.meta.dirname, 'corpus');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => readPage(name, readFileSync(path.join(folder, name), 'utf8')));
}

/** One page, checked: its shape, its grades in order, every quote exactly once where it is said to stand. */
export function readPage(name: string, yaml: string): Case {
  const page = Page.parse(parse(yaml));
  if (`${page.id}.yaml` !== name) throw new Error(`${name} is called ${page.id}`);
  for (const [i, answer] of page.answers.entries()) check(name, page, answer, ['weak', 'medium', 'strong'][i]!);
  return page;
}

function check(name: string, page: Case, answer: Answer, grade: string): void {
  const bad = (what: string) => {
    throw new Error(`${name}, ${answer.grade}: ${what}`);
  };
  if (answer.grade !== grade) bad(`stands where ${grade} should`);
  for (const sentence of answer.result)
    if (answer.text.split(sentence).length !== 2) bad(`‘${sentence}’ does not stand there exactly once`);
  const missing = answer.defects.flatMap((d) => (d.kind === 'missing' ? [d.check] : []));
  for (const defect of answer.defects) {
    if (defect.kind === 'missing') continue;
    if (answer.text.split(defect.quote).length !== 2) bad(`‘${defect.quote}’ does not stand there exactly once`);
    if (defect.with && !page.resume?.includes(defect.with)) bad(`‘${defect.with}’ is not in the résumé`);
    if (defect.kind.startsWith('conflict') && !defect.with) bad(`‘${defect.quote}’ conflicts with nothing`);
  }
  for (const id of CORE_BOTH[page.type])
    if (Number(missing.includes(id)) + Number(answer.holds.includes(id)) !== 1)
      bad(`${id} is neither held nor missing`);
}
