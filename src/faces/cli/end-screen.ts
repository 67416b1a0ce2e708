import { sessionPoints } from '../../core/critique/points.ts';
import { asksForBareYears } from '../../core/plan/requirement-question.ts';
import type { Report } from '../../core/report.ts';
import type { Point } from '../../core/session/events.ts';
import type { SessionState } from '../../core/session/state.ts';
import type { ReportNames } from '../report-words.ts';
import { saidChecks } from './said.ts';
import { cutTo, inline, padTo, type Style, widthOf, wrap } from './text.ts';
import { numberOf } from './transcript.ts';
import { wordsFor } from './words.ts';

/** A thing to mend as the end screen numbers it. `check` is set where the candidate may say that it was said. */
export type Fix = { slot: string; point: Point; check: string | null };

/** Longest end screen, lines: it is read, not scrolled. One more says where the whole report is. */
export const LINES_MAX = 17;
const TAG = 10;
const FIX_LINES = 3;
const SUMMARY_LINES = 5;

export type EndScreen = { lines: string[]; fixes: Fix[] };

type Sources = { state: SessionState; report: Report; names: ReportNames; width: number; style: Style };

/** The last screen of a session: what to keep, what to mend, the résumé lines, the requirements, what comes tomorrow. */
export function endScreen(sources: Sources): EndScreen {
  const { state, report, width, style } = sources;
  const words = wordsFor(state.started!.lang);
  const turns = report.turns;
  const title = words.ended(
    turns.filter((turn) => turn.attempts.length > 0).length,
    turns.filter((turn) => turn.kind === 'follow-up').length,
    turns.filter((turn) => turn.decided?.outcome === 'move-on').length,
  );
  const head = wrap(title, width).map(style.bold);
  if (!report.open) return { lines: [...head, ...wrap(words.notRated, width)], fixes: [] };

  const points = openPoints(state, report);
  const fixes = points
    .filter((point) => point.kind === 'fix')
    .map((point) => ({ slot: point.slot, point, check: point.quote ? null : (point.check ?? null) }));
  // Rows in the order of the screen; when they do not fit, the longest give lines first.
  const rows: Row[] = [];
  const row = (tag: string, text: string, most: number) => void rows.push({ tag, text, most });
  if (report.summary)
    row(words.summaryTag, inline([report.summary.text, ...report.summary.next].join(' · ')), SUMMARY_LINES);
  const keep = points.find((point) => point.kind === 'keep');
  if (keep) row(words.keepTag, `‘${cutTo(keep.quote ?? '', 60)}’ — ${inline(keep.say)}`, 3);
  else if (turns.some((turn) => turn.answer.trim() !== '')) row(words.keepTag, words.nothingToKeep, 1);
  for (const [i, fix] of fixes.entries()) row(`${words.fixTag} ${i + 1}`, fixText(sources, fix, i + 1), FIX_LINES);
  if (report.ledger.length > 0) row(words.ledgerTag, ledgerText(sources), 2);
  const coverage = coverageText(report, state);
  if (coverage) row(words.coverageTag, coverage, 2);
  if (report.next.length > 0) row(words.tomorrowTag, report.next.map((step) => cutTo(step, 46)).join(' → '), 2);
  if (report.dropped.length > 0) row('', words.dropped(report.dropped.length), 1);
  return { lines: [...head, ...fitted(rows, LINES_MAX - head.length, width, style)], fixes };
}

type Row = { tag: string; text: string; most: number };

