import type { Span } from '../evidence/evidence.ts';
import { contentWords, type Sentence, sentences } from '../korean.ts';
import { sharedStems, sharedWords, stemsOf } from '../plan/word-overlap.ts';
import { differingValue } from '../probes/contradictions.ts';
import { inCommonUnit, type Metric, metrics } from '../signals/metrics.ts';
import { answerAlone } from '../signals/to-the-grader.ts';
import { valuesByContext, yearsByContext } from './by-context.ts';
import { sameConditions } from './conditions.ts';
import { rolesClash, rolesIn } from './roles.ts';
import { type Named, rivalsIn } from './technologies.ts';
import { yearsClash, yearsIn } from './years-said.ts';

/** A text that an answer is held against. `draft`: another draft, `earlier`: an answer given before. */
export type OtherText = { uri: string; text: string; origin: 'resume' | 'posting' | 'draft' | 'earlier' | 'dossier' };

/** One thing told in two ways: both places as they stand. Nobody decides which is right. */
export type Conflict = Span & {
  kind: 'number' | 'year' | 'technology' | 'role';
  quote: string;
  other: Span & { uri: string; quote: string; origin: OtherText['origin'] };
};

export type Place = Span & { line: Line };
/** A sentence with everything in it that another text may contradict. */
export type Line = Sentence & {
  stems: ReadonlySet<string>;
  values: Metric[];
  years: ReturnType<typeof yearsIn>;
  technologies: Named[];
  roles: ReturnType<typeof rolesIn>;
};
/** `said`: every value of the whole text, by unit and amount. */
export type Telling = { lines: Line[]; said: ReadonlySet<string> };
export type Apart = (a: Span, b: Span) => boolean;

/** Tellings of short texts (lines of a résumé) are kept: each answer of a session is held against the same ones. */
const kept = new Map<string, Telling>();
const KEPT_MAX = 512;
const KEPT_LENGTH = 400;

function tellingOnce(text: string): Telling {
  if (text.length > KEPT_LENGTH) return tellingOf(text);
  const telling = kept.get(text) ?? tellingOf(text);
  if (kept.size >= KEPT_MAX) kept.clear();
  kept.set(text, telling);
  return telling;
}

/**
 * Where a text and the others say different things of the same subject: a number, a period or year, a technology, a
 * role. Conservative: a shared subject, the same condition and the same unit, rounding and before-values allowed for,
 * and never where either text names the other value itself. Ordered by place, one conflict for each place.
 * @param question what the text answers: a value may have its subject there
 */
export function conflictsIn(text: string, others: readonly OtherText[], question = ''): Conflict[] {
  const own = tellingOf(answerAlone(text));
  const out: Conflict[] = [];
  const tellings = others.map((other) => tellingOnce(other.text));
  for (const [k, other] of others.entries()) {
    // What a company uses, and how it works, does not contradict what was done elsewhere.
    const company = other.origin === 'posting' || other.origin === 'dossier';
    for (const { kind, places } of conflictsBetween(own, tellings[k]!)) {
      if (company && (kind === 'technology' || kind === 'role')) continue;
      const [a, b] = places;
      out.push({
        kind,
        ...quoted(text, a.value),
        other: { uri: other.uri, origin: other.origin, ...quoted(other.text, b.value) },
      });
    }
  }
  // A posting tells of the company's work.
  const told = tellings.map((telling, k) => (others[k]!.origin === 'posting' ? NOTHING_TOLD : telling));
  for (const { kind, other: k, places } of [
    ...valuesByContext(own, question, told),
    ...yearsByContext(own, question, told),
  ]) {
    const [a, b] = places.map(placed) as [ConflictPlace, ConflictPlace];
    const { uri, origin, text: from } = others[k]!;
    out.push({ kind, ...quoted(text, a.value), other: { uri, origin, ...quoted(from, b.value) } });
  }
  const seen = new Set<string>();
  return out
    .sort((a, b) => a.start - b.start)
    .filter(({ kind, start }) => !seen.has(`${kind} ${start}`) && seen.add(`${kind} ${start}`));
}

const NOTHING_TOLD: Telling = { lines: [], said: new Set() };

/** One place of a conflict: the words that differ, and the sentence they stand in. Offsets of the whole text. */
export type ConflictPlace = { value: Span; sentence: Span };

/**
 * As `conflictsIn` for two texts that were taken apart before (`tellingOf`), every pair of every kind.
 * @param apart whether two sentences are known to be about different things, whatever words they share
 */
