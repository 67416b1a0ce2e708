import { pointsMet } from '../knowledge/cards.ts';
import type { ConceptCard } from '../knowledge/page.ts';
import { contentWords } from '../korean.ts';
import { nearDuplicate } from '../plan/select.ts';
import { sharedWords } from '../plan/word-overlap.ts';
import type { ProbeCandidate } from '../probes/candidate.ts';
import { type Look, tellsMethod } from '../probes/look.ts';
import { gateOf } from '../signals/gate.ts';
import type { SignalName } from '../signals/names.ts';
import { metrics } from '../signals/quantities.ts';
import { has, type SentenceSignals, signalsOf } from '../signals/signals.ts';
import type { Probe } from '../vocabulary.ts';
import type { TextBeside } from './texts.ts';

/** Something that the candidate already has for a follow-up: where it stands, in its own words. */
export type Ready = { uri: string; quote: string };

/** What a sentence must carry to answer a follow-up of this kind. A kind that is not here is answered by card points alone. */
const ANSWERED_BY: Partial<Record<Probe, readonly (readonly SignalName[])[]>> = {
  quantify: [['before-after'], ['number', 'result'], ['honest']],
  verify: [['measured'], ['honest']],
  ownership: [['self', 'action']],
  why: [['reason']],
  alternative: [['alternative']],
  'trade-off': [['cost']],
  failure: [
    ['failure', 'notice'],
    ['failure', 'action'],
  ],
  counterfactual: [['look-back']],
  people: [
    ['other-person', 'reason'],
    ['other-person', 'action'],
  ],
  scale: [['estimate']],
};

const QUOTE_MAX = 200;

/** So many shared words make two sentences speak of one thing; one alone (결제, 배치) stands in every draft of a person. */
const ABOUT_ONE = 2;

/** Finds what is ready; texts are read once however many follow-ups there are. */
export type ReadyFinder = (candidate: ProbeCandidate, sentence: string) => Ready | null;

type Read = TextBeside & { sentences: SentenceSignals[]; prepared: ReturnType<Look['thread']['prepare']> };

/**
 * Whoever believes that an answer is ready stops preparing it: where it is doubtful whether a sentence answers this very
 * follow-up, nothing is ready.
 *
 * @param draftUri where the draft itself stands: an answer to a follow-up may be in another sentence of it
 * @param texts the candidate's other texts, nearest first: own follow-up drafts, other drafts, résumé lines
 */
