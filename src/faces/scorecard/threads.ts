import { clean } from '../../core/evidence/text.ts';
import type { Report, ReportTurn } from '../../core/report.ts';
import { latestChecks } from '../report-checks.ts';
import { probeName, topicOf, typeName } from '../report-words.ts';
import { depthReached, stepState } from './depth.ts';
import { checkOf, countsOf, type Making, pointOf, tidy } from './entries.ts';
import { type AnswerText, ThreadMarks } from './marks.ts';
import type { CardThread, CardTurn } from './shape.ts';
import type { ScorecardWords } from './words.ts';

/** The threads in which something was asked, in the order of the plan. */
export function threadsOf(making: Making): CardThread[] {
  const { report } = making;
  return report.plan.flatMap((slot, i) => {
    const turns = report.turns.filter((turn) => turn.slot === slot.id);
    return turns.length === 0 ? [] : threadOf(making, slot, i + 1, turns);
  });
}

function threadOf(making: Making, slot: Report['plan'][number], number: number, turns: ReportTurn[]): CardThread {
  const { report, lang, h, w, own } = making;
  const marks = new ThreadMarks(turns.flatMap(answersOf));
  const points = report.open ? report.threadPoints.filter((point) => point.slot === slot.id) : [];
  const placed = (report.open ? latestChecks(turns) : []).map((check) => {
    const kind = check.met === true ? 'found' : 'missing';
    return { check, mark: check.met !== null && check.quote ? marks.add(check.quote, check.turn, kind) : null };
  });
  for (const point of points) if (point.quote) marks.add(point.quote, point.turn, point.kind);
  marks.number();
  const checks = placed.map(({ check, mark }) => checkOf(making, check, mark?.note ?? null));
  const rating = report.selfRatings.find((r) => r.slot === slot.id)?.rating;
  return {
    id: slot.id,
    number,
    question: tidy(slot.question),
    topic: tidy(topicOf(slot)),
    type: typeName(slot.type, lang),
    background: [
      ...(slot.reason ? [{ label: h.why, text: tidy(slot.reason) }] : []),
      ...(slot.intent ? [{ label: h.intent, text: tidy(slot.intent) }] : []),
    ],
    evidence: slot.evidence.map((e) => ({
      source: sourceName(e.uri, own),
      // A card's own question stands in it with its blanks: the words put to the candidate stand above already.
      quote: e.uri.startsWith('kkori://knowledge/') ? null : tidy(e.quote, 200),
      changed: e.status === 'stale' ? w.stale : e.status === 'gone' ? w.gone : null,
    })),
    steps: turns.map((turn) => ({
      kind: turn.kind,
      state: report.open ? stepState(turn, turns, lang) : turn.attempts.length > 0 ? 'answered' : 'unanswered',
      name: turn.kind === 'main' ? own.main : probeName(turn.probe, turn.why, lang),
    })),
    reached: report.open ? own.reached(depthReached(turns, lang)) : '',
    turns: turns.map((turn) => turnOf(making, turn, turns, marks)),
    found: checks.filter((check) => check.met === true),
    missing: checks.filter((check) => check.met === false),
    unjudged: checks.filter((check) => check.met === null),
    counts: checks.length > 0 ? countsOf(making, checks) : null,
    rating: rating === undefined ? null : w.rating[rating]!,
    points: points.map((point) => pointOf(making, point)),
    open: report.points.some((point) => point.kind === 'fix' && point.slot === slot.id) || !report.open,
  };
}

function turnOf(making: Making, turn: ReportTurn, turns: ReportTurn[], marks: ThreadMarks): CardTurn {
  const { report, lang, h, w, own } = making;
  const follow = turn.kind === 'follow-up';
  return {
    kind: turn.kind,
    state: report.open ? stepState(turn, turns, lang) : 'answered',
    probe: follow ? probeName(turn.probe, turn.why, lang) : '',
    question: tidy(turn.question),
    asked: turn.asked ? tidy(turn.asked) : null,
    anchor:
      follow && turn.anchor
        ? { quote: tidy(turn.anchor.quote), where: h.anchorIn[turn.anchor.in] ?? turn.anchor.in }
        : null,
    why: follow && turn.why ? tidy(turn.why) : null,
    asides: turn.steered.map((steered) => {
      const said = steered.text ? ` “${tidy(steered.text)}”` : '';
      const reply = steered.reply ? ` → ${tidy(steered.reply)}` : '';
      return `${w.steered[steered.action] ?? steered.action}${said}${reply}${steered.credited ? ` (${h.credited})` : ''}`;
    }),
    answers: answersOf(turn).map((answer) => ({
      label: turn.attempts.length > 1 ? own.answerNumber(answer.attempt) : own.answer,
      note: turn.attempts[answer.attempt - 1]!.verbatim === 'unsure' ? h.unsure : null,
      segments: answer.text === '' ? [] : marks.segments(answer),
    })),
    movedOn:
      turn.decided?.outcome === 'move-on' && turn.decided.reason !== ''
        ? `${h.movedOn}: ${tidy(turn.decided.reason)}`
        : null,
  };
}

function answersOf(turn: ReportTurn): AnswerText[] {
  return turn.attempts.map((attempt, i) => ({ turn: turn.id, attempt: i + 1, text: clean(attempt.answer).trim() }));
}

function sourceName(uri: string, { sources }: ScorecardWords): string {
  const [area, , section] = uri.replace('kkori://', '').split('/');
  if (area === 'dossiers') return section === 'posting' ? sources.posting : sources.dossier;
  if (area === 'resume') return sources.resume;
  if (area === 'notes') return sources.note;
  return area === 'sessions' ? sources.session : sources.card;
}
