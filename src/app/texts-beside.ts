import { spokenText } from '../core/critique/spoken-text.ts';
import type { TextBeside } from '../core/critique/texts.ts';
import type { Dossier, DossierQuestion, ResumeFact } from '../core/dossier.ts';
import type { Deps } from './deps.ts';
import { dossierOf, type Material, slugsIn } from './material.ts';
import { withNotes } from './planning.ts';

/** Other dossiers that are looked through for the same story told with other values. */
const DOSSIERS_MAX = 20;

/**
 * The candidate's texts beside one draft, nearest first: drafts of its follow-ups, other drafts of the dossier, résumé
 * lines, what the notes say of the candidate, the posting, drafts of other dossiers. The draft itself is left out.
 */
export async function textsBeside(deps: Deps, material: Material, own: DossierQuestion | null): Promise<TextBeside[]> {
  const { dossier } = material;
  const followUps = (own?.followUps ?? []).flatMap((q) => draftOf(q));
  const drafts = dossier
    ? draftsOf(dossier).filter((d) => d.ref !== own?.ref && !followUps.some((f) => f.ref === d.ref))
    : [];
  const stated = withNotes(material)?.facts ?? [];
  const facts = stated.map(
    (fact): TextBeside => ({
      uri: fact.evidence.uri,
      text: fact.evidence.quote,
      origin: fact.grade === 'note' ? 'dossier' : 'resume',
    }),
  );
  return [
    ...followUps,
    ...drafts,
    ...facts,
    ...employersOf(stated),
    ...postingOf(dossier),
    ...(await elsewhere(deps, material)),
  ];
}

/** The employers with their periods as they stand over the lines: what was done when is told against them. */
function employersOf(facts: readonly ResumeFact[]): TextBeside[] {
  const out = new Map<string, TextBeside>();
  for (const { grade, org, period, evidence } of facts)
    if (grade === 'resume' && org && period)
      out.set(`${org} ${period}`, { uri: evidence.uri, text: `${org} (${period})`, origin: 'resume' });
  return [...out.values()];
}

/** Every draft of a dossier, follow-ups' own included, as it is said. */
export function draftsOf(dossier: Dossier): TextBeside[] {
  return dossier.questions.flatMap((q) => [q, ...q.followUps]).flatMap(draftOf);
}

function draftOf(q: DossierQuestion): TextBeside[] {
  return q.draft
    ? [{ uri: q.draft.evidence.uri, text: spokenText(q.draft.text), origin: 'draft', question: q.question, ref: q.ref }]
    : [];
}

function postingOf(dossier: Dossier | null): TextBeside[] {
  if (!dossier) return [];
  const { posting } = dossier;
  return [
    ...posting.responsibilities,
    ...posting.requirements,
    ...posting.preferred,
    ...posting.about,
    ...posting.stack,
  ].map((line) => ({ uri: line.evidence.uri, text: line.text, origin: 'posting' }));
}

async function elsewhere(deps: Deps, { dossier, knowledge }: Material): Promise<TextBeside[]> {
  const entries = await deps.workspace.list();
  const others = slugsIn(entries)
    .filter((slug) => slug !== dossier?.slug)
    .slice(0, DOSSIERS_MAX);
  const out: TextBeside[] = [];
  for (const slug of others) {
    const other = await dossierOf(deps, entries, slug, knowledge).catch(() => null);
    if (!other) continue;
    out.push(...draftsOf(other).map((d): TextBeside => ({ ...d, origin: 'dossier' })));
    out.push(
      ...other.highlights.map((line): TextBeside => ({ uri: line.evidence.uri, text: line.text, origin: 'dossier' })),
    );
  }
  return out;
}
