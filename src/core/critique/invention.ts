import type { Span } from '../evidence/evidence.ts';
import { type AliasTable, namesIn, squeeze } from '../knowledge/normalise.ts';
import { contentWords } from '../korean.ts';
import { termsIn } from '../reading/terms.ts';
import { metrics } from '../signals/metrics.ts';
import { rivalsIn } from './technologies.ts';

/** Something of an improved answer that stands in none of its sources. */
export type Invented = Span & { quote: string; kind: 'number' | 'name' | 'technology' };

/** A slot for what the candidate has to fill in: `[측정값]`, `[기간]`. */
const SLOT = /\[[^[\]\n]{1,40}\]/gu;
const DIGITS = /(?<![A-Za-z\d.])\d[\d,]*(?:\.\d+)?/gu;
/** Proper names in Hangul by what they end in. */
const NAME =
  /(?<![가-힣])[가-힣A-Z]{1,10}(?:은행|증권|카드사|페이|뱅크|커머스|마켓|전자|그룹|소프트|테크|랩스|님)(?![가-힣]{0,1}(?:히|로운))/gu;
/** Words that end like a name and are none. */
const NO_NAME =
  /^(?:고객|사장|팀장|대표|면접관|선배|후배|담당자|동료|지원자|리더|기획자|개발자|사용자|손|선생|부모|리드|사수|PM|PO|CTO)?님$|^(?:하이)?테크$|인터넷은행|시중은행|간편페이|오픈마켓|이커머스/u;

/**
 * Numbers, proper names and technologies of `text` that are in none of `sources`, in order (A9). A number is known when
 * a source has the same quantity, in digits or in words (천오백 건, 1,500건), or the same bare figure; a technology when
 * a source names it in either script (with `aliases`, the names of all cards). Slots are not looked at. Linear in both.
 */
export function inventedIn(text: string, sources: readonly string[], aliases?: AliasTable): Invented[] {
  const open = text.replace(SLOT, (slot) => ' '.repeat(slot.length));
  const all = sources.join('\n');
  const out: Invented[] = [];
  const put = (kind: Invented['kind'], start: number, end: number) => {
    if (!out.some((o) => o.start < end && start < o.end)) out.push({ kind, quote: text.slice(start, end), start, end });
  };
  const technologies = technologiesOf(open, aliases, all);
  for (const { start, end, known } of technologies) if (!known) put('technology', start, end);
  const named = (start: number, end: number) => technologies.some((t) => t.start < end && start < t.end);
  for (const { start, end } of namesOf(open, all)) if (!named(start, end)) put('name', start, end);
  for (const { start, end } of numbersOf(open, all)) put('number', start, end);
  return out.sort((a, b) => a.start - b.start);
}

function numbersOf(text: string, all: string): Span[] {
  const known = metrics(all);
  const figures = new Set([...all.matchAll(DIGITS)].map((m) => Number(m[0].replaceAll(',', ''))));
  const byUnit = new Set(known.map((m) => `${m.unit} ${m.value}`));
  const out: Span[] = [];
  const said = metrics(text);
  for (const m of said) {
    if (byUnit.has(`${m.unit} ${m.value}`) || inOtherUnit(m, byUnit)) continue;
    out.push(m);
  }
  for (const match of text.matchAll(DIGITS)) {
    const [start, end] = [match.index, match.index + match[0].length];
    if (said.some((m) => m.start <= start && start < m.end) || listNumber(text, start, end)) continue;
    if (!figures.has(Number(match[0].replaceAll(',', '')))) out.push({ start, end });
  }
  return out;
}

const IN_MONTHS: Readonly<Record<string, number>> = { year: 12, month: 1 };

/** 2년 = 24개월, 절반 = 50%. */
function inOtherUnit({ unit, value }: { unit: string; value: number }, known: ReadonlySet<string>): boolean {
  const months = IN_MONTHS[unit];
  if (months) return known.has(`month ${value * months}`) || known.has(`year ${(value * months) / 12}`);
  if (unit === '배') return known.has(`% ${value * 100}`);
  if (unit === '%') return known.has(`배 ${value / 100}`);
  return false;
}

function listNumber(text: string, start: number, end: number): boolean {
  return /(?:^|\n)\s*$/u.test(text.slice(Math.max(0, start - 8), start)) && /^[.)]\s/u.test(text.slice(end, end + 2));
}

/** Every technology named, and whether the sources know it. */
function technologiesOf(text: string, aliases: AliasTable | undefined, all: string): (Span & { known: boolean })[] {
  const rivals = new Set(rivalsIn(all).map((t) => t.name));
  const out = rivalsIn(text).map(({ start, end, name }) => ({ start, end, known: rivals.has(name) }));
  if (!aliases) return out;
  // A card named in either script, by any of its names; or a name put together of the sources' own words (정산 배치).
  const cards = new Set(namesIn(squeeze(all), aliases).map((hit) => hit.card));
  const words = new Set(contentWords(all));
  const squeezed = squeeze(text);
  for (const hit of namesIn(squeezed, aliases)) {
    const span = { start: squeezed.from[hit.start]!, end: squeezed.to[hit.end - 1]! };
    if (out.some((t) => t.start < span.end && span.start < t.end)) continue;
    const own = contentWords(text.slice(span.start, span.end)).every((word) => words.has(word));
    out.push({ ...span, known: cards.has(hit.card) || own });
  }
  return out;
}

function namesOf(text: string, all: string): Span[] {
  const lower = squeeze(all).text;
  const out: Span[] = [];
  const missing = (name: string) => !lower.includes(squeeze(name).text);
  for (const term of termsIn([text], null)) {
    if (!missing(term)) continue;
    for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length))
      out.push({ start: at, end: at + term.length });
  }
  for (const match of text.matchAll(NAME)) {
    if (!NO_NAME.test(match[0]) && missing(match[0]))
      out.push({ start: match.index, end: match.index + match[0].length });
  }
  return out;
}
