import { KkoriError } from '../core/errors.ts';
import { locate } from '../core/evidence/locate.ts';
import { hintsFor } from '../core/hints.ts';
import { matches } from '../core/knowledge/signal-expression.ts';
import { PROBE_MEANING } from '../core/probes/meanings.ts';
import type { By } from '../core/session/events.ts';
import { assessmentOf } from '../core/session/reading.ts';
import type { SelfRating } from '../core/session/self-rating.ts';
import { lastAttempt, type SessionState, slotOf, turnOf } from '../core/session/state.ts';
import { asksWhyAsked, clarificationIn } from '../core/session/words.ts';
import type { Bilingual, QuestionType } from '../core/vocabulary.ts';
import { advance, materialOf, openSession, type Session } from './advance.ts';
import type { Deps } from './deps.ts';
import type { Material } from './material.ts';
import { threadOf } from './threads.ts';

const STEER_ACTIONS = ['repeat', 'hint', 'clarify', 'skip', 'retry', 'self-rate', 'end', 'resume'] as const;
export type SteerAction = (typeof STEER_ACTIONS)[number];

export type SteerInput = {
  action: SteerAction;
  text?: string;
  rating?: SelfRating | 'declined';
  /** Beside the session's own rating, marks of single threads by slot id. */
  ratings?: Record<string, SelfRating>;
  by?: By;
  /** Gives up on the session's model; what was steered is stored all the same. */
  signal?: AbortSignal;
};
export type SteerOutcome = { session: Session; reply: string | null };

/**
 * Steers a session without scoring anything: repeat, hint, clarify, skip, retry, self-rate, end, resume. `reply` is
 * what the interviewer says to it, if anything. Throws input when the action does not fit where the session stands.
 */
export async function steer(deps: Deps, sessionId: string, input: SteerInput): Promise<SteerOutcome> {
  const session = await openSession(deps, sessionId);
  return steerIn(deps, session, await materialOf(deps, session.state), input);
}

export async function steerIn(
  deps: Deps,
  session: Session,
  material: Material,
  input: SteerInput,
): Promise<SteerOutcome> {
  const { state } = session;
  const by: By = input.by ?? { coach: 'code' };
  const ko = state.started?.lang !== 'en';
  if (input.action === 'resume') {
    await advance(deps, session, material, {}, input.signal);
    return { session, reply: null };
  }
  if (input.action === 'self-rate') return { session, reply: await selfRate(deps, session, material, input) };
  if (state.ended)
    throw new KkoriError('input', ko ? '이 회차는 끝났습니다.' : 'This session has ended.', {
      hint: ko ? '보고서를 보거나 새 회차를 시작해 주세요.' : 'Read the report or start a new one.',
    });
  if (input.action === 'retry') {
    const turn = lastAnsweredTurn(state);
    if (!turn) throw new KkoriError('input', ko ? '아직 답하신 것이 없습니다.' : 'Nothing has been answered yet.');
    session.record({ type: 'steered', turn, action: 'retry', by });
    await session.commit();
    return { session, reply: turnOf(state, turn).asked.question };
  }
  const open = state.open;
  if (open === null) throw new KkoriError('input', ko ? '지금 열린 질문이 없습니다.' : 'No question is open now.');
  const text = input.text?.slice(0, 1000);
  switch (input.action) {
    case 'repeat': {
      const reply = shorter(turnOf(state, open).asked.question);
      session.record({ type: 'steered', turn: open, action: 'repeat', reply, by });
      await session.commit();
      return { session, reply };
    }
    case 'hint': {
      const reply = hintFor(session, material, open);
      session.record({ type: 'steered', turn: open, action: 'hint', reply, by });
      await session.commit();
      return { session, reply };
    }
    case 'clarify': {
      const { reply, credited } = clarification(session, material, open, text ?? '');
      session.record({
        type: 'steered',
        turn: open,
        action: 'clarify',
        ...(text ? { text } : {}),
        reply,
        credited,
        by,
      });
      await session.commit();
      return { session, reply };
    }
    case 'skip':
      session.record({ type: 'steered', turn: open, action: 'skip', ...(text ? { text } : {}), by });
      session.record({
        type: 'decided',
        turn: open,
        outcome: 'move-on',
        reason: ko ? '지원자가 넘어감' : 'skipped by the candidate',
        code: 'skipped',
      });
      await advance(deps, session, material, {}, input.signal);
      return { session, reply: null };
    case 'end':
      session.record({ type: 'steered', turn: open, action: 'end', ...(text ? { text } : {}), by });
      session.record({ type: 'ended', reason: 'candidate' });
      await advance(deps, session, material, {}, input.signal);
      return { session, reply: null };
  }
}

