import type { Rubric, RubricCheck } from '../knowledge/page.ts';
import { gateReason } from '../probes/gates.ts';
import type { Look } from '../probes/look.ts';
import type { CheckResult, PointResult } from '../session/events.ts';
import { likeliest, type MapEntry } from './attack-map.ts';
import type { Conflict, Critique, CritiquePoint, Misconception, Unsupported } from './critique.ts';
import type { Demand } from './demands.ts';
import { fixWords, keepWords } from './phrases.ts';
import { keepOf, phraseOf } from './points.ts';

type View = {
  gate?: Critique['gate'];
  checks: readonly CheckResult[];
  expected: readonly PointResult[];
  demands: readonly Demand[];
  map: readonly MapEntry[];
  contradictions: readonly Conflict[];
  unsupported: readonly Unsupported[];
  misconceptions: readonly Misconception[];
};

/** More than three points go unread. */
const MAX = 3;

/**
 * At most three points of a draft: what to keep first where something can be quoted, then what an interviewer would stop
 * at, the gravest first. A fix stands only for a check that is not met, so that a strong draft has none.
 */
export function draftPoints(seen: Look, view: View, draftRubric: Rubric | null): CritiquePoint[] {
  const { thread } = seen;
  const { lang } = thread;
  const ko = lang === 'ko';
  if (view.gate)
    return [
      {
        kind: 'fix',
        missing: phraseOf(thread),
        text: `${gateReason(view.gate, lang, thread.slot.question)}.`.replace(/\.\.$/u, '.'),
      },
    ];
  const rubrics = [thread.rubric, draftRubric].filter((r): r is Rubric => r !== null);
  const keep = keepOf(
    view.checks.filter((c) => !/^draft\.(speak|tail)\./u.test(c.id)),
    rubrics,
  );
  const points: CritiquePoint[] = [];
  if (keep) {
    const rubric = rubrics.find((r) => keep.id.startsWith(`${r.id}.`))!;
    const title = rubric.criteria.find((c) => c.id === keep.criterion)?.title[lang] ?? '';
    points.push({ kind: 'keep', quote: keep.quote!, text: keepWords(keep, title, lang), check: keep.id });
  }
  const fixes = fixesOf(seen, view, rubrics, ko);
  for (const fix of fixes) {
    if (points.length >= MAX) break;
    if (
      points.some((p) => (p.check && p.check === fix.check) || (p.kind === 'fix' && p.quote && p.quote === fix.quote))
    )
      continue;
    points.push(fix);
  }
  return points;
}

function fixesOf(seen: Look, view: View, rubrics: readonly Rubric[], ko: boolean): CritiquePoint[] {
  const { thread } = seen;
  const fix = (check: string, point: Omit<CritiquePoint, 'kind' | 'check'>): CritiquePoint => ({
    kind: 'fix',
    ...point,
    check,
  });
  const out: CritiquePoint[] = [];
  for (const c of view.contradictions)
    out.push(
      fix('draft.proof.match', {
        quote: c.quote,
        text: `${c.text} (‘${short(c.other.quote)}’)`,
        next: ko
          ? '같은 조건에서 잰 값인지 하나로 정해 두세요'
          : 'Settle which of them was measured under the same conditions',
      }),
    );
  for (const m of view.misconceptions)
    out.push(
      fix('technical.right.misconception', {
        quote: m.quote,
        text: ko
          ? '흔한 오해와 닿은 문장입니다. 면접관은 고쳐 주지 않고 이렇게 묻습니다.'
          : 'Close to a common misconception. An interviewer does not correct it but asks:',
        next: m.question,
      }),
    );
  for (const d of view.demands.filter((x) => !x.optional && !x.touched))
    out.push(
      fix('draft.answer.all', {
        missing: d.text,
        text: ko
          ? `질문의 ‘${d.text}’에 대한 문장을 찾지 못했습니다.`
          : `No sentence on the ‘${d.text}’ of the question was found.`,
      }),
    );
  const open = likeliest(view.map).find(({ tail }) => tail.likelihood === 'first' && !tail.ready);
  if (open && isOpen(view, 'draft.tail.top3'))
    out.push(
      fix('draft.tail.top3', {
        quote: open.entry.sentence,
        text: ko
          ? '이 문장 다음에 먼저 올 꼬리 질문에 준비된 답을 찾지 못했습니다.'
          : 'No answer was found ready for the follow-up that comes first after this sentence.',
        next: open.tail.question,
      }),
    );
  for (const p of view.expected.filter((x) => !x.met && x.weight === 'core').slice(0, 2))
    out.push(
      fix(`${p.card}#${p.point}`, {
        missing: phraseOf(thread),
        text: ko ? `답에 들어갈 것 가운데 찾지 못했습니다: ${p.text}` : `Not found in the draft: ${p.text}`,
      }),
    );
  const checkOf = {
    number: 'draft.proof.number',
    absolute: 'draft.proof.absolute',
    vague: 'draft.proof.vague',
  } as const;
  for (const u of view.unsupported)
    if (isOpen(view, checkOf[u.kind]))
      out.push(fix(checkOf[u.kind], { quote: u.quote, text: u.text, ...sayOf(rubrics, checkOf[u.kind], thread.lang) }));
  for (const check of view.checks) {
    if (check.met !== false || !FORM.test(check.id)) continue;
    const definition = definitionOf(rubrics, check.id);
    if (!definition) continue;
    out.push(
      fix(check.id, {
        ...(check.quote ? { quote: check.quote } : { missing: phraseOf(thread) }),
        text: fixWords(check, definition, thread.lang),
        next: definition.say[thread.lang],
      }),
    );
  }
  return out;
}

/** Checks whose failing is worth a point of its own; the rest stands in the list of checks. */
const FORM = /^draft\.(?:answer\.kind|speak\.(?:breath|form|pledge))$|\.fair$/u;

function isOpen(view: View, id: string): boolean {
  return view.checks.some((c) => c.id === id && c.met === false);
}

function definitionOf(rubrics: readonly Rubric[], id: string): RubricCheck | null {
  for (const rubric of rubrics) for (const check of rubric.checks) if (`${rubric.id}.${check.id}` === id) return check;
  return null;
}

function sayOf(rubrics: readonly Rubric[], id: string, lang: 'ko' | 'en'): { next?: string } {
  const say = definitionOf(rubrics, id)?.say[lang];
  return say ? { next: say } : {};
}

function short(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 59).toWellFormed()}…`;
}
