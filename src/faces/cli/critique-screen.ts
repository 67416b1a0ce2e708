import { type MapEntry, mapOfLikeliest } from '../../core/critique/attack-map.ts';
import type { Comparison, Reason } from '../../core/critique/compare.ts';
import type { Critique, CritiquePoint } from '../../core/critique/critique.ts';
import type { Language } from '../../core/vocabulary.ts';
import { probeName, type ReportNames, reportWords, typeName } from '../report-words.ts';
import { critiqueWords } from './critique-words.ts';
import { cutTo, inline, padTo, type Style, widthOf, wrap } from './text.ts';

export type Screen = { width: number; style: Style; lang: Language };

const TAG = 10;
const QUOTE = 60;
const MARKS = ['①', '②', '③', '④', '⑤', '⑥', '⑦', '⑧', '⑨', '⑩', '⑪', '⑫'];

/** A tag in the left column and text beside it. */
export function row({ width, style }: Screen, tag: string, text: string): string[] {
  const column = Math.max(TAG, widthOf(tag) + 1);
  return wrap(text, width, padTo(tag, column), ' '.repeat(column)).map((line, i) =>
    i === 0 && tag ? style.accent(line.slice(0, tag.length)) + line.slice(tag.length) : line,
  );
}

/** Question, type, speaking time, coach: what was looked at, and by whom. */
export function headLines(screen: Screen, label: string | null, critique: Critique): string[] {
  const { lang, width, style } = screen;
  const words = critiqueWords(lang);
  const coach = reportWords(lang).coach[critique.coach] ?? critique.coach;
  const lead = label ? `${label}  ` : '';
  return [
    ...wrap(inline(critique.question), width, style.bold(lead), ' '.repeat(widthOf(lead))),
    ...wrap(
      [typeName(critique.type, lang), words.seconds(critique.speakingSeconds), words.coach(coach)].join(' · '),
      width,
    ).map(style.dim),
  ];
}

/** The whole critique of one draft; typos in one last line, and never as points. */
export function critiqueLines(screen: Screen, critique: Critique, names: ReportNames): string[] {
  const { lang, style } = screen;
  const words = critiqueWords(lang);
  const out: string[] = ['', ...pointLines(screen, critique.points)];
  if (!critique.gate) {
    const { sentence, places } = critique.start;
    if (sentence) out.push(...row(screen, words.start, words.toFront(cutTo(sentence.text, 100))));
    if (places.length > 0)
      out.push(...row(screen, words.places, places.map((p) => words.place(p.after, p.what)).join(' · ')));
    out.push('', ...mapLines(screen, critique.attackMap, words.map, 12));
    out.push(
      ...listLines(
        screen,
        words.missing,
        critique.missingPoints.map((p) => p.point),
      ),
    );
    out.push(
      ...listLines(
        screen,
        words.conflicts,
        critique.contradictions.map((c) => c.text).filter((text) => !critique.points.some((p) => p.text === text)),
      ),
    );
    out.push(
      ...listLines(
        screen,
        words.unsupported,
        // What is a point above is not said again.
        critique.unsupported
          .filter((u) => !critique.points.some((p) => p.quote === u.quote && p.text === u.text))
          .map((u) => `‘${cutTo(u.quote, 40)}’ — ${u.text}`),
      ),
    );
    out.push('', ...checkLines(screen, critique, names));
  }
  if (critique.improved) out.push('', style.bold(words.improved), ...wrap(critique.improved.text, screen.width, '  '));
  out.push('', ...typoLines(screen, critique.typos));
  out.push(...wrap(reportWords(lang).coachSays[critique.coach] ?? '', screen.width).map(style.dim));
  return out.filter((line, i) => line !== '' || out[i - 1] !== '');
}

export function pointLines(screen: Screen, points: readonly CritiquePoint[]): string[] {
  const words = critiqueWords(screen.lang);
  const fixes = points.filter((p) => p.kind === 'fix');
  const keep = points.find((p) => p.kind === 'keep');
  const out = row(
    screen,
    words.keep,
    keep ? `‘${cutTo(keep.quote ?? '', QUOTE)}’ — ${inline(keep.text)}` : words.nothingToKeep,
  );
  if (fixes.length === 0) out.push(...row(screen, words.fix, words.nothingToFix));
  for (const [i, fix] of fixes.entries()) out.push(...row(screen, `${words.fix} ${i + 1}`, fixText(fix, screen.lang)));
  return out;
}

export function fixText({ quote, missing, text, next }: Omit<CritiquePoint, 'kind'>, lang: Language): string {
  const words = critiqueWords(lang);
  const place = quote ? `‘${cutTo(quote, QUOTE)}’ — ` : '';
  // A text that names the phrase itself needs no second mention of it.
  const asked =
    !quote && missing && !text.includes(missing) && missing.length <= 30 ? `${words.question(missing)} — ` : '';
  return `${place}${asked}${inline(text)}${next ? ` → ${inline(next)}` : ''}`;
}

