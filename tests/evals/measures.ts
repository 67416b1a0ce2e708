import type { Assessment } from '../../src/core/brief.ts';
import type { Answer, Case } from '../judge/corpus.ts';

/** What a model made of one answer of the corpus; null = it could not, and the rules stood in. */
export type Judged = { assessment: Assessment | null; again: Assessment | null; reason?: string };
export type Judgements = ReadonlyMap<Answer, Judged>;

export type Row = { measure: string; value: string; of: string };

/** Weight of a core check against any other when answers are put in order. */
const CORE = 2;

/** How much of an answer a model found there: checks and expected points met. Only for ordering; nobody is shown it. */
function standing({ checks, expected }: Assessment, core: ReadonlySet<string>): number {
  const met = checks.filter((c) => c.met === true).reduce((n, c) => n + (core.has(c.id) ? CORE : 1), 0);
  return met + expected.filter((p) => p.met).length;
}

/** Of all pairs of answers to the same question, those put in the wrong order; equal ones are counted apart. */
export function ordering(pages: readonly Case[], judged: Judgements, core: (page: Case) => ReadonlySet<string>): Row[] {
  const count = { right: 0, wrong: 0, equal: 0, farWrong: 0, unjudged: 0 };
  for (const page of pages) {
    const [weak, medium, strong] = page.answers;
    for (const [low, high] of [
      [weak, medium],
      [medium, strong],
      [weak, strong],
    ] as const) {
      const [a, b] = [judged.get(low)?.assessment, judged.get(high)?.assessment];
      if (!a || !b) {
        count.unjudged += 1;
        continue;
      }
      const difference = standing(b, core(page)) - standing(a, core(page));
      if (difference > 0) count.right += 1;
      else if (difference === 0) count.equal += 1;
      else {
        count.wrong += 1;
        if (low === weak && high === strong) count.farWrong += 1;
      }
    }
  }
  const all = count.right + count.wrong + count.equal;
  return [
    {
      measure: 'pairs in the right order',
      value: share(count.right, all),
      of: `${all} pairs, ${count.unjudged} not judged`,
    },
    { measure: 'pairs in the wrong order', value: String(count.wrong), of: `${count.equal} equal` },
    { measure: 'weak above strong', value: String(count.farWrong), of: `${pages.length} questions` },
  ];
}

/**
 * Planted defects that a model speaks of: a point to mend or a failed check whose quote touches the defect's span, or, for
 * something missing, the check that is not met. Precision counts points and failed checks with a quote against answers of
 * all grades; a quote that touches no planted defect of a weak or medium answer may still be right, so it is the lower bound.
 */
export function defects(pages: readonly Case[], judged: Judgements): Row[] {
  let planted = 0;
  let found = 0;
  let spoken = 0;
  let touching = 0;
  for (const page of pages)
    for (const answer of page.answers) {
      const assessment = judged.get(answer)?.assessment;
      if (!assessment) continue;
      const quotes = complaints(assessment);
      const failed = new Set(
        assessment.checks.filter((c) => c.met === false).map((c) => c.id.split('.').slice(1).join('.')),
      );
      const spans = answer.defects.flatMap((d) => (d.kind === 'missing' ? [] : [spanOf(answer.text, d.quote)]));
      for (const defect of answer.defects) {
        planted += 1;
        if (defect.kind === 'missing') found += Number(failed.has(defect.check));
        else found += Number(quotes.some((q) => overlap(spanOf(answer.text, q), spanOf(answer.text, defect.quote))));
      }
      spoken += quotes.length;
      touching += quotes.filter((q) => spans.some((s) => overlap(spanOf(answer.text, q), s))).length;
    }
  return [
    { measure: 'planted defects spoken of (recall)', value: share(found, planted), of: `${planted} defects` },
    { measure: 'complaints that touch a planted defect', value: share(touching, spoken), of: `${spoken} complaints` },
  ];
}

/** Complaints about strong answers: points to mend, and checks failed that the answer does meet. */
export function falseAlarms(pages: readonly Case[], judged: Judgements): Row[] {
  let answers = 0;
  let points = 0;
  let wrongNo = 0;
  let held = 0;
  for (const page of pages) {
    const strong = page.answers[2];
    const assessment = judged.get(strong)?.assessment;
    if (!assessment) continue;
    answers += 1;
    points += assessment.points.filter((p) => p.kind === 'fix').length;
    const failed = new Set(
      assessment.checks.filter((c) => c.met === false).map((c) => c.id.split('.').slice(1).join('.')),
    );
    held += strong.holds.length;
    wrongNo += strong.holds.filter((check) => failed.has(check)).length;
  }
  return [
    {
      measure: 'points to mend on a strong answer',
      value: (points / Math.max(1, answers)).toFixed(2),
      of: `${answers} answers`,
    },
    { measure: 'checks failed that a strong answer meets', value: share(wrongNo, held), of: `${held} checks` },
  ];
}

/** The same answer judged twice: checks with the same outcome. */
export function retest(judged: Judgements): Row[] {
  let same = 0;
  let all = 0;
  for (const { assessment, again } of judged.values()) {
    if (!assessment || !again) continue;
    const second = new Map(again.checks.map((c) => [c.id, c.met]));
    for (const check of assessment.checks) {
      if (!second.has(check.id)) continue;
      all += 1;
      same += Number(second.get(check.id) === check.met);
    }
  }
  return [{ measure: 'checks judged the same twice', value: share(same, all), of: `${all} checks` }];
}

/** What of a model's work did not pass: calls that failed, and quotes that were not there. */
export function trouble(judged: Judgements): Row[] {
  const all = [...judged.values()];
  const failed = all.filter((j) => !j.assessment);
  const dropped = all.reduce((n, j) => n + (j.assessment?.dropped.length ?? 0), 0);
  return [
    {
      measure: 'answers the model could not judge',
      value: share(failed.length, all.length),
      of: failed[0]?.reason ?? '',
    },
    { measure: 'judgements dropped (no such quote or check)', value: String(dropped), of: `${all.length} answers` },
  ];
}

function complaints({ points, checks }: Assessment): string[] {
  return [
    ...points.flatMap((p) => (p.kind === 'fix' && p.quote ? [p.quote] : [])),
    ...checks.flatMap((c) => (c.met === false && c.quote ? [c.quote] : [])),
  ];
}

type Span = { start: number; end: number };
const spanOf = (text: string, quote: string): Span => {
  const start = text.indexOf(quote);
  return { start, end: start + quote.length };
};
const overlap = (a: Span, b: Span) => a.start >= 0 && b.start >= 0 && a.start < b.end && b.start < a.end;
const share = (n: number, of: number) => (of === 0 ? '—' : `${((100 * n) / of).toFixed(0)} %`);

export function table(rows: readonly Row[]): string {
  const width = Math.max(...rows.map((r) => r.measure.length));
  return rows.map((r) => `${r.measure.padEnd(width)}  ${r.value.padStart(7)}  ${r.of}`).join('\n');
}
