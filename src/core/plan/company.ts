import type { Dossier, ProfileLabel } from '../dossier.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { AxisPage, IndustryPage, Knowledge, RolePage } from '../knowledge/page.ts';
import { haystack, signalsIn } from '../reading/signal-words.ts';

/** What the kind of company and the role that the posting names mean for a plan. */
export type Company = {
  industries: readonly IndustryPage[];
  axes: readonly AxisPage[];
  /** Roles that the posting names, beside the level. */
  roles: readonly RolePage[];
  /** True where the posting looks for a planner: what engineers are asked comes only where a line asks for it. */
  planning: boolean;
  /** Weight that a concept card or an offered question gains or loses here. */
  weightOf(id: string): number;
  /** The page that brings a card up which nothing in the papers names; the most telling first. */
  pageFor(concept: string): { page: IndustryPage | AxisPage | RolePage; evidence: Evidence | null } | null;
  /** Where the papers say that a page is meant. */
  evidenceOf(page: IndustryPage | AxisPage | RolePage): Evidence | null;
};

/** One page moves a score by this much, all pages together by at most twice of it; posting lines weigh 0.8 to 2. */
const STEP = 0.6;

const AXIS_LABEL = {
  'business-model': 'business-model',
  revenue: 'business-model',
  customer: 'customer',
  stage: 'stage',
} as const;

/** @param level the candidate's level: its role page has keywords of its own */
export function companyOf(dossier: Dossier | null, knowledge: Knowledge, level: string): Company {
  const labels = dossier?.profileEvidence ?? [];
  const labelOf = (axis: ProfileLabel['axis'], value: string) =>
    labels.find((label) => label.axis === axis && label.value === value);
  const industries = labels
    .filter((label) => label.axis === 'industry')
    .flatMap((label) => knowledge.industries.get(label.value) ?? []);
  const axes = [...knowledge.axes.values()].filter((page) => labelOf(AXIS_LABEL[page.axis], page.value));
  const named = dossier ? rolesNamed(dossier, knowledge) : [];
  const roles = named.map(({ page }) => page);
  const levelPage = knowledge.roles.get(`backend-${level}`);
  const evidenceOf = (page: IndustryPage | AxisPage | RolePage): Evidence | null => {
    if (page.kind === 'role') return named.find((role) => role.page === page)?.evidence ?? null;
    const label = page.kind === 'industry' ? labelOf('industry', page.id) : labelOf(AXIS_LABEL[page.axis], page.value);
    return label?.evidence[0] ?? null;
  };
  const planning = roles.some((page) => page.family === 'planning');
  const bringing = [...roles, ...(planning ? [] : [...industries, ...axes, ...(levelPage ? [levelPage] : [])])];
  return {
    industries,
    axes,
    roles,
    planning,
    evidenceOf,
    weightOf(id) {
      const up = axes.filter((page) => page.up.includes(id)).length;
      const down = axes.filter((page) => page.down.includes(id)).length;
      return Math.max(-2, Math.min(2, up - down)) * STEP;
    },
    pageFor(concept) {
      const page = bringing.find((one) =>
        'keywords' in one ? one.keywords.some((k) => k.concept === concept) : one.up.includes(concept),
      );
      return page ? { page, evidence: evidenceOf(page) } : null;
    },
  };
}

/** Role pages whose words stand in the title, or two different ones in the lines of the posting. */
function rolesNamed(dossier: Dossier, knowledge: Knowledge): { page: RolePage; evidence: Evidence | null }[] {
  const { responsibilities, requirements, preferred, about } = dossier.posting;
  const lines = [...responsibilities, ...requirements, ...preferred, ...about];
  // The heading as well: where it is taken apart into company and title, a word of the role may stand on either side.
  const title = haystack(`${dossier.title ?? ''}\n${dossier.titleEvidence?.quote ?? ''}`);
  const body = haystack(lines.map((line) => line.text).join('\n'));
  return [...knowledge.roles.values()].flatMap((page) => {
    if (page.signals.length === 0) return [];
    if (signalsIn(title, page.signals).length > 0) return [{ page, evidence: dossier.titleEvidence }];
    if (signalsIn(body, page.signals).length < 2) return [];
    const line = lines.find((one) => signalsIn(haystack(one.text), page.signals).length > 0);
    return [{ page, evidence: line?.evidence ?? null }];
  });
}
