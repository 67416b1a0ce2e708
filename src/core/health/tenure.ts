import { yearsIn } from '../critique/years-said.ts';
import type { Span } from '../evidence/evidence.ts';

/** Where an employer's years stand right behind its name: ‘이름 (2023.03–현재)’. */
export type Tenure = { org: string; value: Span; sentence: Span; from: number; to: number };

/** How long the words behind a name may be that give its years, characters. */
const PERIOD = 40;
const BETWEEN = /^[가-힣]{0,2}\s{0,2}[([|,·:–-]\s{0,2}/u;

/** The first time each employer is given with its years. `text` keeps the offsets of its source. */
export function tenuresIn(text: string, orgs: readonly string[]): Tenure[] {
  return orgs.flatMap((org) => {
    for (let at = text.indexOf(org); at >= 0; at = text.indexOf(org, at + org.length)) {
      const end = at + org.length;
      const gap = BETWEEN.exec(text.slice(end, end + 8))?.[0].length;
      if (gap === undefined) continue;
      const [first] = yearsIn(text.slice(end + gap, end + gap + PERIOD).split('\n')[0]!);
      if (!first?.ranged || first.start > 0) continue;
      const lineEnd = text.indexOf('\n', end);
      return [
        {
          org,
          value: { start: end + gap + first.start, end: end + gap + first.end },
          sentence: { start: at, end: Math.min(lineEnd < 0 ? text.length : lineEnd, end + gap + PERIOD) },
          from: first.from,
          to: first.to,
        },
      ];
    }
    return [];
  });
}

/** Two beginnings for one end. A part of the time there ends or begins elsewhere and is no contradiction. */
export function tenuresClash(a: Tenure, b: Tenure): boolean {
  return a.org === b.org && a.to === b.to && a.from !== b.from;
}
