import { asMeant } from '../core/critique/as-meant.ts';
import { type Comparison, compareAnswers } from '../core/critique/compare.ts';
import { type Critique, type CritiquePoint, critiqueOf, pointsToStore } from '../core/critique/critique.ts';
import { spellings } from '../core/critique/spelling.ts';
import { spokenText } from '../core/critique/spoken-text.ts';
import type { TextBeside } from '../core/critique/texts.ts';
import { type DossierQuestion, dossierTitle } from '../core/dossier.ts';
import { KkoriError } from '../core/errors.ts';
import { cut, type Evidence } from '../core/evidence/evidence.ts';
import { resolveConcepts } from '../core/knowledge/cards.ts';
import { ANSWER_MAX } from '../core/session/events.ts';
import { mergedChecks } from '../core/session/reading.ts';
import { type AttemptState, lastAttempt, type SessionState, turnOf } from '../core/session/state.ts';
import type { Thread } from '../core/thread.ts';
import type { CoachName, Language } from '../core/vocabulary.ts';
import { newSession, openSession, recordFailure, type Session } from './advance.ts';
import type { Deps } from './deps.ts';
import { type Material, materialFor, slugMeant } from './material.ts';
import { levelOf } from './planning.ts';
import { questionMeant, slotFor } from './question.ts';
import { textsBeside } from './texts-beside.ts';
import { threadOf } from './threads.ts';
import { RULES_VERSION } from './versions.ts';
import { vocabularyOf } from './vocabulary-of.ts';
import { critiqueSources } from './work.ts';

export type DraftRequest = {
  dossier?: string | null;
  /** A label of the notes (Q3) or the question in words. */
  question: string;
  /** The draft; without it the one that stands in the notes under that label. */
  text?: string;
  lang?: Language;
  coach?: CoachName;
  /** Gives up on the model; what rules see is stored all the same. */
  signal?: AbortSignal;
};

export type Critiqued = {
  session: Session;
  material: Material;
  own: DossierQuestion | null;
  critique: Critique;
  /** The attempt before this one in the same session, and how the two compare; null for a first draft. */
  before: { attempt: string; critique: Critique; comparison: Comparison } | null;
  /** The ticket by which a host's model may add its judgement; null where none is owed. */
  ticket: string | null;
};

/** Cards that a draft may be asked about: its own, and those it names. */
const CARDS_MAX = 12;
/** Attempts of one session; the next draft begins another. */
const ATTEMPTS_MAX = 90;
const LOOKED_BACK = 40;

/**
 * The critique of one draft, stored as a session with one slot whose answer came `via: draft`. The same question again
 * with other words is another attempt of that session; the very same draft stores nothing. Throws input (empty, too
 * long), not-found (an unknown label, with the nearest; a label without a draft).
 */
export async function critiqueDraft(deps: Deps, request: DraftRequest): Promise<Critiqued> {
  const material = await materialFor(deps, request.dossier ? await slugMeant(deps, request.dossier) : null);
  return critiqueWith(deps, material, request, []);
}

/** @param asked questions of other maps shown beside this one */
export async function critiqueWith(
  deps: Deps,
  material: Material,
  request: DraftRequest,
  asked: readonly string[],
): Promise<Critiqued> {
  const meant = questionMeant(material, request.question, 'kkori critique 지원건 Q3');
  const text = draftText(meant.own, request);
  const lang = languageOf(meant.question, text, request.lang);
  const coach = request.coach ?? 'offline';
  const session =
    (await sessionOf(deps, material, meant.question, lang, coach)) ??
    startSession(deps, material, meant, text, lang, coach);
  const { state } = session;
  const turn = turnOf(state, 't1');
  const last = lastAttempt(turn);
  const texts = await textsBeside(deps, material, meant.own);
  const read = (attempt: string, answer: string) =>
    critiqueAt(material, state, { attempt, answer, texts, asked, lang });
  if (last?.text === text) {
    const critique = withJudge(read(last.id, text), last);
    return { session, material, own: meant.own, critique, before: null, ticket: openTicket(state) };
  }
  const before = last ? { attempt: last.id, critique: read(last.id, last.text) } : null;
  const attempt = `a${turn.attempts.length + 1}`;
  session.record({ type: 'answered', turn: 't1', attempt, text, via: 'draft', verbatim: 'yes', tookMs: null });
  const byRules = read(attempt, text);
  record(deps, session, attempt, byRules);
  // The draft and what rules see of it are stored before a model is asked: no trouble of its provider loses them.
  await session.commit();
  if (coach === 'anthropic' && !byRules.gate) await judgeByModel(deps, session, material, attempt, request.signal);
  const critique = withJudge(byRules, lastAttempt(turnOf(state, 't1'))!);
  return {
    session,
    material,
    own: meant.own,
    critique,
    before: before && { ...before, comparison: compareAnswers(before.critique, critique) },
    ticket: openTicket(state),
  };
}