async function selfRate(deps: Deps, session: Session, material: Material, input: SteerInput): Promise<string | null> {
  const { state } = session;
  if (!state.ended) throw new KkoriError('input', '자기 평가는 회차가 끝난 뒤에 한 번 합니다.');
  if (state.selfRating !== null) return null;
  for (const [slot, rating] of Object.entries(input.ratings ?? {})) {
    slotOf(state, slot);
    session.record({ type: 'self-rated', slot, rating });
  }
  session.record({ type: 'self-rated', rating: input.rating ?? 'declined' });
  await advance(deps, session, material, {}, input.signal);
  return null;
}

function lastAnsweredTurn(state: SessionState): string | null {
  return [...state.turnOrder].reverse().find((id) => turnOf(state, id).attempts.length > 0) ?? null;
}

/** The same question, its last sentence only when it has a lead-in. */
function shorter(question: string): string {
  const sentences = question.split(/(?<=[.!])\s+/u);
  return sentences.at(-1) ?? question;
}

/** The next hint for this question (see `hintsFor`); in exam mode an interviewer gives none. */
function hintFor(session: Session, material: Material, open: string): string {
  const { state } = session;
  const ko = state.started!.lang === 'ko';
  if (state.started!.mode === 'exam')
    return ko
      ? '실제 면접이라면 되물어 보세요. 실전 모드에서는 힌트를 드리지 않습니다.'
      : 'In a real interview, ask back. Exam mode gives no hints.';
  const { asked, steered } = turnOf(state, open);
  const slot = slotOf(state, asked.slot);
  const { card, level } = threadOf(state, slot.slot.id, material);
  const hints = hintsFor({
    type: slot.slot.type,
    card,
    met: new Set((assessmentOf(state, slot)?.expected ?? []).filter((p) => p.met).map((p) => p.point)),
    dossier: material.dossier,
    knowledge: material.knowledge,
    level,
    lang: state.started!.lang,
  });
  const given = steered.filter(({ action }) => action === 'hint').length;
  return hints[Math.min(given, hints.length - 1)]!;
}

const ABOUT_A_DEED: ReadonlySet<QuestionType> = new Set([
  'resume',
  'behavioural',
  'culture-fit',
  'opening',
  'reverse',
  'closing',
]);
const AS_IT_WAS = {
  ko: '지원자님이 겪으신 그대로, 이해하신 대로 답해 주시면 됩니다.',
  en: 'Please answer as you understand it, just as it was in your own work.',
} as const;
const MAY_ASSUME = {
  ko: '지원자님이 정하셔도 됩니다. 가정을 말씀해 주세요.',
  en: 'You may decide that. Please state your assumption.',
} as const;

/** What the interviewer tells when asked: the problem card's answer, credited; otherwise the candidate may decide. */
function clarification(
  session: Session,
  material: Material,
  open: string,
  text: string,
): { reply: string; credited: boolean } {
  const { state } = session;
  const lang = state.started!.lang;
  const thread = threadOf(state, turnOf(state, open).asked.slot, material);
  const prepared = thread.prepare(text);
  const told = (thread.design?.answers ?? []).filter((a) => matches(a.signals, prepared) !== null).slice(0, 2);
  if (told.length > 0) return { reply: told.map((a) => a.text[lang]).join(' '), credited: true };
  const purpose = asksWhyAsked(text) ? purposeOf(session, open) : null;
  if (purpose !== null) return { reply: purpose, credited: false };
  if (clarificationIn(text) === 'meaning')
    return { reply: inOtherWords(session, open, thread.slot.type), credited: false };
  const { type } = thread.slot;
  // Of a deed there is nothing to assume: only the candidate knows what it was like.
  const reply = ABOUT_A_DEED.has(type) ? AS_IT_WAS : MAY_ASSUME;
  return { reply: reply[lang], credited: type === 'system-design' };
}

