import { clean } from '../../core/evidence/text.ts';
import type { Report } from '../../core/report.ts';
import type { CheckResult } from '../../core/session/events.ts';
import type { Language } from '../../core/vocabulary.ts';
import type { ReportHeadings } from '../report-headings.ts';
import type { ReportNames, ReportWords } from '../report-words.ts';
import type { CardCheck, CardPoint } from './shape.ts';
import type { ScorecardWords } from './words.ts';

/** A report on its way to a scorecard, with the names and words for it. */
export type Making = {
  report: Report;
  names: ReportNames;
  lang: Language;
  w: ReportWords;
  h: ReportHeadings;
  own: ScorecardWords;
};

/** Somebody's words on one line, safe to show. */
export function tidy(text: string, most = 1000): string {
  const flat = clean(text).replace(/\s+/gu, ' ').trim();
  return flat.length > most
    ? `${flat
        .slice(0, most)
        .toWellFormed()
        .replace(/\uFFFD$/u, '')}…`
    : flat;
}

/** The number of a thread as people say it. */
export function numberOf(report: Report, slot: string): number {
  return report.plan.findIndex((s) => s.id === slot) + 1;
}

export function pointOf({ report }: Making, point: Report['points'][number]): CardPoint {
  return {
    kind: point.kind,
    thread: point.slot,
    number: numberOf(report, point.slot),
    quote: point.quote ? tidy(point.quote) : null,
    say: tidy(point.say),
    next: point.next ? tidy(point.next) : null,
  };
}

export function checkOf({ names, w }: Making, check: CheckResult, note: number | null): CardCheck {
  const mark = check.mark === 'honest' ? w.honest : check.mark === 'confirmed' ? w.confirmed : null;
  return {
    text: tidy(names.check(check.id)),
    met: check.met,
    outcome: check.met === true ? w.met : check.met === false ? w.notFound : w.notJudged,
    quote: check.met !== null && check.quote ? tidy(check.quote, 300) : null,
    note,
    mark: check.met === true ? mark : null,
  };
}

export function countsOf({ h }: Making, checks: readonly { met: boolean | null }[]): string {
  const of = (met: boolean | null) => checks.filter((c) => c.met === met).length;
  return h.counts(of(true), of(false), of(null));
}
