import type { DossierQuestion, Line } from '../dossier.ts';
import { cut, type Evidence, type Span } from '../evidence/evidence.ts';
import type { Block, ReadDocument, Section } from './document.ts';
import type { Meaning } from './meaning.ts';
import { overlaps, paySpans } from './money.ts';
import { sectionsOf } from './sections.ts';
import { plainWords } from './words.ts';

/** The lists of a dossier, and the prefix of their line ids. */
export const LISTS = {
  responsibilities: 'duty',
  requirements: 'req',
  preferred: 'pref',
  values: 'value',
  stack: 'stack',
  process: 'process',
  about: 'about',
  benefits: 'benefit',
  fit: 'fit',
  highlights: 'highlight',
  companySummary: 'company',
  ask: 'ask',
  concepts: 'concept',
  advice: 'advice',
  design: 'design',
  criteria: 'criterion',
  unread: 'unread',
} as const;
export type ListName = keyof typeof LISTS;

/**
 * What became of a block. `label`: a heading-like or leading line whose sense is kept by what stands under it; `field`:
 * title, place and the like; `pay`: left out on purpose and counted; `notice`: says that the text is invented;
 * `restated`: the same statement stands elsewhere in the dossier.
 */
export type Role =
  | 'heading'
  | 'label'
  | 'field'
  | 'line'
  | 'question'
  | 'draft'
  | 'pay'
  | 'notice'
  | 'restated'
  | 'unread';

export type Field = { meaning: Meaning; words: string; evidence: Evidence };

/** What the files of a dossier fill together: the same statement in two files is one line. */
export type Shared = {
  lists: Record<ListName, Line[]>;
  questions: DossierQuestion[];
  fields: Field[];
  /** Every line of a list and every question, by its words. */
  known: Map<string, Set<string>>;
  /** The last number given: line ids by prefix, question refs by what comes before the number. */
  next: Map<string, number>;
  refs: Set<string>;
};

/** What is found in one file, and what became of each of its blocks (by offset). */
export type Findings = Shared & {
  doc: ReadDocument;
  root: Section;
  roles: Map<number, Role>;
  /** Stretches that never stand in a line or in its context, in order. */
  pay: Span[];
  payLeftOut: Set<Span>;
  /** How many lines and questions came from the files before this one. */
  earlier: { lines: Record<ListName, number>; questions: number };
};

export function newShared(): Shared {
  const lists = Object.fromEntries(Object.keys(LISTS).map((name) => [name, []])) as unknown as Record<ListName, Line[]>;
  return { lists, questions: [], fields: [], known: new Map(), next: new Map(), refs: new Set() };
}

/** Findings of one more file, into what the files share. */
export function startFindings(doc: ReadDocument, shared: Shared): Findings {
  const root = sectionsOf(doc);
  const lines = Object.fromEntries(Object.entries(shared.lists).map(([name, list]) => [name, list.length])) as Record<
    ListName,
    number
  >;
  const earlier = { lines, questions: shared.questions.length };
  return { ...shared, doc, root, roles: new Map(), pay: paySpans(doc, root), payLeftOut: new Set(), earlier };
}

/** Says what became of a block. Pay stays, a line stays one; otherwise the last word counts. */
export function claim(found: Findings, block: Span, role: Role): void {
  const now = found.roles.get(block.start);
  if (now === 'pay' || (now === 'line' && (role === 'restated' || role === 'label'))) return;
  found.roles.set(block.start, role);
}

const LONGEST_QUOTE = 4000;

