import type { BuiltDossier } from '../../app/build-dossier.ts';
import type { Checked } from '../../app/check-dossiers.ts';
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

function claimJson({ text, origin, theme, evidence, under, gap, missing }: Claim): unknown {
  return {
    text,
    origin,
    ...(theme === undefined ? {} : { theme }),
    evidence: evidence.map(placeOf),
    ...(under === undefined ? {} : { under: under.map(claimJson) }),
    ...(gap ? { gap } : {}),
    ...(missing === undefined ? {} : { missing }),
  };
}

/**
 * A health report as JSON. `findings`: `kind` missing · stale · unsourced · undrafted, `id` what exactly, `text` one sentence,
 * `evidence` places (none for what is not there), `next` the command to type. `across`: one thing told in two ways, each
 * place with `paper` (resume · dossier · note), `dossier` (its slug) or `note` (its file name), `said` and the `sentence` it stands in.
 * `problem` names why a dossier could not be read. `notes` counts the notes read and those that were not.
 */
export function checkedJson({ lang, dossiers, across, notes }: Checked): unknown {
  return {
    lang,
    dossiers: dossiers.map(({ slug, title, problem, counts, findings }) => ({
      slug,
      title,
      problem,
      counts,
      findings: findings.map((finding) => ({ ...finding, evidence: finding.evidence.map(placeOf) })),
    })),
    across: across.map((one) => ({
      ...one,
      places: one.places.map((place) => ({
        ...place,
        said: placeOf(place.said),
        sentence: placeOf(place.sentence),
      })),
    })),
    notes,
  };
}

function placeOf({ uri, sha, start, end, quote }: Evidence) {
  return { uri, sha, start, end, quote };
}
