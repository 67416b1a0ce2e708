import { misconceptionsIn } from '../knowledge/cards.ts';
import type { Rubric } from '../knowledge/page.ts';
import { speakingSeconds } from '../korean.ts';
import { contradictionsIn } from '../probes/contradictions.ts';
import { absolutesIn } from '../probes/essentials.ts';
import type { gateFor } from '../probes/gates.ts';
import { type Look, lookAt } from '../probes/look.ts';
import { bareStates, unmeasuredValues } from '../probes/values.ts';
import { assessByRules } from '../rubric/assess.ts';
import type { CheckResult, Dropped, Point, PointResult } from '../session/events.ts';
import type { Thread } from '../thread.ts';
import type { QuestionType } from '../vocabulary.ts';
import { attackMap, type MapEntry } from './attack-map.ts';
import { type Demand, demandsOf } from './demands.ts';
import { draftChecks, type FormView } from './draft-checks.ts';
import { draftPoints } from './draft-points.ts';
import { betterStart, type Start } from './first-sentence.ts';
import type { OtherText } from './texts.ts';

export type CritiquePoint = {
  kind: 'keep' | 'fix';
  quote?: string;
  /** Instead of a quote: the phrase of the question that nothing in the draft answers to. */
  missing?: string;
  text: string;
  next?: string;
  check?: string;
};
export type Conflict = { quote: string; other: { uri: string; quote: string }; text: string };
export type Unsupported = { quote: string; text: string; kind: 'number' | 'absolute' | 'vague' };
export type Misconception = { quote: string; concept: string; claim: string; question: string };

/** What rules see in a draft. Every quote is cut from the draft as it is said; nobody is judged. */
export type Critique = {
  coach: 'offline' | 'host' | 'anthropic';
  question: string;
  type: QuestionType;
  /** Set when a threshold applied instead of the checks (the question said back, another language …). */
  gate?: NonNullable<ReturnType<typeof gateFor>>;
  checks: CheckResult[];
  coreChecks: string[];
  points: CritiquePoint[];
  expected: PointResult[];
  missingPoints: { concept: string; point: string }[];
  contradictions: Conflict[];
  unsupported: Unsupported[];
  misconceptions: Misconception[];
  demands: Demand[];
  typos: { quote: string; suggestion: string }[];
  attackMap: MapEntry[];
  /** At 320 syllables a minute, rounded. */
  speakingSeconds: number;
  start: Start;
  improved?: { text: string; slots: string[] };
  dropped: Dropped[];
};

export type CritiqueContext = {
  /** Where the draft stands. */
  uri: string;
  /** The checks of a written draft, beside those of the question's type. */
  draftRubric: Rubric | null;
  /** The candidate's other texts: résumé lines, other drafts, follow-up drafts, the posting. */
  texts: readonly OtherText[];
  /** Questions of maps that are shown beside this one. */
  asked?: readonly string[];
};

/**
 * The critique of one answer: its checks by type and as a draft, what the question or the card asks for and was not
 * found, what does not agree with other texts or has no support, misconceptions put as questions, the attack map, and at
 * most three points. Pure: the same thread and texts give the same critique. Null when nothing was answered.
 */
