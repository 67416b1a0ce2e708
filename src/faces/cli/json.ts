import type { Report } from '../../core/report.ts';

/** The report as the JSON of the command line: evidence as address, span, quote and status, without its context. */
export function reportJson(report: Report): unknown {
  return {
    ...report,
    plan: report.plan.map((slot) => ({
      ...slot,
      evidence: slot.evidence.map(({ uri, sha, start, end, quote, status }) => ({
        uri,
        sha,
        start,
        end,
        quote,
        status,
      })),
    })),
  };
}
