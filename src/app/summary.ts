import type { SummaryInput } from '../core/brief.ts';
import { verifySummaryWork } from '../core/critique/verify-summary.ts';
import { aliasesOf } from '../core/knowledge/cards.ts';
import { mask } from '../core/masking.ts';
import { lastAttempt, type SessionState, turnOf } from '../core/session/state.ts';
import type { Deps } from './deps.ts';
import type { Material } from './material.ts';
import { reportFrom } from './review.ts';
import { materialOf, recordFailure, type Session } from './session.ts';
import { papersOf } from './threads.ts';
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
  const { answers, sources, aliases, lang } = await summaryInput(deps, state, await materialOf(deps, state));
  const verified = verifySummaryWork(raw, answers, sources, { aliases, lang });
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

/** Has the session's model write the summary; what it could not do is recorded, and the session is complete all the same. */
export async function summariseByModel(
  deps: Deps,
  session: Session,
  material: Material,
  signal: AbortSignal,
): Promise<void> {
  const input = await summaryInput(deps, session.state, material);
  const outcome = await deps.coaches.anthropic!.perform('summarise', input, {
    signal,
    ...(deps.watch ? { watch: deps.watch } : {}),
  });
  if (outcome.kind === 'done') session.record({ type: 'summarised', by: outcome.by, ...outcome.value });
  else recordFailure(session, 'summarise', outcome);
}

/** What a summary of this session stands on: shown to a model, and held against what a model or a host wrote. */
async function summaryInput(deps: Deps, state: SessionState, material: Material): Promise<SummaryInput> {
  const report = await reportFrom(deps, state);
  const lang = state.started!.lang;
  const papers = papersOf(material);
  const { posting } = material.dossier ?? {};
  const attempts = state.turnOrder.flatMap((id) => turnOf(state, id).attempts.map((attempt) => attempt.text));
  const number = (slot: string) => state.slots.findIndex((s) => s.slot.id === slot) + 1;
  return {
    lang,
    papers,
    threads: state.slots.flatMap((slot) => {
      const turns = slot.turns.flatMap((id) => {
        const turn = turnOf(state, id);
        const answer = lastAttempt(turn)?.text ?? '';
        return answer.trim() === '' ? [] : [{ question: turn.worded?.text ?? turn.asked.question, answer }];
      });
      return turns.length > 0 ? [{ number: number(slot.slot.id), turns }] : [];
    }),
    points: [
      ...report.threadPoints.map((p) => ({
        number: number(p.slot),
        text: [p.quote ? `‘${p.quote}’` : (p.missing ?? ''), p.say, p.next ?? ''].filter(Boolean).join(' — '),
      })),
      ...report.notFound.map((p) => ({ number: number(p.slot), text: `${NOT_FOUND[lang]}: ${p.text}` })),
    ],
    // A model reads answers as they may leave the machine, and quotes them so.
    answers: [...attempts, ...attempts.map((text) => mask(text, lang).text).filter((text, i) => text !== attempts[i])],
    sources: [
      report.title ?? '',
      ...report.turns.flatMap((turn) => [turn.question, turn.asked ?? '']),
      ...report.threadPoints.flatMap((p) => [p.say, p.missing ?? '', p.next ?? '']),
      ...report.notFound.map((point) => point.text),
      ...report.next,
      ...(material.resume?.facts ?? []).map((fact) => `${fact.org ?? ''} ${fact.evidence.quote}`),
      ...(posting ? Object.values(posting).flat() : []).map((line) => line.text),
      papers.company ?? '',
      ...papers.facts.map((fact) => fact.text),
      ...papers.criteria,
    ],
    aliases: aliasesOf(material.knowledge),
  };
}

const NOT_FOUND = { ko: '찾지 못한 것', en: 'not found' } as const;
