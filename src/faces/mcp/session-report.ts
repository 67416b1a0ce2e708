import { materialOf, type Session } from '../../app/advance.ts';
import type { Deps } from '../../app/deps.ts';
import { reportFrom } from '../../app/review.ts';
import { KkoriError } from '../../core/errors.ts';
import type { Report } from '../../core/report.ts';
import { reportIsOpen } from '../../core/session/state.ts';
import { reportMarkdown } from '../report-markdown.ts';
import { namesFrom } from '../report-words.ts';
import { rateCall } from './present/calls.ts';
import { viewOf } from './present/view.ts';

/**
 * The report of a session as a host may read it. While an exam waits for the candidate's own rating there is none, and
 * of a session that still runs only what is over: no planned question, no expected point of an open thread.
 * Throws input with the call that opens it.
 */
export async function reportFor(deps: Deps, session: Session): Promise<Report> {
  const { state } = session;
  if (!reportIsOpen(state)) throw await closedReport(deps, session);
  const report = await reportFrom(deps, state);
  if (state.ended) return report;
  const over = new Set(
    report.plan.filter((slot) => slot.status === 'closed' || slot.status === 'skipped').map((slot) => slot.id),
  );
  return {
    ...report,
    plan: report.plan.filter((slot) => over.has(slot.id)),
    turns: report.turns.filter((turn) => over.has(turn.slot)),
    points: report.points.filter((point) => over.has(point.slot)),
    threadPoints: report.threadPoints.filter((point) => over.has(point.slot)),
    notFound: report.notFound.filter((point) => over.has(point.slot)),
    coverage: { must: coverageOf(report.coverage.must, over), preferred: coverageOf(report.coverage.preferred, over) },
    ledger: [],
    next: [],
  };
}

export async function reportText(deps: Deps, session: Session): Promise<string> {
  const report = await reportFor(deps, session);
  const { knowledge, resume } = await materialOf(deps, session.state);
  return reportMarkdown(report, namesFrom(knowledge, resume, session.state.started!.lang));
}

function coverageOf(coverage: Report['coverage']['must'], over: ReadonlySet<string>): Report['coverage']['must'] {
  return { covered: coverage.covered.filter((c) => over.has(c.slot)), uncovered: [] };
}

async function closedReport(deps: Deps, session: Session): Promise<KkoriError> {
  const view = await viewOf(deps, session);
  const { state, t } = view;
  if (state.ended) {
    return new KkoriError('input', t('먼저 스스로 평가하게 하세요.', 'Let the candidate rate themselves first.'), {
      hint: `${t('지원자에게 막힘(1), 보통(2), 자신(3)을 물어 그 답을 보내고, 답하지 않으면 declined를 보냅니다.', 'Ask: stuck (1), all right (2) or confident (3); declined if they would rather not.')}\n\`\`\`json\n${JSON.stringify(rateCall(view))}\n\`\`\``,
    });
  }
  const call = state.open
    ? { tool: 'steer_rehearsal', arguments: { session: state.id, action: 'resume' } }
    : rateCall(view);
  return new KkoriError(
    'input',
    t(
      '실전 모드의 보고서는 회차가 끝나고 지원자가 스스로 평가한 뒤에 열립니다.',
      'In exam mode the report opens after the end, once the candidate has rated themselves.',
    ),
    {
      hint: `\`\`\`json\n${JSON.stringify(call)}\n\`\`\``,
    },
  );
}
