import type { CritiqueSources } from '../core/brief.ts';
import { feedbackPoints } from '../core/critique/points.ts';
import { verifyAssessWork } from '../core/critique/verify-assessment.ts';
import { verifyCritiqueWork } from '../core/critique/verify-critique.ts';
import { KkoriError } from '../core/errors.ts';
import { aliasesOf } from '../core/knowledge/cards.ts';
import { assessmentOf } from '../core/session/reading.ts';
import { lastAttempt, type SessionState, slotOf, type TicketState, turnOf } from '../core/session/state.ts';
import type { Thread } from '../core/thread.ts';
import type { CoachName } from '../core/vocabulary.ts';
import { advance, materialOf, openSession, type Session } from './advance.ts';
import type { Deps } from './deps.ts';
import type { Material } from './material.ts';
import { threadOf } from './threads.ts';

export type WorkOutcome = {
  session: Session;
  slot: string;
  outcome: 'done' | 'refused';
  problems: string[];
  dropped: number;
  repeated: boolean;
};

/** What became of work that is not the assessment of a thread. */
export type TicketOutcome = { outcome: 'done' | 'refused'; problems: string[] };

/** Sessions looked through for a ticket that came without its session. */
const SEARCHED = 200;

/**
 * Takes the work owed by a ticket: verified and stored, or refused with what to fix (the ticket stays open then). The
 * same ticket again after it was done changes nothing. Throws input for an unknown, forged or voided ticket.
 */
export async function submitWork(deps: Deps, ticket: string, work: unknown, client?: string): Promise<WorkOutcome> {
  const { session, owed: owedWork } = await workOwed(deps, ticket);
  const { state } = session;
  const slotId = owedWork.subject.slot ?? turnOf(state, owedWork.subject.turn!).asked.slot;
  if (owedWork.outcome === 'done')
    return { session, slot: slotId, outcome: 'done', problems: [], dropped: 0, repeated: true };

  const material = await materialOf(deps, state);
  const thread = threadOf(state, slotId, material);
  const { assessment, improved, problems } =
    owedWork.brief === 'critique-draft'
      ? verifyCritiqueWork(thread, work, critiqueSources(material, thread))
      : { ...verifyAssessWork(thread, work), improved: null };
  if (!assessment) {
    session.record({ type: 'work-closed', ticket, outcome: 'refused', problems: problems.slice(0, 40) });
    await session.commit();
    return { session, slot: slotId, outcome: 'refused', problems, dropped: 0, repeated: false };
  }
  const turn = slotOf(state, slotId).turns.at(-1)!;
  const answered = [...slotOf(state, slotId).turns].reverse().find((id) => lastAttempt(turnOf(state, id))) ?? turn;
  session.record({
    type: 'assessed',
    turn: answered,
    attempt: lastAttempt(turnOf(state, answered))!.id,
    by: { coach: 'host', ...(client ? { client } : {}) },
    ticket,
    proposals: [],
    ...assessment,
    ...(improved ? { improved } : {}),
  });
  session.record({ type: 'work-closed', ticket, outcome: 'done' });
  if (state.started!.mode === 'coach') {
    const view = assessmentOf(state, slotOf(state, slotId));
    session.record({ type: 'shown', slot: slotId, points: view ? feedbackPoints(thread, view) : [] });
  }
  await advance(deps, session, material);
  return { session, slot: slotId, outcome: 'done', problems: [], dropped: assessment.dropped.length, repeated: false };
}

/** What an improved answer may hold: words of the draft, the résumé and the dossier. */
export function critiqueSources(material: Material, thread: Thread): CritiqueSources {
  const { knowledge, dossier } = material;
  const lines = dossier
    ? [
        ...Object.values(dossier.posting),
        dossier.fit,
        dossier.highlights,
        dossier.companySummary,
        dossier.advice,
      ].flat()
    : [];
  const questions = (dossier?.questions ?? []).flatMap((q) => [q, ...q.followUps]);
  return {
    draftRubric: knowledge.rubrics.get('draft') ?? null,
    aliases: aliasesOf(knowledge),
    sources: [
      thread.slot.question,
      ...thread.turns.map((turn) => turn.answer),
      ...thread.facts.map((fact) => `${fact.org ?? ''} ${fact.evidence.quote}`),
      dossier?.company ?? '',
      dossier?.title ?? '',
      ...lines.map((line) => line.text),
      ...questions.flatMap((q) => [q.question, q.draft?.text ?? '']),
    ],
  };
}

/** The work that a ticket stands for. Throws input for an unknown, forged or voided ticket. */
export async function workOwed(deps: Deps, ticket: string): Promise<{ session: Session; owed: TicketState }> {
  const session = await sessionOfTicket(deps, ticket);
  const owed = session.state.tickets.get(ticket)!;
  if (owed.outcome === 'voided')
    throw new KkoriError('input', '그 작업은 취소되었습니다 (코치가 바뀌었습니다).', {
      hint: '지금 열린 질문으로 이어 가 주세요.',
    });
  return { session, owed };
}

async function sessionOfTicket(deps: Deps, ticket: string): Promise<Session> {
  if (/^[a-z0-9][a-z0-9-]{0,79}$/.test(ticket)) {
    for (const summary of await deps.store.sessions({ limit: SEARCHED })) {
      const session = await openSession(deps, summary.id);
      if (session.state.tickets.has(ticket)) return session;
    }
  }
  throw new KkoriError('input', '그런 작업 표(ticket)는 없습니다.', {
    hint: '가장 최근 결과의 **평가**에 적힌 ticket을 그대로 보내 주세요.',
  });
}

/** Hands a session to another coach: what the old one still owed is voided in the same append and done anew. */
export async function changeCoach(deps: Deps, sessionId: string, to: CoachName): Promise<Session> {
  const session = await openSession(deps, sessionId);
  const { state } = session;
  if (state.coach === to) return session;
  const open = [...state.tickets.values()].filter((t) => t.outcome === null).map((t) => t.ticket);
  session.record({ type: 'coach-changed', from: state.coach, to });
  for (const ticket of open) session.record({ type: 'work-closed', ticket, outcome: 'voided' });
  await advance(deps, session, await materialOf(deps, state));
  return session;
}

/** Tickets of checks and prose that are still owed, oldest first; the summary comes after all of them. */
export function openTickets(state: SessionState): string[] {
  return openOf(state, (ticket) => ticket.brief !== 'summarise');
}

/** The ticket of the summary, once everything else is done and until it came; null before and after. */
export function summaryTicket(state: SessionState): string | null {
  return openOf(state, (ticket) => ticket.brief === 'summarise')[0] ?? null;
}

function openOf(state: SessionState, wanted: (ticket: TicketState) => boolean): string[] {
  return [...state.tickets.values()].filter((t) => t.outcome === null && wanted(t)).map((t) => t.ticket);
}
