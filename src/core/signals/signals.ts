import type { Span } from '../evidence/evidence.ts';
import { bigrams, sentences } from '../korean.ts';
import type { Entry, Lexicon } from './entry.ts';
import { DEEDS } from './lexicon/deeds.ts';
import { EVERY_POSTING, PARTS } from './lexicon/parts.ts';
import { PEOPLE } from './lexicon/people.ts';
import { PROOF } from './lexicon/proof.ts';
import { REASONING } from './lexicon/reasoning.ts';
import { TIME } from './lexicon/time.ts';
import { denied, mutedSpans } from './muted.ts';
import type { SignalName } from './names.ts';
import { type Metric, metrics } from './quantities.ts';
import { beforeAfterHits, estimateHits, numberHits } from './quantity-signals.ts';
import { distinct, outside, spansOf } from './spans.ts';

export { SIGNALS, type SignalName } from './names.ts';

/** A place in the whole text: `quote === text.slice(start, end)`. */
export type SignalHit = { start: number; end: number; quote: string };

/** One sentence and what was found in it, at least one hit per name. `echo`: it repeats the question, so it has none. */
export type SentenceSignals = {
  text: string;
  start: number;
  end: number;
  echo: boolean;
  hits: Partial<Record<SignalName, SignalHit[]>>;
};
export type TextSignals = { text: string; sentences: SentenceSignals[] };

export type SignalOptions = {
  lang: 'ko' | 'en';
  /** Sentences that repeat it are echoes. */
  question?: string;
  /** Names and phrases of the posting: `posting-word`. Words of any posting are passed over. */
  postingTerms?: readonly string[];
  /** Organisations and projects of the résumé: they tell `when` as well as a date does. */
  resumeTerms?: readonly string[];
};

const LEXICON: Lexicon = { ...TIME, ...DEEDS, ...REASONING, ...PROOF, ...PEOPLE, ...PARTS };
/** Tenses first: others need them. */
const NAMES = (Object.keys(LEXICON) as SignalName[]).sort(
  (a, b) => Number(b === 'past' || b === 'future') - Number(a === 'past' || a === 'future'),
);

/** …을 말씀드리겠습니다: the question said back as a promise to answer it. */
const ANNOUNCING =
  /(?:을|를|에 대해|에 대해서)?\s?(?:말씀|설명|소개|이야기|답변|들려|알려)(?:을)?\s?(?:해\s?)?(?:드리|하)겠습니다[.!]?$/u;
/** How much of a sentence's bigrams must stand in the question for it to be a repetition, and how many it must have. */
const ECHO_SHARE = 0.8;
const ECHO_LEAST = 6;

/**
 * Everything the rules can see in a text, sentence by sentence. Denied, reported and repeated words do not count, nor
 * do the traps of the dictionary. Linear in the length: one pass per pattern, and every pattern is bounded.
 */
export function signalsOf(text: string, options: SignalOptions): TextSignals {
  const asked = options.question ? bigrams(options.question) : null;
  const values = metrics(text);
  const posting = termPlaces(
    text,
    (options.postingTerms ?? []).filter((term) => !EVERY_POSTING.has(term.trim().toLowerCase())),
  );
  const resume = termPlaces(text, options.resumeTerms ?? []);
  const cursor = { values: 0, posting: 0, resume: 0 };
  const out: SentenceSignals[] = [];
  for (const { text: sentence, start, end } of sentences(text)) {
    const inside = <T extends Span>(list: readonly T[], key: keyof typeof cursor): T[] => {
      while (cursor[key] < list.length && list[cursor[key]]!.start < start) cursor[key]++;
      const from = cursor[key];
      while (cursor[key] < list.length && list[cursor[key]]!.start < end) cursor[key]++;
      return list
        .slice(from, cursor[key])
        .map((item) => ({ ...item, start: item.start - start, end: item.end - start }));
    };
    const given = {
      values: inside(values, 'values'),
      posting: inside(posting, 'posting'),
      resume: inside(resume, 'resume'),
    };
    const echo = asked !== null && isEcho(sentence, asked);
    const spans = echo ? {} : spansIn(sentence, options.lang, given);
    const hits: SentenceSignals['hits'] = {};
    for (const [name, list] of Object.entries(spans) as [SignalName, Span[]][]) {
      hits[name] = list.map((s) => ({
        start: s.start + start,
        end: s.end + start,
        quote: sentence.slice(s.start, s.end),
      }));
    }
    out.push({ text: sentence, start, end, echo, hits });
  }
  return { text, sentences: out };
}

/** Whether the sentence carries all of these. */
export function has(s: SentenceSignals, ...names: SignalName[]): boolean {
  return names.every((name) => s.hits[name] !== undefined);
}

/** Hits of a signal in the whole text. */
export function count(t: TextSignals, name: SignalName): number {
  return t.sentences.reduce((n, s) => n + (s.hits[name]?.length ?? 0), 0);
}

/** The sentences that carry all of these, in order. */
export function sentencesWith(t: TextSignals, ...names: SignalName[]): SentenceSignals[] {
  return t.sentences.filter((s) => has(s, ...names));
}

