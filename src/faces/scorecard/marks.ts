import { occurrences } from '../../core/evidence/locate.ts';
import type { MarkKind, Segment } from './shape.ts';

/** A place in one answer that something stands on. Offsets in UTF-16 units; `note` is 0 until all are in. */
export type Mark = { start: number; end: number; note: number; kind: MarkKind };

/** Where a quote may stand: an answer by its turn, the latest attempt first. */
export type AnswerText = { turn: string; attempt: number; text: string };

/** Which kind a piece shows when several quotes share it: what is to be mended before what was found. */
const RANK: readonly MarkKind[] = ['fix', 'missing', 'keep', 'found'];

/**
 * The quotes of one thread in its answers: first all are added, then numbered in the order in which they are read. A
 * quote that stands at the same place twice is one; one that is nowhere (an answer masked at an exit, say) is shown
 * beside its check alone.
 */
export class ThreadMarks {
  private readonly marks = new Map<string, Mark[]>();
  private readonly answers: readonly AnswerText[];

  constructor(answers: readonly AnswerText[]) {
    this.answers = answers;
  }

  /** @returns the quote's place, or null where no answer of the thread holds it */
  add(quote: string, turn: string | undefined, kind: MarkKind): Mark | null {
    const order = [
      ...this.answers.filter((a) => a.turn === turn).toReversed(),
      ...this.answers.filter((a) => a.turn !== turn),
    ];
    for (const answer of order) {
      const place = occurrences(answer.text, quote)[0];
      if (!place) continue;
      const here = this.marks.get(keyOf(answer)) ?? [];
      const same = here.find((m) => m.start === place.start && m.end === place.end);
      if (same) {
        if (RANK.indexOf(kind) < RANK.indexOf(same.kind)) same.kind = kind;
        return same;
      }
      const mark = { ...place, note: 0, kind };
      this.marks.set(keyOf(answer), [...here, mark]);
      return mark;
    }
    return null;
  }

  number(): void {
    const read = this.answers.flatMap((answer) =>
      (this.marks.get(keyOf(answer)) ?? []).toSorted((a, b) => a.start - b.start || a.end - b.end),
    );
    for (const [i, mark] of read.entries()) mark.note = i + 1;
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