export function critiqueOf(thread: Thread, context: CritiqueContext): Critique | null {
  const seen = lookAt(thread);
  if (!seen) return null;
  const answer = seen.last.turn.answer;
  const assessed = assessByRules(thread);
  const seconds = speakingSeconds(answer);
  const coreChecks = [
    ...(thread.rubric?.checks ?? []).filter((c) => c.core).map((c) => `${thread.rubric!.id}.${c.id}`),
    ...(context.draftRubric?.checks ?? []).filter((c) => c.core).map((c) => `${context.draftRubric!.id}.${c.id}`),
  ];
  const base = {
    coach: 'offline' as const,
    question: thread.slot.question,
    type: thread.slot.type,
    coreChecks,
    speakingSeconds: Math.round(seconds),
  };
  if (assessed.gate) {
    const empty = { expected: [], missingPoints: [], contradictions: [], unsupported: [], misconceptions: [] };
    const view = { ...empty, demands: [], map: [], checks: assessed.checks, gate: assessed.gate };
    return {
      ...base,
      ...empty,
      gate: assessed.gate,
      checks: assessed.checks,
      points: draftPoints(seen, view, context.draftRubric),
      demands: [],
      typos: [],
      attackMap: [],
      start: { sentence: null, places: [] },
      dropped: assessed.dropped,
    };
  }
  const map = attackMap(seen, context);
  const demands = demandsOf(seen);
  const contradictions = conflictsOf(seen);
  const unsupported = unsupportedOf(seen);
  const misconceptions = misconceptionsOf(seen);
  const draft = context.draftRubric
    ? draftChecks(context.draftRubric, {
        seen,
        map,
        demands,
        seconds,
        form: formView(seen),
        conflicts: contradictions,
        unsupported,
      })
    : [];
  const checks = [...assessed.checks, ...draft];
  const view = { checks, expected: assessed.expected, demands, map, contradictions, unsupported, misconceptions };
  return {
    ...base,
    checks,
    points: draftPoints(seen, view, context.draftRubric),
    expected: assessed.expected,
    missingPoints: assessed.expected
      .filter((p) => !p.met && p.weight === 'core')
      .map((p) => ({ concept: thread.card?.title[thread.lang] ?? p.card, point: p.text })),
    contradictions,
    unsupported,
    misconceptions,
    demands,
    typos: [],
    attackMap: map,
    start: betterStart(seen, map),
    dropped: assessed.dropped,
  };
}

function conflictsOf(seen: Look): Conflict[] {
  const ko = seen.thread.lang === 'ko';
  return contradictionsIn(seen).map(({ said, other }) => ({
    quote: said.text,
    other: { uri: other.fact?.evidence.uri ?? '', quote: other.context },
    text: ko ? `‘${other.text}’ 값과 다릅니다.` : `It differs from ‘${other.text}’.`,
  }));
}

function unsupportedOf(seen: Look): Unsupported[] {
  const ko = seen.thread.lang === 'ko';
  return [
    ...unmeasuredValues(seen).map(
      ({ quote }): Unsupported => ({
        quote,
        kind: 'number',
        text: ko ? '잰 방법을 찾지 못했습니다.' : 'How it was measured was not found.',
      }),
    ),
    ...absolutesIn(seen).map(
      ({ span }): Unsupported => ({
        quote: span.quote,
        kind: 'absolute',
        text: ko ? '예외가 하나면 무너지는 말입니다.' : 'One exception breaks it.',
      }),
    ),
    ...bareStates(seen).map(
      ({ quote }): Unsupported => ({
        quote,
        kind: 'vague',
        text: ko ? '기준 없는 말입니다.' : 'There is no measure to it.',
      }),
    ),
  ];
}

function misconceptionsOf(seen: Look): Misconception[] {
  const { thread } = seen;
  const answers = seen.answers.map((a) => a.prepared);
  return thread.cards.flatMap((card) =>
    misconceptionsIn(card, answers).flatMap((found): Misconception[] => {
      const probe = card.probes.find((p) => p.id === found.misconception.ask);
      return probe
        ? [
            {
              quote: found.quote,
              concept: card.title[thread.lang],
              claim: found.misconception.claim,
              question: probe.text[thread.lang],
            },
          ]
        : [];
    }),
  );
}

function formView(_seen: Look): FormView {
  return { breath: null, mixed: null, pledge: null };
}

/** A critique's points as they stand in events. */
export function pointsToStore(critique: Critique): Point[] {
  return critique.points.map(({ text, quote, missing, next, check, kind }) => ({
    kind,
    ...(quote ? { quote: cut(quote, 600), turn: 't1' } : {}),
    ...(missing ? { missing: cut(missing, 300) } : {}),
    say: cut(text, 600),
    ...(next ? { next: cut(next, 400) } : {}),
    ...(check ? { check: cut(check, 120) } : {}),
  }));
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : text.slice(0, most).toWellFormed();
}
