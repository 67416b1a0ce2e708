import { type BuildInput, buildSections } from '../core/build/build.ts';
import type { BuiltSection } from '../core/build/claims.ts';
import { builtMarkdown, type Prose } from '../core/build/markdown.ts';
import { verifyDossierWork } from '../core/build/verify.ts';
import { compareDossiers } from '../core/compare-dossiers.ts';
import { dossierTitle } from '../core/dossier.ts';
import { KkoriError } from '../core/errors.ts';
import { aliasesOf } from '../core/knowledge/cards.ts';
import { makePlan } from '../core/plan/plan.ts';
import type { Language } from '../core/vocabulary.ts';
import { newSession, openSession, type Session } from './advance.ts';
import type { Deps } from './deps.ts';
import { type Material, materialFor, slugMeant } from './material.ts';
import { levelOf, planInputFor } from './planning.ts';
import { RULES_VERSION } from './versions.ts';
import { openTickets, type TicketOutcome } from './work.ts';

export type BuiltDossier = {
  slug: string;
  title: string;
  lang: Language;
  sections: BuiltSection[];
  /** A coach's prose, section by section; empty until one has written it. */
  prose: Prose[];
  /** The papers changed since the prose was written. */
  proseIsOld: boolean;
  /** The whole as Markdown. */
  markdown: string;
};

/**
 * The eight sections of a dossier from the papers as they are now, with the prose a coach has stored for it. Nothing is
 * written. Throws not-found, or input for a dossier of which nothing could be read.
 */
export async function buildDossier(deps: Deps, wanted: string, lang?: Language): Promise<BuiltDossier> {
  const material = await materialFor(deps, await slugMeant(deps, wanted));
  const input = await buildInputFor(deps, material, lang);
  const { dossier } = input;
  const sections = buildSections(input);
  const title = dossierTitle(dossier);
  const { prose, proseIsOld } = await proseFor(deps, material, input.lang);
  return {
    slug: dossier.slug,
    title,
    lang: input.lang,
    sections,
    prose,
    proseIsOld,
    markdown: builtMarkdown(title, sections, prose, input.lang),
  };
}

/** The prose that a coach has stored for a dossier, and whether the papers have changed since. */
export async function proseFor(
  deps: Deps,
  { dossier, resume }: Material,
  lang: Language,
): Promise<{ prose: Prose[]; proseIsOld: boolean }> {
  const built = (await workSession(deps, dossier!.slug, lang))?.state.built ?? null;
  return {
    prose: built?.sections ?? [],
    proseIsOld: built !== null && (built.dossier !== dossier!.sha || built.resume !== (resume?.sha ?? null)),
  };
}

/** As `buildDossier`, and a ticket by which a host's model adds prose. The open ticket of before is given again. */
export async function buildForHost(
  deps: Deps,
  wanted: string,
  lang?: Language,
): Promise<BuiltDossier & { session: string; ticket: string }> {
  const built = await buildDossier(deps, wanted, lang);
  const material = await materialFor(deps, built.slug);
  const session = (await workSession(deps, built.slug, built.lang)) ?? started(deps, material, built);
  let [ticket] = openTickets(session.state);
  if (ticket === undefined) {
    ticket = deps.ids.ticket();
    session.record({
      type: 'work-owed',
      ticket,
      brief: 'build-dossier',
      subject: {},
      prompt: `knowledge-${material.knowledge.version}`.slice(0, 64),
    });
    await session.commit();
  }
  return { ...built, session: session.state.id, ticket };
}

