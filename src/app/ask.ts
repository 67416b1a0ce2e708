import { KkoriError, nearest } from '../core/errors.ts';
import { resolveConcepts } from '../core/knowledge/cards.ts';
import { topicCard } from '../core/knowledge/topic.ts';
import { questionKey } from '../core/plan/question-key.ts';
import { typeOf } from '../core/plan/sources/notes.ts';
import { decide, ranked } from '../core/probes/decide.ts';
import { lookAt } from '../core/probes/look.ts';
import { ANSWER_MAX, type Anchor, EVENT_VERSION, type NewEvent, type SessionEvent } from '../core/session/events.ts';
import { emptySession } from '../core/session/state.ts';
import { step } from '../core/session/step.ts';
import { has, signalsOf } from '../core/signals/signals.ts';
import type { Usage } from '../core/usage.ts';
import type { CoachName, Language, Probe } from '../core/vocabulary.ts';
import type { Deps } from './deps.ts';
import { materialFor, slugMeant } from './material.ts';
import { levelOf } from './planning.ts';
import { threadOf } from './threads.ts';
import { RULES_VERSION } from './versions.ts';

export type AskInput = {
  dossier?: string | null;
  question: string;
  answer: string;
  lang?: Language;
  /** Who asks; without a model the rules do. */
  coach?: CoachName;
  signal?: AbortSignal;
};
export type Asked = {
  /** Who really chose: the rules when the model could not. */
  coach: 'offline' | 'anthropic';
  /** Why the model did not, where one was asked. */
  failed?: string;
  usage?: (Usage & { model: string })[];
  question: string;
  followUps: { probe: Probe; text: string; anchor: Pick<Anchor, 'quote' | 'in'>; why: string }[];
  skip: { reason: string } | null;
};

/** Where the question names no topic, the answer tells what it was: a deed is asked after as a deed. */
function typeMeant(question: string, answer: string, topical: boolean): ReturnType<typeof typeOf> {
  const written = typeOf(question);
  if (written !== 'technical' || topical) return written;
  if (/지원 ?동기|지원(하|한)|강점|약점|장점|단점|장단점|가치관|strength|weakness|why (us|here)/iu.test(question))
    return 'culture-fit';
  const { sentences } = signalsOf(answer, { lang: /[가-힣]/u.test(answer) ? 'ko' : 'en' });
  return sentences.some((s) => has(s, 'past') && (has(s, 'action') || has(s, 'result'))) ? 'behavioural' : written;
}

const NOTHING: Record<Language, string> = { ko: '더 물을 것을 찾지 못함', en: 'nothing left to ask' };

/** At most this many 꼬리 질문 for one answer, each of another kind. */
const MAX = 3;

/**
 * 꼬리 질문 for one question and answer, without storing anything. `question` may be a label of the dossier's notes (Q3).
 * Throws input (empty, too long), not-found (an unknown label, with the nearest).
 */
