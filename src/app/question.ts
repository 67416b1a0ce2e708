import type { DossierQuestion } from '../core/dossier.ts';
import { KkoriError, nearest } from '../core/errors.ts';
import type { Evidence } from '../core/evidence/evidence.ts';
import { resolveConcepts } from '../core/knowledge/cards.ts';
import { topicCard } from '../core/knowledge/topic.ts';
import { questionKey } from '../core/plan/question-key.ts';
import { noteType, typeOf } from '../core/plan/sources/notes.ts';
import { aboutAPerson, aboutAWish } from '../core/probes/asked-about.ts';
import type { Slot } from '../core/session/events.ts';
import { has, signalsOf } from '../core/signals/signals.ts';
import type { Language } from '../core/vocabulary.ts';
import type { Material } from './material.ts';

/** A label of the notes such as Q3 or M1.2. */
export const REFERENCE = /^[A-Za-z]{1,3}\d+(\.\d+)?$/;

const QUESTION_MIN = 2;
const QUESTION_MAX = 1000;

/**
 * The kind of answer asked for, by the sentences that ask: the scene before them (‘…하셨습니다.’, ‘…하셨는데요,’) may speak
 * of anything. The first of them that asks for more than knowledge decides.
 */
function askedType(question: string): ReturnType<typeof typeOf> {
  const sentences = question.split(/(?<=[.?!？])["”’']?\s+/u).filter((s) => ASKS.test(s));
  const types = (sentences.length > 0 ? sentences : [question]).map((s) =>
    typeOf(s.replace(/^.*?(?:는데|ㄴ데)요?,\s+/u, '')),
  );
  return types.find((type) => type !== 'technical') ?? 'technical';
}

const ASKS =
  /[?？]|주세요|주십시오|주시겠|바랍니다|시오\.?$|\b(?:how|what|why|when|which|describe|explain|tell|walk)\b/iu;

/** Where the question names no topic, the answer tells what it was: a deed is asked after as a deed. */
function typeMeant(question: string, answer: string, topical: boolean): ReturnType<typeof typeOf> {
  const written = askedType(question);
  const { sentences } = signalsOf(answer, { lang: /[가-힣]/u.test(answer) ? 'ko' : 'en' });
  const deed = sentences.some((s) => has(s, 'past') && (has(s, 'action') || has(s, 'result')));
  // What somebody remembers is something that happened, whatever subject it names.
  if (written === 'technical' && REMEMBERED.test(question)) return 'behavioural';
  if (written !== 'technical' || topical) return written;
  if (
    aboutAWish(question) ||
    (!deed && aboutAPerson(question)) ||
    /지원 ?동기|지원(하|한)|강점|약점|장점|단점|장단점|가치관|strength|weakness|why (us|here)/iu.test(question)
  )
    return 'culture-fit';
  return deed ? 'behavioural' : written;
}

const REMEMBERED = /기억(?:나|에 남)|(?:인상 ?깊|뿌듯|아쉬웠|후회)|most memorable|you remember|proud(?:est)? of/iu;

/** The question of the notes with this label, follow-ups included, or null. */
export function ownQuestionOf({ dossier }: Material, ref: string): DossierQuestion | null {
  const wanted = ref.trim().toLowerCase();
  const all = (dossier?.questions ?? []).flatMap((q) => [q, ...q.followUps]);
  return all.find((q) => q.ref.toLowerCase() === wanted) ?? null;
}

/** A question of the notes in its own words is that question. */
function writtenOut({ dossier }: Material, wanted: string): DossierQuestion | null {
  const key = questionKey(wanted);
  return (
    (dossier?.questions ?? []).flatMap((q) => [q, ...q.followUps]).find((q) => questionKey(q.question) === key) ?? null
  );
}

/** @param command what to type instead, for the hint */
export function unknownReference(material: Material, wanted: string, command: string): KkoriError {
  const refs = (material.dossier?.questions ?? []).flatMap((q) => [q.ref, ...q.followUps.map((f) => f.ref)]);
  const near = nearest(wanted.trim().toUpperCase(), refs);
  return new KkoriError('not-found', `노트에 ‘${wanted.trim().slice(0, 40)}’ 질문이 없습니다.`, {
    hint:
      refs.length > 0
        ? `${near ? `혹시 ${near}인가요? ` : ''}있는 질문: ${refs.slice(0, 20).join(', ')}`
        : `지원 건을 함께 적어 주세요: ${command}`,
  });
}

/** The question meant by a label of the notes or by its words. Throws not-found (with the nearest label), input. */
export function questionMeant(
  material: Material,
  wanted: string,
  command: string,
): { own: DossierQuestion | null; question: string } {
  const own = ownQuestionOf(material, wanted) ?? writtenOut(material, wanted);
  if (!own && REFERENCE.test(wanted.trim())) throw unknownReference(material, wanted, command);
  const question = (own?.question ?? wanted).trim();
  if (question.length < QUESTION_MIN || question.length > QUESTION_MAX)
    throw new KkoriError('input', '질문은 2자에서 1,000자까지입니다.');
  return { own, question };
}

/** One question with one answer as a slot: its type, its topic and its card as the plan would see them. */
export function slotFor(
  material: Material,
  { own, question }: ReturnType<typeof questionMeant>,
  answer: string,
  lang: Language,
  more: { followUps: number; key: string; evidence?: Evidence[] },
): Slot {
  const concepts = resolveConcepts(question, material.knowledge).map((m) => m.card);
  // In the notes the question alone tells its type, as in a plan; a colleague who disagrees is a situation anywhere.
  const noted = own ? noteType({ ...own, question: '' }) : null;
  const opposed = own !== null && noteType(own) === 'situational' && askedType(question) !== 'behavioural';
  const type =
    noted === 'system-design'
      ? opposed
        ? 'situational'
        : noted
      : typeMeant(question, answer, own !== null || concepts.length > 0);
  const topic = topicCard(question, answer, material.knowledge, lang)?.id;
  // Only a question of knowledge is about what its answer names: a deed that touches a card stays a deed.
  const card = type === 'technical' || own !== null || concepts.includes(topic ?? '') ? topic : undefined;
  return {
    id: 's1',
    stage: 'core',
    type,
    topic: question.slice(0, 80),
    concepts: concepts.slice(0, 6),
    questionKey: questionKey(question),
    key: own ? `notes/${own.ref}` : more.key,
    question,
    intent: '',
    minutes: 0,
    evidence: own ? [own.evidence] : (more.evidence ?? []),
    reason: '',
    followUps: more.followUps,
    ...(own ? { ref: own.ref } : {}),
    ...(card ? { card } : {}),
  };
}