/**
 * The language a draft is read in: the one it is written in. A wish for another holds where question and draft differ.
 */
function languageOf(question: string, text: string, wished: Language | undefined): Language {
  const of = (words: string): Language => (/[가-힣]/u.test(words) ? 'ko' : 'en');
  return of(question) === of(text) ? of(text) : (wished ?? 'ko');
}

function draftText(own: DossierQuestion | null, { text: given, question }: DraftRequest): string {
  if (given === undefined && own && !own.draft)
    throw new KkoriError('input', `${own.ref}에는 아직 초안이 없습니다.`, {
      hint: '노트의 그 질문 아래에 답을 적거나 --file로 초안 파일을 주세요.',
    });
  if (given === undefined && !own)
    throw new KkoriError('input', '초안이 없습니다.', { hint: `‘${question.slice(0, 40)}’의 답을 --file로 주세요.` });
  const text = spokenText(given ?? own!.draft!.text);
  if (text === '') throw new KkoriError('input', '초안이 비어 있습니다.');
  if (text.length > ANSWER_MAX)
    throw new KkoriError(
      'input',
      `초안은 ${ANSWER_MAX.toLocaleString('en')}자까지 봅니다 (지금 ${text.length.toLocaleString('en')}자).`,
    );
  return text;
}

/** The latest critique of the same question for the same dossier, in the same language and by the same coach. */
async function sessionOf(
  deps: Deps,
  material: Material,
  question: string,
  lang: Language,
  coach: CoachName,
): Promise<Session | null> {
  const { questionKey } = slotFor(material, { own: null, question }, '', lang, { followUps: 0, key: '' });
  const rows = await deps.store.turns({ dossier: material.dossier?.slug ?? null, questionKey, limit: LOOKED_BACK });
  for (const id of new Set(rows.map((row) => row.session))) {
    const session = await openSession(deps, id);
    const { started, turns } = session.state;
    const attempts = turns.get('t1')?.attempts.length ?? 0;
    if (started?.purpose === 'critique' && started.lang === lang && started.coach === coach && attempts < ATTEMPTS_MAX)
      return session;
  }
  return null;
}

function startSession(
  deps: Deps,
  material: Material,
  meant: ReturnType<typeof questionMeant>,
  text: string,
  lang: Language,
  coach: CoachName,
): Session {
  const { dossier, resume, knowledge } = material;
  const slot = slotFor(material, meant, meantText(material, text), lang, {
    followUps: 0,
    key: 'critique',
    evidence: [judgedBy(material)],
  });
  const session = newSession(deps);
  session.record({
    type: 'started',
    purpose: 'critique',
    dossier: dossier ? { slug: dossier.slug, sha: dossier.sha } : null,
    title: dossier ? dossierTitle(dossier) : null,
    resume: resume ? { sha: resume.sha } : null,
    versions: { knowledge: knowledge.version.slice(0, 16), rules: RULES_VERSION },
    format: 'technical',
    mode: 'coach',
    lang,
    seed: 0,
    coach,
    input: 'typed',
    level: levelOf(material),
    limits: { questions: 1, minutes: null, depth: 0 },
    ...(meant.own ? { from: meant.own.evidence.uri } : {}),
  });
  session.record({ type: 'planned', slots: [slot], covered: [], uncovered: [], warnings: [] });
  session.record({
    type: 'asked',
    turn: 't1',
    slot: 's1',
    kind: 'main',
    evidence: slot.evidence,
    question: slot.question,
    key: slot.key,
    by: { coach: meant.own ? 'dossier' : 'code' },
  });
  return session;
}

/** A question that stands in no paper is the candidate's own; the page that it is judged by stands for it. */
function judgedBy({ knowledge }: Material): Evidence {
  const page = knowledge.rubrics.get('draft');
  if (!page) throw new KkoriError('config', '초안 평가표(draft)가 없습니다.');
  const start = page.text.indexOf('## ');
  return cut(page, { start, end: page.text.indexOf('\n', start + 20) });
}

/** The thread of one attempt, and its critique. */
function critiqueAt(
  material: Material,
  state: SessionState,
  at: { attempt: string; answer: string; texts: readonly TextBeside[]; asked: readonly string[]; lang: Language },
): Critique {
  const whole = threadOf(state, 's1', material);
  const thread: Thread = {
    ...whole,
    turns: whole.turns.map((t) => ({ ...t, answer: at.answer, attempt: at.attempt, via: 'draft', verbatim: 'yes' })),
    cards: cardsNamed(material, whole, meantText(material, at.answer)),
  };
  const critique = critiqueOf(thread, {
    uri: whole.draft?.uri ?? `kkori://sessions/${state.id}/turns/t1/${at.attempt}`,
    draftRubric: material.knowledge.rubrics.get('draft') ?? null,
    texts: at.texts,
    vocabulary: vocabularyOf(material),
    asked: at.asked,
  });
  if (!critique) throw new KkoriError('input', '초안이 비어 있습니다.');
  return critique;
}

