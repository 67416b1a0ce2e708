import type { Line } from '../dossier.ts';
import { contentWords } from '../korean.ts';
import { sharedWords } from '../plan/word-overlap.ts';
import { metrics } from '../signals/metrics.ts';
import { has, type SentenceSignals, signalsOf } from '../signals/signals.ts';
import type { Language } from '../vocabulary.ts';
import { tellsOfKind, tellsOfTrouble } from './across-kinds.ts';
import { acrossWords } from './across-words.ts';
import type { Critique } from './critique.ts';

/** One of the drafts that lie side by side. */
export type Draft = { ref: string; question: string; text: string; critique: Critique };

export type AcrossId =
  | 'one-story'
  | 'two-causes'
  | 'past-told'
  | 'no-incident'
  | 'numbers'
  | 'side-number'
  | 'no-cost'
  | 'same-ending';

/** What shows only when all drafts lie side by side: which drafts, the places, and a sentence about it. */
export type Across = { id: AcrossId; refs: string[]; quotes: { ref: string; quote: string }[]; text: string };

export type AcrossContext = {
  lang: Language;
  /** Employers and projects of the résumé. */
  stories: readonly string[];
  company: string | null;
  /** Words of the posting, which every draft may share. */
  posting: string;
  /** 자격요건 and 우대사항 with the concepts they name. */
  requirements: readonly { line: Line; concepts: readonly string[] }[];
  conceptsOf(text: string): readonly string[];
};

type Read = Draft & { sentences: SentenceSignals[] };

/** Fewer drafts than this lie side by side for nothing. */
const ENOUGH = 2;
/** This share of the drafts tells the same story, or ends alike. */
const MOST_STORIES = 0.6;
const MOST_ENDINGS = 0.5;

/** The diagnosis of all drafts together (rubrics.md §8); `uncovered`: requirements that no draft touches. */
export function acrossDrafts(
  drafts: readonly Draft[],
  context: AcrossContext,
): { across: Across[]; uncovered: Line[] } {
  const read = drafts.map((draft) => ({
    ...draft,
    sentences: signalsOf(draft.text, { lang: context.lang, question: draft.question }).sentences,
  }));
  const uncovered = context.requirements
    .filter(({ line, concepts }) => !read.some((draft) => touches(draft, line, concepts, context)))
    .map(({ line }) => line);
  if (read.length < ENOUGH) return { across: [], uncovered };
  const found = [
    twoCauses(read),
    oneStory(read, context),
    noIncident(read),
    pastTold(read),
    numbers(read),
    sideNumber(read),
    noCost(read),
    sameEnding(
      read.filter((d) => d.critique.type !== 'system-design'),
      context,
    ),
  ].filter((a) => a !== null);
  return { across: found.map((a) => ({ ...a, text: acrossWords(a, read.length, context.lang) })), uncovered };
}

export type Found = Omit<Across, 'text'> & { what?: string };

/** A project of the résumé, or a phrase of two words that is not the posting's, told in most of the drafts. */
function oneStory(all: readonly Read[], { stories, posting }: AcrossContext): Found | null {
  // A design is drawn for the occasion; stories are told in the other answers.
  const drafts = all.filter((d) => d.critique.type !== 'system-design');
  const told = new Map<string, Set<string>>();
  for (const draft of drafts) {
    const lived = draft.sentences.filter((s) => !s.echo).map((s) => s.text);
    for (const name of [...stories.filter((n) => lived.some((text) => text.includes(n))), ...lived.flatMap(pairsOf)])
      told.set(name, (told.get(name) ?? new Set()).add(draft.ref));
  }
  const best = [...told]
    .filter(
      ([name, refs]) => refs.size >= Math.max(2, drafts.length * MOST_STORIES - 0.001) && !inPosting(name, posting),
    )
    .sort((a, b) => b[1].size - a[1].size || b[0].length - a[0].length)[0];
  return best ? { id: 'one-story', refs: [...best[1]], quotes: quotesOf(drafts, best[0]), what: best[0] } : null;
}

const PAIR =
  /(?<![가-힣A-Za-z])([가-힣]{2,6}) ([가-힣]{2,6}?)(?:을|를|이|가|은|는|의|에|에서|로|으로|과|와)?(?=[\s,.]|$)/gu;

