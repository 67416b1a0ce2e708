import { BIG, NATIVE, UNITS, type UnitRule } from './units.ts';

/**
 * A quantity said in a text: `text === whole.slice(start, end)`. `unit` is normalised (`ms`, `day`, `month`, `year`, `%`,
 * `배`, `건`, `명`, `B`, `tps` …) and `value` is in it: 1.8초 → 1800 ms, 4천 건 → 4000 건, 절반 → 0.5 배. `approx`: 약, 쯤, 넘게 …
 */
export type Metric = { text: string; value: number; unit: string; start: number; end: number; approx: boolean };

const NUMBER = '\\d{1,3}(?:,\\d{3}){1,5}|\\d{1,15}(?:\\.\\d{1,6})?';
const SCALE = '(?:[십백천만억조]{1,3}|k(?![a-z]))';
const NATIVE_WORDS = Object.keys(NATIVE)
  .sort((a, b) => b.length - a.length)
  .join('|');
/** Digits with 천/만/억, a scale alone (백 건), or a native numeral; then the unit. */
const QUANTITY = new RegExp(
  `(?<![\\p{L}\\d.])(?:(?<num>${NUMBER})(?:\\s?(?<scale>${SCALE})(?:\\s?(?<num2>\\d{1,4})(?<scale2>천|백|만)?)?)?|(?<bare>(?:[일이삼사오육칠팔구]?[십백천만억]){1,4})|(?<word>${NATIVE_WORDS}))(?:\\s?여)?[\\s-]{0,2}(?<adjective>[a-z]{3,12}\\s)?(?<unit>${UNITS.map((u) => u.written).join('|')})`,
  'giu',
);
const LONE =
  /(?<![가-힣])(?<half>절반)|(?<![가-힣])(?<days>이틀|사흘|나흘|열흘|보름)|(?<![가-힣])(?<year>반년)(?![가-힣]{0,1}도)|(?<![a-z])(?<en>twice|halved|half)(?![a-z])/giu;
const DAYS: Readonly<Record<string, number>> = { 이틀: 2, 사흘: 3, 나흘: 4, 열흘: 10, 보름: 15 };

const APPROX_BEFORE =
  /(?:약|대략|거의|얼추|한|about|around|roughly|approximately|nearly|almost|over|more than|some|~)\s?$/iu;
const APPROX_AFTER = /^\s?(?:쯤|정도|가량|남짓|넘게|넘는|넘던|이상|가까이|안팎|내외|or so|or more)/iu;

/**
 * Quantities with a unit, in order. Neighbouring clock units are one metric (3시간 10분). Not metrics: p95, versions
 * (Java 17), years and dates (2025년, 2025.04, 7시), list numbers, 5년 차, ordinals (두 번째), names (Q3, F5), 한 번.
 */
export function metrics(text: string): Metric[] {
  const found: (Metric & { clock: Clock })[] = [];
  for (const match of text.matchAll(QUANTITY)) {
    const groups = match.groups!;
    const rule = UNITS.find((u) => u.whole.test(groups.unit!));
    if (!rule || !allowed(text, match, rule)) continue;
    const value = quantityOf(groups) * rule.factor;
    if (!Number.isFinite(value)) continue;
    const { start, end, ...rest } = place(text, match.index, match[0].length);
    const unit = rule.unit === '번' && FOLD.test(text.slice(end, end + 9)) ? '배' : rule.unit;
    found.push({
      ...rest,
      start,
      end,
      value,
      unit,
      clock: rule.factor >= MINUTE ? 'long' : rule.unit === 'ms' ? 'short' : null,
    });
  }
  for (const match of text.matchAll(LONE)) {
    const { half, days, year, en } = match.groups!;
    const [value, unit] = half
      ? [0.5, '배']
      : days
        ? [DAYS[days]!, 'day']
        : year
          ? [6, 'month']
          : [en!.toLowerCase() === 'twice' ? 2 : 0.5, '배'];
    found.push({ ...place(text, match.index, match[0].length), value, unit, clock: null });
  }
  found.sort((a, b) => a.start - b.start);
  return joined(text, found);
}

