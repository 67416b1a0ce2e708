import type { z } from 'zod';
import { type Assessment, AssessWork } from '../brief.ts';
import type { Span } from '../evidence/evidence.ts';
import { locate, quoteOfAnswer } from '../evidence/locate.ts';
import type { Rubric, RubricCheck } from '../knowledge/page.ts';
import { maskWithPlaces } from '../masking.ts';
import type { CheckResult, Dropped, Point } from '../session/events.ts';
import type { Thread } from '../thread.ts';
import { forbiddenInFeedback } from './forbidden.ts';

/** What is wrong with a piece of submitted work, in words a host's model can act on. */
export type VerifiedWork = { assessment: Assessment | null; problems: string[] };

/**
 * A host's or model's assessment against the thread: `yes` needs a quote that stands in an answer of the thread (and is
 * not merely the question said back), else it becomes not assessed and is counted; unknown check ids, points without a
 * verified quote, and words about the person or the verdict are dropped and counted. Accepts an object or a JSON string
 * (several hosts send nested objects so). `assessment` is null when nothing could be read, or nothing of it could be used.
 *
 * @param also a second rubric whose checks count as well (that of a draft)
 */
export function verifyAssessWork(
  thread: Thread,
  raw: unknown,
  also: Rubric | null = null,
  coach: 'host' | 'anthropic' = 'host',
): VerifiedWork {
  const parsed = parseWork(AssessWork, raw);
  if ('problems' in parsed) return { assessment: null, problems: parsed.problems };
  const { work } = parsed;
  const dropped: Dropped[] = [];
  const rubrics = [thread.rubric, also].filter((rubric): rubric is Rubric => rubric !== null);
  const known = new Map<string, RubricCheck>(
    rubrics.flatMap((rubric) => rubric.checks.map((check) => [`${rubric.id}.${check.id}`, check] as const)),
  );
  const points = new Map((thread.card?.points ?? []).map((point) => [`${thread.card!.id}#${point.id}`, point]));
  const checks: CheckResult[] = [];
  const expected: Assessment['expected'] = [];
  const seen = new Set<string>();
  for (const item of work.checks) {
    const full = rubrics.map((rubric) => `${rubric.id}.${item.id}`).find((name) => known.has(name));
    const id = known.has(item.id) || points.has(item.id) ? item.id : (full ?? item.id);
    const check = known.get(id);
    const point = points.get(id);
    if ((!check && !point) || seen.has(id)) {
      dropped.push({
        what: item.id.slice(0, 80),
        why: seen.has(id) ? 'the same check twice' : 'no such check for this question type',
      });
      continue;
    }
    seen.add(id);
    const found = item.quote ? quoteInThread(thread, item.quote) : null;
    if (item.met === 'yes' && !found)
      dropped.push({
        what: id,
        why: item.quote ? 'the quote does not stand in the answers of this thread' : 'a yes without a quote',
      });
    if (point) {
      const met = item.met === 'yes' && found !== null;
      expected.push({
        card: thread.card!.id,
        point: point.id,
        weight: point.weight,
        level: point.level,
        text: point.text[thread.lang],
        met,
        ...(met ? { quote: found.quote, turn: found.turn } : {}),
      });
      continue;
    }
    // An unverified yes is not held against the candidate: not assessed, and counted above.
    const met = item.met === 'yes' ? (found ? true : null) : item.met === 'no' ? false : null;
    checks.push({
      id,
      criterion: check!.criterion,
      met,
      ...(found && met !== null ? { quote: found.quote, turn: found.turn } : {}),
      by: coach,
      ...(item.met === 'yes' && !found ? { mark: 'unverified' as const } : {}),
    });
  }
  const shown = verifiedPoints(thread, work.points, dropped);
  // Nothing of it could be used: the ticket stays open rather than standing for an assessment that is not there.
  const usable = checks.filter((check) => check.mark !== 'unverified').length + expected.length + shown.length;
  if (usable === 0 && work.checks.length + work.points.length > 0)
    return { assessment: null, problems: dropped.slice(0, 6).map((d) => `${d.what}: ${d.why}`) };
  return { assessment: { checks, expected, points: shown, dropped }, problems: [] };
}

/** Work as it was sent, an object or a JSON string, by its schema; else what is wrong with it. */
export function parseWork<S extends z.ZodType>(
  schema: S,
  raw: unknown,
): { work: z.output<S> } | { problems: string[] } {
  let value = raw;
  if (typeof raw === 'string') {
    try {
      value = JSON.parse(raw);
    } catch {
      return { problems: ['work is a string that is not JSON: send {"checks":[{"id","met","quote"}],"points":[…]}'] };
    }
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return { work: parsed.data };
  return {
    problems: parsed.error.issues.slice(0, 6).map((issue) => `${issue.path.join('.') || 'work'}: ${issue.message}`),
  };
}

function verifiedPoints(thread: Thread, points: AssessWork['points'], dropped: Dropped[]): Point[] {
  const out: Point[] = [];
  for (const point of points) {
    const words = forbiddenInFeedback(`${point.say} ${point.next ?? ''}`);
    if (words) {
      dropped.push({ what: 'point', why: `about the person or the verdict: ${words}` });
      continue;
    }
    const found = point.quote ? quoteInThread(thread, point.quote) : null;
    const missing =
      !found && point.kind === 'fix' && point.missing && standsInQuestion(thread, point.missing) ? point.missing : null;
    if (!found && !missing) {
      dropped.push({
        what: 'point',
        why: 'neither a quote from the answers nor a phrase of the question it answers to',
      });
      continue;
    }
    out.push({
      kind: point.kind,
      ...(found ? { quote: found.quote, turn: found.turn } : { missing: missing! }),
      say: point.say,
      ...(point.next ? { next: point.next } : {}),
    });
  }
  // What to keep comes first; at most one of it, and three points in all.
  const keep = out.filter((p) => p.kind === 'keep').slice(0, 1);
  return [...keep, ...out.filter((p) => p.kind === 'fix')].slice(0, 3);
}

function standsInQuestion(thread: Thread, phrase: string): boolean {
  const questions = [
    thread.slot.question,
    ...thread.turns.map((t) => t.question),
    ...thread.slot.evidence.map((e) => e.quote),
  ];
  return questions.some((q) => locate(q, phrase) !== null);
}

/** A quote in some answer of the thread, cut from the answer itself; the question said back does not count. */
export function quoteInThread(thread: Thread, quote: string): { quote: string; turn: string } | null {
  for (const turn of thread.turns) {
    if (!turn.answer) continue;
    const span = quoteOfAnswer(turn.answer, quote, turn.question) ?? unmasked(turn.answer, quote, thread.lang);
    if (span) return { quote: turn.answer.slice(span.start, span.end).slice(0, 600), turn: turn.turn };
  }
  return null;
}

/** A quote of the answer as it left this machine, with personal data masked, at its place in the answer as it was given. */
function unmasked(answer: string, quote: string, lang: Thread['lang']): Span | null {
  const masked = maskWithPlaces(answer, lang);
  if (masked.count === 0) return null;
  const span = locate(masked.text, quote);
  return span ? { start: masked.place(span.start), end: masked.place(span.end) } : null;
}