export function conflictsBetween(
  own: Telling,
  other: Telling,
  apart: Apart = () => false,
): { kind: Conflict['kind']; places: [ConflictPlace, ConflictPlace] }[] {
  const of = (kind: Conflict['kind']) => (pair: [Place, Place]) => ({
    kind,
    places: pair.map(placed) as [ConflictPlace, ConflictPlace],
  });
  return [
    ...numbers(own, other, apart).map(({ kind, places }) => of(kind)(places)),
    ...years(own, other, apart).map(of('year')),
    ...technologies(own, other, apart).map(of('technology')),
    ...roles(own, other, apart).map(of('role')),
  ];
}

function placed({ start, end, line }: Place): ConflictPlace {
  return {
    value: { start: line.start + start, end: line.start + end },
    sentence: { start: line.start, end: line.end },
  };
}

function quoted(text: string, { start, end }: Span): Span & { quote: string } {
  return { quote: text.slice(start, end), start, end };
}

/** A text taken apart, for being held against others. Linear in the text. */
export function tellingOf(text: string): Telling {
  const lines = sentences(text)
    .flatMap(pieces)
    .map((sentence) => ({ ...sentence, values: metrics(sentence.text) }))
    .map((sentence) => ({
      ...sentence,
      // Two values in hours share no word.
      stems: stemsOf(without(sentence.text, sentence.values)),
      years: yearsIn(sentence.text),
      technologies: rivalsIn(sentence.text),
      roles: rolesIn(sentence.text),
    }));
  return { lines, said: new Set(lines.flatMap((line) => line.values.map(keyOf))) };
}

/** As much of a sentence is looked at together. Longer ones are no sentences, and would be compared with themselves. */
const PIECE = 300;

function pieces({ text, start }: Sentence): Sentence[] {
  const out: Sentence[] = [];
  for (let from = 0; from < text.length; ) {
    const space = text.length - from > PIECE ? text.lastIndexOf(' ', from + PIECE) : text.length;
    const to = space > from ? space : Math.min(text.length, from + PIECE);
    out.push({ text: text.slice(from, to), start: start + from, end: start + to });
    from = to;
  }
  return out;
}

function keyOf(metric: Metric): string {
  const { unit, value } = inCommonUnit(metric);
  return `${unit} ${value}`;
}

const sameUnit = (a: Metric, b: Metric) => inCommonUnit(a).unit === inCommonUnit(b).unit;

function numbers(own: Telling, other: Telling, apart: Apart): { kind: 'number' | 'year'; places: [Place, Place] }[] {
  const out: { kind: 'number' | 'year'; places: [Place, Place] }[] = [];
  for (const [i, line] of own.lines.entries()) {
    for (const value of line.values) {
      for (const against of other.lines) {
        if (against.text === line.text || !against.values.some((m) => sameUnit(m, value))) continue;
        if (apart(line, against)) continue;
        if (sharedStems(line.stems, against.stems) < 2) continue;
        if (!sameConditions(line.text, against.text)) continue;
        const differing = differingValue(value, line.text, against.text, false);
        if (!differing || sortedOut(own, i, differing) || saidOf(line, value, other)) continue;
        const kind = value.unit === 'year' || value.unit === 'month' ? 'year' : 'number';
        out.push({
          kind,
          places: [
            { ...value, line },
            { ...differing, line: against },
          ],
        });
        break;
      }
    }
  }
  return out;
}

/** Whether the answer gives the other value too, in that sentence or one beside it: then it speaks of both. */
function sortedOut(own: Telling, at: number, other: Metric): boolean {
  if (!own.said.has(keyOf(other))) return false;
  return own.lines.slice(Math.max(0, at - 1), at + 2).some((l) => l.values.some((m) => keyOf(m) === keyOf(other)));
}

/** Whether the other text gives this very value for something that shares a word with the line. */
function saidOf(line: Line, value: Metric, other: Telling): boolean {
  if (!other.said.has(keyOf(value))) return false;
  return other.lines.some(
    (l) => l.values.some((m) => keyOf(m) === keyOf(value)) && sharedWords(l.text, line.text) >= 1,
  );
}

/** The words around a year: to the next year, or the sentence. */
function clauseOf(line: Line, index: number): string {
  const before = index === 0 ? 0 : line.years[index - 1]!.end;
  const after = line.years[index + 1]?.start ?? line.text.length;
  return line.text.slice(before, after);
}

