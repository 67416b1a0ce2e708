import type { ResumeFact } from '../core/dossier.ts';
import { KkoriError } from '../core/errors.ts';
import type { Evidence, EvidenceStatus, Source } from '../core/evidence/evidence.ts';
import { statusOf } from '../core/evidence/status.ts';
import { type LedgerRow, ledgerOf, linesToExplain } from '../core/ledger.ts';
import { makeReport, type Report } from '../core/report.ts';
import { AT_THE_DESK } from '../core/session/events.ts';
import type { SessionState } from '../core/session/state.ts';
import { replay } from '../core/session/step.ts';
import type { Deps } from './deps.ts';
import { resumeOf } from './material.ts';
import { materialOf, openSession } from './session.ts';

/** The report of a session; the latest one when no id is given. Throws not-found. */
export async function reportOf(deps: Deps, sessionId?: string): Promise<Report> {
  const id = sessionId ?? (await deps.store.sessions({ without: AT_THE_DESK, limit: 1 }))[0]?.id;
  if (!id)
    throw new KkoriError('not-found', '아직 연습한 회차가 없습니다.', { hint: '`kkori rehearse`로 시작해 주세요.' });
  const session = await openSession(deps, id);
  return reportFrom(deps, session.state);
}

export async function reportFrom(deps: Deps, state: SessionState): Promise<Report> {
  const material = await materialOf(deps, state);
  const sources = new Map<string, Source | null>();
  for (const uri of new Set(state.slots.flatMap((s) => s.slot.evidence.map((e) => e.uri)))) {
    sources.set(uri, material.knowledge.pages.get(uri) ?? (await deps.workspace.read(uri).catch(() => null)));
  }
  const status = (evidence: Evidence): EvidenceStatus => statusOf(evidence, sources.get(evidence.uri) ?? null).status;
  const lines = linesToExplain(material.resume?.facts ?? []).map((f) => ({ id: f.id, quote: f.evidence.quote }));
  const report = makeReport(state, status, lines);
  return report.open && lines.length > 0
    ? { ...report, ledgerOverSessions: ledgerOf([...(await sessionsUpTo(deps, state)), state], lines) }
    : report;
}

/** Sessions that began before this one, oldest first: what the ledger looks back on. */
async function sessionsUpTo(deps: Deps, state: SessionState): Promise<SessionState[]> {
  const summaries = await deps.store.sessions({ without: AT_THE_DESK, limit: LOOK_BACK });
  const earlier = summaries.filter((s) => s.id !== state.id && s.startedAt <= (state.started?.at ?? 0));
  const out: SessionState[] = [];
  for (const { id } of earlier.sort((a, b) => a.startedAt - b.startedAt)) {
    const events = await deps.store.load(id);
    if (events) out.push(replay(id, events));
  }
  return out;
}

/** How many sessions the ledger looks back on. */
const LOOK_BACK = 200;

export type ResumeLine = LedgerRow & Pick<ResumeFact, 'text' | 'org' | 'project' | 'role' | 'period'>;

/** Each line of the résumé, where it stands, and how it went in all sessions so far. Throws not-found without a résumé. */
export async function resumeLedger(deps: Deps): Promise<ResumeLine[]> {
  const resume = await resumeOf(deps, await deps.workspace.list());
  if (!resume)
    throw new KkoriError('not-found', '작업 공간에 이력서가 없습니다.', {
      hint: '`kkori add 이력서.md --as resume`으로 넣어 주세요.',
    });
  const facts = linesToExplain(resume.facts);
  const lines = facts.map((f) => ({ id: f.id, quote: f.evidence.quote }));
  const states: SessionState[] = [];
  const summaries = await deps.store.sessions({ without: AT_THE_DESK, limit: LOOK_BACK });
  for (const { id } of summaries.sort((a, b) => a.startedAt - b.startedAt)) {
    const events = await deps.store.load(id);
    if (events) states.push(replay(id, events));
  }
  const rows = new Map(ledgerOf(states, lines).map((row) => [row.fact, row]));
  return facts.map(({ id, text, org, project, role, period }) => ({
    ...rows.get(id)!,
    text,
    org,
    project,
    role,
    period,
  }));
}
