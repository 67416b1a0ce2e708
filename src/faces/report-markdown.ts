import { clean } from '../core/evidence/text.ts';
import type { Report, ReportTurn } from '../core/report.ts';
import { readable } from '../core/search/passage.ts';
import type { CheckResult } from '../core/session/events.ts';
import type { Language } from '../core/vocabulary.ts';
import { latestChecks } from './report-checks.ts';
import { failedAt, headings, type ReportHeadings } from './report-headings.ts';
import {
  formatName,
  probeName,
  type ReportNames,
  type ReportWords,
  reportWords,
  topicOf,
  typeName,
} from './report-words.ts';

type Page = { report: Report; names: ReportNames; lang: Language; w: ReportWords; h: ReportHeadings };

/** For a caller that has no knowledge pages at hand: checks stay ids. */
const BARE_NAMES: ReportNames = {
  format: (id) => formatName(id, 'ko'),
  stage: (_, id) => id,
  check: (id) => id,
  fact: () => null,
};

/**
 * A session's report as Markdown in the session's language, for a terminal, a file or a host. The candidate's and the
 * sources' own words are quoted as they stand, cleaned for display, and can neither open nor close any markup around
 * them. In exam mode before the self-rating it holds only what was asked and answered.
 */
export function reportMarkdown(report: Report, names: ReportNames = BARE_NAMES): string {
  const lang: Language = report.lang === 'en' ? 'en' : 'ko';
  const page: Page = { report, names, lang, w: reportWords(lang), h: headings(lang) };
  const blocks = report.open
    ? [
        head(page),
        points(page),
        next(page),
        summary(page),
        threads(page),
        criteria(page),
        beside(page),
        coverage(page),
        ledger(page),
        plan(page),
        models(page),
        notes(page),
      ]
    : [head(page), `> ${page.h.withheld}`, threads(page)];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}

function head({ report, names, w, h }: Page): string {
  const title = [report.title ? line(report.title) : null, names.format(report.format)].filter(Boolean).join(' · ');
  const state = report.ended === null ? h.running : (h.ended[report.ended] ?? report.ended);
  const day = new Date(report.startedAt).toISOString().slice(0, 10);
  const rating = report.selfRatings.find((r) => r.slot === null)?.rating;
  return [
    `# ${title}`,
    '',
    [day, w.mode[report.mode] ?? report.mode, `${h.coach}: ${w.coach[report.coach] ?? report.coach}`, state].join(
      ' · ',
    ),
    ...(rating === undefined ? [] : [`${h.selfRating}: ${w.rating[rating]}`]),
    `${h.session}: \`${report.session}\``,
    '',
    `> ${w.coachSays[report.coach] ?? ''}`,
  ].join('\n');
}

function points({ report, h }: Page): string {
  if (report.points.length === 0 && report.notFound.length === 0) return `## ${h.points}\n\n${h.noPoints}`;
  const shown = report.points.map((point) => {
    const kind = point.kind === 'keep' ? h.keep : h.fix;
    const next = point.next ? ` → ${line(point.next)}` : '';
    return `- **${kind}** ${place(report, point.slot)} ${point.quote ? `‘${line(point.quote)}’ — ` : ''}${line(point.say)}${next}`;
  });
  return [`## ${h.points}`, '', ...shown].join('\n');
}

/** A coach's own words on the whole, as a quotation: they are not ours. */
function summary({ report, w, h }: Page): string {
  if (!report.summary) return '';
  const { text, next: steps, by } = report.summary;
  const said = text.split(/\n+/u).map((one) => `> ${line(one)}`);
  return [
    `## ${h.summary}`,
    '',
    ...said,
    ...steps.map((step) => `> - ${line(step)}`),
    '>',
    `> — ${w.coach[by] ?? by}`,
  ].join('\n');
}

function next({ report, h }: Page): string {
  if (report.next.length === 0) return '';
  return [`## ${h.next}`, '', ...report.next.map((step, i) => `${i + 1}. ${line(step)}`)].join('\n');
}

function threads(page: Page): string {
  const asked = page.report.plan.filter((slot) => page.report.turns.some((turn) => turn.slot === slot.id));
  return [`## ${page.h.threads}`, ...asked.map((slot) => thread(page, slot))].join('\n\n');
}

