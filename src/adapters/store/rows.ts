import type { Database, Statement } from 'better-sqlite3';
import type { SessionEvent } from '../../core/session/events.ts';
import { type TurnRow, turnRows } from '../../core/session/projection.ts';
import type { PurgeSelector, SessionFilter, SessionSummary, TurnFilter } from '../../ports.ts';
import { readEvent, summaryAfter, unreadable } from './records.ts';

/** Every row carries it; one machine, one person, one value for now. */
const WORKSPACE = 'local';
/** Sessions whose events stay parsed: enough for a rehearsal and a report beside it, too few to grow. */
const REMEMBERED = 4;

type SessionRecord = Omit<SessionSummary, 'ended'> & { ended: number };
type TurnRecord = Omit<TurnRow, 'concepts' | 'checks'> & { concepts: string; checks: string };

const SESSION_COLUMNS =
  'id, started_at AS startedAt, updated_at AS updatedAt, seq, purpose, dossier, title, format, mode, coach, ended';
const TURN_COLUMNS =
  'session, turn, attempt, at, dossier, question_key AS questionKey, question, type, kind, concepts, requirement, fact, ' +
  'probe, by, checks, self_rating AS selfRating';

/** The rows of one open database. Synchronous; errors are SQLite's own. */
export class Rows {
  readonly db: Database;
  private readonly statements = new Map<string, Statement>();
  /** Parsed events by session, least recently used first; valid while `version` is the database's. */
  private readonly remembered = new Map<string, SessionEvent[]>();
  private version: unknown = null;

  constructor(db: Database) {
    this.db = db;
  }

  events(id: string): SessionEvent[] | null {
    return this.db.transaction(() => this.stored(id))();
  }

  append(id: string, expectedSeq: number, events: SessionEvent[]): 'ok' | 'conflict' {
    const all = this.db
      .transaction(() => {
        const summary = this.summary(id);
        if ((summary?.seq ?? 0) !== expectedSeq) return 'conflict';
        const before = this.stored(id) ?? [];
        const next = summaryAfter(id, summary, events);
        if (!next || events.length === 0) return before;
        this.writeSummary(next);
        const insert = this.prepare('INSERT INTO events (workspace, session, seq, json) VALUES (?, ?, ?, ?)');
        for (const event of events) insert.run(WORKSPACE, id, event.seq, JSON.stringify(event));
        const after = [...before, ...events];
        this.writeTurns(turnRows(id, after), turnRows(id, before));
        return after;
      })
      .immediate();
    if (all === 'conflict') return all;
    if (all.length > 0) this.remember(id, all);
    return 'ok';
  }

  sessions({ dossier, purpose, open, without = [], limit }: SessionFilter): SessionSummary[] {
    const where = conditions([
      ['dossier', dossier],
      ['purpose', purpose],
      ['ended', open === undefined ? undefined : open ? 0 : 1],
    ]);
    const left =
      without.length === 0
        ? ''
        : `${where.sql === '' ? 'WHERE' : 'AND'} purpose NOT IN (${without.map(() => '?').join(', ')})`;
    const sql = `SELECT ${SESSION_COLUMNS} FROM sessions ${where.sql} ${left} ORDER BY updated_at DESC, id DESC LIMIT ?`;
    return (this.prepare(sql).all(...where.values, ...without, limit ?? -1) as SessionRecord[]).map(toSummary);
  }

  turns(filter: TurnFilter): TurnRow[] {
    const where = conditions([
      ['dossier', filter.dossier],
      ['question_key', filter.questionKey],
      ['session', filter.session],
    ]);
    const sql = `SELECT ${TURN_COLUMNS} FROM turns ${where.sql} ORDER BY at DESC, session DESC, ordinal DESC LIMIT ?`;
    const records = this.prepare(sql).all(...where.values, filter.limit ?? -1) as TurnRecord[];
    return records.map((row) => ({ ...row, concepts: JSON.parse(row.concepts), checks: JSON.parse(row.checks) }));
  }

  /** Deletes sessions with their events and turns; the bytes stay until `sweep`. */
  purge(selector: PurgeSelector): number {
    this.remembered.clear();
    const where = conditions([
      ['id', 'session' in selector ? selector.session : undefined],
      ['dossier', 'dossier' in selector ? selector.dossier : undefined],
    ]);
    const remove = this.prepare(`DELETE FROM sessions ${where.sql}`);
    return this.db.transaction(() => remove.run(...where.values).changes).immediate();
  }

