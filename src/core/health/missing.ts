import type { Backed } from '../build/backed.ts';
import { contentWords } from '../korean.ts';
import { sharedWords } from '../plan/word-overlap.ts';
import type { Finding } from './finding.ts';
import type { HealthInput } from './health.ts';
import { draftsOf, ownLines } from './told.ts';
import { healthWords } from './words.ts';

/**
 * What is not there: a posting or its requirements, a résumé, anything about the company, requirements that no line of
 * the résumé and no note was found to touch.
 */
export function missingIn(input: HealthInput): Finding[] {
  const { dossier, resume, lang, backed } = input;
  const { slug, posting, titleEvidence, company, companySummary } = dossier;
  const words = healthWords(lang);
  const out: Finding[] = [];
  const missing = (id: Finding['id'], text: string, next: string, evidence: Finding['evidence'] = []) =>
    void out.push({ kind: 'missing', id, text, evidence, next });
  const asked = posting.requirements.length + posting.preferred.length;
  if (asked + posting.responsibilities.length === 0 && !input.hasPostingFile)
    missing('posting', words.posting, `kkori add ${words.file.posting} --as posting --to ${slug}`);
  else if (asked === 0)
    missing('requirements', words.requirements, `kkori dossier show ${slug}`, titleEvidence ? [titleEvidence] : []);
  if (!resume) missing('resume', words.resume, `kkori add ${words.file.resume} --as resume`);
  if (companySummary.length + posting.about.length === 0)
    missing('company', words.company(company), `kkori dossier show ${slug}`, titleEvidence ? [titleEvidence] : []);
  const must = backed.filter(({ kind, yearsOnly }) => kind === 'must' && !yearsOnly);
  const untouched = untouchedOf(must, input);
  if (untouched.length > 0)
    missing(
      'untouched',
      words.untouched(must.length, untouched.length),
      `kkori dossier build ${slug}`,
      untouched.map(({ line }) => line.evidence),
    );
  return out;
}

/** Nothing is untouched where there is nothing that could touch it. */
function untouchedOf(must: readonly Backed[], { dossier, resume, conceptsOf, notes }: HealthInput): Backed[] {
  const own = [
    ...ownLines(dossier).map((line) => line.text),
    ...draftsOf(dossier).flatMap(({ question, draft }) => [question, ...draft.text.split('\n')]),
    ...notes.flatMap((note) => note.split('\n')),
  ].filter((line) => line.trim() !== '');
  if (!resume && own.length === 0) return [];
  const concepts = new Set(own.flatMap(conceptsOf));
  return must.filter(({ line, facts }) => {
    if (facts.length > 0 || conceptsOf(line.text).some((id) => concepts.has(id))) return false;
    const needed = contentWords(line.text).length <= SHORT_LINE ? 1 : 2;
    return !own.some((text) => sharedWords(line.text, text) >= needed);
  });
}

/** A line of so few words is touched by one of them. */
const SHORT_LINE = 4;
