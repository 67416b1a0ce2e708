import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canon } from '../../../src/core/evidence/canon.ts';
import { eachCluster, isBoundary } from '../../../src/core/evidence/clusters.ts';
import { cut } from '../../../src/core/evidence/evidence.ts';
import { locate, locateAll, locateAnchor } from '../../../src/core/evidence/locate.ts';
import { statusOf } from '../../../src/core/evidence/status.ts';
import { clean, sha16, sourceText } from '../../../src/core/evidence/text.ts';
import { boundaries, mixedText, plainText } from './mixed-text.ts';

const runs = { numRuns: Number(process.env.KKORI_RUNS ?? 500) };
const source = (text: string) => ({ uri: 'kkori://resume', text, sha: sha16(text) });
const tight = (s: string) => s.replace(/(?<=[가-힣ㄱ-ㅎㅏ-ㅣ\u1100-\u11FF]) (?=[가-힣ㄱ-ㅎㅏ-ㅣ\u1100-\u11FF])/g, '');

/** Two cluster boundaries of the text, in order. */
function between(text: string, a: number, b: number): [number, number] {
  const all = boundaries(text);
  const [i, j] = [a % all.length, b % all.length];
  return [all[Math.min(i, j)]!, all[Math.max(i, j)]!];
}

describe('text', () => {
  test('sourceText and clean change nothing when applied again', () => {
    fc.assert(
      fc.property(mixedText, (t) => {
        expect(sourceText(sourceText(t))).toBe(sourceText(t));
        expect(clean(clean(t))).toBe(clean(t));
        expect(clean(t).isWellFormed()).toBe(true);
      }),
      runs,
    );
  });
});

describe('clusters', () => {
  test('are those of Intl.Segmenter', () => {
    fc.assert(
      fc.property(mixedText, (t) => {
        const starts: number[] = [];
        eachCluster(t, (start) => starts.push(start));
        expect([...starts, t.length]).toEqual(boundaries(t));
        const set = new Set(boundaries(t));
        for (let i = 0; i <= t.length; i++) expect(isBoundary(t, i)).toBe(set.has(i));
      }),
      runs,
    );
  });

  test('are those of Intl.Segmenter however far apart the odd ones stand', () => {
    for (let n = 0; n < 80; n++) {
      const text = `\r\n${'가a'.repeat(n).slice(n)}\u0301${'나'.repeat(n)}\u11A8`;
      const starts: number[] = [];
      eachCluster(text, (start) => starts.push(start));
      expect([...starts, text.length]).toEqual(boundaries(text));
    }
  });

  test('are those of Intl.Segmenter next to every unit of the basic plane', () => {
    let text = '';
    for (let c = 0x20; c < 0x10000; c++) text += String.fromCharCode(c) + String.fromCharCode(c) + (c % 3 ? '' : '가a');
    const starts: number[] = [];
    eachCluster(text, (start) => starts.push(start));
    expect([...starts, text.length]).toEqual(boundaries(text));
  });
});

describe('canon', () => {
  test('maps every unit to whole clusters, in order and within bounds', () => {
    fc.assert(
      fc.property(mixedText, (t) => {
        const { s, from, to } = canon(t);
        expect([from.length, to.length]).toEqual([s.length, s.length]);
        const set = new Set(boundaries(t));
        for (let i = 0; i < s.length; i++) {
          expect(from[i]!).toBeLessThan(to[i]!);
          expect(to[i]!).toBeLessThanOrEqual(t.length);
          expect(set.has(from[i]!) && set.has(to[i]!)).toBe(true);
          if (i === 0) continue;
          expect(from[i]!).toBeGreaterThanOrEqual(from[i - 1]!);
          expect(to[i]!).toBeGreaterThanOrEqual(to[i - 1]!);
        }
      }),
      runs,
    );
  });

  test('changes nothing when applied again', () => {
    fc.assert(
      fc.property(mixedText, (t) => {
        const { s } = canon(t);
        expect(canon(s).s).toBe(s);
        expect(s).not.toMatch(/^ | $| {2}|[^\S ]/u);
      }),
      { ...runs, numRuns: runs.numRuns * 4 },
    );
  });

  test('changes no character again', () => {
    const wrong: string[] = [];
    const blocks = [
      [0, 0x3400],
      [0xf900, 0x10000],
      [0x1d400, 0x1d800],
      [0x1f100, 0x1f270],
      [0x2f800, 0x2fa20],
    ] as const;
    for (const [first, end] of blocks)
      for (let c = first; c < end; c++) {
        const { s } = canon(`가${String.fromCodePoint(c)}`);
        if (canon(s).s !== s) wrong.push(c.toString(16));
      }
    expect(wrong).toEqual([]);
  });

  test('does not see how Hangul is composed', () => {
    fc.assert(
      fc.property(plainText, (t) => {
        expect(canon(t.normalize('NFD')).s).toBe(canon(t.normalize('NFC')).s);
        expect(canon(t.replaceAll('\n', '\r\n')).s).toBe(canon(t).s);
      }),
      runs,
    );
  });
});

