import type { BuiltDossier } from '../../app/build-dossier.ts';
import type { Claim } from '../../core/build/claims.ts';
import type { Evidence } from '../../core/evidence/evidence.ts';
import type { Report } from '../../core/report.ts';

/** The report as the JSON of the command line: evidence as address, span, quote and status, without its context. */
export function reportJson(report: Report): unknown {
  return {
    ...report,
    plan: report.plan.map((slot) => ({
      ...slot,
      evidence: slot.evidence.map((one) => ({ ...placeOf(one), status: one.status })),
    })),
  };
}

/** A built dossier as JSON: every claim with its origin and places. */
export function builtJson({ slug, title, lang, sections, prose, proseIsOld }: BuiltDossier): unknown {
  return {
    slug,
    title,
    lang,
    sections: sections.map(({ id, claims }) => ({ id, claims: claims.map(claimJson) })),
    prose,
    proseIsOld,
  };
}

function claimJson({ text, origin, theme, evidence, under, gap }: Claim): unknown {
  return {
    text,
    origin,
    ...(theme === undefined ? {} : { theme }),
    evidence: evidence.map(placeOf),
    ...(under === undefined ? {} : { under: under.map(claimJson) }),
    ...(gap ? { gap } : {}),
  };
}

function placeOf({ uri, sha, start, end, quote }: Evidence) {
  return { uri, sha, start, end, quote };
}
