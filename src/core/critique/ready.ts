import { pointsMet } from '../knowledge/cards.ts';
import type { ConceptCard } from '../knowledge/page.ts';
import { contentWords } from '../korean.ts';
import { sharedWords } from '../plan/word-overlap.ts';
import type { ProbeCandidate } from '../probes/candidate.ts';
import type { Look } from '../probes/look.ts';
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

/** Finds what is ready; texts are read once however many follow-ups there are. */
export type ReadyFinder = (candidate: ProbeCandidate, sentence: string) => Ready | null;

/**
 * @param draftUri where the draft itself stands: an answer to a follow-up may be in another sentence of it
 * @param texts the candidate's other texts, nearest first: own follow-up drafts, other drafts, résumé lines
 */
export function readyFinder(seen: Look, draftUri: string, texts: readonly TextBeside[]): ReadyFinder {
  const { thread } = seen;
  // What a posting says is no answer of the candidate's.
  const read = texts
    .filter((text) => text.origin !== 'posting')
    .map((text) => ({
      ...text,
      sentences: signalsOf(text.text, { lang: thread.lang }).sentences,
      prepared: thread.prepare(text.text),
    }));
  const filled = new Map<string, ReadonlyMap<string, string>[]>();
  const pointsOf = (card: ConceptCard) => {
    const known = filled.get(card.id);
    if (known) return known;
    const found = read.map(
      ({ prepared }) =>
        new Map(
          pointsMet(card, [prepared], thread.lang).flatMap((f) => (f.met ? [[f.point.id, f.quote] as const] : [])),
        ),
    );
    filled.set(card.id, found);
    return found;
  };

  return (candidate, sentence) => {
    // One's own follow-up is answered by its own draft.
    const own = candidate.key.startsWith('notes/')
      ? read.find((text) => candidate.key === `notes/${text.ref}`)
      : undefined;
    if (own?.sentences[0]) return { uri: own.uri, quote: clip(own.sentences[0].text) };
    const card = thread.cards.find((c) => candidate.key.startsWith(`${c.id}/`));
    const wants = card?.probes.find((p) => candidate.key === `${card.id}/${p.id}`)?.wants ?? [];
    if (card && wants.length > 0) {
      const held = pointsOf(card);
      for (const [i, points] of held.entries()) {
        const quote = wants.flatMap((id) => points.get(id) ?? [])[0];
        if (quote) return { uri: read[i]!.uri, quote: clip(quote) };
      }
      return null;
    }
    const asked = read.find((text) => text.question && sharedWords(text.question, candidate.question) >= ASKED_SHARED);
    if (asked?.sentences[0]) return { uri: asked.uri, quote: clip(asked.sentences[0].text) };
    const signals = ANSWERED_BY[candidate.probe];
    if (!signals) return null;
    const answers = (s: SentenceSignals) => signals.some((names) => has(s, ...names));
    const here = seen.last.sentences.find((s) => s.text !== sentence && answers(s) && about(sentence, s.text) >= 1);
    if (here) return { uri: draftUri, quote: clip(here.text) };
    for (const text of read) {
      const found = text.sentences.find(
        (s) => answers(s) && (about(sentence, s.text) >= 2 || sameValue(sentence, s.text)),
      );
      if (found) return { uri: text.uri, quote: clip(found.text) };
    }
    return null;
  };
}

/** A question that shares this many words is the same one in other words. */
const ASKED_SHARED = 3;

function about(a: string, b: string): number {
  return sharedWords(a, b);
}

/** Both name the same value of the same unit, and at least one thing besides. */
function sameValue(a: string, b: string): boolean {
  const there = metrics(b);
  const words = new Set(contentWords(b));
  return (
    metrics(a).some((m) => there.some((o) => o.unit === m.unit && o.value === m.value)) &&
    contentWords(a).some((word) => words.has(word))
  );
}

function clip(text: string): string {
  return text.length <= QUOTE_MAX ? text : text.slice(0, QUOTE_MAX).toWellFormed();
}