/** The map: each sentence with what it invites, at the right what is ready. */
export function mapLines(screen: Screen, map: readonly MapEntry[], title: string, most: number): string[] {
  const { width, style, lang } = screen;
  const words = critiqueWords(lang);
  if (map.length === 0) return [style.bold(title), ...wrap(words.noTails, width, '  ')];
  const edge = (left: string, right: string) => {
    const gap = width - widthOf(left) - widthOf(right);
    return gap >= 2 ? `${left}${' '.repeat(gap)}${right}` : left;
  };
  const out = [edge(style.bold(title), style.dim(words.ready))];
  const all = map.reduce((n, entry) => n + entry.probes.length, 0);
  const shown = mapOfLikeliest(map, most);
  for (const [i, entry] of shown.entries()) {
    out.push(` ${MARKS[i] ?? '·'} ${style.dim(`‘${cutTo(entry.sentence, width - 8)}’`)}`);
    for (const tail of entry.probes) {
      const tag = tail.likelihood === 'first' ? words.first : words.next;
      const lines = wrap(
        `${tail.question} [${probeName(tail.probe, tail.why, lang)}]`,
        width - 8,
        `    ${padTo(tag, 5)}`,
        '         ',
      );
      const ready = tail.ready ? '' : words.none;
      out.push(...lines.slice(0, -1), ready ? edge(lines.at(-1)!, style.warn(ready)) : lines.at(-1)!);
      if (tail.ready)
        out.push(
          ...wrap(
            `${words.ready}: ‘${cutTo(tail.ready.quote, 48)}’ (${place(tail.ready.uri)})`,
            width,
            '         ',
          ).map(style.dim),
        );
    }
  }
  if (most < all) out.push(`   ${words.moreTails(all - most)}`);
  return out;
}

/** The end of an address: kkori://dossiers/x → x. */
function place(uri: string): string {
  return uri.replace(/^kkori:\/\/(?:dossiers\/)?/u, '');
}

function listLines(screen: Screen, title: string, items: readonly string[], most = 4): string[] {
  if (items.length === 0) return [];
  const words = critiqueWords(screen.lang);
  return [
    '',
    ...wrap(title, screen.width).map(screen.style.bold),
    ...items.slice(0, most).flatMap((item) => wrap(inline(item), screen.width, ' · ', '   ')),
    ...(items.length > most ? [`   ${words.moreTails(items.length - most)}`] : []),
  ];
}

/** Counts, then the checks by what they say: a sentence to look at, or something that was not found. */
function checkLines(screen: Screen, critique: Critique, names: ReportNames): string[] {
  const words = critiqueWords(screen.lang);
  const count = (met: boolean | null) => critique.checks.filter((c) => c.met === met).length;
  const name = (id: string) => cutTo(names.check(id).split('?')[0]!, 44);
  const open = critique.checks.filter((c) => c.met === false);
  const seen = (c: (typeof open)[number]) => c.quote !== undefined || c.id.startsWith('draft.speak.');
  const line = (tag: string, of: typeof open) =>
    of.length > 0 ? row(screen, tag, of.map((c) => name(c.id)).join(' · ')) : [];
  return [
    ...row(screen, words.checks, words.checkCounts(count(true), count(false), count(null))),
    ...line(words.lookAt, open.filter(seen)),
    ...line(
      words.notFound,
      open.filter((c) => !seen(c)),
    ),
  ];
}

export function typoLines(screen: Screen, typos: readonly { quote: string; suggestion: string }[]): string[] {
  if (typos.length === 0) return [];
  const words = critiqueWords(screen.lang);
  return wrap(
    `${words.typos(typos.length)}: ${typos.map((t) => `${t.quote}→${t.suggestion}`).join(', ')}`,
    screen.width,
  );
}

/** What differs between two answers, each for the side it speaks for. */
export function comparisonLines(
  screen: Screen,
  { better, reasons }: Comparison,
  name: (reason: Reason) => string,
): string[] {
  const words = critiqueWords(screen.lang);
  const out = wrap(words.better[better], screen.width).map(screen.style.bold);
  for (const side of ['a', 'b'] as const) {
    const mine = reasons.filter((r) => r.for === side).slice(0, 6);
    for (const [i, reason] of mine.entries())
      out.push(...row(screen, i === 0 ? words.sides[side] : '', `· ${inline(name(reason))}`));
  }
  if (reasons.length === 0) out.push(`  ${words.same}`);
  return out;
}

/** A reason in words: checks and expected points by their names. */
export function reasonWords(lang: Language, names: ReportNames, points: ReadonlyMap<string, string>) {
  const words = critiqueWords(lang);
  return ({ kind, what }: Reason): string => {
    if (kind === 'check') return words.reason.check(names.check(what));
    if (kind === 'point') return words.reason.point(points.get(what) ?? what);
    return words.reason[kind](what);
  };
}
