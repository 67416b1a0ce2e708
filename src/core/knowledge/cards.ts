import type { Span } from '../evidence/evidence.ts';
import { type Language, LEVELS, type Level } from '../vocabulary.ts';
import { isDenied, isNegated } from './denied.ts';
import { type AliasTable, aliasTable, namesIn, squeeze } from './normalise.ts';
import type { CardProbe, ConceptCard, ExpectedPoint, Knowledge, Misconception } from './page.ts';
import {
  atomsOf,
  type Match,
  type MatchContext,
  matches,
  type PreparedText,
  type SignalExpression,
  type SlotValues,
} from './signal-expression.ts';

/** An expected point against the answers of a thread. `met: false` means “not found”, never “not said”. */
export type PointFinding =
  | { point: ExpectedPoint; met: true; match: Match; quote: string; answer: number }
  | { point: ExpectedPoint; met: false };

/** A place in one of several answers. */
type Found = { match: Match; answer: number };

const NOTHING: ReadonlySet<string> = new Set();

/**
 * The expected points of a card that stand in `answers` (all answers of a thread, oldest first), in the card's order.
 * English answers are read by the English signals and, where a candidate mixes, by the Korean ones as well.
 */
export function pointsMet(card: ConceptCard, answers: readonly PreparedText[], lang: Language): PointFinding[] {
  const found = new Map<string, Found>();
  for (let grown = true; grown; ) {
    grown = false;
    for (const point of card.points) {
      if (found.has(point.id)) continue;
      const hit = firstMatch(signalsOf(point, lang), answers, { filled: new Set(found.keys()), slots: {} });
      if (!hit || hit.match.quote === '') continue;
      found.set(point.id, hit);
      grown = true;
    }
  }
  return card.points.map((point) => {
    const hit = found.get(point.id);
    return hit
      ? { point, met: true, match: hit.match, quote: hit.match.quote, answer: hit.answer }
      : { point, met: false };
  });
}

function signalsOf({ signals }: ExpectedPoint, lang: Language): SignalExpression[] {
  const both = lang === 'en' ? [signals.en, signals.ko] : [signals.ko];
  return both.filter((expression) => expression !== null);
}

/** Ids of the points found: what `filled` of `openFollowUps` starts from. */
export function filledPoints(findings: readonly PointFinding[]): Set<string> {
  return new Set(findings.filter((finding) => finding.met).map((finding) => finding.point.id));
}

function firstMatch(
  expressions: readonly SignalExpression[],
  answers: readonly PreparedText[],
  context: MatchContext,
): Found | null {
  for (const expression of expressions) {
    for (const [answer, text] of answers.entries()) {
      const match = matches(expression, text, context);
      if (match) return { match, answer };
    }
  }
  return null;
}

export type MisconceptionFinding = { misconception: Misconception; match: Match; quote: string; answer: number };

/**
 * Misconceptions that the answers speak for: `말함` (or `said`, in English) in some answer, not told there in order to
 * deny it, and `안 말함` or `unsaid` in none. A reason to ask `misconception.ask`, not a verdict.
 *
 * @param filled points known to be met; by default those found in `answers`
 */
export function misconceptionsIn(
  card: ConceptCard,
  answers: readonly PreparedText[],
  filled: ReadonlySet<string> = namesPoints(card) ? filledPoints(pointsMet(card, answers, 'ko')) : NOTHING,
): MisconceptionFinding[] {
  const context = { filled, slots: {} };
  return card.misconceptions.flatMap((misconception) => {
    const { english } = misconception;
    const unsaid = [misconception.unsaid, ...(english ? [english.unsaid] : [])];
    for (const expression of [misconception.said, ...(english ? [english.said] : [])]) {
      const said = firstMatch([expression], answers, context);
      if (!said || said.match.quote === '') continue;
      const { text, sentences } = answers[said.answer]!;
      if (isDenied(text, said.match.hit, sentences)) continue;
      // A Korean signal may be met by an English name in an English sentence (exactly once).
      const inEnglish = !/[가-힣]/u.test(said.match.quote);
      if (inEnglish && isNegated(text, said.match.hit, sentences, expression.source)) continue;
      if (firstMatch(unsaid, answers, context)) return [];
      return [{ misconception, match: said.match, quote: said.match.quote, answer: said.answer }];
    }
    return [];
  });
}

const naming = new WeakMap<ConceptCard, boolean>();

/** Whether a misconception of the card depends on which points were told; most do not, and need no look at those. */
function namesPoints(card: ConceptCard): boolean {
  const known = naming.get(card);
  if (known !== undefined) return known;
  const names = card.misconceptions
    .flatMap(({ said, unsaid, english }) => [said, unsaid, ...(english ? [english.said, english.unsaid] : [])])
    .some((expression) => atomsOf(expression).some((atom) => atom.kind === 'point'));
  naming.set(card, names);
  return names;
}

/**
 * Why a follow-up is worth asking, best first: it is after an unmet core point of the candidate's level (`core`) or of
 * a lower one, the nearest first (`core-below`), after no named point (`open`), after an extra point (`extra`), or its
 * question or its point is above the level (`above`).
 */
export type FollowUpTier = 'core' | 'core-below' | 'open' | 'extra' | 'above';

