import { cut } from '../evidence/evidence.ts';
import {
  filledPoints,
  misconceptionsIn,
  type OpenFollowUp,
  openFollowUps,
  type PointFinding,
  pointsMet,
} from '../knowledge/cards.ts';
import type { CardProbe, ConceptCard } from '../knowledge/page.ts';
import { atomsOf, type Match, matches } from '../knowledge/signal-expression.ts';
import { sharedWords } from '../plan/word-overlap.ts';
import type { Anchor } from '../session/events.ts';
import { answerAnchor, questionAnchor } from './anchors.ts';
import { aboutBuilding } from './asked-about.ts';
import type { ProbeCandidate } from './candidate.ts';
import { leadIn } from './lead.ts';
import type { Look } from './look.ts';
import { notWeighed } from './not-weighed.ts';
import { cardBelongs } from './relevance.ts';

const TIER = { core: 4, 'core-below': 4, open: 6, extra: 6, above: 6 } as const;

/**
 * Follow-ups that a person wrote on the card, taken out when the answer opens them: misconceptions first, then the
 * chain of the previous follow-up, then unfilled core points from the candidate's own level downwards, then the rest.
 */
export function cardCandidates(seen: Look): ProbeCandidate[] {
  const { thread } = seen;
  const out: ProbeCandidate[] = [];
  const cards = thread.card ? [thread.card, ...thread.cards.filter((c) => c.id !== thread.card!.id)] : thread.cards;
  for (const card of cards) {
    if (!cardBelongs(card, seen)) continue;
    const own = card.id === thread.card?.id;
    out.push(...candidatesOf(card, seen, own));
  }
  return out;
}

function candidatesOf(card: ConceptCard, seen: Look, own: boolean): ProbeCandidate[] {
  const { thread } = seen;
  const { type } = thread.slot;
  // How something would be built is asked after like knowledge of it.
  const building = type === 'situational' && !thread.design && aboutBuilding(thread.slot.question);
  const technical = type === 'technical' || building;
  // Into a way that nobody weighed one goes no deeper.
  const deep = own && (technical || thread.slot.ref !== undefined) && !notWeighed(seen);
  const answers = seen.answers.map((a) => a.prepared);
  const earlier = thread.earlier.map((e) => thread.prepare(e.answer, e.question));
  const findings = pointsMet(card, answers, thread.lang);
  // What a model heard in other words counts as heard, too.
  const heard = card.points.map((point) => point.id).filter((id) => thread.judged.met.has(`${card.id}#${id}`));
  const filled = new Set([...filledPoints(findings), ...heard]);
  const slots = { 'posting.domain': thread.domains };
  const context = { filled, slots };
  const out: ProbeCandidate[] = [];

  // 안 말함 is written in Korean: in an English thread only the thread's own card may ask about a misconception.
  const misconceptions = thread.lang === 'en' && !own ? [] : misconceptionsIn(card, answers, filled);
  for (const finding of misconceptions) {
    const probe = card.probes.find((p) => p.id === finding.misconception.ask);
    const place = seen.answers[finding.answer];
    if (!probe || !place) continue;
    // What was claimed once is asked about once, whichever cards it touches.
    if (!own && takenUp(seen, finding.answer, finding.match.hit)) continue;
    const { anchor, quotable } = answerAnchor(place.turn, finding.match.hit);
    out.push(
      make(
        card,
        probe,
        seen,
        anchor,
        quotable,
        own || technical || onTopic(seen, finding.answer, finding.match.hit) ? 1 : 6,
        thread.lang === 'ko'
          ? `흔한 오해와 닿음 · ‘${short(finding.misconception.claim)}’`
          : 'close to a common misconception',
      ),
    );
  }

  for (const { id, quote, turn: said } of own ? thread.judged.noticed : []) {
    const wrong = card.misconceptions.find((m) => m.id === id);
    const probe = wrong && card.probes.find((p) => p.id === wrong.ask);
    const turn = seen.answers.find((a) => a.turn.turn === said)?.turn;
    const start = turn?.answer.indexOf(quote) ?? -1;
    if (!wrong || !probe || !turn || start < 0 || misconceptions.some((m) => m.misconception.id === id)) continue;
    const { anchor, quotable } = answerAnchor(turn, { start, end: start + quote.length });
    const why = thread.lang === 'ko' ? `흔한 오해와 닿음 · ‘${short(wrong.claim)}’` : 'close to a common misconception';
    out.push(make(card, probe, seen, anchor, quotable, 1, why));
  }

  const previous = seen.last.turn.key.startsWith(`${card.id}/`)
    ? card.probes.find((p) => `${card.id}/${p.id}` === seen.last.turn.key)
    : undefined;
  const next = previous?.then ? card.probes.find((p) => p.id === previous.then) : undefined;
  if (
    next &&
    wantsLeft(next, filled) &&
    !answers.some((a) => matches(next.unsaid, a, context)) &&
    !earlier.some((a) => matches(next.unsaid, a, context))
  ) {
    const said = answers
      .map((a, i) => ({ match: matches(next.said, a, context), i }))
      .filter((m) => m.match)
      .at(-1);
    // The chain goes on only from what was really said.
    if (said || thread.lang === 'en') {
      const anchor = (said && chainAnchor(next, said, findings, seen)) ?? lastAnchor(seen);
      const why = thread.lang === 'ko' ? '방금 답에서 이어짐' : 'follows from what was just said';
      out.push(make(card, next, seen, anchor, false, 3, why));
    }
  }

  // What the question named counts as said: an answer that left the topic is led back to it.
  const said = deep ? [...answers, thread.prepare(thread.slot.question)] : answers;
  for (const open of openFollowUps(card, said, earlier, thread.level, filled, { slots, lang: thread.lang })) {
    // A card that the thread merely touches is asked about only where an answer opened it, and not beyond the level.
    if (!deep && (!open.said || open.tier === 'above')) continue;
    if (!own && !onTopic(seen, open.said!.answer, open.said!.match.hit)) continue;
    // Where the thread is about a deed, a card comes in once, and only at the first follow-up.
    if (!deep && seen.answers.length > 1) continue;
    if (open.tier === 'above' && seen.answers.length > 1) continue;
    const transfer = open.probe.probe === 'transfer';
    if (open.probe.probe === 'pushback' && (thread.format.pressure[1] ?? 0) < 2) continue;
    if (thread.format.probes && !thread.format.probes.includes(open.probe.probe)) continue;
    const { anchor, quotable } = placeOf(open, seen);
    const tier = transfer ? 7 : deep ? TIER[open.tier] : 6;
    out.push({
      ...make(card, open.probe, seen, anchor, quotable, tier, whyOf(open, seen)),
      core: open.tier === 'core' || open.tier === 'core-below',
    });
  }
  return out;
}