/** Evidence of a span; its context stops at what is about pay. Quotes longer than 4,000 units are cut at the end. */
export function evidenceOf(found: Findings, span: Span): Evidence {
  const { text } = found.doc;
  let end = span.end;
  if (end - span.start > LONGEST_QUOTE) {
    end = span.start + LONGEST_QUOTE;
    if (/[\udc00-\udfff]/u.test(text[end] ?? '') && /[\ud800-\udbff]/u.test(text[end - 1] ?? '')) end -= 1;
  }
  const evidence = cut(found.doc, { start: span.start, end });
  let { before = '', after = '' } = evidence;
  for (const wall of payNear(found, span.start - before.length, end + after.length)) {
    if (wall.end > span.start - before.length && wall.start < span.start)
      before = before.slice(before.length - Math.max(0, span.start - wall.end));
    if (wall.start < end + after.length && wall.end > end) after = after.slice(0, Math.max(0, wall.start - end));
  }
  return { ...evidence, before: before.toWellFormed(), after: after.toWellFormed() };
}

/**
 * Adds one statement to a list and claims its block. Pay is left out and counted; a statement that the list already
 * holds word for word is not added twice. Returns the line, or null when nothing was added.
 */
export function addLine(found: Findings, list: ListName, block: Block, part?: Span & { words?: string }): Line | null {
  const span = part ?? block;
  if (leftOut(found, span)) {
    claim(found, block, 'pay');
    return null;
  }
  const text = part ? (part.words ?? plainWords(found.doc.text.slice(part.start, part.end))) : block.words;
  if (text === '') return null;
  if (list !== 'unread' && restated(found, list, text)) {
    claim(found, block, 'restated');
    return null;
  }
  const prefix = LISTS[list];
  const line: Line = { id: `${prefix}-${nextNumber(found, prefix)}`, text, evidence: evidenceOf(found, span) };
  found.lists[list].push(line);
  claim(found, block, list === 'unread' ? 'unread' : 'line');
  return line;
}

/** Counts up: 1, 2, 3 … for each prefix. */
export function nextNumber(shared: Shared, prefix: string): number {
  const n = (shared.next.get(prefix) ?? 0) + 1;
  shared.next.set(prefix, n);
  return n;
}

/** The list has the same words; or, from an earlier file, a line with most of these words (notes sum up a posting). */
function restated(found: Findings, list: ListName, text: string): boolean {
  const known = found.known.get(list) ?? new Set<string>();
  found.known.set(list, known);
  if (known.has(text)) return true;
  known.add(text);
  const words = stems(text);
  if (words.length < 2) return false;
  const earlier = found.lists[list].slice(0, Math.min(200, found.earlier.lines[list]));
  return earlier.some((line) => {
    const theirs = new Set(stems(line.text));
    return words.filter((w) => theirs.has(w)).length / words.length >= 0.65;
  });
}

function stems(text: string): string[] {
  return (text.toLowerCase().match(/[a-z][a-z0-9+#.]*|\d+|[가-힣]{2,}/gu) ?? []).map((w) =>
    /^[가-힣]/u.test(w) ? w.slice(0, 2) : w,
  );
}

/** True, and counted, where the span speaks about pay. */
export function leftOut(found: Findings, span: Span): boolean {
  const pay = payNear(found, span.start, span.end).filter((p) => overlaps(p, span));
  for (const p of pay) found.payLeftOut.add(p);
  return pay.length > 0;
}

/** The stretches about pay that reach into `[start, end)`; they do not overlap one another. */
function payNear(found: Findings, start: number, end: number): Span[] {
  const { pay } = found;
  let low = 0;
  let high = pay.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pay[middle]!.end <= start) low = middle + 1;
    else high = middle;
  }
  const out: Span[] = [];
  for (let i = low; i < pay.length && pay[i]!.start < end; i++) out.push(pay[i]!);
  return out;
}

/** Notes a field of the posting (title, place …). */
export function addField(found: Findings, meaning: Meaning, block: Block, value: Span): void {
  claim(found, block, 'field');
  if (leftOut(found, value)) {
    claim(found, block, 'pay');
    return;
  }
  const words = plainWords(found.doc.text.slice(value.start, value.end));
  if (words !== '') found.fields.push({ meaning, words, evidence: evidenceOf(found, value) });
}