/** A technology is known by its name even where the name is misspelt. */
function meantText(material: Material, text: string): string {
  return asMeant(text, spellings(text, vocabularyOf(material)));
}

function cardsNamed({ knowledge }: Material, thread: Thread, answer: string): Thread['cards'] {
  const named = resolveConcepts(answer, knowledge).map((m) => m.card);
  const ids = [...(thread.card ? [thread.card.id] : []), ...thread.slot.concepts, ...named];
  return [...new Set(ids)].flatMap((id) => knowledge.concepts.get(id) ?? []).slice(0, CARDS_MAX);
}

/** What an attempt comes to: assessed, closed, shown; a host's model is owed its part. */
function record(deps: Deps, session: Session, attempt: string, critique: Critique): void {
  const { state } = session;
  const points = pointsToStore(critique);
  session.record({
    type: 'assessed',
    turn: 't1',
    attempt,
    by: { coach: 'offline' },
    ...(critique.gate ? { gate: critique.gate } : {}),
    checks: critique.checks,
    expected: critique.expected,
    points,
    proposals: [],
    dropped: critique.dropped,
  });
  if (!turnOf(state, 't1').decided)
    session.record({
      type: 'decided',
      turn: 't1',
      outcome: 'move-on',
      code: 'stage',
      reason: state.started!.lang === 'ko' ? '초안이라 이어 묻지 않음' : 'a draft: nothing is asked on',
    });
  session.record({ type: 'shown', slot: 's1', points });
  for (const ticket of state.tickets.values())
    if (ticket.outcome === null) session.record({ type: 'work-closed', ticket: ticket.ticket, outcome: 'voided' });
  if (state.coach === 'host' && !critique.gate)
    session.record({
      type: 'work-owed',
      ticket: deps.ids.ticket(),
      brief: 'critique-draft',
      subject: { slot: 's1', turn: 't1', attempt },
      prompt: `critique-${state.started!.versions.knowledge}`.slice(0, 64),
    });
  if (!state.ended) session.record({ type: 'ended', reason: 'finished' });
}

/** The model's own judgement and its improved answer; what it cannot do is recorded and changes nothing else. */
async function judgeByModel(
  deps: Deps,
  session: Session,
  material: Material,
  attempt: string,
  signal: AbortSignal = new AbortController().signal,
): Promise<void> {
  const model = deps.coaches.anthropic;
  if (!model) return;
  const thread = threadOf(session.state, 's1', material);
  const outcome = await model.perform(
    'critique-draft',
    { thread, sources: critiqueSources(material, thread) },
    { signal, ...(deps.watch ? { watch: deps.watch } : {}) },
  );
  if (outcome.kind === 'done')
    session.record({ type: 'assessed', turn: 't1', attempt, by: outcome.by, proposals: [], ...outcome.value });
  else recordFailure(session, 'critique-draft', outcome, 't1');
  await session.commit();
}

/** The judgement of this very draft by a host or a model on top of the rules', where it has come. */
function withJudge(critique: Critique, attempt: AttemptState): Critique {
  const host = attempt.assessed.filter((a) => a.by.coach === 'host' || a.by.coach === 'anthropic').at(-1);
  if (!host) return critique;
  const points = host.points.map(
    ({ kind, quote, missing, say, next }): CritiquePoint => ({
      kind,
      ...(quote ? { quote } : {}),
      ...(missing ? { missing } : {}),
      text: say,
      ...(next ? { next } : {}),
    }),
  );
  return {
    ...critique,
    coach: host.by.coach === 'anthropic' ? 'anthropic' : 'host',
    checks: mergedChecks([{ checks: critique.checks }, host]),
    ...(host.levels ? { levels: host.levels } : {}),
    points: points.length > 0 ? points : critique.points,
    ...(host.improved ? { improved: host.improved } : {}),
    dropped: [...critique.dropped, ...host.dropped],
  };
}

function openTicket(state: SessionState): string | null {
  return [...state.tickets.values()].find((t) => t.outcome === null)?.ticket ?? null;
}

export type Compared = Comparison & { a: Critique; b: Critique; session: string };

/** Two drafts of one question against each other; both are attempts of one session. Throws input. */
export async function compareDrafts(
  deps: Deps,
  request: Omit<DraftRequest, 'text'> & { a: string; b: string },
): Promise<Compared> {
  const material = await materialFor(deps, request.dossier ? await slugMeant(deps, request.dossier) : null);
  const { a, b, ...rest } = request;
  const first = await critiqueWith(deps, material, { ...rest, text: a }, []);
  const second = await critiqueWith(deps, material, { ...rest, text: b }, []);
  return {
    ...compareAnswers(first.critique, second.critique),
    a: first.critique,
    b: second.critique,
    session: second.session.state.id,
  };
}
