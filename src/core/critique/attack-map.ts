import type { Evidence } from '../evidence/evidence.ts';
import { pointsMet } from '../knowledge/cards.ts';
import { squeezed } from '../korean.ts';
import { nearDuplicate } from '../plan/select.ts';
import { sharedWords } from '../plan/word-overlap.ts';
import { questionAnchor } from '../probes/anchors.ts';
import type { ProbeCandidate } from '../probes/candidate.ts';
import { ranked } from '../probes/decide.ts';
import { claimsAsked } from '../probes/essentials.ts';
import { withoutLead } from '../probes/lead.ts';
import type { Look } from '../probes/look.ts';
import { followUpProblems } from '../probes/verify.ts';
import type { Anchor } from '../session/events.ts';
import type { Language, Probe } from '../vocabulary.ts';
import { demandsOf } from './demands.ts';
import { type Ready, readyFinder } from './ready.ts';
import type { TextBeside } from './texts.ts';

/** A 꼬리 질문 that a sentence invites. */
export type Tail = {
  probe: Probe;
  question: string;
  /** What in the draft opens it. */
  why: string;
  likelihood: 'first' | 'next';
  /** Why it comes first, or only next. */
  because: string;
  /** What the candidate has for it already, elsewhere in the draft or in another text. */
  ready?: Ready;
  key: string;
  anchor: Anchor;
  evidence: Evidence[];
};

/** One sentence of a draft with what it invites; offsets into the draft as it is said. */
export type MapEntry = { sentence: string; start: number; end: number; probes: Tail[] };

const MOST = 12;
const A_SENTENCE = 3;
/** How many follow-ups an interviewer has in mind while the answer is still being given. */
const FIRST = 3;
/** General questions are at most this share of a map (A21). */
const FRAME_SHARE = 0.4;

export type MapContext = {
  /** Where the draft stands. */
  uri: string;
  texts: readonly TextBeside[];
  /** The draft with its misspelt names put right: what it speaks of. By default as it stands. */
  meant?: string;
  /** Questions of other maps that are shown beside this one: none is put twice. */
  asked?: readonly string[];
};

/**
 * 꼬리 지도: the sentences of a draft with the follow-ups they invite, from the same candidates as a rehearsal's (cards,
 * contradictions, the candidate's own 꼬리 질문, what the type needs, general frames last), and what is ready for each.
 * Sentences with an unprotected follow-up come first, the likeliest before the others. Every follow-up keeps R1–R12.
 */
export function attackMap(seen: Look, { uri, texts, meant, asked = [] }: MapContext): MapEntry[] {
  const { lang } = seen.thread;
  const chosen = choose(candidates(seen, meant ?? seen.last.turn.answer), asked, seen);
  const ready = readyFinder(seen, uri, texts);
  const first = firstOf(chosen);
  const entries = new Map<number, MapEntry>();
  for (const candidate of chosen) {
    const place = sentenceOf(candidate, seen);
    const entry = entries.get(place.start) ?? { sentence: place.text, start: place.start, end: place.end, probes: [] };
    entries.set(place.start, entry);
    const likely = first.has(candidate) || candidate.tier <= 2;
    const prepared = ready(candidate, place.text);
    entry.probes.push({
      probe: candidate.probe,
      question: candidate.question,
      why: candidate.why,
      likelihood: likely ? 'first' : 'next',
      because: BECAUSE[likely ? reasonOf(candidate) : 'next'][lang],
      ...(prepared ? { ready: prepared } : {}),
      key: candidate.key,
      anchor: candidate.anchor,
      evidence: candidate.evidence,
    });
  }
  const order = new Map(chosen.map((c, i) => [c.key + c.question, i]));
  const rank = (tail: Tail) => order.get(tail.key + tail.question) ?? 0;
  const open = (tail: Tail) => Number(tail.ready !== undefined) * 100 + Number(tail.likelihood === 'next') * 10;
  for (const entry of entries.values()) entry.probes.sort((a, b) => open(a) - open(b) || rank(a) - rank(b));
  const best = (entry: MapEntry) => Math.min(...entry.probes.map((t) => open(t) * 100 + rank(t)));
  return [...entries.values()].sort((a, b) => best(a) - best(b));
}

/** The follow-ups of a map in the order in which an interviewer would come to them, ready or not. */
export function likeliest(map: readonly MapEntry[]): { tail: Tail; entry: MapEntry }[] {
  return map
    .flatMap((entry) => entry.probes.map((tail) => ({ tail, entry })))
    .sort((a, b) => Number(a.tail.likelihood === 'next') - Number(b.tail.likelihood === 'next'));
}