/** Two nouns in a row: 게임 서버. Overlapping pairs count as well. */
function pairsOf(text: string): string[] {
  const words = text.split(/\s+/u);
  return words.flatMap((word, i) => {
    const pair = `${word} ${words[i + 1] ?? ''}`;
    const match = [...pair.matchAll(PAIR)][0];
    if (!match) return [];
    const nouns = [match[1]!, match[2]!];
    return nouns.every((n) => contentWords(n)[0] === n) ? [nouns.join(' ')] : [];
  });
}

function inPosting(name: string, posting: string): boolean {
  return name.split(' ').every((word) => posting.includes(word));
}

function quotesOf(drafts: readonly Read[], phrase: string): Found['quotes'] {
  return drafts.flatMap((draft) => {
    const sentence = draft.sentences.find((s) => s.text.includes(phrase));
    return sentence ? [{ ref: draft.ref, quote: sentence.text }] : [];
  });
}

/** What a question states of the candidate before it asks. */
const PREMISE = /[‘'"“「]([^‘’'“”"「」\n]{8,80})[’'”"」](?:라는|이라는|는|고|다고|라고)/gu;
const CAUSE = /([가-힣]{2,8})(?:하여|해서|하고|화하여|화해서|[을를] 통해|으로|로)\s/gu;
const GAIN = /(?:줄|단축|향상|개선|높|절감|빨라|올)/u;

/**
 * One result with two causes: the same value in two drafts behind other deeds, or a draft's result and what the question
 * of another states as its cause.
 */
function twoCauses(drafts: readonly Read[]): Found | null {
  for (const [i, a] of drafts.entries()) {
    for (const b of drafts.slice(i + 1)) {
      for (const one of a.sentences.filter(isResult)) {
        const other = b.sentences.find(
          (s) => isResult(s) && sameValue(one.text, s.text) && sharedWords(one.text, s.text) <= 3,
        );
        if (other) return causes(a.ref, one.text, b.ref, other.text);
      }
    }
  }
  for (const asked of drafts) {
    for (const premise of asked.question.matchAll(PREMISE)) {
      const words = premise[1]!;
      if (!GAIN.test(words)) continue;
      const given = [...`${words} `.matchAll(CAUSE)].map((m) => m[1]!);
      for (const told of drafts) {
        const at = told.sentences.findIndex((s) => isResult(s) && sharedWords(words, s.text) >= 1);
        if (at < 0) continue;
        const about = told.sentences.slice(Math.max(0, at - 1), at + 1).map((s) => s.text);
        if (sharedWords(words, about.join(' ')) < 2 || given.length === 0) continue;
        if (given.some((cause) => told.text.includes(cause.replace(/화$/u, '')))) continue;
        return causes(told.ref, told.sentences[at]!.text, asked.ref, words);
      }
    }
  }
  return null;
}

function causes(a: string, one: string, b: string, other: string): Found {
  return {
    id: 'two-causes',
    refs: [...new Set([a, b])],
    quotes: [
      { ref: a, quote: one },
      { ref: b, quote: other },
    ],
  };
}

const isResult = (s: SentenceSignals) =>
  has(s, 'past') && (has(s, 'before-after') || (has(s, 'number') && (has(s, 'result') || GAIN.test(s.text))));

function sameValue(a: string, b: string): boolean {
  return metrics(a).some((m) => metrics(b).some((o) => o.unit === m.unit && o.value === m.value));
}

/** A question after a plan is not held to the past. */
const asksPast = (draft: Draft) => draft.critique.type !== 'situational' && draft.critique.type !== 'system-design';

function pastTold(drafts: readonly Read[]): Found | null {
  const lived = drafts.filter(asksPast);
  const count = (draft: Read) => draft.sentences.filter((s) => has(s, 'past')).length;
  const thin = lived.filter((draft) => count(draft) <= 1);
  if (lived.length < ENOUGH || thin.length === 0 || thin.length === lived.length) return null;
  return {
    id: 'past-told',
    refs: thin.map((d) => d.ref),
    quotes: [],
    what: lived.map((d) => `${d.ref} ${count(d)}`).join(' · '),
  };
}