function years(own: Telling, other: Telling, apart: Apart): [Place, Place][] {
  const out: [Place, Place][] = [];
  for (const line of own.lines) {
    for (const [i, said] of line.years.entries()) {
      const clause = clauseOf(line, i);
      const matches = other.lines.flatMap((against) =>
        against.years.flatMap((years, k) =>
          !apart(line, against) && sameEvent(clause, clauseOf(against, k), years.ranged) ? [{ against, years }] : [],
        ),
      );
      if (matches.length === 0 || matches.some(({ years }) => !yearsClash(said, years))) continue;
      const { against, years } = matches[0]!;
      out.push([
        { ...said, line },
        { start: years.start, end: years.end, line: against },
      ]);
    }
  }
  return out;
}

/** Two shared words; for a heading (a name and its period) its name is enough. */
function sameEvent(a: string, b: string, ranged: boolean): boolean {
  const shared = sharedWords(a, b);
  if (shared >= 2) return true;
  if (!ranged || shared === 0) return false;
  const name = contentWords(b)[0];
  return name !== undefined && name.length >= 3 && a.includes(name);
}

/** What was weighed, dropped or imagined is no use of it, nor is what one came from. */
const WEIGHED = /검토|고려|대신|말고|비교|버렸|버린|않|못|대안|후보|다면|라면|instead|considered|rather than/iu;
const LEFT_BEHIND = /^(?:에서|를 걷어|을 걷어|를 빼|을 빼)/u;

function used(line: Line, one: Named): boolean {
  return !WEIGHED.test(line.text) && !crowded(line, one) && !LEFT_BEHIND.test(line.text.slice(one.end));
}

function technologies(own: Telling, other: Telling, apart: Apart): [Place, Place][] {
  const out: [Place, Place][] = [];
  const saidHere = new Set(own.lines.flatMap((l) => l.technologies.map((t) => t.name)));
  for (const line of own.lines) {
    for (const one of line.technologies) {
      if (!used(line, one)) continue;
      for (const against of other.lines) {
        const rival = against.technologies.find((t) => t.row === one.row && used(against, t));
        if (!rival || saidHere.has(rival.name) || apart(line, against)) continue;
        if (sharedSubject(line, against) < 2 || !sameConditions(line.text, against.text)) continue;
        if (other.lines.some((l) => l.technologies.some((t) => t.name === one.name) && sharedSubject(line, l) >= 1))
          continue;
        out.push([
          { start: one.start, end: one.end, line },
          { start: rival.start, end: rival.end, line: against },
        ]);
        break;
      }
    }
  }
  return out;
}

/** Two of a row in one sentence: a list of skills, or a comparison. */
function crowded(line: Line, one: Named): boolean {
  const stays = (t: Named) => !LEFT_BEHIND.test(line.text.slice(t.end));
  return line.technologies.some((t) => t.row === one.row && t.name !== one.name && stays(t));
}

/** Shared words, the names of technologies left out. */
function sharedSubject(a: Line, b: Line): number {
  return sharedWords(without(a.text, a.technologies), without(b.text, b.technologies));
}

/** @param spans in order */
function without(text: string, spans: readonly Span[]): string {
  let out = '';
  let at = 0;
  for (const { start, end } of spans) {
    out += `${text.slice(at, start)} `;
    at = end;
  }
  return out + text.slice(at);
}

function roles(own: Telling, other: Telling, apart: Apart): [Place, Place][] {
  const out: [Place, Place][] = [];
  for (const line of own.lines) {
    for (const said of line.roles) {
      for (const against of other.lines) {
        if (against.roles.length === 0 || apart(line, against)) continue;
        if (sharedStems(line.stems, against.stems) < 2) continue;
        // A line may give its parts to different people: the clauses with the roles must be about one part.
        const rival = against.roles.find(
          (r) =>
            rolesClash(said.role, r.role) && (against.roles.length === 1 || sharedWords(said.clause, r.clause) >= 1),
        );
        if (!rival || line.roles.some((r) => r.role === rival.role && sharedWords(r.clause, said.clause) >= 1))
          continue;
        if (sharedWords(said.clause, line.roles.length === 1 ? against.text : rival.clause) < 1) continue;
        out.push([
          { start: said.start, end: said.end, line },
          { start: rival.start, end: rival.end, line: against },
        ]);
        break;
      }
    }
  }
  return out;
}
