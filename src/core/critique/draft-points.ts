import type { Rubric, RubricCheck } from '../knowledge/page.ts';
import { gateReason } from '../probes/gates.ts';
import type { Look } from '../probes/look.ts';
import type { CheckResult, PointResult } from '../session/events.ts';
import type { Thread } from '../thread.ts';
import { likeliest, type MapEntry, type Tail } from './attack-map.ts';
import { complaintsIn } from './complaints.ts';
import type { Conflict, Critique, CritiquePoint, Unsupported } from './critique.ts';
import type { Demand } from './demands.ts';
import { insteadOf } from './draft-words.ts';
import { MISCONCEPTION_CHECK, MISCONCEPTION_WORDS } from './misconceptions.ts';
import { fixWords, keepWords, sayWords } from './phrases.ts';
import { keepOf, missingCore, phraseOf } from './points.ts';
import { answersIt, asksAgain } from './thread-points.ts';

type View = {
  gate?: Critique['gate'];
  checks: readonly CheckResult[];
  expected: readonly PointResult[];
  demands: readonly Demand[];
  map: readonly MapEntry[];
  contradictions: readonly Conflict[];
  unsupported: readonly Unsupported[];
  misconceptions: Critique['misconceptions'];
};

/** More than three points go unread. */
const MAX = 3;
/** A quote of a point is read at a glance. */
const QUOTE_MAX = 300;

/**
 * At most three points of a draft: what to keep first where something can be quoted, then what an interviewer would stop
 * at, the gravest first. A fix stands only for a check that is not met, so that a strong draft has none.
 */
export function draftPoints(seen: Look, view: View, draftRubric: Rubric | null): CritiquePoint[] {
  const { thread } = seen;
  const { lang } = thread;
  if (view.gate)
    return [{ kind: 'fix', missing: phraseOf(thread), text: gateReason(view.gate, lang, thread.slot.question) }];
  const rubrics = [thread.rubric, draftRubric].filter((r): r is Rubric => r !== null);
  const fixes = fixesOf(seen, view, rubrics);
  const points: CritiquePoint[] = [];
  const keep = keepOf(
    view.checks.filter((c) => !FORM.test(c.id) && c.quote && !attacked(c.quote, view) && keepable(c, seen)),
    rubrics,
  );
  if (keep) {
    const words = keepWords(keep, definitionOf(rubrics, keep.id) ?? undefined, lang);
    points.push({ kind: 'keep', quote: clip(keep.quote!), text: words, check: keep.id });
  }
  for (const fix of fixes) {
    if (points.length >= MAX) break;
    if (points.some((p) => p.kind === 'fix' && (p.check === fix.check || overlap(p.quote, fix.quote)))) continue;
    points.push(fix);
  }
  return points;
}

/** A sentence of an answer to something else is none to keep, nor one that complains. */
function keepable(check: CheckResult, seen: Look): boolean {
  if (complaintsIn(seen).some(({ sentence }) => overlap(sentence, check.quote))) return false;
  return check.mark === 'honest' || (answersIt(seen) && !asksAgain(check.quote!));
}

/** How a draft is said; nothing to keep or to mend before its content. */
const FORM = /^draft\.(?:speak|tail)\./u;

/** A sentence that is being taken issue with is not held up as one to keep. */
function attacked(quote: string, view: View): boolean {
  return [...view.contradictions, ...view.misconceptions, ...view.unsupported].some((x) => overlap(x.quote, quote));
}

function overlap(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && (a.includes(b) || b.includes(a));
}

const CLAIM_CHECK = {
  number: 'draft.proof.number',
  absolute: 'draft.proof.absolute',
  vague: 'draft.proof.vague',
} as const;

