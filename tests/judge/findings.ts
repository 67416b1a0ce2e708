import { conflictsIn } from '../../src/core/critique/conflicts.ts';
import { formOf } from '../../src/core/critique/form.ts';
import { spellings } from '../../src/core/critique/spelling.ts';
import { unsupportedIn } from '../../src/core/critique/unsupported.ts';
import { misconceptionsIn } from '../../src/core/knowledge/cards.ts';
import { assessByRules } from '../../src/core/rubric/assess.ts';
import type { CheckResult } from '../../src/core/session/events.ts';
import type { Answer, Case, SEEN_BY_CODE } from './corpus.ts';
import { textsOf, threadFor, vocabularyOf } from './threads.ts';

export type Kind = (typeof SEEN_BY_CODE)[number];
/** Something the rules name in an answer, and where. */
export type Finding = { kind: Kind; start: number; end: number; quote: string };

const FORM: Readonly<Record<string, Kind>> = {
  'late-answer': 'late',
  'ending-mix': 'ending',
  'noun-endings': 'notes',
  'long-sentence': 'long',
  'team-without-role': 'team',
  pledge: 'pledge',
};
/** Checks that say no with a quote, by the defect they speak of. */
const FAULTS: readonly (readonly [RegExp, Kind])[] = [
  [/(?:conflict|move)\.fair$/, 'blame'],
  [/proof\.link$/, 'tool'],
  [/right\.absolute$/, 'absolute'],
  [/flow\.simple$/, 'parts'],
  [/match\.resume$|result\.match$/, 'conflict-number'],
];

/** Everything code says against an answer with its place, and the checks of its type. */
export function findingsOf(
  page: Case,
  text: string,
): { findings: Finding[]; checks: CheckResult[]; gate: string | null } {
  const { lang, question } = page;
  const sources = textsOf(page);
  const found: Finding[] = [];
  const put = (kind: Kind, { start, end }: { start: number; end: number }) =>
    void found.push({ kind, start, end, quote: text.slice(start, end) });
  for (const form of formOf(text, { lang, question, via: 'draft' })) if (FORM[form.kind]) put(FORM[form.kind]!, form);
  for (const conflict of conflictsIn(text, sources, question)) put(`conflict-${conflict.kind}`, conflict);
  for (const claim of unsupportedIn(text, { lang, question, sources })) put(claim.kind, claim);
  for (const spelling of spellings(text, vocabularyOf(page))) put('spelling', spelling);
  const thread = threadFor(page, text);
  if (thread.card) {
    const answers = [thread.prepare(text, question)];
    for (const { match } of misconceptionsIn(thread.card, answers)) put('misconception', match);
  }
  const { checks, gate } = assessByRules(thread);
  for (const check of checks) {
    const kind = FAULTS.find(([id]) => id.test(check.id))?.[1];
    const at = check.met === false && check.quote ? text.indexOf(check.quote) : -1;
    if (kind && at >= 0) put(kind, { start: at, end: at + check.quote!.length });
    // Habits instead of an event: no place of its own.
    if (/event\.once$|value\.event$/u.test(check.id) && check.met === false && /편|평소/u.test(text)) {
      const habit = /[^.]*(?:편입니다|편이라|평소)[^.]*/u.exec(text);
      if (habit) put('generic', { start: habit.index, end: habit.index + habit[0].length });
    }
  }
  return { findings: found, checks, gate: gate ?? null };
}

/** Kinds that speak of one defect in two words. */
const ALIKE: Readonly<Partial<Record<Kind, readonly Kind[]>>> = {
  number: ['tool'],
  tool: ['number'],
  'conflict-number': ['number'],
  absolute: ['misconception'],
  generic: ['absolute'],
};

export function speaksOf(finding: Finding, defect: { kind: string; start: number; end: number }): boolean {
  const same = finding.kind === defect.kind || ALIKE[finding.kind]?.includes(defect.kind as Kind);
  return !!same && finding.start < defect.end && defect.start < finding.end;
}

/** The planted defects of an answer with a place. */
export function placesIn(answer: Answer): { kind: Kind; start: number; end: number; quote: string }[] {
  return answer.defects.flatMap((d) => {
    if (d.kind === 'missing' || d.kind === 'shallow' || d.kind === 'vague-soft') return [];
    const start = answer.text.indexOf(d.quote);
    return [{ kind: d.kind, quote: d.quote, start, end: start + d.quote.length }];
  });
}
