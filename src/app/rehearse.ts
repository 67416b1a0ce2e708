import { dossierTitle } from '../core/dossier.ts';
import { KkoriError, nearest } from '../core/errors.ts';
import { wordingProblems } from '../core/probes/verify.ts';
import { ANSWER_MAX, ASKED_MAX, Proposal } from '../core/session/events.ts';
import { lastAttempt, type SessionState, turnOf } from '../core/session/state.ts';
import { type CoachName, FORMATS, type Format, type Language, type Level, type Mode } from '../core/vocabulary.ts';
import { advance, materialOf, newSession, openSession, recordFailure, type Session, type Supplied } from './advance.ts';
import type { Deps } from './deps.ts';
import { type Material, materialFor, slugMeant, slugsIn } from './material.ts';
import { planFor } from './planning.ts';
import { papersOf } from './threads.ts';
import { RULES_VERSION } from './versions.ts';
import { wordPlan } from './word-plan.ts';

export type StartOptions = {
  dossier?: string | null;
  format?: string;
  questions?: number;
  minutes?: number;
  mode?: Mode;
  lang?: Language;
  seed?: number;
  coach: CoachName;
  input?: 'typed' | 'spoken';
  level?: Level;
  /** How much a host is told with each turn; short by default. */
  detail?: 'short' | 'full';
  /** Plans as if nothing had been rehearsed before: for runs that must come out the same. */
  ignoreHistory?: boolean;
  /** Exactly these questions, by key (`resume/F3`, `notes/Q2`), in this order. */
  only?: readonly string[];
  signal?: AbortSignal;
};

/** Plans and opens a session; its first question is open when this returns. Throws input, not-found, storage. */
export async function startRehearsal(deps: Deps, options: StartOptions): Promise<Session> {
  const format = formatNamed(options.format);
  const slug = await slugFor(deps, options.dossier);
  const material = await materialFor(deps, slug);
  const { plan, lang, level } = await planFor(deps, material, { ...options, format });
  if (plan.slots.length === 0) {
    throw new KkoriError('input', '이 지원 건과 형식으로 만들 수 있는 질문이 없습니다.', {
      hint: '다른 --format을 고르거나 공고와 이력서를 더 넣어 주세요.',
    });
  }
  const session = newSession(deps);
  session.record({
    type: 'started',
    purpose: 'rehearsal',
    dossier: material.dossier ? { slug: material.dossier.slug, sha: material.dossier.sha } : null,
    title: material.dossier ? dossierTitle(material.dossier) : null,
    resume: material.resume ? { sha: material.resume.sha } : null,
    versions: { knowledge: material.knowledge.version.slice(0, 16), rules: RULES_VERSION },
    format,
    mode: options.mode ?? 'exam',
    lang,
    seed: options.seed ?? 0,
    coach: options.coach,
    input: options.input ?? 'typed',
    level,
    limits: {
      questions: options.questions ?? null,
      minutes: options.minutes ?? null,
      depth: material.knowledge.formats.get(format)?.followUpsTotalMax ?? 3,
    },
    ...(options.detail === 'full' ? { detail: options.detail } : {}),
  });
  const model = options.coach === 'anthropic' ? deps.coaches.anthropic : undefined;
  const worded = model
    ? await wordPlan(deps, model, { slots: plan.slots, lang, papers: papersOf(material) }, options.signal)
    : null;
  session.record({
    type: 'planned',
    ...plan,
    slots: worded?.slots ?? plan.slots,
    ...(worded?.by ? { by: worded.by } : {}),
  });
  if (worded?.failed) recordFailure(session, 'plan', worded.failed);
  await advance(deps, session, material, {}, options.signal);
  return session;
}

function formatNamed(name: string | undefined): Format {
  const wanted = name ?? 'technical';
  const known = FORMATS.find((f) => f === wanted);
  if (known) return known;
  const near = nearest(wanted, FORMATS);
  throw new KkoriError('input', `‘${wanted.slice(0, 40)}’ 형식은 없습니다.`, {
    hint: near ? `혹시 ‘${near}’인가요? 있는 형식: ${FORMATS.join(', ')}` : `있는 형식: ${FORMATS.join(', ')}`,
  });
}

