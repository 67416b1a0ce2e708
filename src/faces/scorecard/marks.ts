import { occurrences } from '../../core/evidence/locate.ts';
import type { MarkKind, Segment } from './shape.ts';

/** A place in one answer that something stands on, numbered for the thread. Offsets in UTF-16 units of the text. */
type Mark = { start: number; end: number; note: number; kind: MarkKind };

/** Where a quote may stand: an answer by its turn, the latest attempt first. */
export type AnswerText = { turn: string; attempt: number; text: string };

/** Which kind a piece shows when several quotes share it: what is to be mended before what was found. */
const RANK: readonly MarkKind[] = ['fix', 'missing', 'keep', 'found'];

/**
 * The quotes of one thread in its answers. A quote that stands at the same place twice keeps one number; one that is
 * nowhere (an answer masked at an exit, say) has none and is shown beside its check alone.
 */
export class ThreadMarks {
  private readonly marks = new Map<string, Mark[]>();
  private count = 0;
  private readonly answers: readonly AnswerText[];

  constructor(answers: readonly AnswerText[]) {
    this.answers = answers;
  }

  /** @returns the number of the quote, or null where no answer of the thread holds it */
  add(quote: string, turn: string | undefined, kind: MarkKind): number | null {
    const order = [
      ...this.answers.filter((a) => a.turn === turn).toReversed(),
      ...this.answers.filter((a) => a.turn !== turn),
    ];
    for (const answer of order) {
      const place = occurrences(answer.text, quote)[0];
      if (!place) continue;
      const key = keyOf(answer);
      const here = this.marks.get(key) ?? [];
      const same = here.find((m) => m.start === place.start && m.end === place.end);
      if (same) {
        if (RANK.indexOf(kind) < RANK.indexOf(same.kind)) same.kind = kind;
        return same.note;
      }
      this.count += 1;
      this.marks.set(key, [...here, { ...place, note: this.count, kind }]);
      return this.count;
    }
    return null;
  }

  /** The answer cut at the edges of its quotes; the pieces together are the text. */
  segments(answer: AnswerText): Segment[] {
    const marks = this.marks.get(keyOf(answer)) ?? [];
    const edges = [...new Set([0, answer.text.length, ...marks.flatMap((m) => [m.start, m.end])])].sort(
      (a, b) => a - b,
    );
    return edges.slice(0, -1).map((start, i) => {
      const end = edges[i + 1]!;
      const over = marks.filter((m) => m.start <= start && end <= m.end);
      const text = answer.text.slice(start, end);
      if (over.length === 0) return { text };
      return {
        text,
        kind: RANK.find((kind) => over.some((m) => m.kind === kind))!,
        notes: over.map((m) => m.note),
        starts: over.filter((m) => m.start === start).map((m) => m.note),
        ends: over.filter((m) => m.end === end).map((m) => m.note),
      };
    });
  }
}

const keyOf = (answer: AnswerText) => `${answer.turn}/${answer.attempt}`;
