import { spokenText } from '../core/critique/spoken-text.ts';
import type { DossierQuestion } from '../core/dossier.ts';
import { KkoriError } from '../core/errors.ts';
import { aliasesOf, misconceptionsIn, resolveConcepts } from '../core/knowledge/cards.ts';
import type { ConceptCard, Rubric } from '../core/knowledge/page.ts';
import { preparedOnce } from '../core/knowledge/prepared-text.ts';
import { premiseFacts } from '../core/reading/premises.ts';
import type { Slot } from '../core/session/events.ts';
import { lastAttempt, type SessionState, type SlotState, slotOf, turnOf } from '../core/session/state.ts';
import {
  type EarlierAnswer,
  type Judged,
  NOT_JUDGED,
  type Papers,
  type Thread,
  type ThreadTurn,
} from '../core/thread.ts';
import type { Material } from './material.ts';
import { withNotes } from './planning.ts';

/** A slot's thread as the rules and the coaches see it: session state joined with papers and knowledge. */
export function threadOf(state: SessionState, slotId: string, material: Material): Thread {
  const { started } = state;
  if (!started) throw new KkoriError('storage', '시작하지 않은 회차입니다.');
  const slotState = slotOf(state, slotId);
  const { slot } = slotState;
  const { knowledge, dossier } = material;
  const format = knowledge.formats.get(started.format);
  if (!format) throw new KkoriError('config', `‘${started.format}’ 형식의 쪽이 없습니다.`);
  const own = dossier?.questions.flatMap((q) => [q, ...q.followUps]).find((q) => q.ref === slot.ref);
  const aliases = aliasesOf(knowledge);
  const papers = papersOf(material);
  return {
    slot,
    lang: started.lang,
    level: started.level,
    mode: started.mode,
    input: started.input,
    format,
    rubric: rubricFor(slot, material),
    card: (slot.card ? knowledge.concepts.get(slot.card) : null) ?? null,
    cards: cardsOf(state, slotState, material),
    design: (slot.design ? knowledge.designs.get(slot.design) : null) ?? null,
    turns: slotState.turns.map((id) => threadTurn(state, id)),
    earlier: [...rehearsedDraft(started.purpose, own), ...earlierAnswers(state, slotId)],
    facts: papers.facts,
    papers,
    judged: judgedBy(state, slotState),
    postingTerms: dossier?.terms ?? [],
    domains: domainsOf(material),
    company: dossier?.company ?? null,
    draft: own?.draft ? { text: own.draft.text, uri: own.draft.evidence.uri, start: own.draft.evidence.start } : null,
    ownFollowUps: (own?.followUps ?? []).map((f) => ({ ref: f.ref, question: f.question, evidence: f.evidence })),
    usedKeys: new Set(state.turnOrder.map((id) => turnOf(state, id).asked.key)),
    askedQuestions: state.turnOrder.map((id) => turnOf(state, id).asked.question),
    prepare: (text, question) => preparedOnce(text, aliases, question),
  };
}

/** The slot's own card, its concepts, and the cards that the thread's answers name; few, so that a thread stays one topic. */
function cardsOf(state: SessionState, slot: SlotState, { knowledge }: Material): ConceptCard[] {
  const said = slot.turns.map((id) => lastAttempt(turnOf(state, id))?.text ?? '').join('\n');
  const named = resolveConcepts(said, knowledge).map((mention) => mention.card);
  const ids = [
    ...(slot.slot.card ? [slot.slot.card] : []),
    ...slot.slot.concepts.slice(0, 2),
    ...misreadBeside(slot.slot, said, knowledge),
    ...named,
  ];
  return [...new Set(ids)].flatMap((id) => knowledge.concepts.get(id) ?? []).slice(0, 4);
}

