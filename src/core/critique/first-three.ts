import type { Across, Draft } from './across.ts';
import type { CritiquePoint } from './critique.ts';

/** What to mend first among all drafts. */
export type First = { ref: string; text: string; quote?: string; missing?: string; next?: string; check?: string };

const MAX = 3;

/** Gravest first: what does not agree, what is mistaken, what was asked and not answered, one result with two causes … */
const ORDER: readonly RegExp[] = [
  /^draft\.proof\.match$/u,
  /^technical\.right\.misconception$/u,
  /^draft\.answer\./u,
  /^two-causes$/u,
  /^draft\.proof\.number$/u,
  /^draft\.tail\./u,
  /#/u,
];

/**
 * At most three things to mend in all drafts together, each of another kind and of another draft as far as that goes:
 * fifteen points (three for each of five drafts) mend nothing.
 */
export function firstThree(drafts: readonly Draft[], across: readonly Across[]): First[] {
  const all = [
    ...drafts.flatMap(({ ref, critique }) =>
      critique.points
        .filter((p) => p.kind === 'fix')
        .map((p) => ({ ref, first: firstOf(ref, p), check: p.check ?? '' })),
    ),
    ...across
      .filter((a) => a.id === 'two-causes')
      .map((a) => ({ ref: a.refs[0]!, first: { ref: a.refs.join(' · '), text: a.text, check: a.id }, check: a.id })),
  ];
  const rank = (check: string) => {
    const at = ORDER.findIndex((pattern) => pattern.test(check));
    return at < 0 ? ORDER.length : at;
  };
  const sorted = all.map((x, i) => ({ ...x, i })).sort((a, b) => rank(a.check) - rank(b.check) || a.i - b.i);
  const out: typeof sorted = [];
  const take = (fits: (x: (typeof sorted)[number]) => boolean) => {
    for (const x of sorted) if (out.length < MAX && !out.includes(x) && fits(x)) out.push(x);
  };
  take((x) => out.every((o) => o.ref !== x.ref && rank(o.check) !== rank(x.check)));
  take((x) => out.every((o) => o.ref !== x.ref));
  take((x) => out.every((o) => o.ref !== x.ref || o.check !== x.check));
  return out.sort((a, b) => rank(a.check) - rank(b.check) || a.i - b.i).map((x) => x.first);
}

function firstOf(ref: string, { quote, missing, text, next, check }: CritiquePoint): First {
  return {
    ref,
    text,
    ...(quote ? { quote } : {}),
    ...(missing ? { missing } : {}),
    ...(next ? { next } : {}),
    ...(check ? { check } : {}),
  };
}