/** What makes a question of this kind easier to take up, without saying anything of its answer. */
const NARROWER: Partial<Record<QuestionType, Bilingual>> = {
  behavioural: { ko: '직접 겪으신 일 하나면 됩니다.', en: 'One thing that you went through yourself is enough.' },
  situational: {
    ko: '정해진 답은 없고, 모자란 조건은 정해서 말씀하셔도 됩니다.',
    en: 'There is no set answer, and you may settle what is not given.',
  },
  technical: { ko: '아시는 만큼만 말씀하셔도 됩니다.', en: 'As much as you know is enough.' },
  resume: { ko: '그 일에서 직접 하신 것을 말씀해 주시면 됩니다.', en: 'What you did yourself in that work is enough.' },
  'culture-fit': { ko: '본인의 생각을 편하게 말씀해 주시면 됩니다.', en: 'Please simply say what you think.' },
};

/** What the question is for: what the plan put it for, or what a follow-up of its kind asks. Null where neither is known. */
function purposeOf({ state }: Session, open: string): string | null {
  const lang = state.started!.lang;
  const { asked } = turnOf(state, open);
  const { slot } = slotOf(state, asked.slot);
  if (asked.kind !== 'main') {
    const meaning = asked.probe && PROBE_MEANING[asked.probe][lang];
    if (!meaning) return null;
    return lang === 'ko' ? `${meaning.replace(/묻습니다$/u, '여쭙는 것입니다')}.` : `This question ${meaning}.`;
  }
  const intent = slot.intent.trim().replace(/\.$/u, '');
  if (intent === '') return null;
  const reason = lang === 'ko' ? `${intent}.` : `The reason I ask: ${intent[0]!.toLowerCase()}${intent.slice(1)}.`;
  const narrower = NARROWER[slot.type]?.[lang];
  return narrower ? `${reason} ${narrower}` : reason;
}

/** The question once more: first narrowed and short, then whole, with the way on. */
function inOtherWords({ state }: Session, open: string, type: QuestionType): string {
  const ko = state.started!.lang === 'ko';
  const { asked, steered: before } = turnOf(state, open);
  if (before.some((s) => s.action === 'clarify' || s.action === 'repeat'))
    return `${asked.question} ${ko ? '어려우시면 넘어가셔도 됩니다.' : 'You may also skip it.'}`;
  const narrower = asked.kind === 'main' ? NARROWER[type]?.[state.started!.lang] : undefined;
  return `${narrower ?? (ko ? '다시 여쭙겠습니다.' : 'Let me ask again.')} ${shorter(asked.question)}`;
}

/**
 * The candidate says that something not found was said, and where: the quote must stand in the named answer, and only a
 * check or point that rules did not find can be confirmed. Throws input otherwise.
 */
export async function confirmSaid(deps: Deps, sessionId: string, check: string, quote: string): Promise<Session> {
  const session = await openSession(deps, sessionId);
  const { state } = session;
  for (const id of state.turnOrder) {
    const attempt = lastAttempt(turnOf(state, id));
    const span = attempt ? locate(attempt.text, quote) : null;
    if (!attempt || !span) continue;
    const view = assessmentOf(state, slotOf(state, turnOf(state, id).asked.slot));
    const open =
      view?.checks.some((c) => c.id === check && c.met !== true) ||
      view?.expected.some((p) => `${p.card}#${p.point}` === check && !p.met);
    if (!open) continue;
    session.record({
      type: 'confirmed',
      turn: id,
      attempt: attempt.id,
      check,
      quote: attempt.text.slice(span.start, span.end).slice(0, 600),
    });
    await session.commit();
    return session;
  }
  throw new KkoriError('input', '그 문장을 이 회차의 답에서 찾지 못했습니다.', {
    hint: '답에서 그대로 옮겨 주세요 (8자 이상).',
  });
}