  rebuild(): void {
    this.db
      .transaction(() => {
        this.prepare('DELETE FROM turns WHERE workspace = ?').run(WORKSPACE);
        const ids = this.prepare('SELECT id FROM sessions WHERE workspace = ?').pluck().all(WORKSPACE) as string[];
        for (const id of ids) {
          const events = this.stored(id) ?? [];
          const summary = summaryAfter(id, null, events);
          if (summary) this.writeSummary(summary);
          this.writeTurns(turnRows(id, events), []);
        }
      })
      .immediate();
  }

  private prepare(sql: string): Statement {
    let statement = this.statements.get(sql);
    if (!statement) {
      statement = this.db.prepare(sql);
      this.statements.set(sql, statement);
    }
    return statement;
  }

  private summary(id: string): SessionSummary | null {
    const sql = `SELECT ${SESSION_COLUMNS} FROM sessions WHERE workspace = ? AND id = ?`;
    const record = this.prepare(sql).get(WORKSPACE, id) as SessionRecord | undefined;
    return record ? toSummary(record) : null;
  }

  /** All events of a session, from memory when no other connection has written since; call inside a transaction. */
  private stored(id: string): SessionEvent[] | null {
    const version = this.db.pragma('data_version', { simple: true });
    if (version !== this.version) this.remembered.clear();
    this.version = version;
    const known = this.remembered.get(id);
    if (known) return known;
    const summary = this.summary(id);
    if (!summary) return null;
    const select = this.prepare('SELECT seq, json FROM events WHERE workspace = ? AND session = ? ORDER BY seq');
    const records = select.all(WORKSPACE, id) as { seq: number; json: string }[];
    const gap = records.length !== summary.seq || records.some((record, i) => record.seq !== i + 1);
    if (gap) throw unreadable(new Error(`${records.length} events stored, last seq ${summary.seq}`));
    const events = records.map((record) => readEvent(record.json, record.seq));
    this.remember(id, events);
    return events;
  }

  private remember(id: string, events: SessionEvent[]): void {
    this.remembered.delete(id);
    this.remembered.set(id, events);
    if (this.remembered.size > REMEMBERED) this.remembered.delete(this.remembered.keys().next().value!);
  }

  private writeSummary(summary: SessionSummary): void {
    this.prepare(
      `INSERT INTO sessions (workspace, id, started_at, updated_at, seq, purpose, dossier, title, format, mode, coach, ended)
       VALUES ('${WORKSPACE}', @id, @startedAt, @updatedAt, @seq, @purpose, @dossier, @title, @format, @mode, @coach, @ended)
       ON CONFLICT (workspace, id) DO UPDATE SET started_at = @startedAt, updated_at = @updatedAt, seq = @seq,
         purpose = @purpose, dossier = @dossier, title = @title, format = @format, mode = @mode, coach = @coach,
         ended = @ended`,
    ).run({ ...summary, ended: summary.ended ? 1 : 0 });
  }

  /** Writes the rows that differ from `before`; rows are only ever added or changed, never taken away. */
  private writeTurns(rows: TurnRow[], before: TurnRow[]): void {
    const write = this.prepare(
      `INSERT OR REPLACE INTO turns (workspace, session, ordinal, turn, attempt, at, dossier, question_key, question, type,
         kind, concepts, requirement, fact, probe, by, checks, self_rating)
       VALUES ('${WORKSPACE}', @session, @ordinal, @turn, @attempt, @at, @dossier, @questionKey, @question, @type,
         @kind, @concepts, @requirement, @fact, @probe, @by, @checks, @selfRating)`,
    );
    rows.forEach((row, ordinal) => {
      if (JSON.stringify(row) === JSON.stringify(before[ordinal])) return;
      write.run({ ...row, ordinal, concepts: JSON.stringify(row.concepts), checks: JSON.stringify(row.checks) });
    });
  }
}

function toSummary(record: SessionRecord): SessionSummary {
  return { ...record, ended: record.ended === 1 };
}

/** `WHERE` over the columns that have a value (`undefined` = not asked for); null matches null. */
function conditions(wanted: [column: string, value: string | number | null | undefined][]) {
  const given = wanted.filter(([, value]) => value !== undefined);
  const sql = ['WHERE workspace = ?', ...given.map(([column]) => `${column} IS ?`)].join(' AND ');
  return { sql, values: [WORKSPACE, ...given.map(([, value]) => value)] };
}