function place(text: string, start: number, length: number): Omit<Metric, 'value' | 'unit'> {
  const end = start + length;
  const approx =
    APPROX_BEFORE.test(text.slice(Math.max(0, start - 14), start)) ||
    APPROX_AFTER.test(text.slice(end, end + 9)) ||
    /여\s?\S{1,3}$/u.test(text.slice(start, end).replace(/^\S{0,3}여[덟섯]/u, ''));
  return { text: text.slice(start, end), start, end, approx };
}

function quantityOf(groups: Record<string, string | undefined>): number {
  if (groups.word) return NATIVE[groups.word.toLowerCase()]!;
  if (groups.bare) return bareNumber(groups.bare);
  const scale = (written: string | undefined) => [...(written ?? '')].reduce((n, ch) => n * (BIG[ch] ?? 1000), 1);
  const first = Number(groups.num!.replaceAll(',', '')) * scale(groups.scale);
  return groups.num2 ? first + Number(groups.num2) * scale(groups.scale2) : first;
}

/** 백 → 100, 십만 → 100000, 천오백 → 1500. */
function bareNumber(written: string): number {
  let total = 0;
  let part = 0;
  let digit = 0;
  for (const ch of written) {
    const at = '일이삼사오육칠팔구'.indexOf(ch);
    if (at >= 0) digit = at + 1;
    else if (BIG[ch]! < 10_000) {
      part += (digit || 1) * BIG[ch]!;
      digit = 0;
    } else {
      total += (part + digit || 1) * BIG[ch]!;
      part = 0;
      digit = 0;
    }
  }
  return total + part + digit;
}

const MINUTE = 60_000;
/** Hours and minutes may be followed by smaller units of the same time. */
type Clock = 'long' | 'short' | null;
const FOLD = /^\s(?:faster|slower|more|less|as|the|higher|lower)/iu;

/** Weeds out what only looks like a quantity. */
function allowed(text: string, match: RegExpMatchArray, rule: UnitRule): boolean {
  const groups = match.groups!;
  const start = match.index!;
  const before = text.slice(Math.max(0, start - 12), start);
  const after = text.slice(start + match[0].length, start + match[0].length + 12);
  if (rule.after && !rule.after.test(after)) return false;
  // 4,000 duplicate notifications; but not in 2024 many users, nor a word before a Korean unit.
  if (
    groups.adjective &&
    (/[가-힣]/u.test(groups.unit!) ||
      groups.unit!.length < 4 ||
      /^(?:19|20)\d\d$/.test(groups.num ?? '') ||
      !groups.num)
  )
    return false;
  // Days are not counted in native numerals: 한 일 is what was done.
  if (groups.word && (!rule.counted || groups.unit === '일')) return false;
  if (/^(?:한|하나|one|a|an)$/iu.test(groups.word ?? '') && !rule.one) return false;
  if (groups.bare && (rule.unit === 'ms' || rule.unit === '점')) return false;
  const value = Number(groups.num ?? '0');
  if (rule.unit === 'year' && value >= 1900 && value <= 2100) return false;
  if (rule.unit === 'day' && /월\s?$/u.test(before)) return false;
  if (/분$/u.test(groups.unit!) && /시\s?$/u.test(before)) return false;
  if (
    /(?:java|jdk|python|node|spring|kotlin|go|버전|version|v|(?<![가-힣])제|top|#|no\.)\s?$/iu.test(before) &&
    groups.num
  )
    return false;
  return true;
}

/** 3시간 10분: neighbouring clock units, the larger first, are one. */
function joined(text: string, found: (Metric & { clock: Clock })[]): Metric[] {
  const out: (Metric & { clock: Clock })[] = [];
  for (const metric of found) {
    const last = out.at(-1);
    if (last && metric.start < last.end) continue;
    if (
      last?.clock === 'long' &&
      metric.clock &&
      metric.value < last.value &&
      /^\s?(?:and\s)?$/u.test(text.slice(last.end, metric.start))
    ) {
      out[out.length - 1] = {
        ...last,
        text: text.slice(last.start, metric.end),
        end: metric.end,
        value: last.value + metric.value,
        approx: last.approx || metric.approx,
      };
    } else out.push(metric);
  }
  return out.map(({ clock: _, ...metric }) => metric);
}
