import type { Rubric } from '../knowledge/page.ts';
import { speakingSeconds } from '../korean.ts';
import { MANNER } from '../probes/absolutes.ts';
import type { gateFor } from '../probes/gates.ts';
import { type Look, lookAt } from '../probes/look.ts';
import { vagueChanges } from '../probes/values.ts';
import { assessByRules } from '../rubric/assess.ts';
import type { CheckResult, Dropped, Levels, Point, PointResult } from '../session/events.ts';
import { answerAlone } from '../signals/to-the-grader.ts';
import type { Thread } from '../thread.ts';
import type { QuestionType } from '../vocabulary.ts';
import { asMeant } from './as-meant.ts';
import { attackMap, type MapEntry } from './attack-map.ts';
import { conflictsIn } from './conflicts.ts';
import { type Demand, demandsOf } from './demands.ts';
import { draftChecks, type FormView } from './draft-checks.ts';
import { draftPoints } from './draft-points.ts';
import { conflictWords, unsupportedWords } from './draft-words.ts';
import { betterStart, type Start } from './first-sentence.ts';
import { type FormFinding, formOf } from './form.ts';
import { type Misconception, misconceptionsOf } from './misconceptions.ts';
import { type Spelling, type SpellingVocabulary, spellings } from './spelling.ts';
import type { TextBeside } from './texts.ts';
import { unsupportedIn } from './unsupported.ts';

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
  misconceptions: Omit<Misconception, 'turn'>[];
  demands: Demand[];
  typos: { quote: string; suggestion: string }[];
  attackMap: MapEntry[];
  /** At 320 syllables a minute, rounded. */
  speakingSeconds: number;
  start: Start;
  improved?: { text: string; slots: string[] };
  /** By criterion, computed from a model's checks; absent without one. */
  levels?: Levels;
  dropped: Dropped[];
};

export type CritiqueContext = {
  /** Where the draft stands. */
  uri: string;
  /** The checks of a written draft, beside those of the question's type. */
  draftRubric: Rubric | null;
  /** The candidate's other texts: résumé lines, other drafts, follow-up drafts, the posting. */
  texts: readonly TextBeside[];
  /** What is spelt right: the cards, and the names and terms of the candidate's papers. */
  vocabulary: SpellingVocabulary;
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
  const seconds = speakingSeconds(answerAlone(answer));
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
      typos: typosOf(spellings(answer, context.vocabulary)),
      attackMap: [],
      start: { sentence: null, places: [] },
      dropped: assessed.dropped,
    };
  }
  const slips = spellings(answer, context.vocabulary);
  const map = attackMap(seen, { ...context, meant: asMeant(answer, slips) });
  const demands = demandsOf(seen);
  const contradictions = conflictsIn(answer, context.texts, thread.slot.question).map(
    (c): Conflict => ({
      quote: c.quote,
      other: { uri: c.other.uri, quote: c.other.quote },
      text: conflictWords(c, thread.lang),
    }),
  );
  const unsupported = unsupportedOf(seen, context);
  const form = formView(seen);
  const misconceptions = misconceptionsOf(seen).map(({ turn: _, ...m }) => m);
  const draft = context.draftRubric
    ? draftChecks(context.draftRubric, {
        seen,
        map,
        demands,
        seconds,
        form,
        conflicts: contradictions,
        unsupported,
      })
    : [];
  const checks = [...assessed.checks.filter((c) => !isDraft(c)), ...draft];
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
    typos: typosOf(slips),
    attackMap: map,
    start: betterStart(seen, map, form.late),
    dropped: assessed.dropped,
  };
}

/** A draft is looked at by its own checks, of which a spoken answer has one. */
const isDraft = (check: CheckResult) => check.id.startsWith('draft.');

function unsupportedOf(seen: Look, context: CritiqueContext): Unsupported[] {
  const { lang, slot } = seen.thread;
  const sources = context.texts.filter((t) => t.origin !== 'posting');
  const resume = sources.some((t) => t.origin === 'resume');
  const found = unsupportedIn(seen.last.turn.answer, { lang, sources, question: slot.question }).filter(
    ({ quote }) => !MANNER.test(quote),
  );
  const said = ({ start }: { start: number }) => found.some((u) => u.start <= start && start < u.end);
  const vague = vagueChanges(seen)
    .map(({ answer, span }) => ({ quote: answer.turn.answer.slice(span.start, span.end), ...span }))
    .filter(({ quote, ...span }) => VAGUE_CHANGE.test(quote) && !said(span));
  return [...found, ...vague.map((v) => ({ ...v, kind: 'vague' as const }))]
    .sort((a, b) => a.start - b.start)
    .map(({ quote, kind }) => ({ quote, kind, text: unsupportedWords(kind, resume, lang) }));
}

/** A vague word and the change it is said of. */
const VAGUE_CHANGE = /^(?:크게|대폭|많이|상당히|훨씬|매우|빠르게|확연히|획기적으로|greatly|significantly|a lot)/iu;

function typosOf(slips: readonly Spelling[]): Critique['typos'] {
  const out = new Map(slips.map((t) => [t.quote, { quote: t.quote, suggestion: t.suggestion }]));
  return [...out.values()];
}

function formView(seen: Look): FormView {
  const { lang, slot } = seen.thread;
  const { answer, via } = seen.last.turn;
  const found = formOf(answer, { lang, question: slot.question, via });
  const first = (...kinds: FormFinding['kind'][]) => found.find((f) => kinds.includes(f.kind))?.quote ?? null;
  return {
    breath: first('long-sentence'),
    mixed: first('ending-mix', 'noun-endings'),
    pledge: first('pledge'),
    late: found.find((f) => f.kind === 'late-answer') ?? null,
  };
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
