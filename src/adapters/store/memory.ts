import type { SessionEvent } from '../../core/session/events.ts';
import { type TurnRow, turnRows } from '../../core/session/projection.ts';
import type { PurgeSelector, SessionStore, SessionSummary } from '../../ports.ts';
import { acceptEvents, summaryAfter } from './records.ts';

type Held = { summary: SessionSummary; events: SessionEvent[]; rows: TurnRow[] };

/** A store that lives and dies with the process: for tests and for sessions that must leave nothing behind. */
export function memoryStore(): SessionStore {
  const held = new Map<string, Held>();

  const limited = <T>(items: T[], limit: number | undefined) => (limit === undefined ? items : items.slice(0, limit));
  const latestFirst = (a: [number, string], b: [number, string]) => b[0] - a[0] || (a[1] < b[1] ? 1 : -1);

  return {
    async load(id) {
      const events = held.get(id)?.events;
      return events ? [...events] : null;
    },

    async append(id, expectedSeq, events) {
      const accepted = acceptEvents(id, expectedSeq, events);
      const before = held.get(id);
      if ((before?.summary.seq ?? 0) !== expectedSeq) return 'conflict';
      const all = [...(before?.events ?? []), ...accepted];
      const summary = summaryAfter(id, before?.summary ?? null, accepted);
      if (summary) held.set(id, { summary, events: all, rows: turnRows(id, all) });
      return 'ok';
    },

    async sessions({ dossier, purpose, open, without = [], limit } = {}) {
      const found = [...held.values()]
        .map(({ summary }) => summary)
        .filter((summary) => dossier === undefined || summary.dossier === dossier)
        .filter((summary) => open === undefined || summary.ended !== open)
        .filter((summary) => purpose === undefined || summary.purpose === purpose)
        .filter((summary) => !without.includes(summary.purpose))
        .sort((a, b) => latestFirst([a.updatedAt, a.id], [b.updatedAt, b.id]));
      return limited(found, limit).map((summary) => ({ ...summary }));
    },

    async turns({ dossier, questionKey, session, limit } = {}) {
      const found = [...held.values()]
        .flatMap(({ rows }) => rows.toReversed())
        .filter((row) => dossier === undefined || row.dossier === dossier)
        .filter((row) => questionKey === undefined || row.questionKey === questionKey)
        .filter((row) => session === undefined || row.session === session)
        .sort((a, b) => (a.session === b.session ? b.at - a.at : latestFirst([a.at, a.session], [b.at, b.session])));
      return structuredClone(limited(found, limit));
    },

    async purge(selector) {
      const gone = [...held.values()].filter(({ summary }) => isMeant(summary, selector));
      for (const { summary } of gone) held.delete(summary.id);
      return gone.length;
    },

    async rebuild() {
      for (const [id, session] of held) {
        const summary = summaryAfter(id, null, session.events);
        if (summary) held.set(id, { summary, events: session.events, rows: turnRows(id, session.events) });
      }
    },

    async close() {},
  };
}

function isMeant(summary: SessionSummary, selector: PurgeSelector): boolean {
  if ('session' in selector) return summary.id === selector.session;
  if ('dossier' in selector) return summary.dossier === selector.dossier;
  return true;
}
