import { z } from 'zod';
import { KkoriError } from '../../../core/errors.ts';
import { optional, whole } from '../input.ts';
import { materialPage, plainPage } from '../page.ts';
import { PAGE_BYTES } from '../present/fit.ts';
import { handle } from '../schemas.ts';
import { reportFor, reportText } from '../session-report.ts';
import { sessionNamed } from '../sessions.ts';
import { tool } from '../tool.ts';

export const getReportTool = tool({
  name: 'get_report',
  title: '면접 보고서 · Report of a rehearsal',
  description: `The report of one mock interview (모의 면접 결과, 피드백): what to keep, what to mend with the candidate's own words, follow-ups (꼬리 질문) and why they were asked, requirements reached, what to practise next. No score, no verdict. In exam mode it opens only after the candidate rated themselves or declined (steer_rehearsal, self-rate). Present it as it is; invent nothing that does not stand in it. Reads only.`,
  annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  limit: PAGE_BYTES,
  input: z.object({
    session: handle('Session id'),
    format: optional(z.enum(['markdown', 'json'])).describe('markdown (default) or json, the whole report as data'),
    offset: optional(whole(0, 10_000_000)).describe('Where to read on, from the last page'),
  }),
  async run({ deps }, { session: id, format, offset = 0 }) {
    const session = await sessionNamed(deps, id);
    const next = (to: number) => ({
      tool: 'get_report',
      arguments: { session: id, ...(format ? { format } : {}), offset: to },
    });
    try {
      if (format === 'json')
        return { text: materialPage(id, JSON.stringify(await reportFor(deps, session), null, 1), offset, next) };
      return { text: plainPage(await reportText(deps, session), offset, next) };
    } catch (error) {
      // A report that is not open yet is no failure of the call: it says what comes first.
      if (!(error instanceof KkoriError) || error.kind !== 'input') throw error;
      return { text: `**${error.message}**\n${error.hint}` };
    }
  },
});