type Given = { values: Metric[]; posting: Span[]; resume: Span[] };
type Spans = Partial<Record<SignalName, Span[]>>;

function spansIn(sentence: string, lang: 'ko' | 'en', given: Given): Spans {
  const muted = mutedSpans(sentence, lang);
  const out: Spans = {};
  const put = (name: SignalName, spans: Span[]) => {
    if (spans.length > 0) out[name] = spans;
  };
  for (const name of NAMES) {
    const entry = LEXICON[name]![lang];
    if (needed(entry, sentence, out, lang)) put(name, distinct(hitsOf(entry, sentence, lang, muted)));
  }
  for (const name of NAMES) {
    if (out[name] && name !== 'component') out[name] = distinct(out[name].map((span) => fromWordStart(sentence, span)));
  }
  put('number', outside(numberHits(sentence, given.values), muted));
  put('before-after', outside(beforeAfterHits(sentence, given.values, lang), muted));
  put('estimate', estimateHits(sentence, given.values, out.past !== undefined));
  put('posting-word', given.posting);
  put('when', distinct([...(out.when ?? []), ...given.resume]));
  return out;
}

function hitsOf(entry: Entry, sentence: string, lang: 'ko' | 'en', muted: readonly Span[]): Span[] {
  const found = spansOf(entry.find, sentence);
  if (found.length === 0) return found;
  const own = entry.reported === 'keep' ? found : outside(found, muted);
  const told = outside(own, spansOf(entry.traps ?? [], sentence));
  return entry.negated === 'keep' ? told : told.filter((span) => !denied(sentence, span.start, span.end, lang));
}

/** 꿨습니다 → 바꿨습니다: a quote begins with its word. Looks back at most ten syllables. */
function fromWordStart(sentence: string, { start, end }: Span): Span {
  let from = start;
  if (/[가-힣]/.test(sentence[start]!))
    while (from > 0 && start - from < 10 && /[가-힣]/.test(sentence[from - 1]!)) from--;
  return { start: from, end };
}

/** Felt, hoped, was: past, but nothing done. Looked for right before and at the past syllable. */
const NOT_DONE_KO =
  /(?:(?:생각|고민|노력|기여|희망|기대|걱정|공감|실감|성장|부족|중요|필요|궁금|가능|충분|다행|불편|복잡|단순|행복)\s?(?:을|도)?\s?(?:했|하였)|느꼈|배웠|믿었|있었|없었|이었|싶었|같았|좋았|나빴|많았|적었|컸|작았|높았|낮았|길었|짧았|아쉬웠|어려웠|힘들었|몰랐|쉬웠|(?<![줄높보붙쌓들먹섞속숙죽기끓직])였)$/u;
/** ‘맞춰 보니 …였습니다’: done on the way to what was found. */
const DONE_KO =
  /(?<!생각해\s?|돌아|돌이켜\s?)[아어여해춰눠봐펴려쳐겨]\s?보(?:니|니까|았더니)(?=[\s,])|(?<!생각해\s?)봤더니/u;
const NOT_DONE_EN =
  /^(?:was|were|had|thought|felt|knew|learned|learnt|tried|hoped|wanted|believed|struggled|worried|became|contributed)$/iu;

function needed(entry: Entry, sentence: string, found: Spans, lang: 'ko' | 'en'): boolean {
  if (!entry.needs) return true;
  if (entry.needs === 'no-past') return !found.past && !found.future;
  if (!found.past) return false;
  if (entry.needs === 'past') return true;
  if (lang === 'ko' && DONE_KO.test(sentence)) return true;
  return found.past.some(({ start, end }) => {
    if (lang === 'en') return !NOT_DONE_EN.test(sentence.slice(start, end));
    return !NOT_DONE_KO.test(sentence.slice(Math.max(0, start - 6), start + 1));
  });
}

function isEcho(sentence: string, asked: ReadonlySet<string>): boolean {
  const own = bigrams(sentence.replace(ANNOUNCING, ''));
  if (own.size < ECHO_LEAST) return false;
  let shared = 0;
  for (const bigram of own) if (asked.has(bigram)) shared++;
  return shared / own.size >= ECHO_SHARE;
}

/** Places of terms of two characters or more, in order; a term does not start inside a longer word of its script. */
function termPlaces(text: string, terms: readonly string[]): Span[] {
  const lower = text.toLowerCase();
  if (lower.length !== text.length) return [];
  const out: Span[] = [];
  for (const term of new Set(terms.map((t) => t.trim().toLowerCase()))) {
    if (term.length < 2) continue;
    for (let at = lower.indexOf(term); at >= 0; at = lower.indexOf(term, at + term.length)) {
      const before = lower[at - 1] ?? ' ';
      const after = lower[at + term.length] ?? ' ';
      const cut =
        (/[a-z0-9]/.test(term[0]!) && /[a-z0-9]/.test(before)) ||
        (/[가-힣]/.test(term[0]!) && /[가-힣]/.test(before)) ||
        (/[a-z0-9]/.test(term.at(-1)!) && /[a-z0-9]/.test(after));
      if (!cut) out.push({ start: at, end: at + term.length });
    }
  }
  return out.sort((a, b) => a.start - b.start);
}