function thread(page: Page, slot: Report['plan'][number]): string {
  const { report, h, w, lang } = page;
  const turns = report.turns.filter((turn) => turn.slot === slot.id);
  const evidence = slot.evidence.map((e) => {
    const changed = e.status === 'stale' ? ` (**${w.stale}**)` : e.status === 'gone' ? ` (**${w.gone}**)` : '';
    return `  - ‘${line(readable(e.quote), 200)}’ \`${e.uri}\`${changed}`;
  });
  return [
    `### ${place(report, slot.id)} ${line(slot.question)}`,
    '',
    `- ${h.type}: ${[typeName(slot.type, lang), line(topicOf(slot))].filter(Boolean).join(' · ')}`,
    ...(slot.reason ? [`- ${h.why}: ${line(slot.reason)}`] : []),
    ...(slot.intent ? [`- ${h.intent}: ${line(slot.intent)}`] : []),
    ...(evidence.length > 0 ? [`- ${h.evidence}:`, ...evidence] : []),
    '',
    ...turns.flatMap((turn) => [...turnLines(page, turn), '']),
    ...checkLines(page, turns),
  ]
    .join('\n')
    .trimEnd();
}

function turnLines({ h, w, lang }: Page, turn: ReportTurn): string[] {
  const out: string[] = [];
  if (turn.kind === 'follow-up') {
    out.push(`**${h.followUp} · ${probeName(turn.probe, turn.why, lang)}** ${line(turn.question)}`);
    const anchor = turn.anchor ? `‘${line(turn.anchor.quote)}’ (${h.anchorIn[turn.anchor.in] ?? turn.anchor.in})` : '';
    const reason = [anchor, turn.why ? line(turn.why) : ''].filter(Boolean).join(' · ');
    if (reason) out.push(`${h.why}: ${reason}`);
    out.push('');
  }
  if (turn.asked) out.push(`${h.asked}: ${line(turn.asked)}`, '');
  for (const steered of turn.steered) {
    const said = steered.text ? ` “${line(steered.text)}”` : '';
    out.push(
      `*${w.steered[steered.action] ?? steered.action}*${said}${steered.reply ? ` → ${line(steered.reply)}` : ''}${steered.credited ? ` (${h.credited})` : ''}`,
      '',
    );
  }
  turn.attempts.forEach((attempt, i) => {
    const label = turn.attempts.length > 1 ? `${h.answer} ${i + 1}` : h.answer;
    const unsure = attempt.verbatim === 'unsure' ? ` (${h.unsure})` : '';
    out.push(`${label}${unsure}`, '', ...quoted(attempt.answer, h.empty), '');
    if (attempt.improved) out.push(h.improved, '', ...quoted(attempt.improved.text, h.empty), '');
  });
  if (turn.decided?.outcome === 'move-on' && turn.decided.reason !== '')
    out.push(`→ ${h.movedOn}: ${line(turn.decided.reason)}`);
  return trimEnd(out);
}

/** The thread's checks as they stand after its last answer: met with the quote, not found, not judged. */
function checkLines({ names, h, w }: Page, turns: ReportTurn[]): string[] {
  const checks = latestChecks(turns);
  if (checks.length === 0) return [];
  const shown = (check: CheckResult) => `${line(names.check(check.id))}`;
  const met = checks.filter((c) => c.met === true);
  const missing = checks.filter((c) => c.met === false);
  const open = checks.filter((c) => c.met === null);
  return [
    `**${h.checks}**`,
    '',
    ...met.map(
      (c) =>
        `- ✓ ${shown(c)}${c.quote ? ` — ‘${line(c.quote, 160)}’` : ''}${c.mark === 'honest' ? ` · ${w.honest}` : c.mark === 'confirmed' ? ` · ${w.confirmed}` : ''}`,
    ),
    ...missing.map((c) => `- ${w.notFound}: ${shown(c)}${c.quote ? ` — ‘${line(c.quote, 160)}’` : ''}`),
    ...(open.length > 0 ? [`- ${w.notJudged}: ${open.map(shown).join(' / ')}`] : []),
  ];
}

function coverage({ report, h }: Page): string {
  const rows = (['must', 'preferred'] as const).flatMap((kind) => [
    ...report.coverage[kind].covered.map(
      (c) =>
        `- ${c.answered ? '✓ ' : ''}${h[kind]}: ${line(c.text)} ${place(report, c.slot)}${c.answered ? '' : ` — ${h.askedOnly}`}`,
    ),
    ...report.coverage[kind].uncovered.map((u) => `- ${h[kind]}: ${line(u.text)} — ${line(u.why)}`),
  ]);
  return rows.length === 0 ? '' : [`## ${h.coverage}`, '', ...rows].join('\n');
}

function ledger({ report, names, h, w }: Page): string {
  // Over all sessions where that is known: a line that was defended before is not asked about again in silence.
  const rows = report.ledgerOverSessions.length > 0 ? report.ledgerOverSessions : report.ledger;
  if (rows.length === 0) return '';
  return [
    `## ${h.ledger}`,
    '',
    ...rows.map(
      (row) =>
        `- ${row.fact} ${line(names.fact(row.fact) ?? '', 120)} — ${w.ledger[row.state]}${row.times > 1 ? ` (${h.times(row.times)})` : ''}`,
    ),
  ].join('\n');
}

