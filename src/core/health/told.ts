import { spokenText } from '../critique/spoken-text.ts';
import type { Dossier, DossierQuestion, Line, Resume } from '../dossier.ts';
import type { Evidence, Source, Span } from '../evidence/evidence.ts';
import { namesPay } from '../reading/money.ts';

/** What a stretch is about, as far as a name says so: employers and projects of the résumé. Empty = nobody says. */
export type About = { orgs: readonly string[]; projects: readonly string[] };
/** A stretch of a paper in which the candidate tells of what was done. */
export type Stretch = Span & { about: About };

/**
 * A paper of the candidate's as what it tells: `text` has the length of the source, everything else in it is blank, so
 * that every offset is one of the source.
 */
export type Paper = {
  kind: 'resume' | 'dossier' | 'note';
  /** The dossier it belongs to. */
  slug: string | null;
  /** The file name of a note, for showing. */
  note: string | null;
  source: Source;
  text: string;
  stretches: Stretch[];
};

/** Employers and projects of the résumé, each project with the employers it stands under. */
export type Names = { orgs: readonly string[]; projects: ReadonlyMap<string, readonly string[]> };

/** Shorter names stand in other words. */
const NAME_MIN = 2;

/** Names by which a text says whose work it speaks of; none without a résumé. */
export function namesOf(resume: Resume | null): Names {
  const orgs = new Set<string>();
  const projects = new Map<string, string[]>();
  for (const { org, project } of resume?.facts ?? []) {
    if (org && org.length >= NAME_MIN) orgs.add(org);
    if (project && project.length >= NAME_MIN)
      projects.set(project, [...new Set([...(projects.get(project) ?? []), ...(org ? [org] : [])])]);
  }
  return { orgs: [...orgs], projects };
}

/** Employers and projects that a text names; a project brings its employers along. */
export function aboutIn(text: string, names: Names): About {
  const projects = [...names.projects.keys()].filter((name) => text.includes(name));
  const orgs = names.orgs.filter((name) => text.includes(name));
  return { projects, orgs: orgs.length > 0 ? orgs : projects.flatMap((name) => names.projects.get(name)!) };
}

/** Whether two stretches are known to be of different employers, or of different projects. Silence is no difference. */
export function isApart(a: About, b: About): boolean {
  const differ = (left: readonly string[], right: readonly string[]) =>
    left.length > 0 && right.length > 0 && !left.some((name) => right.includes(name));
  return differ(a.orgs, b.orgs) || differ(a.projects, b.projects);
}

/** The résumé: its statements, and the lines that give an employer's or a project's years. */
export function resumePaper(resume: Resume, source: Source): Paper {
  const names = namesOf(resume);
  const facts = resume.facts
    .filter((fact) => fact.grade === 'resume')
    .map(({ evidence, org, project }): Stretch => {
      const named = aboutIn(evidence.quote, names);
      return {
        start: evidence.start,
        end: evidence.end,
        about: {
          orgs: named.orgs.length > 0 ? named.orgs : org ? [org] : [],
          projects: named.projects.length > 0 ? named.projects : project ? [project] : [],
        },
      };
    });
  const headings = linesOf(source.text).filter(
    (line) => /20\d\d|19\d\d/u.test(line.text) && !facts.some((fact) => fact.start < line.end && line.start < fact.end),
  );
  const named = headings
    .map((line): Stretch => ({ start: line.start, end: line.end, about: aboutIn(line.text, names) }))
    .filter(({ about }) => about.orgs.length + about.projects.length > 0);
  return paperOf('resume', null, source, [...facts, ...named]);
}

/** What a dossier's own notes tell of the candidate, file by file: drafts, highlights, fit, advice, what was not understood. */
export function dossierPapers(dossier: Dossier, sources: readonly Source[], names: Names): Paper[] {
  const drafts = draftsOf(dossier).map(({ question, draft }): [Evidence, string] => [
    draft.evidence,
    `${question}\n${draft.text}`,
  ]);
  const lines = ownLines(dossier).map((line): [Evidence, string] => [line.evidence, line.text]);
  return sources.map((source) =>
    paperOf(
      'dossier',
      dossier.slug,
      source,
      [...drafts, ...lines]
        .filter(([evidence]) => evidence.uri === source.uri)
        .map(([{ start, end }, words]) => ({ start, end, about: aboutIn(words, names) })),
    ),
  );
}

