import { z } from 'zod';
import { optional, whole } from '../input.ts';
import { PAGE_BYTES } from '../present/fit.ts';
import { handle } from '../schemas.ts';
import { SCORECARD_URI } from '../scorecard.ts';
import { tool } from '../tool.ts';

export const input = z.object({
  session: handle('Session id'),
  format: optional(z.enum(['markdown', 'json'])).describe('markdown (default) or json, the whole report as data'),
  offset: optional(whole(0, 10_000_000)).describe('Where to read on, from the last page'),
});

export const getReportTool = tool({
  name: 'get_report',
  title: '면접 보고서 · Report of a rehearsal',
  description: `The report of one mock interview (모의 면접 결과, 피드백): what to keep, what to mend with the candidate's own words, follow-ups (꼬리 질문) and why they were asked, requirements reached, what to practise next. No score, no verdict. In exam mode it opens only after the candidate rated themselves or declined (steer_rehearsal, self-rate). Present it as it is; invent nothing that does not stand in it. Reads only.`,
  annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  limit: PAGE_BYTES,
  view: SCORECARD_URI,
  input,
  load: () => import('../calls/get-report.ts'),
});