export type OpenFollowUp = {
  probe: CardProbe;
  tier: FollowUpTier;
  /** The wanted points not met yet. */
  targets: ExpectedPoint[];
  /** What in the thread opened it; null when it was opened by points that the candidate confirmed, or in English. */
  said: Found | null;
};

const TIERS: readonly FollowUpTier[] = ['core', 'core-below', 'open', 'extra', 'above'];

/**
 * Follow-ups of a card that may be asked now: `말함` holds in the thread, `안 말함` holds nowhere (thread and earlier
 * answers of the rehearsal), and of the points wanted at least one is not met. Best tier first, then the card's order.
 * A question with a placeholder that `slots` cannot fill is left out. `말함` is written in Korean, so in an English
 * thread a follow-up that is after a named point opens without it.
 *
 * @param filled ids of the points met so far, by signals or by the candidate's word
 */
export function openFollowUps(
  card: ConceptCard,
  thread: readonly PreparedText[],
  earlier: readonly PreparedText[],
  level: Level,
  filled: ReadonlySet<string> = NOTHING,
  { slots = {}, lang = 'ko' }: { slots?: SlotValues; lang?: Language } = {},
): OpenFollowUp[] {
  const context = { filled, slots };
  const points = new Map(card.points.map((point) => [point.id, point]));
  const places = new Map(pointsMet(card, thread, lang).flatMap((f) => (f.met ? [[f.point.id, f] as const] : [])));
  const open = card.probes.flatMap((probe): OpenFollowUp[] => {
    if (!fillable(probe, slots)) return [];
    const targets = probe.wants.filter((id) => !filled.has(id)).flatMap((id) => points.get(id) ?? []);
    if (probe.wants.length > 0 && targets.length === 0) return [];
    if (firstMatch([probe.unsaid], [...thread, ...earlier], context)) return [];
    const said = firstMatch([probe.said], thread, context);
    if (!said && !(lang === 'en' && targets.length > 0)) return [];
    return [{ probe, tier: tierOf(probe, targets, level), targets, said: said && placed(said, probe, places) }];
  });
  const depth = (o: OpenFollowUp) => (o.tier === 'core-below' ? -Math.max(...o.targets.map((t) => rank(t.level))) : 0);
  return open.sort((a, b) => TIERS.indexOf(a.tier) - TIERS.indexOf(b.tier) || depth(a) - depth(b));
}

/** A follow-up opened by `#id` alone takes hold where that point was found. */
function placed(said: Found, probe: CardProbe, places: ReadonlyMap<string, PointFinding>): Found | null {
  if (said.match.quote !== '') return said;
  for (const atom of atomsOf(probe.said)) {
    const finding = atom.kind === 'point' ? places.get(atom.id) : undefined;
    if (finding?.met) return { match: finding.match, answer: finding.answer };
  }
  return null;
}

const rank = (level: Level) => LEVELS.indexOf(level);

function tierOf(probe: CardProbe, targets: readonly ExpectedPoint[], level: Level): FollowUpTier {
  const reach = rank(level);
  const core = targets.filter((point) => point.weight === 'core' && rank(point.level) <= reach);
  if (rank(probe.level) > reach) return 'above';
  if (core.some((point) => point.level === level)) return 'core';
  if (core.length > 0) return 'core-below';
  if (targets.length === 0) return 'open';
  return targets.some((point) => rank(point.level) <= reach) ? 'extra' : 'above';
}

/** Whether every `{posting.domain}` of a follow-up can be filled; other placeholders cannot stand in one. */
function fillable(probe: CardProbe, slots: SlotValues): boolean {
  if ((slots['posting.domain'] ?? []).length > 0) return true;
  const atoms = [...atomsOf(probe.said), ...atomsOf(probe.unsaid)];
  return !probe.text.ko.includes('{posting.domain}') && !atoms.some((atom) => atom.kind === 'slot');
}

/** A card named in a text, and where (offsets of the text). */
export type ConceptMention = Span & { card: string };

const tables = new WeakMap<ReadonlyMap<string, ConceptCard>, AliasTable>();

/** The alias table of all cards, made once per knowledge. */
export function aliasesOf(knowledge: Pick<Knowledge, 'concepts'>): AliasTable {
  let table = tables.get(knowledge.concepts);
  if (!table) {
    table = aliasTable(knowledge.concepts.values());
    tables.set(knowledge.concepts, table);
  }
  return table;
}

/**
 * Cards whose title, alias or misspelling occurs in a text, each once at its first place; where names overlap the
 * longest wins. The longest name (the most specific) comes first, then the order of the text.
 */
export function resolveConcepts(text: string, knowledge: Pick<Knowledge, 'concepts'>): ConceptMention[] {
  const squeezed = squeeze(text);
  const found = new Map<string, ConceptMention & { length: number }>();
  for (const { card, start, end } of namesIn(squeezed, aliasesOf(knowledge))) {
    const length = end - start;
    const known = found.get(card);
    if (known) known.length = Math.max(known.length, length);
    else found.set(card, { card, start: squeezed.from[start]!, end: squeezed.to[end - 1]!, length });
  }
  return [...found.values()]
    .sort((a, b) => b.length - a.length || a.start - b.start)
    .map(({ card, start, end }) => ({ card, start, end }));
}
