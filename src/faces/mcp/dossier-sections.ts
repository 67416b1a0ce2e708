import { BUILT_SECTIONS } from '../../core/build/claims.ts';
import type { Dossier, DossierQuestion, ProfileLabel } from '../../core/dossier.ts';

/** The sections of a dossier that a URI can name. */
export const DOSSIER_SECTIONS = ['posting', ...BUILT_SECTIONS, 'design'] as const;
/** With the health report, which is read like a section and stands in no file. */
export const READABLE_SECTIONS = [...DOSSIER_SECTIONS, 'check'] as const;
export type DossierSection = (typeof DOSSIER_SECTIONS)[number];

/** Stands for a section of which the candidate's files say nothing. */
export const EMPTY_SECTION = '(비어 있음 · empty)';

type Titled = [title: string, lines: readonly { text: string }[]];

/** A section as Markdown, from what was read of the candidate's files. A section with nothing in it says so. */
export function sectionText(dossier: Dossier, section: DossierSection): string {
  const text = bodyOf(dossier, section);
  return text.trim() === '' ? EMPTY_SECTION : text;
}

function bodyOf(d: Dossier, section: DossierSection): string {
  switch (section) {
    case 'posting':
      return lists([
        ['주요 업무', d.posting.responsibilities],
        ['자격요건', d.posting.requirements],
        ['우대', d.posting.preferred],
        ['가치', d.posting.values],
        ['기술', d.posting.stack],
        ['전형', d.posting.process],
        ['소개', d.posting.about],
      ]);
    case 'overview':
      return overview(d);
    case 'fit':
      return lists([['', d.fit]]);
    case 'highlights':
      return lists([['', d.highlights]]);
    case 'company':
      return lists([['', d.companySummary]]);
    case 'questions':
      return d.questions.map((q) => question(q)).join('\n');
    case 'ask':
      return lists([['', d.ask]]);
    case 'concepts':
      return lists([['', d.concepts]]);
    case 'advice':
      return lists([['', d.advice]]);
    case 'design':
      return lists([
        ['', d.design],
        ['평가 기준', d.criteria],
      ]);
  }
}

function overview(d: Dossier): string {
  const years = d.yearsMin === null ? null : `${d.yearsMin}${d.yearsMax === null ? '+' : `–${d.yearsMax}`}년`;
  const label = (axis: ProfileLabel['axis']) =>
    d.profileEvidence
      .filter((one) => one.axis === axis)
      .map((one) => `${one.value} (“${one.words.slice(0, 3).join('”, “')}”)`)
      .join(', ') || null;
  const facts: [string, string | null][] = [
    ['회사', d.company],
    ['직무', d.title],
    ['경력', years],
    ['고용', d.employmentType],
    ['근무지', d.location],
    ['산업', label('industry')],
    ['사업', label('business-model')],
    ['고객', label('customer')],
    ['단계', label('stage')],
  ];
  return facts.flatMap(([name, value]) => (value === null ? [] : [`- ${name}: ${value}`])).join('\n');
}

function question(q: DossierQuestion, indent = ''): string {
  const draft = q.draft ? `\n${q.draft.text.replace(/^/gm, `${indent}  `)}` : '';
  return [`${indent}- ${q.ref}. ${q.question}${draft}`, ...q.followUps.map((f) => question(f, `${indent}  `))].join(
    '\n',
  );
}

function lists(parts: readonly Titled[]): string {
  return parts
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) => `${title ? `## ${title}\n` : ''}${lines.map((line) => `- ${line.text}`).join('\n')}`)
    .join('\n\n');
}
