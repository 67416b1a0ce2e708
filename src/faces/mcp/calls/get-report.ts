import type { z } from 'zod';
import { summaryTicket } from '../../../app/work.ts';
import { KkoriError } from '../../../core/errors.ts';
import { materialPage, plainPage } from '../page.ts';
import { callsPart, summaryCall } from '../present/calls.ts';
import { viewOf } from '../present/view.ts';
import { reportFor, reportText } from '../session-report.ts';
import { sessionNamed } from '../sessions.ts';
import type { Answer, Call } from '../tool.ts';
import type { input } from '../tools/get-report.ts';

export async function run(
  { deps }: Call,
  { session: id, format, offset = 0 }: z.output<typeof input>,
): Promise<Answer> {
  const session = await sessionNamed(deps, id);
  const next = (to: number) => ({
    tool: 'get_report',
    arguments: { session: id, ...(format ? { format } : {}), offset: to },
  });
  const view = await viewOf(deps, session);
  try {
    if (format === 'json')
      return { text: materialPage(id, JSON.stringify(await reportFor(deps, session), null, 1), offset, next) };
    const summary = summaryTicket(session.state);
    const owed = summary ? callsPart([summaryCall(view, summary)], view) : '';
    return { text: [plainPage(await reportText(deps, session), offset, next), owed].filter(Boolean).join('\n\n') };
  } catch (error) {
    // A report that is not open yet is no failure of the call: it says what comes first.
    if (!(error instanceof KkoriError) || error.kind !== 'input') throw error;
    return { text: `**${error.message}**\n${error.hint}` };
  }
}