/** Takes the prose of a dossier: verified and stored as a whole, or refused with what to fix. */
export async function takeProse(
  deps: Deps,
  session: Session,
  ticket: string,
  raw: unknown,
  client?: string,
): Promise<TicketOutcome & { stored: number }> {
  const { state } = session;
  if (state.tickets.get(ticket)!.outcome === 'done') return { outcome: 'done', problems: [], stored: 0 };
  const { slug } = state.started!.dossier!;
  const material = await materialFor(deps, slug);
  const input = await buildInputFor(deps, material, state.started!.lang);
  const verified = verifyDossierWork(raw, sourcesOf(input, material), aliasesOf(material.knowledge), input.lang);
  if (verified.problems) {
    session.record({ type: 'work-closed', ticket, outcome: 'refused', problems: verified.problems });
    await session.commit();
    return { outcome: 'refused', problems: verified.problems, stored: 0 };
  }
  const { sections } = verified.work;
  session.record({
    type: 'built',
    by: { coach: 'host', ...(client ? { client } : {}) },
    ticket,
    dossier: input.dossier.sha,
    resume: material.resume?.sha ?? null,
    sections,
  });
  session.record({ type: 'work-closed', ticket, outcome: 'done' });
  await session.commit();
  return { outcome: 'done', problems: [], stored: sections.length };
}

/** A whole rehearsal as it would be asked first: the same for the same papers, whatever was asked before. */
export async function buildInputFor(deps: Deps, material: Material, lang?: Language): Promise<BuildInput> {
  const { dossier, resume, knowledge } = material;
  if (!dossier) throw new KkoriError('input', '지원 건이 필요합니다.');
  const wanted = lang ?? (await deps.workspace.settings()).language ?? dossier.language;
  const input = await planInputFor(deps, material, { format: 'full', lang: wanted, ignoreHistory: true });
  const { rows } = compareDossiers([dossier], {
    resume,
    checklist: knowledge.playbooks.get('compare-offers')?.checklist ?? [],
    aliases: aliasesOf(knowledge),
    conceptsOf: input.conceptsOf,
    titleOf: (label) => label.value,
    lang: wanted,
  });
  return { ...input, dossier, rows, plan: makePlan(input) };
}

/** Everything that prose may stand on: the papers, and what the rules made of them. */
function sourcesOf(input: BuildInput, { dossier, resume }: Material): string[] {
  const claims = buildSections(input).flatMap(({ claims: all }) =>
    all.flatMap((claim) => [claim, ...(claim.under ?? [])]),
  );
  const lines = dossier ? Object.values(dossier.posting).flat() : [];
  const drafts = (dossier?.questions ?? []).flatMap((q) => [q, ...q.followUps]).map((q) => q.draft?.text ?? '');
  return [
    dossier?.company ?? '',
    dossier?.title ?? '',
    ...lines.map((line) => line.text),
    ...(dossier?.unread ?? []).map((line) => line.text),
    ...(resume?.facts ?? []).map((fact) => `${fact.org ?? ''} ${fact.project ?? ''} ${fact.evidence.quote}`),
    ...claims.map((claim) => claim.text),
    ...drafts,
  ];
}

async function workSession(deps: Deps, slug: string, lang: Language): Promise<Session | null> {
  for (const { id } of await deps.store.sessions({ dossier: slug, purpose: 'dossier' })) {
    const session = await openSession(deps, id);
    if (session.state.started?.lang === lang) return session;
  }
  return null;
}

/** A session that holds the work on one dossier: nobody is asked anything in it, so it is over from the start. */
function started(deps: Deps, material: Material, { title, lang }: BuiltDossier): Session {
  const { dossier, resume, knowledge } = material;
  const session = newSession(deps);
  session.record({
    type: 'started',
    purpose: 'dossier',
    dossier: { slug: dossier!.slug, sha: dossier!.sha },
    title,
    resume: resume ? { sha: resume.sha } : null,
    versions: { knowledge: knowledge.version.slice(0, 16), rules: RULES_VERSION },
    format: 'full',
    mode: 'coach',
    lang,
    seed: 0,
    coach: 'host',
    input: 'typed',
    level: levelOf(material),
    limits: { questions: null, minutes: null, depth: 0 },
  });
  session.record({ type: 'ended', reason: 'finished' });
  return session;
}
