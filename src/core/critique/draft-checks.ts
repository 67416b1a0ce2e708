import type { Span } from '../evidence/evidence.ts';
import type { Rubric } from '../knowledge/page.ts';
import type { Look } from '../probes/look.ts';
import { type Finding, find, no, notFound, type Place, yes } from '../rubric/rule.ts';
import { consistent, REGRET } from '../rubric/shared-rules.ts';
import type { CheckResult } from '../session/events.ts';
import type { SentenceSignals } from '../signals/signals.ts';
import type { QuestionType } from '../vocabulary.ts';
import type { MapEntry } from './attack-map.ts';
import { likeliest } from './attack-map.ts';
import type { Unsupported } from './critique.ts';
import type { Demand } from './demands.ts';
import { startsWithAnswer } from './first-sentence.ts';

/** What the rules of a draft look at, beside the thread. */
export type DraftView = {
  seen: Look;
  map: readonly MapEntry[];
  demands: readonly Demand[];
  seconds: number;
  form: FormView;
  conflicts: readonly { quote: string }[];
  unsupported: readonly Unsupported[];
};

/** What the form of a draft shows: the first sentence that cannot be said in one breath, and so on; null where none. */
export type FormView = {
  breath: string | null;
  mixed: string | null;
  pledge: string | null;
  /** The sentence that answers, where it comes late. */
  late: Span | null;
};

type DraftRule = (view: DraftView) => Finding;

/** Spoken seconds that suit a question: 60–90 for knowledge and résumé, 90–120 for a story, 45–70 for an introduction. */
const SECONDS: Partial<Record<QuestionType, readonly [number, number]>> = {
  technical: [60, 90],
  resume: [60, 90],
  behavioural: [90, 120],
  situational: [60, 120],
  'system-design': [60, 120],
  'culture-fit': [60, 120],
  opening: [45, 70],
};
/** Below this nobody can tell anything from an answer; above the upper end by this, an interviewer cuts in. */
const TOO_SHORT = 20;
const OVER = 30;

const FORM_ONLY = { met: false } as const;

const RULES: Readonly<Record<string, DraftRule>> = {
  'answer.first': ({ seen }) => yes(placeOf(seen, startsWithAnswer(seen))),
  'answer.all': ({ demands }) => (demands.some((d) => !d.optional && !d.touched) ? notFound : null),
  'answer.kind': ({ seen }) => {
    const { type } = seen.thread.slot;
    if (type === 'behavioural' && seen.times('past') === 0) return FORM_ONLY;
    if (type === 'situational' && seen.times('future') === 0 && seen.times('habit') === 0) return FORM_ONLY;
    return null;
  },
  'speak.time': ({ seen, seconds }) => {
    const range = SECONDS[seen.thread.slot.type];
    if (!range) return null;
    if (seconds < TOO_SHORT || seconds > range[1] + OVER) return FORM_ONLY;
    const first = seen.last.sentences[0];
    return first && seconds >= range[0] * 0.75 && seconds <= range[1] ? yes(placeOf(seen, first)) : null;
  },
  'speak.breath': ({ seen, form }) =>
    form.breath ? no(placeWith(seen, form.breath)) : yes(placeOf(seen, seen.last.sentences[0] ?? null)),
  'speak.form': ({ seen, form }) =>
    form.mixed ? no(placeWith(seen, form.mixed)) : yes(placeOf(seen, seen.last.sentences[0] ?? null)),
  'speak.pledge': ({ seen, form }) => (form.pledge ? no(placeWith(seen, form.pledge)) : null),
  'proof.number': ({ seen, unsupported }) => {
    const bare = unsupported.find((u) => u.kind === 'number');
    if (bare) return no(placeWith(seen, bare.quote));
    return yes(find(seen, (s) => !!s.hits.number && !!s.hits.past));
  },
  'proof.absolute': ({ seen, unsupported }) => claimed(seen, unsupported, 'absolute'),
  'proof.vague': ({ seen, unsupported }) => claimed(seen, unsupported, 'vague'),
  'proof.match': ({ seen, conflicts }) =>
    conflicts[0] ? no(placeWith(seen, conflicts[0].quote)) : consistent('any')(seen),
  'tail.top3': ({ seen, map }) => {
    const top = likeliest(map).slice(0, 3);
    const open = top.find(({ tail }) => !tail.ready);
    if (open) return no(placeWith(seen, open.entry.sentence));
    return top.length > 0 ? yes(placeWith(seen, top[0]!.entry.sentence)) : null;
  },
  'tail.limit': ({ seen }) =>
    yes(
      seen.where('cost') ?? seen.where('look-back') ?? find(seen, (s) => REGRET.test(s.text)) ?? seen.where('honest'),
    ) ?? notFound,
};

/** The draft rubric's checks, each within the authority that its page gives to rules. */
export function draftChecks(rubric: Rubric, view: DraftView): CheckResult[] {
  return rubric.checks.map((check) => {
    const id = `${rubric.id}.${check.id}`;
    const base = { id, criterion: check.criterion, by: 'offline' as const };
    const finding = RULES[check.id]?.(view) ?? null;
    if (!finding) return { ...base, met: null };
    if (finding.met)
      return check.authority === 'no'
        ? { ...base, met: null }
        : { ...base, met: true, quote: finding.quote, turn: finding.turn };
    if (check.authority === 'yes') return { ...base, met: null };
    return {
      ...base,
      met: false,
      ...(finding.quote ? { quote: finding.quote } : {}),
      ...(finding.turn ? { turn: finding.turn } : {}),
    };
  });
}

function claimed(seen: Look, unsupported: readonly Unsupported[], kind: Unsupported['kind']): Finding {
  const first = unsupported.find((u) => u.kind === kind);
  return first ? no(placeWith(seen, first.quote)) : null;
}

function placeOf(seen: Look, sentence: SentenceSignals | null): Place | null {
  const answer = sentence && seen.answers.find((a) => a.sentences.includes(sentence));
  return sentence && answer ? { answer, sentence } : null;
}

/** The sentence in which a quote stands. */
function placeWith(seen: Look, quote: string): Place | null {
  return (
    find(seen, (s) => s.text.includes(quote) || quote.includes(s.text)) ?? placeOf(seen, seen.last.sentences[0] ?? null)
  );
}