function fitted(rows: Row[], most: number, width: number, style: Style): string[] {
  const wrapped = rows.map(({ tag, text, most: limit }) => ({
    lines: wrap(text, width, padTo(tag, TAG), ' '.repeat(TAG)),
    limit,
    tag,
  }));
  while (wrapped.reduce((sum, row) => sum + Math.min(row.lines.length, row.limit), 0) > most) {
    const longest = wrapped.reduce((a, b) =>
      Math.min(b.lines.length, b.limit) > Math.min(a.lines.length, a.limit) ? b : a,
    );
    longest.limit = Math.min(longest.lines.length, longest.limit) - 1;
  }
  return wrapped.flatMap(({ lines, limit, tag }) => {
    const shown = lines.slice(0, limit);
    if (lines.length > limit && shown.length > 0) shown[limit - 1] = ellipsis(shown[limit - 1]!, width);
    return shown.map((line, i) =>
      i === 0 && tag ? style.accent(line.slice(0, tag.length)) + line.slice(tag.length) : line,
    );
  });
}

function ellipsis(line: string, width: number): string {
  const indent = /^\s*/.exec(line)![0];
  return indent + cutTo(`${line.trim()} ……`, width - indent.length);
}

type Placed = Report['points'][number];

/** The session's points, chosen without those of its threads that the candidate has confirmed to have said. */
function openPoints(state: SessionState, report: Report): Placed[] {
  const said = ({ kind, check, slot }: Placed) =>
    kind === 'fix' && check !== undefined && saidChecks(state, slot).has(check);
  return report.threadPoints.some(said)
    ? sessionPoints(report.threadPoints.filter((point) => !said(point)))
    : report.points;
}

function fixText({ state, width }: Sources, { slot, point, check }: Fix, number: number): string {
  const words = wordsFor(state.started!.lang);
  const place = `[${numberOf(state, slot)}]`;
  const say = [point.say, point.next ?? ''].map(inline).filter(Boolean).join(' ');
  const room = Math.floor((width - TAG) * (FIX_LINES - 0.5));
  if (point.quote) return shortQuotes(`${place} ‘${cutTo(point.quote, 48)}’ — ${say}`, room);
  const suffix = check ? ` ${words.ifSaid(number)}` : '';
  return `${place} ${cutTo(shortQuotes(say, room - widthOf(suffix)), room - widthOf(suffix))}${suffix}`;
}

/** The longest quotes shortened until the text fits: what is to be done stands at its end and must not be cut off. */
function shortQuotes(text: string, room: number): string {
  let short = text;
  for (let most = 40; widthOf(short) > room && most >= QUOTE_LEAST; most -= 4)
    short = text.replace(/‘([^‘’]+)’/gu, (_, quote: string) => `‘${cutTo(quote, most)}’`);
  return short;
}
const QUOTE_LEAST = 16;

function ledgerText({ state, report, names }: Sources): string {
  const words = wordsFor(state.started!.lang);
  const defended = report.ledger.filter((line) => line.state === 'defended').length;
  const order = ['stuck', 'partly', 'not-asked'];
  const left = report.ledger
    .filter((line) => line.state !== 'defended')
    .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  const first = left[0];
  const name = first ? `${first.fact} ${cutTo(names.fact(first.fact) ?? '', 36)}`.trim() : null;
  return [words.ledger(report.ledger.length, defended), name ? words.ledgerLeft(name, left.length - 1) : '']
    .filter(Boolean)
    .join(' ');
}

function coverageText(report: Report, state: SessionState): string {
  const words = wordsFor(state.started!.lang);
  // Bare years are never asked about: they are no part of what is left for another time.
  const open = ({ covered, uncovered }: Report['coverage']['must']) =>
    [...covered.filter((c) => c.unanswered), ...uncovered].filter((line) => !asksForBareYears(line.text));
  const share = (kind: Report['coverage']['must']) => {
    const answered = kind.covered.filter((c) => !c.unanswered).length;
    return answered + open(kind).length === 0 ? '' : `${answered}/${answered + open(kind).length}`;
  };
  const text = words.coverage(share(report.coverage.must), share(report.coverage.preferred));
  const next = open(report.coverage.must)
    .slice(0, 2)
    .map((line) => cutTo(line.text, 36));
  return [text, text && next.length > 0 ? words.nextTime(next.join(', ')) : ''].filter(Boolean).join(' · ');
}