describe('locate', () => {
  test('gives whole clusters that read as the quote, or null', () => {
    fc.assert(
      fc.property(mixedText, fc.nat(), fc.nat(), fc.boolean(), (t, a, b, raw) => {
        const [start, end] = raw ? [Math.min(a, b) % (t.length + 1), t.length - (b % 3)] : between(t, a, b);
        const quote = t.slice(start, end);
        const set = new Set(boundaries(t));
        const { s, from, to } = canon(t);
        for (const span of [locate(t, quote), locateAnchor(t, quote), ...locateAll(t, quote)]) {
          if (!span) continue;
          expect(set.has(span.start) && set.has(span.end) && span.start < span.end).toBe(true);
          const read = s.slice(from.indexOf(span.start), to.lastIndexOf(span.end) + 1);
          expect(tight(read)).toContain(tight(canon(quote).s));
        }
      }),
      runs,
    );
  });

  test('finds what it was cut from: the only place is covered', () => {
    let found = 0;
    fc.assert(
      fc.property(plainText, fc.nat(), fc.nat(), (t, a, b) => {
        const [start, end] = between(t, a, b);
        const quote = t.slice(start, end);
        const spans = locateAll(t, quote);
        const { s, from, to } = canon(t);
        const [whole, part] = [tight(s), tight(canon(quote).s)];
        if (spans.length !== 1 || whole.indexOf(part) !== whole.lastIndexOf(part)) return;
        found++;
        for (let i = 0; i < from.length; i++) {
          if (from[i]! < start || to[i]! > end || /\s/.test(t.slice(from[i], to[i]))) continue;
          if (/^[#>\-•\d.|]+$/.test(t.slice(from[i], to[i]))) continue;
          expect(from[i]).toBeGreaterThanOrEqual(spans[0]!.start);
          expect(to[i]).toBeLessThanOrEqual(spans[0]!.end);
        }
      }),
      runs,
    );
    expect(found).toBeGreaterThan(runs.numRuns / 10);
  });

  test('finds whole sentences again however they are marked up', () => {
    const word = fc.constantFrom('캐시를', '줄였습니다', 'Redis', '10-20ms', '1.5초', 'user_id', '값은', 'API');
    const dress = fc.constantFrom(
      (w: string) => `**${w}**`,
      (w: string) => `\`${w}\``,
      (w: string) => `[${w}](https://e.x/a_b)`,
      (w: string) => `<b>${w}</b>`,
      (w: string) => w.normalize('NFD'),
      (w: string) => `\u200B${w}\u200B`,
      (w: string) => w.toUpperCase(),
    );
    const space = fc.constantFrom(' ', '\n', '\r\n', ' | ', '\n> ', '<br />', '\n- ');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(word, dress, space), { minLength: 4, maxLength: 12 }),
        mixedText,
        (parts, other) => {
          const dressed = parts.map(([w, f, s]) => f(w) + s).join('');
          const t = `앞 문장입니다.\n\n${dressed}\n\n끝. ${other.replace(/-->/g, '')}`;
          const quote = parts.map(([w]) => w).join(' ');
          const span = locate(t, quote);
          if (canon(quote).s.length > 200) return;
          expect(span && tight(canon(t.slice(span.start, span.end)).s)).toBe(tight(canon(quote).s));
        },
      ),
      runs,
    );
  });
});

describe('statusOf', () => {
  const spanIn = fc.tuple(fc.oneof(mixedText, plainText), fc.nat(), fc.nat());

  test('an edit elsewhere gives moved, and the quote itself', () => {
    let moved = 0;
    fc.assert(
      fc.property(spanIn, mixedText, mixedText, ([t, a, b], head, tail) => {
        const [start, end] = between(t, a, b);
        if (start === end) return;
        const evidence = cut(source(t), { start, end });
        const text = `${head}\n${t}\n${tail}`;
        if (!isBoundary(text, start + head.length + 1) || !isBoundary(text, end + head.length + 1)) return;
        const { status, span } = statusOf(evidence, source(text));
        expect(status).toBe('moved');
        expect(text.slice(span!.start, span!.end)).toBe(evidence.quote);
        moved++;
      }),
      runs,
    );
    expect(moved).toBeGreaterThan(runs.numRuns / 2);
  });

  test('the same text is current, no file is gone, an emptied file is stale', () => {
    fc.assert(
      fc.property(spanIn, ([t, a, b]) => {
        const [start, end] = between(t, a, b);
        if (start === end) return;
        const evidence = cut(source(t), { start, end });
        expect(statusOf(evidence, source(t))).toEqual({ status: 'current', span: { start, end } });
        expect(statusOf(evidence, null)).toEqual({ status: 'gone', span: null });
        expect(statusOf(evidence, source('')).status).toBe('stale');
      }),
      runs,
    );
  });

  test('whatever the new text, a span is whole clusters', () => {
    fc.assert(
      fc.property(spanIn, mixedText, ([t, a, b], other) => {
        const [start, end] = between(t, a, b);
        if (start === end) return;
        const { status, span } = statusOf(cut(source(t), { start, end }), source(other));
        expect(span === null).toBe(status === 'stale');
        const set = new Set(boundaries(other));
        if (span) expect(set.has(span.start) && set.has(span.end)).toBe(true);
      }),
      runs,
    );
  });
});