/** Cards related to the slot's own about which the answers hold a misconception, though they do not name them. */
function misreadBeside({ card }: Slot, said: string, knowledge: Material['knowledge']): string[] {
  const related = (card && knowledge.concepts.get(card)?.related) || [];
  if (said === '' || related.length === 0) return [];
  const answers = [preparedOnce(said, aliasesOf(knowledge))];
  return related.filter((id) => {
    const beside = knowledge.concepts.get(id);
    return beside !== undefined && misconceptionsIn(beside, answers).length > 0;
  });
}

/** The dossier and the résumé as lists of statements. */
export function papersOf(material: Material): Papers {
  const { dossier } = material;
  const { requirements = [], preferred = [], responsibilities = [], values = [] } = dossier?.posting ?? {};
  return {
    company: dossier?.company ?? null,
    title: dossier?.title ?? null,
    posting: [...responsibilities, ...requirements, ...preferred, ...values].map((line) => line.text),
    facts: [...(withNotes(material)?.facts ?? []), ...premiseFacts(dossier?.questions ?? [])],
    criteria: (dossier?.criteria ?? []).map((line) => line.text),
  };
}

/** What the model's latest assessment of the thread says: checks and points met, and what it noticed. */
function judgedBy(state: SessionState, slot: SlotState): Judged {
  const latest = slot.turns
    .flatMap((id) => lastAttempt(turnOf(state, id))?.assessed ?? [])
    .filter((a) => a.by.coach === 'anthropic')
    .at(-1);
  if (!latest) return NOT_JUDGED;
  return {
    met: new Set([
      ...latest.checks.filter((c) => c.met === true).map((c) => c.id),
      ...latest.expected.filter((p) => p.met).map((p) => `${p.card}#${p.point}`),
    ]),
    noticed: latest.noticed ?? [],
  };
}

/** Rubric of a question type; opening and closing have none. */
function rubricFor(slot: Pick<Slot, 'type'>, material: Material): Rubric | null {
  return material.knowledge.rubrics.get(slot.type) ?? null;
}

function threadTurn(state: SessionState, id: string): ThreadTurn {
  const turn = turnOf(state, id);
  const attempt = lastAttempt(turn);
  return {
    turn: id,
    kind: turn.asked.kind,
    probe: turn.asked.probe ?? null,
    anchor: turn.asked.anchor ?? null,
    question: turn.asked.question,
    key: turn.asked.key,
    answer: attempt?.text ?? '',
    attempt: attempt?.id ?? 'a1',
    via: attempt?.via ?? 'typed',
    verbatim: attempt?.verbatim ?? 'yes',
  };
}

function earlierAnswers(state: SessionState, slotId: string): EarlierAnswer[] {
  const out: EarlierAnswer[] = [];
  for (const id of state.turnOrder) {
    const turn = turnOf(state, id);
    if (turn.asked.slot === slotId) break;
    const answer = lastAttempt(turn)?.text ?? '';
    if (answer) out.push({ turn: id, question: turn.asked.question, answer, key: turn.asked.key });
  }
  return out;
}

/**
 * Where the follow-ups of a draft are rehearsed, the draft itself counts as said before: what it holds is not asked for
 * again, and what is said now is held against it.
 */
function rehearsedDraft(purpose: string, own: DossierQuestion | undefined): EarlierAnswer[] {
  if (purpose !== 'attack' || !own?.draft) return [];
  return [{ turn: 'draft', question: own.question, answer: spokenText(own.draft.text), key: `notes/${own.ref}/draft` }];
}

/** Business nouns of the posting: the industry pages' own, as far as the posting names them, most frequent first. */
function domainsOf({ dossier, knowledge }: Material): string[] {
  if (!dossier) return [];
  const text = [...dossier.posting.responsibilities, ...dossier.posting.about].map((line) => line.text).join('\n');
  const words = dossier.profile.industry.flatMap((id) => knowledge.industries.get(id)?.domains ?? []);
  return [...new Set(words)]
    .map((word) => ({ word, count: text.split(word).length - 1 }))
    .filter((d) => d.count > 0)
    .sort((a, b) => b.count - a.count)
    .map((d) => d.word);
}