/** The dossier meant: the one named, else the only one there is; several and none named is an error that lists them. */
async function slugFor(deps: Deps, wanted: string | null | undefined): Promise<string | null> {
  if (wanted === null) return null;
  if (wanted !== undefined) return slugMeant(deps, wanted);
  const slugs = slugsIn(await deps.workspace.list());
  if (slugs.length === 1) return slugs[0]!;
  if (slugs.length === 0) return null;
  throw new KkoriError('input', '어느 지원 건으로 연습할지 골라 주세요.', {
    hint: `있는 지원 건: ${slugs.slice(0, 12).join(', ')}`,
  });
}

export type AnswerInput = {
  turn?: string;
  text: string;
  via: 'typed' | 'file' | 'host' | 'draft';
  /** What was really said to the candidate, when a host put it in other words. */
  asked?: string;
  proposals?: unknown;
  assessment?: unknown;
  missed?: { asked: string; answer: string }[];
  client?: string;
  tookMs?: number;
  verbatim?: 'yes' | 'unsure';
  /** Gives up on the session's model and goes on with the rules; the answer is stored all the same. */
  signal?: AbortSignal;
};

export type AnswerOutcome = {
  session: Session;
  turn: string;
  attempt: string;
  /** True when this very answer was stored before: nothing was changed. */
  repeated: boolean;
  /** Turns that were held without calling and are stored now. */
  missed: number;
  /** Answers of this call that found no open question any more: the session ended before them. */
  unstored: number;
  problems: string[];
};

/**
 * Stores an answer, judges it by rules, decides what follows and puts it. The same turn and text again changes nothing.
 * An answer to a finished main turn is another attempt. Throws input (too long, no such turn, nothing open, ended).
 */
export async function answer(deps: Deps, sessionId: string, input: AnswerInput): Promise<AnswerOutcome> {
  const session = await openSession(deps, sessionId);
  const material = await materialOf(deps, session.state);
  return answerIn(deps, session, material, input);
}

export async function answerIn(
  deps: Deps,
  session: Session,
  material: Material,
  given: AnswerInput,
): Promise<AnswerOutcome> {
  // One form of Hangul from here on: the rules compare letters, and a repeated answer is the same however it was typed.
  const input = { ...given, text: given.text.normalize('NFC') };
  const { state } = session;
  if (input.text.length > ANSWER_MAX) {
    throw new KkoriError(
      'input',
      `답은 ${ANSWER_MAX.toLocaleString('en')}자까지 받습니다 (지금 ${input.text.length.toLocaleString('en')}자).`,
      { hint: '나눠서 보내 주세요. 저장된 것은 그대로 있습니다.' },
    );
  }
  const problems: string[] = [];
  const stored = repeatedAnswer(state, input);
  if (stored) return { session, ...stored, repeated: true, missed: 0, unstored: 0, problems };

  let missed = 0;
  for (const turn of input.missed ?? []) {
    if (state.ended || state.open === null) break;
    const open = state.open;
    recordAnswer(deps, session, open, turn.answer, input, turn.asked);
    await advance(deps, session, material, { client: input.client }, input.signal);
    missed += 1;
  }
  if (missed > 0 && state.open === null) {
    const last = state.turnOrder.at(-1)!;
    const attempt = lastAttempt(turnOf(state, last))?.id ?? 'a1';
    return {
      session,
      turn: last,
      attempt,
      repeated: false,
      missed,
      unstored: input.missed!.length - missed + 1,
      problems,
    };
  }
  const turn = missed > 0 && state.open !== null ? state.open : targetTurn(state, input.turn);
  const { attempt } = recordAnswer(deps, session, turn, input.text, input, input.asked);
  const supplied: Supplied = {
    ...proposalsOf(input.proposals, problems),
    assessment: input.assessment,
    ...(input.client ? { client: input.client } : {}),
  };
  await advance(deps, session, material, supplied, input.signal);
  return { session, turn, attempt, repeated: false, missed, unstored: 0, problems };
}

/** The turn an answer is for: the open one, a turn to be answered again, or the main turn of the thread just closed. */
function targetTurn(state: SessionState, wanted: string | undefined): string {
  if (state.retrying && (wanted === undefined || wanted === state.retrying)) return state.retrying;
  if (state.ended) {
    throw new KkoriError('input', '이 회차는 끝났습니다.', { hint: '보고서를 보거나 새 회차를 시작해 주세요.' });
  }
  if (wanted === undefined || wanted === state.open) {
    if (state.open === null) throw new KkoriError('input', '지금 열린 질문이 없습니다.');
    return state.open;
  }
  if (canAnswerAgain(state, wanted)) return wanted;
  const turn = state.turns.get(wanted);
  const near = turn ? null : nearest(wanted, state.turnOrder);
  const question = state.open ? ` 지금 질문은 ${state.open}입니다: ${turnOf(state, state.open).asked.question}` : '';
  throw new KkoriError(
    'input',
    turn
      ? `${wanted}은 이미 끝난 질문입니다.${question}`
      : `‘${wanted.slice(0, 20)}’ 턴은 없습니다.${near ? ` 혹시 ${near}인가요?` : ''}${question}`,
  );
}