/** Nothing went wrong and nobody disagreed in any draft that tells of the past. */
function noIncident(drafts: readonly Read[]): Found | null {
  const lived = drafts.filter(asksPast);
  if (lived.length < 3) return null;
  return lived.some((d) => tellsOfTrouble(d.sentences, d.question))
    ? null
    : { id: 'no-incident', refs: lived.map((d) => d.ref), quotes: [] };
}

function numbers(drafts: readonly Read[]): Found | null {
  const lived = drafts.filter((d) => d.critique.type !== 'system-design');
  const with_ = lived.filter((d) => d.sentences.some((s) => has(s, 'number')));
  if (lived.length < ENOUGH || with_.length === lived.length) return null;
  return { id: 'numbers', refs: with_.map((d) => d.ref), quotes: [] };
}

/** A value told aside: in an answer that plans, or of something that neither question nor draft speaks of again. */
function sideNumber(drafts: readonly Read[]): Found | null {
  for (const draft of drafts) {
    const aside = draft.sentences.find((s) => {
      if (!has(s, 'number', 'past')) return false;
      const words = contentWords(clauseWithNumber(s)).filter((word) => !RATE.test(word));
      // A value without a thing of its own is of what the sentence before it speaks of.
      if (words.length === 0) return false;
      const elsewhere = [draft.question, ...draft.sentences.filter((o) => o !== s).map((o) => o.text)].join(' ');
      if (words.some((word) => draft.question.includes(word))) return false;
      return draft.critique.type === 'situational' || words.every((word) => !elsewhere.includes(word));
    });
    const value = aside?.hits.number?.[0]?.quote;
    if (aside && value)
      return { id: 'side-number', refs: [draft.ref], quotes: [{ ref: draft.ref, quote: aside.text }], what: value };
  }
  return null;
}

/** 초당, 하루: how often, not of what. */
const RATE = /^(?:초당|분당|시간당|하루|일|월|매달|주|연|최대|최소|평균|약|총|최종)$/u;

/** The words before a value in its own clause. */
function clauseWithNumber(s: SentenceSignals): string {
  const end = s.hits.number![0]!.start - s.start;
  return s.text.slice(0, end).split(/[,;]/u).at(-1)!;
}

function noCost(drafts: readonly Read[]): Found | null {
  const told = drafts.some((d) => d.sentences.some((s) => has(s, 'cost') || has(s, 'look-back') || has(s, 'honest')));
  return told ? null : { id: 'no-cost', refs: drafts.map((d) => d.ref), quotes: [] };
}

/** Drafts that end with the company and what one will do there. */
function sameEnding(drafts: readonly Read[], { company }: AcrossContext): Found | null {
  const pledged = drafts.filter((d) => {
    if (d.critique.checks.some((c) => c.id === 'draft.speak.pledge' && c.met === false)) return true;
    const last = d.sentences.at(-1);
    return !!last && company !== null && last.text.includes(company) && (has(last, 'future') || AIM.test(last.text));
  });
  if (pledged.length < 2 || pledged.length < drafts.length * MOST_ENDINGS - 0.001) return null;
  return {
    id: 'same-ending',
    refs: pledged.map((d) => d.ref),
    quotes: pledged.map((d) => ({ ref: d.ref, quote: d.sentences.at(-1)!.text })),
  };
}

const AIM = /(?:위함|위해서)입니다[.!]?$/u;

/**
 * A requirement is touched by a sentence that shares two of its words (one of a short line), or by a draft that names one
 * of its concepts. One that asks for experience is touched only by something that happened.
 */
function touches(draft: Read, line: Line, concepts: readonly string[], context: AcrossContext): boolean {
  if (tellsOfKind(line.text, draft.sentences, draft.question)) return true;
  const lived = LIVED.test(line.text);
  const told = draft.sentences.filter((s) => !lived || has(s, 'past'));
  if (concepts.length > 0) {
    const named = context.conceptsOf(told.map((s) => s.text).join('\n'));
    if (concepts.some((id) => named.includes(id))) return true;
  }
  const names = line.text.match(/[A-Za-z][A-Za-z0-9+#.]+/gu) ?? [];
  if (names.some((name) => `${draft.question} ${draft.text}`.includes(name)) && told.length > 0) return true;
  const needed = contentWords(line.text).length <= 4 ? 1 : 2;
  return told.some((s) => sharedWords(line.text, `${draft.question} ${s.text}`) >= needed);
}

const LIVED = /경험|보신|해 ?본|하신 분|experience/u;