/** A note that names an employer or a project of the candidate's; null for one that may be about anything. */
export function notePaper(source: Source, note: string, names: Names): Paper | null {
  const { orgs, projects } = aboutIn(source.text, names);
  if (orgs.length + projects.length === 0) return null;
  const paper = paperOf(
    'note',
    null,
    source,
    linesOf(source.text).map((line) => {
      const about = aboutIn(line.text, names);
      const silent = about.orgs.length + about.projects.length === 0;
      return { start: line.start, end: line.end, about: silent ? { orgs, projects } : about };
    }),
  );
  return { ...paper, note };
}

/** Lines of a dossier in which the candidate, and not the company, speaks of what was done. */
export function ownLines(dossier: Dossier): Line[] {
  const { posting, highlights, fit, advice, unread } = dossier;
  const postings = new Set(
    [...posting.responsibilities, ...posting.requirements, ...posting.preferred].map((line) => line.evidence.uri),
  );
  // What was not understood of a file that holds the posting may be the company's.
  return [...highlights, ...fit, ...advice, ...unread.filter((line) => !postings.has(line.evidence.uri))];
}

export type Drafted = DossierQuestion & { draft: NonNullable<DossierQuestion['draft']>; followUp: boolean };

/** Questions with a draft, follow-ups' own included; a draft of nothing but marks is none. */
export function draftsOf(dossier: Dossier): Drafted[] {
  return dossier.questions.flatMap((q) =>
    [q, ...q.followUps].flatMap((one) =>
      one.draft && spokenText(one.draft.text) !== '' ? [{ ...one, draft: one.draft, followUp: one !== q }] : [],
    ),
  );
}

function paperOf(kind: Paper['kind'], slug: string | null, source: Source, spans: readonly Stretch[]): Paper {
  const stretches = spans.toSorted((a, b) => a.start - b.start);
  return { kind, slug, note: null, source, stretches, text: only(unmarked(source.text), stretches) };
}

/** The text with everything outside the spans blanked, and every line about pay: nothing of that is ever shown. */
function only(text: string, spans: readonly Span[]): string {
  let out = '';
  let at = 0;
  for (const { start, end } of spans) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    // A stretch is no sentence together with the next one.
    out += blank(text.slice(at, from)).replace(/.$/su, '\n') + withoutPay(text.slice(from, end));
    at = end;
  }
  return out + blank(text.slice(at));
}

function withoutPay(text: string): string {
  return text.replace(/[^\n]+/gu, (line) => (namesPay(line) ? blank(line) : line));
}

const blank = (text: string) => text.replace(/[^\n]/gu, (letter) => ' '.repeat(letter.length));

const MARKS =
  /<!--[\s\S]{0,20000}?-->|(?<![\s\S])---\n[\s\S]{0,20000}?\n---$|<\/?[a-z][^>\n]{0,200}>|^[ \t>]*(?:(?:[-*+•◦■]|\(?\d{1,3}[.)])[ \t]+)+(?:\[[ xX]\][ \t]+)?|^[ \t]*#{1,6}[ \t]+|\*\*|__(?=\S)|(?<=\S)__|`+|~~|\]\([^)\n]{0,400}\)|!?\[(?=[^\]\n]{0,300}\]\()/gmu;

/** Markdown's marks as blanks of their own length: every offset stays what it was. */
function unmarked(text: string): string {
  return text.replace(MARKS, blank);
}

/** The stretch as it is read, with blanks for marks, of the same length. */
export function plainAt(source: Source, { start, end }: Span): string {
  return withoutPay(unmarked(source.text).slice(start, end));
}

function linesOf(text: string): (Span & { text: string })[] {
  return [...text.matchAll(/[^\n]+/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[0],
  }));
}
