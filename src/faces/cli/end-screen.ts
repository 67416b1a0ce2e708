import type { Report } from '../../core/report.ts';
import type { Point } from '../../core/session/events.ts';
import { assessmentOf } from '../../core/session/reading.ts';
import type { SessionState } from '../../core/session/state.ts';
import type { ReportNames } from '../report-words.ts';
import { cutTo, inline, padTo, type Style, wrap } from './text.ts';
import { numberOf } from './transcript.ts';
import { wordsFor } from './words.ts';

/** A thing to mend as the end screen numbers it. `check` is set where the candidate may say that it was said. */
export type Fix = { slot: string; point: Point; check: string | null };

/** Longest end screen, lines: it is read, not scrolled. */
export const LINES_MAX = 18;
const FIXES_MAX = 3;
const TAG = 10;

export type EndScreen = { lines: string[]; fixes: Fix[] };

type Sources = { state: SessionState; report: Report; names: ReportNames; width: number; style: Style };

/** The last screen of a session: what to keep, what to mend, the résumé lines, the requirements, what comes tomorrow. */
export function endScreen(sources: Sources): EndScreen {
  const { state, report, width, style } = sources;
  const words = wordsFor(state.started!.lang);
  const turns = report.turns;
  const head = words.ended(
    turns.filter((turn) => turn.attempts.length > 0).length,
    turns.filter((turn) => turn.kind === 'follow-up').length,
    turns.filter((turn) => turn.decided?.outcome === 'move-on').length,
  );
  if (!report.open) return { lines: [style.bold(head), ...wrap(words.notRated, width)], fixes: [] };

  const points = openPoints(state, report);
  const fixes = chooseFixes(points);
  // Rows in the order of the screen; when they do not fit, the longest give lines first.
  const rows: Row[] = [];
  const row = (tag: string, text: string, most: number) => rows.push({ tag, text, most });
  const keep = chooseKeep(points);
  if (keep) row(words.keepTag, `‘${cutTo(keep.quote ?? '', 60)}’ — ${inline(keep.say)}`, 3);
  else if (turns.some((turn) => turn.answer.trim() !== '')) row(words.keepTag, words.nothingToKeep, 1);
  fixes.forEach((fix, i) => row(`${words.fixTag} ${i + 1}`, fixText(state, fix, i + 1), 3));
  if (report.ledger.length > 0) row(words.ledgerTag, ledgerText(sources), 2);
  const coverage = coverageText(report, state);
  if (coverage) row(words.coverageTag, coverage, 2);
  if (report.next.length > 0) row(words.tomorrowTag, report.next.map(inline).join(' → '), 2);
  if (report.dropped.length > 0) row('', words.dropped(report.dropped.length), 1);
  return { lines: [style.bold(head), ...fitted(rows, LINES_MAX - 1, width, style)], fixes };
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

type Placed = Point & { slot: string };

/** The report's points without those that the candidate has confirmed to have said. */
export function openPoints(state: SessionState, report: Report): Placed[] {
  const met = new Set<string>();
  for (const slot of state.slots) {
    const view = assessmentOf(state, slot);
    for (const check of view?.checks ?? []) if (check.met === true) met.add(`${slot.slot.id} ${check.id}`);
    for (const point of view?.expected ?? []) if (point.met) met.add(`${slot.slot.id} ${point.card}#${point.point}`);
  }
  return report.points.filter(
    (point) => point.kind === 'keep' || !point.check || !met.has(`${point.slot} ${point.check}`),
  );
}

/** From the thread with the least to mend: what went well there can be shown without a shadow. */
function chooseKeep(points: Placed[]): Placed | null {
  const fixes = (slot: string) => points.filter((p) => p.slot === slot && p.kind === 'fix').length;
  return points.filter((p) => p.kind === 'keep').sort((a, b) => fixes(a.slot) - fixes(b.slot))[0] ?? null;
}

/** One from each thread in turn, the thread with the most to mend first, quoted ones before those not found. */
function chooseFixes(points: Placed[]): Fix[] {
  const bySlot = new Map<string, Placed[]>();
  for (const point of points)
    if (point.kind === 'fix') bySlot.set(point.slot, [...(bySlot.get(point.slot) ?? []), point]);
  const queues = [...bySlot.values()]
    .sort((a, b) => b.length - a.length)
    .map((queue) => queue.sort((a, b) => Number(!!b.quote) - Number(!!a.quote)));
  const chosen: Placed[] = [];
  for (let round = 0; chosen.length < FIXES_MAX && queues.some((queue) => queue.length > round); round++) {
    for (const queue of queues) if (queue[round] && chosen.length < FIXES_MAX) chosen.push(queue[round]!);
  }
  return chosen.map((point) => ({ slot: point.slot, point, check: point.quote ? null : (point.check ?? null) }));
}

function fixText(state: SessionState, { slot, point, check }: Fix, number: number): string {
  const words = wordsFor(state.started!.lang);
  const place = `[${numberOf(state, slot)}]`;
  const next = point.next ? ` ${inline(point.next)}` : '';
  if (point.quote) return `${place} ‘${cutTo(point.quote, 48)}’ — ${inline(point.say)}${next}`;
  return `${place} ${check ? `${words.ifSaid(number)} ` : ''}${inline(point.say)}${next}`;
}

function ledgerText({ state, report, names }: Sources): string {
  const words = wordsFor(state.started!.lang);
  const defended = report.ledger.filter((line) => line.state === 'defended').length;
  const order = ['stuck', 'partly', 'not-asked'];
  const left = report.ledger
    .filter((line) => line.state !== 'defended')
    .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  const first = left[0];
  const name = first ? `${first.fact} ${cutTo(names.fact(first.fact) ?? '', 28)}`.trim() : null;
  return [words.ledger(report.ledger.length, defended), name ? words.ledgerLeft(name, left.length - 1) : '']
    .filter(Boolean)
    .join(' ');
}

function coverageText(report: Report, state: SessionState): string {
  const words = wordsFor(state.started!.lang);
  const share = ({ covered, uncovered }: Report['coverage']['must']) =>
    covered.length + uncovered.length === 0 ? '' : `${covered.length}/${covered.length + uncovered.length}`;
  const text = words.coverage(share(report.coverage.must), share(report.coverage.preferred));
  const next = report.coverage.must.uncovered.slice(0, 2).map((line) => cutTo(line.text, 24));
  return [text, text && next.length > 0 ? words.nextTime(next.join(', ')) : ''].filter(Boolean).join(' · ');
}