function fixesOf(seen: Look, view: View, rubrics: readonly Rubric[]): CritiquePoint[] {
  const { thread } = seen;
  const { lang } = thread;
  const ko = lang === 'ko';
  const out: CritiquePoint[] = [];
  const add = (check: string, point: Omit<CritiquePoint, 'kind' | 'check'>) =>
    void out.push({ kind: 'fix', ...point, ...(point.quote ? { quote: clip(point.quote) } : {}), check });
  for (const c of view.contradictions)
    add('draft.proof.match', {
      quote: c.quote,
      text: c.text,
      next: ko ? '둘을 나란히 놓고 하나로 정해 두세요' : 'Put the two side by side and settle on one',
    });
  for (const m of view.misconceptions)
    add(MISCONCEPTION_CHECK, { quote: m.quote, text: MISCONCEPTION_WORDS[lang], next: m.question });
  const fair = rubrics.flatMap((r) => r.checks.map((c) => `${r.id}.${c.id}`)).find((id) => FAIR.test(id));
  const blame = complaintsIn(seen).find((c) => c.kind === 'blame');
  if (blame)
    add(fair ?? 'behavioural.act.fair', {
      quote: blame.sentence,
      text: ko ? '남을 깎아내리는 말로 들릴 수 있는 문장입니다.' : 'This may sound like running others down.',
      next: ko
        ? '있었던 일과, 그때 그쪽에도 있었을 사정을 한 문장으로 말해 보세요'
        : 'Say what happened, and what reasons they may have had',
    });
  const leaving = complaintsIn(seen).find((c) => c.kind === 'leaving');
  if (leaving)
    add(MOVE, {
      quote: leaving.sentence,
      text: ko
        ? '떠나는 이유로 들리는 문장입니다. 면접관은 왜 여기인지를 이어 묻습니다.'
        : 'This is a reason to leave. An interviewer goes on to ask why here.',
      next: ko ? '여기서 하고 싶은 일 하나를 먼저 말해 보세요' : 'Begin with one thing that you want to do here',
    });
  for (const d of view.demands.filter((x) => !x.optional && !x.touched))
    add('draft.answer.all', {
      missing: d.text,
      text: ko
        ? `질문의 ‘${d.text}’에 대한 문장을 찾지 못했습니다.`
        : `No sentence on the ‘${d.text}’ of the question was found.`,
    });
  for (const u of view.unsupported.filter((x) => x.kind === 'number'))
    add(CLAIM_CHECK[u.kind], { quote: u.quote, text: u.text, ...sayOf(rubrics, CLAIM_CHECK[u.kind], thread) });
  const tail = openTail(seen, view);
  if (tail)
    add('draft.tail.top3', {
      quote: tail.entry.sentence,
      text: ko
        ? '이 문장 다음에 먼저 올 꼬리 질문에 준비된 답을 찾지 못했습니다.'
        : 'No answer was found ready for the follow-up that comes first after this sentence.',
      next: tail.tail.question,
    });
  for (const p of firstMissing(seen, view))
    add(`${p.card}#${p.point}`, {
      missing: phraseOf(thread),
      text: ko ? `답에 들어갈 것 가운데 찾지 못했습니다: ${p.text}` : `Not found in the draft: ${p.text}`,
    });
  for (const u of view.unsupported.filter((x) => x.kind !== 'number'))
    add(CLAIM_CHECK[u.kind], {
      quote: u.quote,
      text: u.text,
      ...(u.kind === 'vague' ? { next: insteadOf(u.quote, lang) } : sayOf(rubrics, CLAIM_CHECK[u.kind], thread)),
    });
  for (const check of view.checks) {
    const definition = check.met === false && LAST.test(check.id) ? definitionOf(rubrics, check.id) : null;
    if (!definition) continue;
    add(check.id, {
      ...(check.quote ? { quote: check.quote } : { missing: phraseOf(thread) }),
      text: fixWords(check, definition, lang),
      ...sayOf(rubrics, check.id, thread),
    });
  }
  return out;
}

const FAIR = /\.fair$/u;
const MOVE = 'culture-fit.move.toward';

/** Checks whose failing is worth a point when nothing graver is left; the rest stands in the list of checks. */
const LAST = /^draft\.(?:answer\.kind|speak\.(?:breath|form|pledge))$|\.fair$/u;

/**
 * The follow-up that is likeliest and not prepared for. One that only goes deeper is no fault of a draft which holds all
 * that its type needs.
 */
function openTail(seen: Look, view: View): { tail: Tail; entry: MapEntry } | null {
  const strong = !view.checks.some((c) => c.met === false && isCore(seen, c.id));
  const open = likeliest(view.map).find(
    ({ tail }) => tail.likelihood === 'first' && !tail.ready && !attacked(tail.anchor.quote, view),
  );
  return open && !strong ? open : null;
}

/** The core point to begin with; a story is not held to what a definition must hold. */
function firstMissing(seen: Look, view: View): PointResult[] {
  return seen.thread.slot.type === 'technical' ? missingCore(seen.thread, [...view.expected]).slice(0, 1) : [];
}

function isCore(seen: Look, id: string): boolean {
  const { rubric } = seen.thread;
  return rubric?.checks.some((c) => c.core && `${rubric.id}.${c.id}` === id) ?? false;
}

function definitionOf(rubrics: readonly Rubric[], id: string): RubricCheck | null {
  for (const rubric of rubrics) for (const check of rubric.checks) if (`${rubric.id}.${check.id}` === id) return check;
  return null;
}

function sayOf(rubrics: readonly Rubric[], id: string, { lang, slot }: Thread): { next?: string } {
  const definition = definitionOf(rubrics, id);
  return definition ? { next: sayWords(definition, lang, slot.question) } : {};
}

function clip(text: string): string {
  return text.length <= QUOTE_MAX ? text : text.slice(0, QUOTE_MAX).toWellFormed();
}