export function readyFinder(seen: Look, draftUri: string, texts: readonly TextBeside[]): ReadyFinder {
  const { thread } = seen;
  const { lang } = thread;
  // What a posting says is no answer of the candidate's, and 모르겠습니다 under a follow-up is none yet.
  const read = texts
    .filter((text) => text.origin !== 'posting' && !isNoAnswer(text, lang))
    .map(
      (text): Read => ({
        ...text,
        sentences: signalsOf(text.text, { lang }).sentences,
        prepared: thread.prepare(text.text),
      }),
    );
  const own = new Set(thread.ownFollowUps.map((f) => f.ref));
  // A label (Q1.1) stands in the notes of every company: only in this dossier's does it name this follow-up.
  const isOwn = (text: Read) => text.origin === 'draft' && text.ref !== undefined && own.has(text.ref);
  const filled = new Map<string, ReadonlyMap<string, string>[]>();
  const pointsOf = (card: ConceptCard) => {
    const known = filled.get(card.id);
    if (known) return known;
    const found = read.map(
      ({ prepared }) =>
        new Map(pointsMet(card, [prepared], lang).flatMap((f) => (f.met ? [[f.point.id, f.quote] as const] : []))),
    );
    filled.set(card.id, found);
    return found;
  };

  return (candidate, sentence) => {
    const named = read.find((text) => isOwn(text) && candidate.key === `notes/${text.ref}`);
    if (named) return readyAt(named, candidate.question);
    // A question of its own (a card's, the notes') is answered by its own words; a general one by those of its sentence.
    const general = candidate.key.startsWith('frame/') || candidate.key.startsWith(`${thread.slot.key}/`);
    const asked = general ? undefined : read.find((text) => text.question && isSame(text, candidate.question));
    if (asked) return readyAt(asked, candidate.question);
    const topic = `${candidate.question} ${sentence}`;
    const card = thread.cards.find((c) => candidate.key.startsWith(`${c.id}/`));
    const wants = card?.probes.find((p) => candidate.key === `${card.id}/${p.id}`)?.wants ?? [];
    if (card && wants.length > 0) {
      const held = pointsOf(card);
      for (const [i, points] of held.entries()) {
        // The point of a card may be told of other work: the key of a payment is no answer for a batch that runs twice.
        const quote = wants
          .flatMap((id) => points.get(id) ?? [])
          .find((told) => isOwn(read[i]!) || sharedWords(topic, aroundOf(read[i]!, told)) >= ABOUT_ONE);
        if (quote) return { uri: read[i]!.uri, quote: clip(quote) };
      }
      return null;
    }
    const fits = ANSWERED_BY[candidate.probe];
    if (!fits) return null;
    const answers = (s: SentenceSignals) =>
      fits.some((names) => has(s, ...names)) && (candidate.probe !== 'verify' || has(s, 'honest') || tellsMethod(s));
    if (!general) {
      for (const [uri, sentences] of [
        [draftUri, seen.last.sentences],
        ...read.map((text) => [text.uri, text.sentences] as const),
      ] as const) {
        const found = sentences.find((s) => answers(s) && sharedWords(candidate.question, s.text) >= ABOUT_ONE);
        if (found) return { uri, quote: clip(found.text) };
      }
      return null;
    }
    const at = seen.last.sentences.findIndex((s) => s.text === sentence);
    const subject = OF_ITS_ANCHOR.has(candidate.probe) ? contentWords(candidate.anchor.quote) : [];
    const ofSubject = (text: string) =>
      candidate.anchor.in !== 'answer' ||
      subject.length === 0 ||
      subject.some((word) => text.toLowerCase().includes(word));
    const here = seen.last.sentences.find(
      (s, i) =>
        i !== at &&
        answers(s) &&
        (Math.abs(i - at) === 1 ? sharedWords(sentence, s.text) >= 1 : sharedWords(sentence, s.text) >= ABOUT_ONE),
    );
    if (here) return { uri: draftUri, quote: clip(here.text) };
    for (const text of read) {
      const found = text.sentences.find(
        (s) =>
          answers(s) &&
          ofSubject(s.text) &&
          (!DECISION.has(candidate.probe) || sharedWords(thread.slot.question, s.text) >= 1) &&
          (sharedWords(sentence, s.text) >= ABOUT_ONE || sameValue(candidate.anchor.quote, s.text, sentence)),
      );
      if (found) return { uri: text.uri, quote: clip(found.text) };
    }
    return null;
  };
}

/** Questions after the very thing they take hold of: a reason for one part is none for another. */
const OF_ITS_ANCHOR: ReadonlySet<Probe> = new Set(['why', 'alternative', 'trade-off', 'failure', 'counterfactual']);

/** A reason stands in every text that explains anything: that of this decision speaks of what was asked about. */
const DECISION: ReadonlySet<Probe> = new Set(['why', 'alternative', 'trade-off', 'counterfactual']);

function isNoAnswer({ text, question }: TextBeside, lang: Look['thread']['lang']): boolean {
  const gate = gateOf(text, { question: question ?? '', lang, short: true });
  return gate === 'unknown' || gate === 'empty' || gate === 'echo';
}

/**
 * Whether a draft was written for this very question: alike in wording, and every thing that it names is spoken of.
 * ‘Redis가 죽으면 세션은’ and ‘Redis가 죽으면 잔액은’ are alike and two questions.
 */
function isSame({ question, text }: Read, asked: string): boolean {
  const told = `${question} ${text}`.toLowerCase();
  return nearDuplicate(question!, asked) && contentWords(asked).every((word) => told.includes(word.toLowerCase()));
}

/** The draft of a question, by the sentence of it that is nearest to what is asked. */
function readyAt({ uri, sentences }: Read, question: string): Ready | null {
  let best = sentences[0];
  for (const s of sentences) if (sharedWords(question, s.text) > sharedWords(question, best!.text)) best = s;
  return best ? { uri, quote: clip(best.text) } : null;
}

/** A quote with the rest of its sentence and the one before, where its subject may stand. */
function aroundOf({ sentences }: Read, quote: string): string {
  const at = sentences.findIndex((s) => s.text.includes(quote) || quote.includes(s.text));
  return at < 0
    ? quote
    : `${sentences
        .slice(Math.max(0, at - 1), at + 1)
        .map((s) => s.text)
        .join(' ')} ${quote}`;
}

/** Names the value that is asked about, and at least one thing besides. */
function sameValue(anchor: string, told: string, sentence: string): boolean {
  const there = metrics(told);
  return (
    metrics(anchor).some((m) => there.some((o) => o.unit === m.unit && o.value === m.value)) &&
    sharedWords(sentence, told) >= 1
  );
}

function clip(text: string): string {
  return text.length <= QUOTE_MAX ? text : text.slice(0, QUOTE_MAX).toWellFormed();
}