/** The company's own words for what it looks at, each with the checks that speak for it. */
function criteria({ report, h, w, names }: Page): string {
  if (report.criteria.length === 0) return '';
  const rows = report.criteria.map(({ name, checks }) => {
    const shown = checks.map(
      (check) =>
        `  - ${line(names.check(check.id))} — ${check.met === true ? '✓' : check.met === false ? w.notFound : w.notJudged}`,
    );
    return [`- **${line(name, 80)}** — ${counted(checks, h)}`, ...shown].join('\n');
  });
  return [`## ${h.criteria}`, '', ...rows].join('\n');
}

/** What the candidate said of themselves, and what was found in each thread: two views side by side, no sum of them. */
function beside({ report, h, w }: Page): string {
  const rating = report.selfRatings.find((r) => r.slot === null)?.rating;
  if (rating === undefined || rating === 'declined') return '';
  const rows = report.plan.flatMap((slot, i) => {
    const last = report.turns.filter((t) => t.slot === slot.id && t.answer !== '').at(-1);
    if (!last || last.checks.length === 0) return [];
    const own = report.selfRatings.find((r) => r.slot === slot.id)?.rating;
    return [`- [${i + 1}] ${own ? `${w.rating[own]} · ` : ''}${counted(last.checks, h)}`];
  });
  return rows.length === 0 ? '' : [`## ${h.beside}: ${w.rating[rating]}`, '', ...rows].join('\n');
}

function counted(checks: readonly { met: boolean | null }[], h: Page['h']): string {
  const of = (met: boolean | null) => checks.filter((c) => c.met === met).length;
  return h.counts(of(true), of(false), of(null));
}

/** What models read and wrote, and what they could not do. */
function models({ report, h }: Page): string {
  const rows = [
    ...(report.usage ?? []).map(
      (u) => `- \`${u.model}\` — ${h.used(u.input + u.cacheWrite + u.cacheRead, u.cacheRead, u.output, u.usd)}`,
    ),
    ...(report.failures ?? []).map((f) => `- ${failedAt(f.brief, h)}: ${line(f.reason)}`),
  ];
  return rows.length === 0 ? '' : [`## ${h.model}`, '', ...rows].join('\n');
}

function plan({ report, h, lang }: Page): string {
  const rows = report.plan.map(
    (slot, i) =>
      `| ${i + 1} | ${typeName(slot.type, lang)} | ${cell(topicOf(slot))} | ${slot.minutes} | ${cell(slot.reason)} |`,
  );
  return [
    `## ${h.plan}`,
    '',
    `| | ${h.type} | ${h.topic} | ${h.minutes} | ${h.why} |`,
    '|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}

function notes({ report, h }: Page): string {
  const out = [
    ...report.warnings.map((warning) => `- ${line(warning)}`),
    ...(report.dropped.length > 0
      ? [`- ${h.dropped(report.dropped.length)}`, ...report.dropped.map((d) => `  - ${line(d.what)}: ${line(d.why)}`)]
      : []),
    `- ${h.legend}`,
  ];
  return [`## ${h.notes}`, '', ...out].join('\n');
}

function place(report: Report, slot: string): string {
  return `[${report.plan.findIndex((s) => s.id === slot) + 1}]`;
}

/** Somebody's words inside a line: one line, no HTML, no markup that would reach beyond them. */
function line(text: string, most = 1000): string {
  const flat = clean(text).replace(/\s+/gu, ' ').trim();
  const cut =
    flat.length > most
      ? `${flat
          .slice(0, most)
          .toWellFormed()
          .replace(/\uFFFD$/u, '')}…`
      : flat;
  return cut.replace(/[\\`*_<[\]]/gu, (char, at: number) => (char === '_' && wordAround(cut, at) ? char : `\\${char}`));
}

function wordAround(text: string, at: number): boolean {
  return /[A-Za-z0-9]/.test(text[at - 1] ?? '') && /[A-Za-z0-9]/.test(text[at + 1] ?? '');
}

function cell(text: string): string {
  return line(text, 160).replace(/\|/gu, '\\|');
}

/** An answer as a block quote: its line breaks stay, nothing in it can end the quote. */
function quoted(text: string, empty: string): string[] {
  const plain = clean(text).trim();
  if (plain === '') return [`> (${empty})`];
  return plain.split('\n').map((row) => `> ${row.replace(/</gu, '\\<')}`.trimEnd());
}

function trimEnd(lines: string[]): string[] {
  const end = lines.findLastIndex((text) => text !== '');
  return lines.slice(0, end + 1);
}
