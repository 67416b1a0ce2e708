import type { Span } from '../evidence/evidence.ts';

/** Where patterns stand in a text, in order of their starts. */
export function spansOf(patterns: readonly RegExp[], text: string): Span[] {
  const out: Span[] = [];
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern)) {
      if (match[0] !== '') out.push({ start: match.index, end: match.index + match[0].length });
    }
  }
  return inOrder(out);
}

/** The spans that touch none of `barred`. One sweep over both. */
export function outside(spans: readonly Span[], barred: readonly Span[]): Span[] {
  if (barred.length === 0) return [...spans];
  const walls = joined(barred);
  let at = 0;
  return inOrder(spans).filter((span) => {
    while (at < walls.length && walls[at]!.end <= span.start) at++;
    return at >= walls.length || walls[at]!.start >= span.end;
  });
}

/** In order of their starts; of spans that overlap only the first, and the longer of two that start together. */
export function distinct(spans: readonly Span[]): Span[] {
  const out: Span[] = [];
  for (const span of inOrder(spans)) if (out.length === 0 || span.start >= out.at(-1)!.end) out.push(span);
  return out;
}

function joined(spans: readonly Span[]): Span[] {
  const out: Span[] = [];
  for (const { start, end } of inOrder(spans)) {
    const last = out.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else out.push({ start, end });
  }
  return out;
}

function inOrder(spans: readonly Span[]): Span[] {
  return [...spans].sort((a, b) => a.start - b.start || b.end - a.end);
}