/** A follow-up of this thread took hold of the same sentence before. */
function takenUp(seen: Look, answer: number, hit: { start: number }): boolean {
  const look = seen.answers[answer];
  const sentence = look?.sentences.find((s) => s.start <= hit.start && hit.start < s.end);
  return seen.thread.turns.some(
    ({ anchor }) =>
      sentence !== undefined &&
      anchor?.in === 'answer' &&
      anchor.turn === look?.turn.turn &&
      anchor.start !== undefined &&
      sentence.start <= anchor.start &&
      anchor.start < sentence.end,
  );
}

/** The sentence that opened it speaks of what was asked; a technology named in passing does not turn the thread. */
function onTopic(seen: Look, answer: number, hit: { start: number; end: number }): boolean {
  const { slot } = seen.thread;
  const look = seen.answers[answer];
  const sentence = look?.sentences.find((s) => s.start <= hit.start && hit.start < s.end);
  if (!look || !sentence) return false;
  const asked = [slot.question, look.turn.question, ...slot.evidence.map((e) => e.quote)].join(' ');
  return sharedWords(asked, sentence.text) >= 1;
}

/** Where the chain takes hold: the words that opened it, or the sentence that filled the point it builds on. */
function chainAnchor(
  next: CardProbe,
  said: { match: Match | null; i: number },
  findings: readonly PointFinding[],
  seen: Look,
): Anchor | null {
  if (said.match && said.match.quote !== '') return answerAnchor(seen.answers[said.i]!.turn, said.match.hit).anchor;
  const points = atomsOf(next.said).flatMap((atom) => (atom.kind === 'point' ? [atom.id] : []));
  const found = findings.find((f) => f.met && points.includes(f.point.id));
  return found?.met ? answerAnchor(seen.answers[found.answer]!.turn, found.match.hit).anchor : null;
}

function wantsLeft(probe: CardProbe, filled: ReadonlySet<string>): boolean {
  return probe.wants.length === 0 || probe.wants.some((id) => !filled.has(id));
}

function placeOf(open: OpenFollowUp, seen: Look): { anchor: Anchor; quotable: boolean } {
  const place = open.said ? seen.answers[open.said.answer] : undefined;
  if (open.said && place && open.said.match.hit.end > open.said.match.hit.start)
    return answerAnchor(place.turn, open.said.match.hit);
  return { anchor: lastAnchor(seen), quotable: false };
}

function lastAnchor(seen: Look): Anchor {
  return questionAnchor(seen.last.turn);
}

function whyOf(open: OpenFollowUp, { thread }: Look): string {
  const target = open.targets[0];
  if (thread.lang === 'en') return target ? `not found yet: ${short(target.text.en)}` : `opened by the answer`;
  if (!target) return '답에서 나온 말을 한 단계 더';
  return target.weight === 'core' ? `${LEVEL_KO[target.level]} 수준의 핵심을 아직 찾지 못함` : '더 들을 수 있는 것';
}

const LEVEL_KO = { junior: '기본', mid: '중급', senior: '시니어' } as const;
const LEAD_MAX = 80;
/** A lead takes up a phrase, not a word that stands in every answer (AI, 전환, 서비스). */
const LEAD_MIN = 4;

function make(
  card: ConceptCard,
  probe: CardProbe,
  seen: Look,
  anchor: Anchor,
  quotable: boolean,
  tier: ProbeCandidate['tier'],
  why: string,
): ProbeCandidate {
  const { thread } = seen;
  const domain = thread.domains[0] ?? '';
  const words = probe.text[thread.lang].replaceAll(
    '{posting.domain}',
    thread.lang === 'ko' ? `‘${domain}’ 업무` : domain,
  );
  // The first follow-up of a thread takes up the candidate's own words; later ones follow without a lead.
  const worth = quotable && anchor.in === 'answer' && anchor.quote.length >= LEAD_MIN;
  const lead = seen.answers.length === 1 && worth ? leadIn(anchor.quote, thread.lang) : '';
  const bare = `${lead}${words}`.replace(/‘[^’]*’/g, '').length;
  return {
    tier,
    probe: probe.probe,
    question: thread.lang === 'ko' && bare > LEAD_MAX ? words : `${lead}${words}`,
    anchor,
    key: `${card.id}/${probe.id}`,
    why,
    evidence: [cut(card, probe)],
    by: 'offline',
  };
}

function short(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 39)}…`;
}
