import { KkoriError } from '../core/errors.ts';
import { decide, ranked } from '../core/probes/decide.ts';
import { lookAt } from '../core/probes/look.ts';
import { ANSWER_MAX, type Anchor, EVENT_VERSION, type NewEvent, type SessionEvent } from '../core/session/events.ts';
import { emptySession } from '../core/session/state.ts';
import { step } from '../core/session/step.ts';
import type { Usage } from '../core/usage.ts';
import type { CoachName, Language, Probe } from '../core/vocabulary.ts';
import type { Deps } from './deps.ts';
import { materialFor, slugMeant } from './material.ts';
import { levelOf } from './planning.ts';
import { questionMeant, slotFor } from './question.ts';
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
  const meant = questionMeant(material, input.question, 'kkori ask 지원건 --question Q3');
  const { question } = meant;
  const lang = input.lang ?? (/[가-힣]/.test(question + input.answer) ? 'ko' : 'en');
  const slot = slotFor(material, meant, input.answer, lang, { followUps: MAX, key: 'ask' });
  const state = emptySession('ask');
  const apply = (event: NewEvent) =>
    step(state, { v: EVENT_VERSION, seq: state.seq + 1, at: deps.clock.now(), ...event } as SessionEvent);
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
    slots: [slot],
    covered: [],
    uncovered: [],
    warnings: [],
  });
  apply({
    type: 'asked',
    turn: 't1',
    slot: 's1',
    kind: 'main',
    evidence: slot.evidence,
    question,
    key: slot.key,
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
