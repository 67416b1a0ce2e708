import type { EventOf, Point } from '../session/events.ts';
import type { Thread } from '../thread.ts';
import { fixWords, keepWords } from './phrases.ts';

type View = Pick<EventOf<'assessed'>, 'checks' | 'expected' | 'points' | 'gate'>;

/** At most this many points; more than three go unread (and a third of all feedback makes things worse). */
const MAX = 3;
/** At most this many missing core points are named. */
const MISSING_MAX = 2;

/**
 * The feedback of a thread from its checks, for coaches that send no points of their own: first what to keep (a core
 * check met, with its quote), then checks not met (with the quote, or the phrase of the question they answer to), then
 * the missing core points of the candidate's level. On a strong answer one keep and one next step is right.
 */
export function feedbackPoints(thread: Thread, view: View): Point[] {
  if (view.points.length > 0) return view.points.slice(0, MAX);
  const { rubric, lang } = thread;
  if (!rubric || view.gate) return [];
  const byId = new Map(rubric.checks.map((check) => [`${rubric.id}.${check.id}`, check]));
  const points: Point[] = [];

  const keep = view.checks
    .filter((c) => c.met === true && c.quote && byId.has(c.id))
    .sort(
      (a, b) =>
        Number(b.mark === 'honest') - Number(a.mark === 'honest') ||
        Number(byId.get(b.id)!.core) - Number(byId.get(a.id)!.core),
    )[0];
  if (keep)
    points.push({
      kind: 'keep',
      quote: keep.quote!,
      say: keepWords(keep, byId.get(keep.id)!, lang),
      check: keep.id,
      ...(keep.turn ? { turn: keep.turn } : {}),
    });

  const failed = view.checks
    .filter((c) => c.met === false && byId.has(c.id))
    .sort(
      (a, b) => Number(byId.get(b.id)!.core) - Number(byId.get(a.id)!.core) || Number(!!b.quote) - Number(!!a.quote),
    );
  const missing = view.expected.filter((p) => !p.met && p.weight === 'core').slice(0, MISSING_MAX);
  for (const point of missing) {
    if (points.length >= MAX) break;
    points.push({
      kind: 'fix',
      missing: phraseOf(thread),
      say:
        lang === 'ko'
          ? `답에 들어갈 것 가운데 찾지 못했습니다: ${point.text}`
          : `Not found in your answers: ${point.text}`,
      check: `${point.card}#${point.point}`,
    });
  }
  for (const check of failed) {
    if (points.length >= MAX) break;
    const definition = byId.get(check.id)!;
    // The two cost checks and the like would say the same twice; one point per criterion.
    if (points.some((p) => p.check && byId.get(p.check)?.criterion === definition.criterion)) continue;
    points.push({
      kind: 'fix',
      ...(check.quote ? { quote: check.quote } : { missing: phraseOf(thread) }),
      say: fixWords(check, definition, lang),
      next: definition.say[lang],
      check: check.id,
      ...(check.turn ? { turn: check.turn } : {}),
    });
  }
  return points;
}

/** The phrase of the question that a missing thing answers to: its last clause, without the request. */
export function phraseOf(thread: Thread): string {
  const question = thread.slot.question;
  const sentence = question.split(/(?<=[.?!])\s+/u).at(-1) ?? question;
  return sentence.slice(0, 120);
}