/** The map cut to its `most` likeliest follow-ups, those without anything ready before the others. */
export function mapOfLikeliest(map: readonly MapEntry[], most: number): MapEntry[] {
  const all = likeliest(map).sort((a, b) => Number(a.tail.ready !== undefined) - Number(b.tail.ready !== undefined));
  const kept = new Set(all.slice(0, most).map(({ tail }) => tail));
  return map
    .map((entry) => ({ ...entry, probes: entry.probes.filter((tail) => kept.has(tail)) }))
    .filter((entry) => entry.probes.length > 0);
}

type Ranked = ProbeCandidate & { weight: number };

function candidates(seen: Look, meant: string): Ranked[] {
  const { thread } = seen;
  const usual = ranked(thread, seen);
  const more = [...claimsAsked(seen), ...offeredAsked(seen)].filter((c) => followUpProblems(c, thread).length === 0);
  const depth = depthOf(seen, meant);
  return [...usual, ...more]
    .map((c) => ({ ...c, weight: weightOf(c, seen, depth) }))
    .map((c, i) => ({ c, i }))
    .sort((a, b) => a.c.weight - b.c.weight || a.i - b.i)
    .map(({ c }) => c);
}

/** A name of a card that says which card it is, letters: 병목 or 커밋 stand in every answer. */
const TELLING = 5;

/**
 * How far the draft goes into each card beside its own: 0 where no telling name of it is used, else the points made and
 * the further names used (‘트랜잭션 경계’ and ‘외부 API 호출’ are two of one card); the longer name decides a tie.
 */
function depthOf(seen: Look, meant: string): ReadonlyMap<string, number> {
  const { thread } = seen;
  const answers = seen.answers.map((a) => a.prepared);
  const text = squeezed(meant);
  return new Map(
    thread.cards.map((card) => {
      const names = card.aliases.map(squeezed).filter((name) => name.length >= TELLING && text.includes(name));
      const apart = names.filter((name) => !names.some((other) => other !== name && other.includes(name)));
      if (apart.length === 0) return [card.id, 0];
      const points = pointsMet(card, answers, thread.lang).filter((f) => f.met).length;
      const longest = Math.max(...apart.map((name) => name.length));
      return [card.id, 2 * points + apart.length - 1 + longest / 100];
    }),
  );
}

/**
 * The tier of a rehearsal, but that a draft is asked about everything it speaks of: a core point of a card that it goes
 * into comes right after those of its own card; what it merely names comes last.
 */
function weightOf(candidate: ProbeCandidate, seen: Look, depth: ReadonlyMap<string, number>): number {
  // A general question comes after what takes up the draft's own words.
  if (candidate.tier === 5 && isFrame(candidate)) return 5.2;
  if (candidate.tier !== 6) return candidate.tier;
  if (candidate.key.endsWith('/offered')) return 5.5;
  const page = pageOf(candidate);
  const points = depth.get(page);
  if (points === undefined || page === seen.thread.card?.id) return candidate.core ? 4 : FURTHER;
  if (points < 1) return PASSING;
  return candidate.core ? 4.5 - 0.1 * Math.min(4, points) : FURTHER;
}

/** What goes a step further than the level needs, and what a card asks that is only named: so many of each at most. */
const FURTHER = 6;
const PASSING = 6.5;
const MOST_OF: Readonly<Record<number, number>> = { [FURTHER]: 3, [PASSING]: 1 };

/** What comes first: the weightiest, at most two of one page, so that one topic does not fill it. */
function firstOf(chosen: readonly Ranked[]): Set<Ranked> {
  const out = new Set<Ranked>();
  for (const candidate of chosen) {
    if (out.size >= FIRST || candidate.weight > 5) break;
    const page = pageOf(candidate);
    if (isFrame(candidate) || [...out].filter((c) => pageOf(c) === page).length >= 2) continue;
    out.add(candidate);
  }
  return out;
}

const pageOf = (candidate: ProbeCandidate) => candidate.key.split('/')[0]!;

/** At most this many follow-ups of the draft's own card, and of each other card it names. */
const OWN_CARD = 5;
const OTHER_CARD = 2;

/** No question twice, in whatever words; one transfer at the most; a general frame only where nothing else is left. */
function choose(all: readonly Ranked[], asked: readonly string[], seen: Look): Ranked[] {
  const out: Ranked[] = [];
  const inSentence = new Map<number, number>();
  const elsewhere = new Set(asked.map(withoutLead));
  for (const candidate of all) {
    if (out.length >= MOST) break;
    if (elsewhere.has(withoutLead(candidate.question)) || out.some((c) => isSame(c, candidate))) continue;
    const most = MOST_OF[candidate.weight] ?? MOST;
    if (out.filter((c) => c.weight === candidate.weight).length >= most) continue;
    const { start } = sentenceOf(candidate, seen);
    if ((inSentence.get(start) ?? 0) >= A_SENTENCE) continue;
    const page = pageOf(candidate);
    if (seen.thread.cards.some((c) => c.id === page)) {
      const ofPage = page === seen.thread.card?.id ? OWN_CARD : OTHER_CARD;
      if (out.filter((c) => pageOf(c) === page).length >= ofPage) continue;
    }
    if (candidate.tier === 7 && out.some((c) => c.tier === 7)) continue;
    if (candidate.tier === 8 && out.length > 0) continue;
    out.push(candidate);
    inSentence.set(start, (inSentence.get(start) ?? 0) + 1);
  }
  const frames = out.filter(isFrame);
  const allowed = Math.max(out.length === frames.length ? 1 : 0, Math.floor(out.length * FRAME_SHARE));
  const kept = new Set(frames.slice(0, allowed));
  return out.filter((c) => !isFrame(c) || kept.has(c));
}