export async function askFollowUps(deps: Deps, input: AskInput): Promise<Asked> {
  if (input.answer.trim() === '') throw new KkoriError('input', '답이 비어 있습니다.');
  if (input.answer.length > ANSWER_MAX)
    throw new KkoriError('input', `답은 ${ANSWER_MAX.toLocaleString('en')}자까지 받습니다.`);
  const material = await materialFor(deps, input.dossier ? await slugMeant(deps, input.dossier) : null);
  const own = material.dossier?.questions.find((q) => q.ref.toLowerCase() === input.question.trim().toLowerCase());
  if (!own && /^[A-Za-z]{1,3}\d+(\.\d+)?$/.test(input.question.trim())) {
    const refs = (material.dossier?.questions ?? []).map((q) => q.ref);
    const near = nearest(input.question.trim().toUpperCase(), refs);
    throw new KkoriError('not-found', `노트에 ‘${input.question.trim()}’ 질문이 없습니다.`, {
      hint:
        refs.length > 0
          ? `${near ? `혹시 ${near}인가요? ` : ''}있는 질문: ${refs.slice(0, 20).join(', ')}`
          : '지원 건을 함께 적어 주세요: kkori ask 지원건 --question Q3',
    });
  }
  const question = own?.question ?? input.question.trim();
  if (question.length < 2 || question.length > 1000) throw new KkoriError('input', '질문은 2자에서 1,000자까지입니다.');
  const lang = input.lang ?? (/[가-힣]/.test(question + input.answer) ? 'ko' : 'en');
  const concepts = resolveConcepts(question, material.knowledge).map((m) => m.card);
  const type = own?.kind === 'design' ? 'system-design' : typeMeant(question, input.answer, concepts.length > 0);
  const card = topicCard(question, input.answer, material.knowledge, lang)?.id;
  const state = emptySession('ask');
  const apply = (event: NewEvent) =>
    step(state, { v: EVENT_VERSION, seq: state.seq + 1, at: deps.clock.now(), ...event } as SessionEvent);
  const evidence = own ? [own.evidence] : [];
  apply({
    type: 'started',
    purpose: 'ask',
    dossier: material.dossier ? { slug: material.dossier.slug, sha: material.dossier.sha } : null,
    title: null,
    resume: null,
    versions: { knowledge: material.knowledge.version.slice(0, 16), rules: RULES_VERSION },
    format: 'technical',
    mode: 'coach',
    lang,
    seed: 0,
    coach: 'offline',
    input: 'typed',
    level: levelOf(material),
    limits: { questions: 1, minutes: null, depth: MAX },
  });
  apply({
    type: 'planned',
    slots: [
      {
        id: 's1',
        stage: 'core',
        type,
        topic: question.slice(0, 80),
        concepts: concepts.slice(0, 6),
        questionKey: questionKey(question),
        key: own ? `notes/${own.ref}` : 'ask',
        question,
        intent: '',
        minutes: 0,
        evidence,
        reason: '',
        followUps: MAX,
        ...(own ? { ref: own.ref } : {}),
        ...(card ? { card } : {}),
      },
    ],
    covered: [],
    uncovered: [],
    warnings: [],
  });
  apply({
    type: 'asked',
    turn: 't1',
    slot: 's1',
    kind: 'main',
    evidence,
    question,
    key: own ? `notes/${own.ref}` : 'ask',
    by: { coach: 'code' },
  });
  apply({
    type: 'answered',
    turn: 't1',
    attempt: 'a1',
    text: input.answer,
    via: 'file',
    verbatim: 'yes',
    tookMs: null,
  });
  const thread = threadOf(state, 's1', material);
  const decision = decide(thread, { depthLeft: true, timeLeft: true });
  const seen = lookAt(thread);
  const all = decision.outcome === 'probe' && seen ? [decision.candidate, ...ranked(thread, seen)] : [];
  const kinds = new Set<string>();
  const chosen = all.filter((c) => !kinds.has(c.probe) && kinds.add(c.probe)).slice(0, MAX);
  // A threshold (an empty answer, the question said back) leaves nothing to look at.
  const stopped = decision.outcome === 'move-on' && decision.code === 'gate';
  const model = input.coach === 'anthropic' && !stopped ? deps.coaches.anthropic : undefined;
  const made = model
    ? await model.perform(
        'ask',
        { thread, decision, candidates: chosen },
        { signal: input.signal ?? new AbortController().signal, ...(deps.watch ? { watch: deps.watch } : {}) },
      )
    : null;
  const by = made && made.kind !== 'deferred' ? made.by : undefined;
  const usage = by?.usage && by.model ? { usage: [{ model: by.model, ...by.usage }] } : {};
  if (made?.kind === 'done') {
    const { followUps } = made.value;
    return {
      coach: 'anthropic',
      ...usage,
      question,
      followUps: followUps.map(({ probe, question: text, anchor, why }) => ({
        probe,
        text,
        anchor: { quote: anchor.quote, in: anchor.in },
        why,
      })),
      skip: followUps.length > 0 ? null : { reason: decision.outcome === 'move-on' ? decision.reason : NOTHING[lang] },
    };
  }
  const failed = made?.kind === 'failed' ? { failed: made.reason } : {};
  if (decision.outcome === 'move-on')
    return { coach: 'offline', ...failed, ...usage, question, followUps: [], skip: { reason: decision.reason } };
  return {
    coach: 'offline',
    ...failed,
    ...usage,
    question,
    followUps: chosen.map((c) => ({
      probe: c.probe,
      text: c.question,
      anchor: { quote: c.anchor.quote, in: c.anchor.in },
      why: c.why,
    })),
    skip: null,
  };
}
