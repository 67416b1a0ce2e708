import { KkoriError } from '../core/errors.ts';
import type { Evidence, EvidenceStatus, Source } from '../core/evidence/evidence.ts';
import { statusOf } from '../core/evidence/status.ts';
import { makeReport, type Report } from '../core/report.ts';
import type { SessionState } from '../core/session/state.ts';
import { materialOf, openSession } from './advance.ts';
import type { Deps } from './deps.ts';

/** The report of a session; the latest one when no id is given. Throws not-found. */
export async function reportOf(deps: Deps, sessionId?: string): Promise<Report> {
  const id = sessionId ?? (await deps.store.sessions({ limit: 1 }))[0]?.id;
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
  return makeReport(
    state,
    status,
    (material.resume?.facts ?? []).map((f) => f.id),
  );
}