/** Two questions of one card, or of one kind about two different values, may share their words. */
function isSame(a: ProbeCandidate, b: ProbeCandidate): boolean {
  if (withoutLead(a.question) === withoutLead(b.question)) return true;
  if (a.key === b.key) return a.anchor.quote === b.anchor.quote;
  return pageOf(a) !== pageOf(b) && nearDuplicate(a.question, b.question);
}

const isFrame = (c: ProbeCandidate) => c.key.startsWith('frame/');

/** What the question offered as one of several and the draft leaves aside (A이나 B): no fault, but it may be asked. */
function offeredAsked(seen: Look): ProbeCandidate[] {
  const { slot, lang } = seen.thread;
  const turn = seen.answers[0]!.turn;
  return demandsOf(seen)
    .filter((demand) => demand.optional && !demand.touched)
    .slice(0, 1)
    .map((demand) => ({
      tier: 6,
      probe: 'clarify',
      question:
        lang === 'ko'
          ? `질문에 함께 있던 ‘${demand.text}’ 쪽은 어떻게 하셨나요?`
          : `What about ‘${demand.text}’, which the question named as well?`,
      anchor: { ...questionAnchor(turn), quote: demand.text, start: demand.start, end: demand.end },
      key: `${slot.key}/offered`,
      why: lang === 'ko' ? '질문이 여럿 가운데 하나로 물은 것이라 빠진 것은 아님' : 'one of several that were offered',
      evidence: slot.evidence.slice(0, 1),
      by: 'offline',
    }));
}

/** The sentence a follow-up takes hold of; one that takes hold of the question belongs to the sentence nearest to it. */
function sentenceOf(candidate: ProbeCandidate, seen: Look): { text: string; start: number; end: number } {
  const { sentences, turn } = seen.last;
  const { anchor } = candidate;
  const at = anchor.in === 'answer' ? anchor.start : undefined;
  const held = at === undefined ? undefined : sentences.find((s) => s.start <= at && at < s.end);
  if (held) return held;
  let best = sentences[0];
  let most = -1;
  for (const sentence of sentences) {
    const shared = sharedWords(seen.thread.slot.question, sentence.text);
    if (shared > most) {
      best = sentence;
      most = shared;
    }
  }
  return best ?? { text: turn.answer, start: 0, end: turn.answer.length };
}

type Because = 'misread' | 'differs' | 'own' | 'core' | 'value' | 'team' | 'absolute' | 'asked' | 'next';

function reasonOf(candidate: ProbeCandidate): Because {
  if (candidate.tier === 1) return 'misread';
  if (candidate.tier === 2) return 'differs';
  if (candidate.by === 'dossier') return 'own';
  if (candidate.key.endsWith('/absolute')) return 'absolute';
  if (candidate.probe === 'quantify' || candidate.probe === 'verify') return 'value';
  if (candidate.probe === 'ownership') return 'team';
  return candidate.core || candidate.tier <= 4 ? 'core' : 'asked';
}

const BECAUSE: Record<Because, Record<Language, string>> = {
  misread: { ko: '흔한 오해와 닿은 문장은 그냥 지나가지 않습니다', en: 'a common misconception is not passed over' },
  differs: { ko: '두 글의 값이 다르면 그것부터 확인합니다', en: 'values that differ are cleared up first' },
  own: { ko: '스스로 예상해 둔 꼬리 질문입니다', en: 'you expected this one yourself' },
  core: { ko: '이 수준에서 꼭 듣고 싶은 것입니다', en: 'this is what they need to hear at this level' },
  value: { ko: '값은 들리는 대로 확인합니다', en: 'a value is checked as soon as it is heard' },
  team: {
    ko: '팀이 한 일만 들리면 본인 몫부터 묻습니다',
    en: 'where only the team is heard, your part is asked first',
  },
  absolute: { ko: '예외 없다는 말에는 예외를 묻습니다', en: 'what has no exception is asked for one' },
  asked: { ko: '질문이 물은 것인데 답에서 찾지 못했습니다', en: 'the question asks for it and it was not found' },
  next: { ko: '먼저 올 것에 답한 뒤에 올 수 있습니다', en: 'may come once the first ones are answered' },
};
