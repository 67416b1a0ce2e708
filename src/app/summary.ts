import { verifySummaryWork } from '../core/critique/verify-summary.ts';
import { aliasesOf } from '../core/knowledge/cards.ts';
import { turnOf } from '../core/session/state.ts';
import { materialOf, type Session } from './advance.ts';
import type { Deps } from './deps.ts';
import { reportFrom } from './review.ts';
import type { TicketOutcome } from './work.ts';

/** Takes a host's summary of a session: verified against what was said and stored, or refused with what to fix. */
export async function takeSummary(
  deps: Deps,
  session: Session,
  ticket: string,
  raw: unknown,
  client?: string,
): Promise<TicketOutcome> {
  const { state } = session;
  if (state.tickets.get(ticket)!.outcome === 'done') return { outcome: 'done', problems: [] };
  const material = await materialOf(deps, state);
  const report = await reportFrom(deps, state);
  const { posting } = material.dossier ?? {};
  const answers = state.turnOrder.flatMap((id) => turnOf(state, id).attempts.map((attempt) => attempt.text));
  const sources = [
    report.title ?? '',
    ...report.turns.flatMap((turn) => [turn.question, turn.asked ?? '']),
    ...report.threadPoints.flatMap((p) => [p.say, p.missing ?? '', p.next ?? '']),
    ...report.notFound.map((point) => point.text),
    ...report.next,
    ...(material.resume?.facts ?? []).map((fact) => `${fact.org ?? ''} ${fact.evidence.quote}`),
    ...(posting ? Object.values(posting).flat() : []).map((line) => line.text),
  ];
  const verified = verifySummaryWork(raw, answers, sources, {
    aliases: aliasesOf(material.knowledge),
    lang: state.started!.lang,
  });
  if (verified.problems) {
    session.record({ type: 'work-closed', ticket, outcome: 'refused', problems: verified.problems.slice(0, 40) });
    await session.commit();
    return { outcome: 'refused', problems: verified.problems };
  }
  session.record({ type: 'summarised', by: { coach: 'host', ...(client ? { client } : {}) }, ...verified.work });
  session.record({ type: 'work-closed', ticket, outcome: 'done' });
  await session.commit();
  return { outcome: 'done', problems: [] };
}