/** The main question of the thread that closed last is open for another attempt; in practice mode after the end, too. */
function canAnswerAgain(state: SessionState, wanted: string): boolean {
  const turn = state.turns.get(wanted);
  if (turn?.asked.kind !== 'main' || (turn.decided === null && turn.attempts.length === 0)) return false;
  if (state.ended && state.started?.mode !== 'coach') return false;
  const last = state.slots.filter((s) => s.status === 'closed').at(-1);
  return last?.slot.id === turn.asked.slot;
}

/** The place of this very answer when it is stored already; with `missed`, of the whole run of answers. */
function repeatedAnswer(state: SessionState, input: AnswerInput): { turn: string; attempt: string } | null {
  const texts = [...(input.missed ?? []).map((turn) => turn.answer), input.text];
  const from = input.turn ? state.turnOrder.indexOf(input.turn) : -1;
  if (from < 0) return null;
  const found = texts.map((text, i) => {
    const turn = state.turnOrder[from + i];
    const attempt = turn ? turnOf(state, turn).attempts.find((a) => a.text === text) : undefined;
    return turn && attempt ? { turn, attempt: attempt.id } : null;
  });
  return found.every((place) => place !== null) ? found.at(-1)! : null;
}

function recordAnswer(
  deps: Deps,
  session: Session,
  turnId: string,
  text: string,
  input: AnswerInput,
  asked: string | undefined,
): { attempt: string } {
  const { state } = session;
  const turn = turnOf(state, turnId);
  const said = asked?.trim().slice(0, ASKED_MAX);
  if (said && said !== turn.asked.question && !turn.worded) {
    session.record({
      type: 'worded',
      turn: turnId,
      text: said,
      problems: wordingProblems(said, { lang: state.started!.lang }).slice(0, 20),
    });
  }
  const attempt = `a${turn.attempts.length + 1}`;
  session.record({
    type: 'answered',
    turn: turnId,
    attempt,
    text,
    via: input.via,
    verbatim: input.verbatim ?? verbatimOf(state, text, input.via),
    tookMs: input.tookMs ?? Math.max(0, deps.clock.now() - turn.asked.at),
  });
  return { attempt };
}

/** An answer that reads like a report of itself, or far shorter than its neighbours, may have been retold by the host. */
function verbatimOf(state: SessionState, text: string, via: AnswerInput['via']): 'yes' | 'unsure' {
  if (via !== 'host') return 'yes';
  if (
    /(지원자|응답자|사용자|candidate|the user|interviewee)[는은이가]?\s[^.]*(고 (답|말|설명|했|함)|답변(함|했)|said|answered|explained|mentioned)/iu.test(
      text,
    )
  )
    return 'unsure';
  const lengths = state.turnOrder.map((id) => lastAttempt(turnOf(state, id))?.text.length ?? 0).filter((n) => n > 0);
  if (lengths.length < 3) return 'yes';
  const median = [...lengths].sort((a, b) => a - b)[Math.floor(lengths.length / 2)]!;
  return median >= 120 && text.length < median * 0.2 && text.length >= 25 ? 'unsure' : 'yes';
}

function proposalsOf(raw: unknown, problems: string[]): { proposals: Proposal[] } {
  let value = raw;
  if (typeof raw === 'string') {
    try {
      value = JSON.parse(raw);
    } catch {
      problems.push('followUps: a string that is not JSON');
      return { proposals: [] };
    }
  }
  if (value === undefined || value === null) return { proposals: [] };
  const list = Array.isArray(value) ? value.slice(0, 2) : [];
  if (!Array.isArray(value)) problems.push('followUps: a list is needed');
  const proposals: Proposal[] = [];
  for (const item of list) {
    const parsed = Proposal.safeParse(item);
    if (parsed.success) proposals.push(parsed.data);
    else problems.push(`followUps: ${parsed.error.issues[0]?.path.join('.')} ${parsed.error.issues[0]?.message}`);
  }
  return { proposals };
}
