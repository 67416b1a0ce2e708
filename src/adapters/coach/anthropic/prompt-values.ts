import type { BriefInput } from '../../../core/brief.ts';
import type { Rubric, RubricCheck } from '../../../core/knowledge/page.ts';
import { lookAt } from '../../../core/probes/look.ts';
import type { PromptValues } from '../../../core/prompt.ts';
import { applicable } from '../../../core/rubric/assess.ts';
import { RULE_JUDGED } from '../../../core/session/reading.ts';
import type { Thread } from '../../../core/thread.ts';
import { fenced, sessionBlock } from './blocks.ts';

/** The checks of a question type, for the block that is cached. */
export function checksValues(rubric: Rubric, lang: Thread['lang']): PromptValues<'checks'> {
  return { type: rubric.id, checks: checkLines(rubric, '', lang) };
}

/** As for judging an answer, and the checks of a written draft. */
export function critiqueValues({ thread, sources }: BriefInput<'critique-draft'>): PromptValues<'critique-draft'> {
  return { ...assessValues(thread), draft: checkLines(sources.draftRubric, 'draft.', thread.lang) || '—' };
}

const checkLines = (rubric: Rubric | null, prefix: string, lang: Thread['lang']): string =>
  judgedByModels(rubric)
    .map((check) => `- ${prefix}${check.id} · ${check.text[lang]}`)
    .join('\n');

/** The planned questions, each with the first two lines it stands on. */
export function planValues({ slots, lang }: BriefInput<'plan'>): PromptValues<'plan'> {
  const rows = slots.map(
    (slot) =>
      `${slot.id}${slot.ref ? (lang === 'ko' ? ' (노트)' : ' (notes)') : ''} · ${slot.type} · ${fenced(slot.question)}\n  ${slot.evidence
        .slice(0, 2)
        .map((e) => `“${fenced(e.quote).replace(/\s+/g, ' ').slice(0, 160)}”`)
        .join(' / ')}`,
  );
  return { slots: rows.join('\n') };
}

/** The whole session, and what was verified of it so far; neither is cached, for nothing is asked after it. */
export function summaryValues({ threads, points, lang }: BriefInput<'summarise'>): PromptValues<'summarise'> {
  const lines = points.map(({ number, text }) => `- [${number}] ${fenced(text).replace(/\s+/g, ' ')}`);
  return {
    session: sessionBlock(threads, lang),
    points: lines.slice(0, POINTS_SHOWN).join('\n') || (lang === 'ko' ? '(없음)' : '(none)'),
  };
}

/** Points and expected points of at most thirty questions: more than a summary of a few sentences can weigh. */
const POINTS_SHOWN = 60;

/** Of the checks of the thread's type, those that do not apply to this question; what rules count for certain is theirs. */
export function assessValues(thread: Thread): PromptValues<'assess'> {
  const { rubric, card, lang } = thread;
  const line = (id: string, text: string) => `- ${id} · ${text}`;
  const none = lang === 'ko' ? '(없음)' : '(none)';
  const here = new Set(applicable(thread, lookAt(thread)).map((check) => check.id));
  const left = judgedByModels(rubric).filter((check) => !here.has(check.id));
  const technical = thread.slot.type === 'technical';
  // The lines themselves stand among the papers; here only which of them are worth comparing.
  const facts = thread.facts.filter((f) => f.metrics.length > 0 || f.id === thread.slot.fact);
  return {
    left: left.map((check) => check.id).join(', ') || none,
    expected: technical && card ? card.points.map((p) => line(`${card.id}#${p.id}`, p.text[lang])).join('\n') : none,
    misconceptions: card?.misconceptions.map((m) => line(m.id, m.claim)).join('\n') || none,
    facts:
      facts
        .slice(0, 30)
        .map((fact) => fact.id)
        .join(', ') || none,
  };
}

/** Checks of a rubric that only a model can judge: what rules count for certain is left to them. */
const judgedByModels = (rubric: Rubric | null): RubricCheck[] =>
  (rubric?.checks ?? []).filter((check) => !RULE_JUDGED.test(`${rubric!.id}.${check.id}`));
