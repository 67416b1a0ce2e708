import type { Report } from '../../core/report.ts';
import type { Language } from '../../core/vocabulary.ts';
import { failedAt, headings } from '../report-headings.ts';
import { type ReportNames, reportWords, topicOf, typeName } from '../report-words.ts';
import { checkOf, countsOf, type Making, numberOf, pointOf, tidy } from './entries.ts';
import type { CardWords, Scorecard } from './shape.ts';
import { threadsOf } from './threads.ts';
import { scorecardWords } from './words.ts';

/**
 * A session's report as the scorecard shows it. In exam mode before the self-rating it holds what was asked and
 * answered and nothing else, as the Markdown does.
 */
export function makeScorecard(report: Report, names: ReportNames): Scorecard {
  const lang: Language = report.lang === 'en' ? 'en' : 'ko';
  const making: Making = { report, names, lang, w: reportWords(lang), h: headings(lang), own: scorecardWords(lang) };
  const { w, h, own } = making;
  const rating = report.selfRatings.find((r) => r.slot === null)?.rating;
  const state = report.ended === null ? h.running : (h.ended[report.ended] ?? report.ended);
  const open = report.open;
  const ledger = open ? ledgerOf(making) : [];
  return {
    lang,
    title: [report.title ? tidy(report.title) : null, names.format(report.format)].filter(Boolean).join(' · '),
    about: [
      new Date(report.startedAt).toISOString().slice(0, 10),
      w.mode[report.mode] ?? report.mode,
      w.coach[report.coach] ?? report.coach,
      state,
    ],
    coachSays: w.coachSays[report.coach] ?? '',
    session: report.session,
    rating: rating === undefined ? null : w.rating[rating]!,
    withheld: open ? null : h.withheld,
    summary: open ? summaryOf(making) : null,
    points: open ? report.points.map((point) => pointOf(making, point)) : [],
    next: open ? nextOf(making) : [],
    threads: threadsOf(making),
    coverage: open ? coverageOf(making) : [],
    ledgerSays:
      ledger.length > 0 ? own.ledgerSays(ledger.filter((r) => r.state === 'not-asked').length, ledger.length) : null,
    ledger,
    criteria: open ? criteriaOf(making) : [],
    plan: open ? planOf(making) : [],
    models: open ? modelsOf(making) : [],
    notes: open ? notesOf(making) : [],
    words: wordsOf(making),
  };
}

function summaryOf({ report, w }: Making): Scorecard['summary'] {
  if (!report.summary) return null;
  const { text, next, by } = report.summary;
  return {
    paragraphs: text
      .split(/\n+/u)
      .map((one) => tidy(one))
      .filter(Boolean),
    next: next.map((step) => tidy(step)),
    by: w.coach[by] ?? by,
  };
}

/** The report's next steps in its order: the weakest thread, what was not found in one, a requirement. */
function nextOf({ report, own }: Making): Scorecard['next'] {
  const weakest = report.points.find((point) => point.kind === 'fix')?.slot;
  const threads = [weakest, report.notFound[0]?.slot].filter((slot) => slot !== undefined);
  return report.next.map((step, i) => {
    const slot = report.plan.find((s) => s.id === threads[i]);
    return {
      text: tidy(step),
      thread: slot?.id ?? null,
      number: slot ? numberOf(report, slot.id) : 0,
      question: slot ? tidy(slot.question) : '',
      ask: slot ? own.ask(tidy(slot.question)) : own.askNext(tidy(step)),
    };
  });
}

function coverageOf({ report, h, own }: Making): Scorecard['coverage'] {
  return (['must', 'preferred'] as const).flatMap((kind) => {
    const { covered, uncovered } = report.coverage[kind];
    const all = covered.length + uncovered.length;
    if (all === 0) return [];
    return {
      heading: h[kind],
      says: own.covered(covered.length, all),
      rows: [
        ...covered.map((c) => ({
          text: tidy(c.text),
          thread: c.slot,
          number: numberOf(report, c.slot),
          why: null,
        })),
        ...uncovered.map((u) => ({ text: tidy(u.text), thread: null, number: null, why: tidy(u.why) })),
      ],
    };
  });
}

function ledgerOf({ report, names, h, w }: Making): Scorecard['ledger'] {
  // Over all sessions where that is known: a line that was defended before is not asked about again in silence.
  const rows = report.ledgerOverSessions.length > 0 ? report.ledgerOverSessions : report.ledger;
  return rows.map((row) => ({
    id: row.fact,
    text: tidy(names.fact(row.fact) ?? '', 200),
    state: row.state,
    says: `${w.ledger[row.state]}${row.times > 1 ? ` (${h.times(row.times)})` : ''}`,
  }));
}

function criteriaOf(making: Making): Scorecard['criteria'] {
  return making.report.criteria.map(({ name, checks }) => ({
    name: tidy(name, 80),
    says: countsOf(making, checks),
    checks: checks.map((check) => checkOf(making, check, null)),
  }));
}

function planOf({ report, lang, h }: Making): Scorecard['plan'] {
  return report.plan.map((slot, i) => ({
    number: i + 1,
    thread: report.turns.some((turn) => turn.slot === slot.id) ? slot.id : null,
    type: typeName(slot.type, lang),
    topic: tidy(topicOf(slot)) || tidy(slot.question, 80),
    minutes: lang === 'ko' ? `${slot.minutes}${h.minutes}` : `${slot.minutes} min`,
    why: tidy(slot.reason),
  }));
}

function modelsOf({ report, h }: Making): string[] {
  return [
    ...(report.usage ?? []).map(
      (u) => `${tidy(u.model)} — ${h.used(u.input + u.cacheWrite + u.cacheRead, u.cacheRead, u.output, u.usd)}`,
    ),
    ...(report.failures ?? []).map((f) => `${failedAt(f.brief, h)}: ${tidy(f.reason)}`),
  ];
}

function notesOf({ report, h }: Making): string[] {
  return [
    ...report.warnings.map((warning) => tidy(warning)),
    ...(report.dropped.length > 0
      ? [h.dropped(report.dropped.length), ...report.dropped.map((d) => `${tidy(d.what)}: ${tidy(d.why)}`)]
      : []),
    h.legend,
  ];
}

function wordsOf({ h, w, own }: Making): CardWords {
  return {
    summary: h.summary,
    points: h.points,
    noPoints: h.noPoints,
    keep: h.keep,
    fix: h.fix,
    next: h.next,
    glance: own.glance,
    glanceSays: own.glanceSays,
    thread: own.thread,
    depth: own.depth,
    checks: h.checks,
    rating: h.selfRating,
    states: own.state,
    threads: h.threads,
    quoteFound: own.quoteFound,
    quoteFix: own.quoteFix,
    background: own.background,
    evidence: h.evidence,
    followUp: h.followUp,
    asked: h.asked,
    empty: h.empty,
    found: w.met,
    missing: w.notFound,
    unjudged: w.notJudged,
    seeQuote: own.seeQuote,
    openAll: own.openAll,
    closeAll: own.closeAll,
    print: own.print,
    practise: own.practise,
    practiseSent: own.practiseSent,
    coverage: h.coverage,
    ledger: h.ledger,
    criteria: h.criteria,
    plan: h.plan,
    planColumns: [h.type, h.topic, h.minutes, h.why],
    model: h.model,
    notes: h.notes,
    session: h.session,
  };
}
